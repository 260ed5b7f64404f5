/* Tests of letters that staff write: many of them with a worker that is killed, waiting for a guard
 * of the tests, taken back, withdrawn, without an address. */
#include "written_sink.h"
#include "written_world.h"

#include "letter/printed.h"
#include "letter/waiting.h"

#define MANY_LETTERS 300
#define TWICE 2
#define GUARDED_LETTERS 200
#define ONE_TURN 100 /* so many guards are asked at most, of some letters */

/* Many letters, of which one in a hundred cannot be written, and a worker that is killed twice:
 * each is there once, or named. */
static void test_many_killed(void **state)
{
	(void)state;
	static int64_t ids[MANY_LETTERS];
	int64_t id = write_to(ids, MANY_LETTERS, "now");
	struct bulk bulk = bulk_of(id);

	assert_int_equal(bulk.ready, MANY_LETTERS);
	support_sql(root, "DELETE FROM bms_keys.application_key WHERE object_id MOD 100 = 0;\n");
	assert_int_equal(start_bulk(id, bulk.version), OK);
	work_and_die(50);
	assert_in_range(bulk_of(id).done, 1, MANY_LETTERS - 1);
	work_and_die(50);
	work();
	bulk = bulk_of(id);
	assert_string_equal(bulk.state, "done");
	assert_int_equal(bulk.done, MANY_LETTERS - 3);
	assert_int_equal(bulk.refused, 3);
	assert_string_equal(result_of(id, 100), "refused:gone");
	assert_int_equal(letters_in("waiting"), MANY_LETTERS - 3);
	assert_int_equal(
		support_number(root, "SELECT COUNT(DISTINCT application_id) FROM mail_outbox"),
		MANY_LETTERS - 3);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM history WHERE action = 'letter_sent'"),
		MANY_LETTERS - 3);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE body_text IS NOT NULL"),
		0);
}

/* Time goes by until they are asked about again. */
static void ask_again(void)
{
	support_sql(
		root, "UPDATE mail_outbox SET guard_at = created_at WHERE guard_at IS NOT NULL;\n");
}

static int64_t release(void)
{
	int64_t count = 0;

	ask_again();
	assert_int_equal(waiting_release(jobs, &count), OK);
	return count;
}

/* It waits as long as the guard stops the step, or fails, or its writer may not write any more. */
static void test_guard(void **state)
{
	(void)state;
	int64_t ids[TWICE];
	int64_t id = write_to(ids, TWICE, "guard");

	guard_stops = true;
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	assert_int_equal(letters_in("waiting"), TWICE);
	assert_int_equal(release(), 0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE guard = 'of_the_test'"
				 " AND next_attempt_at > '9000-01-01'"),
		TWICE);
	guard_stops = false;
	support_sql(root, "UPDATE staff_user SET status = 'inactive' WHERE id = 1;\n");
	assert_int_equal(release(), 0);
	support_sql(root, "UPDATE staff_user SET status = 'active' WHERE id = 1;\n");
	guard_fails = true;
	assert_int_equal(release(), 0);
	guard_fails = false;
	assert_int_equal(release(), TWICE);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE guard IS NULL"
				 " AND next_attempt_at < '9000-01-01'"),
		TWICE);
	assert_int_equal(release(), 0);
}

static void letter_reads(int64_t application, const char *day, bool waits)
{
	struct mail mail;
	struct kept_mail *kept = NULL;
	size_t count = 0;
	int64_t id = support_number(root, "SELECT MAX(id) FROM mail_outbox");
	const char *mark = waits ? MAIL_DAY : "";

	store_init(support_folder(), world_key);
	assert_int_equal(mail_read(root, pool, id, &mail), OK);
	assert_non_null(strstr(mail.text, pool_printf(pool, "bis *%s%s%s*.", mark, day, mark)));
	assert_non_null(
		strstr(mail.html, pool_printf(pool, "bis <em>%s%s%s</em>.", mark, day, mark)));
	assert_int_equal(
		mail_of_application(root, pool, application, KEPT_FOR_STAFF, &kept, &count), OK);
	assert_non_null(strstr(kept[0].mail.text, pool_printf(pool, "bis *%s*.", day)));
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox"
				 " WHERE last_days IS NOT NULL AND status <> 'taken_back'"),
		waits);
}

/* A last day counted from when the letter goes: of one that waits for a guard it is counted anew
 * then, and ends on a working day. */
static void test_day_counted(void **state)
{
	(void)state;
	int64_t now = clock_now();
	int64_t ids[1];

	letter_days = 14;
	guard_stops = true;
	int64_t id = write_to(ids, 1, "guard");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	letter_reads(1, "07.12.2026", true);
	assert_int_equal(release(), 0);
	letter_reads(1, "07.12.2026", true);
	clock_set(now + 10 * INT64_C(86400));
	guard_stops = false;
	assert_int_equal(release(), 1);
	letter_reads(1, "15.12.2026", false);
	clock_set(now);
}

/* At a time it is known when it is written. */
static void test_day_of_a_time(void **state)
{
	(void)state;
	int64_t ids[1];

	letter_days = 14;
	int64_t id = write_to(ids, 1, "time");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	letter_reads(1, "15.01.2099", false);
}

static enum outcome run_codes(struct db *on, struct step *step)
{
	const struct written letter = {
		.bulk_id = step->id,
		.template = step->to,
		.subject_de = "Zu {number}",
		.body_de = "Guten Tag {name},",
		.send = "guard",
		.guard = step->reason,
	};

	return bulk_say_letter(on, pool, step->who, step->version, &letter, &step->problems);
}

static void refuse_codes(int64_t id, const char *template, const char *guard, const char *field)
{
	struct step step = {
		run_codes, .who = &recruiter, .id = id, .to = template, .reason = guard};

	step.version = bulk_of(id).version;
	assert_int_equal(take(&step), INVALID);
	assert_int_equal(step.problems.count, 1);
	assert_string_equal(step.problems.items[0].field, field);
	assert_string_equal(step.problems.items[0].reason, "choice");
}

/* Guards of other objects, templates of other occasions, and what is none. */
static void test_codes(void **state)
{
	(void)state;
	int64_t ids[1] = {received(1)};
	int64_t id = chosen(ids, 1);
	struct db_rows *rows = NULL;

	refuse_codes(id, "letter", "all_final", "guard");
	refuse_codes(id, "letter", "ä", "guard");
	refuse_codes(id, "staff_reminder", "statements", "template");
	refuse_codes(id, "account_deleted", "statements", "template");
	refuse_codes(id, "ä", "statements", "template");
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM written_letter"), 0);
	assert_int_equal(written_guards(backend, pool, &rows), OK);
	assert_in_range(rows->count, 1, 100);
	for (size_t i = 0; i < rows->count; i++)
		assert_string_not_equal(db_text(rows, i, "code"), "all_final");
}

/* Many that wait: a turn asks about some of them, each again after a minute at the earliest, and
 * the more seldom the longer it waits. */
static void test_guard_seldom(void **state)
{
	(void)state;
	static int64_t ids[GUARDED_LETTERS];
	int64_t id = write_to(ids, GUARDED_LETTERS, "guard");
	int64_t count = 0, turns = 0, before = 0;

	guard_stops = true;
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	guard_asked = 0;
	assert_int_equal(waiting_release(jobs, &count), OK);
	int64_t of_one = guard_asked;
	assert_in_range(of_one, 1, ONE_TURN);
	while (guard_asked != before && ++turns < GUARDED_LETTERS) {
		before = guard_asked;
		assert_int_equal(waiting_release(jobs, &count), OK);
		assert_true(guard_asked <= before + of_one);
	}
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE guard_at"
				 " BETWEEN created_at + INTERVAL 1 MINUTE"
				 " AND created_at + INTERVAL 2 MINUTE"),
		GUARDED_LETTERS);
	support_sql(root,
		"UPDATE mail_outbox SET created_at = created_at - INTERVAL 10 DAY,"
		" guard_at = created_at LIMIT 1;\n");
	assert_int_equal(waiting_release(jobs, &count), OK);
	assert_true(guard_asked > before);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mail_outbox WHERE guard_at >"
				 " created_at + INTERVAL 10 DAY + INTERVAL 50 MINUTE"),
		1);
}

/* Somebody is at one of the applications: its letter is asked about again, the others go, and
 * whoever asks is not held up by an error. */
static void test_guard_held(void **state)
{
	(void)state;
	int64_t ids[3];
	int64_t id = write_to(ids, 3, "guard");
	int64_t count = 0;
	struct db *holder = support_db_open("bms_backend");

	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	support_sql(holder, "BEGIN;\nSELECT id FROM application WHERE id = 1 FOR UPDATE;\n");
	assert_int_equal(waiting_release(jobs, &count), OK);
	assert_int_equal(count, 2);
	support_sql(holder, "ROLLBACK;\n");
	assert_int_equal(release(), 1);
	db_free(&holder);
}

static enum outcome run_back(struct db *on, struct step *step)
{
	return waiting_take_back_all(on, pool, step->who, step->id, &step->back_id);
}

/* Whoever withdraws while it waits gets none; the others are taken back, but for one that is being
 * sent. */
static void test_back(void **state)
{
	(void)state;
	int64_t ids[4];
	int64_t id = write_to(ids, 4, "time");

	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	assert_int_equal(letters_in("waiting"), 4);
	support_sql(root,
		"UPDATE application SET status = 'bewerber_zieht_zurueck' WHERE id = 1;\n"
		"UPDATE mail_outbox SET attempts = 1, sending = 1 WHERE application_id = 2;\n"
		"UPDATE mail_outbox SET attempts = 1 WHERE application_id = 3;\n");
	assert_int_equal(letters_in("stopped"), 1);
	struct step step = {run_back, .who = &recruiter, .id = id};
	assert_int_equal(take(&step), OK);
	assert_int_equal(step.back_id, 2);
	assert_int_equal(letters_in("taken_back"), 2);
	assert_int_equal(letters_in("waiting"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM history WHERE action = 'letter_taken_back'"),
		2);
}

/* What waits goes on with a procedure that goes on; where it ends, is erased or kept back, it is
 * stopped, also when sending failed before, but not while it is being sent. */
static void test_over(void **state)
{
	(void)state;
	static const char *const ends[] = {"abgesagt", "einstellung", "direktanonymisierung",
		"geloescht", "anonymisiert", "archiviert", "eingeschraenkt"};
	size_t count = sizeof(ends) / sizeof(*ends);
	int64_t ids[10];
	int64_t id = write_to(ids, count + 3, "time");

	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	support_sql(root,
		"UPDATE mail_outbox SET attempts = 1 WHERE application_id = 1;\n"
		"UPDATE mail_outbox SET sending = 1 WHERE application_id = 8;\n"
		"UPDATE application SET status = 'abgesagt' WHERE id = 8;\n"
		"UPDATE application SET status = 'einladung' WHERE id = 9;\n"
		"UPDATE application SET version = version + 1 WHERE id = 10;\n");
	for (size_t i = 0; i < count; i++) {
		support_sql(root, "UPDATE application SET status = '%s' WHERE id = %d;\n", ends[i],
			(int)i + 1);
		assert_int_equal(letters_in("stopped"), i + 1);
	}
	assert_int_equal(letters_in("waiting"), 3);
}

/* Without an address and with a time: it waits as the others do, can be taken back, and is printed
 * when it would have been sent. */
static void test_print_waits(void **state)
{
	(void)state;
	int64_t ids[3];
	int sent = 0, failed = 0;
	int64_t id = write_to(ids, 3, "time");

	support_sql(root, "UPDATE applicant SET email = '';\n");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	assert_int_equal(mail_deliver(jobs, settings, 10, NULL, &sent, &failed), OK);
	assert_int_equal(letters_in("waiting"), 3);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM history WHERE action = 'letter_waits'"),
		3);
	support_sql(root,
		"UPDATE application SET status = 'bewerber_zieht_zurueck' WHERE id = 1;\n"
		"UPDATE mail_outbox SET next_attempt_at = created_at"
		" WHERE application_id = 2;\n");
	assert_int_equal(letters_in("stopped"), 1);
	assert_int_equal(mail_deliver(jobs, settings, 10, NULL, &sent, &failed), OK);
	assert_int_equal(sent + failed, 0);
	assert_int_equal(letters_in("print"), 1);
	struct step step = {run_back, .who = &recruiter, .id = id};
	assert_int_equal(take(&step), OK);
	assert_int_equal(step.back_id, 1);
	assert_int_equal(letters_in("taken_back"), 1);
}

/* Withdrawn, or moved on, after it was looked at: not sent, and named. */
static void test_changed(void **state)
{
	(void)state;
	int64_t ids[3];
	int64_t id = write_to(ids, 3, "now");

	support_sql(root,
		"UPDATE application SET status = 'bewerber_zieht_zurueck', version = version + 1"
		" WHERE id = 1;\n"
		"UPDATE application SET version = version + 1 WHERE id = 2;\n");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	assert_string_equal(status_of(1), "bewerber_zieht_zurueck");
	assert_string_equal(result_of(id, 1), "refused:withdrawn");
	assert_string_equal(result_of(id, 2), "refused:changed");
	assert_string_equal(result_of(id, 3), "done:");
	assert_int_equal(letters_in("waiting"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM written_letter WHERE body_de IS NOT NULL"),
		0);
}

/* A letter was looked at and a step is chosen instead: it is made, and nothing is written. */
static void test_step_instead(void **state)
{
	(void)state;
	int64_t ids[1];
	int64_t id = write_to(ids, 1, "now");

	assert_string_equal(bulk_of(id).act, BULK_LETTER);
	say(id, "formale_pruefung");
	assert_string_equal(bulk_of(id).act, "application_move");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	assert_string_equal(status_of(1), "formale_pruefung");
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM mail_outbox"), 0);
}

/* Somebody without an address: printed, and whoever's key is destroyed has no letter any more. */
static void test_print(void **state)
{
	(void)state;
	int64_t ids[1];
	struct printed_letter letter = {0};
	const struct printed_words words = {
		"Stadt", "Datum", "Bewerbung", "Anlagen", "(keine Anschrift)"};
	const void *bytes = NULL;
	size_t length = 0;

	int64_t id = write_to(ids, 1, "now");
	support_sql(root, "UPDATE applicant SET email = '' WHERE id = 1;\n");
	assert_int_equal(start_bulk(id, bulk_of(id).version), OK);
	work();
	assert_int_equal(letters_in("print"), 1);
	int64_t mail = support_number(root, "SELECT MAX(id) FROM mail_outbox");
	store_init(support_folder(), world_key);
	assert_int_equal(printed_read(backend, pool, 1, mail, &letter), OK);
	assert_string_equal(letter.subject, "Zu B-2026-00001");
	assert_string_equal(letter.text, "Guten Tag A B,\n\nzu Ingenieurin oder Ingenieur.");
	assert_null(letter.address);
	assert_int_equal(printed_make(pool, &letter, &words, &bytes, &length), OK);
	assert_memory_equal(bytes, "%PDF-", 5);
	assert_int_equal(printed_read(backend, pool, 2, mail, &letter), NOT_FOUND);
	support_sql(root, "DELETE FROM bms_keys.application_key;\n");
	assert_int_equal(printed_read(backend, pool, 1, mail, &letter), GONE);
}

static int clear_all(void **state)
{
	guard_stops = guard_fails = false;
	letter_days = 0;
	clear(state);
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_many_killed, clear_all),
		cmocka_unit_test_setup(test_thousand, clear_all),
		cmocka_unit_test_setup(test_guard, clear_all),
		cmocka_unit_test_setup(test_day_counted, clear_all),
		cmocka_unit_test_setup(test_day_of_a_time, clear_all),
		cmocka_unit_test_setup(test_codes, clear_all),
		cmocka_unit_test_setup(test_guard_seldom, clear_all),
		cmocka_unit_test_setup(test_guard_held, clear_all),
		cmocka_unit_test_setup(test_back, clear_all),
		cmocka_unit_test_setup(test_over, clear_all),
		cmocka_unit_test_setup(test_print_waits, clear_all),
		cmocka_unit_test_setup(test_changed, clear_all),
		cmocka_unit_test_setup(test_step_instead, clear_all),
		cmocka_unit_test_setup(test_print, clear_all),
	};
	return cmocka_run_group_tests(tests, begin, finish);
}
