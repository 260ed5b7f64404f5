/* Tests of base/clock and base/workdays. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <time.h>

#include <cmocka.h>

#include "base/clock.h"
#include "base/workdays.h"

static struct pool *pool;
static const struct workdays plain, with_bridges = {.bridge_days = true};

static int start(void **state)
{
	(void)state;
	clock_init();
	pool = pool_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

static void test_now(void **state)
{
	(void)state;
	clock_set(1000);
	assert_int_equal(clock_now(), 1000);
	clock_set(-1);
	assert_in_range(clock_now() - (int64_t)time(NULL) + 2, 0, 4);
	int64_t before = clock_ticks_us();
	assert_true(clock_ticks_us() >= before);
}

static void test_sql(void **state)
{
	(void)state;
	assert_string_equal(clock_sql(pool, 1795266300), "2026-11-21 13:05:00");
	assert_int_equal(clock_from_sql("2026-11-21 13:05:00"), 1795266300);
	assert_int_equal(clock_from_sql("2026-11-21 13:05:00.999999"), 1795266300);
	assert_int_equal(clock_from_sql("1970-01-01 00:00:00"), 0);
	assert_string_equal(clock_iso(pool, 1795266300), "2026-11-21T13:05:00Z");
	static const char *const bad[] = {"", "2026-11-21", "2026-11-21T13:05:00",
		"2026-11-21 24:00:00", "2026-02-30 10:00:00", "2026-11-21 13:60:00",
		"2026-11-21 13:05:60", "2026-11-21 13:05:00.", "2026-11-21 13:05:00.1234567",
		"2026-11-21 13:05:00x", "2026-11-21 1a:05:00"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_int_equal(clock_from_sql(bad[i]), -1);
	assert_int_equal(clock_from_sql(NULL), -1);
}

static void test_show(void **state)
{
	(void)state;
	assert_string_equal(clock_show(pool, 1795266300, "de"), "21.11.2026, 14:05 Uhr");
	assert_string_equal(clock_show(pool, 1795266300, "en"), "21 Nov 2026, 14:05");
	/* summer time, and a UTC evening that is the next day in Berlin */
	int64_t late = clock_from_sql("2026-07-31 22:30:00");
	assert_string_equal(clock_show(pool, late, "de"), "01.08.2026, 00:30 Uhr");
	clock_set(late);
	assert_string_equal(clock_today(pool), "2026-08-01");
	clock_set(-1);
}

/* The hour that is typed is the hour that clocks show, also on the days they are changed. */
static void test_day_hours(void **state)
{
	(void)state;
	static const struct {
		const char *day;
		int hour, times;
		const char *first;
	} hours[] = {
		{"2027-03-28", 1, 1, "2027-03-28 00:00:00"},
		{"2027-03-28", 2, 0, "2027-03-28 01:00:00"},
		{"2027-03-28", 3, 1, "2027-03-28 01:00:00"},
		{"2027-03-28", 23, 1, "2027-03-28 21:00:00"},
		{"2026-03-29", 9, 1, "2026-03-29 07:00:00"},
		{"2026-10-25", 1, 1, "2026-10-24 23:00:00"},
		{"2026-10-25", 2, 2, "2026-10-25 00:00:00"},
		{"2026-10-25", 3, 1, "2026-10-25 02:00:00"},
		{"2026-10-25", 9, 1, "2026-10-25 08:00:00"},
		{"2026-10-25", 23, 1, "2026-10-25 22:00:00"},
		{"2026-10-25", 0, 1, "2026-10-24 22:00:00"},
		{"2026-12-24", 0, 1, "2026-12-23 23:00:00"},
		{"2026-12-24", 23, 1, "2026-12-24 22:00:00"},
	};

	for (size_t i = 0; i < sizeof(hours) / sizeof(*hours); i++) {
		int64_t first;

		assert_int_equal(day_hours(hours[i].day, hours[i].hour, &first), hours[i].times);
		assert_string_equal(clock_sql(pool, first), hours[i].first);
		if (hours[i].times)
			assert_int_equal(clock_hour_of(first), hours[i].hour);
	}
}

static void test_day_valid(void **state)
{
	(void)state;
	assert_true(day_valid("2024-02-29") && day_valid("2000-02-29") && day_valid("1800-01-01"));
	assert_true(day_valid("9999-12-31"));
	static const char *const bad[] = {"", "2023-02-29", "1900-02-29", "1799-12-31",
		"2026-13-01", "2026-00-10", "2026-04-31", "2026-4-3", "26-04-03", "2026-04-03 ",
		" 2026-04-03", "2026/04/03", "2026-04-00", "12026-04-03"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(day_valid(bad[i]));
	assert_false(day_valid(NULL));
}

static void test_day_parse(void **state)
{
	(void)state;
	const char *day = NULL;
	assert_true(day_parse(pool, "21.11.2026", &day));
	assert_string_equal(day, "2026-11-21");
	assert_true(day_parse(pool, "1.2.2026", &day));
	assert_string_equal(day, "2026-02-01");
	assert_true(day_parse(pool, "2026-11-21", &day));
	assert_string_equal(day, "2026-11-21");
	day = NULL;
	static const char *const bad[] = {"", "21.11.26", "31.4.2026", "29.2.2023", "1.2.2026x",
		"001.2.2026", "..2026", "1,2,2026", "heute"};
	for (size_t i = 0; i < sizeof(bad) / sizeof(bad[0]); i++)
		assert_false(day_parse(pool, bad[i], &day));
	assert_false(day_parse(pool, NULL, &day));
	assert_null(day);
}

static void test_day_count(void **state)
{
	(void)state;
	assert_int_equal(day_number("1970-01-01"), 0);
	assert_int_equal(day_number("1969-12-31"), -1);
	assert_int_equal(day_number("2000-03-01"), 11017);
	assert_string_equal(day_add(pool, "2024-02-28", 2), "2024-03-01");
	assert_string_equal(day_add(pool, "2026-01-01", -1), "2025-12-31");
	assert_string_equal(day_add(pool, "1800-03-01", -1), "1800-02-28");
	assert_string_equal(day_add(pool, "9999-12-31", 14), "9999-12-31");
	/* every day of 200 years against the C library */
	for (int32_t n = day_number("1900-01-01"); n < day_number("2100-01-01"); n += 13) {
		time_t when = (time_t)n * 86400;
		char text[16];
		strftime(text, sizeof(text), "%Y-%m-%d", gmtime(&when));
		assert_int_equal(day_number(text), n);
		assert_string_equal(day_add(pool, "1970-01-01", n), text);
	}
}

static void test_day_show(void **state)
{
	(void)state;
	assert_string_equal(day_show(pool, "2026-03-05", "de"), "05.03.2026");
	assert_string_equal(day_show(pool, "2026-03-05", "en"), "5 Mar 2026");
	assert_int_equal(day_start("2026-01-15"), clock_from_sql("2026-01-14 23:00:00"));
	assert_int_equal(day_start("2026-07-15"), clock_from_sql("2026-07-14 22:00:00"));
	assert_int_equal(day_start("2026-03-30") - day_start("2026-03-29"), 23 * 3600);
	assert_int_equal(day_start("2026-10-26") - day_start("2026-10-25"), 25 * 3600);
}

static void test_holidays(void **state)
{
	(void)state;
	static const char *const free_days[] = {"2026-01-01", "2026-04-03", "2026-04-06",
		"2026-05-01", "2026-05-14", "2026-05-25", "2025-10-03", "2025-10-31", "2026-12-25",
		"2025-12-26", "2026-11-21", "2026-11-22", "2024-03-29", "2024-04-01", "2025-06-09",
		"2038-04-26", "2017-10-31", "1969-12-26"};
	static const char *const work_days[] = {"2026-01-06", "2026-06-04", "2016-10-31",
		"2026-11-20", "2026-11-23", "2022-11-01", "2023-03-08", "2026-04-02", "2026-04-07",
		"2023-08-15"};
	for (size_t i = 0; i < sizeof(free_days) / sizeof(free_days[0]); i++)
		if (workday_is(free_days[i], &plain))
			fail_msg("%s counts as a working day", free_days[i]);
	for (size_t i = 0; i < sizeof(work_days) / sizeof(work_days[0]); i++)
		if (!workday_is(work_days[i], &with_bridges))
			fail_msg("%s counts as free", work_days[i]);
	assert_true(workday_is("2026-12-24", &plain));
	assert_false(workday_is("2026-12-24", &with_bridges));
	assert_false(workday_is("2026-12-31", &with_bridges));
}

/* The check values of LAW-01, and what else the law counts by. */
static void test_deadlines(void **state)
{
	static const struct {
		const char *day;
		struct deadline deadline;
		const char *last;
	} cases[] = {
		{"2026-03-20", {2, DEADLINE_WEEKS},
			"2026-04-07"}, /* Good Friday to Easter Monday */
		{"2026-04-30", {2, DEADLINE_WEEKS}, "2026-05-15"}, /* Ascension Day */
		{"2026-10-17", {2, DEADLINE_WEEKS}, "2026-11-02"}, /* Reformation Day, a Saturday */
		{"2026-12-11", {2, DEADLINE_WEEKS}, "2026-12-28"}, /* Christmas */
		{"2026-05-18", {1, DEADLINE_WEEKS}, "2026-05-26"}, /* Whit Monday */
		{"2026-12-17", {1, DEADLINE_WEEKS}, "2026-12-24"}, /* no bridge days */
		{"2026-12-24", {1, DEADLINE_WEEKS}, "2026-12-31"},
		{"2026-11-21", {1, DEADLINE_DAYS}, "2026-11-23"},
		{"2026-11-23", {4, DEADLINE_DAYS}, "2026-11-27"},
		{"2026-11-27", {2, DEADLINE_WORKDAYS}, "2026-12-01"},
		{"2026-12-23", {2, DEADLINE_WORKDAYS}, "2026-12-28"},
		{"2026-01-31", {1, DEADLINE_MONTHS}, "2026-03-02"}, /* 28 February is a Saturday */
		{"2027-11-30", {3, DEADLINE_MONTHS}, "2028-02-29"},
		{"2026-12-15", {2, DEADLINE_MONTHS}, "2027-02-15"},
		{"2026-11-30", {13, DEADLINE_MONTHS}, "2027-12-30"},
		{"9999-12-30", {3, DEADLINE_MONTHS}, "9999-12-31"},
	};
	static const char *const days[] = {"2026-12-24", "2027-05-07"};
	static const struct holidays once = {days, 2};

	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++)
		assert_string_equal(deadline_last_day(pool, cases[i].day, cases[i].deadline, NULL),
			cases[i].last);
	assert_string_equal(
		deadline_last_day(pool, "2026-12-17", (struct deadline){1, DEADLINE_WEEKS}, &once),
		"2026-12-28");
	assert_string_equal(deadline_last_day(pool, "2027-05-04",
				    (struct deadline){2, DEADLINE_WORKDAYS}, &once),
		"2027-05-10"); /* Ascension Day on the 6th */
}

static void test_workday_add(void **state)
{
	(void)state;
	assert_string_equal(workday_add(pool, "2026-11-20", 0, &plain), "2026-11-20");
	assert_string_equal(workday_add(pool, "2026-11-21", 0, &plain), "2026-11-23");
	assert_string_equal(workday_add(pool, "2026-11-20", 1, &plain), "2026-11-23");
	assert_string_equal(workday_add(pool, "2026-11-21", 1, &plain), "2026-11-23");
	assert_string_equal(workday_add(pool, "2026-04-02", 1, &plain), "2026-04-07");
	assert_string_equal(workday_add(pool, "2026-12-23", 2, &plain), "2026-12-28");
	assert_string_equal(workday_add(pool, "2026-12-23", 2, &with_bridges), "2026-12-29");
	assert_string_equal(workday_add(pool, "2026-11-02", 10, &plain), "2026-11-16");
	assert_string_equal(workday_add(pool, "9999-12-30", 20, &plain), "9999-12-31");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_now),
		cmocka_unit_test(test_sql),
		cmocka_unit_test(test_show),
		cmocka_unit_test(test_day_hours),
		cmocka_unit_test(test_day_valid),
		cmocka_unit_test(test_day_parse),
		cmocka_unit_test(test_day_count),
		cmocka_unit_test(test_day_show),
		cmocka_unit_test(test_holidays),
		cmocka_unit_test(test_workday_add),
		cmocka_unit_test(test_deadlines),
	};
	return cmocka_run_group_tests(tests, start, end);
}
