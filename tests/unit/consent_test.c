/* Works council and equality officer in a decision (PRO-11, LAW-10 to LAW-15, LAW-31): the clocks,
 * answers and silence, what follows a refusal and an objection, what stops hiring, and the end of
 * the council's sight. */
#include "consent_world.h"

#include "base/clock.h"

/* Worked out by hand: asked on a day, the last days of council and equality officer. */
static void test_last_days(void **state)
{
	static const struct {
		const char *asked_at, *term, *council, *officer;
	} clocks[] = {
		{"2026-05-04 08:00:00", "normal", "2026-05-18", "2026-05-11"},
		{"2026-05-04 08:00:00", "urgent", "2026-05-11", "2026-05-07"},
		/* 14 May 2026 is Ascension Day */
		{"2026-05-07 08:00:00", "normal", "2026-05-21", "2026-05-15"},
		{"2026-05-07 08:00:00", "urgent", "2026-05-15", "2026-05-12"},
		/* 3 April 2026 is Good Friday, the 6th Easter Monday */
		{"2026-03-20 08:00:00", "normal", "2026-04-07", "2026-03-27"},
		{"2026-03-27 08:00:00", "urgent", "2026-04-07", "2026-04-01"},
		/* 31 October 2025 is a Friday */
		{"2025-10-17 08:00:00", "normal", "2025-11-03", "2025-10-24"},
		{"2025-10-24 08:00:00", "normal", "2025-11-07", "2025-11-03"},
		{"2025-10-24 08:00:00", "urgent", "2025-11-03", "2025-10-29"},
		/* Christmas 2026 is a Friday, New Year's Day too */
		{"2026-12-11 08:00:00", "normal", "2026-12-28", "2026-12-18"},
		{"2026-12-18 08:00:00", "normal", "2027-01-04", "2026-12-28"},
		{"2026-12-18 08:00:00", "urgent", "2026-12-28", "2026-12-23"},
	};
	(void)state;

	for (size_t i = 0; i < sizeof(clocks) / sizeof(clocks[0]); i++) {
		struct statement statement;

		world_reset();
		clock_set(clock_from_sql(clocks[i].asked_at));
		applied.term = clocks[i].term;
		applied.urgent = text_equal(applied.term, "urgent") ? "Es eilt" : NULL;
		assert_int_equal(commit(apply), OK);
		assert_int_equal(statement_get(root, pool, question("hiring"), &statement), OK);
		assert_string_equal(statement.due_on, clocks[i].council);
		assert_int_equal(statement_get(root, pool, question(NULL), &statement), OK);
		assert_string_equal(statement.due_on, clocks[i].officer);
	}
	applied.term = "normal", applied.urgent = NULL;
}

static void test_three_weeks_are_a_setting(void **state)
{
	struct statement statement;
	(void)state;

	world_reset();
	applied.term = "long";
	assert_int_equal(commit(apply), INVALID);
	support_sql(root, "UPDATE setting SET value = 'yes' WHERE name = 'consent_three_weeks';");
	assert_int_equal(commit(apply), OK);
	assert_int_equal(statement_get(root, pool, question("hiring"), &statement), OK);
	assert_string_equal(statement.due_on, "2026-12-14"); /* 12 December is a Saturday */
	support_sql(root, "UPDATE setting SET value = 'no' WHERE name = 'consent_three_weeks';");
	applied.term = "normal";
}

static void consented_make(void)
{
	world_reset();
	ASSERT_STOPPED(1, "consent_missing");
	assert_int_equal(commit(apply), OK);
	ASSERT_STOPPED(1, "consent_open");
	assert_int_equal(commit(apply), INVALID);
	assert_string_equal(problem(), "consent_running");
	/* two measures to two members, one to the officer; each mailbox beside */
	assert_int_equal(mails("staff_statement_asked"), 0);
	assert_int_equal(mails("staff_selection_sent"), 2 * 2 + 2);
	assert_int_equal(says(&paul, "hiring", "consented"), OK);
	assert_true(council_sees());
	assert_int_equal(mails("staff_pr_consented"), 0);
	assert_int_equal(says(&pia, "grading", "consented"), OK);
	assert_false(council_sees());
	assert_int_equal(mails("staff_pr_consented"), 1);
	ASSERT_STOPPED(1, "consent_gsb_open");
	assert_int_equal(says(&gerd, NULL, "no_objection"), OK);
	assert_null(stopped(1));
	assert_int_equal(commit(apply), INVALID);
	assert_string_equal(problem(), "consent_nobody");
}

static void test_each_measure_is_asked_and_consent_tells(void **state)
{
	(void)state;
	consented_make();
}

static enum outcome run_over(struct db *db)
{
	int64_t id = support_number(root,
		"SELECT COALESCE(MIN(id), 0) FROM statement WHERE state = 'open'"
		" AND overdue_at IS NULL");

	return statement_over(db, pool, &jobs, id);
}

/* The last day of the council is 7 December 2026: over at 23:00 in UTC. */
#define LAST_2359 "2026-12-07 22:59:00"
#define NEXT_0001 "2026-12-07 23:01:00"

static void test_a_minute_before_and_after_midnight(void **state)
{
	struct statement statement;
	(void)state;

	world_reset();
	assert_int_equal(commit(apply), OK);
	clock_set(clock_from_sql(LAST_2359));
	assert_int_equal(says(&paul, "hiring", "refused"), OK);
	ASSERT_STOPPED(1, "consent_refused");
	assert_int_equal(pr_end_come(one, pool, &paul), OK);
	assert_true(council_sees());
	clock_set(clock_from_sql(NEXT_0001));
	assert_int_equal(says(&paul, "grading", "refused"), OK);
	assert_int_equal(statement_get(root, pool, question("grading"), &statement), OK);
	assert_int_equal(consent_stand(&statement), CONSENT_GIVEN);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM statement_answer"
				 " WHERE late AND NOT counts"),
		1);
	/* the refusal in time goes on */
	assert_int_equal(pr_end_come(one, pool, &paul), OK);
	assert_true(council_sees());
}

static void test_the_run_is_away_for_three_days(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(apply), OK);
	clock_set(clock_from_sql("2026-12-10 12:00:00"));
	assert_null(stopped(1));
	assert_true(council_sees());
	assert_int_equal(pr_end_come(one, pool, &rike), OK);
	assert_true(council_sees());
	assert_int_equal(pr_end_come(one, pool, &paul), OK);
	assert_false(council_sees());
	assert_int_equal(mails("staff_pr_consented"), 0);
	for (int i = 0; i < 3; i++)
		assert_int_equal(run(run_over), OK);
	assert_int_equal(mails("staff_pr_consented"), 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM history WHERE action ="
				 " 'statement_silent' AND detail LIKE"
				 " 'selection_pr:consented%'"),
		2);
	assert_false(council_sees());
}

static void test_a_question_back_does_not_stop_the_clock(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(apply), OK);
	giver = &paul, answering = "hiring";
	input = (struct statement_input){.text = "Wie viele Stellen?"};
	assert_int_equal(commit(answer_it), OK);
	clock_set(clock_from_sql(NEXT_0001));
	assert_null(stopped(1));
}

static struct consent_step_input stepping = {.text = "Grund"};
static int64_t stepped;

static enum outcome step(struct db *db)
{
	return consent_step_take(db, pool, &rike, 1, stepped, &stepping, &problems);
}

static enum outcome take(const char *which)
{
	stepping.kind = which;
	stepping.taken_on = clock_today(pool);
	return commit(step);
}

/* Refused with everything else settled. */
static void refuse_hiring(void)
{
	world_reset();
	assert_int_equal(commit(apply), OK);
	assert_int_equal(says(&gerd, NULL, "no_objection"), OK);
	assert_int_equal(says(&paul, "grading", "consented"), OK);
	assert_int_equal(says(&paul, "hiring", "refused"), OK);
	stepped = question("hiring");
	assert_int_equal(mails("staff_pr_refused"), 2); /* owner and department */
	ASSERT_STOPPED(1, "consent_refused");
	assert_true(council_sees());
}

static void test_the_way_after_a_refusal(void **state)
{
	(void)state;
	refuse_hiring();
	assert_int_equal(take("board"), INVALID);
	assert_string_equal(problem(), "consent_step");
	assert_int_equal(take("conciliation"), OK);
	assert_int_equal(
		support_number(root, "SELECT last_on = '2026-12-07' FROM consent_step"), 1);
	ASSERT_STOPPED(1, "consent_refused");
	assert_int_equal(take("conciliation"), INVALID);
	assert_int_equal(take("not_agreed"), OK);
	assert_int_equal(take("board"), OK);
	ASSERT_STOPPED(1, "consent_refused");
	assert_int_equal(take("replaced"), OK);
	assert_null(stopped(1));
	assert_false(council_sees());
	assert_int_equal(take("dropped"), CONFLICT);
	assert_string_equal(problem(), "consent_settled");
	assert_int_equal(mails("staff_pr_consented"), 1);
}

static void test_a_step_needs_a_day_and_words(void **state)
{
	(void)state;
	refuse_hiring();
	stepping.kind = "conciliation";
	stepping.taken_on = "2026-11-20";
	assert_int_equal(commit(step), INVALID);
	assert_string_equal(problem(), "consent_step_early");
	stepping.taken_on = "2026-11-22";
	assert_int_equal(commit(step), INVALID);
	assert_string_equal(problem(), "day_future");
	stepping.text = " ";
	assert_int_equal(take("conciliation"), INVALID);
	assert_string_equal(problem(), "required");
	stepping.text = "Grund";
}

static void test_provisional_opens_and_goes_on(void **state)
{
	(void)state;
	refuse_hiring();
	assert_int_equal(take("provisional"), OK);
	assert_null(stopped(1));
	assert_true(council_sees());
	assert_int_equal(mails("staff_pr_consented"), 0);
	assert_int_equal(take("provisional"), INVALID);
	assert_int_equal(take("conciliation"), OK);
	assert_int_equal(take("agreed"), OK);
	assert_null(stopped(1));
	assert_false(council_sees());
	refuse_hiring();
	static const char *const way[] = {
		"provisional", "conciliation", "not_agreed", "board", "refused"};
	for (int i = 0; i < 5; i++)
		assert_int_equal(take(way[i]), OK);
	ASSERT_STOPPED(1, "consent_refused"); /* § 83: until the board decides */
}

static void test_giving_in_hires_nobody(void **state)
{
	(void)state;
	refuse_hiring();
	assert_int_equal(take("gave_in"), OK);
	ASSERT_STOPPED(1, "consent_given_in");
	assert_false(council_sees());
	refuse_hiring();
	assert_int_equal(take("dropped"), OK);
	ASSERT_STOPPED(1, "consent_given_in");
	assert_int_equal(mails("staff_pr_consented"), 0);
}

static enum outcome retract(struct db *db)
{
	return statement_accept(db, pool, giver, question(answering), &problems);
}

static enum outcome reply(struct db *db)
{
	return statement_reply(db, pool, &rike, question(NULL), "Weil …", &problems);
}

static void test_an_objection_stops_until_it_is_answered(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(apply), OK);
	assert_int_equal(says(&paul, "hiring", "consented"), OK);
	assert_int_equal(says(&paul, "grading", "consented"), OK);
	assert_int_equal(says(&gerd, NULL, "objection"), OK);
	assert_int_equal(mails("staff_gsb_objected"), 2);
	ASSERT_STOPPED(1, "consent_gsb_objection");
	clock_set(clock_now() + INT64_C(90) * 86400);
	ASSERT_STOPPED(1, "consent_gsb_objection");
	assert_int_equal(commit(reply), OK);
	assert_null(stopped(1));
	assert_int_equal(mails("staff_objection_answered"), 2); /* she, and the mailbox */
	assert_int_equal(mails("staff_statement_replied"), 0);
	assert_int_equal(commit(reply), CONFLICT);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM task"), 0);
}

static void test_an_objection_is_withdrawn(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(apply), OK);
	assert_int_equal(says(&paul, "hiring", "consented"), OK);
	assert_int_equal(says(&paul, "grading", "refused"), OK);
	assert_int_equal(says(&gerd, NULL, "objection"), OK);
	giver = &gerd, answering = NULL;
	assert_int_equal(commit(retract), OK);
	ASSERT_STOPPED(1, "consent_refused");
	giver = &pia, answering = "grading";
	assert_int_equal(commit(retract), OK);
	assert_null(stopped(1));
	assert_int_equal(mails("staff_pr_consented"), 1);
}

static enum outcome demand(struct db *db)
{
	return consent_demand(db, pool, &gerd, 1, "Ich wurde nicht gefragt.", &problems);
}

static enum outcome repeat(struct db *db)
{
	return consent_repeat(db, pool, &rike, 1, &problems);
}

static void test_who_was_not_asked_demands_it(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(apply), OK);
	assert_int_equal(commit(demand), INVALID);
	assert_string_equal(problem(), "consent_gsb_asked");
	assert_int_equal(commit(repeat), INVALID);
	support_sql(root, "UPDATE statement SET kind = 'ad_gsb' WHERE kind = 'selection_gsb';");
	assert_int_equal(says(&paul, "hiring", "consented"), OK);
	assert_int_equal(says(&paul, "grading", "consented"), OK);
	ASSERT_STOPPED(1, "consent_gsb_unasked");
	assert_int_equal(commit(demand), OK);
	assert_int_equal(commit(demand), INVALID);
	assert_string_equal(problem(), "consent_demanded");
	ASSERT_STOPPED(1, "consent_gsb_demand");
	assert_int_equal(commit(repeat), OK);
	ASSERT_STOPPED(1, "consent_gsb_open");
	assert_int_equal(says(&gerd, NULL, "statement"), INVALID);
	assert_int_equal(says(&gerd, NULL, "no_objection"), OK);
	assert_null(stopped(1));
}

static void test_b_grades_are_without_the_council(void **state)
{
	(void)state;
	world_reset();
	support_sql(root, "UPDATE vacancy SET pay_grade = 'B3' WHERE id = 1;");
	assert_int_equal(commit(apply), OK);
	assert_int_equal(question("hiring"), 0);
	assert_false(council_sees());
	ASSERT_STOPPED(1, "consent_gsb_open");
	assert_int_equal(says(&gerd, NULL, "no_objection"), OK);
	assert_null(stopped(1));
}

static void test_committees_that_are_not_chosen(void **state)
{
	(void)state;
	world_reset();
	support_sql(root, "DELETE FROM vacancy_unit WHERE vacancy_id = 1 AND role_id IN (7, 9);");
	reach_make();
	assert_int_equal(commit(apply), INVALID);
	assert_string_equal(problem(), "consent_pr_missing");
	/* the authority has none at all: said on the page, and nothing waits for it */
	support_sql(root, "UPDATE org_unit SET active = 0 WHERE kind = 'committee';");
	assert_int_equal(commit(apply), OK);
	assert_null(stopped(1));
	support_sql(root, "UPDATE org_unit SET active = 1 WHERE kind = 'committee';");
	ASSERT_STOPPED(1, "consent_pr_missing");
}

static void test_who_moves_up_is_asked_about_anew(void **state)
{
	(void)state;
	consented_make();
	ASSERT_STOPPED(2, "consent_missing");
	support_sql(root, "UPDATE decision_part SET choice = 'chosen' WHERE application_id = 2;");
	assert_int_equal(commit(apply), OK);
	assert_true(council_sees());
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM consent_person"
				 " WHERE request_id = (SELECT MAX(id)"
				 " FROM consent_request)"),
		1);
	assert_int_equal(says(&paul, "hiring", "consented"), OK);
	assert_int_equal(says(&paul, "grading", "consented"), OK);
	assert_int_equal(says(&gerd, NULL, "no_objection"), OK);
	assert_null(stopped(1));
	assert_null(stopped(2));
	assert_int_equal(mails("staff_pr_consented"), 2);
}

static enum outcome abstain(struct db *db)
{
	return consent_abstain(db, pool, &paul, question("hiring"));
}

static void test_a_member_abstains(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(apply), OK);
	assert_int_equal(commit(abstain), OK);
	assert_int_equal(says(&paul, "hiring", "consented"), NOT_FOUND);
	assert_int_equal(commit(abstain), NOT_FOUND);
	assert_int_equal(says(&pia, "hiring", "consented"), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM history WHERE action ="
				 " 'consent_abstained'"),
		1);
}

static enum outcome key_destroy(struct db *db, void *context)
{
	(void)context;
	return store_key_destroy(db, OBJECT_APPLICATION, 2);
}

static void test_reasons_are_read_with_all_keys_alone(void **state)
{
	struct consent_request *requests = NULL;
	struct principal sees = admin;
	size_t count = 0;
	(void)state;

	world_reset();
	support_sql(root,
		"UPDATE decision_part SET choice = 'chosen';\n"
		"UPDATE decision SET posts = 2;");
	assert_int_equal(commit(apply), OK);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM consent_text"), 2);
	assert_int_equal(access_load(root, pool, &sees), OK);
	assert_int_equal(consent_requests(one, pool, &sees, 1, 5, &requests, &count), OK);
	assert_int_equal(count, 1);
	assert_string_equal(requests[0].reasons, applied.reasons);
	assert_int_equal(db_transaction(root, key_destroy, NULL), OK);
	assert_int_equal(consent_requests(one, pool, &sees, 1, 5, &requests, &count), OK);
	assert_null(requests[0].reasons);
}

static int64_t named;

static void name(const char *what, const char *number)
{
	(void)what, (void)number;
	named++;
}

static void test_what_must_not_be_is_found(void **state)
{
	int64_t hired = 0, seeing = 0;
	(void)state;

	consented_make();
	assert_int_equal(consent_check(one, name, &hired, &seeing), OK);
	assert_int_equal(hired + seeing + named, 0);
	support_sql(root,
		"UPDATE application SET status = 'einstellungsprozess' WHERE id = 2;\n"
		"UPDATE vacancy SET pr_ended_at = NULL WHERE id = 1;");
	assert_int_equal(consent_check(one, name, &hired, &seeing), OK);
	assert_int_equal(hired, 1);
	assert_int_equal(seeing, 1);
	assert_int_equal(named, 2);
}

/* Two at once, each in both interleavings. */
static enum outcome apply_once(struct db *db)
{
	return question("hiring") ? OK : apply(db);
}

static void asked_make(void)
{
	act *doing = apply_once;

	decided_make();
	assert_int_equal(db_transaction(root, act_work, &doing), OK);
}

static void refused_make(void)
{
	static const struct statement_input no = {
		.answer = "refused", .ground = "1", .text = "Nein"};

	asked_make();
	giver = &paul, answering = "hiring", input = no;
	assert_int_equal(commit(answer_it), OK);
	stepped = question("hiring");
	stepping.taken_on = clock_today(pool);
}

static enum outcome paul_consents(struct db *db)
{
	const struct statement_input yes = {.answer = "consented"};

	return statement_answer_give(db, pool, &paul, question("hiring"), &yes, &problems);
}

static enum outcome pia_refuses(struct db *db)
{
	const struct statement_input no = {.answer = "refused", .ground = "1", .text = "Nein"};

	return statement_answer_give(db, pool, &pia, question("hiring"), &no, &problems);
}

static enum outcome step_drop(struct db *db)
{
	return consent_step_take(db, pool, &rike, 1, stepped,
		&(struct consent_step_input){"dropped", "2026-11-21", "Grund", NULL}, &problems);
}

static enum outcome step_call(struct db *db)
{
	return consent_step_take(db, pool, &rike, 1, stepped,
		&(struct consent_step_input){"conciliation", "2026-11-21", "Grund", NULL},
		&problems);
}

static enum outcome paul_retracts(struct db *db)
{
	return statement_accept(db, pool, &paul, question("hiring"), &problems);
}

static void nothing_twice(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM (SELECT 1 FROM statement"
				 " WHERE replaced_by IS NULL GROUP BY kind, measure"
				 " HAVING COUNT(*) > 1) x"),
		0);
	assert_true(mails("staff_pr_consented") <= 1);
}

static void test_two_at_once(void **state)
{
	static const struct pair first[] = {
		{"applied for twice", apply, apply, INVALID, "consent_running"},
	};
	static const struct pair answers[] = {
		{"two members answer", paul_consents, pia_refuses, CONFLICT, "statement_answered"},
		{"answered by who abstains", abstain, paul_consents, NOT_FOUND, NULL},
	};
	static const struct pair steps[] = {
		{"a step twice", step_call, step_call, INVALID, "consent_step"},
		{"called while the measure is dropped", step_drop, step_call, CONFLICT,
			"consent_settled"},
		{"dropped while the refusal is taken back", paul_retracts, step_drop, CONFLICT,
			"consent_settled"},
		{"taken back while the measure is dropped", step_drop, paul_retracts, CONFLICT,
			"statement_lifted"},
	};
	(void)state;

	race_read_before(first, 1, nothing_twice);
	race_waits(first, 1, nothing_twice);
	world_then = asked_make;
	race_read_before(answers, 2, nothing_twice);
	race_waits(answers, 2, nothing_twice);
	world_then = refused_make;
	race_read_before(steps, 4, nothing_twice);
	race_waits(steps, 4, nothing_twice);
	world_then = decided_make;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_last_days),
		cmocka_unit_test(test_three_weeks_are_a_setting),
		cmocka_unit_test(test_each_measure_is_asked_and_consent_tells),
		cmocka_unit_test(test_a_minute_before_and_after_midnight),
		cmocka_unit_test(test_the_run_is_away_for_three_days),
		cmocka_unit_test(test_a_question_back_does_not_stop_the_clock),
		cmocka_unit_test(test_the_way_after_a_refusal),
		cmocka_unit_test(test_a_step_needs_a_day_and_words),
		cmocka_unit_test(test_provisional_opens_and_goes_on),
		cmocka_unit_test(test_giving_in_hires_nobody),
		cmocka_unit_test(test_an_objection_stops_until_it_is_answered),
		cmocka_unit_test(test_an_objection_is_withdrawn),
		cmocka_unit_test(test_who_was_not_asked_demands_it),
		cmocka_unit_test(test_b_grades_are_without_the_council),
		cmocka_unit_test(test_committees_that_are_not_chosen),
		cmocka_unit_test(test_who_moves_up_is_asked_about_anew),
		cmocka_unit_test(test_a_member_abstains),
		cmocka_unit_test(test_reasons_are_read_with_all_keys_alone),
		cmocka_unit_test(test_what_must_not_be_is_found),
		cmocka_unit_test(test_two_at_once),
	};
	return cmocka_run_group_tests(tests, decided_begin, world_end);
}
