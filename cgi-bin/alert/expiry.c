/* Job alerts nobody has confirmed in time. */
#include "alert/expiry.h"

#include "alert/alert.h"
#include "base/clock.h"

static const char *made_before(struct pool *pool, int64_t now)
{
	return clock_sql(pool, now - ALERT_CONFIRM_HOURS * INT64_C(3600));
}

enum outcome alert_unconfirmed_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, created_at AS clock_start,"
		" created_at + INTERVAL ? HOUR AS due FROM job_alert WHERE status = 'unconfirmed'"
		" AND created_at <= ? AND id > ? AND id <= ? ORDER BY id LIMIT ?",
		DB_VALUES(db_int(ALERT_CONFIRM_HOURS), db_str(made_before(pool, now)),
			db_int(after_id), db_int(last_id), db_int(limit)),
		rows_r);
}

enum outcome alert_unconfirmed_delete(
	struct db *db, struct pool *pool, const struct principal *who, int64_t alert_id)
{
	int64_t deleted = 0;
	enum outcome outcome = db_exec(db,
		"DELETE FROM job_alert WHERE id = ?"
		" AND status = 'unconfirmed' AND created_at <= ?",
		DB_VALUES(db_int(alert_id), db_str(made_before(pool, clock_now()))), &deleted);

	(void)who;
	return !outcome && deleted == 0 ? CONFLICT : outcome;
}
