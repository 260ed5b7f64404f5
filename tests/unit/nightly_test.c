/* Tests of the nightly run's engine and reports, with rules of their own: privacy/nightly*. */
#include "support.h"
#include "wait.h"

#include <signal.h>
#include <stdio.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "base/clock.h"
#include "history/history.h"
#include "nightly/nightly_report.h"
#include "nightly_checksum.h"

#define THINGS 450 /* more than two pieces */
#define NOW "2027-03-01 01:20:00"
#define COUNT(rules) (sizeof(rules) / sizeof((rules)[0]))

static const uint8_t key[32] = "a key for the tests of nightly!";
static struct db *root;
static struct db *db; /* of the jobs' account: its grants must be enough */
static struct pool *pool;
static int64_t slow_us;
static int64_t stop_after;
static int64_t seen;

/* A thing is due when `until` is over; what is done to it is one line of thing_log. */
static const char world_sql[] =
	"CREATE TABLE thing (id BIGINT PRIMARY KEY, until DATETIME NOT NULL, done BOOLEAN NOT NULL"
	" DEFAULT FALSE, fault VARCHAR(20) NOT NULL DEFAULT '');\n"
	"CREATE TABLE thing_log (thing_id BIGINT NOT NULL);\n"
	"GRANT UPDATE ON bms.thing TO bms_jobs@localhost;\n"
	"INSERT INTO thing (id, until) SELECT seq, '2027-02-20 12:00:00' + INTERVAL seq % 20 DAY"
	" FROM seq_1_to_450;\n";
static const char clear_sql[] =
	"DELETE FROM nightly_object;\nDELETE FROM nightly_result;\nDELETE FROM nightly_run;\n"
	"DELETE FROM nightly_asked;\nDELETE FROM history;\nDELETE FROM audit;\n"
	"DELETE FROM thing_log;\nUPDATE thing SET done = FALSE, fault = '';\n"
	"UPDATE nightly_lock SET held_until = '2000-01-01 00:00:00';\n";

static enum outcome thing_list(struct db *handle, struct pool *own, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(handle, own,
		"SELECT id, CONCAT('T-', id) AS number,"
		" until - INTERVAL 10 DAY AS clock_start, until AS due FROM thing"
		" WHERE NOT done AND until <= ? AND id > ? AND id <= ? ORDER BY id LIMIT ?",
		DB_VALUES(db_str(clock_sql(own, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

/* Faults come after the change, so that it has to be rolled back. */
static enum outcome thing_end(
	struct db *handle, struct pool *own, const struct principal *who, int64_t id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(handle, own,
		"SELECT done, fault FROM thing WHERE id = ?"
		" FOR UPDATE",
		DB_VALUES(db_int(id)), &rows);
	assert_int_equal(who->kind, PRINCIPAL_SYSTEM);
	if (!outcome && db_cell_int(rows, 0, 0))
		return CONFLICT;
	if (!outcome)
		outcome = db_exec(handle, "UPDATE thing SET done = TRUE WHERE id = ?",
			DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = db_exec(
			handle, "INSERT INTO thing_log VALUES (?)", DB_VALUES(db_int(id)), NULL);
	if (outcome)
		return outcome;
	if (slow_us)
		slow_work(slow_us);
	const char *fault = db_cell_text(rows, 0, 1);
	return strcmp(fault, "invalid") == 0        ? INVALID
		: strcmp(fault, "conflict") == 0    ? CONFLICT
		: strcmp(fault, "unavailable") == 0 ? UNAVAILABLE
						    : OK;
}

/* Two rules in one list, told apart by a column. */
static enum outcome pair_list(struct db *handle, struct pool *own, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(handle, own,
		"SELECT id, IF(id % 2, 'X-11', 'X-12') AS rule FROM thing"
		" WHERE NOT done AND until <= ? AND id > ? AND id <= ? ORDER BY id LIMIT ?",
		DB_VALUES(db_str(clock_sql(own, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

static const struct nightly_rule rules[] = {
	{.id = "X-01",
		.code = "thing_ended",
		.kind = OBJECT_VACANCY,
		.object = "thing",
		.list = thing_list,
		.act = thing_end,
		.status = "open",
		.ends = true},
};
static const struct nightly_rule pair[] = {
	{.id = "X-11,X-12",
		.code = "pair_ended",
		.kind = OBJECT_VACANCY,
		.object = "thing",
		.list = pair_list,
		.act = thing_end},
	{.id = "X-13",
		.code = "rest_ended",
		.kind = OBJECT_VACANCY,
		.object = "thing",
		.list = thing_list,
		.act = thing_end},
};

static bool ending(void)
{
	return stop_after && ++seen >= stop_after;
}

static const struct nightly_options real = {.lease = 60, .ending = ending};

static struct nightly_result run_as(const struct nightly_options *options)
{
	struct nightly_result result;
	assert_int_equal(nightly_run(db, rules, COUNT(rules), options, &result), OK);
	return result;
}

static void assert_intact(void)
{
	struct nightly_break found;
	assert_int_equal(nightly_verify(db, &found), OK);
	assert_null(found.what);
}

static int start(void **state)
{
	(void)state;
	clock_init();
	clock_set(clock_from_sql(NOW));
	pool = pool_new();
	root = support_db_reset();
	support_sql(root, "%s", world_sql);
	db = support_db_open("bms_jobs");
	history_init(key);
	history_portal_init(key);
	return 0;
}

static int end(void **state)
{
	(void)state;
	db_free(&db);
	db_free(&root);
	pool_free(&pool);
	return 0;
}

static int clear(void **state)
{
	(void)state;
	slow_us = stop_after = seen = 0;
	support_sql(root, "%s", clear_sql);
	return 0;
}

static int64_t due_things(void)
{
	return support_number(
		root, "SELECT COUNT(*) FROM thing WHERE NOT done AND until <= '" NOW "'");
}

static void test_each_once(void **state)
{
	(void)state;
	int64_t due = due_things();
	assert_true(due > 200 && due < THINGS);
	struct nightly_result result = run_as(&real);
	assert_int_equal(result.done, due);
	assert_int_equal(result.failed, 0);
	assert_int_equal(due_things(), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM thing_log"), due);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM nightly_object o"
			" JOIN thing t ON t.id = o.object_id AND o.number = CONCAT('T-', t.id)"
			" AND o.due = t.until AND o.clock_start = t.until - INTERVAL 10 DAY"
			" AND o.rule = 'X-01' AND o.outcome = 'done'"),
		due);
	assert_int_equal(support_number(root, "SELECT done FROM nightly_result"), due);
	assert_int_equal(support_number(root,
				 "SELECT done FROM nightly_run"
				 " WHERE status = 'done' AND NOT dry AND clock = '" NOW "'"),
		due);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM audit"
				 " WHERE action = 'nightly' AND detail LIKE 'run=% seq=1 done=%"
				 " failed=0 seal=%'"),
		1);
	/* the same night again */
	result = run_as(&real);
	assert_int_equal(result.done + result.passed + result.failed, 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM thing_log"), due);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM nightly_run"), 2);
	assert_intact();
}

static void test_failures_stop_nobody(void **state)
{
	(void)state;
	support_sql(root,
		"UPDATE thing SET fault = 'invalid' WHERE id = 3;\n"
		"UPDATE thing SET fault = 'unavailable' WHERE id = 201;\n"
		"UPDATE thing SET fault = 'conflict' WHERE id = 5;\n");
	int64_t due = due_things();
	struct nightly_result result = run_as(&real);
	assert_int_equal(result.done, due - 3);
	assert_int_equal(result.failed, 2);
	assert_int_equal(result.passed, 1);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM thing_log"), due - 3);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM thing"
				 " WHERE fault <> '' AND done"),
		0);
	assert_int_equal(
		support_number(root,
			"SELECT COUNT(*) FROM nightly_object"
			" WHERE outcome = 'failed' AND (number = 'T-3' AND reason = 'invalid'"
			" OR number = 'T-201' AND reason = 'unavailable')"),
		2);
	assert_int_equal(support_number(root, "SELECT failed * 10 + passed FROM nightly_run"), 21);
	/* mended, they are done the next time */
	support_sql(root, "UPDATE thing SET fault = '';\n");
	assert_int_equal(run_as(&real).done, 3);
	assert_intact();
}

static enum outcome broken_list(struct db *handle, struct pool *own, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	(void)handle, (void)own, (void)now, (void)after_id, (void)last_id, (void)limit,
		(void)rows_r;
	return UNAVAILABLE;
}

static void test_broken_rule_stops_nobody(void **state)
{
	(void)state;
	const struct nightly_rule two[] = {
		{.id = "X-99",
			.code = "broken",
			.kind = OBJECT_VACANCY,
			.object = "thing",
			.list = broken_list,
			.act = thing_end},
		rules[0],
	};
	struct nightly_result result;
	int64_t due = due_things();
	assert_int_equal(nightly_run(db, two, COUNT(two), &real, &result), OK);
	assert_int_equal(result.done, due);
	assert_int_equal(result.failed, 1);
	assert_int_equal(support_number(root,
				 "SELECT failed FROM nightly_result"
				 " WHERE code = 'broken'"),
		1);
	assert_intact();
}

static void test_dry_run_changes_nothing(void **state)
{
	(void)state;
	const struct nightly_options dry = {.dry = true, .lease = 60};
	const struct nightly_options kept = {.dry = true, .keep = true, .lease = 60};
	int64_t due = due_things();
	const char *before = checksums(root, pool, true);
	const char *rest = checksums(root, pool, false);
	assert_int_equal(run_as(&dry).done, due);
	assert_string_equal(checksums(root, pool, true), before);
	/* with a report: nothing but the report */
	assert_int_equal(run_as(&kept).done, due);
	assert_string_equal(checksums(root, pool, false), rest);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM nightly_object"
				 " WHERE outcome = 'due' AND due <= '" NOW "'"),
		due);
	assert_int_equal(support_number(root, "SELECT dry FROM nightly_run"), 1);
	assert_intact();
	/* and the real one is seen by the same sums */
	run_as(&real);
	assert_string_not_equal(checksums(root, pool, false), rest);
}

static void test_one_rule(void **state)
{
	(void)state;
	struct nightly_options options = real;
	struct nightly_result result;
	options.only = "X-1";
	assert_int_equal(nightly_run(db, pair, COUNT(pair), &options, &result), INVALID);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM nightly_run"), 0);
	options.only = "X-12";
	assert_int_equal(nightly_run(db, pair, COUNT(pair), &options, &result), OK);
	assert_true(result.done > 0);
	assert_int_equal(support_number(root, "SELECT SUM(thing_id % 2) FROM thing_log"), 0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM nightly_object"
				 " WHERE rule <> 'X-12' OR number <> object_id"),
		0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM nightly_result"), 1);
	options.only = "pair_ended";
	assert_int_equal(nightly_run(db, pair, COUNT(pair), &options, &result), OK);
	assert_int_equal(due_things(), 0);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM nightly_object"
				 " WHERE rule = 'X-11' AND code = 'pair_ended'"),
		result.done);
}

static void test_two_at_once(void **state)
{
	(void)state;
	struct nightly_result first = {0}, second;
	assert_int_equal(nightly_begin(db, &real, &first), OK);
	assert_int_equal(nightly_run(db, rules, COUNT(rules), &real, &second), CONFLICT);
	assert_int_equal(second.busy, first.run_id);
	assert_true(second.busy_seconds > 50 && second.busy_seconds <= 60);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM thing_log"), 0);
	/* a dry run without report reads only, and may */
	const struct nightly_options dry = {.dry = true};
	assert_int_equal(nightly_run(db, rules, COUNT(rules), &dry, &second), OK);
	/* the first one is dead: its lease ends */
	support_sql(root, "UPDATE nightly_lock SET held_until = UTC_TIMESTAMP();\n");
	assert_int_equal(nightly_run(db, rules, COUNT(rules), &real, &second), OK);
	assert_int_equal(support_number(root,
				 "SELECT status = 'aborted' AND seq = 1"
				 " FROM nightly_run ORDER BY id LIMIT 1"),
		1);
	/* should it come back, it learns that it has lost its place */
	assert_int_equal(nightly_end(db, first.run_id, false), DENIED);
	assert_intact();
}

static enum outcome beat_work(struct db *handle, void *context)
{
	return nightly_beat(handle, *(int64_t *)context, 60);
}

/* The lock goes to another run while this one is at work. */
static bool robbed(void)
{
	if (++seen == 4)
		support_sql(root, "UPDATE nightly_lock SET run_id = run_id + 1;\n");
	return false;
}

static void test_lost_lock_ends_the_run(void **state)
{
	(void)state;
	const struct nightly_options options = {.lease = 60, .ending = robbed};
	struct nightly_result result = run_as(&options);
	assert_true(result.ended_early);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM thing_log"), 4);
	assert_int_equal(db_transaction(db, beat_work, &result.run_id), DENIED);
	assert_int_equal(support_number(root, "SELECT status = 'running' FROM nightly_run"), 1);
}

static void test_asked_to_end(void **state)
{
	(void)state;
	stop_after = 7;
	struct nightly_result result = run_as(&real);
	assert_true(result.ended_early);
	assert_int_equal(result.done, 7);
	assert_int_equal(support_number(root,
				 "SELECT done FROM nightly_run"
				 " WHERE status = 'aborted'"),
		7);
	stop_after = 0;
	assert_int_equal(run_as(&real).done,
		due_things() + support_number(root, "SELECT COUNT(*) - 7 FROM thing_log"));
	assert_intact();
}

/* kill -9 in the middle, three times; then to the end. */
static void test_killed(void **state)
{
	(void)state;
	int64_t due = due_things();
	const struct nightly_options options = {.lease = 1};
	struct nightly_result result;
	for (int kills = 1; kills <= 3; kills++) {
		pid_t child = fork();
		assert_true(child >= 0);
		if (child == 0) {
			struct db *own = support_db_open("bms_jobs");
			slow_us = 3000;
			nightly_run(own, rules, COUNT(rules), &options, &result);
			_exit(0);
		}
		WAIT_UNTIL(waitpid(child, NULL, WNOHANG) != 0
			|| support_number(root, "SELECT COUNT(*) FROM thing_log") >= kills * 20);
		assert_int_equal(kill(child, SIGKILL), 0);
		int status;
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
		WAIT_UNTIL(support_number(
			root, "SELECT held_until < UTC_TIMESTAMP() FROM nightly_lock"));
	}
	int64_t before = support_number(root, "SELECT COUNT(*) FROM thing_log");
	assert_true(before < due);
	assert_int_equal(run_as(&options).done, due - before);
	assert_int_equal(due_things(), 0);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM thing_log"), due);
	assert_int_equal(
		support_number(root, "SELECT COUNT(DISTINCT thing_id) FROM thing_log"), due);
	/* each stands in exactly one report, and the sums of the killed runs are what they did */
	assert_int_equal(support_number(root,
				 "SELECT COUNT(DISTINCT object_id)"
				 " FROM nightly_object"),
		due);
	assert_int_equal(support_number(root, "SELECT COUNT(*) FROM nightly_object"), due);
	assert_int_equal(support_number(root, "SELECT SUM(done) FROM nightly_run"), due);
	assert_int_equal(support_number(root,
				 "SELECT COUNT(*) FROM nightly_run"
				 " WHERE status = 'aborted'"),
		3);
	assert_intact();
}

static void assert_broken(const char *what, int64_t run_id)
{
	struct nightly_break found;
	assert_int_equal(nightly_verify(db, &found), OK);
	assert_non_null(found.what);
	assert_string_equal(found.what, what);
	assert_int_equal(found.run_id, run_id);
}

/* Changes a value of one row, verifies, changes it back. */
static void tamper(const char *table, const char *where, const char *column, const char *value)
{
	int64_t run_id = support_number(root, "SELECT id FROM nightly_run WHERE seq = 2");
	support_sql(root,
		"SET @kept = (SELECT %s FROM %s WHERE %s LIMIT 1);\n"
		"UPDATE %s SET %s = %s WHERE %s LIMIT 1;\n",
		column, table, where, table, column, value, where);
	assert_broken("hash", run_id);
	support_sql(root, "UPDATE %s SET %s = @kept WHERE %s LIMIT 1;\n", table, column, where);
	assert_intact();
}

static void test_chain(void **state)
{
	(void)state;
	static const char run[] = "seq = 2";
	static const char of_run[] = "run_id = (SELECT id FROM nightly_run WHERE seq = 2)";
	run_as(&real);
	support_sql(root, "UPDATE thing SET done = FALSE WHERE id <= 30;\n");
	run_as(&real);
	support_sql(root, "UPDATE thing SET done = FALSE WHERE id = 1;\n");
	run_as(&real);
	assert_intact();
	tamper("nightly_run", run, "done", "done + 1");
	tamper("nightly_run", run, "clock", "clock - INTERVAL 1 DAY");
	tamper("nightly_run", run, "dry", "TRUE");
	tamper("nightly_run", run, "asked_by", "7");
	tamper("nightly_run", run, "history_lines", "history_lines + 1");
	tamper("nightly_result", of_run, "failed", "1");
	tamper("nightly_result", of_run, "milliseconds", "milliseconds + 1");
	char object[200];
	snprintf(object, sizeof(object), "%s AND object_id = 2", of_run);
	tamper("nightly_object", object, "number", "'T-9'");
	tamper("nightly_object", object, "due", "due + INTERVAL 1 DAY");
	tamper("nightly_object", object, "reason", "''");
	support_sql(root, "DELETE FROM nightly_object WHERE %s;\n", object);
	assert_broken("hash", support_number(root, "SELECT id FROM nightly_run WHERE seq = 2"));
}

static void test_what_is_cut_off(void **state)
{
	(void)state;
	for (int i = 0; i < 3; i++) {
		assert_int_equal(
			audit_add(db, &(const struct principal){.kind = PRINCIPAL_STAFF, .id = 1},
				OBJECT_NONE, 0, "read", NULL),
			OK);
		run_as(&real);
	}
	assert_intact();
	int64_t last = support_number(root, "SELECT MAX(id) FROM nightly_run");
	/* the last line of one actor: its own chain does not miss it */
	support_sql(root,
		"CREATE TABLE kept AS SELECT * FROM audit WHERE action = 'read'"
		" ORDER BY id DESC LIMIT 1;\nDELETE a FROM audit a JOIN kept k ON k.id = a.id;\n");
	struct history_break found;
	assert_int_equal(history_verify(db, &found), OK);
	assert_null(found.table);
	assert_broken("cut", last);
	support_sql(root, "INSERT INTO audit SELECT * FROM kept;\nDROP TABLE kept;\n");
	assert_intact();
	/* the newest report, and one in the middle */
	support_sql(root,
		"DELETE FROM nightly_result WHERE run_id = %lld;\n"
		"DELETE FROM nightly_run WHERE id = %lld;\n",
		(long long)last, (long long)last);
	assert_broken("cut", support_number(root, "SELECT MAX(id) FROM nightly_run"));
	support_sql(root,
		"DELETE FROM nightly_result WHERE run_id IN (SELECT id FROM nightly_run"
		" WHERE seq = 1);\nDELETE FROM nightly_object WHERE run_id IN (SELECT id"
		" FROM nightly_run"
		" WHERE seq = 1);\nDELETE FROM nightly_run WHERE seq = 1;\n");
	assert_broken("gap", last - 1);
}

static void test_due_of(void **state)
{
	(void)state;
	struct nightly_due due;
	/* far from due, by the list of the rule itself */
	assert_int_equal(
		nightly_due_of(db, pool, rules, COUNT(rules), OBJECT_VACANCY, 19, NULL, &due), OK);
	assert_non_null(due.rule);
	assert_string_equal(due.object.rule, "X-01");
	assert_string_equal(due.object.due, "2027-03-11 12:00:00");
	assert_string_equal(due.object.clock_start, "2027-03-01 12:00:00");
	assert_int_equal(
		nightly_due_of(db, pool, rules, COUNT(rules), OBJECT_VACANCY, 19, "open", &due),
		OK);
	assert_non_null(due.rule);
	assert_int_equal(
		nightly_due_of(db, pool, rules, COUNT(rules), OBJECT_VACANCY, 19, "closed", &due),
		OK);
	assert_null(due.rule);
	assert_int_equal(
		nightly_due_of(db, pool, rules, COUNT(rules), OBJECT_JOBAD, 19, NULL, &due), OK);
	assert_null(due.rule);
	support_sql(root, "UPDATE thing SET done = TRUE WHERE id = 19;\n");
	assert_int_equal(
		nightly_due_of(db, pool, rules, COUNT(rules), OBJECT_VACANCY, 19, NULL, &due), OK);
	assert_null(due.rule);
}

struct asking {
	bool dry;
};

static enum outcome ask_work(struct db *handle, void *context)
{
	const struct principal staff = {.kind = PRINCIPAL_STAFF, .id = 1};
	return nightly_ask(handle, pool, &staff, ((struct asking *)context)->dry);
}

static void test_asked(void **state)
{
	(void)state;
	struct db *backend = support_db_open("bms_backend");
	struct asking dry = {true}, now = {false};
	struct db_rows *rows;
	assert_int_equal(db_transaction(backend, ask_work, &dry), OK);
	assert_int_equal(db_transaction(backend, ask_work, &dry), CONFLICT);
	assert_int_equal(db_transaction(backend, ask_work, &now), OK);
	assert_int_equal(nightly_asked(db, pool, &rows), OK);
	assert_int_equal(rows->count, 2);
	assert_int_equal(nightly_take(db, db_cell_int(rows, 0, 0), true), OK);
	assert_int_equal(nightly_asked(db, pool, &rows), OK);
	assert_int_equal(rows->count, 1);
	assert_int_equal(db_transaction(backend, ask_work, &dry), OK);
	db_free(&backend);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_each_once, clear),
		cmocka_unit_test_setup(test_failures_stop_nobody, clear),
		cmocka_unit_test_setup(test_broken_rule_stops_nobody, clear),
		cmocka_unit_test_setup(test_dry_run_changes_nothing, clear),
		cmocka_unit_test_setup(test_one_rule, clear),
		cmocka_unit_test_setup(test_two_at_once, clear),
		cmocka_unit_test_setup(test_lost_lock_ends_the_run, clear),
		cmocka_unit_test_setup(test_asked_to_end, clear),
		cmocka_unit_test_setup(test_killed, clear),
		cmocka_unit_test_setup(test_chain, clear),
		cmocka_unit_test_setup(test_what_is_cut_off, clear),
		cmocka_unit_test_setup(test_due_of, clear),
		cmocka_unit_test_setup(test_asked, clear),
	};
	return cmocka_run_group_tests_name("nightly", tests, start, end);
}
