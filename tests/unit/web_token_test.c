/* Form tokens: who made them, for whom, when. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "web/form/form_private.h"

static const uint8_t key[32] = "the key of the forms";
static const uint8_t other_key[32] = "another key";
static const uint8_t session[32] = "a session";
static const uint8_t none[32];
static const int64_t now = 1795000000;

static void test_good(void **state)
{
	(void)state;
	struct pool *pool = pool_new();
	struct token first, second;
	char *token = token_make(pool, key, session, now, NULL, NULL);
	assert_int_equal(strlen(token), 75);
	assert_true(token_open(pool, key, session, token, now, &first));
	assert_true(token_open(pool, key, session, token, now + 12 * 3600 - 1, &second));
	assert_memory_equal(first.nonce, second.nonce, TOKEN_NONCE);
	assert_true(token_open(pool, key, session, token, now - 60, &second));
	assert_true(token_open(
		pool, key, session, token_make(pool, key, session, now, NULL, NULL), now, &second));
	assert_memory_not_equal(first.nonce, second.nonce, TOKEN_NONCE);
	pool_free(&pool);
}

static void test_refused(void **state)
{
	(void)state;
	struct pool *pool = pool_new();
	struct token nonce;
	char *token = token_make(pool, key, session, now, NULL, NULL);
	assert_false(token_open(pool, key, none, token, now, &nonce));
	assert_false(token_open(pool, other_key, session, token, now, &nonce));
	assert_false(token_open(pool, key, session, token, now + 12 * 3600, &nonce));
	assert_false(token_open(pool, key, session, token, now - 61, &nonce));
	assert_false(token_open(pool, key, session, "", now, &nonce));
	assert_false(token_open(pool, key, session, pool_printf(pool, "%sA", token), now, &nonce));
	assert_false(token_open(pool, key, session, token + 1, now, &nonce));
	pool_free(&pool);
}

/* No character may be changed, not even to another spelling of the same bytes. */
static void test_changed(void **state)
{
	(void)state;
	static const char alphabet[] =
		"ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_+/= ";
	struct pool *pool = pool_new();
	struct token nonce;
	char *token = token_make(pool, key, none, now, NULL, NULL);
	for (size_t i = 0; token[i]; i++) {
		char kept = token[i];
		for (const char *c = alphabet; *c; c++) {
			token[i] = *c;
			assert_int_equal(
				token_open(pool, key, none, token, now, &nonce), *c == kept);
		}
		token[i] = kept;
	}
	pool_free(&pool);
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_good),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_changed),
	};
	return cmocka_run_group_tests(tests, NULL, NULL);
}
