/* The directory groups that refer to a user group: adding and removing. */
#include "backend/pages.h"
#include "backend/people/admin_group.h"
#include "org/group.h"
#include "web/form/form.h"

struct mapping_input {
	const char *name;
};

static const struct form_field mapping_fields[] = {
	{.name = "name",
		.type = FIELD_TEXT,
		.max = 120,
		.required = true,
		FORM_AT(struct mapping_input, name)},
};
static const struct form add_form = FORM("mapping", mapping_fields, struct mapping_input);
static const struct form remove_form = FORM("mapping_remove", mapping_fields, struct mapping_input);

void show_mapping_forms(struct request *req, int64_t id)
{
	const char *path = pool_printf(req->pool, "/verwaltung/gruppen/%lld/", (long long)id);

	form_show(req, &add_form, pool_printf(req->pool, "%szuordnen", path), NULL);
	form_show(req, &remove_form, pool_printf(req->pool, "%sloesen", path), NULL);
}

static enum outcome done(struct request *req, enum outcome outcome, const char *notice)
{
	return outcome ? outcome
		       : redirect_to(req, notice, "/verwaltung/gruppen/%lld",
			       (long long)request_path_int(req, "group"));
}

static enum outcome save_add(struct request *req)
{
	const struct mapping_input *input = req->input;

	return done(req,
		group_map(req->db, req->pool, &req->principal, request_path_int(req, "group"),
			input->name, &req->problems),
		"mapping_added");
}

static enum outcome save_remove(struct request *req)
{
	const struct mapping_input *input = req->input;

	enum outcome outcome = group_unmap(
		req->db, req->pool, &req->principal, request_path_int(req, "group"), input->name);

	if (outcome == CONFLICT) {
		form_problem(req, "", "last_admin");
		return INVALID;
	}
	return done(req, outcome, "mapping_removed");
}

const struct page page_admin_mapping_add = {
	.path = "/verwaltung/gruppen/{group}/zuordnen",
	.right = RIGHT_ADMIN,
	.form = &add_form,
	LISTS(&members_list),
	.view = "backend/admin_group.cs",
	.title = "admin_group",
	.show = show_admin_group,
	.save = save_add,
};

const struct page page_admin_mapping_remove = {
	.path = "/verwaltung/gruppen/{group}/loesen",
	.right = RIGHT_ADMIN,
	.form = &remove_form,
	LISTS(&members_list),
	.view = "backend/admin_group.cs",
	.title = "admin_group",
	.show = show_admin_group,
	.save = save_remove,
};
