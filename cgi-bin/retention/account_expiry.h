/*
 * What time does to accounts (POR-09, POR-13, RET-11, RET-12, RET-15), for the nightly run. Each
 * rule has a list of the accounts it is due for and a function that applies it to one of them. The
 * deadlines stand in retention_rule and in the settings account_valid_days and
 * account_reminder_days.
 *
 * A list holds at most `limit` accounts with an id greater than `after_id`, in the order of their
 * ids. Its columns: id; rule ("RET-11"); clock_start and due (UTC, "2026-11-22 02:30:00"); what (of
 * reminders: which one; of expiry: the reason kept; else empty). OK (also with no rows),
 * UNAVAILABLE.
 *
 * The functions that apply a rule run inside a transaction, one for each account, and look again
 * whether it still applies at the moment: CONFLICT when it does not any more (somebody signed in
 * meanwhile), NOT_FOUND when the account is gone; both mean: pass on. UNAVAILABLE.
 */
#ifndef BMS_RETENTION_ACCOUNT_EXPIRY_H
#define BMS_RETENTION_ACCOUNT_EXPIRY_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Registered (RET-11) or made for an application (RET-12) and not taken into use in 21 days:
 * deleted without notice. */
enum outcome account_unfinished_list(struct db *db, struct pool *pool, int64_t now,
	int64_t after_id, int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome account_unfinished_delete(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id);

/*
 * Mails, once each: before the account's validity ends (POR-09, what = "validity"), and before an
 * account nobody uses is deleted (RET-15, POR-13, what = "unused"), both account_reminder_days
 * before.
 */
enum outcome account_reminder_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome account_remind(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id);

/* Validity over without signing in: deactivated (POR-09 cases 2 to 4). */
enum outcome account_expired_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome account_expire(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id);

/*
 * Not signed in to for 180 days, without an active application and in no talent pool, active or
 * deactivated, and reminded of it account_reminder_days ago or earlier (RET-15): deleted.
 * account_inactive_delete is account_delete after it has looked again.
 */
enum outcome account_inactive_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome account_inactive_delete(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id);

#endif
