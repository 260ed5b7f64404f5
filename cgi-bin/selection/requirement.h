/*
 * The requirement profile of a vacancy (OBJ-04, LAW-40), and of the requisition it may come from
 * (OBJ-03): what the post requires, as a list in an order. A requisition's is written as long as it
 * is the writer's turn. A vacancy's is fixed when the first application is rated by it; what is
 * changed later has a reason, which stands in the vacancy's history, and what was said before is
 * kept.
 */
#ifndef BMS_SELECTION_REQUIREMENT_H
#define BMS_SELECTION_REQUIREMENT_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define REQUIREMENTS_MAX 60

/* What a person can enter. */
struct requirement_input {
	const char *text;
	const char *kind; /* mandatory, desirable */
	int64_t weight; /* 1 to 5 */
	const char *scale; /* yes_no, points */
	const char *proof; /* value of the list CHOICE_PROOF */
	const char *reason; /* needed when the profile is fixed */
	int64_t version; /* of the record the person saw */
};

struct requirement {
	int64_t id;
	struct requirement_input data;
};

/* Whose profile: a vacancy's or a requisition's. */
struct profile {
	enum object_kind kind;
	int64_t id;
};

/* Its requirements in their order. OK, UNAVAILABLE. */
enum outcome requirements_of(struct db *db, struct pool *pool, struct profile profile,
	struct requirement **requirements_r, size_t *count_r);

/* One of them. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome requirement_get(struct db *db, struct pool *pool, struct profile profile, int64_t id,
	struct requirement *requirement_r);

/* Since when the profile is fixed (UTC, as clock_sql writes); NULL: it is not. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome requirements_fixed(
	struct db *db, struct pool *pool, int64_t vacancy_id, const char **fixed_at_r);

/* Fixes it now, unless it is; an application of the vacancy is rated for the first time. Inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome requirements_fix(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id);

/*
 * Holds the object whose profile or classes are about to change: no requisition that is handed in,
 * no vacancy that is over, and one whose profile is fixed for a reason only. Inside a transaction.
 * OK, INVALID (problems), NOT_FOUND, UNAVAILABLE.
 */
enum outcome requirements_hold(struct db *db, struct pool *pool, struct profile profile,
	const char *reason, struct problems *problems);

/* Adds one at the end; inside a transaction. OK, INVALID (problems), UNAVAILABLE. */
enum outcome requirement_add(struct db *db, struct pool *pool, const struct principal *who,
	struct profile profile, const struct requirement_input *input, struct problems *problems);

/* Changes one; inside a transaction. OK, INVALID (problems), NOT_FOUND, CONFLICT (changed
 * meanwhile; a problem says so), UNAVAILABLE. */
enum outcome requirement_change(struct db *db, struct pool *pool, const struct principal *who,
	struct profile profile, int64_t id, const struct requirement_input *input,
	struct problems *problems);

/* Removes one; inside a transaction. OK, INVALID (problems), NOT_FOUND, UNAVAILABLE. */
enum outcome requirement_remove(struct db *db, struct pool *pool, const struct principal *who,
	struct profile profile, int64_t id, const char *reason, struct problems *problems);

/* Moves one to a place, counted from 1; the others keep their order. It says nothing else of the
 * post and needs no reason. Inside a transaction. OK, INVALID (problems), NOT_FOUND, UNAVAILABLE.
 */
enum outcome requirement_move(struct db *db, struct pool *pool, const struct principal *who,
	struct profile profile, int64_t id, int64_t place, struct problems *problems);

/* The items of the lists in a text (Markdown), as many as a profile holds; *count_r of them. */
const char **requirement_lines(struct pool *pool, const char *text, size_t *count_r);

/* Adds these items, as mandatory requirements of middle weight that one goes on with. Inside a
 * transaction. OK, INVALID (problems), UNAVAILABLE. */
enum outcome requirements_take(struct db *db, struct pool *pool, const struct principal *who,
	struct profile profile, const char *text, struct problems *problems);

/* Gives a new vacancy the requirements of another, or of its requisition; inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome requirements_copy(struct db *db, struct pool *pool, const struct principal *who,
	struct profile from, int64_t to_vacancy_id);

#define REQUIREMENTS_FORMER 100 /* shown at most */

/*
 * What was changed of a vacancy's profile and of the classes of its ranking after it was fixed, the
 * last first: columns letter (of a class, whose name is text, with its meaning; NULL: it is a
 * requirement), done
 * ("added", "changed", "removed"), text, kind, weight, scale, proof (as before; of what was added,
 * as it was added), reason, changed_at, name; one more than REQUIREMENTS_FORMER when there are
 * more. OK, UNAVAILABLE.
 */
enum outcome requirements_former(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r);

/* Keeps it, when the profile is fixed; `done`, `said`, and the reason: as above. Inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome requirement_former_keep(struct db *db, struct pool *pool, const struct principal *who,
	struct profile profile, const char *done, const struct requirement_input *said,
	const char *reason);

#endif
