/*
 * Versions of a comparison that were sent (PRO-08): frozen, so that it can be shown later what
 * everybody saw. Of each application there is a part, sealed with its key, with a hash of what is
 * sealed; the version's hash is over these, so that it still fits when nothing opens a part any
 * more.
 */
#ifndef BMS_COMPARISON_VERSION_H
#define BMS_COMPARISON_VERSION_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "comparison/comparison.h"
#include "db/db.h"

struct comparison_version {
	int64_t id, number, round_id; /* round 0: nobody was asked */
	const char *sent_at; /* UTC */
	const char *name; /* who sent it; NULL: is no more */
	const char *profile; /* as kept */
};

#define COMPARISON_VERSIONS 50 /* listed at most */

/* Those of a vacancy, the last first; at most COMPARISON_VERSIONS. OK, UNAVAILABLE. */
enum outcome comparison_versions(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct comparison_version **versions_r, size_t *count_r);

/* One of them; number 0: the last. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome comparison_version_get(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t number, struct comparison_version *version_r);

/* What it holds, of applications that this person sees now; what is otherwise than in the version
 * before is marked. OK, UNAVAILABLE. */
enum outcome comparison_version_read(struct db *db, struct pool *pool, const struct principal *who,
	const struct comparison_version *version, struct comparison *comparison_r);

/* Whom sending asks: a mask of roles, of those that are on the vacancy; the SBV, when a severely
 * disabled person takes part who has not refused it. OK, UNAVAILABLE. */
enum outcome comparison_asks(struct db *db, int64_t vacancy_id, int64_t *roles_r);

/*
 * Sends the comparison for the first time: the applications from the step "Bewerbungsvergleich" on,
 * each of which has a class. Department, works council, equality officer, personnel office (P31)
 * and, if it takes part, the SBV are asked for their statements; they and P34 are mailed. Whatever
 * changes afterwards is sent by what changes it (placing.h). Inside a transaction. OK; INVALID
 * (problems: comparison_empty, comparison_profile, comparison_unplaced, comparison_many,
 * comparison_nobody, comparison_same: it was sent; vacancy_final; those of statement_round_ask);
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome comparison_send(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/* For bmsctl check: calls `each` with the number of the vacancy and of each version that does not
 * fit its hash, or whose classes and places were changed without being sent. *count_r of them. OK,
 * UNAVAILABLE. */
enum outcome comparison_check(
	struct db *db, void (*each)(const char *vacancy, int64_t version), int64_t *count_r);

#endif
