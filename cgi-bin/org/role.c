/* Creating and removing base roles. */
#include "org/role.h"

#include "access/tables.h"
#include "history/history.h"
#include "org/right_table.h"

enum outcome role_list(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, code AS role, name_de AS role_de, name_en AS role_en"
		" FROM base_role ORDER BY id",
		DB_NONE, rows_r);
}

enum outcome role_list_of(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT DISTINCT r.id, r.code AS role FROM user_group_member m"
		" JOIN user_group g ON g.id = m.group_id JOIN base_role r ON r.id = g.role_id"
		" WHERE m.staff_user_id = ? ORDER BY r.id",
		DB_VALUES(db_int(staff_user_id)), rows_r);
}

enum outcome role_created(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.id, r.name_de, r.name_en, m.code AS model,"
		" (SELECT COUNT(*) FROM user_group g WHERE g.rights_role_id = r.id) AS user_groups"
		" FROM base_role r JOIN base_role m ON m.id = r.model_role_id ORDER BY r.id",
		DB_NONE, rows_r);
}

static enum outcome problem(struct problems *problems, const char *field, const char *reason)
{
	problem_add(problems, field, reason);
	return INVALID;
}

static enum outcome role_note(
	struct db *db, const struct principal *who, const char *action, const char *name)
{
	enum outcome outcome = access_tables_changed(db);

	if (!outcome)
		outcome =
			history_add_audited(db, who, OBJECT_SETTING, SETTING_RIGHTS, action, name);
	return outcome;
}

/* The lowest number that is free; nobody else takes one before this transaction ends. */
static enum outcome free_number(
	struct db *db, struct pool *pool, struct problems *problems, int64_t *id_r)
{
	struct db_rows *held;
	enum outcome outcome =
		db_rows(db, pool, "SELECT id FROM base_role FOR UPDATE", DB_NONE, &held);

	if (outcome)
		return outcome;
	outcome = db_get_int(db,
		"SELECT f.id FROM (SELECT 20 AS id UNION SELECT id + 1 FROM base_role"
		" WHERE id BETWEEN 20 AND 61) f WHERE f.id NOT IN (SELECT id FROM base_role)"
		" ORDER BY f.id LIMIT 1",
		DB_NONE, id_r);
	return outcome == NOT_FOUND ? problem(problems, "", "roles_full") : outcome;
}

/* Which of the two names another role has. */
static enum outcome name_taken(
	struct db *db, const struct new_role *role, struct problems *problems)
{
	int64_t id = 0;
	enum outcome outcome = db_get_int(db, "SELECT id FROM base_role WHERE name_de = ?",
		DB_VALUES(db_str(role->name_de)), &id);

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	return problem(problems, outcome ? "name_en" : "name_de", "role_name_taken");
}

enum outcome role_create(struct db *db, struct pool *pool, const struct principal *who,
	const struct new_role *role, struct problems *problems)
{
	int64_t id = 0, model = 0;
	enum outcome outcome = free_number(db, pool, problems, &id);

	if (outcome)
		return outcome;
	outcome = db_get_int(db,
		"SELECT id FROM base_role WHERE code = ? AND model_role_id IS NULL"
		" AND id <> " SQL_ROLE_IE,
		DB_VALUES(db_str(role->model)), &model);
	if (outcome)
		return outcome == NOT_FOUND ? problem(problems, "model", "choice") : outcome;
	outcome = db_exec(db,
		"INSERT INTO base_role (id, code, model_role_id, name_de, name_en)"
		" VALUES (?, CONCAT('CREATED_', ?), ?, ?, ?)",
		DB_VALUES(db_int(id), db_int(id), db_int(model), db_str(role->name_de),
			db_str(role->name_en)),
		NULL);
	if (outcome)
		return outcome == CONFLICT ? name_taken(db, role, problems) : outcome;
	outcome = db_exec(db,
		"INSERT INTO base_role_right (role_id, right_id)"
		" SELECT ?, right_id FROM base_role_right WHERE role_id = ?",
		DB_VALUES(db_int(id), db_int(model)), NULL);
	return outcome ? outcome
		       : role_note(db, who, "role_created",
			       pool_printf(pool, "%s: %s", role->name_de, role->model));
}

enum outcome role_remove(struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT name_de FROM base_role WHERE id = ? AND model_role_id IS NOT"
		" NULL FOR UPDATE",
		DB_VALUES(db_int(id)), &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	outcome = db_exec(
		db, "DELETE FROM base_role_right WHERE role_id = ?", DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = db_exec(
			db, "DELETE FROM base_role WHERE id = ?", DB_VALUES(db_int(id)), NULL);
	return outcome ? outcome : role_note(db, who, "role_removed", db_cell_text(rows, 0, 0));
}
