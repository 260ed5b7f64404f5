/* Paths: splitting, patterns, numbers. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "web/path.h"

static struct pool *pool;
static const char *values[PATH_SEGMENTS];

static int setup(void **state)
{
	(void)state;
	pool = pool_new();
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

static bool split(const char *raw, struct path *path)
{
	return path_split(pool, raw, strlen(raw), path);
}

static bool match(const char *pattern_text, const char *raw)
{
	struct pattern pattern;
	struct path path;
	assert_true(pattern_parse(pool, pattern_text, &pattern));
	assert_true(split(raw, &path));
	return pattern_match(pool, &pattern, &path, values);
}

static void test_split(void **state)
{
	(void)state;
	struct path path;
	assert_true(split("/", &path));
	assert_int_equal(path.count, 0);
	assert_false(path.slash);
	assert_string_equal(path.url, "/");

	assert_true(split("/stellen/%C3%A4%2Fb/", &path));
	assert_int_equal(path.count, 2);
	assert_string_equal(path.segments[1], "ä/b");
	assert_true(path.slash);
	assert_string_equal(path.url, "/stellen/%C3%A4%2Fb");
	assert_string_equal(path.text, "/stellen/ä/b");

	assert_false(split("", &path));
	assert_false(split("stellen", &path));
	assert_false(split("//evil.example", &path));
	assert_false(split("/a//b", &path));
	assert_false(split("/a%00b", &path));
	assert_false(split("/a%ff", &path));
	assert_false(split("/a%0d%0aSet-Cookie", &path) && strchr(path.url, '\n'));
	assert_true(split("/1/2/3/4/5/6/7/8", &path));
	assert_false(split("/1/2/3/4/5/6/7/8/9", &path));
	assert_true(split("/100%", &path));
	assert_string_equal(path.url, "/100%25");
}

static void test_match(void **state)
{
	(void)state;
	assert_true(match("/", "/"));
	assert_false(match("/", "/a"));
	assert_true(match("/vakanzen/{vacancy}", "/vakanzen/V-2026-00042"));
	assert_string_equal(values[1], "V-2026-00042");
	assert_null(values[0]);
	assert_true(match("/stellen/{jobad}", "/stellen/S-2026-00042-aerztin-m-w-d"));
	assert_string_equal(values[1], "S-2026-00042");
	assert_false(match("/vakanzen/{vacancy}", "/vakanzen/neu"));
	assert_false(match("/vakanzen/{vacancy}", "/vakanzen"));
	assert_false(match("/vakanzen/{vacancy}", "/vakanzen/V-2026-00042/bearbeiten"));
	assert_true(match("/konto/{token}", "/konto/a%20b"));
	assert_string_equal(values[1], "a b");
}

static void test_specific_first(void **state)
{
	(void)state;
	struct pattern literal, open, later;
	assert_true(pattern_parse(pool, "/konto/neu", &literal));
	assert_true(pattern_parse(pool, "/konto/{token}", &open));
	assert_true(pattern_parse(pool, "/{a}/neu", &later));
	assert_true(literal.literals > open.literals);
	assert_true(open.literals > later.literals);
}

static void test_patterns(void **state)
{
	(void)state;
	struct pattern pattern;
	assert_true(pattern_parse(pool, "/a/{jobad}/b", &pattern));
	assert_int_equal(pattern.segments[1].kind, OBJECT_JOBAD);
	assert_true(pattern_parse(pool, "/{token}", &pattern));
	assert_int_equal(pattern.segments[0].kind, OBJECT_NONE);
	static const char *const wrong[] = {
		"", "a", "//", "/a/", "/a//b", "/{}", "/{a", "/a{b}", "/{A}"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(pattern_parse(pool, wrong[i], &pattern));
	assert_false(pattern_parse(pool, NULL, &pattern));
}

static void test_numbers(void **state)
{
	(void)state;
	assert_int_equal(number_length("V-2026-00042"), 12);
	assert_int_equal(number_length("ABC-2026-123456789-slug"), 18);
	static const char *const wrong[] = {"", "V", "V-", "v-2026-00042", "ABCD-2026-00042",
		"V-202-00042", "V-2026-0042", "V-2026-1234567890", "V-2026-00042x", "V-2026",
		"V-20266-00042", "-2026-00042"};
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_int_equal(number_length(wrong[i]), 0);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_split, setup, teardown),
		cmocka_unit_test_setup_teardown(test_match, setup, teardown),
		cmocka_unit_test_setup_teardown(test_specific_first, setup, teardown),
		cmocka_unit_test_setup_teardown(test_patterns, setup, teardown),
		cmocka_unit_test_setup_teardown(test_numbers, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
