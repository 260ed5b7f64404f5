/* The lists of the staff import. */
#include "import/import_list.h"

/* clang-format off */
static const struct db_list_column run_columns[] = {
	{"run", {.sql = "r.id, CAST(r.kind AS CHAR) AS kind"}},
	{"started_at", {.sql = "r.started_at"}},
	{"file", {.sql = "r.file"}},
	{"status", {.sql = "CAST(r.status AS CHAR) AS status, r.reason"}},
	{"row_count", {.sql = "r.row_count"}},
	{"wrong", {.sql = "r.wrong"}},
	{"added", {.sql = "r.added"}},
	{"changed", {.sql = "r.changed"}},
	{"removed", {.sql = "r.removed"}},
};

static const struct db_list_sort run_sorts[] = {
	{"run", {NULL}},
};

static const struct db_list_filter run_filters[] = {
	{"art", {.sql = "r.kind = ?", .bind = {DB_LIST_TYPED}}},
	{"status", {.sql = "r.status = ?", .bind = {DB_LIST_TYPED}}},
};

const struct db_list import_run_list = {
	.id = "r.id",
	.find = {.sql = " FROM import_run r WHERE TRUE"},
	.shown = " JOIN import_run r ON r.id = f.id",
	DB_LIST_COLUMNS_OF(run_columns),
	DB_LIST_SORTS_OF(run_sorts),
	DB_LIST_FILTERS_OF(run_filters),
};

static const struct db_list_column error_columns[] = {
	{"line", {.sql = "e.line"}},
	{"reason", {.sql = "e.reason"}},
	{"detail", {.sql = "e.detail"}},
};

static const struct db_list_sort error_sorts[] = {
	{"line", {NULL}},
};

const struct db_list import_error_list = {
	.id = "e.line",
	.find = {.sql = " FROM import_error e WHERE e.run_id = ?", .bind = {IMPORT_SLOT_RUN}},
	.also = {.sql = ", e.run_id"},
	.shown = " JOIN import_error e ON e.run_id = f.run_id AND e.line = f.id",
	DB_LIST_COLUMNS_OF(error_columns),
	DB_LIST_SORTS_OF(error_sorts),
};
/* clang-format on */
