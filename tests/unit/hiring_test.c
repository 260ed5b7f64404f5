/* From the decision to who is hired: what the SBV was heard about, who moves up, and two at once at
 * offers, hand-overs, courts, and the last moment of the council (PRO-11 to PRO-13, LAW-11,
 * LAW-23).
 */
#include "consent_world.h"

#include "hiring/handover.h"
#include "hiring/offer.h"
#include "hiring/rank.h"
#include "notified/court.h"

static enum outcome sbv_ask(struct db *db)
{
	return statement_ask(db, pool, &rike, OBJECT_VACANCY, 1, "selection_sbv", &problems);
}

/* Asks the SBV, whose silence speaks for it before the decision is fixed. */
static void sbv_heard(const char *asked_at, const char *fixed_at)
{
	clock_set(clock_from_sql(asked_at));
	assert_int_equal(commit(sbv_ask), OK);
	support_sql(root,
		"UPDATE decision SET asked_at = '%s', fixed_at = '%s' WHERE state = 'fixed';\n",
		asked_at, fixed_at);
	clock_set(clock_from_sql(fixed_at));
}

static bool is_unheard(void)
{
	const struct process_question question = {.kind = OBJECT_APPLICATION,
		.id = 1,
		.from = "beteiligung_gremien",
		.to = "einstellungsprozess"};
	struct process_stops stops = {0}, decided = {0};
	bool unheard = false;

	assert_int_equal(consent_stops(one, pool, 1, &stops), OK);
	for (size_t i = 0; i < stops.count; i++)
		unheard |= text_equal(stops.items[i].reason, "consent_sbv_unheard");
	assert_int_equal(decision_guard(one, pool, &rike, &question, &decided), OK);
	assert_int_equal(decided.count, unheard);
	assert_true(!unheard || text_equal(decided.items[0].reason, "decision_suspended"));
	return unheard;
}

/* What the SBV said about a decision that was revoked counts for none after it (LAW-23). */
static void test_a_hearing_counts_for_its_decision(void **state)
{
	(void)state;
	world_reset();
	support_sql(root,
		"INSERT INTO org_unit (id, parent_id, authority_id, kind, committee, code, name,"
		" short_name, active, created_at, changed_at) VALUES (15, 1, 1, 'committee',"
		" 'SBV', 'SBV', 'SBV', 'S', 1, '2026-01-01', '2026-01-01');\n"
		"INSERT INTO staff_subject VALUES (8, 'unit', 15);\n"
		"INSERT INTO vacancy_unit (vacancy_id, role_id, org_unit_id) VALUES (1, 8, 15);\n"
		"UPDATE application SET severely_disabled = 1, sbv_refused = 0 WHERE id = 2;\n");
	decided_reach();
	assert_true(is_unheard());
	sbv_heard("2025-01-06 08:00:00", "2025-01-16 08:00:00");
	assert_false(is_unheard());
	support_sql(root,
		"UPDATE decision SET state = 'revoked', revoked_at = '2025-01-17';\n"
		"INSERT INTO decision (id, vacancy_id, number, state, created_at, created_by,"
		" asked_at, fixed_at, fixed_by) VALUES (2, 1, 2, 'fixed', '2025-01-17', 2,"
		" '2025-01-20', '2025-01-21', 2);\n"
		"INSERT INTO decision_part (decision_id, application_id, choice)"
		" SELECT 2, application_id, choice FROM decision_part;\n");
	assert_true(is_unheard());
	sbv_heard("2025-01-22 08:00:00", "2025-02-03 08:00:00");
	assert_false(is_unheard());
	clock_set(NOW);
}

/* Of who has left or was dropped nobody is asked; who has moved up is new. */
static void test_who_moves_up_is_to_be_asked_about(void **state)
{
	struct consent_plan plan;
	(void)state;

	world_reset();
	assert_int_equal(consent_plan(one, pool, 1, &plan), OK);
	assert_int_equal(plan.waiting, 1);
	assert_int_equal(plan.unasked, 1);
	assert_int_equal(commit(apply), OK);
	assert_int_equal(consent_plan(one, pool, 1, &plan), OK);
	assert_int_equal(plan.waiting, 1);
	assert_int_equal(plan.unasked, 0);
	assert_true(plan.running);
	support_sql(
		root, "UPDATE application SET status = 'bewerber_zieht_zurueck' WHERE id = 1;\n");
	assert_int_equal(consent_plan(one, pool, 1, &plan), OK);
	assert_int_equal(plan.waiting, 0);
	support_sql(root,
		"UPDATE decision_part SET dropped_at = '2026-11-21' WHERE application_id = 1;\n"
		"UPDATE decision_part SET choice = 'chosen' WHERE application_id = 2;\n");
	assert_int_equal(consent_plan(one, pool, 1, &plan), OK);
	assert_int_equal(plan.waiting, 1);
	assert_int_equal(plan.unasked, 1);
	assert_false(plan.running);
	ASSERT_STOPPED(2, "consent_missing");
	assert_int_equal(commit(apply), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM consent_person WHERE application_id = 1"),
		1);
	ASSERT_STOPPED(2, "consent_open");
	assert_true(council_sees());
}

/* An objection that waits for its reasons is not put aside by asking anew, about somebody else. */
static void test_an_objection_outlives_a_move(void **state)
{
	(void)state;
	world_reset();
	assert_int_equal(commit(apply), OK);
	assert_int_equal(says(&gerd, NULL, "objection"), OK);
	support_sql(root,
		"UPDATE decision_part SET dropped_at = '2026-11-21' WHERE application_id = 1;\n"
		"UPDATE decision_part SET choice = 'chosen' WHERE application_id = 2;\n");
	assert_int_equal(commit(apply), INVALID);
	assert_string_equal(problem(), "consent_gsb_objection");
	ASSERT_STOPPED(2, "consent_missing");
}

static const struct principal ada = {.kind = PRINCIPAL_VISITOR, .lang = "de"};

static enum outcome accepts(struct db *db)
{
	return offer_answer(db, pool, &rike, 1,
		&(struct offer_answer){.id = 1,
			.version = 1,
			.accepts = true,
			.how = "phone",
			.on = clock_today(pool)},
		&problems);
}

static enum outcome declines(struct db *db)
{
	return offer_answer(
		db, pool, &ada, 1, &(struct offer_answer){.id = 1, .version = 1}, &problems);
}

static enum outcome takes_back(struct db *db)
{
	return offer_take_back(db, pool, &rike, 1, 1, "Ein Irrtum", &problems);
}

static enum outcome offers(struct db *db)
{
	return offer_make(db, pool, &rike, 1, "2026-12-04", &problems);
}

static enum outcome withdraws(struct db *db)
{
	return process_move(db, pool, &jobs,
		&(struct process_move){.kind = OBJECT_APPLICATION,
			.id = 1,
			.to = "bewerber_zieht_zurueck",
			.effect = true,
			.unmailed = true},
		&problems);
}

static enum outcome hands_over(struct db *db)
{
	return handover_make(db, pool, &rike, 1, &problems);
}

static enum outcome goes_to_court(struct db *db)
{
	return court_add(db, pool, &rike, 2,
		&(struct court_input){.filed_on = "2026-11-20", .court = "VG"}, &problems);
}

static enum outcome second_moves_up(struct db *db)
{
	return rank_move_up(db, pool, &rike, 2, NULL, &problems);
}

static enum outcome third_moves_up(struct db *db)
{
	return rank_move_up(db, pool, &rike, 3, "Ausnahme", &problems);
}

#define HIRING_ROWS \
	"SET foreign_key_checks = 0;\nDELETE FROM offer;\nDELETE FROM handover;\n" \
	"DELETE FROM court_application;\nDELETE FROM process_guard_off;\n" \
	"SET foreign_key_checks = 1;\n" \
	"INSERT INTO process_guard_off (authority_id, guard) VALUES (1, 'waiting');\n" \
	"UPDATE application SET status = 'einstellungsprozess' WHERE id = 1;\n"

static void hiring_make(void)
{
	decided_make();
	support_sql(root, HIRING_ROWS);
}

static void offered_make(void)
{
	hiring_make();
	support_sql(root,
		"INSERT INTO offer (id, application_id, vacancy_id, last_day, made_at, made_by)"
		" VALUES (1, 1, 1, '2026-12-04', '2026-11-20', 2);\n");
}

static void handing_make(void)
{
	hiring_make();
	support_sql(root,
		"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via)"
		" VALUES ('person', 8, 10, 1, 'vacancy');\n");
}

static enum outcome third_key(struct db *db, void *context)
{
	(void)context;
	return store_key_new(db, OBJECT_APPLICATION, 3);
}

static void free_place_make(void)
{
	offered_make();
	support_sql(root,
		"UPDATE offer SET state = 'declined';\n"
		"INSERT INTO applicant (id, first_name, surname, email, lang, created_at) VALUES"
		" (3, 'Lea', 'Drei', 'l@x.example', 'de', '2025-01-01');\n"
		"INSERT INTO application (id, number, jobad_id, vacancy_id, applicant_id, source,"
		" status, status_since, created_at, changed_at, authority_id) VALUES"
		" (3, 'B-2026-00003', 1, 1, 3, 'x', 'auswahlentscheidung', " AT ", 1);\n"
		"INSERT INTO decision_part (decision_id, application_id, choice, position)"
		" VALUES (1, 3, 'next', 2);\n"
		"UPDATE decision_part SET position = 1 WHERE application_id = 2;\n");
	assert_int_equal(db_transaction(root, third_key, NULL), OK);
}

/* Whatever came first. */
static void one_thing_stands(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM offer o JOIN application a"
				 " ON a.id = o.application_id JOIN application_status s"
				 " ON s.code = a.status WHERE o.live IS NOT NULL AND NOT s.active"),
		0);
	assert_true(support_number(root,
			    "SELECT COUNT(*) FROM decision_part WHERE choice = 'chosen'"
			    " AND dropped_at IS NULL")
		<= 1);
	assert_true(support_number(root,
			    "SELECT COUNT(*) FROM history WHERE action IN ('offer_accepted',"
			    " 'offer_declined', 'offer_taken_back', 'offer_ended')")
		<= 1);
}

struct at_once {
	void (*world)(void);
	struct pair pair;
};

static const struct at_once all[] = {
	{offered_make, {"answered twice", accepts, declines, CONFLICT, NULL}},
	{offered_make, {"noted after she has answered", declines, accepts, CONFLICT, NULL}},
	{offered_make, {"answered after it was taken back", takes_back, declines, CONFLICT, NULL}},
	{offered_make, {"answered after she has withdrawn", withdraws, accepts, CONFLICT, NULL}},
	{hiring_make,
		{"offered after she has withdrawn", withdraws, offers, INVALID, "offer_status"}},
	{hiring_make, {"withdrawn after she was offered", offers, withdraws, OK, NULL}},
	{hiring_make, {"offered twice", offers, offers, CONFLICT, NULL}},
	{handing_make,
		{"handed over after a court was asked", goes_to_court, hands_over, INVALID,
			"notice_court"}},
	{handing_make, {"a court asked after the hand-over", hands_over, goes_to_court, OK, NULL}},
	{handing_make, {"handed over twice", hands_over, hands_over, CONFLICT, NULL}},
	{free_place_make,
		{"two for one place", second_moves_up, third_moves_up, INVALID, "rank_none"}},
};

static void test_second_read_before(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		world_then = all[i].world;
		race_read_before(&all[i].pair, 1, one_thing_stands);
	}
	world_then = decided_make;
}

static void test_second_waits(void **state)
{
	(void)state;
	for (size_t i = 0; i < sizeof(all) / sizeof(all[0]); i++) {
		world_then = all[i].world;
		race_waits(&all[i].pair, 1, one_thing_stands);
	}
	world_then = decided_make;
}

/* What makes each lock stand, and what it says then. */
struct lock_case {
	const char *set, *word;
};

static const struct lock_case hiring_locks[] = {
	{"UPDATE decision_part SET dropped_at = '2026-11-21' WHERE application_id = 1;\n",
		"decision_not_chosen"},
	{"UPDATE statement SET state = 'open', answer = NULL, due_at = '2026-12-30'"
	 " WHERE measure = 'hiring';\n",
		"consent_open"},
	{"UPDATE passed_over SET received_on = NULL;\n", "notice_untold"},
	{"INSERT INTO court_application (vacancy_id, application_id, filed_on, recorded_at,"
	 " recorded_by) VALUES (1, 2, '2026-11-20', '2026-11-20', 2);\n",
		"notice_court"},
};

static const struct lock_case rejecting_locks[] = {
	{"UPDATE application SET status = 'einstellungsprozess' WHERE id = 1;\n",
		"rejection_hired_first"},
	{"UPDATE application SET severely_disabled = 1 WHERE id = 2;\n", "rejection_unheard"},
};

/* Everything is settled: the first is being hired, the second was told. */
static void unlocked_make(void)
{
	world_reset();
	support_sql(root,
		"DELETE FROM passed_over;\nDELETE FROM court_application;\n"
		"DELETE FROM process_guard_off;\n"
		"INSERT INTO passed_over (id, vacancy_id, application_id, state, way, sent_at,"
		" sent_by, waits, unit, presumed_days, received_on) VALUES (1, 1, 2, 'told',"
		" 'post', '2026-10-01', 2, 2, 'weeks', 4, '2026-10-02');\n"
		"INSERT INTO passed_over_about VALUES (1, 1);\n"
		"UPDATE application SET status = 'einstellungsprozess' WHERE id = 1;\n");
	assert_int_equal(commit(apply), OK);
	assert_int_equal(says(&paul, "hiring", "consented"), OK);
	assert_int_equal(says(&pia, "grading", "consented"), OK);
	assert_int_equal(says(&gerd, NULL, "no_objection"), OK);
}

static int64_t entailed_id;
static const char *entailed_to;

/* By the system, as what something else entails. */
static enum outcome entailed(struct db *db)
{
	return process_move(db, pool, &jobs,
		&(struct process_move){.kind = OBJECT_APPLICATION,
			.id = entailed_id,
			.to = entailed_to,
			.effect = true,
			.unmailed = true},
		&problems);
}

static void assert_each_set(const struct lock_case *locks, size_t count)
{
	for (unsigned set = 0; set < 1U << count; set++) {
		size_t standing = 0;

		unlocked_make();
		if (entailed_id == 2)
			support_sql(root,
				"UPDATE application SET status = 'einstellung' WHERE id = 1;\n");
		for (size_t i = 0; i < count; i++)
			if (set >> i & 1) {
				support_sql(root, "%s", locks[i].set);
				standing++;
			}
		assert_int_equal(commit(entailed), set ? INVALID : OK);
		assert_int_equal(problems.count, standing);
		for (size_t i = 0, found = 0; i < count; i++, found = 0) {
			for (size_t k = 0; k < problems.count; k++)
				found += text_equal(problems.items[k].reason, locks[i].word);
			assert_int_equal(found, set >> i & 1);
		}
	}
}

/* Each of all sets of locks stops what a job or another step entails, by the name of each. */
static void test_what_is_entailed_passes_no_lock(void **state)
{
	(void)state;
	support_sql(root,
		"INSERT INTO process_lock (kind, to_status, guard) VALUES"
		" (4, 'einstellung', 'consent');\n");
	entailed_id = 1, entailed_to = "einstellung";
	assert_each_set(hiring_locks, 4);
	entailed_id = 2, entailed_to = "abgesagt";
	assert_each_set(rejecting_locks, 2);
	support_sql(root, "DELETE FROM process_lock WHERE guard = 'consent';\n");
}

/* The last day of the council is 7 December 2026: over at 23:00 in UTC. */
#define LAST_2359 "2026-12-07 22:59:00"
#define NEXT_0001 "2026-12-07 23:01:00"

static enum outcome paul_refuses(struct db *db)
{
	static const struct statement_input no = {
		.answer = "refused", .ground = "1", .text = "Nein"};

	clock_set(clock_from_sql(LAST_2359));
	return statement_answer_give(db, pool, &paul, question("hiring"), &no, &problems);
}

static enum outcome silence_speaks(struct db *db)
{
	clock_set(clock_from_sql(NEXT_0001));
	return statement_over(db, pool, &jobs, question("hiring"));
}

static void asked_make(void)
{
	act *doing = apply;

	decided_make();
	if (!question("hiring"))
		assert_int_equal(db_transaction(root, act_work, &doing), OK);
}

/* Either the refusal counts or silence has spoken, and the lock says the same. */
static void one_answer_counts(void)
{
	struct statement statement;

	assert_int_equal(statement_get(root, pool, question("hiring"), &statement), OK);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM statement_answer a JOIN statement s"
				 " ON s.id = a.statement_id WHERE s.measure = 'hiring' AND"
				 " a.counts"),
		text_equal(statement.state, "answered"));
	clock_set(clock_from_sql(NEXT_0001));
	assert_int_equal(consent_stand(&statement),
		text_equal(statement.state, "answered") ? CONSENT_REFUSED : CONSENT_GIVEN);
	clock_set(NOW);
}

static void test_refused_at_the_last_moment(void **state)
{
	static const struct pair pairs[] = {
		{"silence after a refusal in time", paul_refuses, silence_speaks, CONFLICT, NULL},
		{"refused after silence has spoken", silence_speaks, paul_refuses, OK, NULL},
	};
	(void)state;

	race_account = "root"; /* the nightly run's and the worker's are two */
	db_free(&one), db_free(&two);
	one = support_db_open(race_account), two = support_db_open(race_account);
	world_then = asked_make;
	race_read_before(pairs, 2, one_answer_counts);
	race_waits(pairs, 2, one_answer_counts);
	world_then = decided_make;
}

/* What the committees have to say has tests of its own. */
static int hiring_begin(void **state)
{
	static const uint8_t key[32] = {2};
	int failed = decided_begin(state);

	history_portal_init(key);
	if (!failed)
		support_sql(root,
			"DELETE FROM process_lock WHERE guard IN ('consent', 'statements');\n");
	return failed;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_hearing_counts_for_its_decision),
		cmocka_unit_test(test_who_moves_up_is_to_be_asked_about),
		cmocka_unit_test(test_an_objection_outlives_a_move),
		cmocka_unit_test(test_what_is_entailed_passes_no_lock),
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
		cmocka_unit_test(test_refused_at_the_last_moment),
	};
	return cmocka_run_group_tests(tests, hiring_begin, world_end);
}
