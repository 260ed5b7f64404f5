/* Tests of format/qr. */
#include <setjmp.h>
#include <stdarg.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/pool.h"
#include "format/qr.h"

static struct pool *pool;

/* Is the module at this place dark? */
static bool dark(const char *svg, int x, int y)
{
	return strstr(svg, pool_printf(pool, "M%d %dh1v1h-1z", x + 4, y + 4));
}

static void test_a_code_has_its_three_marks_and_a_quiet_edge(void **state)
{
	(void)state;
	const char *svg = qr_svg(pool, "https://stellen.example.de/stellen/S-2026-00001");
	int size = 0;
	assert_non_null(strstr(svg, "viewBox=\"0 0 "));
	assert_int_equal(sscanf(strstr(svg, "viewBox=\"0 0 "), "viewBox=\"0 0 %d", &size), 1);
	int last = size - 8 - 7; /* where a mark begins at the other end */
	const int marks[][2] = {{0, 0}, {last, 0}, {0, last}};
	for (size_t m = 0; m < 3; m++)
		for (int i = 0; i < 7; i++) {
			assert_true(dark(svg, marks[m][0] + i, marks[m][1]));
			assert_true(dark(svg, marks[m][0], marks[m][1] + i));
			assert_int_equal(
				dark(svg, marks[m][0] + i, marks[m][1] + 1), i == 0 || i == 6);
		}
	assert_false(dark(svg, -1, 0));
	assert_false(dark(svg, size - 8, 0));
	char *long_text = POOL_ARRAY(pool, char, 4001);
	memset(long_text, 'a', 4000);
	assert_null(qr_svg(pool, long_text));
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_a_code_has_its_three_marks_and_a_quiet_edge),
	};
	return cmocka_run_group_tests(tests, setup, teardown);
}
