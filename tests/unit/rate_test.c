/* Tests of access/rate. */
#include "support.h"

#include <string.h>

#include "access/rate.h"
#include "base/clock.h"

#define NOW INT64_C(1795260000) /* a multiple of both windows */

static const struct rate five = {"five", 5, 600};
static const struct rate other = {"other", 5, 600};
static struct db *root, *db;
static struct pool *pool;

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	root = support_db_reset();
	db = support_db_open("bms_backend");
	return 0;
}

static int end(void **state)
{
	(void)state;
	clock_set(-1);
	db_free(&db);
	db_free(&root);
	pool_free(&pool);
	return 0;
}

static void take(const struct rate *rate, const char *who, int times, enum outcome last)
{
	for (int i = 1; i < times; i++)
		assert_int_equal(rate_take(db, pool, rate, who), OK);
	assert_int_equal(rate_take(db, pool, rate, who), last);
}

static void test_so_many_times_in_a_window(void **state)
{
	(void)state;
	clock_set(NOW);
	take(&five, "192.0.2.1", 5, OK);
	take(&five, "192.0.2.1", 1, TOO_MANY);
	take(&five, "192.0.2.2", 1, OK);
	take(&other, "192.0.2.1", 1, OK);
	clock_set(NOW + 599);
	take(&five, "192.0.2.1", 1, TOO_MANY);
	clock_set(NOW + 600);
	take(&five, "192.0.2.1", 5, OK);
	take(&five, "192.0.2.1", 1, TOO_MANY);
	take(&five, NULL, 5, OK);
	take(&five, "", 1, TOO_MANY);
}

static void test_a_client_has_all_of_its_ipv6_network(void **state)
{
	static const char *const same[] = {"2001:db8:1:2::1", "2001:db8:1:2::2",
		"2001:0db8:0001:0002:ffff::9", "2001:db8:1:2:3:4:5:6", "2001:db8:1:2::"};
	(void)state;
	clock_set(NOW + 6000);
	for (size_t i = 0; i < 5; i++)
		assert_int_equal(rate_take_network(db, pool, &five, same[i]), OK);
	assert_int_equal(rate_take_network(db, pool, &five, "2001:db8:1:2::7"), TOO_MANY);
	assert_int_equal(rate_take_network(db, pool, &five, "2001:db8:1:3::7"), OK);
	assert_int_equal(rate_take_network(db, pool, &five, "192.0.2.9"), OK);
	assert_int_equal(rate_take_network(db, pool, &five, NULL), OK);
}

static bool mailed(const char *client)
{
	bool send = false;
	assert_int_equal(rate_take_mail(db, pool, &five, client, "Erika@example.org", &send), OK);
	return send;
}

/* Whatever others had mailed to her address, her own client is never refused for it, and has some
 * mails a day. */
static void test_others_use_up_no_mails_of_hers(void **state)
{
	bool send;
	(void)state;
	clock_set(NOW - 86400);
	for (int client = 0; client < RATE_MAIL_CLIENTS; client++)
		for (int i = 0; i < 5; i++)
			assert_true(mailed(pool_printf(pool, "192.0.2.%d", client)));
	assert_int_equal(
		rate_take_mail(db, pool, &five, "192.0.2.0", "erika@example.org", &send), TOO_MANY);
	for (int i = 0; i < 5; i++)
		assert_int_equal(mailed("198.51.100.1"), i < RATE_MAIL_OWN);
	assert_true(mailed("198.51.100.2"));
}

static void test_nobody_can_be_read_from_it_and_it_is_swept(void **state)
{
	int64_t removed = 0;
	struct db *jobs = support_db_open("bms_jobs");
	(void)state;
	clock_set(NOW + 7200);
	take(&five, "192.0.2.9", 1, OK);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM rate_window WHERE LOCATE('192.0.2', bucket) > 0"),
		0);
	assert_int_equal(rate_sweep(jobs, &removed), OK);
	assert_true(removed >= 4);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM rate_window"), 1);
	clock_set(NOW + 7200 + 600);
	assert_int_equal(rate_sweep(jobs, &removed), OK);
	assert_int_equal(removed, 1);
	db_free(&jobs);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_so_many_times_in_a_window),
		cmocka_unit_test(test_a_client_has_all_of_its_ipv6_network),
		cmocka_unit_test(test_others_use_up_no_mails_of_hers),
		cmocka_unit_test(test_nobody_can_be_read_from_it_and_it_is_swept),
	};
	return cmocka_run_group_tests(tests, start, end);
}
