/* Tests of db/: rows into structs by column name, and what stops the program. */
#include "db_fixture.h"

#include "base/clock.h"

struct kind {
	int64_t id;
	const char *word;
	bool set;
	struct {
		int64_t wide;
		const char *day;
	} nested;
	int64_t at;
	struct db_cell raw;
	int64_t unread; /* has no field */
};

static const struct db_field kind_fields[] = {
	DB_FIELD(struct kind, id),
	DB_FIELD(struct kind, word),
	DB_FIELD_AS(struct kind, set, "tiny"),
	DB_FIELD_AS(struct kind, nested.wide, "wide"),
	DB_FIELD_AS(struct kind, nested.day, "day"),
	DB_INSTANT(struct kind, at),
	DB_FIELD(struct kind, raw),
};

#define KINDS "SELECT raw, at, day, wide, tiny, word, id FROM kinds "

struct pair {
	int64_t id;
	const char *word;
};

static const struct db_field pair_fields[] = {
	DB_FIELD(struct pair, id),
	DB_FIELD(struct pair, word),
};

static int start(void **state)
{
	if (fixture_start(state))
		return -1;
	return fixture_run("CREATE TABLE kinds (id INT PRIMARY KEY, tiny TINYINT, wide BIGINT,"
			   " word VARCHAR(20), raw VARBINARY(40), day DATE, at DATETIME);\n"
			   "INSERT INTO kinds VALUES (1, 5, -9007199254740993, 'Grüße',"
			   " x'6100ff', '2026-12-31', '2026-11-21 13:05:09'),"
			   " (2, NULL, NULL, NULL, NULL, NULL, NULL), (3, 0, 0, '', '',"
			   " '1969-12-31', '1970-01-01 00:00:01');\n"
			   "CREATE TABLE changing (id INT PRIMARY KEY, word VARCHAR(20));\n"
			   "INSERT INTO changing VALUES (7, 'sieben');\n")
		? -1
		: 0;
}

static void assert_first(const struct kind *kind)
{
	assert_int_equal(kind->id, 1);
	assert_string_equal(kind->word, "Grüße");
	assert_true(kind->set);
	assert_true(kind->nested.wide == INT64_C(-9007199254740993));
	assert_string_equal(kind->nested.day, "2026-12-31");
	assert_int_equal(kind->at, clock_from_sql("2026-11-21 13:05:09"));
	assert_int_equal(kind->raw.length, 3);
	assert_memory_equal(kind->raw.bytes, "a\0\xff", 4);
	assert_int_equal(kind->unread, 0);
}

static void assert_nothing(const struct kind *kind)
{
	assert_null(kind->word);
	assert_false(kind->set);
	assert_int_equal(kind->nested.wide, 0);
	assert_null(kind->nested.day);
	assert_int_equal(kind->at, 0);
	assert_null(kind->raw.bytes);
	assert_int_equal(kind->raw.length, 0);
}

static void test_one(void **state)
{
	(void)state;
	for (int round = 0; round < 2; round++) {
		struct kind kind = {.unread = 4};
		assert_int_equal(db_struct(db, pool, KINDS "WHERE id = ?", kind_fields, &kind,
					 DB_VALUES(db_int(1))),
			OK);
		assert_first(&kind);
		assert_int_equal(db_struct(db, pool, KINDS "WHERE id = ?", kind_fields, &kind,
					 DB_VALUES(db_int(2))),
			OK);
		assert_nothing(&kind);
		kind.unread = 4;
		assert_int_equal(db_struct(db, pool, KINDS "WHERE id = ?", kind_fields, &kind,
					 DB_VALUES(db_int(9))),
			NOT_FOUND);
		assert_int_equal(kind.unread, 4);
	}
}

static void test_first_of_many(void **state)
{
	(void)state;
	struct kind kind;
	int64_t number = 0;
	assert_int_equal(db_struct(db, pool, KINDS "ORDER BY id", kind_fields, &kind, DB_NONE), OK);
	assert_first(&kind);
	assert_int_equal(db_get_int(db, "SELECT 5", DB_NONE, &number), OK);
	assert_int_equal(number, 5);
}

static void test_many(void **state)
{
	(void)state;
	struct kind *kinds = NULL;
	struct pair *pairs = NULL;
	size_t count = 9;
	assert_int_equal(
		db_structs(db, pool, KINDS "ORDER BY id", kind_fields, &kinds, &count, DB_NONE),
		OK);
	assert_int_equal(count, 3);
	assert_first(&kinds[0]);
	assert_nothing(&kinds[1]);
	assert_string_equal(kinds[2].word, "");
	assert_int_equal(kinds[2].at, 1);
	assert_non_null(kinds[2].raw.bytes);
	assert_int_equal(db_structs(db, pool, "SELECT id, word FROM kinds WHERE id > ?",
				 pair_fields, &pairs, &count, DB_VALUES(db_int(3))),
		OK);
	assert_int_equal(count, 0);
	assert_int_equal(db_structs(db, pool,
				 "SELECT seq AS id, CONCAT('n', seq) AS word FROM seq_1_to_3000",
				 pair_fields, &pairs, &count, DB_NONE),
		OK);
	assert_int_equal(count, 3000);
	for (size_t i = 0; i < count; i++) {
		assert_int_equal(pairs[i].id, i + 1);
		assert_string_equal(pairs[i].word, pool_printf(pool, "n%zu", i + 1));
	}
}

static void add_up(void *context, const void *one)
{
	const struct pair *pair = one;
	assert_int_equal(strtoll(pair->word + 1, NULL, 10), pair->id);
	*(int64_t *)context += pair->id;
}

static void test_each(void **state)
{
	(void)state;
	int64_t sum = 0;
	assert_int_equal(
		db_each_struct(db, "SELECT CONCAT('n', seq) AS word, seq AS id FROM seq_1_to_3000",
			pair_fields, struct pair, add_up, &sum, DB_NONE),
		OK);
	assert_int_equal(sum, 3000 * 3001 / 2);
}

/* Texts are the pool's: they stay when the statement runs again, and when the connection ends. */
static void test_memory(void **state)
{
	(void)state;
	struct db *own = db_new(&fixture_options);
	struct pool *kept = pool_new();
	struct pair first, second;
	static const char sql[] = "SELECT id, REPEAT(word, 3000) AS word FROM kinds WHERE id = ?";
	assert_int_equal(db_struct_(own, kept, sql, DB_RECORD(pair_fields), &first, sizeof(first),
				 DB_VALUES(db_int(1))),
		OK);
	assert_int_equal(db_struct_(own, kept, sql, DB_RECORD(pair_fields), &second, sizeof(second),
				 DB_VALUES(db_int(3))),
		OK);
	db_free(&own);
	assert_int_equal(strlen(first.word), 3000 * strlen("Grüße"));
	assert_memory_equal(first.word + 20993, "Grüße", 8);
	assert_string_equal(second.word, "");
	pool_free(&kept);
}

/* Another list of fields for the same text, and a table that was changed: found anew. */
static void test_found_anew(void **state)
{
	(void)state;
	static const char sql[] = "SELECT * FROM changing";
	static const struct db_field turned[] = {
		DB_FIELD_AS(struct pair, word, "id"),
		DB_FIELD_AS(struct pair, id, "word"),
	};
	struct pair pair;
	for (int round = 0; round < 2; round++) {
		assert_int_equal(db_struct_(db, pool, sql, DB_RECORD(pair_fields), &pair,
					 sizeof(pair), DB_NONE),
			OK);
		assert_int_equal(pair.id, 7);
		assert_string_equal(pair.word, "sieben");
	}
	assert_int_equal(fixture_run("UPDATE changing SET word = '8';\n"
				     "ALTER TABLE changing MODIFY word INT,"
				     " MODIFY id VARCHAR(30) FIRST;\n"),
		OK);
	assert_int_equal(
		db_struct_(db, pool, sql, DB_RECORD(turned), &pair, sizeof(pair), DB_NONE), OK);
	assert_int_equal(pair.id, 8);
	assert_string_equal(pair.word, "7");
}

static void test_error_amid_rows(void **state)
{
	(void)state;
	struct pair pair;
	int64_t number = 0;
	assert_int_equal(
		db_struct(db, pool,
			"SELECT (SELECT seq FROM seq_1_to_5 s WHERE s.seq >= 10 - o.seq) AS id,"
			" 'x' AS word FROM seq_1_to_9 o",
			pair_fields, &pair, DB_NONE),
		UNAVAILABLE);
	assert_int_equal(db_get_int(db, "SELECT 5", DB_NONE, &number), OK);
	assert_int_equal(number, 5);
}

static void test_named_cells(void **state)
{
	(void)state;
	struct db_rows *rows = NULL;
	assert_int_equal(
		db_rows(db, pool, "SELECT raw, word, wide FROM kinds ORDER BY id", DB_NONE, &rows),
		OK);
	assert_string_equal(db_text(rows, 0, "word"), "Grüße");
	assert_true(db_number(rows, 0, "wide") == INT64_C(-9007199254740993));
	assert_int_equal(db_named(rows, 0, "raw")->length, 3);
	assert_null(db_text(rows, 1, "word"));
	assert_int_equal(db_number(rows, 1, "wide"), 0);
	assert_null(db_named(rows, 1, "raw")->bytes);
}

static void field_without_column(struct db *own)
{
	struct pair pair;
	db_struct(own, pool, "SELECT id FROM kinds", pair_fields, &pair, DB_NONE);
}

static void column_without_field(struct db *own)
{
	struct pair pair;
	db_struct(own, pool, "SELECT id, word, tiny FROM kinds", pair_fields, &pair, DB_NONE);
}

/* Told even when there is no row to read. */
static void text_for_number(struct db *own)
{
	struct pair *pairs;
	size_t count;
	db_structs(own, pool, "SELECT word AS id, word FROM kinds WHERE id = -1", pair_fields,
		&pairs, &count, DB_NONE);
}

static void bytes_for_text(struct db *own)
{
	struct pair pair;
	db_struct(own, pool, "SELECT id, raw AS word FROM kinds", pair_fields, &pair, DB_NONE);
}

static void day_for_instant(struct db *own)
{
	static const struct db_field fields[] = {DB_INSTANT_AS(struct pair, id, "day")};
	struct pair pair;
	db_struct(own, pool, "SELECT day FROM kinds", fields, &pair, DB_NONE);
}

static void column_twice(struct db *own)
{
	struct pair pair;
	db_struct(own, pool, "SELECT id, word, id FROM kinds", pair_fields, &pair, DB_NONE);
}

static void another_struct(struct db *own)
{
	struct kind kind;
	db_struct(own, pool, "SELECT id, word FROM kinds", pair_fields, &kind, DB_NONE);
}

static void each_misfit(struct db *own)
{
	int64_t sum = 0;
	db_each_struct(own, "SELECT word AS id, word FROM kinds", pair_fields, struct pair, add_up,
		&sum, DB_NONE);
}

static void unknown_name(struct db *own)
{
	struct db_rows *rows = NULL;
	db_rows(own, pool, "SELECT id FROM kinds", DB_NONE, &rows);
	db_number(rows, 0, "ID");
}

/* What a child that does this says before it ends. */
static const char *last_words(void (*fault)(struct db *))
{
	static char words[2000];
	int ends[2];
	assert_int_equal(pipe(ends), 0);
	pid_t child = fork();
	if (child == 0) {
		dup2(ends[1], STDERR_FILENO);
		close(ends[0]);
		close(ends[1]);
		struct db *own = db_new(&fixture_options);
		fault(own);
		_exit(0);
	}
	close(ends[1]);
	size_t length = 0;
	ssize_t got;
	while ((got = read(ends[0], words + length, sizeof(words) - 1 - length)) > 0)
		length += (size_t)got;
	words[length] = '\0';
	close(ends[0]);
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), STATUS_FATAL);
	return words;
}

static void test_faults(void **state)
{
	(void)state;
	static const struct {
		void (*fault)(struct db *);
		const char *words;
	} faults[] = {
		{field_without_column,
			"reason=no_column_for_field column=word sql=\"SELECT id FROM kinds\""},
		{column_without_field, "reason=no_field_for_column column=tiny sql=\"SELECT id,"},
		{text_for_number, "reason=column_does_not_fit_field column=id sql=\"SELECT word"},
		{bytes_for_text, "reason=column_does_not_fit_field column=word"},
		{day_for_instant, "reason=column_does_not_fit_field column=day"},
		{column_twice, "reason=column_twice column=id"},
		{another_struct, "reason=field_of_another_struct column=id"},
		{each_misfit, "reason=column_does_not_fit_field column=id"},
		{unknown_name, "reason=no_such_column column=ID"},
	};
	for (size_t i = 0; i < sizeof(faults) / sizeof(faults[0]); i++) {
		const char *words = last_words(faults[i].fault);
		if (!strstr(words, faults[i].words))
			fail_msg("\"%s\" does not say \"%s\"", words, faults[i].words);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_one),
		cmocka_unit_test(test_first_of_many),
		cmocka_unit_test(test_many),
		cmocka_unit_test(test_each),
		cmocka_unit_test(test_memory),
		cmocka_unit_test(test_found_anew),
		cmocka_unit_test(test_error_amid_rows),
		cmocka_unit_test(test_named_cells),
		cmocka_unit_test(test_faults),
	};
	return cmocka_run_group_tests(tests, start, fixture_end);
}
