/* Tests of base/codec and base/utf8. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/codec.h"
#include "base/utf8.h"

static struct pool *pool;

static int start(void **state)
{
	(void)state;
	pool = pool_new();
	return 0;
}

static int end(void **state)
{
	(void)state;
	pool_free(&pool);
	return 0;
}

/* RFC 4648, 10, and the two letters that differ from base64. */
static void test_base64url(void **state)
{
	(void)state;
	static const struct {
		const char *bytes, *text;
	} cases[] = {{"", ""}, {"f", "Zg"}, {"fo", "Zm8"}, {"foo", "Zm9v"}, {"foob", "Zm9vYg"},
		{"fooba", "Zm9vYmE"}, {"foobar", "Zm9vYmFy"}, {"\xfb\xff\xfe", "-__-"}};
	char back[16];
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t length = strlen(cases[i].bytes);
		assert_string_equal(base64url_encode(pool, cases[i].bytes, length), cases[i].text);
		assert_int_equal(base64url_decode(cases[i].text, back), length);
		assert_memory_equal(back, cases[i].bytes, length);
	}
	static const char *const others[] = {"Z", "Zh", "Zg==", "Zm9v\n", "+__-", "Zm9vY"};
	for (size_t i = 0; i < sizeof(others) / sizeof(others[0]); i++)
		assert_int_equal(base64url_decode(others[i], back), 0);
}

static void test_hex_digit(void **state)
{
	(void)state;
	static const char digits[] = "0123456789abcdef", capitals[] = "0123456789ABCDEF";
	for (int i = 0; i < 16; i++) {
		assert_int_equal(hex_digit(digits[i]), i);
		assert_int_equal(hex_digit(capitals[i]), i);
	}
	static const char others[] = "/:@G`g \x80";
	for (size_t i = 0; i < sizeof(others); i++)
		assert_int_equal(hex_digit(others[i]), -1);
}

/* The first and last code point of each length. */
static void test_code_points(void **state)
{
	(void)state;
	static const uint32_t codes[] = {
		1, 0x7f, 0x80, 0x7ff, 0x800, 0xd7ff, 0xe000, 0xffff, 0x10000, 0x10ffff};
	static const size_t lengths[] = {1, 1, 2, 2, 3, 3, 3, 3, 4, 4};
	for (size_t i = 0; i < sizeof(codes) / sizeof(codes[0]); i++) {
		char bytes[UTF8_MOST];
		const char *cursor = bytes;
		assert_int_equal(utf8_put(codes[i], bytes), lengths[i]);
		for (size_t at = 0; at < lengths[i]; at++)
			assert_int_equal(utf8_continues(bytes[at]), at > 0);
		assert_int_equal(utf8_next(&cursor, bytes + lengths[i]), codes[i]);
		assert_ptr_equal(cursor, bytes + lengths[i]);
	}
}

/* Cut off, overlong, a surrogate, too high, none at all. */
static void test_no_code_points(void **state)
{
	(void)state;
	static const char *const cases[] = {"\xc3", "\xe2\x82", "\xf0\x9f\x98", "\xc0\xaf",
		"\xe0\x80\xaf", "\xed\xa0\x80", "\xf4\x90\x80\x80", "\xff", "\x80"};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *cursor = cases[i];
		assert_int_equal(utf8_next(&cursor, cases[i] + strlen(cases[i])), UTF8_BAD);
		assert_ptr_equal(cursor, cases[i] + 1);
	}
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_base64url),
		cmocka_unit_test(test_hex_digit),
		cmocka_unit_test(test_code_points),
		cmocka_unit_test(test_no_code_points),
	};
	return cmocka_run_group_tests(tests, start, end);
}
