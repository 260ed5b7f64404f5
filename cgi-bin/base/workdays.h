/* Working days with Hamburg's holidays (PRO-22). */
#ifndef BMS_BASE_WORKDAYS_H
#define BMS_BASE_WORKDAYS_H

#include <stdbool.h>
#include <stddef.h>

#include "base/pool.h"

/* One-off holidays (LAW-01), beside those of every year: YYYY-MM-DD, in any order. */
struct holidays {
	const char *const *days;
	size_t count;
};

/* Which days are free beside Saturdays, Sundays and the holidays of every year. */
struct workdays {
	bool bridge_days; /* 24 and 31 December; never for statutory deadlines */
	const struct holidays *once; /* NULL: none */
};

/* True when `day` (YYYY-MM-DD) is a Monday to Friday and not free. */
bool workday_is(const char *day, const struct workdays *workdays);

/* The n-th working day after `day` (n >= 0; 0 gives the day itself, or the next working day when it
 * is none). */
char *workday_add(struct pool *pool, const char *day, int n, const struct workdays *workdays);

/* How a deadline is counted (LAW-01, PRO-22). */
enum deadline_unit { DEADLINE_DAYS, DEADLINE_WEEKS, DEADLINE_MONTHS, DEADLINE_WORKDAYS };

struct deadline {
	int count; /* at least 1 */
	enum deadline_unit unit;
};

/*
 * The last day of a deadline that an event on `day` begins: the event's day does not count (§ 187
 * BGB), weeks and months end with the day of the same name or number, months that lack it with
 * their last day (§ 188), and what would end on a free day ends with the next working day (§ 193).
 * It is over when that day is: day_start of the day after.
 */
char *deadline_last_day(
	struct pool *pool, const char *day, struct deadline deadline, const struct holidays *once);

#endif
