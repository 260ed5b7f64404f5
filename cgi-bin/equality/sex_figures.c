/* Figures by sex. */
#include "equality/sex_figures.h"

#include <stdlib.h>

#include "base/clock.h"
#include "base/text.h"

#define SEEING_ROLES (ROLE_BIT(ROLE_ADMIN) | ROLE_BIT(ROLE_GSB))

bool sex_figures_shown(const struct principal *who)
{
	return (who->roles & SEEING_ROLES) != 0;
}

/* Administrators see all, equality officers their own; one value, the person. */
#define SEEN_AUTHORITY \
	"u.kind = 'authority' AND EXISTS (SELECT 1 FROM user_group_member m JOIN user_group g" \
	" ON g.id = m.group_id WHERE m.staff_user_id = ? AND (g.role_id = " SQL_ROLE_ADMIN \
	" OR (g.role_id = " SQL_ROLE_GSB " AND g.authority_id = u.id)))"

enum outcome sex_figures_authorities(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT u.code AS value, u.name AS label FROM org_unit u WHERE " SEEN_AUTHORITY
		" ORDER BY u.name, u.id",
		DB_VALUES(db_int(who->id)), rows_r);
}

static int64_t year_now(struct pool *pool)
{
	return strtoll(clock_today(pool), NULL, 10);
}

enum outcome sex_figures_years(
	struct db *db, struct pool *pool, const char *authority, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT y.year AS value, y.year AS label FROM (SELECT DISTINCT year FROM sex_count"
		" WHERE year < ?) y WHERE EXISTS (SELECT 1 FROM sex_count c"
		" JOIN jobad j ON j.id = c.jobad_id JOIN vacancy v ON v.id = j.vacancy_id"
		" JOIN org_unit u ON u.id = v.authority_id WHERE c.year = y.year AND u.code = ?)"
		" ORDER BY y.year DESC",
		DB_VALUES(db_int(year_now(pool)), db_str(authority)), rows_r);
}

struct ad_row {
	int64_t id;
	const char *number, *title;
	int64_t received_female, received_male, received_diverse;
	int64_t invited_female, invited_male, invited_diverse;
	int64_t hired_female, hired_male, hired_diverse;
};

static const struct db_field ad_fields[] = {
	DB_FIELD(struct ad_row, id),
	DB_FIELD(struct ad_row, number),
	DB_FIELD(struct ad_row, title),
	DB_FIELD(struct ad_row, received_female),
	DB_FIELD(struct ad_row, received_male),
	DB_FIELD(struct ad_row, received_diverse),
	DB_FIELD(struct ad_row, invited_female),
	DB_FIELD(struct ad_row, invited_male),
	DB_FIELD(struct ad_row, invited_diverse),
	DB_FIELD(struct ad_row, hired_female),
	DB_FIELD(struct ad_row, hired_male),
	DB_FIELD(struct ad_row, hired_diverse),
};

#define CELL(step, sex) \
	", SUM(IF(c.step = '" step "' AND c.sex = '" sex "', c.people, 0)) AS " step "_" sex
#define CELLS(step) CELL(step, "female") CELL(step, "male") CELL(step, "diverse")

/* Of a count c, its ad j and vacancy v; values: year, code of the authority. */
#define OF_YEAR \
	" FROM sex_count c JOIN jobad j ON j.id = c.jobad_id" \
	" JOIN vacancy v ON v.id = j.vacancy_id JOIN org_unit u ON u.id = v.authority_id" \
	" WHERE c.year = ? AND u.code = ?"
#define NOT_EXCLUDED ACCESS_NOT_EXCLUDED("v.id", "?")

static int64_t cell_told(int64_t people)
{
	return people < SEX_FIGURES_LEAST ? -1 : people;
}

static enum outcome ads_read(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, int64_t year, int64_t before, struct sex_figures *figures_r)
{
	struct ad_row *rows = NULL;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT j.id, j.number, j.title" CELLS("received") CELLS("invited") CELLS("hired")
			OF_YEAR " AND (? = 0 OR j.id < ?) AND" NOT_EXCLUDED
				" GROUP BY j.id, j.number, j.title ORDER BY j.id DESC LIMIT ?",
		ad_fields, &rows, &count,
		DB_VALUES(db_int(year), db_str(authority), db_int(before), db_int(before),
			db_int(who->id), db_int(SEX_FIGURES_ADS + 1)));

	if (outcome)
		return outcome;
	figures_r->more = count > SEX_FIGURES_ADS;
	figures_r->count = figures_r->more ? SEX_FIGURES_ADS : count;
	figures_r->ads = POOL_ARRAY(pool, struct sex_ad, figures_r->count + 1);
	for (size_t i = 0; i < figures_r->count; i++) {
		const struct ad_row *row = &rows[i];

		figures_r->ads[i] = (struct sex_ad){row->id, row->number, row->title,
			{cell_told(row->received_female), cell_told(row->received_male),
				cell_told(row->received_diverse), cell_told(row->invited_female),
				cell_told(row->invited_male), cell_told(row->invited_diverse),
				cell_told(row->hired_female), cell_told(row->hired_male),
				cell_told(row->hired_diverse)}};
	}
	return OK;
}

/* Of a cell of all ads: how many people, how many of them in numbers that are told, and of how many
 * ads those are. */
struct sum_row {
	int64_t cell, people, told, ads;
};

static const struct db_field sum_fields[] = {
	DB_FIELD(struct sum_row, cell),
	DB_FIELD(struct sum_row, people),
	DB_FIELD(struct sum_row, told),
	DB_FIELD(struct sum_row, ads),
};

/* What is left when the numbers that are told are taken away is the sum of those that are not: it
 * must not tell one of them. */
static int64_t sum_told(const struct sum_row *row, int64_t ads)
{
	int64_t rest = row->people - row->told, rest_ads = ads - row->ads;

	return rest_ads && (rest_ads < 2 || rest < SEX_FIGURES_LEAST) ? -1 : row->people;
}

static enum outcome sums_read(struct db *db, struct pool *pool, const char *authority, int64_t year,
	struct sex_figures *figures_r)
{
	struct sum_row *rows = NULL;
	size_t count = 0;
	int64_t ads = 0;
	enum outcome outcome = db_get_int(db, "SELECT COUNT(DISTINCT c.jobad_id)" OF_YEAR,
		DB_VALUES(db_int(year), db_str(authority)), &ads);

	if (!outcome)
		outcome = db_structs(db, pool,
			"SELECT 3 * (c.step + 0 - 1) + c.sex + 0 - 1 AS cell,"
			" SUM(c.people) AS people,"
			" SUM(IF(c.people >= ?, c.people, 0)) AS told,"
			" SUM(c.people >= ?) AS ads" OF_YEAR " GROUP BY c.step, c.sex",
			sum_fields, &rows, &count,
			DB_VALUES(db_int(SEX_FIGURES_LEAST), db_int(SEX_FIGURES_LEAST),
				db_int(year), db_str(authority)));
	for (size_t i = 0; i < SEX_CELLS; i++)
		figures_r->sums[i] = -1;
	for (size_t i = 0; !outcome && i < count; i++)
		figures_r->sums[rows[i].cell] = sum_told(&rows[i], ads);
	return outcome;
}

enum outcome sex_figures(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, int64_t year, int64_t before, struct sex_figures *figures_r)
{
	int64_t seen = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM org_unit u WHERE u.code = ? AND " SEEN_AUTHORITY,
		DB_VALUES(db_str(authority), db_int(who->id)), &seen);

	*figures_r = (struct sex_figures){0};
	if (!outcome && (!seen || year >= year_now(pool)))
		return NOT_FOUND;
	if (!outcome)
		outcome = ads_read(db, pool, who, authority, year, before, figures_r);
	return outcome ? outcome : sums_read(db, pool, authority, year, figures_r);
}
