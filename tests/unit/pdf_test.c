/* Tests of document/: PDFs of all kinds. */
#include "child_fixture.h"

#include <string.h>

#include "document/pdf.h"

#define LONG 20000 /* milliseconds; a machine may be busy */

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

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_kinds),
		cmocka_unit_test(test_cut_anywhere),
	};
	return cmocka_run_group_tests_name("pdf", tests, start, end);
}
