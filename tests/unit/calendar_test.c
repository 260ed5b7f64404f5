/* Tests of calendar/: what goes into other people's programs, and how they read it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>
#include <libical/ical.h>

#include "base/clock.h"
#include "base/text.h"
#include "calendar/calendar.h"

#define LINE 75
#define HOUR 3600

static struct pool *pool;

static const char *deadline(const char *summary, const char *day)
{
	const struct calendar_day given = {.uid = "S-2026-00001@stellen.example.de",
		.day = day,
		.summary = summary,
		.description = "Amt; Nord, Süd\nhttps://stellen.example.de/stellen/S-2026-00001",
		.url = "https://stellen.example.de/stellen/S-2026-00001",
		.alarm = 2,
		.stamp = 1798794000};
	return calendar_day(pool, &given);
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
		unfolded(deadline("Bewerbungsschluss: Gärtner, Park; Nord \\ Süd", "2026-12-31"));
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
		unfolded(deadline("Stelle\r\nATTACH:https://example.org/\n\x1bX", "2026-12-31"));
	assert_null(strstr(calendar, "\r\nATTACH"));
	assert_true(has_line(calendar, "SUMMARY:Stelle ATTACH:https://example.org/ X"));
}

/* Lines of at most 75 bytes, ended by CR LF, with whole letters. */
static void assert_lines(const char *calendar)
{
	while (*calendar) {
		const char *end = strstr(calendar, "\r\n");
		assert_non_null(end);
		assert_true(end - calendar <= LINE);
		assert_true(text_valid(calendar, (size_t)(end - calendar)));
		calendar = end + 2;
	}
}

static void test_lines_are_short_and_letters_whole(void **state)
{
	(void)state;
	for (size_t letters = 0; letters < 200; letters++) {
		char title[1000] = "";
		for (size_t i = 0; i < letters; i++)
			strcat(title, i % 3 ? "ß" : i % 2 ? "😀" : "a");
		const char *calendar = deadline(title, "2026-12-31");
		assert_true(has_line(unfolded(calendar), pool_printf(pool, "SUMMARY:%s", title)));
		assert_lines(calendar);
		pool_clear(pool);
	}
}

/* As two libraries read it that have nothing of ours. */
static const char *read_by_others(const char *calendar)
{
	char path[] = "/tmp/bms-calendar.XXXXXX";
	char *text = pool_alloc(pool, 1 << 20);
	int file = mkstemp(path);

	assert_true(file >= 0);
	assert_int_equal(write(file, calendar, strlen(calendar)), strlen(calendar));
	close(file);
	FILE *said = popen(pool_printf(pool, "%s/tests/lib/read_calendar.py %s 2>&1",
				   getenv("BMS_SOURCE"), path),
		"re");
	assert_non_null(said);
	text[fread(text, 1, (1 << 20) - 1, said)] = 0;
	unlink(path);
	if (pclose(said) != 0)
		fail_msg("%s", text);
	return text;
}

static void assert_read(const char *read, const char *name, const char *value)
{
	if (!strstr(read, pool_printf(pool, "\"%s\": \"%s\"", name, value)))
		fail_msg("%s is not %s in %s", name, value, read);
}

static const char *one(enum calendar_method method, const struct calendar_event *event)
{
	return calendar_write(
		pool, &(const struct calendar){.method = method, .events = event, .count = 1});
}

/* Of an hour, at an instant "2026-03-29 07:00:00" in UTC. */
static struct calendar_event talk(const char *at)
{
	return (struct calendar_event){.uid = "T-1@bms.example.de",
		.sequence = 3,
		.start = clock_from_sql(at),
		.end = clock_from_sql(at) + HOUR,
		.stamp = clock_from_sql("2026-01-02 03:04:05"),
		.summary = "Gespräch"};
}

/* As libical reads it, by the rules of the file: the instants of beginning and end. */
static void libical_reads(const char *calendar, int64_t *start_r, int64_t *end_r)
{
	icalcomponent *file = icalparser_parse_string(calendar);

	assert_non_null(file);
	assert_int_equal(icalcomponent_count_errors(file), 0);
	icalcomponent *event = icalcomponent_get_first_component(file, ICAL_VEVENT_COMPONENT);
	struct icaltimetype start = icalcomponent_get_dtstart(event),
			    end = icalcomponent_get_dtend(event);
	*start_r = icaltime_as_timet_with_zone(start, icaltime_get_timezone(start));
	*end_r = icaltime_as_timet_with_zone(end, icaltime_get_timezone(end));
	icalcomponent_free(file);
}

/* The days on which clocks change, in the hours around it, those before and behind. */
static void test_three_libraries_read_the_same_instant(void **state)
{
	(void)state;
	static const char *const times[][2] = {
		{"2026-03-28 08:00:00", ";TZID=Europe/Berlin:20260328T090000"},
		{"2026-03-29 00:30:00", ";TZID=Europe/Berlin:20260329T013000"},
		{"2026-03-29 01:00:00", ";TZID=Europe/Berlin:20260329T030000"},
		{"2026-03-29 07:00:00", ";TZID=Europe/Berlin:20260329T090000"},
		{"2026-07-01 07:00:00", ";TZID=Europe/Berlin:20260701T090000"},
		{"2026-10-24 22:30:00", ";TZID=Europe/Berlin:20261025T003000"},
		{"2026-10-25 00:30:00", ":20261025T003000Z"}, /* 2:30, of which the day has two */
		{"2026-10-25 01:30:00", ":20261025T013000Z"},
		{"2026-10-25 02:30:00", ";TZID=Europe/Berlin:20261025T033000"},
		{"2026-10-25 08:00:00", ";TZID=Europe/Berlin:20261025T090000"},
		{"2027-01-15 08:00:00", ";TZID=Europe/Berlin:20270115T090000"},
		{"2037-03-29 07:00:00", ";TZID=Europe/Berlin:20370329T090000"},
	};
	for (size_t i = 0; i < sizeof(times) / sizeof(*times); i++) {
		const struct calendar_event event = talk(times[i][0]);
		const char *calendar = one(CALENDAR_REQUEST, &event);
		int64_t start = 0, end = 0;

		assert_true(has_line(calendar, pool_printf(pool, "DTSTART%s", times[i][1])));
		libical_reads(calendar, &start, &end);
		assert_int_equal(start, event.start);
		assert_int_equal(end, event.end);
		const char *read = read_by_others(calendar);
		assert_read(read, "dtstart", clock_iso(pool, event.start));
		assert_read(read, "dtend", clock_iso(pool, event.end));
		pool_clear(pool);
	}
}

static void test_texts_come_out_as_they_went_in(void **state)
{
	(void)state;
	char description[1000] = "Öffnen; Sie, bitte: \\ 😀\n\nzweite Zeile ";
	struct calendar_event event = talk("2026-10-25 08:00:00");

	for (int i = 0; i < 300; i++)
		strcat(description, i % 7 ? "x" : "ü");
	event.description = description;
	event.summary = "Gespräch; Amt, Nord \\ \"Süd\"\r\nATTACH:https://example.org/\x1b!";
	event.place = "Rathaus, 2. OG; Zimmer 7";
	event.url = "https://bms.example.de/termine/1\r\nATTACH:https://example.org/";
	event.organizer = (struct calendar_person){"amt@example.de", "Büro \"Nord\"; Personal"};
	event.attendee = (struct calendar_person){"jo@example.org", "Jo, Größe"};
	const char *calendar = one(CALENDAR_REQUEST, &event);
	const char *read = read_by_others(calendar);

	assert_null(strstr(unfolded(calendar), "\r\nATTACH"));
	assert_read(read, "summary",
		"Gespräch; Amt, Nord \\\\ \\\"Süd\\\" ATTACH:https://example.org/!");
	assert_read(read, "location", "Rathaus, 2. OG; Zimmer 7");
	assert_non_null(strstr(read, "Öffnen; Sie, bitte: \\\\ 😀\\n\\nzweite Zeile üxxx"));
	assert_non_null(strstr(read, strrchr(description, ' ') + 1));
	assert_read(read, "address", "mailto:amt@example.de");
	assert_read(read, "name", "Büro 'Nord'; Personal");
	assert_read(read, "address", "mailto:jo@example.org");
	assert_read(read, "name", "Jo, Größe");
}

static void test_a_method_is_said_in_file_and_mail(void **state)
{
	(void)state;
	struct calendar_event event = talk("2026-10-25 08:00:00");
	const char *request = one(CALENDAR_REQUEST, &event);
	event.sequence = 4;
	event.cancelled = true;
	const char *cancel = one(CALENDAR_CANCEL, &event);

	const char *read = read_by_others(request);
	assert_read(read, "method", "REQUEST");
	assert_read(read, "sequence", "3");
	assert_read(read, "status", "CONFIRMED");
	assert_string_equal(calendar_mime(request), "text/calendar; method=REQUEST; charset=UTF-8");
	read = read_by_others(cancel);
	assert_read(read, "method", "CANCEL");
	assert_read(read, "uid", "T-1@bms.example.de");
	assert_read(read, "sequence", "4");
	assert_read(read, "status", "CANCELLED");
	assert_string_equal(calendar_mime(cancel), "text/calendar; method=CANCEL; charset=UTF-8");
}

static void test_a_feed_has_its_name_and_all_entries(void **state)
{
	(void)state;
	const struct calendar_event events[] = {
		talk("2026-03-29 07:00:00"), talk("2026-10-25 08:00:00")};
	struct calendar feed = {.method = CALENDAR_PUBLISH,
		.name = "Meine Gespräche",
		.events = events,
		.count = 2};
	const char *read = read_by_others(calendar_write(pool, &feed));

	assert_read(read, "calendar", "Meine Gespräche");
	assert_read(read, "dtstart", "2026-03-29T07:00:00Z");
	assert_read(read, "dtstart", "2026-10-25T08:00:00Z");
	feed.count = 0;
	const char *empty = calendar_write(pool, &feed);
	assert_non_null(strstr(empty, "BEGIN:VTIMEZONE"));
	assert_string_equal(read_by_others(empty), "[]\n");
	assert_string_equal(calendar_mime(empty), "text/calendar; charset=UTF-8");
}

/* Wherever in it a letter of several bytes falls. */
static void test_no_fold_cuts_a_letter(void **state)
{
	(void)state;
	struct calendar_event event = talk("2026-10-25 08:00:00");

	for (size_t before = 0; before < 2 * LINE; before++) {
		char title[400] = "";
		memset(title, 'a', before);
		for (int i = 0; i < 12; i++)
			strcat(title, i % 2 ? "ß" : "😀");
		event.summary = title;
		const char *calendar = one(CALENDAR_REQUEST, &event);
		assert_true(has_line(unfolded(calendar), pool_printf(pool, "SUMMARY:%s", title)));
		assert_lines(calendar);
		pool_clear(pool);
	}
}

static int setup(void **state)
{
	(void)state;
	clock_init();
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
		cmocka_unit_test(test_three_libraries_read_the_same_instant),
		cmocka_unit_test(test_texts_come_out_as_they_went_in),
		cmocka_unit_test(test_a_method_is_said_in_file_and_mail),
		cmocka_unit_test(test_a_feed_has_its_name_and_all_entries),
		cmocka_unit_test(test_no_fold_cuts_a_letter),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
