/* Reading the status model. */
#include "process/model.h"

enum outcome model_version(struct db *db, enum object_kind kind, int64_t *version_r)
{
	return db_get_int(db, "SELECT version FROM process_model WHERE kind = ?",
		DB_VALUES(db_int(kind)), version_r);
}

/* clang-format off */
#define STATUS_ROW(d) \
	"CONCAT_WS(', ', " d ".code, " d ".position, " d ".name_de, " d ".name_en, " d \
	".applicant_de, " d ".applicant_en, NULLIF(" d ".meaning_de, ''), NULLIF(" d \
	".meaning_en, ''), NULLIF(" d ".next_de, ''), NULLIF(" d ".next_en, ''), NULLIF(" d \
	".todo_de, ''), NULLIF(" d ".todo_en, ''), NULLIF(" d ".look, 'plain')," \
	" " d ".status_group, NULLIF(" d ".stage, ''), IF(" d ".takes_changes, 'changes', NULL)," \
	" IF(" d ".takes_files, 'files', NULL), IF(" d ".active, NULL, 'final')," \
	" IF(" d ".counts, NULL, 'uncounted'))"
#define STEP_ROW(d) \
	"CONCAT_WS(' ', CONCAT(" d ".from_status, '>', " d ".to_status), " d ".right_id, " d \
	".mail, IF(" d ".reason_needed, '+', NULL), " d ".direction, NULLIF(" d ".label_de, '')," \
	" NULLIF(" d ".label_en, ''))"
#define STEP_ROLE_ROW(d) \
	"CONCAT(" d ".from_status, '>', " d ".to_status, ': ', CASE " d ".role_id WHEN " \
	SQL_ROLE_NOBODY " THEN '-' WHEN " SQL_ROLE_CREATOR " THEN '*' WHEN " SQL_ROLE_SEAT \
	" THEN 'SEAT' ELSE (SELECT b.code FROM base_role b WHERE b.id = " d ".role_id) END)"
#define STEP_GUARD_ROW(d) \
	"CONCAT(" d ".from_status, '>', " d ".to_status, ': ', " d ".guard)"
#define SIGHT_ROW(d) \
	"CONCAT_WS(' ', " d ".status, IFNULL((SELECT b.code FROM base_role b WHERE b.id = " d \
	".role_id), 'SEAT'), NULLIF(" d ".on_condition, ''), IF(" d ".may_see, 'sees', NULL)," \
	" IF(" d ".may_act, 'acts', NULL), NULLIF(" d ".ends, ''))"
#define PART(part, table, row) \
	"SELECT '" part "' AS part, x.what, x.delivered FROM (" \
	"SELECT " row("a") " AS what, 0 AS delivered FROM " table " a WHERE a.kind = ?" \
	" AND NOT EXISTS (SELECT 1 FROM " table "_default d WHERE d.kind = a.kind AND " row("d") \
	" = " row("a") ") UNION ALL SELECT " row("d") ", 1 FROM " table \
	"_default d WHERE d.kind = ? AND NOT EXISTS (SELECT 1 FROM " table \
	" a WHERE a.kind = d.kind AND " row("a") " = " row("d") ")) x"
#define PARTS \
	PART("status", "process_status", STATUS_ROW) " UNION ALL " \
	PART("step", "process_step", STEP_ROW) " UNION ALL " \
	PART("step_role", "process_step_role", STEP_ROLE_ROW) " UNION ALL " \
	PART("step_guard", "process_step_guard", STEP_GUARD_ROW) " UNION ALL " \
	PART("sight", "process_status_role", SIGHT_ROW)
/* clang-format on */

enum outcome model_differences(
	struct db *db, struct pool *pool, enum object_kind kind, struct db_rows **rows_r)
{
	struct db_value own = db_int(kind);

	return db_rows(db, pool, PARTS " ORDER BY part, what, delivered",
		DB_VALUES(own, own, own, own, own, own, own, own, own, own), rows_r);
}

enum outcome model_kinds(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(
		db, pool, "SELECT kind, version FROM process_model ORDER BY kind", DB_NONE, rows_r);
}

enum outcome model_statuses(
	struct db *db, struct pool *pool, enum object_kind kind, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT code, position, name_de, name_en, applicant_de, applicant_en,"
		" meaning_de, meaning_en, next_de, next_en, todo_de, todo_en,"
		" CAST(look AS CHAR) AS look, status_group, CAST(stage AS CHAR) AS stage,"
		" takes_changes, takes_files, active, counts, named,"
		" (SELECT CAST(f.phase AS CHAR) FROM phase_status f WHERE f.kind = s.kind"
		" AND f.code = s.code) AS phase, NOT EXISTS (SELECT 1 FROM process_status_default d"
		" WHERE d.kind = s.kind AND d.code = s.code) AS added FROM process_status s"
		" WHERE kind = ?"
		" ORDER BY position, code",
		DB_VALUES(db_int(kind)), rows_r);
}

enum outcome model_steps(
	struct db *db, struct pool *pool, enum object_kind kind, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"WITH s AS (SELECT code, name_de, name_en,"
		" ROW_NUMBER() OVER (ORDER BY position, code) - 1 AS at FROM process_status"
		" WHERE kind = ?)"
		" SELECT p.from_status, p.to_status, f.name_de AS from_de, f.name_en AS from_en,"
		" t.name_de AS to_de, t.name_en AS to_en, f.at AS from_at, t.at AS to_at,"
		" (SELECT GROUP_CONCAT(r.role_id ORDER BY r.role_id) FROM process_step_role r"
		" WHERE r.kind = p.kind AND r.from_status = p.from_status"
		" AND r.to_status = p.to_status) AS roles, p.right_id, b.code AS right_code,"
		" p.reason_needed, p.mail,"
		" CAST(p.direction AS CHAR) AS direction, p.label_de, p.label_en,"
		" (SELECT GROUP_CONCAT(g.guard ORDER BY g.guard)"
		" FROM process_step_guard g WHERE g.kind = p.kind"
		" AND g.from_status = p.from_status AND g.to_status = p.to_status) AS guards"
		" FROM process_step p JOIN s f ON f.code = p.from_status"
		" JOIN s t ON t.code = p.to_status LEFT JOIN base_right b ON b.id = p.right_id"
		" WHERE p.kind = ? ORDER BY f.at, t.at",
		DB_VALUES(db_int(kind), db_int(kind)), rows_r);
}

enum outcome model_sights(struct db *db, struct pool *pool, enum object_kind kind,
	const char *status, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT role_id, may_see, may_act, CAST(on_condition AS CHAR) AS on_condition,"
		" ends + 0 AS ends, setting FROM process_status_role WHERE kind = ? AND status = ?"
		" ORDER BY role_id, on_condition",
		DB_VALUES(db_int(kind), db_str(status)), rows_r);
}

enum outcome model_mails(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT mail AS value, mail AS label FROM process_step_default"
		" WHERE mail IS NOT NULL UNION SELECT mail, mail FROM process_step"
		" WHERE mail IS NOT NULL ORDER BY 1",
		DB_NONE, rows_r);
}

enum outcome model_rights(struct db *db, struct pool *pool, enum object_kind kind, bool english,
	struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT CAST(id AS CHAR) AS value, IF(?, name_en, name_de) AS label FROM base_right"
		" WHERE object = ? OR code = 'ARCHIVE' ORDER BY id",
		DB_VALUES(db_bool(english), db_str(object_kind_name(kind))), rows_r);
}

enum outcome model_guards(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool, "SELECT code, fixed FROM process_guard ORDER BY fixed, code",
		DB_NONE, rows_r);
}

enum outcome model_guards_off(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT u.code, u.name, o.guard FROM process_guard_off o"
		" JOIN org_unit u ON u.id = o.authority_id ORDER BY o.guard, u.name",
		DB_NONE, rows_r);
}
