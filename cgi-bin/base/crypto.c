/* Cryptography by OpenSSL's EVP interface. */
#include "base/crypto.h"

#include <openssl/core_names.h>
#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/params.h>
#include <openssl/rand.h>
#include <stdlib.h>
#include <string.h>

#include "base/codec.h"
#include "base/log.h"

#define NONCE_SIZE 12
#define TAG_SIZE 16
#define STEP ((size_t)1 << 30) /* EVP takes lengths as int */

struct crypto_digest {
	EVP_MD_CTX *context;
};

/* Ends the process when the library fails: nothing secret can be done without it. */
static void crypto_need(int good, const char *what)
{
	if (!good)
		log_fatal("crypto", "step=%s", what);
}

/* What the library looks up by name is looked up once: doing so costs more than the work itself for
 * what is as short as a token. */
static const EVP_MD *crypto_sha(void)
{
	static EVP_MD *sha256;

	if (!sha256)
		sha256 = EVP_MD_fetch(NULL, "SHA2-256", NULL);
	crypto_need(sha256 != NULL, "digest");
	return sha256;
}

static const EVP_CIPHER *crypto_gcm(void)
{
	static EVP_CIPHER *gcm;

	if (!gcm)
		gcm = EVP_CIPHER_fetch(NULL, "AES-256-GCM", NULL);
	crypto_need(gcm != NULL, "gcm");
	return gcm;
}

/* Has the digest, and never a key. */
static const EVP_MAC_CTX *crypto_mac(void)
{
	static EVP_MAC_CTX *context;
	char digest[] = "SHA2-256";
	const OSSL_PARAM params[] = {
		OSSL_PARAM_construct_utf8_string(OSSL_MAC_PARAM_DIGEST, digest, 0),
		OSSL_PARAM_construct_end()};

	if (!context) {
		EVP_MAC *hmac = EVP_MAC_fetch(NULL, "HMAC", NULL);
		crypto_need(hmac != NULL, "hmac");
		context = EVP_MAC_CTX_new(hmac);
		EVP_MAC_free(hmac);
		crypto_need(context && EVP_MAC_CTX_set_params(context, params) == 1, "hmac");
	}
	return context;
}

void crypto_random(void *bytes, size_t length)
{
	unsigned char *out = bytes;
	while (length > 0) {
		size_t step = length < STEP ? length : STEP;
		crypto_need(RAND_bytes(out, (int)step) == 1, "random");
		out += step;
		length -= step;
	}
}

char *crypto_hex(struct pool *pool, const void *bytes, size_t length)
{
	static const char digits[] = "0123456789abcdef";
	const unsigned char *in = bytes;
	char *hex = pool_alloc_array(pool, length + 1, 2);
	for (size_t i = 0; i < length; i++) {
		hex[2 * i] = digits[in[i] >> 4];
		hex[2 * i + 1] = digits[in[i] & 15];
	}
	return hex;
}

bool crypto_unhex(const char *hex, void *bytes_r, size_t length)
{
	unsigned char *out = bytes_r;
	if (!hex || strlen(hex) != 2 * length)
		return false;
	for (size_t i = 0; i < length; i++) {
		int high = hex_digit(hex[2 * i]);
		int low = hex_digit(hex[2 * i + 1]);
		if (high < 0 || low < 0)
			return false;
		out[i] = (unsigned char)(high * 16 + low);
	}
	return true;
}

char *crypto_token(struct pool *pool, size_t length)
{
	unsigned char *random = pool_alloc(pool, length);
	crypto_random(random, length);
	char *token = base64url_encode(pool, random, length);
	OPENSSL_cleanse(random, length);
	return token;
}

void crypto_sha256(const void *bytes, size_t length, uint8_t digest_r[CRYPTO_KEY_SIZE])
{
	crypto_need(EVP_Digest(bytes, length, digest_r, NULL, crypto_sha(), NULL) == 1, "digest");
}

struct crypto_digest *crypto_digest_new(void)
{
	struct crypto_digest *digest = malloc(sizeof(*digest));
	if (!digest)
		log_fatal("memory", "bytes=%zu", sizeof(*digest));
	digest->context = EVP_MD_CTX_new();
	crypto_need(digest->context != NULL, "digest");
	crypto_need(EVP_DigestInit_ex(digest->context, crypto_sha(), NULL) == 1, "digest");
	return digest;
}

void crypto_digest_add(struct crypto_digest *digest, const void *bytes, size_t length)
{
	crypto_need(EVP_DigestUpdate(digest->context, bytes, length) == 1, "digest");
}

void crypto_digest_end(struct crypto_digest **digest, uint8_t digest_r[CRYPTO_KEY_SIZE])
{
	crypto_need(EVP_DigestFinal_ex((*digest)->context, digest_r, NULL) == 1, "digest");
	EVP_MD_CTX_free((*digest)->context);
	free(*digest);
	*digest = NULL;
}

void crypto_hmac(const uint8_t key[CRYPTO_KEY_SIZE], const void *bytes, size_t length,
	uint8_t mac_r[CRYPTO_KEY_SIZE])
{
	EVP_MAC_CTX *context = EVP_MAC_CTX_dup(crypto_mac());
	size_t done;

	crypto_need(context && EVP_MAC_init(context, key, CRYPTO_KEY_SIZE, NULL) == 1
			&& EVP_MAC_update(context, bytes, length) == 1
			&& EVP_MAC_final(context, mac_r, &done, CRYPTO_KEY_SIZE) == 1,
		"hmac");
	EVP_MAC_CTX_free(context);
}

bool crypto_equal(const void *a, const void *b, size_t length)
{
	return CRYPTO_memcmp(a, b, length) == 0;
}

/* Cipher context with key, nonce and the additional data set. */
static EVP_CIPHER_CTX *gcm_start(
	const uint8_t *key, const char *aad, const uint8_t *nonce, int seal)
{
	size_t aad_length = aad ? strlen(aad) : 0;
	int done;
	EVP_CIPHER_CTX *context = EVP_CIPHER_CTX_new();
	crypto_need(context != NULL, "gcm");
	crypto_need(EVP_CipherInit_ex(context, crypto_gcm(), NULL, key, nonce, seal) == 1, "gcm");
	crypto_need(aad_length < STEP, "aad");
	const unsigned char *bytes = (const unsigned char *)aad;
	if (aad_length > 0)
		crypto_need(
			EVP_CipherUpdate(context, NULL, &done, bytes, (int)aad_length) == 1, "aad");
	return context;
}

static void gcm_run(EVP_CIPHER_CTX *context, const uint8_t *in, size_t length, uint8_t *out)
{
	while (length > 0) {
		int step = length < STEP ? (int)length : (int)STEP;
		int done;
		crypto_need(EVP_CipherUpdate(context, out, &done, in, step) == 1 && done == step,
			"gcm");
		in += step;
		out += step;
		length -= (size_t)step;
	}
}

/* The nonce is there already. */
static void seal_after_nonce(
	const uint8_t *key, const char *aad, const void *plain, size_t length, uint8_t *out_r)
{
	uint8_t rest[TAG_SIZE];
	int done;
	EVP_CIPHER_CTX *context = gcm_start(key, aad, out_r, 1);
	gcm_run(context, plain, length, out_r + NONCE_SIZE);
	crypto_need(EVP_CipherFinal_ex(context, rest, &done) == 1, "gcm");
	uint8_t *tag = out_r + NONCE_SIZE + length;
	crypto_need(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_GET_TAG, TAG_SIZE, tag) == 1, "tag");
	EVP_CIPHER_CTX_free(context);
}

void crypto_seal(const uint8_t key[CRYPTO_KEY_SIZE], const char *aad, const void *plain,
	size_t length, uint8_t *out_r)
{
	crypto_random(out_r, NONCE_SIZE);
	seal_after_nonce(key, aad, plain, length, out_r);
}

/* Two texts have the same nonce when they are the same. */
void crypto_seal_same(const uint8_t key[CRYPTO_KEY_SIZE], const char *aad, const void *plain,
	size_t length, uint8_t *out_r)
{
	uint8_t place[CRYPTO_KEY_SIZE], mac[CRYPTO_KEY_SIZE];
	crypto_hmac(key, aad, strlen(aad), place);
	crypto_hmac(place, plain, length, mac);
	memcpy(out_r, mac, NONCE_SIZE);
	seal_after_nonce(key, aad, plain, length, out_r);
}

bool crypto_open(const uint8_t key[CRYPTO_KEY_SIZE], const char *aad, const void *sealed,
	size_t length, uint8_t *out_r)
{
	if (length < CRYPTO_SEAL_EXTRA)
		return false;
	const uint8_t *in = sealed;
	size_t plain_length = length - CRYPTO_SEAL_EXTRA;
	uint8_t tag[TAG_SIZE];
	uint8_t rest[TAG_SIZE];
	int done;
	memcpy(tag, in + length - TAG_SIZE, TAG_SIZE);
	EVP_CIPHER_CTX *context = gcm_start(key, aad, in, 0);
	gcm_run(context, in + NONCE_SIZE, plain_length, out_r);
	crypto_need(EVP_CIPHER_CTX_ctrl(context, EVP_CTRL_AEAD_SET_TAG, TAG_SIZE, tag) == 1, "tag");
	bool genuine = EVP_CipherFinal_ex(context, rest, &done) == 1;
	EVP_CIPHER_CTX_free(context);
	if (!genuine)
		OPENSSL_cleanse(out_r, plain_length);
	return genuine;
}
