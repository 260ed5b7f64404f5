/* Agreement on an ad: two at once. */
#include "statement_world.h"

#include "task/agreement.h"

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_given_once),
		cmocka_unit_test(test_one_is_the_last),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
