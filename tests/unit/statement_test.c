/* Statements: asking, answering, what time does to them, whose tasks they are. */
#include "statement_world.h"

#include "org/staff_admin.h"
#include "task/holiday.h"
#include "task/statement_guard.h"
#include "task/statement_time.h"

static const struct principal jobs = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};

static void assert_due(const char *from, const char *what, const char *last)
{
	world_reset();
	clock_set(day_start(from) + 15 * 3600);
	assert_string_equal(asked(what).due_on, last);
}

static void test_last_days_are_those_of_the_law(void **state)
{
	(void)state;
	assert_due("2026-03-20", "ad_pr", "2026-04-07");
	assert_due("2026-04-30", "ad_pr", "2026-05-15");
	assert_due("2026-10-17", "ad_pr", "2026-11-02");
	assert_due("2026-12-11", "ad_pr", "2026-12-28");
	assert_due("2026-05-18", "ad_gsb", "2026-05-26");
	assert_due("2026-11-20", "ad_department", "2026-11-27");
}

static enum outcome holiday_make(struct db *db)
{
	return holiday_add(db, pool, &admin, "2026-12-07", "Stadtjubiläum", &problems);
}

static enum outcome holiday_make_sunday(struct db *db)
{
	return holiday_add(db, pool, &admin, "2026-12-06", "Sonntag", &problems);
}

static enum outcome holiday_make_past(struct db *db)
{
	return holiday_add(db, pool, &admin, "2026-11-20", "Gestern", &problems);
}

static enum outcome holiday_drop(struct db *db)
{
	return holiday_remove(db, pool, &admin, "2026-12-07");
}

static enum outcome recount(struct db *db)
{
	return statement_recount(db, pool, &jobs, newest());
}

static void test_a_one_off_holiday_shifts_the_last_day(void **state)
{
	struct db_rows *rows = NULL;
	(void)state;
	world_reset();
	assert_string_equal(asked("ad_pr").due_on, "2026-12-07");
	assert_int_equal(commit(holiday_make_sunday), INVALID);
	assert_problem("day", "holiday_known");
	assert_int_equal(commit(holiday_make_past), INVALID);
	assert_problem("day", "holiday_past");
	assert_int_equal(commit(holiday_make), OK);
	assert_int_equal(commit(holiday_make), INVALID);
	assert_problem("day", "holiday_known");
	assert_string_equal(asked("ad_pr").due_on, "2026-12-08");
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM audit WHERE action ="
				 " 'holiday_added' AND detail = '2026-12-07'"),
		1);
	assert_int_equal(commit(holiday_drop), OK);
	assert_int_equal(commit(holiday_drop), NOT_FOUND);
	assert_int_equal(run(recount), OK);
	assert_string_equal(read_newest().due_on, "2026-12-07");
	assert_int_equal(commit(holiday_make), OK);
	assert_int_equal(statement_recount_list(root, pool, NOW, 0, INT64_MAX, 10, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_int_equal(run(recount), OK);
	assert_string_equal(read_newest().due_on, "2026-12-08");
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM task WHERE due_on ="
				 " '2026-12-08' AND ends_at = '2026-12-08 23:00:00'"),
		1);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "statement_recounted", "ad_pr"), 2);
}

static void test_the_first_answer_of_a_committee_counts(void **state)
{
	(void)state;
	world_reset();
	asked("ad_pr");
	assert_int_equal(tasks(&paul), 1);
	assert_int_equal(tasks(&pia), 1);
	assert_int_equal(tasks(&fred), 0);
	assert_int_equal(blocks("bei_personalamt"), 1);
	assert_int_equal(blocks("veroeffentlicht"), 0);
	assert_int_equal(mails("staff_statement_asked"), 2);
	assert_int_equal(answered_by(&fred, "no_objection", NULL, NULL), NOT_FOUND);
	assert_int_equal(answered_by(&paul, "no_objection", NULL, NULL), OK);
	assert_int_equal(tasks(&pia), 0);
	assert_int_equal(blocks("bei_personalamt"), 0);
	assert_int_equal(answered_by(&pia, "objection", NULL, "Nein"), CONFLICT);
	assert_problem("", "statement_answered");
	assert_string_equal(statement_answer(&(struct statement){0}) ? "" : read_newest().answer,
		"no_objection");
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "statement_asked", "ad_pr"), 1);
	assert_int_equal(
		history_lines(OBJECT_JOBAD, 1, "statement_answered", "ad_pr:no_objection"), 1);
	assert_int_equal(mails("staff_statement_answered"), 1);
}

static void test_an_answer_is_complete_or_refused(void **state)
{
	(void)state;
	world_reset();
	asked("ad_pr");
	assert_int_equal(answered_by(&paul, "consented", NULL, NULL), INVALID);
	assert_problem("answer", "statement_answer");
	assert_int_equal(answered_by(&paul, "objection", NULL, " \n"), INVALID);
	assert_problem("text", "statement_text");
	assert_int_equal(answered_by(&paul, NULL, NULL, NULL), INVALID);
	assert_problem("text", "statement_text");
	assert_int_equal(answered_by(&paul, NULL, NULL, "Wie ist das gemeint?"), OK);
	assert_int_equal(mails("staff_statement_question"), 1);
	assert_string_equal(statement_state(&(struct statement){
				    .state = read_newest().state, .silence = "", .due_at = 0}),
		"open");
	assert_int_equal(answered_by(&paul, "objection", NULL, "Weil"), OK);
	assert_int_equal(blocks("bei_personalamt"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM statement_answer WHERE text"
				 " = 'Weil' AND counts AND NOT late"),
		1);
}

static enum outcome ask_measure(struct db *db)
{
	return statement_ask(db, pool, &rike, OBJECT_VACANCY, 1, kind, &problems);
}

static void test_a_refusal_names_its_ground(void **state)
{
	(void)state;
	world_reset();
	kind = "ad_waived";
	assert_int_equal(commit(ask_measure), OK);
	assert_int_equal(answered_by(&paul, "refused", NULL, "Darum"), INVALID);
	assert_problem("ground", "statement_ground");
	assert_int_equal(answered_by(&paul, "refused", "5", "Darum"), INVALID);
	assert_int_equal(answered_by(&paul, "refused", "1", NULL), INVALID);
	assert_problem("text", "statement_reason");
	assert_int_equal(answered_by(&paul, "refused", "1", "Darum"), OK);
}

static struct statement_question question;

static enum outcome ask_question(struct db *db)
{
	int64_t round = 0;

	return statement_round_ask(db, pool, &rike,
		&(struct statement_round){.object_kind = OBJECT_JOBAD,
			.object_id = 1,
			.questions = &question,
			.count = 1,
			.changed = "Neue Aufgaben"},
		&problems, &round);
}

static void test_what_cannot_be_asked(void **state)
{
	(void)state;
	world_reset();
	kind = "no_such";
	assert_int_equal(commit(ask), INVALID);
	assert_problem("no_such", "statement_kind");
	kind = "formal_check";
	assert_int_equal(commit(ask), INVALID);
	assert_problem("formal_check", "statement_object");
	kind = "briefing_check"; /* of what the house does not know yet */
	assert_int_equal(commit(ask_measure), INVALID);
	assert_problem("briefing_check", "statement_object");
	kind = "ad_lector";
	assert_int_equal(commit(ask), INVALID);
	assert_problem("ad_lector", "statement_nobody");
	question = (struct statement_question){.kind = "ad_pr", .urgent = " "};
	assert_int_equal(commit(ask_question), INVALID);
	assert_problem("ad_pr", "statement_urgent");
	question.urgent = "Beginn im Dezember";
	assert_int_equal(commit(ask_question), OK);
	assert_string_equal(read_newest().due_on, "2026-11-30");
	support_sql(root, "UPDATE jobad SET status = 'entwurf';\n");
	kind = "ad_pr";
	assert_int_equal(commit(ask), INVALID);
	assert_problem("ad_pr", "statement_unseen");
	support_sql(root, "UPDATE jobad SET status = 'geloescht';\n");
	assert_int_equal(commit(ask), NOT_FOUND);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM statement"), 1);
}

static enum outcome over(struct db *db)
{
	return statement_over(db, pool, &jobs, newest());
}

static void test_silence_holds_from_midnight_on(void **state)
{
	struct statement statement;
	struct db_rows *rows = NULL;
	(void)state;
	world_reset();
	statement = asked("ad_pr");
	assert_int_equal(statement.due_at, day_start("2026-12-08"));
	clock_set(statement.due_at - 1);
	assert_string_equal(statement_state(&statement), "open");
	assert_null(statement_answer(&statement));
	assert_int_equal(tasks(&paul), 1);
	assert_int_equal(blocks("bei_personalamt"), 1);
	assert_int_equal(statement_over_list(root, pool, clock_now(), 0, 100, 10, &rows), OK);
	assert_int_equal(rows->count, 0);
	clock_set(statement.due_at); /* and no run yet */
	assert_string_equal(statement_state(&statement), "silent");
	assert_string_equal(statement_answer(&statement), "no_objection");
	assert_int_equal(tasks(&paul), 0);
	assert_int_equal(blocks("bei_personalamt"), 0);
	assert_int_equal(answered_by(&paul, "objection", NULL, "Zu spät"), OK);
	assert_int_equal(answered_by(&paul, "objection", NULL, "Noch einmal"), CONFLICT);
	assert_problem("", "statement_answered_late");
	assert_string_equal(read_newest().state, "open");
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "statement_late", "ad_pr:objection"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM statement_answer WHERE late"
				 " AND NOT counts"),
		1);
	assert_int_equal(blocks("bei_personalamt"), 0);
}

static void test_the_run_takes_silence_and_tells(void **state)
{
	struct statement statement;
	struct db_rows *rows = NULL;
	(void)state;
	world_reset();
	statement = asked("ad_pr");
	clock_set(statement.due_at + 4000);
	assert_int_equal(statement_over_list(root, pool, clock_now(), 0, INT64_MAX, 10, &rows), OK);
	assert_int_equal(rows->count, 1);
	struct db *own = support_db_open("bms_jobs");
	act *doing = over;
	assert_int_equal(db_transaction(own, act_work, &doing), OK);
	assert_int_equal(db_transaction(own, act_work, &doing), CONFLICT);
	db_free(&own);
	assert_string_equal(read_newest().state, "silent");
	assert_string_equal(read_newest().answer, "no_objection");
	assert_int_equal(
		history_lines(OBJECT_JOBAD, 1, "statement_silent", "ad_pr:no_objection"), 1);
	assert_int_equal(mails("staff_statement_silent"), 1);
}

static void test_without_a_meaning_it_stays_open(void **state)
{
	struct statement statement;
	(void)state;
	world_reset();
	statement = asked("ad_department");
	clock_set(statement.due_at + 4000);
	assert_int_equal(commit(over), UNAVAILABLE); /* the backend may not note it */
	struct db *own = support_db_open("bms_jobs");
	act *doing = over;
	assert_int_equal(db_transaction(own, act_work, &doing), OK);
	assert_int_equal(db_transaction(own, act_work, &doing), CONFLICT);
	db_free(&own);
	assert_string_equal(statement_state(&statement), "open");
	assert_int_equal(tasks(&fred), 1);
	assert_int_equal(blocks("bei_personalamt"), 1);
	assert_int_equal(mails("staff_statement_overdue"), 1);
	assert_int_equal(answered_by(&fred, "approved", NULL, NULL), OK);
	assert_int_equal(blocks("bei_personalamt"), 0);
	assert_int_equal(support_number(root, "SELECT late AND counts FROM statement_answer"), 1);
}

static enum outcome remind(struct db *db)
{
	return statement_remind(db, pool, &jobs, newest());
}

static void test_reminded_once_two_working_days_before(void **state)
{
	struct db_rows *rows = NULL;
	(void)state;
	world_reset();
	asked("ad_pr"); /* until Monday, 7 December */
	clock_set(day_start("2026-12-02") + 7200);
	assert_int_equal(commit(remind), CONFLICT);
	clock_set(day_start("2026-12-03") + 7200);
	assert_int_equal(
		statement_reminder_list(root, pool, clock_now(), 0, INT64_MAX, 10, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_int_equal(commit(remind), OK);
	assert_int_equal(commit(remind), CONFLICT);
	assert_int_equal(mails("staff_statement_reminder"), 2);
}

static enum outcome council_choose(struct db *db)
{
	return vacancy_choose_unit(db, pool, &rike, 1, ROLE_PR, 12);
}

static enum outcome paul_exclude(struct db *db)
{
	return exclusion_add(db, pool, &admin, 1, 6, "Befangen");
}

static enum outcome fred_leave(struct db *db)
{
	return staff_delete(db, pool, &admin, 3);
}

static enum outcome dora_join(struct db *db)
{
	return vacancy_choose_person(db, pool, &rike, 1, ROLE_DEPARTMENT, 8);
}

static void test_tasks_go_and_come_with_reach(void **state)
{
	static const struct principal dora = {.kind = PRINCIPAL_STAFF, .id = 8};
	(void)state;
	world_reset();
	asked("ad_department");
	assert_int_equal(tasks(&fred), 1);
	assert_int_equal(tasks(&dora), 0);
	assert_int_equal(commit(dora_join), OK);
	assert_int_equal(tasks(&dora), 1);
	support_sql(root, "UPDATE staff_user SET status = 'inactive' WHERE id = 3;\n");
	assert_int_equal(commit(fred_leave), OK);
	assert_int_equal(tasks(&fred), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM task"), 1);
	asked("ad_pr");
	assert_int_equal(tasks(&paul), 1);
	assert_int_equal(commit(paul_exclude), OK);
	assert_int_equal(tasks(&paul), 0);
	assert_int_equal(tasks(&pia), 1);
	assert_int_equal(answered_by(&paul, "no_objection", NULL, NULL), NOT_FOUND);
	assert_int_equal(commit(council_drop), OK);
	assert_int_equal(tasks(&pia), 0);
	assert_int_equal(answered_by(&pia, "no_objection", NULL, NULL), NOT_FOUND);
	assert_int_equal(commit(council_choose), OK);
	assert_int_equal(tasks(&pia), 1);
}

static void test_a_round_replaces_what_is_open(void **state)
{
	const char *changed = NULL;
	struct statement first, second;
	(void)state;
	world_reset();
	first = asked("ad_pr");
	question = (struct statement_question){.kind = "ad_pr"};
	assert_int_equal(commit(ask_question), OK);
	second = read_newest();
	assert_int_equal(tasks(&paul), 1);
	assert_int_equal(blocks("bei_personalamt"), 1);
	assert_int_equal(statement_get(root, pool, first.id, &first), OK);
	assert_string_equal(first.state, "replaced");
	assert_int_equal(first.replaced_by, second.id);
	assert_int_equal(statement_changed(root, pool, &second, &changed), OK);
	assert_string_equal(changed, "Neue Aufgaben");
	assert_int_equal(answered_by(&paul, "objection", NULL, "So nicht"), OK);
	assert_int_equal(commit(ask_question), OK); /* an objection is overcome by asking anew */
	first = read_newest();
	clock_set(first.due_at); /* and silence stands, though no run has been there */
	assert_int_equal(commit(ask_question), OK);
	assert_int_equal(statement_get(root, pool, first.id, &first), OK);
	assert_string_equal(first.state, "silent");
	assert_string_equal(first.answer, "no_objection");
	assert_int_equal(answered_by(&paul, "no_objection", NULL, NULL), OK);
	assert_int_equal(blocks("bei_personalamt"), 0);
}

static struct process_stops stops;

static enum outcome guard(struct db *db)
{
	const struct process_question step = {.kind = OBJECT_JOBAD,
		.id = 1,
		.from = "in_abstimmung",
		.to = "bei_personalamt",
		.moving = true};

	stops = (struct process_stops){0};
	return statement_guard(db, pool, &rike, &step, &stops);
}

static void test_a_step_is_stopped_and_says_by_what(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(guard), OK);
	assert_int_equal(stops.count, 0);
	asked("ad_pr");
	asked("ad_gsb"); /* stops nothing */
	asked("ad_department");
	assert_int_equal(commit(guard), OK);
	assert_int_equal(stops.count, 1); /* two wait: one word, and the page with both */
	assert_string_equal(stops.items[0].reason, "statement_open");
	assert_non_null(strstr(stops.items[0].address, "/abstimmung"));
	assert_int_equal(answered_by(&fred, "changes_wanted", NULL, "Mehr"), OK);
	assert_int_equal(commit(guard), OK);
	assert_int_equal(stops.count, 2);
	assert_string_equal(stops.items[0].reason, "statement_open");
	assert_string_equal(stops.items[1].reason, "statement_against");
	assert_string_equal(stops.items[1].address, statement_path(pool, newest()));
	clock_set(day_start("2026-12-08"));
	asked("ad_department");
	assert_int_equal(answered_by(&fred, "approved", NULL, NULL), OK);
	assert_int_equal(commit(guard), OK);
	assert_int_equal(stops.count, 0);
}

static enum outcome attest(struct db *db)
{
	return statement_ask(db, pool, &rike, OBJECT_VACANCY, 1, "closing", &problems);
}

static int64_t closing_of(int64_t person)
{
	int64_t id = 0;

	assert_int_equal(db_get_int(root,
				 "SELECT id FROM statement WHERE kind = 'closing' AND subject_kind"
				 " = 'person' AND subject_id = ?",
				 DB_VALUES(db_int(person)), &id),
		OK);
	return id;
}

static int64_t attested;

static enum outcome attest_give(struct db *db)
{
	return statement_answer_give(db, pool, giver, attested, &input, &problems);
}

static void test_attesting_needs_no_reach(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(attest), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM statement"),
		4) /* not of who keeps it */;
	assert_int_equal(commit(council_drop), OK);
	assert_int_equal(tasks(&paul), 1);
	giver = &paul;
	input = (struct statement_input){.answer = "confirmed"};
	attested = closing_of(7); /* pia's */
	assert_int_equal(commit(attest_give), NOT_FOUND);
	attested = closing_of(6);
	assert_int_equal(commit(attest_give), OK);
	assert_int_equal(tasks(&paul), 0);
	assert_int_equal(tasks(&pia), 1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM vacancy_asked"), 0);
}

static void test_a_closed_vacancy_is_seen_again_by_who_is_asked(void **state)
{
	(void)state;
	world_reset();
	support_sql(root, "UPDATE vacancy SET status = 'abgeschlossen';\n");
	asked("ad_pr");
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM vacancy_asked WHERE"
				 " vacancy_id = 1 AND role_id = 7"),
		1);
}

static struct deputy_input naming;
static const struct principal *namer = &fred;

static enum outcome name_deputy(struct db *db)
{
	return deputy_set(db, pool, namer, &naming, &problems);
}

static enum outcome named(const struct principal *who, const char *deputy, const char *from,
	const char *until, const char *place)
{
	namer = who;
	naming = (struct deputy_input){place, deputy, from, until};
	return commit(name_deputy);
}

static int64_t deputy_newest;

static enum outcome end_deputy(struct db *db)
{
	return deputy_end(db, pool, namer, deputy_newest);
}

static void test_a_deputy_has_the_tasks_for_a_time(void **state)
{
	static struct principal dora = {.kind = PRINCIPAL_STAFF, .id = 8};
	struct statement statement;
	(void)state;
	world_reset();
	statement = asked("ad_department"); /* until 27 November */
	assert_int_equal(named(&fred, "dora", "2026-11-23", "2026-11-25", "3:1"), OK);
	assert_int_equal(tasks(&dora), 0);
	assert_int_equal(answered_by(&dora, "approved", NULL, NULL), NOT_FOUND);
	clock_set(day_start("2026-11-25") + 60);
	assert_int_equal(tasks(&dora), 1);
	clock_set(day_start("2026-11-26"));
	assert_int_equal(tasks(&dora), 0);
	assert_int_equal(answered_by(&dora, "approved", NULL, NULL), NOT_FOUND);
	clock_set(day_start("2026-11-25") + 60);
	assert_int_equal(answered_by(&dora, "approved", NULL, NULL), OK);
	assert_int_equal(tasks(&fred), 0);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "person_represented", "3"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM statement_answer WHERE"
				 " staff_user_id = 8 AND deputy_of = 3"),
		1);
	statement = asked("ad_department");
	assert_int_equal(statement.subject_id, 0);
	assert_int_equal(mails("staff_statement_asked"), 3); /* fred, then fred and dora */
	support_sql(root, "DELETE FROM user_group_member WHERE staff_user_id = 8;\n");
	assert_int_equal(tasks(&dora), 0);
}

static void test_whom_one_names(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(named(&fred, "dora", "2026-11-20", "2026-11-25", "3:1"), INVALID);
	assert_problem("from_on", "deputy_past");
	assert_int_equal(named(&fred, "dora", "2026-11-25", "2026-11-24", "3:1"), INVALID);
	assert_problem("until_on", "deputy_days");
	assert_int_equal(named(&fred, "fred", "2026-11-25", "2026-11-25", "3:1"), INVALID);
	assert_problem("deputy", "deputy_self");
	assert_int_equal(named(&fred, "nobody", "2026-11-25", "2026-11-25", "3:1"), INVALID);
	assert_problem("deputy", "pick");
	assert_int_equal(named(&fred, "paul", "2026-11-25", "2026-11-25", "3:1"), INVALID);
	assert_problem("deputy", "deputy_role");
	assert_int_equal(named(&fred, "dora", "2026-11-25", "2026-11-25", "3:2"), INVALID);
	assert_problem("deputy", "deputy_role");
	assert_int_equal(named(&fred, "dora", "2026-11-25", "2026-11-25", "x"), INVALID);
	assert_problem("place", "deputy_place");
	assert_int_equal(named(&paul, "pia", "2026-11-25", "2026-11-27", "7:1"), OK);
	assert_int_equal(named(&paul, "pia", "2026-11-27", "2026-11-28", "7:1"), INVALID);
	assert_problem("from_on", "deputy_overlaps");
	assert_int_equal(named(&pia, "paul", "2026-11-26", "2026-11-26", "7:1"), INVALID);
	assert_problem("deputy", "deputy_chain");
	deputy_newest = support_number(root, "SELECT MAX(id) FROM deputy");
	namer = &pia;
	assert_int_equal(commit(end_deputy), NOT_FOUND);
	namer = &paul;
	assert_int_equal(commit(end_deputy), OK);
	assert_int_equal(commit(end_deputy), NOT_FOUND);
	assert_int_equal(history_lines(OBJECT_STAFF_USER, 6, "person_deputy", "7"), 1);
	assert_int_equal(history_lines(OBJECT_STAFF_USER, 7, "person_deputy_of", "6"), 1);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_last_days_are_those_of_the_law),
		cmocka_unit_test(test_a_one_off_holiday_shifts_the_last_day),
		cmocka_unit_test(test_the_first_answer_of_a_committee_counts),
		cmocka_unit_test(test_an_answer_is_complete_or_refused),
		cmocka_unit_test(test_a_refusal_names_its_ground),
		cmocka_unit_test(test_what_cannot_be_asked),
		cmocka_unit_test(test_silence_holds_from_midnight_on),
		cmocka_unit_test(test_the_run_takes_silence_and_tells),
		cmocka_unit_test(test_without_a_meaning_it_stays_open),
		cmocka_unit_test(test_reminded_once_two_working_days_before),
		cmocka_unit_test(test_tasks_go_and_come_with_reach),
		cmocka_unit_test(test_a_round_replaces_what_is_open),
		cmocka_unit_test(test_a_step_is_stopped_and_says_by_what),
		cmocka_unit_test(test_attesting_needs_no_reach),
		cmocka_unit_test(test_a_closed_vacancy_is_seen_again_by_who_is_asked),
		cmocka_unit_test(test_a_deputy_has_the_tasks_for_a_time),
		cmocka_unit_test(test_whom_one_names),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
