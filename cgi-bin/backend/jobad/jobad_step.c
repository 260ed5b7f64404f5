/* A step of an ad: first whom it asks, then the step. */
#include "backend/desk/statements.h"
#include "backend/desk/step.h"
#include "backend/jobad/jobad_view.h"
#include "backend/pages.h"
#include "base/text.h"
#include "task/agreement.h"
#include "web/form/form.h"

struct step_input {
	const char *reason;
};

static const struct form_field step_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = 300, /* as a line of history */
		FORM_AT(struct step_input, reason)},
};

static const struct form step_form = FORM("jobad_step", step_fields, struct step_input);

/* Steps that ask for more than a reason have pages of their own. */
static enum outcome admit(struct request *req)
{
	const char *to = request_path_value(req, "status");

	return text_equal(to, "veroeffentlicht") || text_equal(to, "inaktiv")
			|| text_equal(to, "in_abstimmung")
		? NOT_FOUND
		: OK;
}

/* Whom it asks. */
static enum outcome show_asked(struct request *req, int64_t jobad_id, const char *to)
{
	struct agreement agreement;
	struct agreement_kind *kinds = NULL;
	size_t count = 0;
	enum outcome outcome = agreement_get(req->db, req->pool, jobad_id, &agreement);

	if (!outcome)
		outcome = agreement_kinds(req->db, req->pool, jobad_id, to, &kinds, &count);
	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Kinds.%zu", i);

		view_kind(req, place, &kinds[i].kind);
		view_text(req, pool_printf(req->pool, "%s.whom", place), kinds[i].whom);
		view_bool(req, pool_printf(req->pool, "%s.urgent", place),
			agreement.urgent && kinds[i].kind.urgent_day);
	}
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct process_step step;
	struct jobad jobad;
	const char *to = request_path_value(req, "status"), *path;
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (outcome)
		return outcome;
	path = pool_printf(req->pool, "/stellenanzeigen/%s", jobad.number);
	outcome = process_step_get(req->db, req->pool, &req->principal, req->object.roles.there,
		OBJECT_JOBAD, jobad.id, to, &step);
	if (outcome == NOT_FOUND)
		return redirect_to(req, "step_gone", "%s", path);
	if (!outcome)
		outcome = show_asked(req, jobad.id, to);
	if (outcome)
		return outcome;
	view_step(req, "Step", &step);
	view_text(req, "Jobad.number", jobad.number);
	view_text(req, "Jobad.title", jobad.data.title);
	view_text(req, "Jobad.status", jobad.status);
	view_text(req, "Back", pool_printf(req->pool, "%s%s", req->base, path));
	view_crumb_german(req, jobad.vacancy_title,
		may_above(req, RIGHT_VACANCY_READ)
			? pool_printf(req->pool, "/vakanzen/%s", jobad.vacancy_number)
			: NULL);
	view_crumb_german(
		req, pool_printf(req->pool, "%s %s", jobad.number, jobad.data.title), path);
	form_show(req, &step_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct step_input *input = req->input;
	struct process_move move = {.kind = OBJECT_JOBAD,
		.id = req->object.id,
		.to = request_path_value(req, "status"),
		.reason = input->reason};
	enum outcome outcome =
		process_move(req->db, req->pool, &req->principal, &move, &req->problems);

	if (outcome == DENIED)
		return redirect_to(req, "step_gone", "/stellenanzeigen/%s", req->object.number);
	return outcome
		? outcome
		: redirect_to(req, "status_changed", "/stellenanzeigen/%s", req->object.number);
}

const struct page page_jobad_step = {
	.path = "/stellenanzeigen/{jobad}/schritt/{status}",
	.right = RIGHT_JOBAD_NEW,
	.form = &step_form,
	.view = "backend/jobad_step.cs",
	.title = "jobad_step",
	.admit = admit,
	.show = show,
	.save = save,
};
