/* One-off holidays. */
#include "task/holiday.h"

#include "base/clock.h"
#include "base/workdays.h"
#include "history/history.h"

enum outcome holiday_list(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	const char *today = clock_today(pool);

	return db_rows(db, pool,
		"SELECT day, name, day < ? AS past FROM holiday_once"
		" WHERE day >= ? - INTERVAL 1 YEAR AND NOT dropped ORDER BY day",
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
	outcome = db_exec(db,
		"INSERT INTO holiday_once (day, name, changed_at) VALUES (?, ?, ?)"
		" ON DUPLICATE KEY UPDATE name = IF(dropped, VALUES(name), name),"
		" changed_at = IF(dropped, VALUES(changed_at), changed_at), dropped = FALSE",
		DB_VALUES(db_str(day), db_str(name), db_str(clock_sql(pool, clock_now()))), &added);
	if (outcome)
		return outcome;
	return added ? audit_add(db, who, OBJECT_SETTING, 0, "holiday_added", day)
		     : holiday_refuse(problems, "holiday_known");
}

enum outcome holiday_remove(
	struct db *db, struct pool *pool, const struct principal *who, const char *day)
{
	int64_t removed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE holiday_once SET dropped = TRUE, changed_at = ? WHERE day = ? AND day >= ?"
		" AND NOT dropped",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_str(day),
			db_str(clock_today(pool))),
		&removed);

	if (outcome)
		return outcome;
	return removed ? audit_add(db, who, OBJECT_SETTING, 0, "holiday_removed", day) : NOT_FOUND;
}
