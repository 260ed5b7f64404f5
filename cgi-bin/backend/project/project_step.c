/* A step of a project that nobody can take back: first what it will do, then the step. */
#include "backend/desk/step.h"
#include "backend/pages.h"
#include "backend/project/project_view.h"
#include "base/text.h"
#include "process/process.h"
#include "web/form/form.h"

struct step_input {
	const char *reason;
};

static const struct form_field step_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 300, /* as a line of history */
		.sometimes = true,
		FORM_AT(struct step_input, reason)},
};

static const struct form step_form = FORM("project_step", step_fields, struct step_input);

/* Others are made on the desk. */
static enum outcome admit(struct request *req)
{
	return text_equal(request_path_value(req, "status"), "geloescht") ? OK : NOT_FOUND;
}

static enum outcome show(struct request *req)
{
	struct process_step step;
	struct project project;
	enum outcome outcome = project_get(req->db, req->pool, req->object.id, &project);

	if (!outcome)
		outcome = process_step_get(req->db, req->pool, &req->principal, req->object.roles,
			OBJECT_PROJECT, project.id, request_path_value(req, "status"), &step);
	if (outcome == NOT_FOUND)
		return redirect_to(req, "step_gone", "/projekte/%s", req->object.number);
	if (outcome)
		return outcome;
	view_step(req, "Step", &step);
	view_text(req, "Project.number", project.number);
	view_text(req, "Project.name", project.name);
	view_text(req, "Project.status", project.status);
	view_text(req, "Back", pool_printf(req->pool, "%s/projekte/%s", req->base, project.number));
	view_crumb(req, view_word(req, "title.projects"), "/projekte");
	view_crumb_german(
		req, project.name, pool_printf(req->pool, "/projekte/%s", project.number));
	form_show(req, &step_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct step_input *input = req->input;
	enum outcome outcome = process_move(req->db, req->pool, &req->principal,
		&(struct process_move){.kind = OBJECT_PROJECT,
			.id = req->object.id,
			.to = request_path_value(req, "status"),
			.reason = input->reason},
		&req->problems);

	if (outcome == DENIED)
		return redirect_to(req, "step_gone", "/projekte/%s", req->object.number);
	return outcome ? outcome : redirect_to(req, "project_deleted", "/projekte");
}

const struct page page_project_step = {
	.path = "/projekte/{project}/schritt/{status}",
	.right = RIGHT_PROJECT_EDIT,
	.form = &step_form,
	.view = "backend/project_step.cs",
	.title = "project_step",
	.admit = admit,
	.show = show,
	.save = save,
};
