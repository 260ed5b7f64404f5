/* The managers of a project. */
#include "recruiting/figures.h"

#include "access/hold.h"
#include "find/find.h"
#include "history/history.h"

enum outcome figures_managers(
	struct db *db, struct pool *pool, int64_t project_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT s.user_id, CONCAT(s.first_name, ' ', s.surname) AS name, u.name AS unit,"
		" s.status FROM project_manager m JOIN staff_user s ON s.id = m.staff_user_id"
		" LEFT JOIN org_unit u ON u.id = s.org_unit_id WHERE m.project_id = ?"
		" ORDER BY s.surname, s.first_name, s.id",
		DB_VALUES(db_int(project_id)), rows_r);
}

enum outcome figures_candidates(struct db *db, struct pool *pool, int64_t project_id,
	const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	return db_rows(db, pool,
		FIND_STAFF_WHERE("s.status = 'active' AND" ACCESS_PROJECT_OPEN(
			"?", "s.id") " AND NOT EXISTS (SELECT 1 FROM project_manager pm WHERE"
				     " pm.project_id = ? AND pm.staff_user_id = s.id)"),
		DB_VALUES(FIND_STAFF_BIND(&find), db_int(project_id), db_int(project_id),
			FIND_STAFF_AND_BIND(&find), FIND_STAFF_ORDER_BIND(&find)),
		rows_r);
}

static enum outcome managers_note(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, const char *action, int64_t staff_user_id)
{
	return history_add_audited(db, who, OBJECT_PROJECT, project_id, action,
		pool_printf(pool, "%lld", (long long)staff_user_id));
}

enum outcome figures_manager_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, int64_t staff_user_id)
{
	int64_t found = 0, changed = 0;
	enum outcome outcome = object_hold(db, OBJECT_STAFF_USER, staff_user_id);

	if (!outcome)
		outcome = object_hold(db, OBJECT_PROJECT, project_id);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT s.id FROM staff_user s WHERE s.id = ? AND s.status = 'active'"
			" AND" ACCESS_PROJECT_OPEN("?", "s.id"),
			DB_VALUES(db_int(staff_user_id), db_int(project_id)), &found);
	if (outcome)
		return outcome == NOT_FOUND ? INVALID : outcome;
	outcome = db_exec(db,
		"INSERT IGNORE INTO project_manager (project_id, staff_user_id) VALUES (?, ?)",
		DB_VALUES(db_int(project_id), db_int(staff_user_id)), &changed);
	if (outcome || !changed)
		return outcome;
	return managers_note(db, pool, who, project_id, "manager_added", staff_user_id);
}

enum outcome figures_manager_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, int64_t staff_user_id)
{
	int64_t changed = 0;
	enum outcome outcome = object_hold(db, OBJECT_PROJECT, project_id);

	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM project_manager WHERE project_id = ? AND staff_user_id = ?",
			DB_VALUES(db_int(project_id), db_int(staff_user_id)), &changed);
	if (outcome)
		return outcome;
	return changed ? managers_note(db, pool, who, project_id, "manager_removed", staff_user_id)
		       : NOT_FOUND;
}
