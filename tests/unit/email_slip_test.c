#include "support.h"

#include <string.h>

#include "base/email_slip.h"

static struct pool *pool;

static void test_slips(void **state)
{
	(void)state;
	static const char *const pairs[][2] = {
		{"Nora.B@gmial.com", "Nora.B@gmail.com"},
		{"a@gmai.com", "a@gmail.com"},
		{"a@gmaill.com", "a@gmail.com"},
		{"a@gmail.con", "a@gmail.com"},
		{"a@wbe.de", "a@web.de"},
		{"a@wen.de", "a@web.de"},
		{"a@gxm.de", "a@gmx.de"},
		{"a@t-onlien.de", "a@t-online.de"},
		{"a@tonline.de", "a@t-online.de"},
		{"a@exmaple.org", "a@example.org"},
		{"a@exmaple.com", "a@example.com"},
		{"a@beispiel.exmaple", "a@beispiel.example"},
		{"a@schule-nordhafen.ed", "a@schule-nordhafen.de"},
		{"a@firma.cmo", "a@firma.com"},
		{"a@firma.dee", "a@firma.de"},
		{"odd@name@hotmial.de", "odd@name@hotmail.de"},
	};
	for (size_t i = 0; i < sizeof(pairs) / sizeof(pairs[0]); i++) {
		const char *meant = email_slip(pool, pairs[i][0]);
		if (!meant || strcmp(meant, pairs[i][1]) != 0)
			fail_msg("%s became %s", pairs[i][0], meant ? meant : "nothing");
	}
}

/* What exists is not questioned, nor what is more than one slip away. */
static void test_none(void **state)
{
	(void)state;
	static const char *const good[] = {"a@gmail.com", "a@mail.com", "a@gmx.net", "a@gmx.de",
		"a@web.de", "a@email.de", "a@firma.dk", "a@firma.be", "a@firma.co", "a@firma.dev",
		"a@firma.io", "a@firma.eu", "a@amt.nordhafen.example", "a@uni-hamburg.de",
		"a@example.de", "gmial.com@posteo.de", "gmail", ""};
	for (size_t i = 0; i < sizeof(good) / sizeof(good[0]); i++) {
		const char *meant = email_slip(pool, good[i]);
		if (meant)
			fail_msg("%s became %s", good[i], meant);
	}
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
		cmocka_unit_test(test_slips),
		cmocka_unit_test(test_none),
	};
	return cmocka_run_group_tests(tests, start, end);
}
