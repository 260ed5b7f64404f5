/* The staff import: staff. */
#include "base/text.h"
#include "import/import_private.h"

/*
 * What may be kept besides (ACC-30): X(column of the file, column of the table, code points). In
 * import_row NULL is a column that is not in the file, and stays as it is.
 */
#define OPTIONAL(X) \
	X("function", job_function, 120) \
	X("address", work_address, 200) \
	X("phone", phone, 40) \
	X("fax", fax, 40) \
	X("title", title, 40) \
	X("staff_number", staff_number, 40)

#define AS_FIELD(name_, column, size) {.name = name_, .max = size, .optional = true},
#define AS_COLUMN(name, column, size) " " #column " VARCHAR(" #size ") NULL,"
#define AS_TARGET(name, column, size) #column ", "
#define AS_VALUE(name, column, size) " NULLIF(r." #column ", ''),"

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
	{.name = "unit", .max = 40}, OPTIONAL(AS_FIELD)};

static enum outcome create(struct import *in)
{
	enum outcome outcome =
		db_exec(in->db, "DROP TEMPORARY TABLE IF EXISTS import_new", DB_NONE, NULL);

	if (!outcome)
		outcome = db_exec(in->db,
			"CREATE TEMPORARY TABLE import_new (line BIGINT NOT NULL,"
			" PRIMARY KEY (line)) ENGINE=InnoDB",
			DB_NONE, NULL);
	return outcome
		? outcome
		: db_exec(in->db,
			IMPORT_ROW("user_id VARCHAR(60) " IMPORT_EXACT " NULL,"
				   " surname VARCHAR(80) NULL,"
				   " first_name VARCHAR(80) NULL, email VARCHAR(254) NULL, unit"
				   " VARCHAR(40) NULL," OPTIONAL(AS_COLUMN) " KEY (user_id)"),
			DB_NONE, NULL);
}

static enum outcome stage_optional(struct import *in, const char *json)
{
	return db_exec(in->db,
		"INSERT INTO import_row SELECT line, NULLIF(reason, ''), detail,"
		" NULLIF(user_id, ''),"
		" surname, first_name, email, NULLIF(unit, ''), job_function,"
		" work_address, phone, fax,"
		" title, staff_number FROM JSON_TABLE(?, '$[*]' COLUMNS (line BIGINT PATH '$[0]',"
		" reason VARCHAR(20) PATH '$[1]', detail VARCHAR(80) PATH '$[2]',"
		" user_id VARCHAR(60) PATH '$[3]', surname VARCHAR(80) PATH '$[4]',"
		" first_name VARCHAR(80) PATH '$[5]', email VARCHAR(254) PATH '$[6]',"
		" unit VARCHAR(40) PATH '$[7]', job_function VARCHAR(120) PATH '$[8]',"
		" work_address VARCHAR(200) PATH '$[9]', phone VARCHAR(40) PATH '$[10]',"
		" fax VARCHAR(40) PATH '$[11]', title VARCHAR(40) PATH '$[12]',"
		" staff_number VARCHAR(40) PATH '$[13]')) j",
		DB_VALUES(db_str(json)), NULL);
}

static enum outcome stage(struct import *in, const char *json)
{
	if (in->optional)
		return stage_optional(in, json);
	return db_exec(in->db,
		"INSERT INTO import_row (line, reason, detail, user_id, surname,"
		" first_name, email, unit)"
		" SELECT line, NULLIF(reason, ''), detail, NULLIF(user_id, ''),"
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
		" HAVING COUNT(*) > 1 LIMIT 1",
		DB_NONE, &line);

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

/* Those who get a group of administrators by the same file are not counted: they have not signed in
 * yet. */
enum outcome import_keeps_administrator(struct import *in)
{
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(in->db, pool,
		"SELECT COUNT(DISTINCT s.id) AS present, COUNT(DISTINCT IF(c.n IS NULL, s.id,"
		" NULL))"
		" AS kept"
		" FROM user_group g JOIN user_group_member m ON m.group_id = g.id"
		" JOIN staff_user s ON s.id = m.staff_user_id AND s.status = 'active'"
		" LEFT JOIN service_account a ON a.staff_user_id = s.id"
		" LEFT JOIN import_change c ON c.object_id = s.id AND (c.action = 'deactivated'"
		" OR (c.action = 'group_removed' AND c.group_id = g.id))"
		" WHERE g.role_id = " SQL_ROLE_ADMIN " AND a.staff_user_id IS NULL",
		DB_NONE, &rows);

	if (!outcome && db_number(rows, 0, "present") && !db_number(rows, 0, "kept")) {
		in->result->refused = "no_administrator";
		outcome = INVALID;
	}
	pool_free(&pool);
	return outcome;
}

/* Of many people in few units: the units are looked at first. */
static enum outcome check_units(struct import *in)
{
	int64_t unknown = 0;
	enum outcome outcome = db_get_int(in->db,
		"SELECT 1 FROM (SELECT DISTINCT unit FROM import_row WHERE unit IS NOT NULL) r"
		" LEFT JOIN org_unit u ON u.code = r.unit AND u.active WHERE u.id IS NULL LIMIT 1",
		DB_NONE, &unknown);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	return db_exec(in->db,
		"UPDATE import_row r LEFT JOIN org_unit u ON u.code = r.unit AND u.active"
		" SET r.reason = 'unknown_unit', r.detail = r.unit"
		" WHERE r.reason IS NULL AND r.unit IS NOT NULL AND u.id IS NULL",
		DB_NONE, NULL);
}

static enum outcome check(struct import *in)
{
	enum outcome outcome = check_duplicates(in);

	if (outcome)
		return outcome;
	outcome = import_refuse_service(in);
	return outcome ? outcome : check_units(in);
}

static enum outcome plan(struct import *in)
{
	int64_t nameless = 0;
	enum outcome outcome = db_get_int(in->db,
		"SELECT COUNT(*) FROM staff_user WHERE imported AND status = 'active'", DB_NONE,
		&in->before);

	if (!outcome)
		outcome = db_get_int(in->db, IMPORT_NAMELESS, DB_NONE, &nameless);
	if (outcome || nameless)
		return outcome;
	outcome = db_exec(in->db,
		"INSERT INTO import_change (object_id, action, detail)"
		" SELECT s.id, 'deactivated', '' FROM staff_user s"
		" LEFT JOIN import_row r ON r.user_id = s.user_id"
		" WHERE s.imported AND s.status = 'active' AND r.line IS NULL",
		DB_NONE, NULL);
	return outcome ? outcome : import_keeps_administrator(in);
}

/* Columns compare their letters as they are: "Strasse" and "Straße" are different here. */
#define DIFFERS(a, b) "NOT (" a " <=> CONVERT(" b " USING utf8mb4) COLLATE utf8mb4_bin)"
#define BACK "(s.status = 'inactive' AND s.missing)"
#define OTHER(column) \
	"(r." #column " IS NOT NULL AND " DIFFERS("s." #column, "NULLIF(r." #column ", '')") ")"
#define AS_NAME(name, column, size) ", IF(" OTHER(column) ", '" name "', NULL)"
#define OR_OTHER(name, column, size) " OR " OTHER(column)
#define AS_CHANGE(name, column, size) \
	" s." #column " = IF(r." #column " IS NULL, s." #column ", NULLIF(r." #column ", '')),"

static enum outcome note_changed(struct import *in)
{
	/* clang-format off */
	return db_exec(in->db,
		"INSERT INTO import_change (object_id, action, detail) SELECT s.id,"
		" IF(" BACK ", 'reactivated', 'changed'), CONCAT_WS(',',"
		" IF(" DIFFERS("s.surname", "r.surname") ", 'surname', NULL),"
		" IF(" DIFFERS("s.first_name", "r.first_name") ", 'first_name', NULL),"
		" IF(" DIFFERS("s.email", "r.email") ", 'email', NULL),"
		" IF(s.org_unit_id <=> u.id, NULL, 'unit'), IF(s.imported, NULL, 'imported')"
		OPTIONAL(AS_NAME) ")"
		" FROM import_row r JOIN staff_user s ON s.user_id = r.user_id"
		" LEFT JOIN org_unit u ON u.code = r.unit WHERE r.reason IS NULL"
		" AND s.status <> 'deleted' AND (" DIFFERS("s.surname", "r.surname")
		" OR " DIFFERS("s.first_name", "r.first_name") " OR " DIFFERS("s.email", "r.email")
		" OR NOT (s.org_unit_id <=> u.id) OR NOT s.imported OR " BACK
		OPTIONAL(OR_OTHER) ")", DB_NONE, NULL);
	/* clang-format on */
}

static enum outcome write_changed(struct import *in)
{
	/* clang-format off */
	enum outcome outcome = db_exec(in->db,
		"UPDATE import_change c JOIN staff_user s ON s.id = c.object_id"
		" JOIN import_row r ON r.user_id = s.user_id"
		" LEFT JOIN org_unit u ON u.code = r.unit"
		" SET s.surname = r.surname, s.first_name = r.first_name, s.email = r.email,"
		" s.org_unit_id = u.id, s.imported = TRUE, s.missing = FALSE,"
		OPTIONAL(AS_CHANGE)
		" s.status = IF(c.action = 'reactivated', 'active', s.status), s.changed_at = ?"
		" WHERE c.action IN ('changed', 'reactivated')",
		DB_VALUES(db_str(in->now)), NULL);
	/* clang-format on */

	if (outcome)
		return outcome;
	return db_exec(in->db,
		"UPDATE import_change c JOIN staff_user s ON s.id = c.object_id"
		" SET s.status = 'inactive', s.missing = TRUE, s.changed_at = ?"
		" WHERE c.action = 'deactivated'",
		DB_VALUES(db_str(in->now)), NULL);
}

/*
 * The lines first: a statement that read the table it writes to would copy all rows. The new people
 * are those that came with an import and have a number from the first on that this one gave.
 */
static enum outcome write_new(struct import *in)
{
	enum outcome outcome = db_exec(in->db,
		"INSERT INTO import_new SELECT r.line FROM import_row r"
		" LEFT JOIN staff_user s ON s.user_id = r.user_id"
		" WHERE r.reason IS NULL AND s.id IS NULL",
		DB_NONE, &in->new_count);

	/* clang-format off */
	if (outcome || in->new_count == 0)
		return outcome;
	outcome = db_exec(in->db,
		"INSERT INTO staff_user (user_id, surname, first_name, email,"
		" org_unit_id, imported, "
		OPTIONAL(AS_TARGET) "created_at, changed_at)"
		" SELECT r.user_id, r.surname, r.first_name,"
		" r.email, u.id, TRUE," OPTIONAL(AS_VALUE)
		" ?, ? FROM import_new n STRAIGHT_JOIN import_row r ON r.line = n.line"
		" LEFT JOIN org_unit u ON u.code = r.unit",
		DB_VALUES(db_str(in->now), db_str(in->now)), NULL);
	if (outcome)
		return outcome;
	in->first_new = db_inserted_id(in->db);
	return db_exec(in->db,
		"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
		" SELECT id, 'person', id FROM staff_user WHERE id >= ? AND imported",
		DB_VALUES(db_int(in->first_new)), NULL);
	/* clang-format on */
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
