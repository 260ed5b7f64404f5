/* The register of mobile employees: two at once. */
#include "statement_world.h"

#include <string.h>

#include "mobile/mobile_file.h"
#include "mobile/mobile_proposal.h"

static const struct mobile_input entry = {.surname = "Sorgenfrei",
	.first_name = "Mika",
	.email = "mika@x.example",
	.pay_grade = "E9b",
	.field = "it",
	.since_on = "2026-10-01",
	.authority = "1"};
static int64_t mobile_id;
static pid_t beside;

static enum outcome entry_add(struct db *db)
{
	return mobile_add(db, pool, &fred, &entry, &problems, &mobile_id);
}

static void mobile_world(void)
{
	act *doing = entry_add;

	reach_make();
	assert_int_equal(db_transaction(root, act_work, &doing), OK);
}

static enum outcome propose(struct db *db)
{
	const char *number = NULL;

	return mobile_propose(db, pool, &fred, 1, mobile_id, &problems, &number);
}

static enum outcome end(struct db *db)
{
	return mobile_end(db, pool, &fred, mobile_id, &problems);
}

static enum outcome ad_publish(struct db *db)
{
	return db_exec(
		db, "UPDATE jobad SET status = 'veroeffentlicht' WHERE id = 1", DB_NONE, NULL);
}

static enum outcome file_read(void *context, int64_t at, void *bytes_r, size_t length)
{
	static const char paper[] = "%PDF-1.7 ...";

	(void)context;
	memcpy(bytes_r, paper + at, length);
	return OK;
}

static enum outcome file_add(struct db *db)
{
	const struct stored_upload upload = {
		.name = "zeugnis.pdf", .mime = "application/pdf", .size = 8, .source = file_read};

	return mobile_file_add(db, pool, &fred, mobile_id, &upload, &problems);
}

static const struct pair pairs[] = {
	{"a document while the entry is ended", end, file_add, CONFLICT, "mobile_over"},
	{"proposed while the entry is ended", end, propose, CONFLICT, "mobile_over"},
	{"ended while it is proposed", propose, end, CONFLICT, "mobile_proposed"},
	{"proposed twice", propose, propose, INVALID, "mobile_twice"},
	{"proposed while the ad is published", ad_publish, propose, INVALID, "mobile_late"},
};

static void assert_one_proposal(void)
{
	assert_true(support_number(root, "SELECT COUNT(*) FROM mobile_proposal") <= 1);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM mobile m JOIN mobile_proposal p"
				 " ON p.mobile_id = m.id WHERE m.status <> 'open'"
				 " AND p.state = 'open'"),
		0);
}

static void test_second_read_before(void **state)
{
	(void)state;
	world_then = mobile_world;
	race_read_before(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_one_proposal);
}

static void test_second_waits(void **state)
{
	(void)state;
	world_then = mobile_world;
	race_waits(pairs, sizeof(pairs) / sizeof(pairs[0]), assert_one_proposal);
}

static enum outcome proposal_fail(struct db *db)
{
	const struct process_move fail = {.kind = OBJECT_APPLICATION,
		.id = support_number(root, "SELECT MAX(application_id) FROM mobile_proposal"),
		.to = "vermittlung_fehlgeschlagen",
		.effect = true,
		.unmailed = true};

	return process_move(db, pool, &rike, &fail, &problems);
}

/* In a child: fails the proposal, as soon as the vacancy is free. */
static void fail_in_child(void)
{
	struct db *own = support_db_open(race_account);
	act *doing = proposal_fail;

	root = support_db_open("root");
	_exit(db_transaction(own, act_work, &doing) == OK ? 0 : 1);
}

static enum outcome application_hold_beside(struct db *db)
{
	const struct db_value vacancy[] = {db_int(1)};
	int64_t held = 0;
	enum outcome outcome = db_get_int_(
		db, "SELECT id FROM vacancy WHERE id = ? FOR UPDATE", vacancy, 1, &held);

	if (outcome)
		return outcome;
	pid_t child = fork();
	if (child == 0)
		fail_in_child();
	WAIT_AT_MOST(1500, support_row_waits(root));
	outcome = db_get_int(db,
		"SELECT a.id FROM application a JOIN mobile_proposal p ON p.application_id = a.id"
		" FOR UPDATE NOWAIT",
		DB_NONE, &held);
	beside = child;
	return outcome;
}

/* As answers do: in the other order two would wait for each other. */
static void test_vacancy_held_before_application(void **state)
{
	act *doing = propose;

	(void)state;
	world_then = mobile_world;
	world_reset();
	assert_int_equal(db_transaction(one, act_work, &doing), OK);
	doing = application_hold_beside;
	assert_int_equal(db_transaction(two, act_work, &doing), OK);
	support_join(beside);
	assert_int_equal(
		support_number(root, "SELECT COUNT(*) FROM mobile_proposal WHERE state = 'failed'"),
		1);
}

static const char mobiles[] = "SET foreign_key_checks = 0;\nDELETE FROM mobile_proposal;\n"
			      "DELETE FROM mobile_file;\nDELETE FROM stored_file;\n"
			      "DELETE FROM mobile;\nDELETE FROM application_answer;\n"
			      "DELETE FROM application;\nDELETE FROM applicant;\n"
			      "DELETE FROM bms_keys.object_key;\nSET foreign_key_checks = 1;\n";

static int begin_mobile(void **state)
{
	static const uint8_t key[32] = {2};
	static char more[4000];
	int failed = begin(state);

	if (failed)
		return failed;
	store_init(support_folder(), key);
	assert_true(
		(size_t)snprintf(more, sizeof(more), "%s%s", mobiles, statements) < sizeof(more));
	world_more = more;
	return 0;
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_second_read_before),
		cmocka_unit_test(test_second_waits),
		cmocka_unit_test(test_vacancy_held_before_application),
	};
	return cmocka_run_group_tests(tests, begin_mobile, world_end);
}
