/* Creating a vacancy in a project, and changing one. */
#include "vacancy/vacancy_edit.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "backend/vacancy/post_form.h"
#include "backend/vacancy/vacancy_view.h"
#include "org/unit.h"
#include "recruiting/project.h"

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

	return outcome ? outcome : redirect_to(req, "vacancy_created", "/vakanzen/%s", number);
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

	return outcome ? outcome : redirect_to(req, "saved", "/vakanzen/%s", req->object.number);
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
