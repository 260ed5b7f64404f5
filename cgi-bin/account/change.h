/* Another e-mail address for an account: asked for by its owner, confirmed from the new mailbox,
 * told to the old one. */
#ifndef BMS_ACCOUNT_CHANGE_H
#define BMS_ACCOUNT_CHANGE_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Sends the link to the new address and a notice to the old one; an address with an account of its
 * own gets a letter that says so. Inside a transaction. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome account_email_ask(
	struct db *db, struct pool *pool, int64_t account_id, const char *email);

/* The new address a link is for. OK, NOT_FOUND (none, or too old), UNAVAILABLE. */
enum outcome account_email_link(
	struct db *db, struct pool *pool, const char *token, const char **email_r);

/*
 * The address becomes the account's, and that of its applications. Inside a transaction. OK;
 * NOT_FOUND (no such link); CONFLICT (the new address has an account by now, or an active
 * application for an ad this account has applied for, too); UNAVAILABLE.
 */
enum outcome account_email_confirm(
	struct db *db, struct pool *pool, const struct principal *who, const char *token);

#endif
