/* The lists of user groups. */
#include "org/group_list.h"

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
	{"suche", {.sql = "LOCATE(?, g.name) > 0 OR EXISTS (SELECT 1 FROM directory_group d"
			" WHERE d.group_id = g.id AND LOCATE(?, d.name) > 0)",
		.bind = {DB_LIST_TYPED, DB_LIST_TYPED}}},
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
