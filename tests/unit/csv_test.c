/* Tests of reading CSV files: separators, quotes, line numbers, encodings, limits. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/buf.h"
#include "format/csv.h"

#define BYTES(text) (text), sizeof(text) - 1

static struct pool *pool;
static char path[] = "/tmp/csv_test.XXXXXX";

struct reading {
	struct buf text; /* "line:field|field|\n" */
	int64_t rows;
	size_t count;
	bool too_long;
	enum outcome answer;
};

static enum outcome take(void *context, const struct csv_line *line)
{
	struct reading *reading = context;

	reading->rows++;
	reading->count = line->count;
	reading->too_long = line->too_long;
	buf_printf(&reading->text, "%lld:", (long long)line->line);
	for (size_t i = 0; i < line->count && i < CSV_COLUMNS_MAX; i++)
		buf_printf(&reading->text, "%s|", line->fields[i]);
	buf_char(&reading->text, '\n');
	return reading->answer;
}

static enum outcome read_bytes(const void *bytes, size_t length, int64_t max,
	struct reading *reading, struct csv_fault *fault)
{
	FILE *file = fopen(path, "w");

	assert_non_null(file);
	assert_int_equal(fwrite(bytes, 1, length, file), length);
	assert_int_equal(fclose(file), 0);
	buf_init(&reading->text, pool);
	return csv_read(path, max, take, reading, fault);
}

static void assert_read(const char *text, const char *expected)
{
	struct reading reading = {0};
	struct csv_fault fault;

	assert_int_equal(read_bytes(text, strlen(text), 1 << 20, &reading, &fault), OK);
	assert_null(fault.reason);
	assert_string_equal(reading.text.data, expected);
}

static void assert_fault(const void *bytes, size_t length, const char *reason, int64_t line)
{
	struct reading reading = {0};
	struct csv_fault fault;

	assert_int_equal(read_bytes(bytes, length, 1 << 20, &reading, &fault), INVALID);
	assert_string_equal(fault.reason, reason);
	assert_int_equal(fault.line, line);
}

static void test_separators(void **state)
{
	(void)state;
	assert_read("a;b\n1;2\n", "1:a|b|\n2:1|2|\n");
	assert_read("a,b\n1,2;3", "1:a|b|\n2:1|2;3|\n");
	assert_read("\n a ; b \r\n\r\n 1 ;\r\n", "2:a|b|\n4:1||\n");
	assert_read("a;b\r1;2\r3;4", "1:a|b|\n2:1|2|\n3:3|4|\n");
}

static void test_quotes_and_lines(void **state)
{
	(void)state;
	assert_read("a;b\n\"x;\"\"y\"\"\";\"1\n2\n\n3\"\nz;4\n",
		"1:a|b|\n2:x;\"y\"|1\n2\n\n3|\n6:z|4|\n");
	assert_read("a;b\n\"\n\nx\";1\r\n\r\n\"y\r\n\";2\r\n3;3",
		"1:a|b|\n2:\n\nx|1|\n6:y\r\n|2|\n8:3|3|\n");
	assert_read("a;b\n\"\";\"\"\n", "1:a|b|\n2:||\n");
}

static void test_encodings(void **state)
{
	(void)state;
	assert_read("\xef\xbb\xbfname;b\nM\xc3\xbcller;\xe2\x82\xac\n", "1:name|b|\n2:Müller|€|\n");
	assert_read("name;b\nM\xfcller;\x80\n", "1:name|b|\n2:Müller|€|\n");
	assert_read("a;b\n\xf7\x92\x92\x95;\xfc\x80\x80\x80\x80\x80\n",
		"1:a|b|\n2:÷’’•|ü€€€€€|\n"); /* of no character of Unicode */
}

/* A character that lies across two blocks of the file is still one. */
static void test_blocks(void **state)
{
	static char text[200001];
	struct reading reading = {0};
	struct csv_fault fault;

	(void)state;
	memcpy(text, "ab\n", 3);
	for (size_t i = 3; i + 5 <= sizeof(text); i += 5)
		memcpy(text + i,
			"\xc3\xa4"
			"1\r\n",
			5);
	assert_int_equal(read_bytes(text, 199998, 1 << 20, &reading, &fault), OK);
	assert_int_equal(reading.rows, 1 + 199995 / 5);
	assert_non_null(strstr(reading.text.data, "40000:ä1|\n"));
	assert_null(strstr(reading.text.data, "\xc3|"));
}

static void test_refused(void **state)
{
	static char quoted[400000];

	(void)state;
	assert_fault(BYTES(""), "empty", 0);
	assert_fault(BYTES("a;b\n1;\0\n"), "binary", 0);
	assert_fault(BYTES("a;b\n\x81\xfc\n"), "binary", 0);
	assert_fault(BYTES("a;b\n1;2\n3;\"4\n5;6\n"), "quote_open", 3);
	memset(quoted, 'x', sizeof(quoted));
	memcpy(quoted, "a;b\n1;\"", 7);
	assert_fault(quoted, sizeof(quoted), "quote_open", 2);
}

static void test_limits(void **state)
{
	static char wide[20000];
	struct reading reading = {0};
	struct csv_fault fault;

	(void)state;
	assert_int_equal(read_bytes("a;b\n", 4, 3, &reading, &fault), INVALID);
	assert_string_equal(fault.reason, "too_large");
	memset(wide, 'x', sizeof(wide));
	memcpy(wide, "a;b\n1;", 6);
	assert_int_equal(read_bytes(wide, sizeof(wide), 1 << 20, &reading, &fault), OK);
	assert_true(reading.too_long);
	assert_string_equal(reading.text.data, "1:a|b|\n2:||\n");
	memset(wide, ';', CSV_COLUMNS_MAX);
	assert_int_equal(read_bytes(wide, CSV_COLUMNS_MAX, 1 << 20, &reading, &fault), OK);
	assert_int_equal(reading.count, CSV_COLUMNS_MAX + 1);
	memset(wide, ';', sizeof(wide));
	assert_int_equal(read_bytes(wide, sizeof(wide), 1 << 20, &reading, &fault), OK);
	assert_int_equal(reading.count, sizeof(wide) + 1);
	assert_int_equal(csv_read("/tmp", 1, take, &reading, &fault), INVALID);
	assert_string_equal(fault.reason, "unreadable");
	assert_int_equal(csv_read("/nowhere/x.csv", 1, take, &reading, &fault), INVALID);
	assert_string_equal(fault.reason, "unreadable");
}

static void test_taker_ends(void **state)
{
	struct reading reading = {.answer = UNAVAILABLE};
	struct csv_fault fault;

	(void)state;
	assert_int_equal(read_bytes("a\nb\nc\n", 6, 100, &reading, &fault), UNAVAILABLE);
	assert_int_equal(reading.rows, 1);
	assert_null(fault.reason);
}

static void test_bytes_and_their_text(void **state)
{
	static const char latin[] = "Gruppe;1\r\nE13\xdc;4400,50\r\n";
	static const char marked[] = "\xef\xbb\xbf"
				     "A;B\n1;2";
	struct reading reading = {0};
	struct csv_fault fault;
	const char *text = NULL;

	(void)state;
	buf_init(&reading.text, pool);
	assert_int_equal(csv_read_bytes(BYTES(latin), take, &reading, &fault), OK);
	assert_string_equal(reading.text.data, "1:Gruppe|1|\n2:E13Ü|4400,50|\n");
	assert_int_equal(csv_text(pool, BYTES(latin), &text, &fault), OK);
	assert_string_equal(text, "Gruppe;1\r\nE13Ü;4400,50\r\n");
	assert_int_equal(csv_text(pool, BYTES(marked), &text, &fault), OK);
	assert_string_equal(text, "A;B\n1;2");
	assert_int_equal(csv_text(pool, BYTES("PK\x03\x04"), &text, &fault), INVALID);
	assert_string_equal(fault.reason, "binary");
	assert_int_equal(csv_read_bytes("", 0, take, &reading, &fault), INVALID);
	assert_string_equal(fault.reason, "empty");
}

static int start(void **state)
{
	int fd = mkstemp(path);

	(void)state;
	pool = pool_new();
	return fd < 0 || close(fd) ? -1 : 0;
}

static int end(void **state)
{
	(void)state;
	pool_free(&pool);
	return unlink(path);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_separators),
		cmocka_unit_test(test_quotes_and_lines),
		cmocka_unit_test(test_encodings),
		cmocka_unit_test(test_blocks),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_limits),
		cmocka_unit_test(test_taker_ends),
		cmocka_unit_test(test_bytes_and_their_text),
	};
	return cmocka_run_group_tests(tests, start, end);
}
