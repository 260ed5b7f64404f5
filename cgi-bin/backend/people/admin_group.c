/* One user group: its members and its name. */
#include "backend/people/admin_group.h"

#include "backend/admin/admin.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "org/group.h"
#include "web/form/form.h"

struct name_input {
	const char *name;
};

static const struct form_field name_fields[] = {
	{.name = "name",
		.type = FIELD_TEXT,
		.max = 120,
		.required = true,
		FORM_AT(struct name_input, name)},
};
static const struct form name_form = FORM("group_name", name_fields, struct name_input);

static void show_group(struct request *req, const struct user_group *group)
{
	admin_crumbs(req, "title.admin_groups", "/verwaltung/gruppen");
	view_title_german(req, group->name);
	view_int(req, "Group.id", group->id);
	view_text(req, "Group.role", admin_role(req, group->role, group->role_de, group->role_en));
	view_text(req, "Group.authority", group->authority);
}

enum outcome show_admin_group(struct request *req)
{
	struct user_group group;
	struct db_rows *members = NULL, *mappings = NULL;
	int64_t total = 0;
	enum outcome outcome =
		group_get(req->db, req->pool, request_path_int(req, "group"), &group);

	if (outcome
		|| (outcome = group_members(req->db, req->pool, &req->principal, group.id,
			    ROWS_PER_PAGE, list_offset(req), &members, &total))
		|| (outcome = group_mappings(req->db, req->pool, group.id, &mappings)))
		return outcome;
	show_group(req, &group);
	view_rows(req, "Members", members);
	view_rows(req, "Mappings", mappings);
	view_pager(req, "Pager", list_page(req), ROWS_PER_PAGE, total);
	form_show(req, &name_form,
		pool_printf(req->pool, "/verwaltung/gruppen/%lld", (long long)group.id),
		&(struct name_input){group.name});
	show_mapping_forms(req, group.id);
	return admin_history(req, OBJECT_USER_GROUP, group.id);
}

static enum outcome now(struct request *req, void *now_r)
{
	struct user_group group;
	enum outcome outcome =
		group_get(req->db, req->pool, request_path_int(req, "group"), &group);

	if (!outcome)
		*(struct name_input *)now_r = (struct name_input){group.name};
	return outcome;
}

static enum outcome save(struct request *req)
{
	const struct name_input *input = req->input;
	int64_t id = request_path_int(req, "group");
	enum outcome outcome =
		group_rename(req->db, req->pool, &req->principal, id, input->name, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "saved", "/verwaltung/gruppen/%lld", (long long)id);
}

const struct page page_admin_group = {
	.path = "/verwaltung/gruppen/{group}",
	.right = RIGHT_ADMIN,
	.form = &name_form,
	.view = "backend/admin_group.cs",
	.title = "admin_group",
	.show = show_admin_group,
	.now = now,
	.save = save,
};
