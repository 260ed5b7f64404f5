/* A step of an ad in its agreement: first what it does, then the step. */
#include "backend/desk/lists.h"
#include "backend/desk/statements.h"
#include "backend/desk/step.h"
#include "backend/jobad/jobad_view.h"
#include "backend/pages.h"
#include "base/text.h"
#include "task/agreement.h"
#include "web/form/form.h"

struct step_input {
	int64_t version;
	const char *reason;
};

static const struct form_field step_fields[] = {
	FORM_VERSION(struct step_input),
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 300, /* as a line of history */
		.sometimes = true,
		FORM_AT(struct step_input, reason)},
};

/* words: form.jobad_step.version */
static const struct form step_form = FORM("jobad_step", step_fields, struct step_input);

/* Publishing, withdrawing and giving it to be agreed on have pages of their own; out of the archive
 * it comes to rest here. */
static enum outcome admit(struct request *req)
{
	const char *to = request_path_value(req, "status");

	return text_among("veroeffentlicht,in_abstimmung", to)
			|| (text_equal(to, "inaktiv") && !req->object.roles.archived)
		? NOT_FOUND
		: OK;
}

/* Whom it asks. */
static enum outcome show_kinds_asked(struct request *req, int64_t jobad_id, const char *to)
{
	struct agreement_kind *kinds = NULL;
	size_t count = 0;
	enum outcome outcome = agreement_kinds(req->db, req->pool, jobad_id, to, &kinds, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Kinds.%zu", i);

		view_kind(req, place, &kinds[i].kind);
		view_text(req, pool_printf(req->pool, "%s.whom", place), kinds[i].whom);
	}
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct process_step step;
	struct jobad jobad;
	struct step_input now;
	const char *path;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (!outcome)
		outcome = process_step_get(req->db, req->pool, &req->principal, req->object.roles,
			OBJECT_JOBAD, jobad.id, request_path_value(req, "status"), &step);
	if (outcome == NOT_FOUND)
		return redirect_to(req, "step_gone", "/stellenanzeigen/%s", req->object.number);
	if (!outcome)
		outcome = show_kinds_asked(req, jobad.id, step.to);
	if (outcome)
		return outcome;
	path = pool_printf(req->pool, "/stellenanzeigen/%s", jobad.number);
	now = (struct step_input){.version = jobad.version};
	view_step(req, "Step", &step);
	view_text(req, "Jobad.number", jobad.number);
	view_text(req, "Jobad.title", jobad.data.title);
	view_text(req, "Jobad.status", jobad.status);
	view_text(req, "Back", pool_printf(req->pool, "%s%s", req->base, path));
	view_crumb_german(
		req, pool_printf(req->pool, "%s %s", jobad.number, jobad.data.title), path);
	view_title(req,
		text_equal(req->lang, "en")
			? (text_empty(step.label_en) ? step.name_en : step.label_en)
			: (text_empty(step.label_de) ? step.name_de : step.label_de));
	form_show(req, &step_form, req->path, &now);
	return show_conflict(req, OBJECT_JOBAD, jobad.id);
}

static enum outcome save(struct request *req)
{
	const struct step_input *input = req->input;
	struct process_move move = {.kind = OBJECT_JOBAD,
		.id = req->object.id,
		.to = request_path_value(req, "status"),
		.version = input->version,
		.reason = input->reason};
	bool archived;
	enum outcome outcome =
		process_move(req->db, req->pool, &req->principal, &move, &req->problems);

	if (outcome == DENIED)
		return redirect_to(req, "step_gone", "/stellenanzeigen/%s", req->object.number);
	if (outcome == CONFLICT && !problems_any(&req->problems))
		problem_add(&req->problems, "", "changed_meanwhile");
	if (outcome)
		return outcome;
	archived = text_equal(move.to, "archiviert");
	return text_equal(move.to, "geloescht")
		? redirect_to(req, "jobad_deleted", "/stellenanzeigen")
		: redirect_to(req, archived ? "archived" : "status_changed", "/stellenanzeigen/%s",
			req->object.number);
}

const struct page page_jobad_step = {
	.path = "/stellenanzeigen/{jobad}/schritt/{status}",
	.right = RIGHT_JOBAD_NEW,
	.archived = true,
	.form = &step_form,
	.view = "backend/jobad_step.cs",
	.title = "jobad_step",
	.admit = admit,
	.show = show,
	.save = save,
};
