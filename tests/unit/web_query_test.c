/* Urlencoded text: queries and small bodies. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "web/pairs.h"

static struct pool *pool;
static struct pairs pairs;

static int setup(void **state)
{
	(void)state;
	pool = pool_new();
	pairs = (struct pairs){0};
	return 0;
}

static int teardown(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

static enum outcome parse(const char *text)
{
	return pairs_parse(pool, text, strlen(text), &pairs);
}

static void test_pairs(void **state)
{
	(void)state;
	assert_int_equal(parse("q=a+b%26c&&leer=&allein&m%C3%BC=%c3%a4%2B&q=zwei&=x"), OK);
	assert_int_equal(pairs.count, 6);
	assert_string_equal(pairs_find(&pairs, "q")->value, "a b&c");
	assert_string_equal(pairs_find(&pairs, "leer")->value, "");
	assert_string_equal(pairs_find(&pairs, "allein")->value, "");
	assert_string_equal(pairs_find(&pairs, "mü")->value, "ä+");
	assert_string_equal(pairs_find(&pairs, "")->value, "x");
	assert_null(pairs_find(&pairs, "nicht"));
	assert_int_equal(parse(""), OK);
}

static void test_percent(void **state)
{
	(void)state;
	assert_int_equal(parse("a=100%&b=%4&c=%zz&d=%%41"), OK);
	assert_string_equal(pairs_find(&pairs, "a")->value, "100%");
	assert_string_equal(pairs_find(&pairs, "b")->value, "%4");
	assert_string_equal(pairs_find(&pairs, "c")->value, "%zz");
	assert_string_equal(pairs_find(&pairs, "d")->value, "%A");
}

static void test_broken(void **state)
{
	(void)state;
	assert_int_equal(
		parse("nul=a%00b&bad=x%ffy&over=%c0%af&half=%e2%82&ctl=%1b&good=%e2%82%ac%0a"), OK);
	static const char *const names[] = {"nul", "bad", "over", "half"};
	for (size_t i = 0; i < 4; i++)
		assert_true(pairs_find(&pairs, names[i])->broken);
	assert_string_equal(pairs_find(&pairs, "nul")->value,
		"a\xEF\xBF\xBD"
		"b");
	assert_string_equal(pairs_find(&pairs, "bad")->value, "x\xEF\xBF\xBDy");
	assert_string_equal(pairs_find(&pairs, "over")->value, "\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_string_equal(pairs_find(&pairs, "half")->value, "\xEF\xBF\xBD\xEF\xBF\xBD");
	assert_false(pairs_find(&pairs, "good")->broken);
	assert_false(pairs_find(&pairs, "ctl")->broken);
	assert_string_equal(pairs_find(&pairs, "ctl")->value, "");
	assert_string_equal(pairs_find(&pairs, "good")->value, "€\n");
}

static void test_many(void **state)
{
	(void)state;
	struct buf buf;
	buf_init(&buf, pool);
	for (int i = 0; i < 10000; i++)
		buf_printf(&buf, "f%d=%d&", i, i);
	assert_int_equal(parse(buf.data), INVALID);
	assert_int_equal(pairs.count, PAIRS_MAX);
	assert_string_equal(pairs_find(&pairs, "f199")->value, "199");
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test_setup_teardown(test_pairs, setup, teardown),
		cmocka_unit_test_setup_teardown(test_percent, setup, teardown),
		cmocka_unit_test_setup_teardown(test_broken, setup, teardown),
		cmocka_unit_test_setup_teardown(test_many, setup, teardown),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
