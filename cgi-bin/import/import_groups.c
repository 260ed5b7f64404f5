/* The staff import: directory groups, made equal to the file for everybody concerned. */
#include "import/import_private.h"

#define COLUMNS(X) \
	X(3, "user_id", user_id, 60, IMPORT_EXACT, .required = true, .person = true) \
	X(4, "group", group_name, 120, IMPORT_EXACT, .required = true)

static const struct import_field fields[] = {COLUMNS(IMPORT_FIELD)};

static enum outcome group_table(struct import *in)
{
	enum outcome outcome =
		db_exec(in->db, IMPORT_ROW(COLUMNS(IMPORT_COLUMN), "user_id"), DB_NONE, NULL);

	if (outcome)
		return outcome;
	return db_exec(in->db,
		"CREATE TEMPORARY TABLE import_member (staff_user_id BIGINT NOT NULL,"
		" group_id BIGINT NOT NULL, PRIMARY KEY (staff_user_id, group_id)) ENGINE=InnoDB",
		DB_NONE, NULL);
}

static enum outcome group_stage(struct import *in, const char *json)
{
	return db_exec(in->db,
		IMPORT_STAGE(COLUMNS(IMPORT_TARGET), COLUMNS(IMPORT_GIVEN), COLUMNS(IMPORT_READ)),
		DB_VALUES(db_str(json)), NULL);
}

static enum outcome check_people(struct import *in)
{
	return db_exec(in->db,
		"UPDATE import_row r LEFT JOIN staff_user s ON s.user_id = r.user_id"
		" AND s.status <> 'deleted' SET r.reason = 'unknown_user', r.detail = ''"
		" WHERE r.reason IS NULL AND s.id IS NULL",
		DB_NONE, NULL);
}

/* Whose groups the file decides; but it takes none from whom a wrong row is about, for that row may
 * name it. */
#define CONCERNED \
	" (s.imported OR EXISTS" \
	" (SELECT 1 FROM import_row x WHERE x.user_id = s.user_id))" \
	" AND NOT EXISTS (SELECT 1 FROM service_account a WHERE a.staff_user_id = s.id) "
#define SPARED \
	" EXISTS" \
	" (SELECT 1 FROM import_row x WHERE x.user_id = s.user_id AND x.reason IS NOT NULL) "

static enum outcome members_plan(struct import *in)
{
	enum outcome outcome = db_exec(in->db,
		"INSERT IGNORE INTO import_member (staff_user_id, group_id) SELECT s.id, d.group_id"
		" FROM import_row r JOIN staff_user s ON s.user_id = r.user_id"
		" JOIN directory_group d ON d.name = r.group_name WHERE r.reason IS NULL",
		DB_NONE, NULL);

	if (!outcome)
		outcome = db_get_int(in->db,
			"SELECT COUNT(*) FROM import_row r LEFT JOIN directory_group d"
			" ON d.name = r.group_name WHERE r.reason IS NULL AND d.name IS NULL",
			DB_NONE, &in->result->unmapped);
	if (outcome)
		return outcome;
	return db_get_int(in->db,
		"SELECT COUNT(*) FROM user_group_member m"
		" JOIN staff_user s ON s.id = m.staff_user_id WHERE" CONCERNED,
		DB_NONE, &in->before);
}

static enum outcome losses_plan(struct import *in)
{
	int64_t nameless = 0;
	enum outcome outcome = import_count_nameless(in, &nameless);

	if (outcome || nameless)
		return outcome;
	outcome = db_exec(in->db,
		"INSERT INTO import_change (object_id, action, detail, group_id)"
		" SELECT m.staff_user_id, 'group_removed', g.name, g.id FROM user_group_member m"
		" JOIN staff_user s ON s.id = m.staff_user_id JOIN user_group g ON"
		" g.id = m.group_id"
		" LEFT JOIN import_member w"
		" ON w.staff_user_id = m.staff_user_id AND w.group_id = m.group_id"
		" WHERE w.group_id IS NULL AND" CONCERNED "AND NOT" SPARED,
		DB_NONE, NULL);
	return outcome ? outcome : import_keeps_administrator(in);
}

/* Administrators reach everything, as at sign-in. */
static enum outcome set_subjects(struct import *in)
{
	enum outcome outcome = db_exec(in->db,
		"DELETE ss FROM import_change c JOIN staff_subject ss"
		" ON ss.staff_user_id = c.object_id AND ss.subject_kind = 'all'"
		" WHERE NOT EXISTS (SELECT 1 FROM user_group_member m JOIN user_group g"
		" ON g.id = m.group_id WHERE m.staff_user_id = c.object_id"
		" AND g.role_id = " SQL_ROLE_ADMIN ")",
		DB_NONE, NULL);

	if (outcome)
		return outcome;
	return db_exec(in->db,
		"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
		" SELECT c.object_id, 'all', 0 FROM import_change c"
		" JOIN user_group g ON g.id = c.group_id AND g.role_id = " SQL_ROLE_ADMIN
		" WHERE c.action = 'group_added'",
		DB_NONE, NULL);
}

static enum outcome groups_write(struct import *in)
{
	enum outcome outcome = db_exec(in->db,
		"DELETE m FROM import_change c JOIN user_group_member m"
		" ON m.staff_user_id = c.object_id AND m.group_id = c.group_id"
		" WHERE c.action = 'group_removed'",
		DB_NONE, NULL);

	if (!outcome)
		outcome = db_exec(in->db,
			"INSERT INTO import_change (object_id, action, detail, group_id)"
			" SELECT w.staff_user_id, 'group_added', g.name, g.id FROM import_member w"
			" JOIN user_group g ON g.id = w.group_id LEFT JOIN user_group_member m"
			" ON m.staff_user_id = w.staff_user_id AND m.group_id = w.group_id"
			" WHERE m.group_id IS NULL",
			DB_NONE, NULL);
	if (outcome)
		return outcome;
	return db_exec(in->db,
		"INSERT INTO user_group_member (staff_user_id, group_id)"
		" SELECT object_id, group_id FROM import_change WHERE action = 'group_added'",
		DB_NONE, NULL);
}

const struct import_rules import_groups_rules = {
	.name = "groups",
	.object = OBJECT_STAFF_USER,
	.fields = fields,
	.count = sizeof(fields) / sizeof(fields[0]),
	.table = group_table,
	.stage = group_stage,
	.check = (import_step *const[]){check_people, import_refuse_service, NULL},
	.plan = (import_step *const[]){members_plan, losses_plan, NULL},
	.apply = (import_step *const[]){groups_write, set_subjects, import_end_reach, NULL},
};
