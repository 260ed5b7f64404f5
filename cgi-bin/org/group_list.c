/* The lists of user groups. */
#include "org/group_list.h"

#include "access/access.h"
#include "access/reach.h"
#include "find/find.h"

#define MEMBERS "(SELECT COUNT(*) FROM user_group_member m WHERE m.group_id = g.id)"
#define ROLE_OF "JOIN base_role r ON r.id = IFNULL(g.rights_role_id, g.role_id)"

/* clang-format off */
static const struct db_list_column group_columns[] = {
	{"id", {.sql = "g.id"}},
	{"name", {.sql = "g.name"}},
	{"role", {.sql = "r.code AS role, r.name_de AS role_de, r.name_en AS role_en"}},
	{"authority", {.sql = "a.name AS authority"}},
	{"members", {.sql = MEMBERS " AS members"}},
	{"sources", {.sql = "(SELECT GROUP_CONCAT(d.name ORDER BY d.name SEPARATOR ', ')"
			" FROM directory_group d WHERE d.group_id = g.id) AS sources"}},
};

static const struct db_list_sort group_sorts[] = {
	{"name", {"g.name"}},
	{"role", {"g.role_id", "g.name"}},
	{"authority", {"IFNULL(a.name, '')", "g.name"}},
	{"members", {MEMBERS, "g.name"}},
};

static const struct db_list_filter group_filters[] = {
	{"suche", {.sql = FIND_LISTED("'group', 'directory'", "g.id"),
		.bind = {DB_LIST_ALL_TYPED}}},
	{"rolle", {.sql = "r.code = ?", .bind = {DB_LIST_TYPED}}},
	{"behoerde", {.sql = "a.code = ?", .bind = {DB_LIST_TYPED}}},
};
/* clang-format on */

const struct db_list group_list = {
	.id = "g.id",
	.find = {.sql = " FROM user_group g " ROLE_OF
			" LEFT JOIN org_unit a ON a.id = g.authority_id WHERE TRUE"},
	.shown = " JOIN user_group g ON g.id = f.id " ROLE_OF
		 " LEFT JOIN org_unit a ON a.id = g.authority_id",
	DB_LIST_COLUMNS_OF(group_columns),
	DB_LIST_SORTS_OF(group_sorts),
	DB_LIST_FILTERS_OF(group_filters),
};

/* clang-format off */
/* What only this group g gives person s: in its role and authority, and by no other group. */
#define BY_THIS(role, authority) \
	role " = g.role_id AND (g.authority_id IS NULL OR g.authority_id = " authority ")" \
	" AND NOT EXISTS (SELECT 1 FROM user_group_member om JOIN user_group og ON" \
	" og.id = om.group_id" \
	" WHERE om.staff_user_id = s.id AND og.id <> g.id AND og.role_id = g.role_id" \
	" AND (og.authority_id IS NULL OR og.authority_id = " authority "))"

static const struct db_list_column member_columns[] = {
	{"name", {.sql = "CONCAT(s.first_name, ' ', s.surname) AS name"}},
	{"user_id", {.sql = "s.user_id"}},
	{"unit", {.sql = "u.name AS unit"}},
	{"status", {.sql = "s.status"}},
	{"loses", {.sql = "(SELECT COUNT(*) FROM project_member pm"
			" JOIN project p ON p.id = pm.project_id WHERE pm.staff_user_id = s.id AND "
			BY_THIS("pm.role_id", "p.authority_id") " AND"
			ACCESS_PROJECT_OPEN("p.id", "?") ") AS projects,"
			" (SELECT COUNT(*) FROM vacancy_person vp"
			" JOIN vacancy v ON v.id = vp.vacancy_id WHERE vp.staff_user_id = s.id"
			" AND vp.role_id NOT IN " SQL_ROLES_ASSIGNED " AND "
			BY_THIS("vp.role_id", "v.authority_id")
			" AND" ACCESS_NOT_EXCLUDED("v.id", "?") ") AS vacancies,"
			" (SELECT COUNT(*) FROM staff_subject ss"
			" JOIN org_unit c ON c.id = ss.subject_id WHERE ss.staff_user_id = s.id"
			" AND ss.subject_kind = 'unit' AND "
			BY_THIS(REACH_UNIT_ROLE("c"), "c.authority_id") ") AS committees",
		.bind = {GROUP_SLOT_READER, GROUP_SLOT_READER}}},
};

static const struct db_list_sort member_sorts[] = {
	{"name", {"s.surname", "s.first_name"}},
};

const struct db_list group_members = {
	.id = "s.id",
	.find = {.sql = " FROM user_group_member m JOIN staff_user s ON s.id = m.staff_user_id"
			" WHERE m.group_id = ?",
		.bind = {GROUP_SLOT_GROUP}},
	.also = {.sql = ", m.group_id"},
	.shown = " JOIN staff_user s ON s.id = f.id JOIN user_group g ON g.id = f.group_id"
		" LEFT JOIN org_unit u ON u.id = s.org_unit_id",
	DB_LIST_COLUMNS_OF(member_columns),
	DB_LIST_SORTS_OF(member_sorts),
};
/* clang-format on */
