/* Copying a vacancy, and making it a template for others. */
#include "vacancy/vacancy_copy.h"

#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "web/form/form.h"

#define TITLE_MAX 200 /* as of a vacancy */
#define NAME_MAX_LENGTH 120 /* as the column */

#define PART(member) \
	{ \
		.name = #member, .type = FIELD_CHECK, FORM_AT(struct vacancy_copy_input, member) \
	}

static const struct form_field copy_fields[] = {
	{.name = "title",
		.type = FIELD_TEXT,
		.max = TITLE_MAX,
		.required = true,
		FORM_AT(struct vacancy_copy_input, title)},
	{.name = "project",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct vacancy_copy_input, project)},
	PART(texts),
	PART(profile),
	PART(people),
	PART(committees),
	PART(form),
};

/* The vacancy's rules may refuse a field that is taken over: it is named as there. */
/* words: form.vacancy_copy.title form.vacancy_copy.project form.vacancy_copy.title_missing
 * form.vacancy_copy.project_missing form.vacancy_copy.texts form.vacancy_copy.profile
 * form.vacancy_copy.people form.vacancy_copy.committees form.vacancy_copy.form
 * form.vacancy_copy.people_hint form.vacancy_copy.committees_hint */
static const struct form copy_form = {
	.name = "vacancy_copy",
	.fields = copy_fields,
	.count = sizeof(copy_fields) / sizeof(copy_fields[0]),
	.size = sizeof(struct vacancy_copy_input),
	.labels = "vacancy",
};

static enum outcome show_copy(struct request *req)
{
	struct vacancy_copy_input initial = {
		.texts = true, .profile = true, .people = true, .committees = true, .form = true};
	struct vacancy vacancy;
	struct db_rows *projects = NULL;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = projects_creating(
			req->db, req->pool, &req->principal, vacancy.authority_id, 0, &projects);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Back",
		pool_printf(req->pool, "%s%s", req->base, vacancy_path(req, &vacancy, "")));
	view_bool(req, "Projects", projects->count > 0);
	initial.title = vacancy.data.title;
	initial.project = request_query(req, "projekt");
	for (size_t i = 0; !initial.project && i < projects->count; i++)
		if (db_number(projects, i, "id") == vacancy.project_id)
			initial.project = pool_strdup(req->pool, db_text(projects, i, "id"));
	form_show(req, &copy_form, vacancy_path(req, &vacancy, "/kopieren"), &initial);
	form_options(req, &copy_form, "project", projects);
	return OK;
}

static enum outcome save_copy(struct request *req)
{
	const char *number = NULL;
	enum outcome outcome = vacancy_copy(req->db, req->pool, &req->principal, req->object.id,
		req->input, &req->problems, &number);

	return outcome ? outcome : redirect_to(req, "vacancy_copied", "/vakanzen/%s", number);
}

const struct page page_vacancy_copy = {
	.path = "/vakanzen/{vacancy}/kopieren",
	.right = RIGHT_VACANCY_USE_TEMPLATE,
	.form = &copy_form,
	.view = "backend/vacancy_copy.cs",
	.title = "vacancy_copy",
	.show = show_copy,
	.save = save_copy,
};

struct template_input {
	const char *name;
};

static const struct form_field template_fields[] = {
	{.name = "name",
		.type = FIELD_TEXT,
		.max = NAME_MAX_LENGTH,
		FORM_AT(struct template_input, name)},
};
static const struct form template_form =
	FORM("vacancy_template", template_fields, struct template_input);

static enum outcome now_template(struct request *req, void *now_r)
{
	struct template_input *input = now_r;
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		input->name = vacancy.template_name;
	return outcome;
}

static enum outcome show_template(struct request *req)
{
	struct template_input initial = {0};
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	initial.name = vacancy.template_name;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Back",
		pool_printf(req->pool, "%s%s", req->base, vacancy_path(req, &vacancy, "")));
	form_show(req, &template_form, req->path, &initial);
	return OK;
}

static enum outcome save_template(struct request *req)
{
	const struct template_input *input = req->input;
	enum outcome outcome =
		vacancy_template_set(req->db, &req->principal, req->object.id, input->name);

	return outcome ? outcome
		       : redirect_to(req, input->name ? "template_set" : "template_removed",
			       "/vakanzen/%s", req->object.number);
}

const struct page page_vacancy_template = {
	.path = "/vakanzen/{vacancy}/vorlage",
	.right = RIGHT_VACANCY_SET_TEMPLATE,
	.form = &template_form,
	.view = "backend/vacancy_template.cs",
	.title = "vacancy_template",
	.show = show_template,
	.now = now_template,
	.save = save_template,
};
