/* Tests of base/totp. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/totp.h"
#include "format/qr.h"

static const uint8_t secret[TOTP_SECRET + 1] = "12345678901234567890";

/* RFC 6238, appendix B, the last six digits. */
static const struct {
	int64_t at;
	const char *code;
} vectors[] = {
	{59, "287082"},
	{1111111109, "081804"},
	{1111111111, "050471"},
	{1234567890, "005924"},
	{2000000000, "279037"},
	{20000000000, "353130"},
};

static void test_codes_are_those_of_the_rfc(void **state)
{
	struct pool *pool = pool_new();
	(void)state;
	for (size_t i = 0; i < sizeof(vectors) / sizeof(vectors[0]); i++) {
		int64_t step = 0;

		assert_string_equal(totp_code(pool, secret, vectors[i].at), vectors[i].code);
		assert_true(totp_check(secret, vectors[i].code, vectors[i].at, 0, &step));
		assert_int_equal(step, vectors[i].at / 30);
	}
	pool_free(&pool);
}

static void test_one_step_around_and_none_twice(void **state)
{
	static const struct {
		int64_t shift; /* seconds between making and checking */
		int64_t last; /* step used last, seen from the code's */
		bool right;
	} cases[] = {
		{0, -1, true},
		{30, -1, true},
		{-30, -1, true},
		{60, -1, false},
		{-60, -1, false},
		{0, 0, false},
		{30, 0, false},
		{0, 1, false},
		{-30, 0, false},
		{29, -2, true},
	};
	struct pool *pool = pool_new();
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		int64_t at = 1795260000, step = 0;
		const char *code = totp_code(pool, secret, at);

		assert_int_equal(totp_check(secret, code, at + cases[i].shift,
					 at / 30 + cases[i].last, &step),
			cases[i].right);
		assert_int_equal(step, cases[i].right ? at / 30 : 0);
	}
	pool_free(&pool);
}

static void test_what_is_no_code(void **state)
{
	static const char *const wrong[] = {
		NULL, "", "28708", "2870821", "287 08a", "287083", "-87082"};
	int64_t step = 0;
	(void)state;
	for (size_t i = 0; i < sizeof(wrong) / sizeof(wrong[0]); i++)
		assert_false(totp_check(secret, wrong[i], 59, 0, &step));
	assert_true(totp_check(secret, " 287 082 ", 59, 0, &step));
}

static void test_the_secret_as_people_type_it(void **state)
{
	struct pool *pool = pool_new();
	uint8_t read[TOTP_SECRET];
	(void)state;
	assert_string_equal(
		totp_secret_text(pool, secret), "GEZD GNBV GY3T QOJQ GEZD GNBV GY3T QOJQ");
	assert_true(totp_secret_read("gezd gnbvgy3tqojq gezdgnbvgy3tqojq", read));
	assert_memory_equal(read, secret, TOTP_SECRET);
	char longer[102] = "";
	memset(longer, 'A', 101);
	assert_false(totp_secret_read(longer, read));
	assert_false(totp_secret_read("GEZD GNBV", read));
	assert_false(totp_secret_read("1890 1890 1890 1890 1890 1890 1890 1890", read));
	assert_string_equal(totp_uri(pool, secret, "B M/S", "not.fall"),
		"otpauth://totp/B%20M%2FS:not.fall?secret=GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ"
		"&issuer=B%20M%2FS&algorithm=SHA1&digits=6&period=30");
	const char *svg = qr_svg(pool, totp_uri(pool, secret, "BMS", "not.fall"));
	assert_non_null(strstr(svg, "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 "));
	assert_non_null(strstr(svg, "M4 4h1v1h-1zM5 4h1v1h-1z")); /* a corner mark */
	assert_string_equal(svg + strlen(svg) - 7, "</svg>\n");
	pool_free(&pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_codes_are_those_of_the_rfc),
		cmocka_unit_test(test_one_step_around_and_none_twice),
		cmocka_unit_test(test_what_is_no_code),
		cmocka_unit_test(test_the_secret_as_people_type_it),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
