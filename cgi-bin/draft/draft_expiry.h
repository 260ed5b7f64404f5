/*
 * What the clock does to applications that never came in: reminders of drafts (POR-13, after 7 and
 * 14 days without a change), deletion of drafts (RET-04) and of applications whose address nobody
 * confirmed (RET-05). Deadlines are retention_rule.days. Lists are read in pieces: ids greater than
 * `after_id`, in order, at most `limit`; each object is then dealt with in a transaction of its
 * own, which looks again whether it is still due at clock_now(), so that every function may be
 * repeated.
 */
#ifndef BMS_DRAFT_DRAFT_EXPIRY_H
#define BMS_DRAFT_DRAFT_EXPIRY_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Drafts whose next reminder is due at `now`: column id. OK, UNAVAILABLE. */
enum outcome draft_reminder_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/*
 * Sends the reminder that is due, once, with a link that opens the draft (letter draft_reminder);
 * inside a transaction. The later one takes the place of an earlier one that was missed. OK,
 * CONFLICT (none is due any more), NOT_FOUND, UNAVAILABLE.
 */
enum outcome draft_remind(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/* Drafts due for deletion at `now`: columns id, number, since. OK, UNAVAILABLE. */
enum outcome draft_expired_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/* RET-04: becomes "geloescht"; inside a transaction. OK, CONFLICT (not due any more), NOT_FOUND,
 * UNAVAILABLE. */
enum outcome draft_expire(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/* Sent ones due for deletion because the address was not confirmed: columns id, number, since. OK,
 * UNAVAILABLE. */
enum outcome unconfirmed_expired_list(struct db *db, struct pool *pool, int64_t now,
	int64_t after_id, int64_t last_id, int64_t limit, struct db_rows **rows_r);

/* RET-05: becomes "geloescht"; inside a transaction. OK, CONFLICT (not due any more), NOT_FOUND,
 * UNAVAILABLE. */
enum outcome unconfirmed_expire(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

#endif
