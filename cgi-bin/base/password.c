/* Passwords: hash, rules, generation. */
#include "base/password.h"

#include <argon2.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <uninorm.h>

#include "base/crypto.h"
#include "base/log.h"
#include "base/password_private.h"
#include "base/text.h"

/* OWASP's first recommendation for Argon2id. */
#define MEMORY_KIB 19456
#define PASSES 2
#define LANES 1
#define SALT_BYTES 16
#define HASH_BYTES 32
#define ENCODED_MAX 160

#define OWN_MIN 4
#define GROUPS 4
#define GROUP_LENGTH 5

/* The same letters typed on another keyboard may be other code points: compared and hashed is the
 * composed form (NFC). To be given to forget. */
static char *composed(const char *password)
{
	size_t length;
	uint8_t *bytes = u8_normalize(
		UNINORM_NFC, (const uint8_t *)password, strlen(password) + 1, NULL, &length);
	char *text = bytes ? (char *)bytes : strdup(password); /* no UTF-8: as it came */
	if (!text)
		log_fatal("memory", "bytes=%zu", strlen(password));
	return text;
}

static void password_forget(char *password)
{
	explicit_bzero(password, strlen(password));
	free(password);
}

const char *password_hash(struct pool *pool, const char *password)
{
	uint8_t salt[SALT_BYTES];
	char *encoded = pool_alloc(pool, ENCODED_MAX);
	crypto_random(salt, sizeof(salt));
	char *text = composed(password);
	int error = argon2id_hash_encoded(PASSES, MEMORY_KIB, LANES, text, strlen(text), salt,
		sizeof(salt), HASH_BYTES, encoded, ENCODED_MAX);
	password_forget(text);
	if (error != ARGON2_OK) {
		log_error("password", "reason=\"%s\"", argon2_error_message(error));
		abort();
	}
	return encoded;
}

bool password_verify(const char *password, const char *hash)
{
	/* Of a random password nobody knows. */
	static const char nobody[] = "$argon2id$v=19$m=19456,t=2,p=1$bm9ib2R5J3Mgb3duIHNhbA"
				     "$nYU7uZCt0HS0BinqnnVrWWpZ53jXtT+qKeX9dCzSAVs";
	bool known = hash && *hash;
	char *text = composed(password);
	int answer = argon2id_verify(known ? hash : nobody, text, strlen(text));
	password_forget(text);
	return known && answer == ARGON2_OK;
}

/* Whatever the case of its letters, of every script, and composed. To be given to forget. */
static char *caseless(const char *text)
{
	size_t length;
	uint8_t *bytes = u8_casefold(
		(const uint8_t *)text, strlen(text) + 1, NULL, UNINORM_NFC, NULL, &length);
	return bytes ? (char *)bytes : composed(text);
}

static bool password_holds(const char *password, const char *own)
{
	char *word = caseless(own);
	bool held = strlen(word) >= OWN_MIN && strstr(password, word);
	password_forget(word);
	return held;
}

static bool holds_own(const char *password, const char *const *own)
{
	char *text = caseless(password);
	bool held = false;
	for (; own && *own && !held; own++)
		held = password_holds(text, *own);
	password_forget(text);
	return held;
}

static const char *class_problem(const char *password)
{
	bool upper = false, lower = false, digit = false, special = false;
	for (const char *c = password; *c; c++) {
		unsigned char byte = (unsigned char)*c;
		upper = upper || isupper(byte);
		lower = lower || islower(byte);
		digit = digit || isdigit(byte);
		special = special || !isalnum(byte);
	}
	return !upper      ? "password_upper"
		: !lower   ? "password_lower"
		: !digit   ? "password_digit"
		: !special ? "password_special"
			   : NULL;
}

static const char *password_problem_of(const char *password, const struct password_rules *rules)
{
	size_t length = text_length(password);
	if ((int64_t)length < rules->min)
		return "password_short";
	if (length > PASSWORD_MAX)
		return "password_long";
	const char *problem = rules->classes ? class_problem(password) : NULL;
	if (problem)
		return problem;
	if (holds_own(password, rules->own))
		return "password_own";
	return password_common(password) ? "password_common" : NULL;
}

const char *password_problem(const char *password, const struct password_rules *rules)
{
	char *text = composed(password);
	const char *problem = password_problem_of(text, rules);
	password_forget(text);
	return problem;
}

static char one_of(const char *letters)
{
	size_t count = strlen(letters);
	uint8_t byte;
	do
		crypto_random(&byte, 1);
	while (byte >= 256 / count * count);
	return letters[byte % count];
}

const char *password_generate(struct pool *pool)
{
	static const struct password_rules rules = {.min = 1, .classes = true};
	char *password = pool_alloc(pool, GROUPS * (GROUP_LENGTH + 1));
	do {
		char *at = password;
		for (int group = 0; group < GROUPS; group++) {
			for (int i = 0; i < GROUP_LENGTH; i++)
				*at++ = one_of(
					"abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789");
			*at++ = group + 1 < GROUPS ? '-' : '\0';
		}
	} while (class_problem(password) || password_problem(password, &rules));
	return password;
}
