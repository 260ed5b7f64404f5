/* The people of a project: who is assigned, whom one may assign, assigning and removing (OBJ-02,
 * ACC-11). */
#include "backend/desk/choose.h"
#include "backend/pages.h"
#include "base/text.h"
#include "org/find.h"
#include "recruiting/project_admin.h"
#include "web/form/form.h"

static const struct form person_form = {.name = "project_person"};

/* The role named in the address or the query, or 0 when nobody can be assigned to a project for it.
 */
static enum base_role person_role(const char *code)
{
	if (text_equal(code, "RECRUITER"))
		return ROLE_RECRUITER;
	if (text_equal(code, "P31"))
		return ROLE_P31;
	return text_equal(code, "P34") ? ROLE_P34 : 0;
}

static enum outcome show_candidates(struct request *req, const struct project *project)
{
	const char *words = request_query(req, "name"), *code = request_query(req, "rolle");
	bool fits = text_equal(code, "RECRUITER") || text_equal(code, project->personnel_office);
	struct db_rows *rows = NULL;
	enum outcome outcome;

	view_text(req, "Search.name", words);
	view_text(req, "Search.role", fits ? code : "RECRUITER");
	if (!fits || text_empty(words))
		return OK;
	outcome = project_candidates(req->db, req->pool, project, person_role(code), words, &rows);
	if (outcome)
		return outcome;
	view_bool(req, "Search.done", true);
	view_rows_first(req, "Candidates", rows, FIND_FOUND);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct project project;
	struct db_rows *people = NULL;
	enum outcome outcome;

	if ((outcome = project_get(req->db, req->pool, req->object.id, &project))
		|| (outcome = project_people(req->db, req->pool, project.id, &people))
		|| (outcome = show_candidates(req, &project)))
		return outcome;
	view_text(req, "Project.number", project.number);
	view_text(req, "Project.name", project.name);
	view_text(req, "Project.office", project.personnel_office);
	view_rows(req, "People", people);
	view_crumb(req, view_word(req, "title.projects"), "/projekte");
	view_crumb_german(
		req, project.name, pool_printf(req->pool, "/projekte/%s", project.number));
	form_show(req, &person_form, req->path, NULL);
	return OK;
}

/* words: problem.project_person problem.project_responsible notice.person_added
 * notice.person_removed */
static enum outcome save(
	struct request *req, choose_change *change, const char *problem, const char *notice)
{
	return choose_save(req, person_role(request_path_value(req, "role")), change, problem,
		notice, pool_printf(req->pool, "/projekte/%s/personen", req->object.number));
}

static enum outcome save_assign(struct request *req)
{
	return save(req, project_assign, "project_person", "person_added");
}

static enum outcome save_unassign(struct request *req)
{
	return save(req, project_unassign, "project_responsible", "person_removed");
}

const struct page page_project_people = {
	.path = "/projekte/{project}/personen",
	.right = RIGHT_PROJECT_EDIT,
	.view = "backend/project_people.cs",
	.title = "project_people",
	.show = show,
};

const struct page page_project_person_assign = {
	.path = "/projekte/{project}/personen/{role}/{person}/hinzufuegen",
	.right = RIGHT_PROJECT_EDIT,
	.form = &person_form,
	.view = "backend/project_people.cs",
	.title = "project_people",
	.show = show,
	.save = save_assign,
};

const struct page page_project_person_unassign = {
	.path = "/projekte/{project}/personen/{role}/{person}/entfernen",
	.right = RIGHT_PROJECT_EDIT,
	.form = &person_form,
	.view = "backend/project_people.cs",
	.title = "project_people",
	.show = show,
	.save = save_unassign,
};
