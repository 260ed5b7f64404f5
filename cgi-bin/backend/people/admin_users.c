/* Looking for staff users. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "org/staff_list.h"
#include "web/list/list.h"

static const struct list_column user_columns[] = {
	{.code = "name",
		.label = "backend.name",
		.head = true,
		.link = "/verwaltung/benutzer/",
		.link_from = "user_id"},
	{.code = "user_id", .label = "admin.user_id"},
	{.code = "unit", .label = "backend.unit", .type = LIST_GERMAN, .wide = true},
	{.code = "email", .label = "admin.email", .hidden = true, .wide = true},
	{.code = "status", .label = "backend.status", .type = LIST_STATUS, .words = "staff_status"},
	{.code = "last_sign_in",
		.label = "admin.last_sign_in",
		.type = LIST_TIME,
		.empty = "admin.never",
		.hidden = true,
		.wide = true},
};

static enum outcome find_name(
	struct request *req, const char *typed, struct db_list_values *values_r)
{
	return staff_list_words(req->db, req->pool, typed, values_r);
}

static const char *const user_statuses[] = {"active", "inactive", "locked", NULL};

static const struct list_filter user_filters[] = {
	{.code = "name",
		.label = "admin.user_search",
		.hint = "admin.user_search_hint",
		.type = LIST_WORDS,
		.value = find_name},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.words = "staff_status",
		.choices = user_statuses},
};

static const struct list users_list = {
	.code = "users",
	.title = "admin_users",
	.path = "/verwaltung/benutzer",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &staff_list,
	LIST_COLUMNS_OF(user_columns),
	LIST_FILTERS_OF(user_filters),
	.sort = "name",
	.empty = "admin.users_empty",
	.follows = ACCESS_STAMP_SIGNED,
};

static enum outcome show(struct request *req)
{
	admin_crumbs(req, NULL, NULL);
	return list_show(req, "List", &users_list);
}

const struct page page_admin_users = {
	.path = "/verwaltung/benutzer",
	.right = RIGHT_ADMIN,
	LISTS(&users_list),
	.view = "backend/admin_users.cs",
	.title = "admin_users",
	.show = show,
};
