/* Creating a vacancy in a project, and changing one. */
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "backend/vacancy/post_form.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/text.h"
#include "form/form_model.h"
#include "org/unit.h"
#include "recruiting/people.h"
#include "recruiting/project.h"
#include "vacancy/vacancy_copy.h"

static bool grade_refused(const struct request *req)
{
	for (size_t i = 0; i < req->problems.count; i++)
		if (text_equal(req->problems.items[i].field, "pay_grade"))
			return true;
	return false;
}

/* Where a grade that this project does not take fits: the other projects of the authority in which
 * she may create vacancies. */
static enum outcome show_fitting(struct request *req, const struct project *project)
{
	const struct vacancy_input *input = req->input;
	struct db_rows *rows = NULL;
	size_t shown = 0;
	enum outcome outcome;

	if (!grade_refused(req) || !grade_valid(input->pay_grade))
		return OK;
	outcome = projects_creating(
		req->db, req->pool, &req->principal, project->authority_id, 0, &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *place = pool_printf(req->pool, "Fitting.%zu", shown);

		if (grade_hindrance(input->pay_grade, db_text(rows, i, "personnel_office"),
			    db_text(rows, i, "grades")))
			continue;
		shown++;
		view_text(req, pool_printf(req->pool, "%s.name", place), db_text(rows, i, "name"));
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s/projekte/%s/vakanzen/neu", req->base,
				db_text(rows, i, "number")));
	}
	return outcome;
}

/* What one can begin with instead of nothing. */
static enum outcome show_templates(struct request *req, const struct project *project)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = vacancy_templates(
		req->db, req->pool, &req->principal, project->authority_id, &rows);

	for (size_t i = 0; !outcome && i < rows->count && i < VACANCY_TEMPLATES; i++) {
		const char *place = pool_printf(req->pool, "Templates.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.name", place), db_text(rows, i, "name"));
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s/vakanzen/%s/kopieren?projekt=%lld", req->base,
				db_text(rows, i, "number"), (long long)project->id));
	}
	if (!outcome && rows->count > VACANCY_TEMPLATES)
		view_int(req, "Templates_more", VACANCY_TEMPLATES);
	return outcome;
}

static enum outcome show_new(struct request *req)
{
	struct requisition_input initial = {
		.post = {.posts = 1, .working_time = "both", .form_code = FORM_DEFAULT}};
	struct project project;
	enum outcome outcome = project_get(req->db, req->pool, req->object.id, &project);

	if (outcome)
		return outcome;
	initial.post.pay_grade = request_query(req, "gruppe");
	view_text(req, "Project.name", project.name);
	view_text(req, "Project.authority", project.authority);
	view_text(req, "Back", pool_printf(req->pool, "/projekte/%s", project.number));
	view_crumb(req, view_word(req, "title.projects"), "/projekte");
	view_crumb_german(
		req, project.name, pool_printf(req->pool, "/projekte/%s", project.number));
	outcome = unit_reception(
		req->db, req->pool, project.authority_id, &initial.post.reception_mailbox);
	if (!outcome)
		outcome = show_fitting(req, &project);
	if (!outcome)
		outcome = show_templates(req, &project);
	return outcome ? outcome : post_form_show(req, &vacancy_form, &initial, NULL);
}

static enum outcome save_new(struct request *req)
{
	const char *number = NULL;
	int64_t id = 0;
	enum outcome outcome = vacancy_create(req->db, req->pool, &req->principal, req->object.id,
		req->input, &req->problems, &number);

	if (!outcome)
		outcome = object_find(req->db, OBJECT_VACANCY, number, &id);
	if (!outcome)
		outcome = vacancy_preset_units(req->db, req->pool, &req->principal, id);
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
	struct requisition_input initial = {0};
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_text(req, "Back", pool_printf(req->pool, "/vakanzen/%s", vacancy.number));
	initial.post = vacancy.data;
	outcome = post_form_show(req, &vacancy_form, &initial, vacancy.unit_name);
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
