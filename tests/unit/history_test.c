/* Tests of privacy/history and privacy/verify. */
#include "support.h"

#include <string.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

#define LINES 2500 /* more than two batches */
#define CHILDREN 4
#define LINES_EACH 40

static const uint8_t key[32] = "a key for the tests of history!";
static const uint8_t key_of_portal[32] = "the portal has another";
static const struct principal staff = {.kind = PRINCIPAL_STAFF, .id = 7};
static const struct principal visitor = {.kind = PRINCIPAL_VISITOR, .id = 4711};
static const struct principal machine = {.kind = PRINCIPAL_SYSTEM};

static struct db *db;
static struct pool *pool;

struct adding {
	const struct principal *who;
	int64_t id;
	int lines;
	const char *detail;
	enum outcome end; /* what the work returns after adding */
};

static enum outcome add_work(struct db *handle, void *context)
{
	const struct adding *adding = context;
	for (int i = 0; i < adding->lines; i++) {
		enum outcome outcome = history_add(handle, adding->who, OBJECT_APPLICATION,
			adding->id, i ? "changed" : "created", adding->detail);
		if (outcome)
			return outcome;
	}
	return adding->end;
}

static void add(const struct principal *who, int64_t id, int lines, const char *detail)
{
	struct adding adding = {who, id, lines, detail, OK};
	assert_int_equal(db_transaction(db, add_work, &adding), OK);
}

static struct history_break verify(void)
{
	struct history_break found;
	assert_int_equal(history_verify(db, &found), OK);
	return found;
}

static void assert_broken(const char *table, int64_t id, const char *what)
{
	struct history_break found = verify();
	assert_non_null(found.table);
	assert_string_equal(found.table, table);
	assert_int_equal(found.id, id);
	assert_string_equal(found.what, what);
}

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	db = support_db_reset();
	history_init(key);
	history_portal_init(key_of_portal);
	clock_set(clock_from_sql("2026-11-21 12:00:00"));
	support_sql(db,
		"INSERT INTO staff_user (id, user_id, surname, first_name, email, created_at,"
		" changed_at) VALUES (7, 'x', 'Öztürk', 'Ada', 'x@example.org', NOW(), NOW());\n");
	return 0;
}

static int end(void **state)
{
	(void)state;
	clock_set(-1);
	db_free(&db);
	pool_free(&pool);
	return 0;
}

static int wipe(void **state)
{
	(void)state;
	support_sql(db, "DELETE FROM history;\nDELETE FROM audit;\n");
	return 0;
}

static void test_lines_are_listed(void **state)
{
	(void)state;
	struct db_rows *rows;
	add(&visitor, 1, 1, NULL);
	add(&staff, 1, 1, "title,pay_grade");
	add(&machine, 2, 1, NULL);
	assert_int_equal(history_list(db, pool, OBJECT_APPLICATION, 1, true, &rows), OK);
	assert_int_equal(rows->count, 2);
	assert_string_equal(rows->names[0], "at");
	assert_string_equal(rows->names[3], "actor");
	assert_string_equal(rows->names[4], "actor_kind");
	assert_string_equal(db_cell_text(rows, 0, 0), "2026-11-21 12:00:00");
	assert_string_equal(db_cell_text(rows, 0, 1), "created");
	assert_string_equal(db_cell_text(rows, 0, 2), "title,pay_grade");
	assert_string_equal(db_cell_text(rows, 0, 3), "Ada Öztürk");
	assert_string_equal(db_cell_text(rows, 1, 4), "visitor");
	assert_null(db_cell_text(rows, 1, 3));
	/* no trace of the visit */
	assert_int_equal(support_number(db,
				 "SELECT MAX(actor_id) FROM history"
				 " WHERE actor_kind = 'visitor'"),
		0);
}

static void test_rollback_leaves_no_line(void **state)
{
	(void)state;
	struct adding adding = {&staff, 1, 3, NULL, INVALID};
	assert_int_equal(db_transaction(db, add_work, &adding), INVALID);
	assert_int_equal(verify().lines, 0);
	add(&staff, 1, 2, NULL);
	assert_int_equal(support_number(db, "SELECT MAX(seq) FROM history"), 2);
}

static void test_long_chains_fit(void **state)
{
	(void)state;
	char detail[400];
	memset(detail, 'd', sizeof(detail) - 1);
	detail[sizeof(detail) - 1] = '\0';
	add(&staff, 5, LINES, "a,b");
	add(&staff, INT64_C(1) << 60, 3, detail);
	add(&visitor, 4, 2, "ä>ö");
	for (int i = 0; i < 3; i++) {
		assert_int_equal(audit_add(db, &staff, OBJECT_NONE, 0, "sign_in", NULL), OK);
		assert_int_equal(audit_add(db, &visitor, OBJECT_VACANCY, 9, "refused", "V"), OK);
		assert_int_equal(audit_add(db, &machine, OBJECT_NONE, 0, "run", NULL), OK);
	}
	struct history_break found = verify();
	assert_null(found.table);
	assert_int_equal(found.lines, LINES + 3 + 2 + 9);
	assert_int_equal(support_number(db,
				 "SELECT COUNT(*) FROM history"
				 " WHERE detail = CONCAT(REPEAT('d', 299), '…')"),
		3);
}

static enum outcome long_many(struct db *handle, void *context)
{
	const struct history_item items[] = {{.id = 1, .action = "changed", .detail = context}};
	enum outcome outcome = history_add_many(handle, NULL, OBJECT_ORG_UNIT, items, 1);
	return outcome ? outcome : audit_add_many(handle, NULL, OBJECT_ORG_UNIT, items, 1);
}

static void test_many_say_that_a_detail_goes_on(void **state)
{
	(void)state;
	char detail[302] = "";
	memset(detail, 'd', 301);
	assert_int_equal(db_transaction(db, long_many, detail), OK);
	detail[300] = '\0';
	assert_int_equal(db_transaction(db, long_many, detail), OK);
	assert_int_equal(
		support_number(db,
			"SELECT COUNT(*) FROM history"
			" JOIN audit USING (object_kind, object_id, detail)"
			" WHERE detail IN (CONCAT(REPEAT('d', 299), '…'), REPEAT('d', 300))"),
		2);
	assert_null(verify().table);
}

/* Changes one row in the middle, verifies, changes it back. */
static void tamper(const char *table, const char *column, const char *value, int64_t id)
{
	support_sql(db,
		"CREATE TABLE kept AS SELECT * FROM %s WHERE id = %lld;\n"
		"UPDATE %s SET %s = %s WHERE id = %lld;\n",
		table, (long long)id, table, column, value, (long long)id);
	assert_broken(table, id, strcmp(column, "seq") == 0 ? "gap" : "hash");
	support_sql(db,
		"UPDATE %s t JOIN kept k ON k.id = t.id SET t.%s = k.%s;\nDROP TABLE kept;\n",
		table, column, column);
	assert_null(verify().table);
}

static void test_changed_row_is_named(void **state)
{
	(void)state;
	add(&staff, 5, 1200, "a,b");
	for (int i = 0; i < 5; i++)
		assert_int_equal(audit_add(db, &staff, OBJECT_VACANCY, 3, "read", "a,b"), OK);
	int64_t row = support_number(db, "SELECT id FROM history WHERE seq = 1100");
	tamper("history", "detail", "'a,c'", row);
	tamper("history", "at", "'2026-11-21 12:00:01'", row);
	tamper("history", "actor_kind", "'system'", row);
	tamper("history", "actor_id", "8", row);
	tamper("history", "action", "'Changed'", row);
	tamper("history", "hash", "CONCAT('x', SUBSTRING(hash, 2))", row);
	row = support_number(db, "SELECT id FROM history WHERE seq = 1200");
	tamper("history", "seq", "1300", row);
	row = support_number(db, "SELECT id FROM audit WHERE seq = 3");
	tamper("audit", "detail", "'a,c'", row);
	tamper("audit", "object_kind", "4", row);
	tamper("audit", "object_id", "4", row);
	tamper("audit", "action", "'reaD'", row);
}

static void test_missing_row_is_a_gap(void **state)
{
	(void)state;
	add(&staff, 5, 5, NULL);
	add(&staff, 6, 3, NULL);
	support_sql(db, "DELETE FROM history WHERE object_id = 5 AND seq = 3;\n");
	assert_broken("history",
		support_number(db,
			"SELECT id FROM history WHERE object_id = 5"
			" AND seq = 4"),
		"gap");
	/* closing the gap does not help */
	support_sql(db,
		"UPDATE history SET seq = seq - 1 WHERE object_id = 5 AND seq > 3"
		" ORDER BY seq;\n");
	assert_broken("history",
		support_number(db,
			"SELECT id FROM history WHERE object_id = 5"
			" AND seq = 3"),
		"hash");
	support_sql(db,
		"DELETE FROM history WHERE object_id = 5;\n"
		"DELETE FROM history WHERE object_id = 6 AND seq = 1;\n");
	assert_broken("history", support_number(db, "SELECT id FROM history WHERE seq = 2"), "gap");
}

static void test_moved_line_is_found(void **state)
{
	(void)state;
	add(&staff, 5, 2, NULL);
	/* a whole chain under another object's number, and under another actor in the audit */
	support_sql(db, "UPDATE history SET object_id = 9;\n");
	assert_broken(
		"history", support_number(db, "SELECT id FROM history WHERE seq = 1"), "hash");
	support_sql(db, "DELETE FROM history;\n");
	assert_int_equal(audit_add(db, &staff, OBJECT_NONE, 0, "read", NULL), OK);
	support_sql(db, "UPDATE audit SET actor_kind = 'system', actor_id = 0;\n");
	assert_broken("audit", support_number(db, "SELECT id FROM audit"), "hash");
}

static void test_another_key_does_not_fit(void **state)
{
	(void)state;
	static const uint8_t other[32] = "another key";
	add(&staff, 5, 2, NULL);
	history_init(other);
	assert_broken(
		"history", support_number(db, "SELECT id FROM history WHERE seq = 1"), "hash");
	history_init(key);
	assert_null(verify().table);
}

/* What a child of the next test does: lines of the audit, each for itself, and lines of one
 * object's history. */
static int child_run(const char *account)
{
	struct db *own = support_db_open(account);
	struct adding adding = {&visitor, 77, 1, NULL, OK};
	int failed = 0;
	for (int i = 0; i < LINES_EACH; i++) {
		failed += audit_add(own, &visitor, OBJECT_NONE, 0, "run", NULL) != OK;
		failed += db_transaction(own, add_work, &adding) != OK;
	}
	db_free(&own);
	return failed;
}

/* With the accounts of the programs: their grants must be enough for the chain. */
static void test_many_at_once(void **state)
{
	(void)state;
	pid_t children[CHILDREN];
	for (int i = 0; i < CHILDREN; i++) {
		children[i] = fork();
		assert_true(children[i] >= 0);
		if (children[i] == 0)
			_exit(child_run(i % 2 ? "bms_portal" : "bms_backend") ? 1 : 0);
	}
	for (int i = 0; i < CHILDREN; i++)
		support_join(children[i]);
	struct history_break found = verify();
	assert_null(found.table);
	assert_int_equal(found.lines, 2 * CHILDREN * LINES_EACH);
	assert_int_equal(support_number(db, "SELECT MAX(seq) FROM audit"), CHILDREN * LINES_EACH);
}

static enum outcome stale_work(struct db *handle, void *context)
{
	struct adding other = {&staff, 88, 130, NULL, OK};
	int64_t lines;
	/* the snapshot of this transaction is older than the lines of the other */
	enum outcome outcome =
		db_get_int(handle, "SELECT COUNT(*) FROM history_visitor_end", DB_NONE, &lines);
	if (outcome)
		return outcome;
	if (context) {
		outcome = db_transaction(context, add_work, &other);
		if (outcome)
			return outcome;
	}
	return history_add(handle, &visitor, OBJECT_APPLICATION, 88, "late", NULL);
}

static void test_old_snapshot_finds_the_end(void **state)
{
	(void)state;
	struct db *other = support_db_open("bms_backend");
	struct db *portal = support_db_open("bms_portal");
	add(&staff, 88, 1, NULL);
	assert_int_equal(db_transaction(portal, stale_work, other), OK);
	struct history_break found = verify();
	assert_null(found.table);
	assert_int_equal(found.lines, 132);
	assert_int_equal(support_number(db, "SELECT seq FROM history WHERE action = 'late'"), 132);
	db_free(&portal);
	db_free(&other);
}

static int64_t sealed(void)
{
	int64_t chains;
	assert_int_equal(history_seal(db, &chains), OK);
	return chains;
}

/* Visitors' lines wait for the house's seal; whoever of the house adds to the chain gives it
 * before. */
static void test_visitors_lines_are_sealed(void **state)
{
	(void)state;
	struct db *jobs = support_db_open("bms_jobs");
	struct db *backend = support_db_open("bms_backend");
	struct adding next = {&staff, 5, 1, "a", OK};
	int64_t chains;
	add(&visitor, 5, 3, "a,b");
	add(&visitor, 6, 2, NULL);
	assert_int_equal(audit_add(backend, &visitor, OBJECT_NONE, 0, "sign_in_refused", NULL), OK);
	struct history_break found = verify();
	assert_null(found.what);
	assert_int_equal(found.waiting, 6);
	assert_int_equal(db_transaction(backend, add_work, &next), OK);
	assert_int_equal(verify().waiting, 3);
	assert_int_equal(audit_add(jobs, &visitor, OBJECT_NONE, 0, "data_export", NULL), OK);
	assert_int_equal(history_seal(jobs, &chains), OK);
	assert_int_equal(chains, 2);
	found = verify();
	assert_null(found.what);
	assert_int_equal(found.waiting, 0);
	assert_int_equal(found.lines, 8);
	assert_int_equal(sealed(), 0);
	add(&visitor, 5, 1, NULL);
	add(&machine, 5, 1, NULL);
	assert_null(verify().what);
	db_free(&backend);
	db_free(&jobs);
}

static void test_change_before_the_seal_is_found(void **state)
{
	(void)state;
	add(&visitor, 5, 3, "a");
	int64_t row = support_number(db, "SELECT id FROM history WHERE seq = 2");
	support_sql(db, "UPDATE history SET detail = 'b' WHERE seq = 2;\n");
	assert_broken("history", row, "mark");
	/* sealing does not make it good, not even when the mark is taken away */
	assert_int_equal(sealed(), 1);
	assert_broken("history", row, "mark");
	support_sql(db, "UPDATE history SET mark = NULL;\n");
	assert_broken("history", row, "hash");
	support_sql(db, "DELETE FROM history;\n");
	add(&visitor, 5, 3, "a");
	support_sql(db, "DELETE FROM history WHERE seq = 2;\n");
	assert_broken("history", support_number(db, "SELECT MAX(id) FROM history"), "gap");
	/* a line neither sealed nor marked, and a sealed one made to wait again */
	support_sql(db, "DELETE FROM history;\n");
	add(&visitor, 5, 2, "a");
	support_sql(db, "UPDATE history SET mark = NULL WHERE seq = 2;\n");
	assert_broken("history", support_number(db, "SELECT MAX(id) FROM history"), "hash");
	support_sql(db, "DELETE FROM history;\n");
	add(&staff, 5, 2, "a");
	support_sql(db, "UPDATE history SET mark = hash, hash = NULL WHERE seq = 1;\n");
	assert_broken("history", support_number(db, "SELECT MIN(id) FROM history"), "mark");
}

struct forging {
	const char *actor;
	int64_t actor_id;
	int64_t kind;
	const char *table;
};

static enum outcome forge_work(struct db *handle, void *context)
{
	const struct forging *forging = context;
	const uint8_t mark[32] = {1};
	if (strcmp(forging->table, "history") == 0)
		return db_exec(handle,
			"INSERT INTO history_visitor (object_kind, object_id, actor_kind,"
			" actor_id, seq, at, action, detail, mark)"
			" VALUES (?, 9, ?, ?, 1, '2026-11-21 12:00:00', 'x', '', ?)",
			DB_VALUES(db_int(forging->kind), db_str(forging->actor),
				db_int(forging->actor_id), db_bytes(mark, 32)),
			NULL);
	return db_exec(handle,
		"INSERT INTO audit_visitor (object_kind, object_id, actor_kind,"
		" actor_id, seq, at, action, detail, mark)"
		" VALUES (?, 9, ?, ?, 1, '2026-11-21 12:00:00', 'x', '', ?)",
		DB_VALUES(db_int(forging->kind), db_str(forging->actor), db_int(forging->actor_id),
			db_bytes(mark, 32)),
		NULL);
}

static void test_portal_writes_visitors_only(void **state)
{
	(void)state;
	struct db *portal = support_db_open("bms_portal");
	const struct forging refused[] = {
		{"staff", 7, 4, "history"},
		{"staff", 0, 4, "history"},
		{"system", 0, 4, "history"},
		{"visitor", 7, 4, "history"},
		{"visitor", 0, 2, "history"},
		{"staff", 7, 0, "audit"},
		{"system", 0, 0, "audit"},
		{"visitor", 7, 0, "audit"},
	};
	for (size_t i = 0; i < sizeof(refused) / sizeof(refused[0]); i++) {
		struct forging forging = refused[i];
		assert_int_equal(db_transaction(portal, forge_work, &forging), UNAVAILABLE);
	}
	assert_int_equal(verify().lines, 0);
	/* what it may write has no mark of ours */
	struct forging visitors = {"visitor", 0, 4, "history"};
	assert_int_equal(db_transaction(portal, forge_work, &visitors), OK);
	assert_broken("history", support_number(db, "SELECT id FROM history"), "mark");
	db_free(&portal);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup(test_visitors_lines_are_sealed, wipe),
		cmocka_unit_test_setup(test_change_before_the_seal_is_found, wipe),
		cmocka_unit_test_setup(test_portal_writes_visitors_only, wipe),
		cmocka_unit_test_setup(test_lines_are_listed, wipe),
		cmocka_unit_test_setup(test_rollback_leaves_no_line, wipe),
		cmocka_unit_test_setup(test_long_chains_fit, wipe),
		cmocka_unit_test_setup(test_many_say_that_a_detail_goes_on, wipe),
		cmocka_unit_test_setup(test_changed_row_is_named, wipe),
		cmocka_unit_test_setup(test_missing_row_is_a_gap, wipe),
		cmocka_unit_test_setup(test_moved_line_is_found, wipe),
		cmocka_unit_test_setup(test_another_key_does_not_fit, wipe),
		cmocka_unit_test_setup(test_many_at_once, wipe),
		cmocka_unit_test_setup(test_old_snapshot_finds_the_end, wipe),
	};
	return cmocka_run_group_tests_name("history", tests, start, end);
}
