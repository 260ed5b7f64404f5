/* The created base roles, and a form for a new one. */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "org/right_table.h"
#include "org/role.h"
#include "web/form/form.h"

static const struct form_field role_fields[] = {
	{.name = "name_de",
		.type = FIELD_TEXT,
		.max = 60,
		.required = true,
		FORM_AT(struct new_role, name_de)},
	{.name = "name_en",
		.type = FIELD_TEXT,
		.max = 60,
		.required = true,
		FORM_AT(struct new_role, name_en)},
	{.name = "model", .type = FIELD_CHOICE, .required = true, FORM_AT(struct new_role, model)},
};
static const struct form role_form = FORM("base_role", role_fields, struct new_role);
static const struct form remove_form = {.name = "base_role_remove"};

/* Created roles cannot be models: they come after the others. */
static struct db_rows *models(struct request *req, const struct db_rows *roles)
{
	struct db_rows *delivered = POOL_ARRAY(req->pool, struct db_rows, 1);

	*delivered = *roles;
	while (delivered->count && db_text(delivered, delivered->count - 1, "role_de"))
		delivered->count--;
	return delivered;
}

static enum outcome show(struct request *req)
{
	struct db_rows *created = NULL, *roles = NULL;
	enum outcome outcome = role_created(req->db, req->pool, &created);

	if (!outcome)
		outcome = right_table_roles(req->db, req->pool, &roles);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_rights", "/verwaltung/rechte");
	view_rows(req, "Roles", created);
	for (size_t i = 0; i < created->count; i++)
		view_text(req, pool_printf(req->pool, "Roles.%zu.name", i),
			admin_role(req, "", db_text(created, i, "name_de"),
				db_text(created, i, "name_en")));
	form_show(req, &role_form, "/verwaltung/rechte/rollen", NULL);
	form_options(req, &role_form, "model", admin_role_options(req, models(req, roles)));
	form_show(req, &remove_form, "/verwaltung/rechte/rollen", NULL);
	return OK;
}

/* A name that is a delivered role's already would be taken for it. */
static bool is_delivered_name(struct request *req, const struct db_rows *roles, const char *name)
{
	for (size_t i = 0; i < roles->count; i++)
		if (text_equal(view_code_find(req, "role", db_text(roles, i, "role")), name))
			return true;
	return false;
}

static enum outcome save(struct request *req)
{
	const struct new_role *input = req->input;
	struct db_rows *roles = NULL;
	enum outcome outcome = role_list(req->db, req->pool, &roles);

	if (outcome)
		return outcome;
	if (is_delivered_name(req, roles, input->name_de)) {
		form_problem(req, "name_de", "role_name_taken");
		return INVALID;
	}
	outcome = role_create(req->db, req->pool, &req->principal, input, &req->problems);
	return outcome ? outcome : redirect_to(req, "role_created", "/verwaltung/rechte");
}

static enum outcome save_remove(struct request *req)
{
	enum outcome outcome =
		role_remove(req->db, req->pool, &req->principal, request_path_int(req, "role"));

	if (outcome == CONFLICT)
		form_problem(req, "", "role_used");
	return outcome ? outcome : redirect_to(req, "role_removed", "/verwaltung/rechte/rollen");
}

const struct page page_admin_roles = {
	.path = "/verwaltung/rechte/rollen",
	.right = RIGHT_ADMIN,
	.form = &role_form,
	.view = "backend/admin_roles.cs",
	.title = "admin_roles",
	.show = show,
	.save = save,
};

const struct page page_admin_role_remove = {
	.path = "/verwaltung/rechte/rollen/{role}/entfernen",
	.right = RIGHT_ADMIN,
	.form = &remove_form,
	.view = "backend/admin_roles.cs",
	.title = "admin_roles",
	.show = show,
	.save = save_remove,
};
