/* Tests of mail/: the entry for calendars that goes with a mail. */
#include "mail_world.h"

#include "calendar/calendar.h"

static const char *entry_of(enum calendar_method method, int64_t sequence)
{
	const struct calendar_event event = {.uid = "T-1@bms.example.org",
		.sequence = sequence,
		.start = NOW,
		.end = NOW + 3600,
		.stamp = NOW,
		.summary = "Gespräch in Größe 😀, Süd",
		.organizer = {.email = "bms@bms.example.org"},
		.attendee = {.email = "a.b@example.org"},
		.cancelled = method == CALENDAR_CANCEL};

	return calendar_write(
		pool, &(const struct calendar){.method = method, .events = &event, .count = 1});
}

/* An entry for calendars goes as an alternative, so that programs ask to enter it, and as a
 * file; it is sealed with the rest. */
static void test_an_entry_goes_along(void **state)
{
	(void)state;
	int64_t id = 7;
	struct mail mail = letter, found;
	const char *const entries[] = {entry_of(CALENDAR_REQUEST, 1), entry_of(CALENDAR_CANCEL, 2)};
	const char *const kinds[] = {"text/calendar; method=REQUEST; charset=UTF-8",
		"text/calendar; method=CANCEL; charset=UTF-8"};
	mail.application_id = id;
	assert_int_equal(db_transaction(jobs, key_work, &id), OK);
	for (size_t i = 0; i < 2; i++) {
		unlink(inbox);
		smtp_start(inbox, NULL);
		struct settings *settings = settings_for(smtp_port, SENDER);
		mail.calendar = entries[i];
		assert_int_equal(enqueue(&mail), OK);
		int64_t mail_id = support_number(db, "SELECT MAX(id) FROM mail_outbox");
		assert_int_equal(mail_read(jobs, pool, mail_id, &found), OK);
		assert_string_equal(found.calendar, entries[i]);
		assert_string_equal(found.html, letter.html);
		assert_string_equal(found.text, letter.text);
		deliver(settings, 10, 1, 0);
		smtp_stop();
		const char *text = file_text(pool, inbox);
		assert_has(text, "Content-Type: multipart/mixed; boundary=");
		const char *alternative = strstr(text, "multipart/alternative");
		const char *kind = strstr(text, kinds[i]);
		const char *file = strstr(text, "Content-Type: application/ics; name=termin.ics");
		assert_non_null(alternative);
		assert_non_null(kind);
		assert_non_null(file);
		assert_true(alternative < kind && strstr(text, "text/html") < kind && kind < file);
		assert_has(kind, "\r\nBEGIN:VCALENDAR\r\n");
		assert_has(
			file, "Content-Disposition: attachment;\r\n filename=\"termin.ics\"\r\n");
		settings_free(&settings);
	}
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM mail_outbox WHERE body_calendar IS NOT NULL"
				 " OR INSTR(sealed, 'VCALENDAR')"),
		0);
	int64_t mail_id = support_number(db, "SELECT MAX(id) FROM mail_outbox");
	assert_int_equal(db_transaction(jobs, destroy_work, &id), OK);
	assert_int_equal(mail_read(jobs, pool, mail_id, &found), GONE);
}

#define OPEN_ENTRIES "SELECT COUNT(*) FROM mail_outbox WHERE body_calendar LIKE 'BEGIN:VCALENDAR%'"

/* Of a mail about no application it is gone once that was sent. */
static void test_an_open_one_is_wiped(void **state)
{
	(void)state;
	struct mail mail = letter;

	mail.calendar = entry_of(CALENDAR_REQUEST, 0);
	smtp_start(inbox, NULL);
	struct settings *settings = settings_for(smtp_port, SENDER);
	assert_int_equal(enqueue(&mail), OK);
	assert_int_equal(support_number(db, OPEN_ENTRIES), 1);
	deliver(settings, 10, 1, 0);
	smtp_stop();
	assert_has(file_text(pool, inbox), "Content-Type: text/calendar; method=REQUEST");
	assert_int_equal(support_number(db, OPEN_ENTRIES), 0);
	settings_free(&settings);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_an_entry_goes_along, wipe),
		cmocka_unit_test_setup(test_an_open_one_is_wiped, wipe),
	};
	return cmocka_run_group_tests(tests, start, end);
}
