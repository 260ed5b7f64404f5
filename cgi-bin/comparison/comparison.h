/*
 * The comparison of a vacancy's applications by the requirements of its profile (PRO-08): what each
 * was rated by each requirement, the sum by weights, class and place. Applications are in it from
 * the preselection on; those that ended stay when they were placed before.
 */
#ifndef BMS_COMPARISON_COMPARISON_H
#define BMS_COMPARISON_COMPARISON_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "comparison/rater.h"
#include "db/db.h"
#include "selection/ranking.h"
#include "selection/requirement.h"

#define COMPARISON_POINTS 5 /* the highest of the scale "points"; the lowest is 0 */
#define COMPARISON_MOST 1000 /* applications in one */

/* One application by one requirement. */
struct comparison_cell {
	bool rated;
	int64_t value; /* points, or yes 1, no 0 */
	const char *note; /* where it is seen; NULL: none */
	const char *why; /* agreed on so where the raters differ; NULL: nothing was said */
	bool biased; /* somebody who was kept out for bias since had rated it, or agreed on it */
	const char *hint; /* of a rater's own: the note of who recruits; NULL: none */
	const struct comparison_rated *by; /* by raters, what the reader is shown of it */
	size_t by_count;
};

/* The same by one of several raters. */
struct comparison_rated {
	int64_t rater; /* staff user */
	int64_t value;
	bool rated;
	const char *note; /* NULL: none */
};

struct comparison_row {
	int64_t id;
	const char *number, *surname, *first_name, *status;
	int64_t severely_disabled; /* 0 also for whom the mark is not shown */
	int64_t seen_by; /* roles of who reads it, as bits; 0: it is read for nobody */
	const char *letter; /* of its class; NULL: none yet */
	int64_t place; /* 0: none yet */
	int64_t by_hand; /* not by the rule */
	int64_t sent; /* was in a version that was sent */
	int64_t last, excluded; /* the vacancy's last version; somebody is kept out of it */
	const char *reason; /* of the last change of class or place; NULL: none */
	struct comparison_cell *cells; /* as many as requirements, in their order */
	size_t rated; /* of these */
	int64_t sum; /* points by weights; a yes counts as all points */
	bool locked; /* of a rater's own: handed in */
	bool unmet; /* rated 0 or no in a mandatory requirement */
	/* Of a version that was sent: class and place stood otherwise in the one before, or it was
	 * not in it. */
	bool changed, fresh;
	const char *letter_before; /* NULL: none */
	int64_t place_before;
	struct db_cell wrapped, reason_sealed;
};

struct comparison {
	struct requirement *requirements;
	size_t requirement_count;
	struct ranking_input *classes;
	size_t class_count;
	struct comparison_row *rows; /* by place, class, name */
	size_t count;
	bool live; /* as it is now, not a version */
	bool own; /* what one rater has rated (own_rating.h) */
	bool many; /* there are more than COMPARISON_MOST */
	int64_t most; /* the sum of all points */
	int64_t last; /* number of the last version that was sent; 0: none */
	struct raters raters;
};

/* Do the raters' values that are shown differ; and what all say: false when they do, or none said
 * anything. */
bool cell_differs(const struct comparison_cell *cell);
bool cell_common(const struct comparison_cell *cell, int64_t *value_r);

/*
 * As it is now: what of it this person sees; of who rates and has not handed in yet neither values
 * nor order. `application_id`: this one alone, without classes and the last version; 0: all.
 * Everything is in the pool. OK, UNAVAILABLE.
 */
enum outcome comparison_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id, struct comparison *comparison_r);

/* The same in the blind stage, as the department sees it: numbers, and the notes of who recruits as
 * hints. OK, UNAVAILABLE. */
enum outcome comparison_read_covered(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct comparison *comparison_r);

/* All of it, whoever sees it, as it is when it is held. OK, UNAVAILABLE. */
enum outcome comparison_read_all(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct comparison *comparison_r);

#endif
