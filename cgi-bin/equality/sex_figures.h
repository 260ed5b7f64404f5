/*
 * The figures of statistics by sex (LAW-32), for the equality officer and administrators. A year is
 * shown when it is over: nobody can look before and after a step whom it counted. A number below
 * SEX_FIGURES_LEAST is not told, 0 neither, and none from which such a one would follow.
 */
#ifndef BMS_EQUALITY_SEX_FIGURES_H
#define BMS_EQUALITY_SEX_FIGURES_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define SEX_FIGURES_LEAST 5
#define SEX_FIGURES_ADS 100 /* of a page */
#define SEX_CELLS 9 /* steps × sexes: received, invited, hired by female, male, diverse */

/* May the person see figures at all, of whatever authority? */
bool sex_figures_shown(const struct principal *who);

/* The authorities whose figures she sees, by name: columns value (code), label. OK, UNAVAILABLE. */
enum outcome sex_figures_authorities(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r);

/* The years that are over and in which something was counted in an authority, newest first: columns
 * value, label. OK, UNAVAILABLE. */
enum outcome sex_figures_years(
	struct db *db, struct pool *pool, const char *authority, struct db_rows **rows_r);

struct sex_ad {
	int64_t id;
	const char *number, *title;
	int64_t cells[SEX_CELLS]; /* -1: not told */
};

struct sex_figures {
	struct sex_ad *ads; /* newest first */
	size_t count;
	bool more; /* there are further ones, before the last */
	int64_t sums[SEX_CELLS]; /* of all ads of the authority; -1: not told */
};

/*
 * Those of an authority (code) and a year that is over; of ads before `before` (id; 0: from the
 * newest on), without those of vacancies she is kept out of. OK; NOT_FOUND (not hers, or a year
 * that is not over); UNAVAILABLE.
 */
enum outcome sex_figures(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, int64_t year, int64_t before, struct sex_figures *figures_r);

#endif
