/* Tests of db/: transactions, conflicts, repetition, lost connections, faults of the program. */
#include "db_fixture.h"

struct attempt {
	int runs;
	struct db *killer; /* kills the worker's connection */
	int kills; /* in so many of the first runs */
	bool kill_last; /* after the last statement instead of before it */
	enum outcome outcome; /* what work is to return at its end */
};

static int start(void **state)
{
	if (fixture_start(state))
		return -1;
	return fixture_run(
		       "CREATE TABLE parent (id INT PRIMARY KEY, n INT NOT NULL DEFAULT 0);\n"
		       "CREATE TABLE item (id INT AUTO_INCREMENT PRIMARY KEY,"
		       " name VARCHAR(10) NOT NULL UNIQUE, parent_id INT,"
		       " CONSTRAINT item_parent FOREIGN KEY (parent_id) REFERENCES parent (id));\n"
		       "CREATE TABLE cursed (id INT PRIMARY KEY);\n"
		       "CREATE TRIGGER curse BEFORE INSERT ON cursed FOR EACH ROW"
		       " SIGNAL SQLSTATE '40001' SET MYSQL_ERRNO = 1213;\n"
		       "INSERT INTO parent (id) VALUES (1), (2);\n")
		? -1
		: 0;
}

static int64_t items(const char *name)
{
	int64_t n = -1;
	assert_int_equal(db_get_int(db, "SELECT COUNT(*) FROM item WHERE name = ?",
				 DB_VALUES(db_str(name)), &n),
		OK);
	return n;
}

static enum outcome item_add(struct db *handle, const char *name, int64_t parent_id)
{
	return db_exec(handle, "INSERT INTO item (name, parent_id) VALUES (?, ?)",
		DB_VALUES(db_str(name), db_id(parent_id)), NULL);
}

static enum outcome add_then(struct db *handle, void *context)
{
	struct attempt *attempt = context;
	attempt->runs++;
	assert_true(db_in_transaction(handle));
	enum outcome outcome = item_add(handle, "then", 0);
	return outcome ? outcome : attempt->outcome;
}

static void test_commit_and_rollback(void **state)
{
	(void)state;
	struct attempt attempt = {.outcome = INVALID};
	assert_int_equal(db_transaction(db, add_then, &attempt), INVALID);
	assert_int_equal(items("then"), 0);
	assert_false(db_in_transaction(db));
	attempt.outcome = OK;
	assert_int_equal(db_transaction(db, add_then, &attempt), OK);
	assert_int_equal(items("then"), 1);
	assert_true(db_inserted_id(db) > 0);
	assert_int_equal(attempt.runs, 2);
	assert_int_equal(db_transaction(db, add_then, &attempt), CONFLICT);
	assert_int_equal(attempt.runs, 3);
}

static enum outcome nested_inner(struct db *handle, void *context)
{
	struct attempt *attempt = context;
	return attempt->outcome ? attempt->outcome : item_add(handle, "inner", 0);
}

static enum outcome nested(struct db *handle, void *context)
{
	assert_int_equal(item_add(handle, "outer", 1), OK);
	return db_transaction(handle, nested_inner, context);
}

static void test_nested(void **state)
{
	(void)state;
	struct attempt attempt = {.outcome = DENIED};
	assert_int_equal(db_transaction(db, nested, &attempt), DENIED);
	assert_int_equal(items("outer") + items("inner"), 0);
	attempt.outcome = OK;
	assert_int_equal(db_transaction(db, nested, &attempt), OK);
	assert_int_equal(items("outer") + items("inner"), 2);
}

static enum outcome conflicts(struct db *handle, void *context)
{
	(void)context;
	int64_t changed = -1;
	assert_int_equal(item_add(handle, "once", 0), OK);
	assert_int_equal(item_add(handle, "once", 0), CONFLICT);
	assert_int_equal(item_add(handle, "orphan", 99), CONFLICT);
	assert_int_equal(
		db_exec(handle, "DELETE FROM parent WHERE id = 1", DB_NONE, NULL), CONFLICT);
	assert_int_equal(db_exec(handle, "UPDATE parent SET n = n + 1", DB_NONE, &changed), OK);
	assert_int_equal(changed, 2);
	assert_int_equal(
		db_exec(handle, "UPDATE parent SET n = 5 WHERE id = 77", DB_NONE, &changed), OK);
	assert_int_equal(changed, 0);
	return OK;
}

/* A conflict takes back its own statement only; the work may go on. */
static void test_conflicts(void **state)
{
	(void)state;
	int64_t n = 0;
	assert_int_equal(db_transaction(db, conflicts, NULL), OK);
	assert_int_equal(items("once"), 1);
	assert_int_equal(items("orphan"), 0);
	assert_int_equal(db_get_int(db, "SELECT SUM(n) FROM parent", DB_NONE, &n), OK);
	assert_int_equal(n, 2);
}

static enum outcome careless(struct db *handle, void *context)
{
	struct attempt *attempt = context;
	int64_t n;
	attempt->runs++;
	assert_int_equal(item_add(handle, "before", 0), OK);
	assert_int_equal(item_add(handle, "much too long", 0), UNAVAILABLE);
	assert_int_equal(item_add(handle, "after", 0), UNAVAILABLE);
	assert_int_equal(db_get_int(handle, "SELECT 1", DB_NONE, &n), UNAVAILABLE);
	return OK;
}

/* Work that overlooks a failed statement does not commit the half of it. */
static void test_failed_statement(void **state)
{
	(void)state;
	struct attempt attempt = {0};
	assert_int_equal(db_transaction(db, careless, &attempt), UNAVAILABLE);
	assert_int_equal(attempt.runs, 1);
	assert_int_equal(items("before") + items("after"), 0);
	assert_int_equal(db_ping(db), OK);
}

static enum outcome always_deadlock(struct db *handle, void *context)
{
	struct attempt *attempt = context;
	attempt->runs++;
	assert_int_equal(item_add(handle, "cursed", 0), OK);
	enum outcome outcome = db_exec(handle, "INSERT INTO cursed VALUES (1)", DB_NONE, NULL);
	assert_int_equal(outcome, UNAVAILABLE);
	/* after a deadlock nothing may run: it would be outside the transaction */
	assert_int_equal(item_add(handle, "outside", 0), UNAVAILABLE);
	return outcome;
}

static void test_gives_up(void **state)
{
	(void)state;
	struct attempt attempt = {0};
	assert_int_equal(db_transaction(db, always_deadlock, &attempt), UNAVAILABLE);
	assert_int_equal(attempt.runs, 10);
	assert_int_equal(items("cursed") + items("outside"), 0);
}

struct crossing {
	int runs;
	int64_t first;
	int64_t second;
	int tell; /* ends of the pipes to the other process */
	int hear;
};

static enum outcome cross(struct db *handle, void *context)
{
	struct crossing *crossing = context;
	char byte = 'x';
	enum outcome outcome = db_exec(handle, "UPDATE parent SET n = n + 1 WHERE id = ?",
		DB_VALUES(db_int(crossing->first)), NULL);
	if (crossing->runs++ == 0) {
		assert_int_equal(write(crossing->tell, &byte, 1), 1);
		assert_int_equal(read(crossing->hear, &byte, 1), 1);
	}
	if (outcome)
		return outcome;
	return db_exec(handle, "UPDATE parent SET n = n + 1 WHERE id = ?",
		DB_VALUES(db_int(crossing->second)), NULL);
}

/* Runs in a child; its status is the number of its runs, or 99. */
static void cross_in_child(struct crossing crossing)
{
	struct db *own = db_new(&fixture_options);
	enum outcome outcome = db_transaction(own, cross, &crossing);
	db_free(&own);
	_exit(outcome ? 99 : crossing.runs);
}

static void test_deadlock(void **state)
{
	(void)state;
	int there[2];
	int back[2];
	int64_t before = 0;
	int64_t after = 0;
	assert_int_equal(db_get_int(db, "SELECT SUM(n) FROM parent", DB_NONE, &before), OK);
	assert_int_equal(pipe(there) | pipe(back), 0);
	pid_t child = fork();
	if (child == 0)
		cross_in_child((struct crossing){0, 2, 1, back[1], there[0]});
	struct crossing crossing = {0, 1, 2, there[1], back[0]};
	assert_int_equal(db_transaction(db, cross, &crossing), OK);
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(crossing.runs + WEXITSTATUS(status), 3);
	assert_int_equal(db_get_int(db, "SELECT SUM(n) FROM parent", DB_NONE, &after), OK);
	assert_int_equal(after - before, 4);
	for (int i = 0; i < 2; i++) {
		close(there[i]);
		close(back[i]);
	}
}

static enum outcome kill_connection(struct db *handle, void *context)
{
	return db_exec(handle, "KILL ?", DB_VALUES(db_int(*(int64_t *)context)), NULL);
}

static void connection_kill(struct db *killer, struct db *victim)
{
	int64_t id = 0;
	int64_t left = 1;
	assert_int_equal(db_get_int(victim, "SELECT CONNECTION_ID()", DB_NONE, &id), OK);
	assert_int_equal(db_transaction(killer, kill_connection, &id), OK);
	while (left > 0)
		assert_int_equal(db_get_int(killer,
					 "SELECT COUNT(*) FROM"
					 " information_schema.PROCESSLIST WHERE ID = ?",
					 DB_VALUES(db_int(id)), &left),
			OK);
}

static void test_lost_read(void **state)
{
	(void)state;
	struct db *killer = db_new(&fixture_options);
	assert_int_equal(items("once"), 1);
	connection_kill(killer, db);
	assert_int_equal(items("once"), 1);
	connection_kill(killer, db);
	assert_int_equal(db_ping(db), OK);
	assert_int_equal(items("once"), 1);
	db_free(&killer);
}

static enum outcome killed(struct db *handle, void *context)
{
	struct attempt *attempt = context;
	bool kill = attempt->runs++ < attempt->kills;
	enum outcome outcome = item_add(handle, "killed", 0);
	if (kill && !outcome)
		connection_kill(attempt->killer, handle);
	if (outcome || attempt->kill_last)
		return outcome;
	return item_add(handle, "killed2", 0);
}

static void test_lost_in_transaction(void **state)
{
	(void)state;
	struct db *killer = db_new(&fixture_options);
	struct attempt always = {.killer = killer, .kills = 99};
	assert_int_equal(db_transaction(db, killed, &always), UNAVAILABLE);
	assert_int_equal(always.runs, 10);
	assert_int_equal(items("killed") + items("killed2"), 0);
	/* before COMMIT: nobody knows, so it must not run again by itself */
	struct attempt last = {.killer = killer, .kills = 1, .kill_last = true};
	assert_int_equal(db_transaction(db, killed, &last), UNAVAILABLE);
	assert_int_equal(last.runs, 1);
	assert_int_equal(items("killed"), 0);
	struct attempt twice = {.killer = killer, .kills = 2};
	assert_int_equal(db_transaction(db, killed, &twice), OK);
	assert_int_equal(twice.runs, 3);
	assert_int_equal(items("killed") + items("killed2"), 2);
	/* lost before it began */
	connection_kill(killer, db);
	struct attempt later = {.outcome = INVALID};
	assert_int_equal(db_transaction(db, add_then, &later), CONFLICT);
	assert_int_equal(later.runs, 1);
	db_free(&killer);
}

static void write_outside(struct db *own)
{
	db_exec(own, "DELETE FROM item", DB_NONE, NULL);
}

static void too_few_values(struct db *own)
{
	int64_t n;
	db_get_int(own, "SELECT ? + ?", DB_VALUES(db_int(1)), &n);
}

static void text_as_number(struct db *own)
{
	int64_t n;
	db_get_int(own, "SELECT 'abc'", DB_NONE, &n);
}

static void cell_outside(struct db *own)
{
	struct db_rows *rows;
	db_rows(own, pool, "SELECT 1", DB_NONE, &rows);
	db_cell(rows, 1, 0);
}

static void test_program_faults(void **state)
{
	(void)state;
	static void (*const faults[])(struct db *) = {
		write_outside, too_few_values, text_as_number, cell_outside};
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		pid_t child = fork();
		if (child == 0) {
			struct db *own = db_new(&fixture_options);
			faults[i](own);
			_exit(0);
		}
		int status = 0;
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFEXITED(status));
		assert_int_equal(WEXITSTATUS(status), STATUS_FATAL);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_commit_and_rollback),
		cmocka_unit_test(test_nested),
		cmocka_unit_test(test_conflicts),
		cmocka_unit_test(test_failed_statement),
		cmocka_unit_test(test_gives_up),
		cmocka_unit_test(test_deadlock),
		cmocka_unit_test(test_lost_read),
		cmocka_unit_test(test_lost_in_transaction),
		cmocka_unit_test(test_program_faults),
	};
	return cmocka_run_group_tests(tests, start, fixture_end);
}
