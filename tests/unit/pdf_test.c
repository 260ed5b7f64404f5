/* Tests of document/: PDFs of all kinds, and the sandbox they are looked at in. */
#include "support.h"

#include <fcntl.h>
#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/socket.h>
#include <unistd.h>

#include "base/clock.h"
#include "base/pool.h"
#include "document/pdf.h"
#include "document/sandbox.h"

#define LONG 20000 /* milliseconds; a machine may be busy */

static struct pool *pool;

static const char *read_file(const char *path, size_t *length_r)
{
	const char *source = getenv("BMS_SOURCE");
	assert_non_null(source);
	FILE *file = fopen(pool_printf(pool, "%s/%s", source, path), "re");
	assert_non_null(file);
	char *bytes = pool_alloc(pool, 1 << 20);
	*length_r = fread(bytes, 1, 1 << 20, file);
	fclose(file);
	return bytes;
}

static enum pdf_state state_of(const char *bytes, size_t length)
{
	enum pdf_state state;
	int64_t spent;
	assert_int_equal(pdf_check(bytes, length, LONG, &state, &spent), OK);
	return state;
}

static void test_kinds(void **state)
{
	(void)state;
	static const struct {
		const char *name;
		enum pdf_state state;
	} cases[] = {
		{"plain", PDF_GOOD},
		{"linearized", PDF_GOOD},
		{"object-streams", PDF_GOOD},
		{"junk-300-before", PDF_GOOD},
		{"junk-900-counted", PDF_GOOD},
		{"wrong-offsets", PDF_GOOD},
		{"encrypted-owner-password-only", PDF_GOOD},
		{"aes256-owner-password-only", PDF_GOOD},
		{"rc4-owner-password-only", PDF_GOOD},
		{"encrypted-user-password", PDF_ENCRYPTED},
		{"aes256-user-password", PDF_ENCRYPTED},
		{"aes128-user-password", PDF_ENCRYPTED},
		{"truncated", PDF_DAMAGED},
		{"only-header", PDF_DAMAGED},
		{"no-pages", PDF_DAMAGED},
	};
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		size_t size;
		const char *bytes =
			read_file(pool_printf(pool, "tests/files/%s.pdf", cases[i].name), &size);
		if (state_of(bytes, size) != cases[i].state)
			fail_msg("%s", cases[i].name);
	}
	size_t length;
	int64_t spent;
	enum pdf_state slow;
	const char *plain = read_file("tests/files/plain.pdf", &length);
	assert_int_equal(pdf_check(plain, length, 0, &slow, &spent), OK);
	assert_int_equal(slow, PDF_UNCHECKED); /* no time to look */
	char *deep = pool_alloc(pool, 1 << 19);
	memset(deep, '[', 1 << 19);
	memcpy(deep, "%PDF-1.4\n1 0 obj ", 17);
	memcpy(deep + (1 << 19) - 7, "\n%%EOF\n", 7);
	assert_int_equal(state_of(deep, 1 << 19), PDF_DAMAGED);
	assert_int_equal(state_of("", 0), PDF_DAMAGED);
	assert_int_equal(state_of("%PDF-", 5), PDF_DAMAGED);
}

/* Wherever it was cut off, up to its last line. */
static void test_cut_anywhere(void **state)
{
	(void)state;
	static const char *const names[] = {"tests/files/plain.pdf", "tests/files/linearized.pdf",
		"tests/files/object-streams.pdf", "conf/demo/data/lebenslauf.pdf",
		"tests/files/encrypted-owner-password-only.pdf"};
	for (size_t i = 0; i < sizeof(names) / sizeof(names[0]); i++) {
		size_t length;
		const char *bytes = read_file(names[i], &length);
		assert_int_equal(state_of(bytes, length), PDF_GOOD);
		for (size_t part = 1; part < 20; part++)
			if (state_of(bytes, length * part / 20) == PDF_GOOD)
				fail_msg("%s, %zu of 20 parts", names[i], part);
		if (state_of(bytes, length - 12) == PDF_GOOD)
			fail_msg("%s without its end", names[i]);
	}
}

static int nothing_but_computing(void *context)
{
	const int *inherited = context;
	int kept = 0;
	kept += open("/etc/passwd", O_RDONLY) >= 0;
	kept += socket(AF_INET, SOCK_STREAM, 0) >= 0;
	kept += socket(AF_UNIX, SOCK_STREAM, 0) >= 0;
	kept += fork() >= 0;
	kept += kill(getppid(), 0) == 0;
	kept += write(*inherited, "x", 1) == 1;
	kept += unlink("/tmp/anything") == 0;
	return kept + 10;
}

static int endless(void *context)
{
	volatile int *number = context;
	while (*number >= 0)
		*number ^= 1;
	return 9;
}

static int greedy(void *context)
{
	(void)context;
	for (size_t i = 0; i < 1000; i++) {
		char *more = malloc(1 << 20);
		if (!more)
			return 7;
		memset(more, 1, 1 << 20);
	}
	return 8;
}

static int dies(void *context)
{
	(void)context;
	abort();
}

static void test_sandbox(void **state)
{
	(void)state;
	int answer;
	int ends[2];
	int64_t spent;
	int number = 0;
	char byte;
	assert_int_equal(pipe2(ends, O_NONBLOCK), 0);
	assert_int_equal(sandbox_run(nothing_but_computing, &ends[1], LONG, &answer, &spent), OK);
	assert_int_equal(answer, 10);
	assert_int_equal(read(ends[0], &byte, 1), -1);
	int64_t begun = clock_ticks_us();
	assert_int_equal(sandbox_run(endless, &number, 300, &answer, &spent), GONE);
	assert_in_range(clock_ticks_us() - begun, 290000, 5000000);
	assert_in_range(spent, 290, 5000);
	assert_int_equal(sandbox_run(dies, NULL, LONG, &answer, &spent), GONE);
	enum outcome outcome = sandbox_run(greedy, NULL, LONG, &answer, &spent);
	assert_true(outcome == GONE || answer == 7);
	assert_int_equal(close(ends[0]) + close(ends[1]), 0);
}

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_cut_anywhere),
		cmocka_unit_test(test_sandbox),
	};
	return cmocka_run_group_tests_name("pdf", tests, start, end);
}
