/* Cryptography by OpenSSL; failures of the library itself end the process. */
#ifndef BMS_BASE_CRYPTO_H
#define BMS_BASE_CRYPTO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/pool.h"

#define CRYPTO_KEY_SIZE 32 /* bytes: AES-256 key, SHA-256 digest, HMAC key */
#define CRYPTO_SEAL_EXTRA 28 /* bytes a sealed text is longer: 12 nonce + 16 tag */

/* Fills `length` bytes with random ones. */
void crypto_random(void *bytes, size_t length);

/* Lower-case hex of the bytes. */
char *crypto_hex(struct pool *pool, const void *bytes, size_t length);

/* Inverse of crypto_hex; false when `hex` is not exactly 2 * length hex digits. */
bool crypto_unhex(const char *hex, void *bytes_r, size_t length);

/* `length` random bytes as base64url without padding; for tokens and ids in addresses. */
char *crypto_token(struct pool *pool, size_t length);

/* The digest of `length` bytes. */
void crypto_sha256(const void *bytes, size_t length, uint8_t digest_r[CRYPTO_KEY_SIZE]);

/* A digest in steps, for files. */
struct crypto_digest;
struct crypto_digest *crypto_digest_new(void);
void crypto_digest_add(struct crypto_digest *digest, const void *bytes, size_t length);
/* Ends it and sets *digest to NULL. */
void crypto_digest_end(struct crypto_digest **digest, uint8_t digest_r[CRYPTO_KEY_SIZE]);

/* HMAC-SHA-256 of `length` bytes. */
void crypto_hmac(const uint8_t key[CRYPTO_KEY_SIZE], const void *bytes, size_t length,
	uint8_t mac_r[CRYPTO_KEY_SIZE]);

/* Compares in constant time. */
bool crypto_equal(const void *a, const void *b, size_t length);

/*
 * AES-256-GCM. Sealed form: nonce (12) | ciphertext | tag (16). `aad` is authenticated, not stored:
 * use it to tie the text to its place. crypto_seal writes length + CRYPTO_SEAL_EXTRA bytes to
 * out_r. crypto_open returns false when key, aad or any byte is wrong; on success out_r holds
 * length - CRYPTO_SEAL_EXTRA bytes.
 */
void crypto_seal(const uint8_t key[CRYPTO_KEY_SIZE], const char *aad, const void *plain,
	size_t length, uint8_t *out_r);
/* The same; whoever seals the same text gets the same bytes, which so tell that it is the same. */
void crypto_seal_same(const uint8_t key[CRYPTO_KEY_SIZE], const char *aad, const void *plain,
	size_t length, uint8_t *out_r);
bool crypto_open(const uint8_t key[CRYPTO_KEY_SIZE], const char *aad, const void *sealed,
	size_t length, uint8_t *out_r);

#endif
