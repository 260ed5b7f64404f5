/* One-time codes by time, by liboath. */
#include "base/totp.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include <liboath/oath.h>

#include "base/buf.h"
#include "base/crypto.h"
#include "base/log.h"

#define STEP 30 /* seconds */
#define AROUND 1 /* steps the clocks may differ */
#define GROUP 4
#define TEXT_MAX 100 /* a longer secret is none of ours */

static void totp_generate(
	const uint8_t secret[TOTP_SECRET], int64_t step, char code_r[TOTP_DIGITS + 1])
{
	int error = oath_hotp_generate((const char *)secret, TOTP_SECRET, (uint64_t)step,
		TOTP_DIGITS, false, OATH_HOTP_DYNAMIC_TRUNCATION, code_r);

	if (error != OATH_OK)
		log_fatal("totp", "reason=\"%s\"", oath_strerror(error));
}

static bool digits_of(const char *text, char code_r[TOTP_DIGITS + 1])
{
	size_t count = 0;

	for (; *text; text++) {
		if (*text == ' ')
			continue;
		if (*text < '0' || *text > '9' || count == TOTP_DIGITS)
			return false;
		code_r[count++] = *text;
	}
	code_r[count] = '\0';
	return count == TOTP_DIGITS;
}

bool totp_check(const uint8_t secret[TOTP_SECRET], const char *code, int64_t now, int64_t last,
	int64_t *step_r)
{
	char typed[TOTP_DIGITS + 1], right[TOTP_DIGITS + 1];
	int64_t middle = now / STEP;
	bool found = false;

	if (!code || !digits_of(code, typed))
		return false;
	for (int64_t step = middle - AROUND; step <= middle + AROUND; step++) {
		totp_generate(secret, step, right);
		if (crypto_equal(typed, right, TOTP_DIGITS) && step > last && !found) {
			*step_r = step;
			found = true;
		}
	}
	return found;
}

const char *totp_code(struct pool *pool, const uint8_t secret[TOTP_SECRET], int64_t now)
{
	char *code = pool_alloc(pool, TOTP_DIGITS + 1);

	totp_generate(secret, now / STEP, code);
	return code;
}

static char *base32(struct pool *pool, const uint8_t secret[TOTP_SECRET])
{
	char *text = NULL, *copy;
	size_t length = 0;

	if (oath_base32_encode((const char *)secret, TOTP_SECRET, &text, &length) != OATH_OK)
		log_fatal("totp", "reason=base32");
	copy = pool_strndup(pool, text, length);
	free(text);
	return copy;
}

const char *totp_secret_text(struct pool *pool, const uint8_t secret[TOTP_SECRET])
{
	const char *text = base32(pool, secret);
	struct buf buf;

	buf_init(&buf, pool);
	for (size_t i = 0; text[i]; i++) {
		if (i && i % GROUP == 0)
			buf_char(&buf, ' ');
		buf_char(&buf, text[i]);
	}
	return buf.data;
}

bool totp_secret_read(const char *text, uint8_t secret_r[TOTP_SECRET])
{
	char clean[TEXT_MAX + 1], *bytes = NULL;
	size_t length = 0, size = 0;

	for (; *text; text++) {
		if (*text == ' ')
			continue;
		if (length == TEXT_MAX)
			return false;
		clean[length++] = (char)toupper((unsigned char)*text);
	}
	if (oath_base32_decode(clean, length, &bytes, &size) != OATH_OK)
		return false;
	bool fits = size == TOTP_SECRET;
	if (fits)
		memcpy(secret_r, bytes, TOTP_SECRET);
	free(bytes);
	return fits;
}

const char *totp_uri(struct pool *pool, const uint8_t secret[TOTP_SECRET], const char *issuer,
	const char *account)
{
	struct buf buf;

	buf_init(&buf, pool);
	buf_str(&buf, "otpauth://totp/");
	buf_url(&buf, issuer);
	buf_char(&buf, ':');
	buf_url(&buf, account);
	buf_printf(&buf, "?secret=%s&issuer=", base32(pool, secret));
	buf_url(&buf, issuer);
	buf_printf(&buf, "&algorithm=SHA1&digits=%d&period=%d", TOTP_DIGITS, STEP);
	return buf.data;
}
