/* The lists of staff users. */
#include "org/staff_list.h"

#include <string.h>

#include "find/find.h"

#define UNIT_OF " LEFT JOIN org_unit u ON u.id = s.org_unit_id"

/* clang-format off */
static const struct db_list_column staff_columns[] = {
	{"name", {.sql = "CONCAT(s.surname, ', ', s.first_name) AS name"}},
	{"user_id", {.sql = "s.user_id"}},
	{"unit", {.sql = "u.name AS unit"}},
	{"email", {.sql = "s.email"}},
	{"status", {.sql = "s.status"}},
	{"last_sign_in", {.sql = "s.last_sign_in"}},
};

static const struct db_list_sort staff_sorts[] = {
	{"name", {"s.surname", "s.first_name"}},
	{"user_id", {"s.user_id"}},
};

static const struct db_list_filter staff_filters[] = {
	{"name", {.sql = "s.id IN (SELECT s.id FROM " FIND_STAFF ")" FIND_STAFF_AND,
		.bind = {DB_LIST_ALL_TYPED}}},
	{"status", {.sql = "s.status = ?", .bind = {DB_LIST_TYPED}}},
};
/* clang-format on */

const struct db_list staff_list = {
	.id = "s.id",
	.find = {.sql = " FROM staff_user s WHERE s.status <> 'deleted'"},
	.shown = " JOIN staff_user s ON s.id = f.id" UNIT_OF,
	DB_LIST_COLUMNS_OF(staff_columns),
	DB_LIST_SORTS_OF(staff_sorts),
	DB_LIST_FILTERS_OF(staff_filters),
};

enum outcome staff_list_words(
	struct db *db, struct pool *pool, const char *typed, struct db_list_values *values_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, typed, &find);

	if (outcome)
		return outcome;
	if (!find.count)
		return INVALID;
	const struct db_value values[] = {FIND_STAFF_BIND(&find), FIND_STAFF_AND_BIND(&find)};

	values_r->count = sizeof(values) / sizeof(values[0]);
	memcpy(values_r->items, values, sizeof(values));
	return OK;
}
