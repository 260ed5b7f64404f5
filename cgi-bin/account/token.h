/* Links in mails to the owners of accounts; only their hash is kept. */
#ifndef BMS_ACCOUNT_TOKEN_H
#define BMS_ACCOUNT_TOKEN_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * Makes a link for `purpose` (password, email), which takes the place of an earlier one; `email` is
 * a new address or NULL. Inside a transaction. OK, UNAVAILABLE.
 */
enum outcome account_token_new(struct db *db, struct pool *pool, int64_t account_id,
	const char *purpose, const char *email, int64_t hours, const char **token_r);

/* What it belongs to; *email_r may be NULL. OK, NOT_FOUND (none, or too old), UNAVAILABLE. */
enum outcome account_token_find(struct db *db, struct pool *pool, const char *purpose,
	const char *token, int64_t *account_id_r, const char **email_r);

/* All links of an account for a purpose are void from now on. Inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome account_token_drop(struct db *db, int64_t account_id, const char *purpose);

#endif
