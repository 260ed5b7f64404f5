/* Days: checking, reading, counting and showing YYYY-MM-DD. */
#include <stdio.h>
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/day_private.h"
#include "base/log.h"

#define YEAR_MIN 1800
#define YEAR_MAX 9999

struct civil {
	int year;
	int month;
	int day;
};

/* Reads one to `max` digits and moves the cursor past them; -1 when there are fewer than `min`. */
static int digits_read(const char **cursor, int min, int max)
{
	int value = 0;
	int n = 0;
	for (; n < max && **cursor >= '0' && **cursor <= '9'; n++, (*cursor)++)
		value = value * 10 + (**cursor - '0');
	return n >= min ? value : -1;
}

static bool civil_valid(const struct civil *civil)
{
	static const int lengths[] = {31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31};
	if (civil->year < YEAR_MIN || civil->year > YEAR_MAX)
		return false;
	if (civil->month < 1 || civil->month > 12)
		return false;
	bool leap = (civil->year % 4 == 0 && civil->year % 100 != 0) || civil->year % 400 == 0;
	int length = lengths[civil->month - 1] + (civil->month == 2 && leap ? 1 : 0);
	return civil->day >= 1 && civil->day <= length;
}

static bool iso_read(const char *text, struct civil *civil_r)
{
	civil_r->year = digits_read(&text, 4, 4);
	if (*text++ != '-')
		return false;
	civil_r->month = digits_read(&text, 2, 2);
	if (*text++ != '-')
		return false;
	civil_r->day = digits_read(&text, 2, 2);
	return *text == '\0' && civil_valid(civil_r);
}

static bool german_read(const char *text, struct civil *civil_r)
{
	civil_r->day = digits_read(&text, 1, 2);
	if (*text++ != '.')
		return false;
	civil_r->month = digits_read(&text, 1, 2);
	if (*text++ != '.')
		return false;
	civil_r->year = digits_read(&text, 4, 4);
	return *text == '\0' && civil_valid(civil_r);
}

static struct civil civil_need(const char *day)
{
	struct civil civil;
	if (!day || !iso_read(day, &civil))
		log_fatal("day", "reason=not_a_day");
	return civil;
}

/* Counts in eras of 400 years, with years that begin in March, so that the leap day comes last. */
int32_t day_of_civil(int year, int month, int day)
{
	int shifted = month <= 2 ? year - 1 : year;
	int era = shifted / 400;
	int year_of_era = shifted - era * 400;
	int day_of_year = (153 * (month + (month > 2 ? -3 : 9)) + 2) / 5 + day - 1;
	int day_of_era = year_of_era * 365 + year_of_era / 4 - year_of_era / 100 + day_of_year;
	return era * 146097 + day_of_era - 719468;
}

static struct civil civil_of_number(int32_t number)
{
	int shifted = number + 719468;
	int era = shifted / 146097;
	int day_of_era = shifted - era * 146097;
	int leap_days = day_of_era / 1460 - day_of_era / 36524 + day_of_era / 146096;
	int year_of_era = (day_of_era - leap_days) / 365;
	int day_of_year = day_of_era - (365 * year_of_era + year_of_era / 4 - year_of_era / 100);
	int month = (5 * day_of_year + 2) / 153;
	struct civil civil = {
		.day = day_of_year - (153 * month + 2) / 5 + 1,
		.month = month < 10 ? month + 3 : month - 9,
	};
	civil.year = year_of_era + era * 400 + (civil.month <= 2 ? 1 : 0);
	return civil;
}

static char *civil_text(struct pool *pool, const struct civil *civil)
{
	return pool_printf(pool, "%04d-%02d-%02d", civil->year, civil->month, civil->day);
}

char *day_of_number(struct pool *pool, int64_t number)
{
	const int32_t first = day_of_civil(YEAR_MIN, 1, 1);
	const int32_t last = day_of_civil(YEAR_MAX, 12, 31);
	int32_t within = number < first ? first : number > last ? last : (int32_t)number;
	struct civil civil = civil_of_number(within);
	return civil_text(pool, &civil);
}

bool day_valid(const char *text)
{
	struct civil civil;
	return text && iso_read(text, &civil);
}

bool day_parse(struct pool *pool, const char *text, const char **day_r)
{
	struct civil civil;
	if (!text || (!iso_read(text, &civil) && !german_read(text, &civil)))
		return false;
	*day_r = civil_text(pool, &civil);
	return true;
}

char *day_add(struct pool *pool, const char *day, int days)
{
	return day_of_number(pool, (int64_t)day_number(day) + days);
}

char *day_add_months(struct pool *pool, const char *day, int months)
{
	struct civil civil = civil_need(day);
	int month = civil.year * 12 + civil.month - 1 + months;
	int32_t wanted = day_of_civil(month / 12, month % 12 + 1, civil.day);
	int32_t last = day_of_civil((month + 1) / 12, (month + 1) % 12 + 1, 1) - 1;

	return day_of_number(pool, wanted < last ? wanted : last);
}

char *day_show(struct pool *pool, const char *day, const char *lang)
{
	static const char *const months[] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	struct civil civil = civil_need(day);
	if (strcmp(lang, "en") == 0)
		return pool_printf(
			pool, "%d %s %d", civil.day, months[civil.month - 1], civil.year);
	return pool_printf(pool, "%02d.%02d.%d", civil.day, civil.month, civil.year);
}

int64_t day_start(const char *day)
{
	struct civil civil = civil_need(day);
	struct tm tm = {
		.tm_year = civil.year - 1900,
		.tm_mon = civil.month - 1,
		.tm_mday = civil.day,
		.tm_isdst = -1,
	};
	return (int64_t)mktime(&tm);
}

int32_t day_number(const char *day)
{
	struct civil civil = civil_need(day);
	return day_of_civil(civil.year, civil.month, civil.day);
}
