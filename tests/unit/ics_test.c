/* Tests of base/ics and base/qr: what goes into other people's programs. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/text.h"
#include "format/ics.h"
#include "format/qr.h"

#define LINE 75

static struct pool *pool;

static const char *event(const char *summary, const char *day)
{
	const struct ics_day given = {.uid = "S-2026-00001@stellen.example.de",
		.day = day,
		.summary = summary,
		.description = "Amt; Nord, Süd\nhttps://stellen.example.de/stellen/S-2026-00001",
		.url = "https://stellen.example.de/stellen/S-2026-00001",
		.alarm = 2,
		.stamp = 1798794000};
	return ics_day(pool, &given);
}

/* The lines as they were before they were folded (RFC 5545, 3.1). */
static const char *unfolded(const char *calendar)
{
	char *text = pool_strdup(pool, calendar), *to = text;
	for (const char *from = text; *from;) {
		if (strncmp(from, "\r\n ", 3) == 0)
			from += 3;
		else
			*to++ = *from++;
	}
	*to = '\0';
	return text;
}

static bool has_line(const char *calendar, const char *line)
{
	return strstr(calendar, pool_printf(pool, "\r\n%s\r\n", line));
}

static void test_a_day_as_programs_read_it(void **state)
{
	(void)state;
	const char *calendar =
		unfolded(event("Bewerbungsschluss: Gärtner, Park; Nord \\ Süd", "2026-12-31"));
	assert_int_equal(strncmp(calendar, "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:", 37), 0);
	assert_true(has_line(calendar, "UID:S-2026-00001@stellen.example.de"));
	assert_true(has_line(calendar, "DTSTAMP:20270101T090000Z"));
	assert_true(has_line(calendar, "DTSTART;VALUE=DATE:20261231"));
	assert_true(has_line(
		calendar, "DTEND;VALUE=DATE:20270101")); /* the day after, which is no part of it */
	assert_true(
		has_line(calendar, "SUMMARY:Bewerbungsschluss: Gärtner\\, Park\\; Nord \\\\ Süd"));
	assert_true(has_line(calendar,
		"DESCRIPTION:Amt\\; Nord\\,"
		" Süd\\nhttps://stellen.example.de/stellen/S-2026-00001"));
	assert_true(has_line(calendar, "URL:https://stellen.example.de/stellen/S-2026-00001"));
	assert_true(has_line(calendar, "TRIGGER:-P2D"));
	const char *end = "END:VALARM\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";
	assert_string_equal(calendar + strlen(calendar) - strlen(end), end);
}

/* Nothing typed ends a line, and so none begins one. */
static void test_no_text_makes_a_line_of_its_own(void **state)
{
	(void)state;
	const char *calendar =
		unfolded(event("Stelle\r\nATTACH:https://example.org/\n\x1bX", "2026-12-31"));
	assert_null(strstr(calendar, "\r\nATTACH"));
	assert_true(has_line(calendar, "SUMMARY:Stelle\\nATTACH:https://example.org/\\nX"));
}

static void test_lines_are_short_and_letters_whole(void **state)
{
	(void)state;
	for (size_t letters = 0; letters < 200; letters++) {
		char title[1000] = "";
		for (size_t i = 0; i < letters; i++)
			strcat(title, i % 3 ? "ß" : i % 2 ? "😀" : "a");
		const char *calendar = event(title, "2026-12-31");
		assert_true(has_line(unfolded(calendar), pool_printf(pool, "SUMMARY:%s", title)));
		while (*calendar) {
			const char *end = strstr(calendar, "\r\n");
			assert_non_null(end);
			assert_true(end - calendar <= LINE);
			assert_true(text_valid(calendar, (size_t)(end - calendar)));
			calendar = end + 2;
		}
		pool_clear(pool);
	}
}

/* Is the module at this place dark? */
static bool dark(const char *svg, int x, int y)
{
	return strstr(svg, pool_printf(pool, "M%d %dh1v1h-1z", x + 4, y + 4));
}

static void test_a_code_has_its_three_marks_and_a_quiet_edge(void **state)
{
	(void)state;
	const char *svg = qr_svg(pool, "https://stellen.example.de/stellen/S-2026-00001");
	int size = 0;
	assert_non_null(strstr(svg, "viewBox=\"0 0 "));
	assert_int_equal(sscanf(strstr(svg, "viewBox=\"0 0 "), "viewBox=\"0 0 %d", &size), 1);
	int last = size - 8 - 7; /* where a mark begins at the other end */
	const int marks[][2] = {{0, 0}, {last, 0}, {0, last}};
	for (size_t m = 0; m < 3; m++)
		for (int i = 0; i < 7; i++) {
			assert_true(dark(svg, marks[m][0] + i, marks[m][1]));
			assert_true(dark(svg, marks[m][0], marks[m][1] + i));
			assert_int_equal(
				dark(svg, marks[m][0] + i, marks[m][1] + 1), i == 0 || i == 6);
		}
	assert_false(dark(svg, -1, 0));
	assert_false(dark(svg, size - 8, 0));
	char *long_text = POOL_ARRAY(pool, char, 4001);
	memset(long_text, 'a', 4000);
	assert_null(qr_svg(pool, long_text));
}

static int setup(void **state)
{
	(void)state;
	pool = pool_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_day_as_programs_read_it),
		cmocka_unit_test(test_no_text_makes_a_line_of_its_own),
		cmocka_unit_test(test_lines_are_short_and_letters_whole),
		cmocka_unit_test(test_a_code_has_its_three_marks_and_a_quiet_edge),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
