/* Statements of lists: put together from literals, kept once, pages by place in both directions, on
 * data with equal keys; and the files of tables. */
#include "db_fixture.h"

#include <fcntl.h>

#include "base/text.h"
#include "db/list.h"
#include "format/sheet.h"

#define ROWS 200
#define PAGE 7

/* clang-format off */
static const struct db_list_column item_columns[] = {
	{"name", {.sql = "t.name"}},
	{"double", {.sql = "t.number * ? AS double_number", .bind = {2}}},
};
static const struct db_list_sort item_sorts[] = {
	{"id", {NULL}},
	{"number", {"t.number"}},
	{"name", {"t.name", "t.number"}},
};
static const struct db_list_filter item_filters[] = {
	{"name", {.sql = "t.name = ? OR t.name = CONCAT(?, '!')",
		.bind = {DB_LIST_TYPED, DB_LIST_TYPED}}},
	{"odd", {.sql = "t.number % 2 = 1"}},
};
/* clang-format on */

static const struct db_list items = {
	.id = "t.id",
	.find = {.sql = " FROM item t WHERE t.id <= ?", .bind = {1}},
	.also = {.sql = ", t.id + ? AS beside", .bind = {2}},
	.shown = " JOIN item t ON t.id = f.id",
	DB_LIST_COLUMNS_OF(item_columns),
	DB_LIST_SORTS_OF(item_sorts),
	DB_LIST_FILTERS_OF(item_filters),
};

static struct db_value slots[2];

static int start(void **state)
{
	if (fixture_start(state))
		return -1;
	assert_int_equal(
		fixture_run(
			"CREATE TABLE item (id INT PRIMARY KEY, name VARCHAR(20), number INT);\n"
			"INSERT INTO item SELECT seq, ELT(1 + seq % 5, 'b', 'ä', 'a', 'ae', 'B'),"
			" (seq * 37) % 11 FROM seq_1_to_200;\n"),
		OK);
	slots[0] = db_int(ROWS);
	slots[1] = db_int(2);
	return 0;
}

/* All ids, page by page, in *ids_r; forward or backward from the end. */
static size_t walk(size_t sort, bool descending, bool back, int64_t ids_r[ROWS])
{
	struct db_list_ask ask = {.slots = slots,
		.columns = 3,
		.sort = sort,
		.descending = descending,
		.back = back,
		.limit = PAGE};
	size_t done = 0;

	for (;;) {
		struct db_rows *rows = NULL;

		assert_int_equal(db_list_rows(db, pool, &items, &ask, &rows), OK);
		for (size_t i = 0; i < rows->count; i++) {
			size_t at = back ? rows->count - 1 - i : i;

			assert_true(done < ROWS);
			ids_r[done++] = db_cell_int(rows, at, rows->columns - 3);
		}
		if (rows->count < PAGE)
			return done;
		db_list_place_of(&items, sort, rows, back ? 0 : rows->count - 1, &ask.place);
	}
}

/* Every order has every row once, and from its end comes to the same. */
static void test_every_row_once(void **state)
{
	(void)state;
	for (size_t sort = 0; sort < items.sort_count; sort++)
		for (int descending = 0; descending < 2; descending++) {
			int64_t ids[ROWS], back[ROWS];
			bool seen[ROWS + 1] = {false};

			assert_int_equal(walk(sort, descending, false, ids), ROWS);
			assert_int_equal(walk(sort, descending, true, back), ROWS);
			for (size_t i = 0; i < ROWS; i++) {
				assert_false(seen[ids[i]]);
				seen[ids[i]] = true;
				assert_int_equal(ids[i], back[ROWS - 1 - i]);
			}
		}
}

/* Between two pages rows come and go: none twice, and none of those that stay is missed. */
static void test_rows_come_and_go(void **state)
{
	struct db_list_ask ask = {.slots = slots, .sort = 2, .limit = 3};
	struct db_rows *first = NULL, *second = NULL;

	(void)state;
	assert_int_equal(db_list_rows(db, pool, &items, &ask, &first), OK);
	db_list_place_of(&items, 2, first, 2, &ask.place);
	assert_int_equal(db_list_rows(db, pool, &items, &ask, &second), OK);
	assert_int_equal(
		fixture_run("INSERT INTO item VALUES (-1, 'a', -5);\n"
			    "DELETE FROM item WHERE id = (SELECT * FROM (SELECT id FROM"
			    " item WHERE id > 0 ORDER BY name, number, id LIMIT 2, 1) x);\n"),
		OK);
	struct db_rows *again = NULL;
	assert_int_equal(db_list_rows(db, pool, &items, &ask, &again), OK);
	for (size_t i = 0; i < 3; i++)
		assert_int_equal(db_cell_int(second, i, 2), db_cell_int(again, i, 2));
	assert_int_equal(fixture_run("DELETE FROM item WHERE id = -1;\n"), OK);
}

static void test_one_text_for_one_shape(void **state)
{
	struct db_list_values typed = {1, {db_str("a")}};
	struct db_list_ask ask = {.slots = slots, .columns = 1, .sort = 1, .limit = 5};
	const char *plain = db_list_text(&items, &ask), *filtered;

	(void)state;
	assert_ptr_equal(plain, db_list_text(&items, &ask));
	assert_null(strstr(plain, "double_number"));
	ask.filters[0] = &typed;
	filtered = db_list_text(&items, &ask);
	assert_ptr_not_equal(plain, filtered);
	assert_non_null(strstr(filtered, "(t.name = ? OR t.name = CONCAT(?, '!'))"));
	typed.items[0] = db_str("x' OR 1=1 --");
	assert_ptr_equal(filtered, db_list_text(&items, &ask));
	ask.descending = true;
	assert_non_null(strstr(db_list_text(&items, &ask), "ORDER BY t.number DESC, t.id DESC"));
	ask.back = true;
	assert_ptr_equal(filtered, db_list_text(&items, &ask));
}

/* Beyond so many texts every further choice of columns reads all of them, and is as right. */
static void test_texts_are_few(void **state)
{
	static const struct db_list other = {
		.id = "t.id",
		.find = {.sql = " FROM item t WHERE t.id <= ?", .bind = {1}},
		.shown = " JOIN item t ON t.id = f.id",
		DB_LIST_COLUMNS_OF(item_columns),
		DB_LIST_SORTS_OF(item_sorts),
	};
	struct db_list copies[100];
	struct db_list_ask ask = {.slots = slots, .columns = 1, .limit = 5};

	(void)state;
	for (size_t i = 0; i < 100; i++) {
		copies[i] = other;
		for (ask.sort = 0; ask.sort < 3; ask.sort++)
			db_list_text(&copies[i], &ask);
	}
	ask.sort = 0;
	assert_non_null(strstr(db_list_text(&copies[99], &ask), "double_number"));
}

static void test_unknown_codes(void **state)
{
	(void)state;
	assert_int_equal(db_list_sort_find(&items, "number"), 1);
	assert_int_equal(db_list_sort_find(&items, "t.number"), -1);
	assert_int_equal(db_list_column_find(&items, "id"), -1);
	assert_int_equal(db_list_filter_find(&items, ""), -1);
}

struct seen {
	int64_t before, after;
};

static enum outcome look_twice(struct db *reader, void *context)
{
	struct seen *seen = context;
	struct db *other = db_new(&fixture_options);
	enum outcome outcome =
		db_get_int(reader, "SELECT COUNT(*) FROM item", DB_NONE, &seen->before);
	struct db *kept = db;

	db = other;
	assert_int_equal(fixture_run("INSERT INTO item VALUES (-7, 'a', 1);\n"), OK);
	db = kept;
	db_free(&other);
	return outcome ? outcome
		       : db_get_int(reader, "SELECT COUNT(*) FROM item", DB_NONE, &seen->after);
}

static enum outcome write_there(struct db *reader, void *context)
{
	(void)context;
	return db_exec(reader, "DELETE FROM item WHERE id = -7", DB_NONE, NULL);
}

/* All statements of a snapshot see one moment, and none of them writes. */
static void test_one_moment(void **state)
{
	struct seen seen = {0};

	(void)state;
	assert_int_equal(db_snapshot(db, look_twice, &seen), OK);
	assert_int_equal(seen.after, seen.before);
	assert_int_equal(db_snapshot(db, write_there, NULL), UNAVAILABLE);
	assert_false(db_in_transaction(db));
	assert_int_equal(db_transaction(db, write_there, NULL), OK);
}

/* A file that a spreadsheet would run, were it not text. */
static void test_text_stays_text(void **state)
{
	char name[] = "/tmp/bms-sheet-XXXXXX", read[200] = "";
	int fd = mkstemp(name);
	struct sheet *sheet = sheet_new(SHEET_CSV, fd, "/tmp");

	(void)state;
	assert_non_null(sheet);
	sheet_text(sheet, "=1+1", false);
	sheet_text(sheet, "-", false);
	sheet_text(sheet, "a;\"b\"", false);
	sheet_number(sheet, -5);
	sheet_text(sheet, NULL, false);
	sheet_line(sheet);
	assert_true(sheet_end(&sheet));
	assert_true(pread(fd, read, sizeof(read) - 1, 0) > 0);
	assert_string_equal(read, "\xef\xbb\xbf\"'=1+1\";\"'-\";\"a;\"\"b\"\"\";-5;\"\"\r\n");
	close(fd);
	unlink(name);
}

/* A full disk is found out, not written over. */
static void test_a_full_disk(void **state)
{
	int fd = open("/dev/full", O_WRONLY);
	struct sheet *sheet = sheet_new(SHEET_CSV, fd, "/tmp");

	(void)state;
	assert_non_null(sheet);
	for (int i = 0; i < 2000; i++)
		sheet_text(sheet, "0123456789", false);
	assert_false(sheet_end(&sheet));
	close(fd);
}

static void test_counting_ends(void **state)
{
	struct db_list_values typed = {1, {db_str("a")}};
	struct db_list_ask ask = {.slots = slots};
	int64_t count = 0;

	(void)state;
	assert_int_equal(db_list_count(db, &items, &ask, 50, &count), OK);
	assert_int_equal(count, 50);
	ask.filters[0] = &typed;
	assert_int_equal(db_list_count(db, &items, &ask, 1000, &count), OK);
	assert_true(count > 0 && count < 100);
}

/* Of each row as many stand before it as were read before it, in every order and direction. */
static void test_counting_before(void **state)
{
	(void)state;
	for (size_t sort = 0; sort < items.sort_count; sort++)
		for (int down = 0; down < 2; down++) {
			struct db_list_ask ask = {
				.slots = slots, .sort = sort, .descending = down != 0, .limit = 60};
			struct db_rows *rows = NULL;
			int64_t count = -1;

			assert_int_equal(db_list_rows(db, pool, &items, &ask, &rows), OK);
			assert_int_equal(rows->count, 60);
			for (size_t i = 0; i < rows->count; i += 7) {
				db_list_place_of(&items, sort, rows, i, &ask.place);
				assert_int_equal(
					db_list_count_before(db, &items, &ask, 1000, &count), OK);
				assert_int_equal(count, i);
			}
			assert_int_equal(db_list_count_before(db, &items, &ask, 10, &count), OK);
			assert_int_equal(count, 10);
		}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_counting_ends),
		cmocka_unit_test(test_counting_before),
		cmocka_unit_test(test_every_row_once),
		cmocka_unit_test(test_rows_come_and_go),
		cmocka_unit_test(test_one_text_for_one_shape),
		cmocka_unit_test(test_one_moment),
		cmocka_unit_test(test_unknown_codes),
		cmocka_unit_test(test_text_stays_text),
		cmocka_unit_test(test_a_full_disk),
		cmocka_unit_test(test_texts_are_few),
	};
	return cmocka_run_group_tests(tests, start, fixture_end);
}
