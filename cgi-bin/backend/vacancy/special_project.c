/* Making a special project for a vacancy and moving it there; for administrators. */
#include "recruiting/special_project.h"
#include "backend/desk/pick.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "web/form/form.h"

#define PEOPLE_MAX 500

struct special_input {
	struct form_values people;
	const char *responsible;
};

static const struct form_field special_fields[] = {
	{.name = "person",
		.type = FIELD_VALUES,
		.max = PEOPLE_MAX,
		FORM_AT(struct special_input, people)},
	{.name = "responsible",
		.type = FIELD_PICK,
		.max = 100,
		.required = true,
		FORM_AT(struct special_input, responsible)},
};

static const struct form special_form =
	FORM("special_project", special_fields, struct special_input);

static bool typed(const struct form_values *people, const char *user_id)
{
	for (size_t i = 0; i < people->count; i++)
		if (text_equal(people->items[i], user_id))
			return true;
	return false;
}

/* Everybody is chosen at first, later those who were. */
static void show_people(struct request *req, const struct db_rows *people)
{
	const struct special_input *input = req->problems.count ? req->input : NULL;

	view_rows(req, "People", people);
	for (size_t i = 0; i < people->count; i++) {
		view_int(req, pool_printf(req->pool, "People.%zu.place", i), (int64_t)i + 1);
		view_bool(req, pool_printf(req->pool, "People.%zu.checked", i),
			!input || typed(&input->people, db_text(people, i, "user_id")));
	}
}

/* The vacancy of the path with its project. */
static enum outcome find_bias_project(
	struct request *req, struct vacancy *vacancy_r, struct project *project_r)
{
	int64_t id = 0;
	enum outcome outcome = find_bias_vacancy(req, &id);

	if (!outcome)
		outcome = vacancy_get(req->db, req->pool, id, vacancy_r);
	return outcome ? outcome
		       : project_get(req->db, req->pool, vacancy_r->project_id, project_r);
}

static enum outcome find_leads(struct request *req, const char *words, struct db_rows **rows_r)
{
	struct vacancy vacancy;
	struct project project;
	enum outcome outcome = find_bias_project(req, &vacancy, &project);

	return outcome
		? outcome
		: special_project_find(req->db, req->pool, vacancy.id, &project, words, rows_r);
}

static enum outcome answer_leads(struct request *req)
{
	return pick_answer(req, find_leads);
}

static bool any_recruiter(const struct db_rows *people)
{
	for (size_t i = 0; i < people->count; i++)
		if (db_number(people, i, "recruiter"))
			return true;
	return false;
}

static enum outcome show(struct request *req)
{
	struct special_input initial = {0};
	struct vacancy vacancy;
	struct project project;
	struct db_rows *people = NULL;
	enum outcome outcome = find_bias_project(req, &vacancy, &project);

	if (!outcome)
		outcome = special_project_people(
			req->db, req->pool, vacancy.id, &project, 0, &people);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.vacancy_exclusions"),
		pool_printf(req->pool, "/verwaltung/befangenheit/%s", vacancy.number));
	view_text(req, "Project.name", project.name);
	view_text(req, "Project.office", project.personnel_office);
	show_people(req, people);
	view_bool(req, "May.create", any_recruiter(people));
	initial.responsible = project.responsible_user_id;
	form_show(req, &special_form, req->path, &initial);
	return form_pick(req, &special_form, "responsible",
		&(struct form_pick){
			.address = pool_printf(req->pool, "%s/auswahl", req->path),
			.value = project.responsible_user_id,
			.label = project.responsible,
			.find = find_leads,
		});
}

static enum outcome save(struct request *req)
{
	const struct special_input *input = req->input;
	const struct special_project_input wanted = {
		.people = input->people.items,
		.count = input->people.count,
		.responsible = input->responsible,
	};
	int64_t id = 0;
	enum outcome outcome = find_bias_vacancy(req, &id);

	if (!outcome)
		outcome = special_project_create(
			req->db, req->pool, &req->principal, id, &wanted, &req->problems);
	if (outcome)
		return outcome;
	return redirect_to(req, "vacancy_moved", "/verwaltung/befangenheit/%s",
		request_path_value(req, "number"));
}

const struct page page_special_project = {
	.path = "/verwaltung/sonderprojekt/{number}",
	.right = RIGHT_ADMIN,
	.form = &special_form,
	.view = "backend/special_project.cs",
	.title = "special_project",
	.show = show,
	.save = save,
};

const struct page page_pick_special_responsible = {
	.path = "/verwaltung/sonderprojekt/{number}/auswahl",
	.right = RIGHT_ADMIN,
	.show = answer_leads,
	.raw = true,
};
