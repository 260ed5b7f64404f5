/* Changing the table of rights. */
#include "org/right_table.h"

#include <stdio.h>

#include "access/tables.h"
#include "base/text.h"
#include "history/history.h"

#define ROLES_MAX 63 /* as many as a mask has bits */

enum outcome right_table_roles(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, code AS role, name_de AS role_de,"
		" name_en AS role_en FROM base_role WHERE id <> " SQL_ROLE_IE " ORDER BY id",
		DB_NONE, rows_r);
}

enum outcome right_table_list(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.id AS right_id, r.code, r.object, r.name_de, r.name_en, b.id AS role_id,"
		" h.role_id IS NOT NULL AS has, d.role_id IS NOT NULL AS delivered, b.code AS role,"
		" b.name_de AS role_de, b.name_en AS role_en"
		" FROM base_right r JOIN base_role b ON b.id <> " SQL_ROLE_IE
		" LEFT JOIN base_role_right h ON h.role_id = b.id AND h.right_id = r.id"
		" LEFT JOIN base_role_right_default d ON d.role_id = IFNULL(b.model_role_id, b.id)"
		" AND d.right_id = r.id"
		" ORDER BY (SELECT MIN(o.id) FROM base_right o WHERE o.object = r.object), r.id,"
		" b.id",
		DB_NONE, rows_r);
}

enum outcome right_table_version(struct db *db, struct pool *pool, const char **version_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT MD5(GROUP_CONCAT(CONCAT(right_id, '-', role_id) ORDER BY"
		" right_id, role_id))"
		" FROM base_role_right",
		DB_NONE, &rows);

	*version_r = outcome || !db_cell_text(rows, 0, 0) ? "" : db_cell_text(rows, 0, 0);
	return outcome;
}

/* Nobody else changes the table before this transaction ends. */
static enum outcome matrix_hold(struct db *db, struct pool *pool)
{
	struct db_rows *rows;

	return db_rows(db, pool, "SELECT role_id, right_id FROM base_role_right FOR UPDATE",
		DB_NONE, &rows);
}

static enum outcome right_change(struct db *db, struct pool *pool, const struct principal *who,
	const struct db_rows *matrix, size_t row, bool has)
{
	int64_t role = db_number(matrix, row, "role_id"),
		right = db_number(matrix, row, "right_id");
	const char *action = has ? "right_granted" : "right_taken";
	const char *name = db_text(matrix, row, "role_de");
	const char *detail = pool_printf(pool, "%s: %s", name ? name : db_text(matrix, row, "role"),
		db_text(matrix, row, "code"));
	enum outcome outcome = has
		? db_exec(db,
			"INSERT IGNORE INTO base_role_right (role_id, right_id) VALUES (?, ?)",
			DB_VALUES(db_int(role), db_int(right)), NULL)
		: db_exec(db, "DELETE FROM base_role_right WHERE role_id = ? AND right_id = ?",
			DB_VALUES(db_int(role), db_int(right)), NULL);

	if (!outcome)
		outcome = access_tables_changed(db);
	if (!outcome)
		outcome = history_add_audited(
			db, who, OBJECT_SETTING, SETTING_RIGHTS, action, detail);
	return outcome;
}

/* Marks what is wanted, by right and role. */
static enum outcome wanted_mark(
	const char *const *wanted, size_t count, bool marks[RIGHT_COUNT][ROLES_MAX])
{
	for (size_t i = 0; i < count; i++) {
		int right = 0, role = 0, length = 0;

		if (sscanf(wanted[i], "%4d-%4d%n", &right, &role, &length) != 2 || wanted[i][length]
			|| right <= RIGHT_NONE || right >= RIGHT_COUNT || role < 1
			|| role >= ROLES_MAX || role == ROLE_IE)
			return INVALID;
		marks[right][role] = true;
	}
	return OK;
}

enum outcome right_table_save(struct db *db, struct pool *pool, const struct principal *who,
	const char *version, const char *const *wanted, size_t count)
{
	bool marks[RIGHT_COUNT][ROLES_MAX] = {{false}};
	const char *now = NULL;
	struct db_rows *matrix = NULL;
	enum outcome outcome = wanted_mark(wanted, count, marks);

	if (!outcome)
		outcome = matrix_hold(db, pool);
	if (!outcome)
		outcome = right_table_version(db, pool, &now);
	if (outcome)
		return outcome;
	if (!text_equal(now, version))
		return CONFLICT;
	outcome = right_table_list(db, pool, &matrix);
	for (size_t i = 0; !outcome && i < matrix->count; i++) {
		int64_t right = db_number(matrix, i, "right_id"),
			role = db_number(matrix, i, "role_id");

		if (right < RIGHT_COUNT && role < ROLES_MAX
			&& marks[right][role] != (db_number(matrix, i, "has") != 0))
			outcome = right_change(db, pool, who, matrix, i, marks[right][role]);
	}
	return outcome;
}

enum outcome right_table_reset(struct db *db, struct pool *pool, const struct principal *who)
{
	struct db_rows *matrix = NULL;
	enum outcome outcome = matrix_hold(db, pool);

	if (!outcome)
		outcome = right_table_list(db, pool, &matrix);
	for (size_t i = 0; !outcome && i < matrix->count; i++) {
		bool delivered = db_number(matrix, i, "delivered") != 0;

		if (delivered != (db_number(matrix, i, "has") != 0))
			outcome = right_change(db, pool, who, matrix, i, delivered);
	}
	return outcome;
}
