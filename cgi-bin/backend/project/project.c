/* One project: its people and its vacancies (desktop). */
#include "backend/pages.h"
#include "backend/project/project_view.h"
#include "base/text.h"
#include "recruiting/vacancy_list.h"
#include "web/list/list.h"

static void bind_vacancies(struct request *req, struct access_where roles, struct db_value *slots_r)
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

/* Whom the department may ask is the responsible recruiter alone. */
static enum outcome show(struct request *req)
{
	struct project project;
	struct db_rows *people = NULL;
	enum outcome outcome = show_project_head(req, "overview", &project);

	if (!outcome)
		outcome = list_show(req, "List", &vacancies_list);
	if (outcome || project_narrow(req))
		return outcome;
	outcome = project_people(req->db, req->pool, project.id, &people);
	if (!outcome)
		view_rows(req, "People", people);
	return outcome;
}

const struct page page_project = {
	.path = "/projekte/{project}",
	.right = RIGHT_PROJECT_READ,
	LISTS(&vacancies_list),
	.view = "backend/project.cs",
	.title = "project",
	.show = show,
};
