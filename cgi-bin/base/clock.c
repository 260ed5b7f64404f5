/* Instants: the clock and how its seconds are written. */
#include "base/clock.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/log.h"

#define HOUR INT64_C(3600)

static int64_t clock_stopped = -1;

int64_t clock_now(void)
{
	return clock_stopped >= 0 ? clock_stopped : (int64_t)time(NULL);
}

int64_t clock_ticks_us(void)
{
	struct timespec now;
	clock_gettime(CLOCK_MONOTONIC, &now);
	return (int64_t)now.tv_sec * 1000000 + now.tv_nsec / 1000;
}

void clock_set(int64_t seconds)
{
	clock_stopped = seconds;
}

void clock_init(void)
{
	setenv("TZ", "Europe/Berlin", 1);
	tzset();
	if (strcmp(tzname[0], "CET") != 0)
		log_fatal("clock", "reason=tzdata_missing");
}

static char *instant_format(struct pool *pool, int64_t seconds, const char *format)
{
	char text[64];
	time_t when = (time_t)seconds;
	struct tm tm;
	if (!gmtime_r(&when, &tm))
		log_fatal("clock", "reason=range");
	size_t length = strftime(text, sizeof(text), format, &tm);
	return pool_strndup(pool, text, length);
}

char *clock_sql(struct pool *pool, int64_t seconds)
{
	return instant_format(pool, seconds, "%Y-%m-%d %H:%M:%S");
}

char *clock_iso(struct pool *pool, int64_t seconds)
{
	return instant_format(pool, seconds, "%Y-%m-%dT%H:%M:%SZ");
}

/* Two digits below `limit`, or -1. */
static int two_digits(const char *text, int limit)
{
	if (text[0] < '0' || text[0] > '9' || text[1] < '0' || text[1] > '9')
		return -1;
	int value = (text[0] - '0') * 10 + (text[1] - '0');
	return value < limit ? value : -1;
}

static bool fraction_valid(const char *text)
{
	if (*text == '\0')
		return true;
	size_t digits = strspn(text + 1, "0123456789");
	return *text == '.' && digits >= 1 && digits <= 6 && text[1 + digits] == '\0';
}

int64_t clock_from_sql(const char *text)
{
	if (!text || strlen(text) < 19 || text[10] != ' ' || text[13] != ':' || text[16] != ':'
		|| !fraction_valid(text + 19))
		return -1;
	char day[11];
	memcpy(day, text, 10);
	day[10] = '\0';
	int hour = two_digits(text + 11, 24);
	int minute = two_digits(text + 14, 60);
	int second = two_digits(text + 17, 60);
	if (!day_valid(day) || hour < 0 || minute < 0 || second < 0)
		return -1;
	return (int64_t)day_number(day) * 86400 + hour * 3600 + minute * 60 + second;
}

static struct tm berlin(int64_t seconds)
{
	time_t when = (time_t)seconds;
	struct tm tm;
	if (!localtime_r(&when, &tm))
		log_fatal("clock", "reason=range");
	return tm;
}

static char *tm_day(struct pool *pool, const struct tm *tm)
{
	return pool_printf(pool, "%04d-%02d-%02d", tm->tm_year + 1900, tm->tm_mon + 1, tm->tm_mday);
}

int clock_hour_of(int64_t seconds)
{
	return berlin(seconds).tm_hour;
}

int day_hours(const char *day, int hour, int64_t *first_r)
{
	int64_t around = day_start(day) + hour * HOUR;
	struct tm begin = berlin(day_start(day));
	int count = 0;

	*first_r = around;
	for (int64_t at = around - HOUR; at <= around + HOUR; at += HOUR) {
		struct tm tm = berlin(at);

		if (tm.tm_hour != hour || tm.tm_mday != begin.tm_mday)
			continue;
		if (count++ == 0)
			*first_r = at;
	}
	return count;
}

char *clock_hour(struct pool *pool, int64_t seconds, const char *lang)
{
	struct tm tm = berlin(seconds);
	return pool_printf(
		pool, "%02d:%02d%s", tm.tm_hour, tm.tm_min, strcmp(lang, "en") == 0 ? "" : " Uhr");
}

char *clock_show(struct pool *pool, int64_t seconds, const char *lang)
{
	return pool_printf(pool, "%s, %s", day_show(pool, clock_day(pool, seconds), lang),
		clock_hour(pool, seconds, lang));
}

char *clock_day(struct pool *pool, int64_t seconds)
{
	struct tm tm = berlin(seconds);
	return tm_day(pool, &tm);
}

char *clock_today(struct pool *pool)
{
	return clock_day(pool, clock_now());
}
