/* The user groups, and a form for a new one. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "org/group.h"
#include "org/role.h"
#include "web/form/form.h"

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

static enum outcome show(struct request *req)
{
	struct db_rows *groups = NULL, *authorities = NULL, *roles = NULL;
	enum outcome outcome;

	if ((outcome = group_list(req->db, req->pool, &groups))
		|| (outcome = role_list(req->db, req->pool, &roles))
		|| (outcome = group_authorities(req->db, req->pool, &authorities)))
		return outcome;
	admin_crumbs(req, NULL, NULL);
	view_rows(req, "Groups", groups);
	admin_role_names(req, "Groups", groups);
	form_show(req, &group_form, "/verwaltung/gruppen", NULL);
	form_options(req, &group_form, "role", admin_role_options(req, roles));
	form_options(req, &group_form, "authority", authorities);
	return OK;
}

static enum outcome save(struct request *req)
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
	if (outcome)
		return outcome;
	return redirect_to(req, "group_created", "/verwaltung/gruppen/%lld", (long long)id);
}

const struct page page_admin_groups = {
	.path = "/verwaltung/gruppen",
	.right = RIGHT_ADMIN,
	.form = &group_form,
	.view = "backend/admin_groups.cs",
	.title = "admin_groups",
	.show = show,
	.save = save,
};
