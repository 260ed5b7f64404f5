/* Tests of base/crypto, against published test vectors where there are some. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/crypto.h"

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

static void test_hex(void **state)
{
	(void)state;
	uint8_t bytes[4] = {0};
	assert_string_equal(crypto_hex(pool, "\x00\x7f\xff\x1a", 4), "007fff1a");
	assert_string_equal(crypto_hex(pool, "", 0), "");
	assert_true(crypto_unhex("007FFf1a", bytes, 4));
	assert_memory_equal(bytes, "\x00\x7f\xff\x1a", 4);
	assert_false(crypto_unhex("007fff1", bytes, 4));
	assert_false(crypto_unhex("007fff1a0", bytes, 4));
	assert_false(crypto_unhex("007fff1g", bytes, 4));
	assert_false(crypto_unhex("", bytes, 4));
	assert_false(crypto_unhex(NULL, bytes, 4));
}

static void test_digest(void **state)
{
	(void)state;
	static const char abc[] =
		"ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
	uint8_t digest[CRYPTO_KEY_SIZE];
	crypto_sha256("abc", 3, digest);
	assert_string_equal(crypto_hex(pool, digest, sizeof(digest)), abc);
	struct crypto_digest *steps = crypto_digest_new();
	crypto_digest_add(steps, "a", 1);
	crypto_digest_add(steps, "", 0);
	crypto_digest_add(steps, "bc", 2);
	memset(digest, 0, sizeof(digest));
	crypto_digest_end(&steps, digest);
	assert_null(steps);
	assert_string_equal(crypto_hex(pool, digest, sizeof(digest)), abc);
}

static void test_hmac(void **state)
{
	(void)state;
	/* RFC 4231, case 1; HMAC pads its key of 20 bytes with zeroes, as is done here */
	uint8_t key[CRYPTO_KEY_SIZE] = {0};
	uint8_t mac[CRYPTO_KEY_SIZE];
	memset(key, 0x0b, 20);
	crypto_hmac(key, "Hi There", 8, mac);
	assert_string_equal(crypto_hex(pool, mac, sizeof(mac)),
		"b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
}

static void test_token(void **state)
{
	(void)state;
	static const size_t lengths[] = {1, 2, 3, 16, 32};
	static const size_t letters[] = {2, 3, 4, 22, 43};
	for (size_t i = 0; i < 5; i++) {
		char *token = crypto_token(pool, lengths[i]);
		assert_int_equal(strlen(token), letters[i]);
		assert_int_equal(strspn(token,
					 "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
					 "abcdefghijklmnopqrstuvwxyz0123456789-_"),
			letters[i]);
	}
	assert_string_not_equal(crypto_token(pool, 16), crypto_token(pool, 16));
	assert_true(crypto_equal("abc", "abd", 2));
	assert_false(crypto_equal("abc", "abd", 3));
}

static void test_token_uses_all_bits(void **state)
{
	(void)state;
	/* each of the 22 letters takes many values; the last holds two bits */
	bool seen[22][128] = {{false}};
	for (int i = 0; i < 2000; i++) {
		char *token = crypto_token(pool, 16);
		for (size_t j = 0; j < 22; j++)
			seen[j][(int)token[j]] = true;
	}
	for (size_t j = 0; j < 22; j++) {
		int n = 0;
		for (size_t c = 0; c < 128; c++)
			n += seen[j][c] ? 1 : 0;
		assert_int_equal(n, j < 21 ? 64 : 4);
	}
}

static void test_seal(void **state)
{
	(void)state;
	uint8_t key[CRYPTO_KEY_SIZE];
	uint8_t sealed[100 + CRYPTO_SEAL_EXTRA];
	uint8_t again[100 + CRYPTO_SEAL_EXTRA];
	uint8_t plain[100];
	uint8_t opened[100];
	crypto_random(key, sizeof(key));
	crypto_random(plain, sizeof(plain));
	crypto_seal(key, "place", plain, sizeof(plain), sealed);
	crypto_seal(key, "place", plain, sizeof(plain), again);
	assert_memory_not_equal(sealed, again, sizeof(sealed));
	assert_true(crypto_open(key, "place", sealed, sizeof(sealed), opened));
	assert_memory_equal(opened, plain, sizeof(plain));
	assert_false(crypto_open(key, "other", sealed, sizeof(sealed), opened));
	assert_false(crypto_open(key, "place", sealed, sizeof(sealed) - 1, opened));
	assert_false(crypto_open(key, "place", sealed, CRYPTO_SEAL_EXTRA - 1, opened));
	for (size_t i = 0; i < sizeof(sealed); i++) {
		sealed[i] ^= 1;
		assert_false(crypto_open(key, "place", sealed, sizeof(sealed), opened));
		sealed[i] ^= 1;
	}
	key[31] ^= 1;
	assert_false(crypto_open(key, "place", sealed, sizeof(sealed), opened));
}

static void test_seal_same(void **state)
{
	(void)state;
	uint8_t key[CRYPTO_KEY_SIZE];
	uint8_t sealed[3 + CRYPTO_SEAL_EXTRA];
	uint8_t again[3 + CRYPTO_SEAL_EXTRA];
	uint8_t opened[3];
	crypto_random(key, sizeof(key));
	crypto_seal_same(key, "place", "abc", 3, sealed);
	crypto_seal_same(key, "place", "abc", 3, again);
	assert_memory_equal(sealed, again, sizeof(sealed));
	assert_true(crypto_open(key, "place", sealed, sizeof(sealed), opened));
	assert_memory_equal(opened, "abc", 3);
	/* another text, place or key: another nonce, which stands at the begin */
	crypto_seal_same(key, "place", "abd", 3, again);
	assert_memory_not_equal(sealed, again, 12);
	crypto_seal_same(key, "other", "abc", 3, again);
	assert_memory_not_equal(sealed, again, 12);
	assert_false(crypto_open(key, "place", again, sizeof(again), opened));
	key[0] ^= 1;
	crypto_seal_same(key, "place", "abc", 3, again);
	assert_memory_not_equal(sealed, again, 12);
}

static void test_seal_empty(void **state)
{
	(void)state;
	uint8_t key[CRYPTO_KEY_SIZE] = {1};
	uint8_t sealed[CRYPTO_SEAL_EXTRA];
	uint8_t nothing[1];
	crypto_seal(key, "", "", 0, sealed);
	assert_true(crypto_open(key, "", sealed, sizeof(sealed), nothing));
	assert_true(crypto_open(key, NULL, sealed, sizeof(sealed), nothing));
	assert_false(crypto_open(key, "x", sealed, sizeof(sealed), nothing));
}

static void test_open_vector(void **state)
{
	(void)state;
	/* test case 16 of the GCM specification: AES-256; its additional data has no NUL */
	uint8_t key[CRYPTO_KEY_SIZE];
	uint8_t sealed[12 + 60 + 16];
	uint8_t plain[60];
	uint8_t opened[60];
	char aad[21] = "";
	assert_true(crypto_unhex("feffe9928665731c6d6a8f9467308308feffe9928665731c6d6a8f9467308308",
		key, sizeof(key)));
	assert_true(crypto_unhex("feedfacedeadbeeffeedfacedeadbeefabaddad2", aad, 20));
	assert_true(crypto_unhex("cafebabefacedbaddecaf888"
				 "522dc1f099567d07f47f37a32a84427d643a8cdcbfe5c0c97598a2bd2555d1aa"
				 "8cb08e48590dbb3da7b08b1056828838c5f61e6393ba7a0abcc9f662"
				 "76fc6ece0f4e1768cddf8853bb2d551b",
		sealed, sizeof(sealed)));
	assert_true(crypto_unhex("d9313225f88406e5a55909c5aff5269a86a7a9531534f7da2e4c303d8a318a72"
				 "1c3c0c95956809532fcf0e2449a6b525b16aedf5aa0de657ba637b39",
		plain, sizeof(plain)));
	assert_true(crypto_open(key, aad, sealed, sizeof(sealed), opened));
	assert_memory_equal(opened, plain, sizeof(plain));
}

int main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_hex),
		cmocka_unit_test(test_digest),
		cmocka_unit_test(test_hmac),
		cmocka_unit_test(test_token),
		cmocka_unit_test(test_token_uses_all_bits),
		cmocka_unit_test(test_seal),
		cmocka_unit_test(test_seal_same),
		cmocka_unit_test(test_seal_empty),
		cmocka_unit_test(test_open_vector),
	};
	return cmocka_run_group_tests(tests, start, end);
}
