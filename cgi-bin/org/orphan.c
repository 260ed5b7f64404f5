/* Orphaned groups, mappings and people (ACC-08). */
#include "org/orphan.h"

#include "base/clock.h"

#define UNUSED_DAYS "180" /* unless the setting says otherwise */

/* Somebody active is a member of g. */
#define USED \
	"EXISTS (SELECT 1 FROM user_group_member m JOIN staff_user s ON s.id = m.staff_user_id" \
	" AND s.status = 'active' WHERE m.group_id = g.id)"
#define ROLE_OF " JOIN base_role r ON r.id = IFNULL(g.rights_role_id, g.role_id)"

/* clang-format off */
static const struct db_list_column group_columns[] = {
	{"id", {.sql = "g.id"}},
	{"name", {.sql = "g.name"}},
	{"role", {.sql = "r.code AS role, r.name_de AS role_de, r.name_en AS role_en"}},
};

static const struct db_list_sort group_sorts[] = {
	{"name", {"g.name"}},
	{"role", {"g.role_id", "g.name"}},
};

const struct db_list orphan_groups = {
	.id = "g.id",
	.find = {.sql = " FROM user_group g WHERE NOT " USED},
	.shown = " JOIN user_group g ON g.id = f.id" ROLE_OF,
	DB_LIST_COLUMNS_OF(group_columns),
	DB_LIST_SORTS_OF(group_sorts),
};

static const struct db_list_column people_columns[] = {
	{"name", {.sql = "CONCAT(s.first_name, ' ', s.surname) AS name"}},
	{"user_id", {.sql = "s.user_id"}},
	{"unit", {.sql = "u.name AS unit"}},
};

static const struct db_list_sort people_sorts[] = {
	{"name", {"s.surname", "s.first_name"}},
};

const struct db_list orphan_people = {
	.id = "s.id",
	.find = {.sql = " FROM staff_user s WHERE s.status = 'active' AND NOT EXISTS"
			" (SELECT 1 FROM user_group_member m WHERE m.staff_user_id = s.id)"},
	.shown = " JOIN staff_user s ON s.id = f.id LEFT JOIN org_unit u ON u.id = s.org_unit_id",
	DB_LIST_COLUMNS_OF(people_columns),
	DB_LIST_SORTS_OF(people_sorts),
};

static const struct db_list_column mapping_columns[] = {
	{"name", {.sql = "d.name"}},
	{"group", {.sql = "g.id AS group_id, g.name AS group_name"}},
};

static const struct db_list_sort mapping_sorts[] = {
	{"name", {NULL}},
	{"group", {"g.name"}},
};

const struct db_list orphan_mappings = {
	.id = "d.name",
	.find = {.sql = " FROM directory_group d JOIN user_group g ON g.id = d.group_id"
			" WHERE NOT " USED},
	.shown = " JOIN directory_group d ON d.name = f.id JOIN user_group g ON g.id = d.group_id",
	DB_LIST_COLUMNS_OF(mapping_columns),
	DB_LIST_SORTS_OF(mapping_sorts),
};

static const struct db_list_column unmapped_columns[] = {
	{"name", {.sql = "n.name"}},
	{"seen", {.sql = "n.seen"}},
	{"last_seen", {.sql = "n.last_seen"}},
};

static const struct db_list_sort unmapped_sorts[] = {
	{"name", {NULL}},
	{"seen", {"n.seen"}},
	{"last_seen", {"n.last_seen"}},
};

const struct db_list orphan_unmapped = {
	.id = "n.name",
	.find = {.sql = " FROM directory_group_unmapped n WHERE NOT EXISTS"
			" (SELECT 1 FROM directory_group d WHERE d.name = n.name)"},
	.shown = " JOIN directory_group_unmapped n ON n.name = f.id",
	DB_LIST_COLUMNS_OF(unmapped_columns),
	DB_LIST_SORTS_OF(unmapped_sorts),
};

#define MEMBER_OF " FROM user_group_member m JOIN staff_user s ON s.id = m.staff_user_id" \
	" WHERE m.group_id = g.id"
#define LAST_OF "(SELECT MAX(s.last_sign_in)" MEMBER_OF ")"

static const struct db_list_column unused_columns[] = {
	{"id", {.sql = "g.id"}},
	{"name", {.sql = "g.name"}},
	{"members", {.sql = "(SELECT COUNT(*)" MEMBER_OF ") AS members"}},
	{"last", {.sql = LAST_OF " AS last"}},
};

/* Of all groups at once: when one of its members signed in last. */
#define USED_LAST \
	"(SELECT m.group_id, MAX(s.last_sign_in) AS last FROM user_group_member m" \
	" JOIN staff_user s ON s.id = m.staff_user_id GROUP BY m.group_id)"

static const struct db_list_sort unused_sorts[] = {
	{"name", {"g.name"}},
	{"last", {"IFNULL(x.last, '1000-01-01')", "g.name"}},
};

const struct db_list orphan_unused = {
	.id = "g.id",
	.find = {.sql = " FROM " USED_LAST " x JOIN user_group g ON g.id = x.group_id"
			" WHERE (x.last IS NULL OR x.last < ?"
			" - INTERVAL IFNULL((SELECT CAST(value AS SIGNED) FROM setting"
			" WHERE name = 'group_unused_days'), " UNUSED_DAYS ") DAY)",
		.bind = {ORPHAN_SLOT_NOW}},
	.shown = " JOIN user_group g ON g.id = f.id",
	DB_LIST_COLUMNS_OF(unused_columns),
	DB_LIST_SORTS_OF(unused_sorts),
};
/* clang-format on */

enum outcome orphan_days(struct db *db, int64_t *days_r)
{
	return db_get_int(db,
		"SELECT IFNULL((SELECT CAST(value AS SIGNED) FROM setting"
		" WHERE name = 'group_unused_days'), " UNUSED_DAYS ")",
		DB_NONE, days_r);
}

#define COUNTED_MOST 100000

static enum outcome orphans_count(struct db *db, void *context)
{
	static const struct {
		const char *part;
		const struct db_list *list;
	} parts[] = {
		{"groups", &orphan_groups},
		{"people", &orphan_people},
		{"mappings", &orphan_mappings},
		{"unmapped", &orphan_unmapped},
		{"unused", &orphan_unused},
	};
	const char *now = clock_sql(context, clock_now());
	const struct db_value slots[] = {db_str(now)};
	const struct db_list_ask ask = {.slots = slots};
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < sizeof(parts) / sizeof(parts[0]); i++) {
		int64_t count = 0;

		outcome = db_list_count(db, parts[i].list, &ask, COUNTED_MOST, &count);
		if (!outcome)
			outcome = db_exec(db,
				"INSERT INTO orphan_count (part, orphans, counted_at)"
				" VALUES (?, ?, ?) ON DUPLICATE KEY UPDATE"
				" orphans = VALUES(orphans), counted_at = VALUES(counted_at)",
				DB_VALUES(db_str(parts[i].part), db_int(count), db_str(now)), NULL);
	}
	return outcome;
}

enum outcome orphan_count_keep(struct db *db)
{
	struct pool *pool = pool_new();
	enum outcome outcome = db_transaction(db, orphans_count, pool);

	pool_free(&pool);
	return outcome;
}
