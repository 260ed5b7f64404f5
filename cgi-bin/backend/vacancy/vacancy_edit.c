/* Creating a vacancy in a project, and changing one. */
#include "vacancy/vacancy_edit.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "org/unit.h"
#include "recruiting/project.h"
#include "web/form/form.h"

static const char *const post_kinds[] = {"ausbildung", "trainee", "fachkraft", "fuehrung", NULL};
static const char *const fields_of_work[] = {"it", "verwaltung", "bau", "soziales", "bildung",
	"gesundheit", "technik", "finanzen", "recht", "umwelt", "sicherheit", "kultur", NULL};
static const char *const working_times[] = {"full", "part", "both", NULL};

static const struct form_field vacancy_fields[] = {
	{.name = "title",
		.type = FIELD_TEXT,
		.max = 200,
		.required = true,
		FORM_AT(struct vacancy_input, title)},
	{.name = "unit", .type = FIELD_CHOICE, .max = 20, FORM_AT(struct vacancy_input, unit)},
	{.name = "post_number",
		.type = FIELD_TEXT,
		.max = 40,
		FORM_AT(struct vacancy_input, post_number)},
	{.name = "field",
		.type = FIELD_CHOICE,
		.choices = fields_of_work,
		.required = true,
		FORM_AT(struct vacancy_input, field)},
	{.name = "post_kind",
		.type = FIELD_CHOICE,
		.choices = post_kinds,
		.required = true,
		FORM_AT(struct vacancy_input, post_kind)},
	{.name = "pay_grade",
		.type = FIELD_TEXT,
		.max = 20,
		.required = true,
		FORM_AT(struct vacancy_input, pay_grade)},
	{.name = "working_time",
		.type = FIELD_CHOICE,
		.choices = working_times,
		.required = true,
		FORM_AT(struct vacancy_input, working_time)},
	{.name = "hours", .type = FIELD_TEXT, .max = 20, FORM_AT(struct vacancy_input, hours)},
	{.name = "posts",
		.type = FIELD_INT,
		.min = 1,
		.max = 999,
		.required = true,
		FORM_AT(struct vacancy_input, posts)},
	{.name = "starts_on", .type = FIELD_DAY, FORM_AT(struct vacancy_input, starts_on)},
	{.name = "limited_until", .type = FIELD_DAY, FORM_AT(struct vacancy_input, limited_until)},
	{.name = "tasks", .type = FIELD_LONG, .max = 8000, FORM_AT(struct vacancy_input, tasks)},
	{.name = "requirements",
		.type = FIELD_LONG,
		.max = 8000,
		FORM_AT(struct vacancy_input, requirements)},
};

static const struct form vacancy_form = FORM("vacancy", vacancy_fields, struct vacancy_input);

static enum outcome show_form(
	struct request *req, int64_t authority_id, const struct vacancy_input *initial)
{
	struct db_rows *units = NULL;
	enum outcome outcome = unit_choices(req->db, req->pool, authority_id, &units);

	if (outcome)
		return outcome;
	form_show(req, &vacancy_form, req->path, initial);
	form_options(req, &vacancy_form, "unit", units);
	return OK;
}

static enum outcome show_new(struct request *req)
{
	static const struct vacancy_input initial = {.posts = 1};
	struct project project;
	enum outcome outcome = project_get(req->db, req->pool, req->object.id, &project);

	if (outcome)
		return outcome;
	view_text(req, "Project.name", project.name);
	view_text(req, "Project.authority", project.authority);
	view_text(req, "Back", pool_printf(req->pool, "/projekte/%s", project.number));
	view_crumb(req, view_word(req, "title.projects"), "/projekte");
	view_crumb_german(
		req, project.name, pool_printf(req->pool, "/projekte/%s", project.number));
	return show_form(req, project.authority_id, &initial);
}

static enum outcome save_new(struct request *req)
{
	const char *number = NULL;
	enum outcome outcome = vacancy_create(req->db, req->pool, &req->principal, req->object.id,
		req->input, &req->problems, &number);

	if (outcome)
		return outcome;
	return redirect_to(req, "vacancy_created", "/vakanzen/%s", number);
}

static enum outcome now(struct request *req, void *now_r)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		*(struct vacancy_input *)now_r = vacancy.data;
	return outcome;
}

static enum outcome show_edit(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Back", pool_printf(req->pool, "/vakanzen/%s", vacancy.number));
	outcome = show_form(req, vacancy.authority_id, &vacancy.data);
	return outcome ? outcome : show_conflict(req, OBJECT_VACANCY, vacancy.id);
}

static enum outcome save_edit(struct request *req)
{
	struct vacancy_input *input = req->input;
	const struct vacancy_input *before = req->now;
	enum outcome outcome;

	input->version = before->version;
	outcome = vacancy_change(
		req->db, req->pool, &req->principal, req->object.id, input, &req->problems);

	if (outcome)
		return outcome;
	return redirect_to(req, "saved", "/vakanzen/%s", req->object.number);
}

const struct page page_vacancy_new = {
	.path = "/projekte/{project}/vakanzen/neu",
	.right = RIGHT_PROJECT_VACANCY_CREATE,
	.form = &vacancy_form,
	.view = "backend/vacancy_edit.cs",
	.title = "vacancy_new",
	.show = show_new,
	.save = save_new,
};

const struct page page_vacancy_edit = {
	.path = "/vakanzen/{vacancy}/bearbeiten",
	.right = RIGHT_VACANCY_EDIT,
	.form = &vacancy_form,
	.view = "backend/vacancy_edit.cs",
	.title = "vacancy_edit",
	.show = show_edit,
	.now = now,
	.save = save_edit,
};
