/* The staff import: organisation units. */
#include <string.h>

#include "base/text.h"
#include "import/import_private.h"
#include "org/unit.h"

#define DEPTH_MAX 100 /* levels of the tree */

static bool is_kind(const char *value)
{
	static const char *const kinds[] = {"authority", "sub_unit", "location", "committee:PR",
		"committee:SBV", "committee:GSB", "psb_group"};

	for (size_t i = 0; i < sizeof(kinds) / sizeof(kinds[0]); i++)
		if (strcmp(value, kinds[i]) == 0)
			return true;
	return false;
}

/* kind_code is "committee:PR" for kind "committee" and committee "PR". */
#define COLUMNS(X) \
	X(3, "code", code, 40, "", .required = true) \
	X(4, "parent", parent, 40, "", .required = false) \
	X(5, "kind", kind_code, 20, "", .required = true, .valid = is_kind) \
	X(6, "name", name, 200, "", .required = true) \
	X(7, "short_name", short_name, 20, "", .required = true) \
	X(8, "street", street, 120, "", .valid = unit_street_valid) \
	X(9, "postcode", postcode, 10, "", .valid = unit_postcode_valid) \
	X(10, "town", town, 80, "", .valid = unit_town_valid) \
	X(11, "mailbox", mailbox, 254, "", .valid = text_is_email)

static const struct import_field fields[] = {COLUMNS(IMPORT_FIELD)};

#define DERIVED \
	" kind VARCHAR(20) AS (SUBSTRING_INDEX(kind_code, ':', 1)) PERSISTENT," \
	" committee VARCHAR(20) AS (IF(kind_code LIKE '%:%'," \
	" SUBSTRING_INDEX(kind_code, ':', -1), NULL)) PERSISTENT," \
	" level INT NULL, authority VARCHAR(40) NULL,"

static enum outcome unit_table(struct import *in)
{
	return db_exec(in->db, IMPORT_ROW(COLUMNS(IMPORT_COLUMN) DERIVED, "code"), DB_NONE, NULL);
}

static enum outcome unit_stage(struct import *in, const char *json)
{
	return db_exec(in->db,
		IMPORT_STAGE(COLUMNS(IMPORT_TARGET), COLUMNS(IMPORT_GIVEN), COLUMNS(IMPORT_READ)),
		DB_VALUES(db_str(json)), NULL);
}

static enum outcome check_rows(struct import *in)
{
	enum outcome outcome = db_exec(in->db, IMPORT_MARK_DUPLICATES("code"), DB_NONE, NULL);

	if (!outcome)
		outcome = db_exec(in->db,
			"UPDATE import_row SET reason = 'no_parent' WHERE reason IS NULL"
			" AND parent IS NULL AND kind <> 'authority'",
			DB_NONE, NULL);
	if (outcome)
		return outcome;
	return db_exec(in->db,
		"UPDATE import_row r JOIN org_unit u ON u.code = r.code SET r.reason ="
		" 'kind_changed'"
		" WHERE r.reason IS NULL"
		" AND NOT (u.kind <=> r.kind AND u.committee <=> r.committee)",
		DB_NONE, NULL);
}

/* From the top downwards: each level finds its authority. What is not reached hangs below nothing,
 * or in a circle. */
static enum outcome set_levels(struct import *in)
{
	int64_t found = 0;
	enum outcome outcome = db_exec(in->db,
		"UPDATE import_row SET level = 0, authority = code"
		" WHERE reason IS NULL AND parent IS NULL",
		DB_NONE, &found);

	for (int level = 1; !outcome && found > 0 && level < DEPTH_MAX; level++)
		outcome = db_exec(in->db,
			"UPDATE import_row r JOIN import_row p ON p.code = r.parent"
			" AND p.reason IS NULL AND p.level = ? SET r.level = ?,"
			" r.authority = IF(r.kind = 'authority', r.code, p.authority)"
			" WHERE r.reason IS NULL AND r.level IS NULL",
			DB_VALUES(db_int(level - 1), db_int(level)), &found);
	if (!outcome)
		outcome = db_exec(in->db,
			"UPDATE import_row r JOIN import_row p ON p.code = r.parent"
			" AND p.reason IS NULL AND p.level = ? SET r.reason = 'too_deep'"
			" WHERE r.reason IS NULL AND r.level IS NULL",
			DB_VALUES(db_int(DEPTH_MAX - 1)), NULL);
	return outcome;
}

#define NEW_TOWN(row, unit) \
	"IF(" row ".line IS NULL OR " row ".reason IS NOT NULL, " unit ".town, " row ".town)"

/* Published ads show a town: the unit's, and where that has none the authority's. Last, since what
 * hangs below such a row is not wrong for it. */
static enum outcome check_towns(struct import *in)
{
	/* clang-format off */
	return db_exec(in->db,
		"UPDATE (SELECT DISTINCT v.unit_id, v.authority_id FROM jobad j"
		" JOIN vacancy v ON v.id = j.vacancy_id JOIN org_unit a ON a.id = v.authority_id"
		" LEFT JOIN org_unit u ON u.id = v.unit_id LEFT JOIN import_row ra ON"
		" ra.code = a.code"
		" LEFT JOIN import_row ru ON ru.code = u.code WHERE j.status = 'veroeffentlicht'"
		" AND COALESCE(" NEW_TOWN("ru", "u") ", " NEW_TOWN("ra", "a") ") IS NULL) d"
		" STRAIGHT_JOIN org_unit x ON x.id IN (d.unit_id, d.authority_id)"
		" STRAIGHT_JOIN import_row r ON r.code = x.code SET r.reason = 'town_needed'"
		" WHERE r.reason IS NULL AND r.town IS NULL AND x.town IS NOT NULL",
		DB_NONE, NULL);
	/* clang-format on */
}

/* What hangs below a wrong row is wrong too. */
static enum outcome check_parents(struct import *in)
{
	int64_t found = 1;
	enum outcome outcome = OK;

	while (!outcome && found > 0)
		outcome = db_exec(in->db,
			"UPDATE import_row r LEFT JOIN import_row p"
			" ON p.code = r.parent AND p.reason IS NULL"
			" SET r.reason = 'unknown_parent', r.detail = r.parent"
			" WHERE r.reason IS NULL AND r.level IS NULL AND p.line IS NULL",
			DB_NONE, &found);
	if (outcome)
		return outcome;
	return db_exec(in->db,
		"UPDATE import_row SET reason = 'cycle' WHERE reason IS NULL AND level IS NULL",
		DB_NONE, NULL);
}

static enum outcome missing_plan(struct import *in)
{
	enum outcome outcome = db_get_int(in->db,
		"SELECT COUNT(*) FROM org_unit WHERE imported AND active", DB_NONE, &in->before);

	if (outcome)
		return outcome;
	return db_exec(in->db,
		"INSERT INTO import_change (object_id, action, detail) SELECT u.id,"
		" 'deactivated', ''"
		" FROM org_unit u LEFT JOIN import_row r ON r.code = u.code"
		" WHERE u.imported AND u.active AND r.line IS NULL",
		DB_NONE, NULL);
}

#define DIFFERS IMPORT_DIFFERS
#define BACK "(u.missing AND NOT u.active)"

/* The unit, its row, and whose it is now. */
#define UNITS \
	" import_row r JOIN org_unit u ON u.code = r.code" \
	" LEFT JOIN org_unit p ON p.id = u.parent_id" \
	" LEFT JOIN org_unit a ON a.id = u.authority_id "
#define PARENT_DIFFERS "NOT (p.code <=> r.parent AND a.code <=> r.authority)"
#define ADDRESS_DIFFERS \
	"(" DIFFERS("u.street", "r.street") " OR " DIFFERS( \
		"u.postcode", "r.postcode") " OR " DIFFERS("u.town", "r.town") ")"

static enum outcome unit_note_changed(struct import *in)
{
	/* clang-format off */
	return db_exec(in->db,
		"INSERT INTO import_change (object_id, action, detail) SELECT u.id,"
		" IF(" BACK ", 'reactivated', 'changed'), CONCAT_WS(',',"
		" IF(" DIFFERS("u.name", "r.name") ", 'name', NULL),"
		" IF(" DIFFERS("u.short_name", "r.short_name") ", 'short_name', NULL),"
		" IF(" PARENT_DIFFERS ", 'parent', NULL), IF(" ADDRESS_DIFFERS ", 'address', NULL),"
		" IF(" DIFFERS("u.mailbox", "r.mailbox") ", 'mailbox', NULL),"
		" IF(u.imported, NULL, 'imported')) FROM" UNITS "WHERE r.reason IS NULL AND ("
		DIFFERS("u.name", "r.name") " OR " DIFFERS("u.short_name", "r.short_name") " OR "
		PARENT_DIFFERS " OR " ADDRESS_DIFFERS " OR " DIFFERS("u.mailbox", "r.mailbox")
		" OR NOT u.imported OR " BACK ")", DB_NONE, NULL);
	/* clang-format on */
}

static enum outcome unit_write_new(struct import *in)
{
	int64_t count = 0;
	enum outcome outcome = db_exec(in->db,
		"INSERT INTO org_unit (kind, committee, code, name, short_name,"
		" imported, created_at,"
		" changed_at) SELECT r.kind, r.committee, r.code, r.name, r.short_name, TRUE, ?, ?"
		" FROM import_row r LEFT JOIN org_unit u ON u.code = r.code"
		" WHERE r.reason IS NULL AND u.id IS NULL",
		DB_VALUES(db_str(in->now), db_str(in->now)), &count);

	if (outcome || count == 0)
		return outcome;
	return db_exec(in->db,
		"INSERT INTO import_change (object_id, action, detail) SELECT u.id, 'created', ''"
		" FROM org_unit u JOIN import_row r ON r.code = u.code"
		" WHERE u.id >= ? AND r.reason IS NULL",
		DB_VALUES(db_int(db_inserted_id(in->db))), NULL);
}

/* Now that all are there, also what they refer to. */
static enum outcome unit_write_changed(struct import *in)
{
	enum outcome outcome = db_exec(in->db,
		"UPDATE import_change c JOIN org_unit u ON u.id = c.object_id"
		" JOIN import_row r ON r.code = u.code LEFT JOIN org_unit p ON p.code = r.parent"
		" LEFT JOIN org_unit a ON a.code = r.authority SET u.parent_id = p.id,"
		" u.authority_id = a.id, u.name = r.name, u.short_name = r.short_name,"
		" u.street = r.street, u.postcode = r.postcode, u.town = r.town,"
		" u.mailbox = r.mailbox, u.imported = TRUE, u.missing = FALSE,"
		" u.active = u.active OR c.action = 'reactivated', u.changed_at = ?"
		" WHERE c.action IN ('created', 'changed', 'reactivated')",
		DB_VALUES(db_str(in->now)), NULL);

	if (outcome)
		return outcome;
	return db_exec(in->db,
		"UPDATE import_change c JOIN org_unit u ON u.id = c.object_id"
		" SET u.active = FALSE, u.missing = TRUE, u.changed_at = ?"
		" WHERE c.action = 'deactivated'",
		DB_VALUES(db_str(in->now)), NULL);
}

const struct import_rules import_units_rules = {
	.name = "units",
	.object = OBJECT_ORG_UNIT,
	.fields = fields,
	.count = sizeof(fields) / sizeof(fields[0]),
	.table = unit_table,
	.stage = unit_stage,
	.check = (import_step *const[]){check_rows, set_levels, check_parents, check_towns, NULL},
	.plan = (import_step *const[]){missing_plan, NULL},
	.apply = (import_step *const[]){unit_note_changed, unit_write_new, unit_write_changed,
		import_end_reach, NULL},
};
