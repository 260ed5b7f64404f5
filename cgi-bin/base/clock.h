/*
 * Time. "Now" comes from here alone, so that tests and dry runs can set it. Instants are seconds
 * since the epoch (UTC); people see Europe/Berlin. Days are written YYYY-MM-DD and mean Berlin
 * days.
 */
#ifndef BMS_BASE_CLOCK_H
#define BMS_BASE_CLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"

/* Seconds since the epoch. */
int64_t clock_now(void);

/* Microseconds of a clock that only goes forward; for durations. */
int64_t clock_ticks_us(void);

/* Stops the clock at `seconds`; -1 lets it run again. For tests and `bmsctl nightly --at`. */
void clock_set(int64_t seconds);

/* Sets the process's time zone to Europe/Berlin; each program calls it once. */
void clock_init(void);

/* "2026-11-21 13:05:00" in UTC, as the database holds it. */
char *clock_sql(struct pool *pool, int64_t seconds);

/* The instant of "2026-11-21 13:05:00[.ffffff]" in UTC, or -1. */
int64_t clock_from_sql(const char *text);

/* Berlin time: "21.11.2026, 14:05 Uhr" (lang "de") or "21 Nov 2026, 14:05" ("en"). */
char *clock_show(struct pool *pool, int64_t seconds, const char *lang);

/* The same without the day: "14:05 Uhr" or "14:05". */
char *clock_hour(struct pool *pool, int64_t seconds, const char *lang);

/* "2026-11-21T13:05:00Z" for <time datetime>, JSON and feeds. */
char *clock_iso(struct pool *pool, int64_t seconds);

/* The Berlin day of an instant, "2026-11-21". */
char *clock_day(struct pool *pool, int64_t seconds);

/* Today's Berlin day. */
char *clock_today(struct pool *pool);

/* True when text is a day of the Gregorian calendar, YYYY-MM-DD, years 1800 to 9999. */
bool day_valid(const char *text);

/* Accepts "21.11.2026", "2026-11-21" and "1.2.2026"; gives YYYY-MM-DD in *day_r. False when it is
 * no day. */
bool day_parse(struct pool *pool, const char *text, const char **day_r);

/* The day `days` after (or before) `day`. */
char *day_add(struct pool *pool, const char *day, int days);

/* The day of the same number `months` later, or the last of a month that lacks it. */
char *day_add_months(struct pool *pool, const char *day, int months);

/* "21.11.2026" or "21 Nov 2026". */
char *day_show(struct pool *pool, const char *day, const char *lang);

/* The instant the day begins in Berlin. */
int64_t day_start(const char *day);

/* How often clocks in Berlin show this full hour (0 to 23) on the day: once, and where they are
 * changed also never or twice. *first_r: the instant of the first time; where it is never, of the
 * hour behind it. */
int day_hours(const char *day, int hour, int64_t *first_r);

/* The hour that clocks in Berlin show at an instant, 0 to 23. */
int clock_hour_of(int64_t seconds);

/* Number of the day in a count without gaps (days since 1970-01-01). */
int32_t day_number(const char *day);

#endif
