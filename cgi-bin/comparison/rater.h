/*
 * Who rates the applications of a vacancy (PRO-08, ACC-11): with nobody named, whoever recruits for
 * it; else those named alone, each for herself, until she hands in what she has rated. Only then
 * does she see what the others have handed in; whoever does not rate sees it when all have. What
 * was rated by who is kept out for bias (ACC-20), or whose seat was taken away, stays out.
 */
#ifndef BMS_COMPARISON_RATER_H
#define BMS_COMPARISON_RATER_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

struct rater {
	int64_t id; /* staff user */
	const char *user_id, *name, *unit; /* name NULL: is no more */
	const char *handed_in_at; /* UTC; NULL: not yet */
	int64_t blind; /* the vacancy is rated blindly */
	int64_t excluded, taken; /* does not count: for bias; her seat was taken away */
	int64_t rated; /* cells */
};

struct raters {
	struct rater *items;
	size_t count;
	size_t active; /* that count; 0: the recruiters rate */
	bool open; /* one that counts has not handed in */
	bool blind; /* the blind stage lasts (blind.h) */
	const struct rater *own; /* of the reader, when she counts; NULL */
};

#define RATERS_MAX 20 /* of a vacancy */

/* Those of a vacancy by name. OK, UNAVAILABLE. */
enum outcome raters_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct raters *raters_r);

/* What one of them is called; NULL: is no more. */
const char *rater_called(const struct raters *raters, int64_t id);

/* Does what this rater handed in count? */
bool rater_counts(const struct rater *rater);

/* Is the reader shown what others have handed in: she has herself, or all have? */
bool raters_shown(const struct raters *raters);

/*
 * Names a person: she reaches the applications (a seat), is told by mail and has a task. `role` is
 * for choose_add, and ROLE_SEAT. Inside a transaction. OK (also when she is); INVALID (nobody of
 * whom one can be made: inactive, without any group, kept out for bias, in the blind stage one who
 * sees the applications by another way, RATERS_MAX, or the vacancy is over); UNAVAILABLE.
 */
enum outcome rater_name(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t staff_user_id);

/* Takes her seat away; what she has rated is kept and stays out. Inside a transaction. OK,
 * NOT_FOUND, INVALID (the vacancy is over), UNAVAILABLE. */
enum outcome rater_take(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t staff_user_id);

/* Whom one can name, by words: as vacancy_candidates. OK, UNAVAILABLE. */
enum outcome rater_candidates(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *words, struct db_rows **rows_r);

/* Hands in what the person has rated: from now on it stands. Inside a transaction. OK; INVALID
 * (problems: rating_none, vacancy_final); CONFLICT (has handed in); DENIED (has no seat);
 * UNAVAILABLE. */
enum outcome rater_hand_in(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

/* The task of who is named (task_what.rate_applications). */
#define TASK_RATE "rate_applications"

#endif
