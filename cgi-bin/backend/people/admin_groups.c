/* The user groups, and a form for a new one. */
#include "backend/admin/admin.h"
#include "backend/desk/choices.h"
#include "backend/pages.h"
#include "base/text.h"
#include "org/group.h"
#include "org/group_list.h"
#include "org/role.h"
#include "web/form/form.h"
#include "web/list/list.h"

struct group_input {
	const char *name, *role, *authority;
};

static const struct form_field group_fields[] = {
	{.name = "name",
		.type = FIELD_TEXT,
		.max = 120,
		.required = true,
		FORM_AT(struct group_input, name)},
	{.name = "role", .type = FIELD_CHOICE, .required = true, FORM_AT(struct group_input, role)},
	{.name = "authority", .type = FIELD_CHOICE, FORM_AT(struct group_input, authority)},
};
static const struct form group_form = FORM("user_group", group_fields, struct group_input);

static enum outcome role_choices(struct request *req, const struct db_rows **rows_r)
{
	struct db_rows *roles = NULL;
	enum outcome outcome = role_list(req->db, req->pool, &roles);

	if (!outcome)
		*rows_r = admin_role_options(req, roles);
	return outcome;
}

static const char *role_text(struct request *req, const struct list_row *row)
{
	return admin_role(
		req, list_cell(row, "role"), list_cell(row, "role_de"), list_cell(row, "role_en"));
}

static const struct list_column group_columns[] = {
	{.code = "name",
		.label = "admin.group",
		.head = true,
		.link = "/verwaltung/gruppen/",
		.link_from = "id"},
	{.code = "role", .label = "backend.role", .text = role_text},
	{.code = "authority",
		.label = "backend.authority",
		.type = LIST_GERMAN,
		.empty = "admin.everywhere"},
	{.code = "members", .label = "admin.members", .type = LIST_NUMBER},
	{.code = "sources", .label = "admin.sources", .empty = "admin.sources_none", .wide = true},
};

static const struct list_filter group_filters[] = {
	{.code = "suche", .label = "admin.group_words", .type = LIST_WORDS, .value = find_typed},
	{.code = "rolle", .label = "backend.role", .type = LIST_CHOICE, .options = role_choices},
	{.code = "behoerde",
		.label = "backend.authority",
		.type = LIST_CHOICE,
		.options = authority_choices},
};

static const struct list groups_list = {
	.code = "groups",
	.title = "admin_groups",
	.path = "/verwaltung/gruppen",
	.right = RIGHT_ADMIN,
	.export = true,
	.source = &group_list,
	LIST_COLUMNS_OF(group_columns),
	LIST_FILTERS_OF(group_filters),
	.sort = "authority",
	.empty = "admin.groups_empty",
	.follows = ACCESS_STAMP_STAFF,
};

static enum outcome show(struct request *req)
{
	admin_crumbs(req, NULL, NULL);
	return list_show(req, "List", &groups_list);
}

const struct page page_admin_groups = {
	.path = "/verwaltung/gruppen",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_groups.cs",
	.title = "admin_groups",
	LISTS(&groups_list),
	.show = show,
};

static enum outcome show_new(struct request *req)
{
	struct db_rows *authorities = NULL, *roles = NULL;
	enum outcome outcome = role_list(req->db, req->pool, &roles);

	if (!outcome)
		outcome = group_authorities(req->db, req->pool, &authorities);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_groups", "/verwaltung/gruppen");
	form_show(req, &group_form, req->path, NULL);
	form_options(req, &group_form, "role", admin_role_options(req, roles));
	form_options(req, &group_form, "authority", authorities);
	return OK;
}

static enum outcome save_new(struct request *req)
{
	const struct group_input *input = req->input;
	int64_t authority = 0, id = 0;
	enum outcome outcome;

	if (!text_empty(input->authority)
		&& !text_to_int(input->authority, 1, INT64_MAX, &authority)) {
		form_problem(req, "authority", "choice");
		return INVALID;
	}
	outcome = group_create(
		req->db, &req->principal, input->name, input->role, authority, &req->problems, &id);
	return outcome
		? outcome
		: redirect_to(req, "group_created", "/verwaltung/gruppen/%lld", (long long)id);
}

const struct page page_admin_group_new = {
	.path = "/verwaltung/gruppen/neu",
	.right = RIGHT_ADMIN,
	.form = &group_form,
	.view = "backend/admin_group_new.cs",
	.title = "admin_group_new",
	.show = show_new,
	.save = save_new,
};
