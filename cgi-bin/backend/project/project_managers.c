/* Who is mailed figures on a project's procedures, beside its people (PRO-21). */
#include "backend/desk/choose.h"
#include "backend/pages.h"
#include "backend/project/project_view.h"
#include "org/staff.h"
#include "recruiting/figures.h"

static const struct form manager_form = {.name = "project_manager"};

static const struct form_field add_fields[] = {
	{.name = "person",
		.type = FIELD_PICK,
		.max = 100,
		.required = true,
		FORM_AT(struct choose_input, person)},
};
static const struct form add_form = FORM("project_manager_add", add_fields, struct choose_input);

static const char *managers_path(struct request *req)
{
	return pool_printf(req->pool, "/projekte/%s/fuehrung", req->object.number);
}

static enum outcome find_manager(struct request *req, const char *words, struct db_rows **rows_r)
{
	return figures_candidates(req->db, req->pool, req->object.id, words, rows_r);
}

enum outcome show_project_managers(struct request *req)
{
	struct db_rows *managers = NULL;
	enum outcome outcome = figures_managers(req->db, req->pool, req->object.id, &managers);

	if (outcome)
		return outcome;
	view_rows(req, "Managers", managers);
	form_show(req, &manager_form, req->path, NULL);
	form_show(req, &add_form, pool_printf(req->pool, "%s/neu", managers_path(req)), NULL);
	return form_pick(req, &add_form, "person",
		&(struct form_pick){
			.address = pool_printf(req->pool, "%s/auswahl", managers_path(req)),
			.find = find_manager});
}

static enum outcome managers_saved(struct request *req, const char *notice)
{
	return redirect_to(req, notice, "/projekte/%s/personen#fuehrung", req->object.number);
}

/* words: problem.project_manager notice.manager_added */
static enum outcome save_add(struct request *req)
{
	const struct choose_input *input = req->input;
	struct staff_user staff;
	enum outcome outcome = staff_by_user_id(req->db, req->pool, input->person, &staff);

	if (outcome == NOT_FOUND) {
		form_problem(req, "person", "pick");
		return INVALID;
	}
	if (!outcome)
		outcome = figures_manager_add(
			req->db, req->pool, &req->principal, req->object.id, staff.id);
	if (outcome == INVALID)
		form_problem(req, "person", "project_manager");
	return outcome ? outcome : managers_saved(req, "manager_added");
}

/* words: notice.manager_removed */
static enum outcome save_remove(struct request *req)
{
	struct staff_user staff;
	enum outcome outcome =
		staff_by_user_id(req->db, req->pool, request_path_value(req, "person"), &staff);

	if (!outcome)
		outcome = figures_manager_remove(
			req->db, req->pool, &req->principal, req->object.id, staff.id);
	return outcome ? outcome : managers_saved(req, "manager_removed");
}

static enum outcome answer_manager(struct request *req)
{
	return pick_answer(req, find_manager);
}

const struct page page_pick_project_manager = {
	.path = "/projekte/{project}/fuehrung/auswahl",
	.right = RIGHT_PROJECT_EDIT,
	.show = answer_manager,
	.raw = true,
};

const struct page page_project_manager_add = {
	.path = "/projekte/{project}/fuehrung/neu",
	.right = RIGHT_PROJECT_EDIT,
	.form = &add_form,
	.view = "backend/project_people.cs",
	.title = "project_people",
	.show = show_project_people,
	.save = save_add,
};

const struct page page_project_manager_remove = {
	.path = "/projekte/{project}/fuehrung/{person}/entfernen",
	.right = RIGHT_PROJECT_EDIT,
	.form = &manager_form,
	.view = "backend/project_people.cs",
	.title = "project_people",
	.show = show_project_people,
	.save = save_remove,
};
