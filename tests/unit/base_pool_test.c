/* Tests of base/pool. */
#include <malloc.h>
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cmocka.h>

#include "base/pool.h"

static void test_zeroed_and_aligned(void **state)
{
	(void)state;
	struct pool *pool = pool_new();
	for (int round = 0; round < 3; round++) {
		for (size_t size = 0; size < 3000; size += 7) {
			unsigned char *bytes = pool_alloc(pool, size);
			assert_int_equal((uintptr_t)bytes % _Alignof(max_align_t), 0);
			for (size_t i = 0; i < size; i++)
				assert_int_equal(bytes[i], 0);
			memset(bytes, 0xa5, size);
		}
		pool_clear(pool);
		assert_int_equal(pool_used(pool), 0);
	}
	pool_free(&pool);
	assert_null(pool);
	pool_free(&pool);
}

static void test_apart(void **state)
{
	(void)state;
	struct pool *pool = pool_new();
	static const size_t sizes[] = {1, 15, 16, 17, 16000, 100, 20000, 1, 70000, 300000, 5};
	enum { N = sizeof(sizes) / sizeof(sizes[0]) };
	unsigned char *parts[N];
	size_t used = 0;
	for (size_t i = 0; i < N; i++) {
		parts[i] = pool_alloc(pool, sizes[i]);
		memset(parts[i], (int)i + 1, sizes[i]);
		used += sizes[i];
	}
	for (size_t i = 0; i < N; i++)
		for (size_t j = 0; j < sizes[i]; j++)
			assert_int_equal(parts[i][j], i + 1);
	assert_int_equal(pool_used(pool), used);
	pool_free(&pool);
}

static void test_strings(void **state)
{
	(void)state;
	struct pool *pool = pool_new();
	assert_null(pool_strdup(pool, NULL));
	assert_string_equal(pool_strdup(pool, "abc"), "abc");
	assert_string_equal(pool_strndup(pool, "abcdef", 3), "abc");
	assert_string_equal(pool_strndup(pool, "", 0), "");
	assert_string_equal(pool_printf(pool, "%s-%05d", "x", 42), "x-00042");
	char *longer = pool_printf(pool, "%*d", 40000, 7);
	assert_int_equal(strlen(longer), 40000);
	int *numbers = POOL_ARRAY(pool, int, 10);
	assert_int_equal(numbers[9], 0);
	pool_free(&pool);
}

/* A worker's memory does not grow by the largest request it served (without AddressSanitizer). */
static void test_clear_releases(void **state)
{
	(void)state;
	struct pool *pool = pool_new();
	size_t before = mallinfo2().uordblks + mallinfo2().hblkhd;
	for (int i = 0; i < 100; i++)
		memset(pool_alloc(pool, 30000), 1, 30000);
	pool_alloc(pool, 5000000);
	pool_clear(pool);
	assert_int_equal(mallinfo2().uordblks + mallinfo2().hblkhd, before);
	pool_free(&pool);
}

/* Runs the request in a child, which must end with the status of log_fatal. */
static void assert_ends(size_t n, size_t size)
{
	pid_t child = fork();
	if (child == 0) {
		close(STDERR_FILENO);
		struct pool *pool = pool_new();
		pool_alloc_array(pool, n, size);
		_exit(0);
	}
	int status = 0;
	assert_int_equal(waitpid(child, &status, 0), child);
	assert_true(WIFEXITED(status));
	assert_int_equal(WEXITSTATUS(status), 70);
}

static void test_overflow_ends(void **state)
{
	(void)state;
	assert_ends(SIZE_MAX / 2 + 1, 2);
	assert_ends(SIZE_MAX, 1);
	assert_ends((size_t)1 << 33, (size_t)1 << 33);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_zeroed_and_aligned),
		cmocka_unit_test(test_apart),
		cmocka_unit_test(test_strings),
		cmocka_unit_test(test_clear_releases),
		cmocka_unit_test(test_overflow_ends),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
