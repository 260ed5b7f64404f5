/* Reminders and deletion of applications that never came in. */
#include "draft/draft_expiry.h"

#include "application/workflow.h"
#include "base/clock.h"
#include "draft/resume.h"
#include "history/history.h"

#define DAY 86400
#define FIRST_DAYS 7 /* POR-13 */
#define SECOND_DAYS 14

static struct db_value before(struct pool *pool, int64_t now, int days)
{
	return db_str(clock_sql(pool, now - (int64_t)days * DAY));
}

/* Due are the first reminder from its day on, when none went out, and the second, when it did not.
 * Binds: days before, days before. */
#define REMINDER_DUE \
	" a.status = 'gespeichert' AND (a.changed_at <= ? AND NOT EXISTS (SELECT 1" \
	" FROM draft_reminder r WHERE r.application_id = a.id AND r.saved_at = a.changed_at)" \
	" OR a.changed_at <= ? AND NOT EXISTS (SELECT 1 FROM draft_reminder r" \
	" WHERE r.application_id = a.id AND r.saved_at = a.changed_at AND r.days = 14))"

enum outcome draft_reminder_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.id AS id FROM application a WHERE a.id > ? AND a.id <= ?"
		" AND" REMINDER_DUE " ORDER BY a.id LIMIT ?",
		DB_VALUES(db_int(after_id), db_int(last_id), before(pool, now, FIRST_DAYS),
			before(pool, now, SECOND_DAYS), db_int(limit)),
		rows_r);
}

enum outcome draft_remind(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	int64_t now = clock_now(), second;
	enum outcome outcome = db_get_int(db,
		"SELECT a.changed_at <= ? FROM application a WHERE a.id = ? AND" REMINDER_DUE
		" FOR UPDATE",
		DB_VALUES(before(pool, now, SECOND_DAYS), db_int(application_id),
			before(pool, now, FIRST_DAYS), before(pool, now, SECOND_DAYS)),
		&second);
	if (outcome)
		return outcome == NOT_FOUND ? CONFLICT : outcome;
	outcome = db_exec(db,
		"INSERT INTO draft_reminder (application_id, saved_at, days, sent_at)"
		" SELECT id, changed_at, ?, ? FROM application WHERE id = ?",
		DB_VALUES(db_int(second ? SECOND_DAYS : FIRST_DAYS), db_str(clock_sql(pool, now)),
			db_int(application_id)),
		NULL);
	if (!outcome)
		outcome = resume_mail(db, pool, application_id, "draft_reminder");
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_APPLICATION, application_id, "draft_reminded", NULL);
	return outcome;
}

enum outcome draft_expired_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.id AS id, a.number AS number, a.changed_at AS since FROM application a"
		" JOIN retention_rule r ON r.id = 'RET-04' WHERE a.id > ? AND a.id <= ?"
		" AND a.status = 'gespeichert' AND a.changed_at <= ? - INTERVAL r.days DAY ORDER"
		" BY a.id LIMIT ?",
		DB_VALUES(db_int(after_id), db_int(last_id), before(pool, now, 0), db_int(limit)),
		rows_r);
}

enum outcome unconfirmed_expired_list(struct db *db, struct pool *pool, int64_t now,
	int64_t after_id, int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.id AS id, a.number AS number, a.status_since AS since FROM application a"
		" JOIN retention_rule r ON r.id = 'RET-05' WHERE a.id > ? AND a.id <= ?"
		" AND a.status = 'email_nicht_bestaetigt'"
		" AND a.status_since <= ? - INTERVAL r.days DAY ORDER BY a.id LIMIT ?",
		DB_VALUES(db_int(after_id), db_int(last_id), before(pool, now, 0), db_int(limit)),
		rows_r);
}

/* Looks again, with a lock: somebody may have gone on meanwhile. */
static enum outcome stale_expire(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *status)
{
	int64_t due = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT a.status = ? AND IF(a.status = 'gespeichert', a.changed_at, a.status_since)"
		" <= ? - INTERVAL (SELECT r.days FROM retention_rule r"
		" WHERE r.id = IF(a.status = 'gespeichert', 'RET-04', 'RET-05')) DAY"
		" FROM application a WHERE a.id = ? FOR UPDATE",
		DB_VALUES(db_str(status), before(pool, clock_now(), 0), db_int(application_id)),
		&due);
	if (outcome)
		return outcome;
	return due ? application_move(db, pool, who, application_id, "geloescht", 0) : CONFLICT;
}

enum outcome draft_expire(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	return stale_expire(db, pool, who, application_id, "gespeichert");
}

enum outcome unconfirmed_expire(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	return stale_expire(db, pool, who, application_id, "email_nicht_bestaetigt");
}
