/* A published ad stays on the portals longer than was said: with a reason, told to the committees
 * (PRO-06). */
#ifndef BMS_PUBLISHING_JOBAD_EXTEND_H
#define BMS_PUBLISHING_JOBAD_EXTEND_H

#include "publishing/jobad.h"

struct jobad_extension {
	const char *valid_to; /* the new last day, YYYY-MM-DD */
	const char *reason;
	int64_t version; /* of the ad, that was seen */
};

/* Is it published, or planned to be, and not over? */
bool jobad_extendable(struct pool *pool, const struct jobad *jobad);

/*
 * Gives it a later last day, on the portals, too; with lines of history and a mail to works council
 * and equality officer. Holds vacancy and ad; inside a transaction. OK; INVALID (problems:
 * valid_to: extend_later, day_far; reason: required); CONFLICT (problems: changed_meanwhile,
 * extend_over); NOT_FOUND; UNAVAILABLE.
 */
enum outcome jobad_extend(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	const struct jobad_extension *extension, struct problems *problems);

#endif
