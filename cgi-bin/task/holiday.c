/* One-off holidays. */
#include "task/holiday.h"

#include "base/clock.h"
#include "base/workdays.h"
#include "history/history.h"

enum outcome holiday_list(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	const char *today = clock_today(pool);

	return db_rows(db, pool,
		"SELECT day, name, day < ? AS past FROM holiday_once WHERE day >= ? - INTERVAL 1"
		" YEAR ORDER BY day",
		DB_VALUES(db_str(today), db_str(today)), rows_r);
}

static enum outcome holiday_refuse(struct problems *problems, const char *reason)
{
	problem_add(problems, "day", reason);
	return INVALID;
}

enum outcome holiday_add(struct db *db, struct pool *pool, const struct principal *who,
	const char *day, const char *name, struct problems *problems)
{
	int64_t added = 0;
	enum outcome outcome;

	if (day_number(day) < day_number(clock_today(pool)))
		return holiday_refuse(problems, "holiday_past");
	if (!workday_is(day, &(struct workdays){0}))
		return holiday_refuse(problems, "holiday_known");
	outcome = db_exec(db, "INSERT IGNORE INTO holiday_once (day, name) VALUES (?, ?)",
		DB_VALUES(db_str(day), db_str(name)), &added);
	if (outcome)
		return outcome;
	return added ? audit_add(db, who, OBJECT_SETTING, 0, "holiday_added", day)
		     : holiday_refuse(problems, "holiday_known");
}

enum outcome holiday_remove(
	struct db *db, struct pool *pool, const struct principal *who, const char *day)
{
	int64_t removed = 0;
	enum outcome outcome = db_exec(db, "DELETE FROM holiday_once WHERE day = ? AND day >= ?",
		DB_VALUES(db_str(day), db_str(clock_today(pool))), &removed);

	if (outcome)
		return outcome;
	return removed ? audit_add(db, who, OBJECT_SETTING, 0, "holiday_removed", day) : NOT_FOUND;
}
