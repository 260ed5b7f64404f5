/* Tests of base/password. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include <cmocka.h>

#include "base/password.h"
#include "base/text.h"

static const char *const own[] = {"not.fall", "abc", "Müllerheim", "Straßburger", NULL};

static void test_rules(void **state)
{
	static const struct {
		const char *password, *problem;
		int64_t min;
		bool classes;
	} cases[] = {
		{"Kranich-7", NULL, 8, true},
		{"Kran-7a", "password_short", 8, true},
		{"Kranich-7", "password_short", 12, true},
		{"kranich-77777", "password_upper", 12, true},
		{"KRANICH-77777", "password_lower", 12, true},
		{"Kranich-hinauf", "password_digit", 12, true},
		{"Kranich7hinauf", "password_special", 12, true},
		{"Kranich hinauf 7", NULL, 12, true},
		{"Ölkännchen1ßB", NULL, 12, true},
		{"секретное слово", NULL, 8, false},
		{"Kraniche fliegen", NULL, 12, false},
		{"xNot.Fall-2026!", "password_own", 12, true},
		{"xAbc-2026-geht", NULL, 12, true},
		{"Passwort-2026", "password_common", 8, true},
		{"Hamburg!2026", "password_common", 8, true},
		{"aaaaaaaaaaaa", "password_common", 8, false},
		{"1234567890-123", "password_common", 8, false},
		/* a known word, and what people do to it */
		{"sommer2026", "password_common", 8, false},
		{"Bewerbung", "password_common", 8, false},
		{"BEWERBUNG2026!", "password_common", 8, false},
		{"2026Bewerbung", "password_common", 8, false},
		{"B3w3rbung!", "password_common", 8, false},
		{"P@ssw0rt123", "password_common", 8, false},
		{"H4mburg#2026", "password_common", 8, false},
		{"Frühling26", "password_common", 8, false},
		{"Fru\u0308hling26", "password_common", 8, false},
		{"März-2026-März", "password_common", 8, false},
		{"Müller1975", "password_common", 8, false},
		{"SommerHamburg1", "password_common", 8, false},
		{"hamburghamburg", "password_common", 8, false},
		{"grubmah2026", "password_common", 8, false},
		{"qwertzuiop12", "password_common", 8, false},
		{"!!!geheim!!!", "password_common", 8, false},
		{"abcdefgh2026", "password_common", 8, false},
		{"ababababab", "password_common", 8, false},
		{"1l0vey0u2", "password_common", 8, false},
		{"Baseball99", "password_common", 8, false},
		{"q1w2e3r4t5z6", "password_common", 8, false},
		{"1q2w3e4r5t6z", "password_common", 8, false},
		{"a1s2d3f4g5h6", "password_common", 8, false},
		{"qaywsxedcrfv", "password_common", 8, false},
		{"qawsedrftgzh", "password_common", 8, false},
		{"6z5t4r3e2w1q", "password_common", 8, false},
		{"Schatz+Liebe", "password_common", 8, false},
		{"Stadt Nordhafen", "password_common", 8, false},
		{"Sommer - Hamburg 2026", "password_common", 8, false},
		{"Sommer_2026_Hamburg", "password_common", 8, false},
		{"😀😀😀😀😀😀😀😀😀😀😀😀", "password_common", 8, false},
		{"😀🎈🐳😀🎈🐳😀🎈🐳😀🎈🐳", "password_common", 8, false},
		{"яяяяяяяяяяяя", "password_common", 8, false},
		{"MÜLLERHEIM-xq7", "password_own", 8, false},
		{"x-müllerheim-7q", "password_own", 8, false},
		{"STRASSBURGER-xq7", "password_own", 8, false},
		{"😀🎈🐳🌊😀🎈🐳🌊", NULL, 8, false},
		{"q1w2 vierzig Möwen", NULL, 8, false},
		{"Kranich Hamburg Sommer", NULL, 8, false},
		{"vierzig Möwen am Kai", NULL, 8, false},
		{"x8Kq2-vTz91", NULL, 8, false},
	};
	(void)state;
	for (size_t i = 0; i < sizeof(cases) / sizeof(cases[0]); i++) {
		const char *problem = password_problem(cases[i].password,
			&(struct password_rules){
				.min = cases[i].min, .classes = cases[i].classes, .own = own});

		if (!text_equal(problem, cases[i].problem))
			fail_msg("%s: %s, not %s", cases[i].password, problem, cases[i].problem);
	}
}

static void test_length_counts_characters(void **state)
{
	struct password_rules rules = {.min = 8};
	char long_one[2 * PASSWORD_MAX + 3];
	(void)state;
	for (size_t i = 0; i < PASSWORD_MAX; i++)
		memcpy(long_one + 2 * i, i * i / 5 % 2 ? "ä" : "ö", 3);
	assert_null(password_problem(long_one, &rules));
	strcat(long_one, "x");
	assert_string_equal(password_problem(long_one, &rules), "password_long");
	assert_string_equal(password_problem("äöüßäöü", &rules), "password_short");
}

static void test_hash(void **state)
{
	struct pool *pool = pool_new();
	const char *hash = password_hash(pool, "Kranich-7");
	(void)state;
	assert_int_equal(strncmp(hash, "$argon2id$v=19$m=19456,t=2,p=1$", 31), 0);
	assert_true(strlen(hash) <= 160);
	assert_string_not_equal(hash, password_hash(pool, "Kranich-7"));
	assert_true(password_verify("Kranich-7", hash));
	assert_false(password_verify("Kranich-8", hash));
	assert_false(password_verify("", hash));
	assert_false(password_verify("Kranich-7", NULL));
	assert_false(password_verify("Kranich-7", ""));
	assert_false(password_verify("Kranich-7", "no hash"));
	pool_free(&pool);
}

/* However its letters are composed, it is the same password, and as long. */
static void test_composition(void **state)
{
	struct pool *pool = pool_new();
	const struct password_rules rules = {.min = 8};
	const char *hash = password_hash(pool, "M\u00f6wen f\u00fcttern");
	(void)state;
	assert_true(password_verify("Mo\u0308wen fu\u0308ttern", hash));
	assert_true(password_verify(
		"M\u00f6wen f\u00fcttern", password_hash(pool, "Mo\u0308wen fu\u0308ttern")));
	assert_false(password_verify("Mowen futtern", hash));
	assert_string_equal(
		password_problem("o\u0308u\u0308o\u0308u\u0308", &rules), "password_short");
	assert_true(password_verify("\xff\xfe", password_hash(pool, "\xff\xfe")));
	pool_free(&pool);
}

static void test_generated_ones_keep_the_rules(void **state)
{
	struct pool *pool = pool_new();
	const struct password_rules rules = {.min = 20, .classes = true};
	const char *before = "";
	(void)state;
	for (int i = 0; i < 200; i++) {
		const char *password = password_generate(pool);

		assert_int_equal(strlen(password), 23);
		assert_null(password_problem(password, &rules));
		assert_null(strpbrk(password, "lIO01o"));
		assert_string_not_equal(password, before);
		before = password;
	}
	pool_free(&pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rules),
		cmocka_unit_test(test_length_counts_characters),
		cmocka_unit_test(test_hash),
		cmocka_unit_test(test_composition),
		cmocka_unit_test(test_generated_ones_keep_the_rules),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
