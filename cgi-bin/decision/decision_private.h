/* What the files about decisions share. */
#ifndef BMS_DECISION_DECISION_PRIVATE_H
#define BMS_DECISION_DECISION_PRIVATE_H

#include "comparison/comparison.h"
#include "decision/decision.h"
#include "decision/reason.h"

/* The decision that stands, held with its vacancy until the transaction ends; as long as it is not
 * fixed, who was received since is taken in. OK, NOT_FOUND (also: there is none), UNAVAILABLE. */
enum outcome decision_hold(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct decision *decision_r);

/* The same while its vacancy goes on, and in this state. OK; CONFLICT (problems:
 * decision_meanwhile, vacancy_final); NOT_FOUND; UNAVAILABLE. */
enum outcome decision_hold_in(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *state, struct problems *problems, struct decision *decision_r);

/* Takes in who was received and is not in it, and out who was moved away. OK, UNAVAILABLE. */
enum outcome decision_take_in(struct db *db, const struct decision *decision);

/* Of a decision d: is the SBV concerned and was not asked about it, or only after it was fixed?
 * What was asked about one before it is older than its asked_at. */
#define DECISION_UNHEARD(d) \
	ACCESS_ONE_AMONG(d ".vacancy_id", SQL_ROLE_SBV) \
	" AND NOT EXISTS (SELECT 1 FROM statement us WHERE us.object_kind = 2" \
	" AND us.object_id = " d ".vacancy_id AND us.kind = 'selection_sbv'" \
	" AND us.replaced_by IS NULL AND us.state NOT IN ('withdrawn', 'replaced')" \
	" AND " d ".asked_at IS NOT NULL AND (us.round_id = " d ".round_id" \
	" OR us.asked_at >= " d ".asked_at)" \
	" AND us.asked_at <= LEAST(IFNULL(" d ".fixed_at, us.asked_at)," \
	" IFNULL(" d ".revoked_at, us.asked_at)))"

/* Something of it changed. OK, UNAVAILABLE. */
enum outcome decision_touch(struct db *db, const struct decision *decision);

/* Asks no more for what is open of these kinds (a comma list) about its vacancy. OK, UNAVAILABLE.
 */
enum outcome decision_questions_end(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *kinds);

/* What the memo is made of, all of it, as it is now. */
struct decision_whole {
	struct reason_facts *facts;
	struct reason *reasons;
	size_t count;
	struct comparison comparison;
};

/* Of each the lines as they are now, and what was written. OK, UNAVAILABLE. */
enum outcome decision_whole_read(struct db *db, struct pool *pool, const struct decision *decision,
	struct decision_whole *whole_r);

/* The same, and all is there to ask about it. OK, INVALID (problems of decision_ask), UNAVAILABLE.
 */
enum outcome decision_complete(struct db *db, struct pool *pool, const struct decision *decision,
	struct decision_whole *whole_r, struct problems *problems);

/* Tells the SBV that it is fixed. OK, UNAVAILABLE. */
enum outcome decision_told(struct db *db, struct pool *pool, int64_t vacancy_id);

/* Seals the lines of all as they are, with the profile; `at` (UTC; NULL: it is not fixed) is what
 * its hash begins with. OK, UNAVAILABLE. */
enum outcome decision_freeze(struct db *db, struct pool *pool, const struct decision *decision,
	const struct decision_whole *whole, const char *at);

#endif
