/* Notices to those passed over: what stops a hiring, whoever makes the step, and what lifts it; two
 * at once; what must not be is found (PRO-31, LAW-23, LAW-41, PRT-71). */
#include "race.h"

#include "access/hold.h"
#include "notified/check.h"
#include "notified/court.h"
#include "notified/notified.h"
#include "notified/rejection.h"
#include "process/process.h"
#include "store/store.h"

/* 1 is chosen and is being hired, 2 and 3 are passed over, 4 was rejected before, 5 has withdrawn.
 */
static const char world_decided[] =
	"DELETE FROM court_application;\nDELETE FROM passed_over;\nDELETE FROM mail_outbox;\n"
	"DELETE FROM decision_part;\nDELETE FROM decision;\nDELETE FROM statement_answer;\n"
	"DELETE FROM statement;\nDELETE FROM statement_round;\nDELETE FROM process_guard_off;\n"
	"DELETE FROM passed_over_rule;\nDELETE FROM application_step;\nDELETE FROM application;\n"
	"DELETE FROM applicant;\nDELETE FROM bms_keys.application_key;\n"
	"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) SELECT seq, 'N',"
	" 'N', CONCAT(seq, '@example.org'), 'de', '2026-01-01' FROM seq_1_to_5;\n"
	"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source, status,"
	" authority_id, status_since, received_at, created_at, changed_at) SELECT seq,"
	" CONCAT('B-2026-0000', seq), 1, 1, seq, 'agency', ELT(seq, 'einstellungsprozess',"
	" 'gespraech', 'auswahlentscheidung', 'abgesagt', 'bewerber_zieht_zurueck'), 1,"
	" '2026-01-01', '2026-01-01', '2026-01-01', '2026-01-01' FROM seq_1_to_5;\n"
	"INSERT INTO decision (id, vacancy_id, number, state, created_at, created_by, fixed_at)"
	" VALUES (1, 1, 1, 'fixed', '2026-10-01', 2, '2026-10-02');\n"
	"INSERT INTO decision_part (decision_id, application_id, choice) SELECT 1, seq,"
	" IF(seq = 1, 'chosen', 'no') FROM seq_1_to_5;\n";

static void told(int64_t application, const char *mailed, const char *extra)
{
	support_sql(root,
		"INSERT INTO mail_outbox (id, application_id, template, message_id, status,"
		" next_attempt_at, created_at, sent_at) VALUES (%lld, %lld, 'passed_over', 'm%lld',"
		" 'sent', '%s', '%s', '%s');\n"
		"INSERT INTO passed_over (id, vacancy_id, application_id, state, way, mail_id,"
		" sent_at, sent_by, waits, unit, presumed_days) VALUES (%lld, 1, %lld, 'told',"
		" 'mail', %lld, '%s', 2, 2, 'weeks', 4);\n"
		"INSERT INTO passed_over_about VALUES (%lld, 1);\n%s",
		(long long)application, (long long)application, (long long)application, mailed,
		mailed, mailed, (long long)application, (long long)application,
		(long long)application, mailed, (long long)application, extra);
}

static void all_told(void)
{
	told(2, "2026-11-02 09:00:00", "");
	told(3, "2026-11-03 09:00:00", "");
}

static void at(const char *utc)
{
	clock_set(clock_from_sql(utc));
}

/* By the system, as what something else entails: nothing but the locks stops it. */
static enum outcome hire(struct db *db)
{
	const struct principal nobody = {.kind = PRINCIPAL_SYSTEM};

	return process_move(db, pool, &nobody,
		&(struct process_move){.kind = OBJECT_APPLICATION,
			.id = 1,
			.to = "einstellung",
			.effect = true,
			.unmailed = true},
		&problems);
}

static enum outcome tried(act *what)
{
	struct doing doing = {what, NULL, -1, -1};

	return db_transaction(one, work, &doing);
}

/* Is hiring refused, for this alone? */
static void assert_stopped(const char *reason)
{
	assert_int_equal(tried(hire), INVALID);
	assert_int_equal(problems.count, 1);
	assert_string_equal(problems.items[0].reason, reason);
	assert_int_equal(
		support_number(root,
			"SELECT status = 'einstellungsprozess' FROM application WHERE id = 1"),
		1);
}

static void fresh(void)
{
	world_more = world_decided;
	world_reset();
	store_init(support_folder(), (const uint8_t[32]){2});
	at("2026-11-21 10:00:00");
}

static void test_told_and_waited(void **state)
{
	(void)state;
	fresh();
	assert_stopped("notice_untold");
	told(2, "2026-11-02 09:00:00", "");
	assert_stopped("notice_untold");
	/* presumed on Saturday the 7th, so on Monday the 9th; two weeks: Monday the 23rd */
	told(3, "2026-11-03 09:00:00", "");
	assert_stopped("notice_waits");
	at("2026-11-23 22:59:00"); /* 23:59 in Berlin */
	assert_stopped("notice_waits");
	at("2026-11-23 23:01:00");
	assert_int_equal(tried(hire), OK);
}

static void test_last_receipt_counts(void **state)
{
	struct notice_stops stops;

	(void)state;
	fresh();
	all_told();
	support_sql(root, "UPDATE passed_over SET received_on = '2026-11-12' WHERE id = 2;\n");
	assert_int_equal(notice_stops(one, pool, 1, 1, &stops), OK);
	assert_string_equal(stops.last_receipt, "2026-11-12");
	assert_string_equal(stops.first_day, "2026-11-27");
	assert_true(stops.runs);
	assert_false(notice_free(&stops));
}

static void test_came_back(void **state)
{
	(void)state;
	fresh();
	all_told();
	at("2026-12-01 10:00:00");
	/* after the fourth day, and after the whole period */
	support_sql(
		root, "UPDATE passed_over SET returned_at = '2026-12-01 09:00:00' WHERE id = 2;\n");
	assert_stopped("notice_came_back");
	support_sql(root,
		"UPDATE passed_over SET returned_at = NULL WHERE id = 2;\n"
		"UPDATE mail_outbox SET status = 'given_up' WHERE id = 3;\n");
	assert_stopped("notice_came_back");
	/* marked on the page of letters alone */
	support_sql(root,
		"UPDATE mail_outbox SET status = 'sent' WHERE id = 3;\n"
		"UPDATE mail_outbox SET returned_at = '2026-12-01' WHERE id = 2;\n");
	assert_stopped("notice_came_back");
	support_sql(root, "UPDATE passed_over SET opened_at = '2026-11-04' WHERE id = 2;\n");
	assert_int_equal(tried(hire), OK);
}

static void test_needs_no_notice(void **state)
{
	(void)state;
	fresh();
	told(2, "2026-11-02 09:00:00", "");
	support_sql(
		root, "UPDATE application SET status = 'bewerber_zieht_zurueck' WHERE id = 3;\n");
	assert_int_equal(tried(hire), OK);
	fresh();
	told(2, "2026-11-02 09:00:00", "");
	support_sql(root,
		"INSERT INTO passed_over (vacancy_id, application_id, state, sent_at)"
		" VALUES (1, 3, 'gone', '2026-11-02');\n");
	assert_int_equal(tried(hire), OK);
}

static void test_another_is_chosen(void **state)
{
	(void)state;
	fresh();
	all_told();
	at("2026-12-01 10:00:00");
	/* 3 moves up in place of 1, whom 2 was told of */
	support_sql(root,
		"UPDATE application SET status = 'bewerber_zieht_zurueck' WHERE id = 1;\n"
		"UPDATE decision_part SET choice = 'no' WHERE application_id = 1;\n"
		"UPDATE decision_part SET choice = 'chosen' WHERE application_id = 3;\n");
	struct notice_person person;
	assert_int_equal(notice_person_get(one, pool, 2, &person), OK);
	assert_false(person.told);
	support_sql(root, "INSERT INTO passed_over_about VALUES (2, 3);\n");
	assert_int_equal(notice_person_get(one, pool, 2, &person), OK);
	assert_true(person.told);
}

/* What was set when a notice went holds for it. */
static void test_setting_changes_meanwhile(void **state)
{
	struct notice_stops stops;

	(void)state;
	fresh();
	all_told();
	support_sql(root,
		"INSERT INTO passed_over_rule VALUES (1, 1, 'weeks', 1, 'all',"
		" '2026-11-10');\n");
	assert_stopped("notice_waits");
	support_sql(root, "UPDATE passed_over_rule SET waits = 3, unit = 'months';\n");
	assert_int_equal(notice_stops(one, pool, 1, 1, &stops), OK);
	assert_string_equal(stops.first_day, "2026-11-24");
}

static void court_filed(void)
{
	support_sql(root,
		"INSERT INTO court_application (id, vacancy_id, application_id, filed_on,"
		" recorded_at, recorded_by) VALUES (1, 1, 2, '2026-11-20',"
		" '2026-11-20', 2);\n");
}

static void test_court_holds_when_waiting_is_off(void **state)
{
	(void)state;
	fresh();
	support_sql(root, "INSERT INTO process_guard_off VALUES (1, 'waiting');\n");
	court_filed();
	assert_stopped("notice_court");
	support_sql(root, "UPDATE court_application SET closed_at = '2026-11-21';\n");
	assert_int_equal(tried(hire), OK);
	assert_int_not_equal(
		support_number(root, "SELECT fixed FROM process_guard WHERE code = 'court'"), 0);
}

static void test_dispute_holds(void **state)
{
	(void)state;
	fresh();
	support_sql(root,
		"INSERT INTO process_guard_off VALUES (1, 'waiting');\n"
		"UPDATE vacancy SET status = 'rechtsstreit' WHERE id = 1;\n");
	assert_stopped("vacancy_disputed");
	support_sql(root, "UPDATE vacancy SET status = 'rechtsstreit_beendet' WHERE id = 1;\n");
	assert_int_equal(tried(hire), OK);
}

static enum outcome reject(struct db *db, int64_t id)
{
	const struct principal nobody = {.kind = PRINCIPAL_SYSTEM};

	return process_move(db, pool, &nobody,
		&(struct process_move){.kind = OBJECT_APPLICATION,
			.id = id,
			.to = "abgesagt",
			.effect = true,
			.unmailed = true},
		&problems);
}

static enum outcome reject_second(struct db *db)
{
	return reject(db, 2);
}

static void assert_unrejected(const char *reason)
{
	assert_int_equal(tried(reject_second), INVALID);
	assert_int_equal(problems.count, 1);
	assert_string_equal(problems.items[0].reason, reason);
}

static void test_rejected_after_hiring(void **state)
{
	(void)state;
	fresh();
	all_told();
	assert_unrejected("rejection_hired_first");
	at("2026-12-01 10:00:00");
	assert_int_equal(tried(hire), OK);
	assert_int_equal(tried(reject_second), OK);
	/* before anything is decided whoever is unsuitable is rejected */
	fresh();
	support_sql(root, "UPDATE decision SET state = 'asked';\n");
	assert_int_equal(tried(reject_second), OK);
}

/* Somebody has moved up in her place, whatever status she has still. */
static void test_who_is_dropped_is_told_of_no_more(void **state)
{
	struct notice_stops stops;

	(void)state;
	fresh();
	all_told();
	support_sql(root,
		"UPDATE decision_part SET dropped_at = '2026-11-20' WHERE application_id = 1;\n"
		"UPDATE decision_part SET choice = 'chosen' WHERE application_id = 3;\n");
	assert_int_equal(notice_stops(one, pool, 1, 0, &stops), OK);
	assert_int_equal(stops.untold, 1);
	support_sql(root, "UPDATE passed_over_about SET application_id = 3;\n");
	assert_int_equal(notice_stops(one, pool, 1, 0, &stops), OK);
	assert_int_equal(stops.untold, 0);
	assert_unrejected("rejection_hired_first");
	support_sql(root, "UPDATE application SET status = 'einstellung' WHERE id = 3;\n");
	assert_int_equal(tried(reject_second), OK);
}

static void hearing(const char *state, const char *due)
{
	support_sql(root,
		"DELETE FROM statement;\n"
		"INSERT IGNORE INTO statement_round (id, object_kind, object_id, vacancy_id,"
		" object_version, asked_by, asked_at) VALUES (1, 4, 2, 1, 1, 2, '2026-11-20');\n"
		"INSERT INTO statement (id, round_id, kind, object_kind, object_id, vacancy_id,"
		" subject_kind, subject_id, role_id, asked_at, due_on, due_at, state) VALUES (1, 1,"
		" 'rejection_sbv', 4, 2, 1, 'role', 0, 8, '2026-11-20', DATE('%s'), '%s', '%s');\n",
		due, due, state);
}

static void test_sbv_is_heard(void **state)
{
	(void)state;
	fresh();
	support_sql(root,
		"UPDATE decision SET state = 'draft';\n"
		"UPDATE application SET severely_disabled = 1 WHERE id = 2;\n");
	assert_unrejected("rejection_unheard");
	hearing("withdrawn", "2026-11-27 23:00:00");
	assert_unrejected("rejection_unheard");
	hearing("open", "2026-11-27 23:00:00");
	assert_unrejected("rejection_open");
	at("2026-11-27 22:59:59");
	assert_unrejected("rejection_open");
	at("2026-11-27 23:00:00");
	assert_int_equal(tried(reject_second), OK);
	/* who refuses it is not asked about */
	fresh();
	support_sql(root,
		"UPDATE decision SET state = 'draft';\n"
		"UPDATE application SET severely_disabled = 1, sbv_refused = 1"
		" WHERE id = 2;\n");
	assert_int_equal(tried(reject_second), OK);
}

static enum outcome come_back(struct db *db)
{
	return notice_record(db, pool, &admin, 2, "returned", NULL, &problems);
}

static enum outcome file_court(struct db *db)
{
	return court_add(db, pool, &admin, 2,
		&(struct court_input){"2026-11-30", "Gericht", "1 E 1/26"}, &problems);
}

static enum outcome dispute(struct db *db)
{
	return process_move(db, pool, &admin,
		&(struct process_move){.kind = OBJECT_VACANCY,
			.id = 1,
			.to = "rechtsstreit",
			.reason = "Gericht",
			.effect = true},
		&problems);
}

static void over(void)
{
	store_init(support_folder(), (const uint8_t[32]){2});
	all_told();
	at("2026-12-01 10:00:00");
}

static enum outcome key_make(struct db *db, void *context)
{
	(void)context;
	return store_key_new(db, OBJECT_APPLICATION, 2);
}

static void over_with_key(void)
{
	over();
	assert_int_equal(db_transaction(root, key_make, NULL), OK);
}

static void true_after(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM application a WHERE a.status = 'einstellung'"
				 " AND (EXISTS (SELECT 1 FROM court_application) OR EXISTS"
				 " (SELECT 1 FROM passed_over WHERE returned_at IS NOT NULL)"
				 " OR EXISTS (SELECT 1 FROM vacancy WHERE status"
				 " = 'rechtsstreit'))"),
		0);
}

static void test_two_at_once(void **state)
{
	static const struct pair pairs[] = {
		{"came back and hired", come_back, hire, INVALID, "notice_came_back"},
		{"court and hired", file_court, hire, INVALID, "notice_court"},
		{"dispute and hired", dispute, hire, INVALID, "vacancy_disputed"},
	};

	(void)state;
	world_more = world_decided;
	world_then = over_with_key;
	race_read_before(pairs, 3, true_after);
	race_waits(pairs, 3, true_after);
	world_then = NULL;
}

static char wrongs[200];

static void wrong_note(const char *number, const char *what)
{
	snprintf(wrongs + strlen(wrongs), sizeof(wrongs) - strlen(wrongs), "%s %s;", number, what);
}

static void test_found(void **state)
{
	int64_t unheard = 0, early = 0;

	(void)state;
	fresh();
	all_told();
	wrongs[0] = '\0';
	at("2026-11-24 10:00:00");
	assert_int_equal(tried(hire), OK);
	assert_int_equal(notified_check(root, wrong_note, &unheard, &early), OK);
	assert_int_equal(unheard + early, 0);
	/* the receipt was later than anybody knew */
	support_sql(root, "UPDATE passed_over SET received_on = '2026-11-20' WHERE id = 2;\n");
	assert_int_equal(notified_check(root, wrong_note, &unheard, &early), OK);
	assert_int_equal(early, 1);
	support_sql(root,
		"UPDATE passed_over SET received_on = NULL;\n"
		"DELETE FROM passed_over WHERE id = 3;\n");
	assert_int_equal(notified_check(root, wrong_note, &unheard, &early), OK);
	assert_int_equal(early, 1);
	support_sql(root, "INSERT INTO process_guard_off VALUES (1, 'waiting');\n");
	assert_int_equal(notified_check(root, wrong_note, &unheard, &early), OK);
	assert_int_equal(early, 0);
	fresh();
	support_sql(root, "UPDATE decision SET state = 'draft';\n");
	assert_int_equal(tried(reject_second), OK);
	support_sql(root, "UPDATE application SET severely_disabled = 1 WHERE id = 2;\n");
	assert_int_equal(notified_check(root, wrong_note, &unheard, &early), OK);
	assert_int_equal(unheard, 1);
	hearing("silent", "2026-11-20 23:00:00");
	assert_int_equal(notified_check(root, wrong_note, &unheard, &early), OK);
	assert_int_equal(unheard, 0);
	assert_string_equal(wrongs, "B-2026-00001 early;B-2026-00001 early;B-2026-00002 unheard;");
}

/* What the committees have to say has tests of its own. */
static int setup(void **state)
{
	world_begin(state);
	support_sql(root, "DELETE FROM process_lock WHERE guard IN ('consent', 'statements');\n");
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_told_and_waited),
		cmocka_unit_test(test_last_receipt_counts),
		cmocka_unit_test(test_came_back),
		cmocka_unit_test(test_needs_no_notice),
		cmocka_unit_test(test_another_is_chosen),
		cmocka_unit_test(test_setting_changes_meanwhile),
		cmocka_unit_test(test_court_holds_when_waiting_is_off),
		cmocka_unit_test(test_dispute_holds),
		cmocka_unit_test(test_rejected_after_hiring),
		cmocka_unit_test(test_who_is_dropped_is_told_of_no_more),
		cmocka_unit_test(test_sbv_is_heard),
		cmocka_unit_test(test_two_at_once),
		cmocka_unit_test(test_found),
	};
	return cmocka_run_group_tests(tests, setup, world_end);
}
