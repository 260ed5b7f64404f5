/* Tests of db/: time-outs and the limit of prepared statements. */
#include "db_fixture.h"

#include "base/clock.h"
#include "wait.h"

static int start(void **state)
{
	if (fixture_start(state))
		return -1;
	return fixture_run("CREATE TABLE slow (id INT PRIMARY KEY, n INT);\n"
			   "INSERT INTO slow VALUES (1, 1);\n")
		? -1
		: 0;
}

/* As the server counts them, of all connections. */
static int64_t server_total(const char *name)
{
	int64_t total = 0;
	assert_int_equal(db_get_int(db,
				 "SELECT CAST(VARIABLE_VALUE AS SIGNED)"
				 " FROM information_schema.GLOBAL_STATUS WHERE VARIABLE_NAME = ?",
				 DB_VALUES(db_str(name)), &total),
		OK);
	return total;
}

static int64_t running(void)
{
	int64_t n = 0;
	assert_int_equal(db_get_int(db,
				 "SELECT COUNT(*) FROM information_schema.PROCESSLIST"
				 " WHERE INFO LIKE '%SLEEP(6%' AND ID <> CONNECTION_ID()",
				 DB_NONE, &n),
		OK);
	return n;
}

static enum outcome sleeping(struct db *handle, void *context)
{
	++*(int *)context;
	return db_exec(handle, "UPDATE slow SET n = n + SLEEP(6)", DB_NONE, NULL);
}

/* A server that does not answer in time costs one timeout, not a worker, and is not asked again. */
static void test_timeout(void **state)
{
	(void)state;
	struct db_options options = fixture_options;
	int64_t number = 0;
	int runs = 0;
	options.timeout = 1;
	struct db *hasty = db_new(&options);
	assert_int_equal(db_get_int(hasty, "SELECT 6", DB_NONE, &number), OK);
	int64_t asked = server_total("Com_stmt_execute");
	int64_t before = clock_ticks_us();
	assert_int_equal(db_get_int(hasty, "SELECT SLEEP(6)", DB_NONE, &number), UNAVAILABLE);
	assert_in_range(clock_ticks_us() - before, 700000, 1500000);
	assert_int_equal(running(), 0);
	assert_int_equal(db_transaction(hasty, sleeping, &runs), UNAVAILABLE);
	assert_in_range(clock_ticks_us() - before, 1400000, 3000000);
	assert_int_equal(runs, 1);
	assert_int_equal(running(), 0);
	/* the two, and our own two looks and the reading before */
	assert_int_equal(server_total("Com_stmt_execute") - asked, 5);
	assert_int_equal(db_get_int(hasty, "SELECT 6", DB_NONE, &number), OK);
	assert_int_equal(number, 6);
	db_free(&hasty);
}

/* Where the server cannot keep its limit the client's own time-out comes, and is not repeated. */
static void test_timeout_of_client(void **state)
{
	(void)state;
	struct db_options options = fixture_options;
	int64_t number = 0;
	options.timeout = 1;
	struct db *hasty = db_new(&options);
	int64_t before = clock_ticks_us();
	assert_int_equal(db_get_int(hasty,
				 "SET STATEMENT max_statement_time = 0 FOR"
				 " SELECT SLEEP(6.5)",
				 DB_NONE, &number),
		UNAVAILABLE);
	assert_in_range(clock_ticks_us() - before, 900000, 1700000);
	assert_int_equal(running(), 1);
	db_free(&hasty);
}

static void count_row(void *context, const struct db_rows *rows)
{
	(void)rows;
	slow_work(300000);
	++*(int *)context;
}

/* Rows that are handed over one by one take as long as their reader does. */
static void test_each_is_patient(void **state)
{
	(void)state;
	struct db_options options = fixture_options;
	int rows = 0;
	options.timeout = 1;
	struct db *hasty = db_new(&options);
	assert_int_equal(db_each(hasty,
				 "SELECT REPEAT('x', 20000), SLEEP(0.2)"
				 " FROM seq_1_to_6",
				 count_row, &rows, DB_NONE),
		OK);
	assert_int_equal(rows, 6);
	db_free(&hasty);
}

/* All connections share the server's limit: each keeps few, and gives some up when it is reached.
 */
static void test_statement_limit(void **state)
{
	(void)state;
	static char texts[40][32];
	struct db_options options = fixture_options;
	int64_t number = -1;
	options.statements = 10;
	struct db *small = db_new(&options);
	for (int i = 0; i < 40; i++)
		snprintf(texts[i], sizeof(texts[i]), "SELECT %d + ?", i);
	/* connections of the tests before are closed by the server in its own time */
	WAIT_UNTIL(server_total("Threads_connected") == 1);
	int64_t kept = server_total("Prepared_stmt_count");
	for (int i = 0; i < 200; i++) {
		/* one in two is the first text: the most used is never the one that goes */
		int n = i % 2 ? i % 40 : 0;
		assert_int_equal(db_get_int_(small, texts[n], DB_VALUES(db_int(1)), &number), OK);
		assert_int_equal(number, n + 1);
	}
	assert_int_equal(server_total("Prepared_stmt_count") - kept, 10);
	int64_t prepared = server_total("Com_stmt_prepare");
	assert_int_equal(db_get_int_(small, texts[0], DB_VALUES(db_int(1)), &number), OK);
	assert_int_equal(server_total("Com_stmt_prepare"), prepared);
	db_free(&small);
}

/* Where all together have as many as the server allows, whoever needs one gives up others. */
static void test_statement_limit_of_server(void **state)
{
	(void)state;
	static char texts[40][32];
	char text[80];
	int64_t number = -1;
	struct db *rich = db_new(&fixture_options);
	struct db *late = db_new(&fixture_options);
	for (int i = 0; i < 40; i++)
		snprintf(texts[i], sizeof(texts[i]), "SELECT %d - ?", i);
	for (int i = 0; i < 20; i++)
		assert_int_equal(db_get_int_(rich, texts[i], DB_VALUES(db_int(1)), &number), OK);
	snprintf(text, sizeof(text), "SET GLOBAL max_prepared_stmt_count = %lld;\n",
		(long long)server_total("Prepared_stmt_count"));
	assert_int_equal(fixture_run(text), OK);
	enum outcome none = db_get_int(late, "SELECT 1", DB_NONE, &number);
	enum outcome half = db_get_int_(rich, texts[20], DB_VALUES(db_int(1)), &number);
	enum outcome then = db_get_int(late, "SELECT 1", DB_NONE, &number);
	assert_int_equal(fixture_run("SET GLOBAL max_prepared_stmt_count = DEFAULT;\n"), OK);
	assert_int_equal(none, UNAVAILABLE);
	assert_int_equal(half, OK);
	assert_int_equal(then, OK);
	db_free(&late);
	db_free(&rich);
}

static enum outcome count_up(struct db *handle, void *context)
{
	++*(int *)context;
	return db_exec(handle, "UPDATE slow SET n = n + 1", DB_NONE, NULL);
}

struct waiting {
	struct db *hasty;
	int runs;
};

static enum outcome wait_for_lock(struct db *handle, void *context)
{
	struct waiting *waiting = context;
	int own = 0;
	assert_int_equal(count_up(handle, &own), OK);
	assert_int_equal(db_transaction(waiting->hasty, count_up, &waiting->runs), UNAVAILABLE);
	return OK;
}

/* A row that somebody keeps is waited for once. */
static void test_lock_is_waited_for_once(void **state)
{
	(void)state;
	struct db_options options = fixture_options;
	options.timeout = 2;
	struct waiting waiting = {.hasty = db_new(&options)};
	int64_t before = clock_ticks_us();
	assert_int_equal(db_transaction(db, wait_for_lock, &waiting), OK);
	assert_int_equal(waiting.runs, 1);
	assert_in_range(clock_ticks_us() - before, 1000000, 2500000);
	assert_int_equal(db_transaction(waiting.hasty, count_up, &waiting.runs), OK);
	db_free(&waiting.hasty);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_timeout),
		cmocka_unit_test(test_timeout_of_client),
		cmocka_unit_test(test_lock_is_waited_for_once),
		cmocka_unit_test(test_each_is_patient),
		cmocka_unit_test(test_statement_limit),
		cmocka_unit_test(test_statement_limit_of_server),
	};
	return cmocka_run_group_tests(tests, start, fixture_end);
}
