/*
 * Passwords: a memory-hard hash (Argon2id, PRT-31), what a password must look like (ACC-05,
 * POR-08), passwords the system makes itself. However its letters are composed (NFC, NFD), it is
 * the same password.
 */
#ifndef BMS_BASE_PASSWORD_H
#define BMS_BASE_PASSWORD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/pool.h"

#define PASSWORD_MAX 200 /* code points; longer ones are refused before they are hashed */

/* The hash as kept in the database ("$argon2id$v=19$m=…"), with a salt of its own each time. Takes
 * about 40 ms and 19 MiB: never inside a transaction. */
const char *password_hash(struct pool *pool, const char *password);

/* Is it this password? With hash NULL (nobody has it) the same time is spent and the answer is no,
 * so that no answer tells whether somebody is known. */
bool password_verify(const char *password, const char *hash);

struct password_rules {
	int64_t min; /* code points at least */
	bool classes; /* upper, lower, digit and special must all occur */
	const char *const *own; /* what it must not contain (user id, e-mail), NULL-terminated;
				   those shorter than 4 are passed over. NULL: nothing */
};

/*
 * The first rule it breaks, as a code below `problem.`: password_short, password_long,
 * password_upper, password_lower, password_digit, password_special, password_own, password_common
 * (one of those everybody tries first: a known word, whatever digits and signs stand around it or
 * for its letters, twice, backwards, with another one; a row of keys); NULL: none.
 */
const char *password_problem(const char *password, const struct password_rules *rules);

/* A password of 20 characters in groups of five that keeps every rule and holds no letters and
 * digits that look alike ("k7Wp3-…"); 90 bits. */
const char *password_generate(struct pool *pool);

#endif
