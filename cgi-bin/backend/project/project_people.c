/* The people of a project: who is assigned, whom one may assign, assigning and removing (OBJ-02,
 * ACC-11). */
#include "backend/desk/choose.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "backend/project/project_view.h"
#include "base/text.h"
#include "recruiting/project_admin.h"
#include "web/form/form.h"

static const struct form person_form = {.name = "project_person"};

static const char *const recruiter_roles[] = {"RECRUITER", "P31", "P34", NULL};

static const struct form_field add_fields[] = {CHOOSE_FIELDS(recruiter_roles)};
static const struct form add_form = FORM("project_person_add", add_fields, struct choose_input);

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

/* Whom one can choose for the role that the form, or the script's question, names: recruiters, or
 * people of the project's personnel office. */
static enum outcome find_person(struct request *req, const char *words, struct db_rows **rows_r)
{
	const char *code = choose_role(req, &add_form);
	struct project project;
	enum outcome outcome = project_get(req->db, req->pool, req->object.id, &project);

	if (outcome)
		return outcome;
	return project_candidates(req->db, req->pool, &project,
		text_equal(code, project.personnel_office) ? person_role(code) : ROLE_RECRUITER,
		words, rows_r);
}

static const char *people_path(struct request *req)
{
	return pool_printf(req->pool, "/projekte/%s/personen", req->object.number);
}

enum outcome show_project_people(struct request *req)
{
	struct project project;
	struct db_rows *people = NULL;
	enum outcome outcome = show_project_head(req, "people", &project);

	if (!outcome)
		outcome = project_people(req->db, req->pool, project.id, &people);
	if (!outcome)
		outcome = choose_show(req, &add_form, people_path(req), "RECRUITER", find_person);
	if (!outcome)
		outcome = show_project_managers(req);
	if (outcome)
		return outcome;
	view_rows(req, "People", people);
	form_show(req, &person_form, req->path, NULL);
	return OK;
}

/* words: problem.project_person problem.project_responsible notice.person_added
 * notice.person_removed */
static enum outcome save_add(struct request *req)
{
	const struct choose_input *input = req->input;

	return choose_add(
		req, person_role(input->role), project_assign, "project_person", people_path(req));
}

static enum outcome save_remove(struct request *req)
{
	return choose_remove(req, person_role(request_path_value(req, "role")), project_unassign,
		"project_responsible", people_path(req));
}

static enum outcome answer_person(struct request *req)
{
	return pick_answer(req, find_person);
}

const struct page page_pick_project_person = {
	.path = "/projekte/{project}/personen/auswahl",
	.right = RIGHT_PROJECT_EDIT,
	.show = answer_person,
	.raw = true,
};

const struct page page_project_people = {
	.path = "/projekte/{project}/personen",
	.right = RIGHT_PROJECT_EDIT,
	.view = "backend/project_people.cs",
	.title = "project_people",
	.show = show_project_people,
};

const struct page page_project_person_add = {
	.path = "/projekte/{project}/personen/neu",
	.right = RIGHT_PROJECT_EDIT,
	.form = &add_form,
	.view = "backend/project_people.cs",
	.title = "project_people",
	.show = show_project_people,
	.save = save_add,
};

const struct page page_project_person_unassign = {
	.path = "/projekte/{project}/personen/{role}/{person}/entfernen",
	.right = RIGHT_PROJECT_EDIT,
	.form = &person_form,
	.view = "backend/project_people.cs",
	.title = "project_people",
	.show = show_project_people,
	.save = save_remove,
};
