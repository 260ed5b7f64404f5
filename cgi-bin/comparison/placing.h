/*
 * Classes and places of the applications in a comparison (PRO-08): by hand or by the rule, each
 * with a reason. Once the comparison was sent, a change goes with its reason to all who were asked
 * again, as the next version, in the same transaction; there is no other way to change one, which
 * the database keeps, too (schema/460).
 */
#ifndef BMS_COMPARISON_PLACING_H
#define BMS_COMPARISON_PLACING_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "comparison/comparison.h"
#include "db/db.h"

#define PLACING_REASON_MAX 500 /* characters */
#define PLACING_PLACE_MAX 999

/* Class and place that an application is to have, and those its form showed. */
struct placing_input {
	const char *field; /* the form's, for its problem */
	int64_t application_id;
	const char *letter, *letter_shown; /* NULL or "": none */
	int64_t place, place_shown; /* 0: none */
	bool by_rule; /* not by hand */
};

/*
 * Changes classes and places; what was not touched keeps what others have made of it meanwhile.
 * Inside a transaction. OK; INVALID (problems: placing_class, placing_place, reason required,
 * vacancy_final, and those of comparison_send); CONFLICT (placing_meanwhile: nothing is kept);
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome placing_set(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct placing_input *inputs, size_t count, const char *reason,
	struct problems *problems);

/*
 * Classes and places by the rule, of all that were rated and not placed by hand: who misses a
 * mandatory requirement comes into the last class, who has at least `percent` of all points into
 * the first, the others into the second; places by the sum, equal sums share one. The reason is
 * needed once the comparison was sent. Outcomes as placing_set.
 */
enum outcome placing_by_rule(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t percent, const char *reason, struct problems *problems);

#endif
