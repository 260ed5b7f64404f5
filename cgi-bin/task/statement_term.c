/* Counting the last day of a statement (LAW-01, PRO-22). */
#include "base/clock.h"
#include "base/text.h"
#include "task/statement_private.h"

#define REMIND_WORKDAYS 2 /* before the last day (PRO-04) */
#define HOUR 3600

enum outcome statement_holidays(
	struct db *db, struct pool *pool, const char *from, struct holidays *holidays_r)
{
	struct db_rows *rows = NULL;
	const char **days;
	enum outcome outcome =
		db_rows(db, pool, "SELECT day FROM holiday_once WHERE day >= ? AND NOT dropped",
			DB_VALUES(db_str(from)), &rows);

	if (outcome)
		return outcome;
	days = POOL_ARRAY(pool, const char *, rows->count);
	for (size_t i = 0; i < rows->count; i++)
		days[i] = db_text(rows, i, "day");
	*holidays_r = (struct holidays){days, rows->count};
	return OK;
}

static enum deadline_unit unit_read(const char *unit)
{
	return text_equal(unit, "weeks")       ? DEADLINE_WEEKS
		: text_equal(unit, "months")   ? DEADLINE_MONTHS
		: text_equal(unit, "workdays") ? DEADLINE_WORKDAYS
					       : DEADLINE_DAYS;
}

/* NULL: the deadline is too short for it. */
static const char *remind_day(
	struct pool *pool, const char *asked, const char *last, const struct holidays *holidays)
{
	const struct workdays workdays = {.once = holidays};
	const char *day = last;

	for (int left = REMIND_WORKDAYS; left > 0;) {
		day = day_add(pool, day, -1);
		left -= workday_is(day, &workdays);
	}
	return day_number(day) > day_number(asked) ? day : NULL;
}

struct statement_term statement_term(struct pool *pool, int64_t asked_at, int64_t count,
	const char *unit, const struct holidays *holidays)
{
	const char *asked = clock_day(pool, asked_at);
	struct statement_term term = {0};

	if (text_equal(unit, "hours")) {
		term.over = asked_at + count * HOUR;
		term.last = clock_day(pool, term.over);
		return term;
	}
	term.last = deadline_last_day(
		pool, asked, (struct deadline){(int)count, unit_read(unit)}, holidays);
	term.over = day_start(day_add(pool, term.last, 1));
	term.remind = remind_day(pool, asked, term.last, holidays);
	return term;
}

void statement_kind_count(
	struct pool *pool, struct statement_kind_row *row, const struct holidays *holidays)
{
	int64_t now = clock_now();
	struct statement_term urgent = {0},
			      term = statement_term(pool, now, row->deadline, row->unit, holidays);

	row->kind.last_day = term.last;
	if (row->urgent_deadline)
		urgent =
			statement_term(pool, now, row->urgent_deadline, row->urgent_unit, holidays);
	row->kind.urgent_day = urgent.over && urgent.over < term.over ? urgent.last : NULL;
}

struct kind_one {
	struct statement_kind_row row;
};

static const struct db_field kind_fields[] = {
	STATEMENT_KIND_FIELDS(struct kind_one, row),
};

enum outcome statement_kinds(struct db *db, struct pool *pool, enum object_kind object_kind,
	int64_t id, struct statement_kind **kinds_r, size_t *count_r)
{
	struct kind_one *rows = NULL;
	struct holidays holidays;
	int64_t vacancy_id = 0;
	enum outcome outcome = task_vacancy_of(db, object_kind, id, &vacancy_id);

	if (!outcome)
		outcome = statement_holidays(db, pool, clock_today(pool), &holidays);
	if (!outcome)
		outcome = db_structs(db, pool,
			STATEMENT_KIND_SELECT
			" FROM statement_kind k JOIN vacancy v ON v.id = ?" STATEMENT_OWN_DEADLINE
			" WHERE k.object = ? OR ? = 4 AND k.object = 'rejection'"
			" ORDER BY k.position",
			kind_fields, &rows, count_r,
			DB_VALUES(db_int(vacancy_id), db_str(object_kind_name(object_kind)),
				db_int(object_kind)));
	if (outcome)
		return outcome;
	*kinds_r = POOL_ARRAY(pool, struct statement_kind, *count_r);
	for (size_t i = 0; i < *count_r; i++) {
		statement_kind_count(pool, &rows[i].row, &holidays);
		(*kinds_r)[i] = rows[i].row.kind;
	}
	return OK;
}

enum outcome statement_kind_get(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *code, struct statement_kind *kind_r)
{
	struct kind_one one;
	struct holidays holidays;
	enum outcome outcome = statement_holidays(db, pool, clock_today(pool), &holidays);

	if (!outcome)
		outcome = db_struct(db, pool,
			STATEMENT_KIND_SELECT
			" FROM statement_kind k JOIN vacancy v ON v.id = ?" STATEMENT_OWN_DEADLINE
			" WHERE k.code = ?",
			kind_fields, &one, DB_VALUES(db_int(vacancy_id), db_str(code)));
	if (outcome)
		return outcome;
	statement_kind_count(pool, &one.row, &holidays);
	*kind_r = one.row.kind;
	return OK;
}
