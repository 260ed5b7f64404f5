/* One project: its people and its vacancies (desktop). */
#include "recruiting/project.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/text.h"
#include "recruiting/vacancy.h"

static enum outcome show(struct request *req)
{
	struct vacancy_filter filter = {
		.project_id = req->object.id,
		.limit = ROWS_PER_PAGE,
		.offset = list_offset(req),
	};
	struct project project;
	struct db_rows *people = NULL, *vacancies = NULL;
	int64_t total = 0, roles = may_roles(req, RIGHT_PROJECT_READ);
	enum outcome outcome;

	if ((outcome = project_get(req->db, req->pool, req->object.id, &project))
		|| (outcome = project_people(req->db, req->pool, project.id, &people))
		|| (outcome = vacancy_list(
			    req->db, req->pool, &req->principal, &filter, &vacancies, &total)))
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
	view_rows(req, "Vacancies", vacancies);
	view_pager(req, "Pager", list_page(req), ROWS_PER_PAGE, total);
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
	.view = "backend/project.cs",
	.title = "project",
	.show = show,
};
