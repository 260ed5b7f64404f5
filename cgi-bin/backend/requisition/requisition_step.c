/* A requisition's steps: first what each does, then the step; accepting asks for the project. */
#include "backend/pages.h"
#include "backend/requisition/requisition_view.h"
#include "base/text.h"
#include "pay/grade.h"
#include "web/form/form.h"

struct step_input {
	const char *comment;
};

static const struct form_field step_fields[] = {
	{.name = "comment",
		.type = FIELD_LONG,
		.max = 2000,
		.sometimes = true,
		FORM_AT(struct step_input, comment)},
};

static const struct form step_form = FORM("requisition_step", step_fields, struct step_input);

struct accept_input {
	const char *project;
};

static const struct form_field accept_fields[] = {
	{.name = "project",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct accept_input, project)},
};

/* The vacancy's rules may refuse a field of the requisition: it is named as there. */
/* words: form.requisition_accept.project form.requisition_accept.project_missing */
static const struct form accept_form = {
	.name = "requisition_accept",
	.fields = accept_fields,
	.count = sizeof(accept_fields) / sizeof(accept_fields[0]),
	.size = sizeof(struct accept_input),
	.labels = "vacancy",
};

static const char *step_code(const struct request *req)
{
	const char *code = request_path_value(req, "status");

	return code ? code : "angenommen";
}

/* Is a comment sent that would be lost? Then the rule refuses the step, and it is shown again. */
static bool comment_typed(const struct request *req)
{
	return req->post && text_equal(step_code(req), "zurueckgegeben")
		&& may(req, RIGHT_REQUISITION_ACCEPT);
}

/* A step that is not hers, or not possible from where the requisition stands by now. */
static enum outcome admit(struct request *req)
{
	struct process_step step;
	struct requisition requisition;
	bool known = false;
	enum outcome outcome = requisition_get(req->db, req->pool, req->object.id, &requisition);

	if (outcome)
		return outcome;
	/* accepting has a page of its own */
	if (text_equal(request_path_value(req, "status"), "angenommen"))
		return NOT_FOUND;
	outcome = process_step_get(req->db, req->pool, &req->principal,
		requisition_roles(&requisition, &req->principal, req->object.roles),
		OBJECT_REQUISITION, requisition.id, step_code(req), &step);
	if (outcome != NOT_FOUND)
		return outcome;
	outcome = process_step_known(
		req->db, OBJECT_REQUISITION, requisition.status, step_code(req), &known);
	if (outcome)
		return outcome;
	if (!known)
		return comment_typed(req) ? OK
					  : redirect_to(req, "step_gone",
						  "/personalanforderungen/%s", requisition.number);
	return DENIED;
}

static enum outcome show(struct request *req)
{
	struct requisition requisition;
	enum outcome outcome = show_requisition(req, true, &requisition);

	if (outcome)
		return outcome;
	view_text(req, "Step.code", step_code(req));
	view_bool(req, "Step.comment", text_equal(step_code(req), "zurueckgegeben"));
	form_show(req, &step_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct step_input *input = req->input;
	enum outcome outcome = requisition_move(req->db, req->pool, &req->principal, req->object.id,
		step_code(req), input->comment, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "status_changed", "/personalanforderungen/%s",
			       req->object.number);
}

/* The first project in whose frame the grade is; NULL: none. */
static const char *project_proposed(
	struct request *req, const struct db_rows *projects, const char *pay_grade)
{
	for (size_t i = 0; i < projects->count; i++)
		if (grade_valid(pay_grade)
			&& !grade_hindrance(pay_grade, db_text(projects, i, "personnel_office"),
				db_text(projects, i, "grades")))
			return pool_printf(
				req->pool, "%lld", (long long)db_number(projects, i, "id"));
	return NULL;
}

static enum outcome show_accept(struct request *req)
{
	struct accept_input proposed = {0};
	struct requisition requisition;
	struct db_rows *projects = NULL;
	bool department = false;
	enum outcome outcome = show_requisition(req, true, &requisition);

	if (!outcome)
		outcome = projects_creating(req->db, req->pool, &req->principal,
			requisition.authority_id, 0, &projects);
	if (outcome)
		return outcome;
	outcome = requisition_department(req->db, requisition.id, &department);
	if (outcome)
		return outcome;
	view_text(req, "Requisition.authority", requisition.authority);
	view_bool(req, "Projects", projects->count > 0);
	view_bool(req, "Department", department);
	proposed.project = project_proposed(req, projects, requisition.data.post.pay_grade);
	form_show(req, &accept_form, req->path, &proposed);
	form_options(req, &accept_form, "project", projects);
	return OK;
}

/* Says where a field is mended that the form does not have. */
static void accept_explain(struct request *req)
{
	size_t count = req->problems.count;

	for (size_t i = 0; i < count; i++) {
		const char *field = req->problems.items[i].field;

		if (!text_empty(field) && !text_equal(field, "project")) {
			problem_add(&req->problems, "", "requisition_field");
			return;
		}
	}
}

static enum outcome save_accept(struct request *req)
{
	const struct accept_input *input = req->input;
	const char *number = NULL;
	enum outcome outcome = requisition_accept(req->db, req->pool, &req->principal,
		req->object.id, input->project, &req->problems, &number);

	if (outcome == INVALID)
		accept_explain(req);
	return outcome ? outcome : redirect_to(req, "requisition_accepted", "/vakanzen/%s", number);
}

const struct page page_requisition_step = {
	.path = "/personalanforderungen/{requisition}/schritt/{status}",
	.right = RIGHT_REQUISITION_WRITE,
	.form = &step_form,
	.view = "backend/requisition_step.cs",
	.title = "requisition_step",
	.admit = admit,
	.show = show,
	.save = save,
};

const struct page page_requisition_accept = {
	.path = "/personalanforderungen/{requisition}/annehmen",
	.right = RIGHT_REQUISITION_ACCEPT,
	.form = &accept_form,
	.view = "backend/requisition_accept.cs",
	.title = "requisition_accept",
	.admit = admit,
	.show = show_accept,
	.save = save_accept,
};
