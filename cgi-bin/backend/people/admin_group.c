/* One user group: its members and its name. */
#include "backend/people/admin_group.h"

#include "backend/admin/admin.h"
#include "backend/desk/head.h"
#include "backend/pages.h"
#include "base/text.h"
#include "org/group.h"
#include "org/group_list.h"
#include "web/form/form.h"
#include "web/list/list.h"

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

/* A group that the directory fills has what it needs; to another one its next step leads. */
void admin_group_head(struct request *req, const struct user_group *group,
	const struct db_rows *mappings, const char *tab)
{
	const char *path = pool_printf(req->pool, "/verwaltung/gruppen/%lld", (long long)group->id);

	admin_crumbs(req, "title.admin_groups", "/verwaltung/gruppen");
	if (!mappings->count)
		head_do(req, pool_printf(req->pool, "%s#quellen", path), "admin.sources_map");
	head_plain(req,
		&(struct head_plain){.title = group->name,
			.german = true,
			.path = path,
			.status = view_word(req,
				mappings->count ? "admin.group_filled" : "admin.group_by_nobody"),
			.look = mappings->count ? "done" : "idle"},
		tab);
}

static void show_group(struct request *req, const struct user_group *group)
{
	view_int(req, "Group.id", group->id);
	view_text(req, "Group.role", admin_role(req, group->role, group->role_de, group->role_en));
	view_text(req, "Group.authority", group->authority);
}

static void bind_members(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	(void)roles;
	slots_r[GROUP_SLOT_READER - 1] = db_int(req->principal.id);
	slots_r[GROUP_SLOT_GROUP - 1] = db_int(request_path_int(req, "group"));
}

/* "Projekte: 3, Vakanzen: 1, Gremien: 0" */
static const char *loses_text(struct request *req, const struct list_row *row)
{
	const char *projects = list_cell(row, "projects"), *vacancies = list_cell(row, "vacancies");
	const char *committees = list_cell(row, "committees");

	if (text_equal(projects, "0") && text_equal(vacancies, "0") && text_equal(committees, "0"))
		return NULL;
	return pool_printf(req->pool, "%s: %s, %s: %s, %s: %s", view_word(req, "title.projects"),
		projects, view_word(req, "backend.vacancies"), vacancies,
		view_word(req, "admin.committees"), committees);
}

static const struct list_column member_columns[] = {
	{.code = "name",
		.label = "backend.name",
		.head = true,
		.link = "/verwaltung/benutzer/",
		.link_from = "user_id"},
	{.code = "unit", .label = "backend.unit", .type = LIST_GERMAN, .wide = true},
	{.code = "status", .label = "backend.status", .type = LIST_STATUS, .words = "staff_status"},
	{.code = "loses", .label = "admin.member_loses", .text = loses_text},
};

const struct list members_list = {
	.code = "group_members",
	.title = "group_members",
	.right = RIGHT_ADMIN,
	.export = true,
	.about = OBJECT_USER_GROUP,
	.about_id = "group",
	.source = &group_members,
	.bind = bind_members,
	LIST_COLUMNS_OF(member_columns),
	.sort = "name",
	.empty = "admin.members_empty",
};

enum outcome show_admin_group(struct request *req)
{
	struct user_group group;
	struct db_rows *mappings = NULL;
	enum outcome outcome =
		group_get(req->db, req->pool, request_path_int(req, "group"), &group);

	if (!outcome)
		outcome = list_show(req, "List", &members_list);
	if (!outcome)
		outcome = group_mappings(req->db, req->pool, group.id, &mappings);
	if (outcome)
		return outcome;
	show_group(req, &group);
	admin_group_head(req, &group, mappings, "overview");
	view_rows(req, "Mappings", mappings);
	form_show(req, &name_form,
		pool_printf(req->pool, "/verwaltung/gruppen/%lld", (long long)group.id),
		&(struct name_input){group.name});
	show_mapping_forms(req, group.id);
	return OK;
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
	LISTS(&members_list),
	.view = "backend/admin_group.cs",
	.title = "admin_group",
	.show = show_admin_group,
	.now = now,
	.save = save,
};
