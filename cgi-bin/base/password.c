/* Passwords: hash, rules, generation. */
#include "base/password.h"

#include <argon2.h>
#include <ctype.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/crypto.h"
#include "base/log.h"
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

const char *password_hash(struct pool *pool, const char *password)
{
	uint8_t salt[SALT_BYTES];
	char *encoded = pool_alloc(pool, ENCODED_MAX);
	crypto_random(salt, sizeof(salt));
	int error = argon2id_hash_encoded(PASSES, MEMORY_KIB, LANES, password, strlen(password),
		salt, sizeof(salt), HASH_BYTES, encoded, ENCODED_MAX);
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
	int answer = argon2id_verify(known ? hash : nobody, password, strlen(password));
	return known && answer == ARGON2_OK;
}

/* Those that head every list of passwords found out; compared without case, digits and signs at the end. */
static bool is_common(const char *password)
{
	static const char *const common[] = {
		"password", "passwort", "qwertz", "qwerty", "qwertzuiop", "qwertyuiop", "letmein", "welcome", "willkommen",
		"hallo", "hallohallo", "geheim", "iloveyou", "ichliebedich", "admin", "administrator", "monkey", "dragon",
		"sommer", "winter", "fruehling", "herbst", "hamburg", "berlin", "bewerbung", "schatz", "asdfgh", "asdfghjkl",
	};
	size_t length = strlen(password);
	while (length > 0 && isascii((unsigned char)password[length - 1])
			&& !isalpha((unsigned char)password[length - 1]))
		length--;
	if (length == 0)
		return true;
	for (size_t i = 0; i < sizeof(common) / sizeof(common[0]); i++)
		if (strlen(common[i]) == length && strncasecmp(common[i], password, length) == 0)
			return true;
	return strspn(password, (char[]){password[0], '\0'}) == strlen(password);
}

static bool holds_own(const char *password, const char *const *own)
{
	for (; own && *own; own++)
		if (strlen(*own) >= OWN_MIN && strcasestr(password, *own))
			return true;
	return false;
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
	return !upper ? "password_upper" : !lower ? "password_lower" : !digit ? "password_digit"
		: !special ? "password_special" : NULL;
}

const char *password_problem(const char *password, const struct password_rules *rules)
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
	return is_common(password) ? "password_common" : NULL;
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
				*at++ = one_of("abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ23456789");
			*at++ = group + 1 < GROUPS ? '-' : '\0';
		}
	} while (class_problem(password) || password_problem(password, &rules));
	return password;
}
