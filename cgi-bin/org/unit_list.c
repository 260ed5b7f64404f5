/* The lists of organisation units. */
#include "org/unit_list.h"

#include "find/find.h"

#define AUTHORITY_OF " LEFT JOIN org_unit a ON a.id = u.authority_id"

/* clang-format off */
static const struct db_list_column unit_columns[] = {
	{"name", {.sql = "u.name"}},
	{"kind", {.sql = "u.kind, u.committee"}},
	{"code", {.sql = "u.code"}},
	{"authority", {.sql = "a.name AS authority"}},
	{"parent", {.sql = "(SELECT p.name FROM org_unit p WHERE p.id = u.parent_id) AS parent"}},
	{"status", {.sql = "IF(u.active, 'aktiv', 'inaktiv') AS status"}},
};

static const struct db_list_sort unit_sorts[] = {
	{"authority", {"IFNULL(a.name, '')", "CONCAT(u.kind + 0, u.name)"}},
	{"name", {"u.name"}},
	{"code", {"u.code"}},
};

static const struct db_list_filter unit_filters[] = {
	{"suche", {.sql = FIND_LISTED("'unit'", "u.id"), .bind = {DB_LIST_ALL_TYPED}}},
	{"art", {.sql = "u.kind = ?", .bind = {DB_LIST_TYPED}}},
	{"behoerde", {.sql = "a.code = ?", .bind = {DB_LIST_TYPED}}},
	{"status", {.sql = "u.active = (? = 'aktiv')", .bind = {DB_LIST_TYPED}}},
};

const struct db_list unit_list = {
	.id = "u.id",
	.find = {.sql = " FROM org_unit u" AUTHORITY_OF " WHERE TRUE"},
	.shown = " JOIN org_unit u ON u.id = f.id" AUTHORITY_OF,
	DB_LIST_COLUMNS_OF(unit_columns),
	DB_LIST_SORTS_OF(unit_sorts),
	DB_LIST_FILTERS_OF(unit_filters),
};

const struct db_list units_below = {
	.id = "u.id",
	.find = {.sql = " FROM org_unit u" AUTHORITY_OF
			" WHERE u.parent_id = (SELECT id FROM org_unit WHERE code = ?)",
		.bind = {UNIT_SLOT_CODE}},
	.shown = " JOIN org_unit u ON u.id = f.id" AUTHORITY_OF,
	DB_LIST_COLUMNS_OF(unit_columns),
	DB_LIST_SORTS_OF(unit_sorts),
};
/* clang-format on */
