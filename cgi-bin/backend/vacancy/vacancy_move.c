/* Moving a vacancy to another project: to which, then who gains and who loses; giving it to another
 * owner; and taking it over. */
#include "recruiting/vacancy_move.h"

#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "recruiting/special_project.h"
#include "task/owner.h"
#include "web/form/form.h"

struct move_input {
	int64_t project;
};

static const struct form_field move_fields[] = {
	{.name = "project",
		.type = FIELD_INT,
		.hidden = true,
		.required = true,
		.min = 1,
		.max = INT64_MAX,
		FORM_AT(struct move_input, project)},
};
/* words: form.vacancy_move.project form.vacancy_move.project_missing */
static const struct form move_form = FORM("vacancy_move", move_fields, struct move_input);

/* The vacancy of the path, on a page below it. */
static enum outcome show_below(struct request *req, struct vacancy *vacancy_r)
{
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, vacancy_r);

	if (outcome)
		return outcome;
	view_vacancy(req, vacancy_r);
	view_vacancy_crumb(req, vacancy_r);
	view_text(req, "Back",
		pool_printf(req->pool, "%s%s", req->base, vacancy_path(req, vacancy_r, "")));
	return OK;
}

/* The project that was chosen, as text; NULL: none yet. */
static const char *project_asked(const struct request *req)
{
	const struct move_input *input = req->input;

	return req->post && input && input->project
		? pool_printf(req->pool, "%lld", (long long)input->project)
		: request_query(req, "projekt");
}

/* Those one can choose; the row of the chosen one, or their count. */
static size_t view_projects(
	struct request *req, const struct vacancy *vacancy, const struct db_rows *projects)
{
	const char *asked = project_asked(req);
	size_t chosen = projects->count;

	for (size_t i = 0; i < projects->count; i++) {
		const char *place = pool_printf(req->pool, "Projects.%zu", i);

		if (text_equal(db_text(projects, i, "id"), asked))
			chosen = i;
		view_text(req, pool_printf(req->pool, "%s.name", place),
			db_text(projects, i, "name"));
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s?projekt=%s", req->base,
				vacancy_path(req, vacancy, "/verschieben"),
				db_text(projects, i, "id")));
	}
	return chosen;
}

/* The owner changes with it when she is none of its people. words: role.* */
static enum outcome view_effects(
	struct request *req, const struct vacancy *vacancy, int64_t project_id)
{
	struct project project;
	struct db_rows *effects = NULL;
	int64_t owner = 0;
	enum outcome outcome = project_get(req->db, req->pool, project_id, &project);

	if (!outcome)
		outcome =
			vacancy_move_effects(req->db, req->pool, vacancy->id, project_id, &effects);
	if (!outcome)
		outcome = vacancy_owner_after(
			req->db, &req->principal, vacancy->id, project_id, &owner);
	if (outcome)
		return outcome;
	view_text(req, "Chosen.name", project.name);
	if (owner)
		view_text(req, "Chosen.owner",
			owner == req->principal.id ? req->principal.name : project.responsible);
	for (size_t i = 0; i < effects->count; i++) {
		const char *place = pool_printf(
			req->pool, "%s.%zu", db_number(effects, i, "gains") ? "Gains" : "Loses", i);

		view_text(
			req, pool_printf(req->pool, "%s.name", place), db_text(effects, i, "name"));
		view_text(req, pool_printf(req->pool, "%s.role", place),
			view_code(req, "role", db_text(effects, i, "role")));
	}
	return OK;
}

static enum outcome show_move(struct request *req)
{
	struct move_input initial = {0};
	struct vacancy vacancy;
	struct db_rows *projects = NULL;
	size_t chosen;
	enum outcome outcome = show_below(req, &vacancy);

	if (!outcome)
		outcome = vacancy_move_projects(
			req->db, req->pool, &req->principal, &vacancy, &projects);
	if (outcome)
		return outcome;
	chosen = view_projects(req, &vacancy, projects);
	if (chosen < projects->count)
		initial.project = db_number(projects, chosen, "id");
	form_show(req, &move_form, vacancy_path(req, &vacancy, "/verschieben"), &initial);
	return initial.project ? view_effects(req, &vacancy, initial.project) : OK;
}

static enum outcome save_move(struct request *req)
{
	const struct move_input *input = req->input;
	enum outcome outcome = vacancy_move(req->db, req->pool, &req->principal, req->object.id,
		input->project, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "moved_to_project", "/vakanzen/%s", req->object.number);
}

const struct page page_vacancy_move = {
	.path = "/vakanzen/{vacancy}/verschieben",
	.right = RIGHT_VACANCY_CHANGE_RELATED_PROJECT,
	.form = &move_form,
	.view = "backend/vacancy_move.cs",
	.title = "vacancy_move",
	.show = show_move,
	.save = save_move,
};

struct owner_input {
	const char *owner;
};

static const struct form_field owner_fields[] = {
	{.name = "owner",
		.type = FIELD_CHOICE,
		.max = 100,
		.required = true,
		FORM_AT(struct owner_input, owner)},
};
/* words: form.vacancy_owner.owner_missing */
static const struct form owner_form = FORM("vacancy_owner", owner_fields, struct owner_input);

static enum outcome show_owner(struct request *req)
{
	struct vacancy vacancy;
	struct project project;
	struct db_rows *people = NULL;
	enum outcome outcome = show_below(req, &vacancy);

	if (!outcome)
		outcome = project_get(req->db, req->pool, vacancy.project_id, &project);
	if (!outcome)
		outcome = special_project_people(
			req->db, req->pool, vacancy.id, &project, ROLE_RECRUITER, &people);
	if (outcome)
		return outcome;
	form_show(req, &owner_form, req->path, NULL);
	form_options(req, &owner_form, "owner", people);
	return OK;
}

static enum outcome save_owner(struct request *req)
{
	const struct owner_input *input = req->input;
	enum outcome outcome = vacancy_owner_change(
		req->db, req->pool, &req->principal, req->object.id, input->owner, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "owner_changed", "/vakanzen/%s", req->object.number);
}

const struct page page_vacancy_owner = {
	.path = "/vakanzen/{vacancy}/besitz",
	.right = RIGHT_VACANCY_CHANGE_OWNER,
	.form = &owner_form,
	.view = "backend/vacancy_owner.cs",
	.title = "vacancy_owner",
	.show = show_owner,
	.save = save_owner,
};

static const struct form taken_form = {.name = "vacancy_taken"};

static enum outcome show_taken(struct request *req)
{
	struct vacancy vacancy;
	bool new = false;
	enum outcome outcome = show_below(req, &vacancy);

	if (!outcome)
		outcome = vacancy_owner_new(req->db, &req->principal, vacancy.id, &new);
	if (!outcome && new)
		form_show(req, &taken_form, req->path, NULL);
	return outcome;
}

static enum outcome save_taken(struct request *req)
{
	enum outcome outcome = vacancy_owner_taken(req->db, &req->principal, req->object.id);

	return outcome ? outcome
		       : redirect_to(req, "vacancy_taken", "/vakanzen/%s", req->object.number);
}

/* Whoever has become the owner is led here by her task. */
const struct page page_vacancy_taken = {
	.path = "/vakanzen/{vacancy}/uebernommen",
	.right = RIGHT_VACANCY_EDIT,
	.form = &taken_form,
	.view = "backend/vacancy_taken.cs",
	.title = "vacancy_taken",
	.show = show_taken,
	.save = save_taken,
};
