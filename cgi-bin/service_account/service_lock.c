/* Service accounts: locking, unlocking, new passwords by an administrator. */
#include "access/session.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "org/last_admin.h"
#include "org/super_admin.h"
#include "service_account/service_private.h"

#define DAY 86400

/* The status now, the rows held until the end of the transaction. */
static enum outcome account_hold(
	struct db *db, struct pool *pool, int64_t id, const char **status_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.status FROM service_account a JOIN staff_user s ON s.id = a.staff_user_id"
		" WHERE a.staff_user_id = ? FOR UPDATE",
		DB_VALUES(db_int(id)), &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*status_r = db_cell_text(rows, 0, 0);
	return OK;
}

/* The row may be locked or not; it says so, and the lines say why. */
static enum outcome set_status(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *step, const char *reason)
{
	bool lock = text_equal(step, "active>locked");
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = db_exec(db,
		"UPDATE staff_user SET status = ?, changed_at = ? WHERE id = ?",
		DB_VALUES(db_str(lock ? "locked" : "active"), db_str(now), db_int(id)), NULL);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE service_account SET reason = ?, failures = 0, paused_until = NULL,"
			" alive_at = IF(?, alive_at, ?) WHERE staff_user_id = ?",
			DB_VALUES(db_str(reason), db_bool(lock), db_str(now), db_int(id)), NULL);
	if (!outcome && lock)
		outcome = session_end_staff(db, id);
	if (!outcome && lock)
		outcome = super_end_for(db, pool, who, id);
	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_STAFF_USER, id, "status", step);
}

static enum outcome status_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *step, const char *reason)
{
	const char *status = NULL;
	struct last_admin admins;
	enum outcome outcome = last_admin_before(db, pool, &admins);

	if (!outcome)
		outcome = who->kind == PRINCIPAL_STAFF && who->id == id
			? INVALID
			: account_hold(db, pool, id, &status);
	if (outcome)
		return outcome;
	if (text_equal(status, "locked") == text_equal(step, "active>locked"))
		return CONFLICT;
	outcome = set_status(db, pool, who, id, step, reason);
	if (!outcome)
		outcome = last_admin_after(db, pool, &admins);
	return outcome == CONFLICT ? DENIED : outcome;
}

enum outcome service_account_lock(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *reason)
{
	return status_change(db, pool, who, id, "active>locked", reason);
}

enum outcome service_account_unlock(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *reason)
{
	return status_change(db, pool, who, id, "locked>active", reason);
}

static enum outcome new_factor(struct db *db, const struct principal *who, int64_t id)
{
	uint8_t sealed[SERVICE_SEALED];

	service_factor_new(id, NULL, sealed);
	enum outcome outcome = db_exec(db,
		"UPDATE service_account SET factor_secret = ?, factor_enrolled_at = NULL,"
		" factor_step = 0 WHERE staff_user_id = ?",
		DB_VALUES(db_bytes(sealed, sizeof(sealed)), db_int(id)), NULL);
	return outcome
		? outcome
		: history_add_audited(db, who, OBJECT_STAFF_USER, id, "service_factor_reset", NULL);
}

enum outcome service_account_reset(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *password_hash, bool factor)
{
	const char *status = NULL;
	enum outcome outcome = who->kind == PRINCIPAL_STAFF && who->id == id
		? INVALID
		: account_hold(db, pool, id, &status);

	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"UPDATE service_account SET password_hash = ?, password_at = ?,"
		" must_change = 'temporary', failures = 0, paused_until = NULL"
		" WHERE staff_user_id = ?",
		DB_VALUES(db_str(password_hash), db_str(clock_sql(pool, clock_now())), db_int(id)),
		NULL);
	if (!outcome)
		outcome = service_password_keep(db, id, password_hash);
	if (!outcome)
		outcome = session_end_staff(db, id);
	if (!outcome && factor)
		outcome = new_factor(db, who, id);
	return outcome ? outcome
		       : history_add_audited(
			       db, who, OBJECT_STAFF_USER, id, "service_password_temporary", NULL);
}

enum outcome service_account_compromised(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	const char *status = NULL;
	enum outcome outcome = account_hold(db, pool, id, &status);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE service_account SET must_change = 'compromised'"
			" WHERE staff_user_id = ?",
			DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = session_end_staff(db, id);
	return outcome
		? outcome
		: history_add_audited(db, who, OBJECT_STAFF_USER, id, "service_compromised", NULL);
}

struct unused {
	struct pool *pool;
	int64_t id;
};

static enum outcome lock_work(struct db *db, void *context)
{
	struct unused *unused = context;
	struct principal system = {.kind = PRINCIPAL_SYSTEM};
	enum outcome outcome = service_account_lock(db, unused->pool, &system, unused->id, "");

	return outcome == CONFLICT ? OK : outcome;
}

enum outcome service_account_lock_unused(struct db *db, struct pool *pool, int64_t *locked_r)
{
	struct service_rules rules;
	struct db_rows *rows = NULL;
	enum outcome outcome = service_rules_read(db, pool, &rules);

	*locked_r = 0;
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT s.id FROM service_account a JOIN staff_user s ON s.id ="
			" a.staff_user_id"
			" WHERE s.status = 'active' AND a.alive_at <= ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now() - rules.unused_days * DAY))),
			&rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		struct unused unused = {pool, db_cell_int(rows, i, 0)};

		outcome = db_transaction(db, lock_work, &unused);
		*locked_r += !outcome;
		if (outcome == DENIED) /* the last administrator of all stays */
			outcome = OK;
	}
	return outcome;
}
