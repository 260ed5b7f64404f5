/* Statements and deputies: two at once. */
#include "statement_world.h"

#include "access/hold.h"
#include "task/statement_guard.h"

static enum outcome first_ask(struct db *db)
{
	if (newest())
		return OK;
	kind = "ad_pr";
	return ask(db);
}

static void pair_world(void)
{
	act *doing = first_ask;

	reach_make();
	assert_int_equal(db_transaction(root, act_work, &doing), OK);
}

static enum outcome paul_give(struct db *db)
{
	const struct statement_input yes = {.answer = "no_objection"};

	return statement_answer_give(db, pool, &paul, newest(), &yes, &problems);
}

static enum outcome pia_give(struct db *db)
{
	const struct statement_input no = {.answer = "objection", .text = "Nein"};

	return statement_answer_give(db, pool, &pia,
		support_number(root, "SELECT MIN(id) FROM statement"), &no, &problems);
}

/* Of the text she has read. */
static enum outcome pia_reads(struct db *db)
{
	const struct statement_input no = {
		.answer = "objection", .text = "Nein", .text_version = 1};

	return statement_answer_give(db, pool, &pia,
		support_number(root, "SELECT MIN(id) FROM statement"), &no, &problems);
}

static enum outcome ad_rewrite(struct db *db)
{
	return db_exec(db,
		"UPDATE jobad SET tasks = 'Andere', version = version + 1,"
		" text_version = version WHERE id = 1",
		DB_NONE, NULL);
}

static enum outcome ask_anew(struct db *db)
{
	kind = "ad_pr";
	return ask(db);
}

static enum outcome take_back(struct db *db)
{
	return statement_withdraw(
		db, pool, &rike, support_number(root, "SELECT MIN(id) FROM statement"));
}

static enum outcome pia_exclude(struct db *db)
{
	return exclusion_add(db, pool, &admin, 1, 7, "Befangen");
}

static enum outcome ad_end(struct db *db)
{
	return db_exec(db, "UPDATE jobad SET status = 'geloescht' WHERE id = 1", DB_NONE, NULL);
}

static enum outcome paul_names_pia(struct db *db)
{
	return deputy_set(db, pool, &paul,
		&(struct deputy_input){"7:1", "pia", "2026-11-25", "2026-11-27"}, &problems);
}

static enum outcome pia_names_paul(struct db *db)
{
	return deputy_set(db, pool, &pia,
		&(struct deputy_input){"7:1", "paul", "2026-11-25", "2026-11-27"}, &problems);
}

static enum outcome ask_department(struct db *db)
{
	kind = "ad_department";
	return ask(db);
}

/* Beside the works council nobody was asked: with another the stop leads to all. */
static enum outcome step_make(struct db *db)
{
	const struct process_question step = {.kind = OBJECT_JOBAD,
		.id = 1,
		.from = "in_abstimmung",
		.to = "bei_personalamt",
		.moving = true};
	struct process_stops stops = {0};
	enum outcome outcome = object_hold(db, OBJECT_JOBAD, 1);

	if (!outcome)
		outcome = statement_guard(db, pool, &rike, &step, &stops);
	if (!outcome && stops.count != 1)
		return INVALID;
	return outcome ? outcome : strstr(stops.items[0].address, "/abstimmung") ? INVALID : OK;
}

static const struct pair pairs[] = {
	{"a step while somebody is asked", ask_department, step_make, INVALID, NULL},
	{"two members answer", paul_give, pia_give, CONFLICT, "statement_answered"},
	{"answered while it is asked anew", ask_anew, pia_give, CONFLICT, "statement_replaced"},
	{"answered while it is withdrawn", take_back, pia_give, CONFLICT, "statement_withdrawn"},
	{"withdrawn while it is answered", paul_give, take_back, CONFLICT, NULL},
	{"answered by who is excluded meanwhile", pia_exclude, pia_give, NOT_FOUND, NULL},
	{"answered by a council that is dropped meanwhile", council_drop, pia_give, NOT_FOUND,
		NULL},
	{"answered while the ad is deleted", ad_end, pia_give, CONFLICT, "statement_gone"},
	{"answered while the text is changed", ad_rewrite, pia_reads, CONFLICT,
		"statement_text_changed"},
	{"asked anew while the ad is deleted", ad_end, ask_anew, NOT_FOUND, NULL},
	{"each names the other", paul_names_pia, pia_names_paul, INVALID, "deputy_chain"},
};

static void assert_one_answer(void)
{
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM (SELECT 1 FROM statement_answer WHERE"
				 " counts GROUP BY statement_id HAVING COUNT(*) > 1) x"),
		0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM task t JOIN statement s"
				 " ON s.id = t.statement_id WHERE s.state <> 'open'"),
		0);
	assert_true(support_number(root, "SELECT COUNT(*) FROM deputy") <= 1);
}

static void test_second_read_before(void **state)
{
	(void)state;
	world_then = pair_world;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_one_answer);
}

static void test_second_waits(void **state)
{
	(void)state;
	world_then = pair_world;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_one_answer);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
	};
	return cmocka_run_group_tests(tests, begin, world_end);
}
