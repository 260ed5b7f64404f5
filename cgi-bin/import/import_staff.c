/* The staff import: staff. */
#include "base/text.h"
#include "import/import_private.h"

/* A dollar sign begins the names of deleted people (ACC-32). */
static bool is_user_id(const char *value)
{
	return value[0] != '$';
}

#define COLUMNS(X) \
	X(3, "user_id", user_id, 60, IMPORT_EXACT, .required = true, .person = true, \
		.valid = is_user_id) \
	X(4, "surname", surname, 80, "", .required = true) \
	X(5, "first_name", first_name, 80, "", .required = true) \
	X(6, "email", email, 254, "", .required = true, .valid = text_is_email) \
	X(7, "unit", unit, 40, "", .required = false)

/* What may be kept besides (ACC-30). In import_row NULL is a column that is not in the file, and
 * stays as it is. */
#define OPTIONAL(X) \
	X(8, "function", job_function, 120, "", .optional = true) \
	X(9, "address", work_address, 200, "", .optional = true) \
	X(10, "phone", phone, 40, "", .optional = true) \
	X(11, "fax", fax, 40, "", .optional = true) \
	X(12, "title", title, 40, "", .optional = true) \
	X(13, "staff_number", staff_number, 40, "", .optional = true)

#define AS_TARGET(place, name, column, ...) #column ", "
#define AS_VALUE(place, name, column, ...) " NULLIF(r." #column ", ''),"

static const struct import_field fields[] = {COLUMNS(IMPORT_FIELD) OPTIONAL(IMPORT_FIELD)};

static enum outcome staff_table(struct import *in)
{
	enum outcome outcome = db_exec(in->db,
		"CREATE TEMPORARY TABLE import_new (line BIGINT NOT NULL, PRIMARY KEY (line))"
		" ENGINE=InnoDB",
		DB_NONE, NULL);

	if (outcome)
		return outcome;
	return db_exec(in->db,
		IMPORT_ROW(COLUMNS(IMPORT_COLUMN) OPTIONAL(IMPORT_COLUMN), "user_id"), DB_NONE,
		NULL);
}

static enum outcome staff_stage(struct import *in, const char *json)
{
	return in->optional ? db_exec(in->db,
		       IMPORT_STAGE(COLUMNS(IMPORT_TARGET) OPTIONAL(IMPORT_TARGET),
			       COLUMNS(IMPORT_GIVEN) OPTIONAL(IMPORT_AS_IS),
			       COLUMNS(IMPORT_READ) OPTIONAL(IMPORT_READ)),
		       DB_VALUES(db_str(json)), NULL)
			    : db_exec(in->db,
				    IMPORT_STAGE(COLUMNS(IMPORT_TARGET), COLUMNS(IMPORT_GIVEN),
					    COLUMNS(IMPORT_READ)),
				    DB_VALUES(db_str(json)), NULL);
}

/* One is looked for first: the change is slow even where it finds none. */
static enum outcome check_duplicates(struct import *in)
{
	int64_t line = 0;
	enum outcome outcome = db_get_int(in->db,
		"SELECT MIN(line) FROM import_row WHERE user_id IS NOT NULL GROUP BY user_id"
		" HAVING COUNT(*) > 1 LIMIT 1",
		DB_NONE, &line);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	return db_exec(in->db, IMPORT_MARK_DUPLICATES("user_id"), DB_NONE, NULL);
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

enum outcome import_count_nameless(struct import *in, int64_t *rows_r)
{
	return db_get_int(in->db,
		"SELECT COUNT(*) FROM import_row WHERE reason IS NOT NULL AND user_id IS NULL",
		DB_NONE, rows_r);
}

static enum outcome missing_plan(struct import *in)
{
	int64_t nameless = 0;
	enum outcome outcome = db_get_int(in->db,
		"SELECT COUNT(*) FROM staff_user WHERE imported AND status = 'active'", DB_NONE,
		&in->before);

	if (!outcome)
		outcome = import_count_nameless(in, &nameless);
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

#define DIFFERS IMPORT_DIFFERS
#define BACK "(s.status = 'inactive' AND s.missing)"
#define OTHER(column) \
	"(r." #column " IS NOT NULL AND " DIFFERS("s." #column, "NULLIF(r." #column ", '')") ")"
#define AS_NAME(place, name, column, ...) ", IF(" OTHER(column) ", '" name "', NULL)"
#define OR_OTHER(place, name, column, ...) " OR " OTHER(column)
#define AS_CHANGE(place, name, column, ...) \
	" s." #column " = IF(r." #column " IS NULL, s." #column ", NULLIF(r." #column ", '')),"

static enum outcome staff_note_changed(struct import *in)
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

static enum outcome staff_write_changed(struct import *in)
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
static enum outcome staff_write_new(struct import *in)
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

const struct import_rules import_staff_rules = {
	.name = "staff",
	.object = OBJECT_STAFF_USER,
	.fields = fields,
	.count = sizeof(fields) / sizeof(fields[0]),
	.table = staff_table,
	.stage = staff_stage,
	.check = (import_step *const[]){check_duplicates, import_refuse_service, check_units, NULL},
	.plan = (import_step *const[]){missing_plan, NULL},
	.apply = (import_step *const[]){staff_note_changed, staff_write_changed, staff_write_new,
		NULL},
};
