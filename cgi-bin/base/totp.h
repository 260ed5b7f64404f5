/* One-time codes by time (RFC 6238: SHA-1, six digits, 30 seconds), the second factor of service
 * accounts (ACC-05). */
#ifndef BMS_BASE_TOTP_H
#define BMS_BASE_TOTP_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"

#define TOTP_SECRET 20 /* bytes */
#define TOTP_DIGITS 6

/*
 * Is this the code of `now`, or of the step before or after it? Only steps after `last` count, so
 * that no code can be used twice. Blanks in the code are passed over. *step_r is the step of the
 * code: the next `last`.
 */
bool totp_check(const uint8_t secret[TOTP_SECRET], const char *code, int64_t now, int64_t last,
	int64_t *step_r);

/* The code of an instant. */
const char *totp_code(struct pool *pool, const uint8_t secret[TOTP_SECRET], int64_t now);

/* The secret as people type it into their app: base32 in groups of four. */
const char *totp_secret_text(struct pool *pool, const uint8_t secret[TOTP_SECRET]);

/* The inverse, in either case and with blanks or without; false when it is no secret of ours. */
bool totp_secret_read(const char *text, uint8_t secret_r[TOTP_SECRET]);

/* "otpauth://totp/…" as apps read it. */
const char *totp_uri(struct pool *pool, const uint8_t secret[TOTP_SECRET], const char *issuer,
	const char *account);

#endif
