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

const char *statement_unit(enum deadline_unit unit)
{
	return unit == DEADLINE_WEEKS       ? "weeks"
		: unit == DEADLINE_MONTHS   ? "months"
		: unit == DEADLINE_WORKDAYS ? "workdays"
					    : "days";
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
