/* The staff import: staff. */
#include "base/text.h"
#include "org/import_private.h"

/* A dollar sign begins the names of deleted people (ACC-32). */
static bool is_user_id(const char *value)
{
	return value[0] != '$';
}

static const struct import_field fields[] = {
	{.name = "user_id", .max = 60, .required = true, .person = true, .valid = is_user_id},
	{.name = "surname", .max = 80, .required = true},
	{.name = "first_name", .max = 80, .required = true},
	{.name = "email", .max = 254, .required = true, .valid = text_is_email},
	{.name = "unit", .max = 40},
};

static enum outcome create(struct import *in)
{
	return db_exec(in->db, IMPORT_ROW("user_id VARCHAR(60) " IMPORT_EXACT " NULL,"
		" surname VARCHAR(80) NULL,"
		" first_name VARCHAR(80) NULL, email VARCHAR(254) NULL, unit VARCHAR(40) NULL,"
		" KEY (user_id)"), DB_NONE, NULL);
}

static enum outcome stage(struct import *in, const char *json)
{
	return db_exec(in->db,
		"INSERT INTO import_row SELECT line, NULLIF(reason, ''), detail, NULLIF(user_id, ''),"
		" surname, first_name, email, NULLIF(unit, '') FROM JSON_TABLE(?, '$[*]' COLUMNS ("
		"line BIGINT PATH '$[0]', reason VARCHAR(20) PATH '$[1]',"
		" detail VARCHAR(80) PATH '$[2]', user_id VARCHAR(60) PATH '$[3]',"
		" surname VARCHAR(80) PATH '$[4]', first_name VARCHAR(80) PATH '$[5]',"
		" email VARCHAR(254) PATH '$[6]', unit VARCHAR(40) PATH '$[7]')) j",
		DB_VALUES(db_str(json)), NULL);
}

/* Looking for one first is twenty times quicker than the change that finds none. */
static enum outcome check_duplicates(struct import *in)
{
	int64_t line = 0;
	enum outcome outcome = db_get_int(in->db,
		"SELECT MIN(line) FROM import_row WHERE user_id IS NOT NULL GROUP BY user_id"
		" HAVING COUNT(*) > 1 LIMIT 1", DB_NONE, &line);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	return db_exec(in->db,
		"UPDATE (SELECT user_id, MIN(line) AS first FROM import_row"
		" WHERE user_id IS NOT NULL GROUP BY user_id HAVING COUNT(*) > 1) d"
		" STRAIGHT_JOIN import_row r ON r.user_id = d.user_id"
		" SET r.reason = 'duplicate', r.detail = d.first WHERE r.reason IS NULL",
		DB_NONE, NULL);
}

enum outcome import_refuse_service(struct import *in)
{
	return db_exec(in->db,
		"UPDATE service_account a JOIN staff_user s ON s.id = a.staff_user_id"
		" STRAIGHT_JOIN import_row r ON r.user_id = s.user_id"
		" SET r.reason = 'service_account', r.detail = '' WHERE r.reason IS NULL",
		DB_NONE, NULL);
}

static enum outcome check(struct import *in)
{
	enum outcome outcome = check_duplicates(in);

	if (outcome)
		return outcome;
	if ((outcome = import_refuse_service(in)))
		return outcome;
	return db_exec(in->db,
		"UPDATE import_row r LEFT JOIN org_unit u ON u.code = r.unit AND u.active"
		" SET r.reason = 'unknown_unit', r.detail = r.unit"
		" WHERE r.reason IS NULL AND r.unit IS NOT NULL AND u.id IS NULL", DB_NONE, NULL);
}

static enum outcome plan(struct import *in)
{
	enum outcome outcome = db_get_int(in->db,
		"SELECT COUNT(*) FROM staff_user WHERE imported AND status = 'active'", DB_NONE,
		&in->before);

	if (outcome)
		return outcome;
	return db_exec(in->db,
		"INSERT INTO import_change (object_id, action, detail)"
		" SELECT s.id, 'deactivated', '' FROM staff_user s"
		" LEFT JOIN import_row r ON r.user_id = s.user_id"
		" WHERE s.imported AND s.status = 'active' AND r.line IS NULL", DB_NONE, NULL);
}

/* Columns compare their letters as they are: "Strasse" and "Straße" are different here. */
#define DIFFERS(a, b) "NOT (" a " <=> CONVERT(" b " USING utf8mb4) COLLATE utf8mb4_bin)"
#define BACK "(s.status = 'inactive' AND s.missing)"

static enum outcome note_changed(struct import *in)
{
	return db_exec(in->db,
		"INSERT INTO import_change (object_id, action, detail) SELECT s.id,"
		" IF(" BACK ", 'reactivated', 'changed'), CONCAT_WS(',',"
		" IF(" DIFFERS("s.surname", "r.surname") ", 'surname', NULL),"
		" IF(" DIFFERS("s.first_name", "r.first_name") ", 'first_name', NULL),"
		" IF(" DIFFERS("s.email", "r.email") ", 'email', NULL),"
		" IF(s.org_unit_id <=> u.id, NULL, 'unit'), IF(s.imported, NULL, 'imported'))"
		" FROM import_row r JOIN staff_user s ON s.user_id = r.user_id"
		" LEFT JOIN org_unit u ON u.code = r.unit WHERE r.reason IS NULL"
		" AND s.status <> 'deleted' AND (" DIFFERS("s.surname", "r.surname")
		" OR " DIFFERS("s.first_name", "r.first_name") " OR " DIFFERS("s.email", "r.email")
		" OR NOT (s.org_unit_id <=> u.id) OR NOT s.imported OR " BACK ")", DB_NONE, NULL);
}

static enum outcome write_changed(struct import *in)
{
	enum outcome outcome = db_exec(in->db,
		"UPDATE import_change c JOIN staff_user s ON s.id = c.object_id"
		" JOIN import_row r ON r.user_id = s.user_id"
		" LEFT JOIN org_unit u ON u.code = r.unit"
		" SET s.surname = r.surname, s.first_name = r.first_name, s.email = r.email,"
		" s.org_unit_id = u.id, s.imported = TRUE, s.missing = FALSE,"
		" s.status = IF(c.action = 'reactivated', 'active', s.status), s.changed_at = ?"
		" WHERE c.action IN ('changed', 'reactivated')",
		DB_VALUES(db_str(in->now)), NULL);

	if (outcome)
		return outcome;
	return db_exec(in->db,
		"UPDATE import_change c JOIN staff_user s ON s.id = c.object_id"
		" SET s.status = 'inactive', s.missing = TRUE, s.changed_at = ?"
		" WHERE c.action = 'deactivated'", DB_VALUES(db_str(in->now)), NULL);
}

/* The new ones are those that came with an import and have a number from the first on that this one gave. */
static enum outcome write_new(struct import *in)
{
	int64_t count = 0;
	enum outcome outcome = db_exec(in->db,
		"INSERT INTO staff_user (user_id, surname, first_name, email, org_unit_id, imported,"
		" created_at, changed_at) SELECT r.user_id, r.surname, r.first_name, r.email, u.id,"
		" TRUE, ?, ? FROM import_row r LEFT JOIN staff_user s ON s.user_id = r.user_id"
		" LEFT JOIN org_unit u ON u.code = r.unit WHERE r.reason IS NULL AND s.id IS NULL",
		DB_VALUES(db_str(in->now), db_str(in->now)), &count);

	if (outcome || count == 0)
		return outcome;
	outcome = db_exec(in->db,
		"INSERT INTO import_change (object_id, action, detail) SELECT id, 'created', ''"
		" FROM staff_user WHERE id >= ? AND imported",
		DB_VALUES(db_int(db_inserted_id(in->db))), NULL);
	if (outcome)
		return outcome;
	return db_exec(in->db,
		"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
		" SELECT object_id, 'person', object_id FROM import_change WHERE action = 'created'",
		DB_NONE, NULL);
}

static enum outcome apply(struct import *in)
{
	enum outcome outcome = note_changed(in);

	if (!outcome)
		outcome = write_changed(in);
	return outcome ? outcome : write_new(in);
}

const struct import_rules import_staff_rules = {
	.name = "staff",
	.object = OBJECT_STAFF_USER,
	.fields = fields,
	.count = sizeof(fields) / sizeof(fields[0]),
	.create = create,
	.stage = stage,
	.check = check,
	.plan = plan,
	.apply = apply,
};
