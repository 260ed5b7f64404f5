/* How long an authority waits for those passed over, and what it tells them (PRO-31, LAW-41). What
 * went already keeps what was set then. */
#ifndef BMS_NOTIFIED_SETTING_H
#define BMS_NOTIFIED_SETTING_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "notified/receipt.h"

#define WAITING_COUNT_MAX 12
#define PRESUMED_DAYS_MAX 14

struct notice_setting {
	struct waiting waiting;
	const char *naming; /* to whom it is said who gets the post: nobody, internal, all */
};

/* Of the authority of a vacancy. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome notice_setting_get(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct notice_setting *setting_r);

/* All authorities: columns authority (code), name, waits, unit, presumed_days, naming, own (0, 1),
 * off (1: it has switched the waiting off). OK, UNAVAILABLE. */
enum outcome notice_settings(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* Sets one, with a line of the audit. Inside a transaction. OK; INVALID (problems: authority,
 * naming, unit: choice; waits, presumed_days: range); UNAVAILABLE. */
enum outcome notice_setting_set(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, const struct notice_setting *setting, struct problems *problems);

#endif
