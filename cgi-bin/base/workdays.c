/* Working days: Monday to Friday without the legal holidays of Hamburg; deadlines by them. */
#include "base/workdays.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/day_private.h"
#include "base/log.h"

/* Easter Sunday of the Gregorian calendar (Meeus, Jones, Butcher). */
static int32_t easter(int year)
{
	int a = year % 19;
	int b = year / 100;
	int c = year % 100;
	int h = (19 * a + b - b / 4 - (b - (b + 8) / 25 + 1) / 3 + 15) % 30;
	int l = (32 + 2 * (b % 4) + 2 * (c / 4) - h - c % 4) % 7;
	int m = (a + 11 * h + 22 * l) / 451;
	int sum = h + l - 7 * m + 114;
	return day_of_civil(year, sum / 31, sum % 31 + 1);
}

static bool is_holiday(int32_t number, int year, int month_day, bool bridge_days)
{
	switch (month_day) {
	case 101:
	case 501:
	case 1003:
	case 1225:
	case 1226:
		return true;
	case 1031: /* Reformation Day: once in 2017, each year since 2018 */
		return year >= 2017;
	case 1224:
	case 1231:
		return bridge_days;
	default:
		break;
	}
	switch (number - easter(year)) {
	case -2: /* Good Friday */
	case 1: /* Easter Monday */
	case 39: /* Ascension Day */
	case 50: /* Whit Monday */
		return true;
	default:
		return false;
	}
}

static bool is_once(const char *day, const struct holidays *once)
{
	for (size_t i = 0; once && i < once->count; i++)
		if (strcmp(once->days[i], day) == 0)
			return true;
	return false;
}

bool workday_is(const char *day, const struct workdays *workdays)
{
	int32_t number = day_number(day);
	int weekday = (int)((((int64_t)number + 3) % 7 + 7) % 7); /* 0 is Monday */
	int year = atoi(day);
	int month_day = atoi(day + 5) * 100 + atoi(day + 8);

	return weekday < 5 && !is_holiday(number, year, month_day, workdays->bridge_days)
		&& !is_once(day, workdays->once);
}

char *workday_add(struct pool *pool, const char *day, int n, const struct workdays *workdays)
{
	if (n < 0)
		log_fatal("workdays", "reason=negative");
	struct pool *scratch = pool_new();
	int32_t number = day_number(day);
	int32_t last = day_of_civil(9999, 12, 31);
	int left = n == 0 && !workday_is(day, workdays) ? 1 : n;

	while (left > 0 && number < last) {
		number++;
		if (workday_is(day_of_number(scratch, number), workdays))
			left--;
		pool_clear(scratch);
	}
	pool_free(&scratch);
	return day_of_number(pool, number);
}

char *deadline_last_day(
	struct pool *pool, const char *day, struct deadline deadline, const struct holidays *once)
{
	const struct workdays workdays = {.once = once};
	int64_t last = day_number(day);

	if (deadline.count < 1)
		log_fatal("deadline", "reason=count");
	switch (deadline.unit) {
	case DEADLINE_WORKDAYS:
		return workday_add(pool, day, deadline.count, &workdays);
	case DEADLINE_MONTHS:
		last = day_number(day_add_months(pool, day, deadline.count));
		break;
	case DEADLINE_WEEKS:
		last += INT64_C(7) * deadline.count;
		break;
	case DEADLINE_DAYS:
		last += deadline.count;
		break;
	}
	return workday_add(pool, day_of_number(pool, last), 0, &workdays);
}
