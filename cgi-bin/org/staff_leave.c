/* How a person is shut out: deactivated or locked, or deleted for ever (ACC-31, ACC-32). */
#include "org/staff_admin.h"

#include "access/list_view.h"
#include "access/reach.h"
#include "access/session.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "org/last_admin.h"
#include "org/super_admin.h"

/* The status now, the row held until the end of the transaction. NOT_FOUND: unknown or deleted;
 * INVALID: oneself, or a service account. */
static enum outcome leaver_hold(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char **status_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.status, a.staff_user_id IS NOT NULL AS service FROM staff_user s"
		" LEFT JOIN service_account a ON a.staff_user_id = s.id"
		" WHERE s.id = ? AND s.status <> 'deleted' FOR UPDATE",
		DB_VALUES(db_int(id)), &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*status_r = db_text(rows, 0, "status");
	if (db_number(rows, 0, "service"))
		return INVALID;
	return who->kind == PRINCIPAL_STAFF && who->id == id ? INVALID : OK;
}

enum outcome staff_set_status(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *status)
{
	const char *before = NULL, *step;
	struct last_admin admins;
	enum outcome outcome = last_admin_before(db, pool, &admins);

	if (!outcome)
		outcome = leaver_hold(db, pool, who, id, &before);

	if (!outcome && !text_equal(status, "active") && !text_equal(status, "inactive")
		&& !text_equal(status, "locked"))
		outcome = INVALID;
	if (outcome || text_equal(before, status))
		return outcome;
	step = pool_printf(pool, "%s>%s", before, status);
	outcome = db_exec(db,
		"UPDATE staff_user SET status = ?, missing = FALSE, changed_at = ? WHERE id = ?",
		DB_VALUES(db_str(status), db_str(clock_sql(pool, clock_now())), db_int(id)), NULL);
	if (!outcome && !text_equal(status, "active"))
		outcome = session_end_staff(db, id);
	if (!outcome && !text_equal(status, "active"))
		outcome = super_end_for(db, pool, who, id);
	if (!outcome)
		outcome = last_admin_after(db, pool, &admins);
	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_STAFF_USER, id, "status", step);
}

static enum outcome leave_groups(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT g.id, g.name FROM user_group_member m JOIN user_group g ON"
		" g.id = m.group_id"
		" WHERE m.staff_user_id = ? ORDER BY g.id",
		DB_VALUES(db_int(id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = history_add(
			db, who, OBJECT_STAFF_USER, id, "group_removed", db_text(rows, i, "name"));
		if (!outcome)
			outcome = audit_add(db, who, OBJECT_USER_GROUP, db_number(rows, i, "id"),
				"group_removed", NULL);
	}
	if (outcome)
		return outcome;
	return db_exec(db, "DELETE FROM user_group_member WHERE staff_user_id = ?",
		DB_VALUES(db_int(id)), NULL);
}

/* A line of history for every object the person was assigned to. */
static enum outcome note_objects(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT DISTINCT 1 AS kind, project_id AS object FROM project_member WHERE"
		" staff_user_id = ?"
		" UNION ALL SELECT DISTINCT 2, vacancy_id FROM vacancy_person WHERE"
		" staff_user_id = ?"
		" UNION ALL SELECT 7, subject_id FROM staff_subject"
		" WHERE staff_user_id = ? AND subject_kind = 'unit'",
		DB_VALUES(db_int(id), db_int(id), db_int(id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = history_add(db, who, (enum object_kind)db_number(rows, i, "kind"),
			db_number(rows, i, "object"), "person_removed",
			pool_printf(pool, "%lld", (long long)id));
	return outcome;
}

static enum outcome leave_objects(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	enum outcome outcome = note_objects(db, pool, who, id);

	if (!outcome)
		outcome = db_exec(db, "DELETE FROM project_member WHERE staff_user_id = ?",
			DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM project_manager WHERE staff_user_id = ?",
			DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM vacancy_person WHERE staff_user_id = ?",
			DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM staff_subject WHERE staff_user_id = ?",
			DB_VALUES(db_int(id)), NULL);
	return outcome ? outcome : reach_forget_person(db, id);
}

enum outcome staff_delete(struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	const char *before = NULL;
	struct last_admin admins;
	int64_t now = clock_now();
	enum outcome outcome = last_admin_before(db, pool, &admins);

	if (!outcome)
		outcome = leaver_hold(db, pool, who, id, &before);
	if (!outcome)
		outcome = leave_groups(db, pool, who, id);
	if (!outcome)
		outcome = leave_objects(db, pool, who, id);
	if (!outcome)
		outcome = list_view_drop_all(db, id);
	if (!outcome)
		outcome = session_end_staff(db, id);
	if (!outcome)
		outcome = super_end_for(db, pool, who, id);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE staff_user SET status = 'deleted', missing = FALSE, changed_at = ?,"
			" job_function = NULL, work_address = NULL, phone = NULL, fax = NULL,"
			" title = NULL, staff_number = NULL,"
			" user_id = CONCAT('$deleted', ?, '_', user_id) WHERE id = ?",
			DB_VALUES(db_str(clock_sql(pool, now)), db_int(now), db_int(id)), NULL);
	if (!outcome)
		outcome = last_admin_after(db, pool, &admins);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_STAFF_USER, id, "staff_deleted", before);
	return outcome ? outcome : audit_add(db, who, OBJECT_STAFF_USER, id, "staff_deleted", NULL);
}
