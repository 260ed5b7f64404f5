/* Agreement on an ad, and what becomes of questions back and objections; two at once. */
#include "statement_world.h"

#include "task/agreement.h"
#include "task/statement_reply.h"

static enum outcome give_to_all(struct db *db)
{
	static const char *const kinds[] = {"ad_department", "ad_pr", "ad_gsb"};

	return agreement_begin(db, pool, &rike, 1,
		&(struct agreement_input){.kinds = kinds, .count = 3}, &problems);
}

static enum outcome give_to_council(struct db *db)
{
	static const char *const kinds[] = {"ad_pr"};

	return agreement_begin(db, pool, &rike, 1,
		&(struct agreement_input){.kinds = kinds, .count = 1, .reason = "Eine Vorlage"},
		&problems);
}

static void draft_world(void)
{
	reach_make();
	support_sql(root, "UPDATE jobad SET status = 'entwurf';\n");
}

static const struct pair givings[] = {
	{"given twice", give_to_all, give_to_council, DENIED, NULL},
};

static void assert_given_once(void)
{
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM statement_round"), 1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM statement"), 3);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM agreement WHERE reason IS NULL"
				 " AND left_out = ''"),
		1);
}

static void test_given_once(void **state)
{
	(void)state;
	world_then = draft_world;
	race_read_before(givings, 1, assert_given_once);
	race_waits(givings, 1, assert_given_once);
}

static enum outcome ask_two(struct db *db)
{
	static const struct statement_question questions[] = {
		{.kind = "ad_department"}, {.kind = "ad_pr"}};
	int64_t round = 0;

	if (newest())
		return OK;
	return statement_round_ask(db, pool, &rike,
		&(struct statement_round){.object_kind = OBJECT_JOBAD,
			.object_id = 1,
			.questions = questions,
			.count = 2},
		&problems, &round);
}

static void two_world(void)
{
	act *doing = ask_two;

	reach_make();
	assert_int_equal(db_transaction(root, act_work, &doing), OK);
}

static enum outcome answer(
	struct db *db, const struct principal *who, const char *what, const char *code)
{
	int64_t id = 0;
	enum outcome outcome = db_get_int(
		db, "SELECT id FROM statement WHERE kind = ?", DB_VALUES(db_str(what)), &id);

	return outcome ? outcome
		       : statement_answer_give(db, pool, who, id,
			       &(struct statement_input){.answer = code}, &problems);
}

static enum outcome fred_agrees(struct db *db)
{
	return answer(db, &fred, "ad_department", "approved");
}

static enum outcome paul_agrees(struct db *db)
{
	return answer(db, &paul, "ad_pr", "no_objection");
}

static const struct pair answers[] = {
	{"the last two answer", fred_agrees, paul_agrees, OK, NULL},
};

static void assert_told_once(void)
{
	assert_int_equal(mails("staff_statement_answered"), 1);
	assert_int_equal(mails("staff_statement_complete"), 1);
}

static void test_one_is_the_last(void **state)
{
	(void)state;
	world_then = two_world;
	race_read_before(answers, 1, assert_told_once);
	race_waits(answers, 1, assert_told_once);
}

static const char *reply_text = "Die Stufe steht jetzt dabei.";

static enum outcome reply_give(struct db *db)
{
	return statement_reply(db, pool, &rike, newest(), reply_text, &problems);
}

static enum outcome reply_accept(struct db *db)
{
	return statement_accept(
		db, pool, &paul, support_number(root, "SELECT MIN(id) FROM statement"), &problems);
}

static size_t stopped(void)
{
	return blocks("bei_personalamt");
}

static void test_a_question_back_is_replied_to(void **state)
{
	struct statement statement;
	(void)state;
	world_then = reach_make;
	world_reset();
	statement = asked("ad_pr");
	assert_int_equal(commit(reply_give), CONFLICT);
	assert_problem("", "statement_replied");
	assert_int_equal(answered_by(&paul, NULL, NULL, "Welche Stufe?"), OK);
	assert_int_equal(tasks(&rike), 1);
	assert_int_equal(tasks(&paul), 1); /* the deadline runs on */
	assert_string_equal(read_newest().due_on, statement.due_on);
	reply_text = " ";
	assert_int_equal(commit(reply_give), INVALID);
	assert_problem("text", "statement_text");
	reply_text = "Stufe 3";
	assert_int_equal(commit(reply_give), OK);
	assert_int_equal(tasks(&rike), 0);
	assert_int_equal(mails("staff_statement_replied"), 2); /* the council, not the asker */
	assert_int_equal(commit(reply_give), CONFLICT);
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "statement_replied", "ad_pr"), 1);
	assert_int_equal(answered_by(&paul, NULL, NULL, "Und das Entgelt?"), OK);
	clock_set(statement.due_at); /* nobody need reply any more */
	assert_int_equal(tasks(&rike), 0);
}

static void test_an_objection_is_overcome_by_a_reply_that_is_accepted(void **state)
{
	(void)state;
	world_then = reach_make;
	world_reset();
	asked("ad_pr");
	assert_int_equal(answered_by(&paul, "objection", NULL, "Unklar"), OK);
	assert_int_equal(stopped(), 1);
	assert_int_equal(commit(reply_accept), CONFLICT);
	assert_problem("", "statement_lifted");
	reply_text = "Jetzt klar";
	assert_int_equal(commit(reply_give), OK);
	assert_int_equal(stopped(), 1); /* until it is accepted */
	assert_int_equal(tasks(&paul), 1);
	assert_int_equal(tasks(&pia), 1);
	assert_int_equal(commit(reply_accept), OK);
	assert_int_equal(stopped(), 0);
	assert_int_equal(tasks(&pia), 0);
	assert_int_equal(commit(reply_accept), CONFLICT);
	assert_string_equal(read_newest().lifted, "accepted");
	assert_int_equal(history_lines(OBJECT_JOBAD, 1, "statement_accepted", "ad_pr"), 1);
}

static enum outcome ask_council(struct db *db)
{
	kind = "ad_pr";
	return ask(db);
}

static void objection_world(void)
{
	reach_make();
	if (newest())
		return;
	asked("ad_pr");
	assert_int_equal(answered_by(&paul, "objection", NULL, "Unklar"), OK);
	reply_text = "Jetzt klar";
}

static void replied_world(void)
{
	objection_world();
	assert_int_equal(commit(reply_give), OK);
}

static const struct pair replies[] = {
	{"replied twice", reply_give, reply_give, CONFLICT, "statement_replied"},
};

static const struct pair acceptances[] = {
	{"accepted while it is asked anew", ask_council, reply_accept, CONFLICT,
		"statement_lifted"},
};

static void assert_replied_once(void)
{
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM statement_reply"), 1);
}

static void test_two_at_once(void **state)
{
	(void)state;
	world_then = objection_world;
	race_read_before(replies, 1, assert_replied_once);
	race_waits(replies, 1, assert_replied_once);
	world_then = replied_world;
	race_read_before(acceptances, 1, assert_replied_once);
	race_waits(acceptances, 1, assert_replied_once);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_given_once),
		cmocka_unit_test(test_one_is_the_last),
		cmocka_unit_test(test_a_question_back_is_replied_to),
		cmocka_unit_test(test_an_objection_is_overcome_by_a_reply_that_is_accepted),
		cmocka_unit_test(test_two_at_once),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
