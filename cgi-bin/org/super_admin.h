/*
 * The super-administrator (ACC-06): sets the system up and creates administrators. Assigned to
 * nobody: an administrator activates it for oneself, with a written reason and for some hours.
 * Activation, each use and the end stand in history and audit and are mailed to all administrators.
 */
#ifndef BMS_ORG_SUPER_ADMIN_H
#define BMS_ORG_SUPER_ADMIN_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * Activates it for `hours`. Inside a transaction, like use and end. OK; INVALID (no reason, or
 * longer than the rules allow); DENIED (no administrator); CONFLICT (active already); UNAVAILABLE.
 */
enum outcome super_begin(struct db *db, struct pool *pool, const struct principal *who,
	const char *reason, int64_t hours);

/* Notes one use; `what` is a code with a language key super_use.<what>. OK; DENIED (not active any
 * more); UNAVAILABLE. */
enum outcome super_use(
	struct db *db, struct pool *pool, const struct principal *who, const char *what);

/* The person ends it. OK; CONFLICT (not active); UNAVAILABLE. */
enum outcome super_end(struct db *db, struct pool *pool, const struct principal *who);

/* Ends it for somebody who is locked out; inside a transaction. OK (also when it is not active),
 * UNAVAILABLE. */
enum outcome super_end_for(
	struct db *db, struct pool *pool, const struct principal *who, int64_t person);

/* Ends what has reached its limit; in transactions of its own. The rights are gone at the limit,
 * whenever this is called. OK, UNAVAILABLE. */
enum outcome super_end_due(struct db *db, struct pool *pool, int64_t *ended_r);

#define SUPER_LISTED 100 /* shown at most; one more is read, so that the page can say so */

/* The last hundred: columns name, reason, begun_at, until_at, ended_at, ended_by, uses. OK,
 * UNAVAILABLE. */
enum outcome super_list(struct db *db, struct pool *pool, struct db_rows **rows_r);

#endif
