/* The end of an account, with all that hangs on it (RET-56). */
#ifndef BMS_RETENTION_ACCOUNT_DELETE_H
#define BMS_RETENTION_ACCOUNT_DELETE_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Its applications, for the warning before deleting: columns number, title, status, fate
 * (withdrawn, deleted, kept). OK, UNAVAILABLE. */
enum outcome account_fates(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r);

/*
 * Deletes the account with everything that hangs on it (RET-56): sessions, sign-ins, passwords,
 * tokens, alerts, bookmarks; active applications are withdrawn, drafts and unconfirmed ones become
 * "geloescht" (not those of an account that was never in use: they are a guest's). Inside a
 * transaction. `who` is the owner (RET-14), a member of staff (RET-13) or the system (RET-11,
 * RET-12, RET-15). OK; CONFLICT (staff, and active applications exist); NOT_FOUND; UNAVAILABLE.
 */
enum outcome account_delete(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id);

#endif
