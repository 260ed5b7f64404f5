/*
 * Ending a procedure without filling the post (PRO-32, LAW-42): the factual reason is written down
 * when it ends, the decision with it; what is released for the applicants goes to all who are still
 * in the procedure, with the step to "abgesagt", as a bulk action. Who cannot be told yet is named
 * there, and the rest is run again.
 */
#ifndef BMS_HIRING_ENDED_H
#define BMS_HIRING_ENDED_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define ENDED_TEXT_MAX 2000 /* characters */

struct ended {
	const char *reason; /* kept; names nobody */
	const char *told_de, *told_en; /* what the applicants read; told_en may be NULL */
	const char *ended_at, *ended_by; /* UTC; name */
};

/* How a vacancy's procedure ended. OK, NOT_FOUND (it goes on, or the post was filled), UNAVAILABLE.
 */
enum outcome ended_get(struct db *db, struct pool *pool, int64_t vacancy_id, struct ended *ended_r);

/* How many applications go on in it. OK, UNAVAILABLE. */
enum outcome ended_left(struct db *db, int64_t vacancy_id, int64_t *left_r);

/*
 * Ends it: the reason and what is told are kept, a decision that stands is revoked with the reason.
 * Holds the vacancy; inside a transaction. OK; INVALID (problems: reason, told_de: required; "":
 * ended_filled: somebody was hired; decision_hired, decision_offer); CONFLICT (it is ended already,
 * or over); UNAVAILABLE.
 */
enum outcome ended_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct ended *ended, struct problems *problems);

/* Begins the bulk action by which those are told who are still in it; checked, and not begun.
 * *bulk_r: 0: nobody is. Inside a transaction. OK, INVALID (problems of bulk_begin), UNAVAILABLE.
 */
enum outcome ended_tell(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems, int64_t *bulk_r);

/* The letter as it would go to the first of them with these texts. OK, NOT_FOUND (nobody is left),
 * INVALID (it cannot be filled), UNAVAILABLE. */
struct notice_mail;
enum outcome ended_preview(struct db *db, struct pool *pool, int64_t vacancy_id,
	const struct ended *ended, struct notice_mail *mail_r);

#endif
