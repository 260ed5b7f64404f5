/* The projects a person may see, and those of the archive. */
#include "backend/desk/choices.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "recruiting/project_list.h"

#define ARCHIVE "/projekte/archiv"

static void bind_projects(struct request *req, struct access_where roles, struct db_value *slots_r)
{
	project_list_bind(&req->principal, roles, slots_r);
}

static const struct list_column project_columns[] = {
	{.code = "number", .label = "backend.number", .wide = true},
	{.code = "name",
		.label = "backend.name",
		.type = LIST_GERMAN,
		.head = true,
		.link = "/projekte/",
		.link_from = "number",
		.note = "parent",
		.note_label = "backend.part_of"},
	{.code = "authority", .label = "backend.authority", .type = LIST_GERMAN, .wide = true},
	{.code = "office",
		.label = "backend.office",
		.type = LIST_CODE,
		.words = "office",
		.wide = true},
	{.code = "status", .label = "backend.status", .type = LIST_STATUS, .kind = OBJECT_PROJECT},
	{.code = "responsible", .label = "backend.responsible", .hidden = true, .wide = true},
	{.code = "vacancies", .label = "backend.vacancies", .type = LIST_NUMBER},
	{.code = "changed_at",
		.label = "backend.changed_at",
		.type = LIST_TIME,
		.hidden = true,
		.wide = true},
};

static const struct list_filter project_filters[] = {
	{.code = "meine", .label = "backend.mine", .type = LIST_MINE},
	{.code = "suche",
		.label = "backend.project_search",
		.type = LIST_WORDS,
		.value = find_typed},
	{.code = "behoerde",
		.label = "backend.authority",
		.type = LIST_CHOICE,
		.options = authority_choices},
	{.code = "status",
		.label = "backend.status",
		.type = LIST_CHOICE,
		.kind = OBJECT_PROJECT,
		.without = "archiviert,geloescht"},
	{.code = "verantwortlich",
		.label = "backend.responsible",
		.type = LIST_WORDS,
		.value = find_staff_typed,
		.pick = "/projekte/verantwortliche/auswahl"},
};

static const struct list_filter archive_filters[] = {
	{.code = "suche",
		.label = "backend.project_search",
		.type = LIST_WORDS,
		.value = find_typed},
	{.code = "behoerde",
		.label = "backend.authority",
		.type = LIST_CHOICE,
		.options = authority_choices},
};

static const struct list projects_list = {
	.code = "projects",
	.title = "projects",
	.path = "/projekte",
	.right = RIGHT_PROJECT_LIST_VIEW,
	.export = true,
	.source = &projects_seen,
	.bind = bind_projects,
	LIST_COLUMNS_OF(project_columns),
	LIST_FILTERS_OF(project_filters),
	.sort = "authority",
	.empty = "backend.projects_empty",
	.follows = ACCESS_STAMP_REACH,
	.walked = true,
};

static const struct list archive_list = {
	.code = "project_archive",
	.title = "project_archive",
	.path = ARCHIVE,
	.right = RIGHT_PROJECT_LIST_VIEW,
	.export = true,
	.source = &projects_archived,
	.bind = bind_projects,
	LIST_COLUMNS_OF(project_columns),
	LIST_FILTERS_OF(archive_filters),
	.sort = "authority",
	.empty = "backend.project_archive_empty",
	.walked = true,
};

static enum outcome show(struct request *req)
{
	view_bool(req, "May.archive", access_has(&req->principal, RIGHT_ARCHIVE));
	view_bool(req, "May.create", access_has(&req->principal, RIGHT_PROJECT_NEW));
	return list_show(req, "List", &projects_list);
}

const struct page page_projects = {
	.path = "/projekte",
	.right = RIGHT_PROJECT_LIST_VIEW,
	LISTS(&projects_list),
	.view = "backend/projects.cs",
	.title = "projects",
	.show = show,
};

static enum outcome show_archive(struct request *req)
{
	view_crumb(req, view_word(req, "title.projects"), "/projekte");
	return list_show(req, "List", &archive_list);
}

/* What is archived stands here alone (RET-40). */
const struct page page_project_archive = {
	.path = ARCHIVE,
	.right = RIGHT_ARCHIVE,
	LISTS(&archive_list),
	.view = "backend/projects.cs",
	.title = "project_archive",
	.show = show_archive,
};

static enum outcome find_in_charge(struct request *req, const char *words, struct db_rows **rows_r)
{
	return project_responsible_find(req->db, req->pool, &req->principal, words, rows_r);
}

static enum outcome answer_in_charge(struct request *req)
{
	return pick_answer(req, find_in_charge);
}

const struct page page_pick_project_responsible = {
	.path = "/projekte/verantwortliche/auswahl",
	.right = RIGHT_PROJECT_LIST_VIEW,
	.show = answer_in_charge,
	.raw = true,
};
