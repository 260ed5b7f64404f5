/* The list of service accounts. */
#include "service_account/service_list.h"

/* clang-format off */
static const struct db_list_column service_columns[] = {
	{"name", {.sql = "CONCAT(s.surname, ', ', s.first_name) AS name"}},
	{"user_id", {.sql = "s.user_id"}},
	{"groups", {.sql = "(SELECT GROUP_CONCAT(g.name ORDER BY g.name SEPARATOR ', ')"
			" FROM user_group_member m JOIN user_group g ON g.id = m.group_id"
			" WHERE m.staff_user_id = s.id) AS groups"}},
	{"status", {.sql = "s.status"}},
	{"last_sign_in", {.sql = "s.last_sign_in"}},
};

static const struct db_list_sort service_sorts[] = {
	{"name", {"s.surname", "s.first_name"}},
	{"user_id", {"s.user_id"}},
};

static const struct db_list_filter service_filters[] = {
	{"status", {.sql = "s.status = ?", .bind = {DB_LIST_TYPED}}},
};

const struct db_list service_list = {
	.id = "s.id",
	.find = {.sql = " FROM service_account a JOIN staff_user s ON s.id = a.staff_user_id"
			" WHERE TRUE"},
	.shown = " JOIN staff_user s ON s.id = f.id",
	DB_LIST_COLUMNS_OF(service_columns),
	DB_LIST_SORTS_OF(service_sorts),
	DB_LIST_FILTERS_OF(service_filters),
};
/* clang-format on */
