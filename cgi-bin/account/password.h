/*
 * Passwords of accounts (POR-08). The slow part, hashing and comparing, is done by
 * account_password_prepare and account_password_right outside any transaction (page.before); what
 * is prepared is then stored inside one.
 */
#ifndef BMS_ACCOUNT_PASSWORD_H
#define BMS_ACCOUNT_PASSWORD_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

/*
 * Checks a new password of the owner's choice against the rules and the last five, and makes its
 * hash. Problems concern the field "password". OK; INVALID (*problems says what); NOT_FOUND;
 * UNAVAILABLE.
 */
enum outcome account_password_prepare(struct db *db, struct pool *pool, int64_t account_id,
	const char *password, struct problems *problems, const char **hash_r);

/* Stores the hash of a password the owner has chosen: it lasts its time, an account not yet in use
 * becomes active and gets its applications. Inside a transaction. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome account_password_set(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, const char *hash);

/* Stores the hash of a generated password, which must be changed at first use. Inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome account_password_generated(
	struct db *db, struct pool *pool, int64_t account_id, const char *hash);

/*
 * Is this the password of the account signed in to? For what asks for it once more. Wrong ones
 * count like those at sign-in; commits by itself. OK; INVALID (wrong, or the account is locked);
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome account_password_right(struct db *db, struct pool *pool, int64_t account_id,
	const char *password, const char *device);

/* "Forgotten": sends the owner of the address what helps, and a stranger's address nothing. Inside
 * a transaction; `hash` is that of the password `generated`, for accounts not yet in use. OK,
 * UNAVAILABLE. */
enum outcome account_forgotten(struct db *db, struct pool *pool, const char *email,
	const char *generated, const char *hash);

/* The account a link to set a password belongs to. OK, NOT_FOUND (none, or too old), UNAVAILABLE.
 */
enum outcome account_password_link(
	struct db *db, struct pool *pool, const char *token, int64_t *account_id_r);

#endif
