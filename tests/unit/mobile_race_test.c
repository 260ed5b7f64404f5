/* The register of mobile employees: two at once. */
#include "statement_world.h"

#include "mobile/mobile_proposal.h"
#include "store/store.h"

static const struct mobile_input entry = {.surname = "Sorgenfrei",
	.first_name = "Mika",
	.email = "mika@x.example",
	.pay_grade = "E9b",
	.field = "it",
	.since_on = "2026-10-01",
	.authority = "1"};
static int64_t mobile_id;

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

static const struct pair pairs[] = {
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

static const char mobiles[] = "SET foreign_key_checks = 0;\nDELETE FROM mobile_proposal;\n"
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
	};
	return cmocka_run_group_tests(tests, begin_mobile, world_end);
}
