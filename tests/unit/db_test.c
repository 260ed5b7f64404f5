/* Tests of db/: values, results, errors, lost connections, cost. */
#include "db_fixture.h"

#include "base/clock.h"

static int start(void **state)
{
	if (fixture_start(state))
		return -1;
	return fixture_run("CREATE TABLE kinds (id INT AUTO_INCREMENT PRIMARY KEY, tiny TINYINT,"
			   " small SMALLINT UNSIGNED, medium MEDIUMINT, wide BIGINT, huge"
			   " BIGINT UNSIGNED,"
			   " y YEAR, price DECIMAL(10,2),"
			   " whole DECIMAL(30,0), real_ DOUBLE, word VARCHAR(20), fixed CHAR(3),"
			   " kind ENUM('a','bc'), long_ MEDIUMTEXT, raw VARBINARY(40),"
			   " fixed_raw BINARY(4),"
			   " blob_ MEDIUMBLOB, day DATE, at DATETIME, at6 DATETIME(6), t TIME)"
			   " DEFAULT CHARSET=utf8mb4;\n"
			   "INSERT INTO kinds (id) VALUES (1);\n")
		? -1
		: 0;
}

static enum outcome set_in_transaction(struct db *handle, void *context)
{
	(void)context;
	return db_exec(handle,
		"UPDATE kinds SET tiny = ?, small = ?, medium = ?, wide = ?, huge = ?, y = ?,"
		" price = ?, whole = ?, real_ = ?, word = ?, fixed = ?, kind = ?, raw = ?,"
		" fixed_raw = ?, day = ?, at = ?, at6 = ?, t = ? WHERE id = ?",
		DB_VALUES(db_int(-128), db_int(65535), db_int(-8388608), db_int(INT64_MIN),
			db_int(INT64_MAX), db_int(2026), db_str("1234567.80"),
			db_str("9007199254740993"), db_str("1.5"), db_str("Grüße 😀"), db_str("äöü"),
			db_str("bc"), db_bytes("a\0\xff", 3), db_bytes("\0\0\0\1", 4),
			db_str("1969-12-31"), db_str("2026-11-21 13:05:09"),
			db_str("2026-11-21 13:05:09.654321"), db_str("23:59:58"), db_int(1)),
		NULL);
}

static void assert_text(
	const struct db_rows *rows, size_t column, enum db_kind kind, const char *text)
{
	assert_int_equal(rows->kinds[column], kind);
	assert_non_null(db_cell_text(rows, 0, column));
	assert_string_equal(db_cell_text(rows, 0, column), text);
	assert_int_equal(db_cell(rows, 0, column)->length, strlen(text));
}

static void test_kinds(void **state)
{
	(void)state;
	struct db_rows *rows;
	assert_int_equal(db_transaction(db, set_in_transaction, NULL), OK);
	for (int round = 0; round < 2; round++) {
		assert_int_equal(db_rows(db, pool,
					 "SELECT tiny, small, medium, wide, huge, y, whole,"
					 " price, real_, word,"
					 " fixed, kind, day, at, at6, t, raw, fixed_raw FROM"
					 " kinds WHERE id = ?",
					 DB_VALUES(db_int(1)), &rows),
			OK);
		assert_int_equal(rows->count, 1);
		assert_int_equal(rows->columns, 18);
		assert_string_equal(rows->names[0], "tiny");
		assert_string_equal(rows->names[17], "fixed_raw");
		static const char *const numbers[] = {"-128", "65535", "-8388608",
			"-9223372036854775808", "9223372036854775807", "2026", "9007199254740993"};
		for (size_t i = 0; i < 7; i++) {
			assert_text(rows, i, DB_KIND_INT, numbers[i]);
			assert_true(db_cell_int(rows, 0, i) == strtoll(numbers[i], NULL, 10));
		}
		assert_text(rows, 7, DB_KIND_TEXT, "1234567.80");
		assert_text(rows, 8, DB_KIND_TEXT, "1.5");
		assert_text(rows, 9, DB_KIND_TEXT, "Grüße 😀");
		assert_text(rows, 10, DB_KIND_TEXT, "äöü");
		assert_text(rows, 11, DB_KIND_TEXT, "bc");
		assert_text(rows, 12, DB_KIND_DAY, "1969-12-31");
		assert_text(rows, 13, DB_KIND_TIME, "2026-11-21 13:05:09");
		assert_text(rows, 14, DB_KIND_TIME, "2026-11-21 13:05:09");
		assert_text(rows, 15, DB_KIND_TEXT, "23:59:58");
		assert_int_equal(rows->kinds[16], DB_KIND_BYTES);
		assert_int_equal(db_cell(rows, 0, 16)->length, 3);
		assert_memory_equal(db_cell(rows, 0, 16)->bytes, "a\0\xff", 4);
		assert_int_equal(db_cell(rows, 0, 17)->length, 4);
		assert_memory_equal(db_cell(rows, 0, 17)->bytes, "\0\0\0\1", 4);
	}
}

static enum outcome insert_empty(struct db *handle, void *context)
{
	(void)context;
	return db_exec(handle, "INSERT INTO kinds (word, raw, wide) VALUES (?, ?, ?)",
		DB_VALUES(db_str(NULL), db_bytes(NULL, 0), db_id(0)), NULL);
}

static void test_null(void **state)
{
	(void)state;
	struct db_rows *rows;
	int64_t number = 9;
	assert_int_equal(db_transaction(db, insert_empty, NULL), OK);
	assert_true(db_inserted_id(db) > 1);
	assert_int_equal(db_rows(db, pool, "SELECT * FROM kinds WHERE id = ?",
				 DB_VALUES(db_int(db_inserted_id(db))), &rows),
		OK);
	for (size_t i = 1; i < rows->columns; i++) {
		assert_null(db_cell_text(rows, 0, i));
		assert_int_equal(db_cell_int(rows, 0, i), 0);
	}
	assert_int_equal(db_get_int(db, "SELECT wide FROM kinds WHERE id = ?",
				 DB_VALUES(db_int(db_inserted_id(db))), &number),
		OK);
	assert_int_equal(number, 0);
}

struct lengths {
	const char *text;
	size_t length;
};

static enum outcome set_long(struct db *handle, void *context)
{
	const struct lengths *lengths = context;
	return db_exec(handle, "UPDATE kinds SET long_ = ?, blob_ = ? WHERE id = 1",
		DB_VALUES(db_str(lengths->text + 500000 - lengths->length),
			db_bytes(lengths->text, lengths->length)),
		NULL);
}

static void test_long_texts(void **state)
{
	(void)state;
	static const size_t sizes[] = {
		0, 1, 63, 64, 8190, 8191, 8192, 8193, 20000, 70000, 500000, 3};
	char *text = pool_alloc(pool, 500001);
	for (size_t i = 0; i < 500000; i++)
		text[i] = (char)('a' + (i * 7 + i / 1000) % 26);
	for (size_t i = 0; i < sizeof(sizes) / sizeof(sizes[0]); i++) {
		struct db_rows *rows;
		struct lengths lengths = {.text = text, .length = sizes[i]};
		assert_int_equal(db_transaction(db, set_long, &lengths), OK);
		assert_int_equal(
			db_rows(db, pool,
				"SELECT long_, id, blob_, word FROM kinds WHERE id < 3 ORDER BY id",
				DB_NONE, &rows),
			OK);
		assert_int_equal(db_cell(rows, 0, 0)->length, sizes[i]);
		assert_string_equal(db_cell_text(rows, 0, 0), text + 500000 - sizes[i]);
		assert_int_equal(db_cell_int(rows, 0, 1), 1);
		assert_int_equal(db_cell(rows, 0, 2)->length, sizes[i]);
		assert_memory_equal(db_cell(rows, 0, 2)->bytes, text, sizes[i]);
		assert_string_equal(db_cell_text(rows, 0, 3), "Grüße 😀");
		assert_null(db_cell_text(rows, 1, 0));
	}
}

static void test_many_rows(void **state)
{
	(void)state;
	struct db_rows *rows;
	struct db_rows *none;
	for (int round = 0; round < 2; round++) {
		assert_int_equal(
			db_rows(db, pool, "SELECT seq, CONCAT('n', seq) FROM seq_1_to_3000",
				DB_NONE, &rows),
			OK);
		assert_int_equal(rows->count, 3000);
		for (size_t i = 0; i < 3000; i++) {
			char text[16];
			snprintf(text, sizeof(text), "n%zu", i + 1);
			assert_int_equal(db_cell_int(rows, i, 0), i + 1);
			assert_string_equal(db_cell_text(rows, i, 1), text);
		}
		assert_int_equal(
			db_rows(db, pool, "SELECT id FROM kinds WHERE id = -1", DB_NONE, &none),
			OK);
		assert_int_equal(none->count, 0);
		assert_int_equal(none->columns, 1);
	}
}

static void test_numbers(void **state)
{
	(void)state;
	int64_t number = 9;
	assert_int_equal(db_get_int(db, "SELECT SUM(seq) FROM seq_1_to_10", DB_NONE, &number), OK);
	assert_int_equal(number, 55);
	assert_int_equal(db_get_int(db, "SELECT ? + 1", DB_VALUES(db_int(41)), &number), OK);
	assert_int_equal(number, 42);
	assert_int_equal(db_get_int(db, "SELECT COUNT(*) FROM kinds WHERE id = ?",
				 DB_VALUES(db_bool(true)), &number),
		OK);
	assert_int_equal(number, 1);
	number = 9;
	assert_int_equal(
		db_get_int(db, "SELECT id FROM kinds WHERE id = ?", DB_VALUES(db_int(-1)), &number),
		NOT_FOUND);
	assert_int_equal(number, 9);
}

/* The same text gives a number first, then a word: kinds are those of each run. */
static void test_kind_changes(void **state)
{
	(void)state;
	static const char sql[] = "SELECT ?, 1";
	struct db_rows *rows;
	for (int round = 0; round < 3; round++) {
		assert_int_equal(db_rows_(db, pool, sql, DB_VALUES(db_int(7)), &rows), OK);
		assert_string_equal(db_cell_text(rows, 0, 0), "7");
		assert_int_equal(db_rows_(db, pool, sql, DB_VALUES(db_str("sieben")), &rows), OK);
		assert_string_equal(db_cell_text(rows, 0, 0), "sieben");
		assert_int_equal(db_cell_int(rows, 0, 1), 1);
		assert_int_equal(db_rows_(db, pool, sql, DB_VALUES(db_null()), &rows), OK);
		assert_null(db_cell_text(rows, 0, 0));
	}
}

static void test_table_changes(void **state)
{
	(void)state;
	static const char sql[] = "SELECT * FROM changing";
	struct db_rows *rows;
	assert_int_equal(fixture_run("CREATE TABLE changing (a INT PRIMARY KEY);\n"
				     "INSERT INTO changing VALUES (5);\n"),
		OK);
	assert_int_equal(db_rows_(db, pool, sql, DB_NONE, &rows), OK);
	assert_int_equal(rows->columns, 1);
	assert_int_equal(fixture_run("ALTER TABLE changing MODIFY a VARCHAR(30),"
				     " ADD b VARCHAR(2000) DEFAULT 'neu';\n"),
		OK);
	for (int round = 0; round < 2; round++) {
		assert_int_equal(db_rows_(db, pool, sql, DB_NONE, &rows), OK);
		assert_int_equal(rows->columns, 2);
		assert_string_equal(db_cell_text(rows, 0, 0), "5");
		assert_string_equal(db_cell_text(rows, 0, 1), "neu");
	}
}

static void test_many_statements(void **state)
{
	(void)state;
	static char texts[300][24];
	for (int round = 0; round < 2; round++)
		for (int i = 0; i < 300; i++) {
			int64_t number = -1;
			snprintf(texts[i], sizeof(texts[i]), "SELECT %d", i);
			assert_int_equal(db_get_int_(db, texts[i], DB_NONE, &number), OK);
			assert_int_equal(number, i);
		}
}

static void test_session(void **state)
{
	(void)state;
	struct db_rows *rows;
	assert_int_equal(
		db_rows(db, pool,
			"SELECT @@time_zone, @@character_set_client,"
			" @@character_set_results, @@tx_isolation, @@sql_mode, @@autocommit",
			DB_NONE, &rows),
		OK);
	assert_string_equal(db_cell_text(rows, 0, 0), "+00:00");
	assert_string_equal(db_cell_text(rows, 0, 1), "utf8mb4");
	assert_string_equal(db_cell_text(rows, 0, 2), "utf8mb4");
	assert_string_equal(db_cell_text(rows, 0, 3), "REPEATABLE-READ");
	assert_non_null(strstr(db_cell_text(rows, 0, 4), "STRICT_ALL_TABLES"));
	assert_non_null(strstr(db_cell_text(rows, 0, 4), "ONLY_FULL_GROUP_BY"));
	assert_int_equal(db_cell_int(rows, 0, 5), 1);
}

static int64_t server_counter(const char *name)
{
	struct db_rows *rows;
	assert_int_equal(db_rows(db, pool,
				 "SELECT CAST(VARIABLE_VALUE AS SIGNED)"
				 " FROM information_schema.SESSION_STATUS WHERE VARIABLE_NAME = ?",
				 DB_VALUES(db_str(name)), &rows),
		OK);
	return db_cell_int(rows, 0, 0);
}

/* A prepared read is one message to the server: nothing is fetched, reset or prepared again. */
static void test_cost(void **state)
{
	(void)state;
	static const char *const names[] = {"Com_stmt_prepare", "Com_stmt_execute",
		"Com_stmt_fetch", "Com_stmt_reset", "Com_stmt_close", "Com_stmt_send_long_data"};
	static const char sql[] = "SELECT id FROM kinds WHERE id = ?";
	for (size_t i = 0; i < 6; i++) {
		int64_t number;
		assert_int_equal(db_get_int_(db, sql, DB_VALUES(db_int(1)), &number), OK);
		server_counter(names[i]);
		int64_t before = server_counter(names[i]);
		uint64_t statements = db_statements(db);
		for (int n = 0; n < 10; n++)
			db_get_int_(db, sql, DB_VALUES(db_int(1)), &number);
		assert_int_equal(db_statements(db) - statements, 10);
		int64_t spent = server_counter(names[i]) - before;
		/* the second reading of the counter is an execute itself */
		assert_int_equal(spent, i == 1 ? 11 : 0);
	}
}

static void test_faults(void **state)
{
	(void)state;
	struct db_rows *rows;
	int64_t number = 0;
	assert_int_equal(
		db_rows(db, pool, "SELECT missing FROM kinds", DB_NONE, &rows), UNAVAILABLE);
	assert_int_equal(db_rows(db, pool, "SELEKT 1", DB_NONE, &rows), UNAVAILABLE);
	/* an error in the middle of the rows leaves the connection fit for use */
	assert_int_equal(db_rows(db, pool,
				 "SELECT (SELECT seq FROM seq_1_to_5 s WHERE s.seq >= 10 - o.seq)"
				 " FROM seq_1_to_9 o",
				 DB_NONE, &rows),
		UNAVAILABLE);
	assert_int_equal(db_get_int(db, "SELECT 5", DB_NONE, &number), OK);
	assert_int_equal(number, 5);
}

static void test_server_away(void **state)
{
	(void)state;
	struct db_options options = fixture_options;
	struct db_rows *rows;
	int64_t number = 0;
	options.socket = "/tmp/no-such-socket";
	struct db *away = db_new(&options);
	assert_int_equal(db_ping(away), UNAVAILABLE);
	assert_int_equal(db_rows(away, pool, "SELECT 1", DB_NONE, &rows), UNAVAILABLE);
	assert_int_equal(db_get_int(away, "SELECT 1", DB_NONE, &number), UNAVAILABLE);
	assert_int_equal(db_transaction(away, insert_empty, NULL), UNAVAILABLE);
	assert_false(db_in_transaction(away));
	db_free(&away);
	assert_null(away);
	db_free(&away);
	assert_int_equal(db_ping(db), OK);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_null),
		cmocka_unit_test(test_long_texts),
		cmocka_unit_test(test_many_rows),
		cmocka_unit_test(test_numbers),
		cmocka_unit_test(test_kind_changes),
		cmocka_unit_test(test_table_changes),
		cmocka_unit_test(test_many_statements),
		cmocka_unit_test(test_session),
		cmocka_unit_test(test_cost),
		cmocka_unit_test(test_faults),
		cmocka_unit_test(test_server_away),
	};
	return cmocka_run_group_tests(tests, start, fixture_end);
}
