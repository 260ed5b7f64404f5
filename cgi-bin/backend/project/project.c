/* One project: its people and its vacancies (desktop). */
#include "recruiting/project.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/text.h"
#include "recruiting/vacancy_list.h"
#include "web/list/list.h"

static void bind_vacancies(struct request *req, int64_t roles, struct db_value *slots_r)
{
	project_vacancies_bind(&req->principal, roles, req->object.id, slots_r);
}

static const struct list_column vacancy_columns[] = {
	{.code = "number", .label = "backend.number", .wide = true},
	{.code = "title",
		.label = "backend.title",
		.type = LIST_GERMAN,
		.head = true,
		.link = "/vakanzen/",
		.link_from = "number"},
	{.code = "status", .label = "backend.status", .type = LIST_STATUS, .kind = OBJECT_VACANCY},
	{.code = "pay_grade", .label = "backend.pay_grade", .wide = true},
	{.code = "ads", .label = "backend.ads", .type = LIST_NUMBER, .from = "ads", .wide = true},
	{.code = "applications",
		.label = "backend.applications",
		.type = LIST_NUMBER,
		.from = "applications",
		.wide = true},
	{.code = "changed_at", .label = "backend.changed_at", .type = LIST_TIME},
};

static const struct list vacancies_list = {
	.code = "project_vacancies",
	.title = "vacancies",
	.right = RIGHT_VACANCY_LIST_VIEW,
	.export = true,
	.source = &project_vacancies,
	.bind = bind_vacancies,
	LIST_COLUMNS_OF(vacancy_columns),
	.sort = "changed_at",
	.descending = true,
	.empty = "backend.vacancies_empty",
	.follows = ACCESS_STAMP_REACH,
};

static enum outcome show(struct request *req)
{
	struct project project;
	struct db_rows *people = NULL;
	int64_t roles = may_roles(req, RIGHT_PROJECT_READ);
	enum outcome outcome = project_get(req->db, req->pool, req->object.id, &project);

	if (!outcome)
		outcome = project_people(req->db, req->pool, project.id, &people);
	if (!outcome)
		outcome = list_show(req, "List", &vacancies_list);
	if (outcome)
		return outcome;
	view_text(req, "Project.number", project.number);
	view_text(req, "Project.name", project.name);
	view_text(req, "Project.status", project.status);
	view_text(req, "Project.authority", project.authority);
	view_text(req, "Project.office", project.personnel_office);
	view_text(req, "Project.responsible", project.responsible);
	if (project.parent && roles != ROLE_BIT(ROLE_DEPARTMENT)) {
		view_text(req, "Project.parent", project.parent);
		view_text(req, "Project.parent_path",
			pool_printf(req->pool, "/projekte/%s", project.parent_number));
	}
	/* the department sees of the project name, authority and whom to ask (ACC-16) */
	if (roles != ROLE_BIT(ROLE_DEPARTMENT))
		view_rows(req, "People", people);
	view_bool(req, "May.create",
		text_equal(project.status, "aktiv") && may(req, RIGHT_PROJECT_VACANCY_CREATE));
	view_bool(req, "May.edit", may(req, RIGHT_PROJECT_EDIT));
	view_crumb(req, view_word(req, "title.projects"), "/projekte");
	view_title_german(req, project.name);
	return show_history(req, OBJECT_PROJECT, project.id);
}

const struct page page_project = {
	.path = "/projekte/{project}",
	.right = RIGHT_PROJECT_READ,
	LISTS(&vacancies_list),
	.view = "backend/project.cs",
	.title = "project",
	.show = show,
};
