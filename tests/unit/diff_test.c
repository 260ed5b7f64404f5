/* Tests of comparing texts word by word, and of taking some of the changes. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include <cmocka.h>

#include "base/buf.h"
#include "format/diff.h"

static struct pool *pool;

/* The runs as text: [-removed-], [+added+]. */
static const char *compared(const char *old, const char *new)
{
	size_t count = 0;
	const struct diff_run *runs = diff_words(pool, old, new, &count);
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; i < count; i++)
		buf_printf(&buf,
			runs[i].kind == DIFF_SAME              ? "%s"
				: runs[i].kind == DIFF_REMOVED ? "[-%s-]"
							       : "[+%s+]",
			runs[i].text);
	return buf.data;
}

static void test_words_are_compared(void **state)
{
	(void)state;
	assert_string_equal(compared("Sie planen den Haushalt.", "Sie prüfen den Haushalt."),
		"Sie [-planen-][+prüfen+] den Haushalt.");
	assert_string_equal(compared("- planen\n- prüfen", "- planen\n- buchen\n- prüfen"),
		"- planen\n[+- buchen\n+]- prüfen");
	assert_string_equal(compared("- a\n- b\n- c", "- a\n- c"), "- a\n[-- b\n-]- c");
	assert_string_equal(compared("- a", "- b\n- a"), "[+- b\n+]- a");
	assert_string_equal(compared("- je E 6\n- 30 Tage", "- je E 6\n- Ruf, die\n- 30 Tage"),
		"- je E 6\n[+- Ruf, die\n+]- 30 Tage");
	assert_string_equal(compared("zu a zu b", "zu a zu c zu b"), "zu a zu [+c zu +]b");
	assert_string_equal(compared(NULL, "Neu"), "[+Neu+]");
	assert_string_equal(compared("Alt", NULL), "[-Alt-]");
	assert_string_equal(compared("gleich", "gleich"), "gleich");
	assert_string_equal(compared(NULL, ""), "");
}

/* "a b" becomes "c d": one change, not two with a blank between. */
static void test_changed_words_beside_each_other_are_one_change(void **state)
{
	size_t count = 0;
	const struct diff_run *runs = diff_words(pool, "x a b y", "x c d y", &count);

	(void)state;
	assert_string_equal(compared("x a b y", "x c d y"), "x [-a b-][+c d+] y");
	assert_int_equal(diff_changes(runs, count), 1);
}

static void test_changes_are_taken_one_by_one(void **state)
{
	static const char old[] = "eins zwei drei vier fünf";
	static const char new[] = "eins ZWEI drei fünf sechs";
	static const bool none[] = {false, false, false}, all[] = {true, true, true},
			  first[] = {true, false, false}, last[] = {false, false, true};
	size_t count = 0;
	const struct diff_run *runs = diff_words(pool, old, new, &count);

	(void)state;
	assert_int_equal(diff_changes(runs, count), 3);
	assert_string_equal(diff_apply(pool, runs, count, none), old);
	assert_string_equal(diff_apply(pool, runs, count, all), new);
	assert_string_equal(diff_apply(pool, runs, count, first), "eins ZWEI drei vier fünf");
	assert_string_equal(diff_apply(pool, runs, count, last), "eins zwei drei vier fünf sechs");
}

/* Words by chance: all changes taken give the new text, none the old one. */
static void test_any_two_texts(void **state)
{
	static const char *const words[] = {"a", "b", "c", " ", "\n", "- "};
	bool taken[200] = {false};

	(void)state;
	srand(7);
	for (int turn = 0; turn < 500; turn++) {
		struct buf texts[2];
		size_t count = 0;

		for (int side = 0; side < 2; side++) {
			buf_init(&texts[side], pool);
			for (int i = rand() % 40; i > 0; i--)
				buf_str(&texts[side], words[rand() % 6]);
		}
		const struct diff_run *runs =
			diff_words(pool, texts[0].data, texts[1].data, &count);
		assert_true(diff_changes(runs, count) < 200);
		memset(taken, 0, sizeof(taken));
		assert_string_equal(diff_apply(pool, runs, count, taken), texts[0].data);
		memset(taken, 1, sizeof(taken));
		assert_string_equal(diff_apply(pool, runs, count, taken), texts[1].data);
		pool_clear(pool);
	}
}

/* Beyond what is compared word by word, the middle as a whole is one change. */
static void test_very_long_texts_are_one_change(void **state)
{
	struct buf old, new;
	size_t count = 0;

	(void)state;
	buf_init(&old, pool);
	buf_init(&new, pool);
	for (int i = 0; i < 2000; i++) {
		buf_printf(&old, "a%d ", i);
		buf_printf(&new, "b%d ", i);
	}
	const struct diff_run *runs = diff_words(pool, old.data, new.data, &count);
	assert_int_equal(diff_changes(runs, count), 1);
	assert_string_equal(runs[0].text, pool_strndup(pool, old.data, old.length - 1));
}

static int begin(void **state)
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
		cmocka_unit_test(test_words_are_compared),
		cmocka_unit_test(test_changed_words_beside_each_other_are_one_change),
		cmocka_unit_test(test_changes_are_taken_one_by_one),
		cmocka_unit_test(test_any_two_texts),
		cmocka_unit_test(test_very_long_texts_are_one_change),
	};

	return cmocka_run_group_tests(tests, begin, end);
}
