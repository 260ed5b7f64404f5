/* Correcting what an application says (BAK-10), with what it said before and why. */
#include "arrival/corrected.h"
#include "backend/application/application_view.h"
#include "backend/arrival/question_form.h"
#include "backend/pages.h"
#include "base/text.h"
#include "form/form_kept.h"

struct correct_input {
	const char *reason;
	struct form_rest rest; /* the answers */
};

/* words: form.correction.correction_reason_missing */
static const struct form_field correct_fields[] = {
	{.name = "correction_reason",
		.type = FIELD_LONG,
		.max = 1000,
		.required = true,
		FORM_AT(struct correct_input, reason)},
	{.name = "rest", .type = FIELD_REST, .hidden = true, FORM_AT(struct correct_input, rest)},
};

static const struct form correct_form = FORM("correction", correct_fields, struct correct_input);

/* The questions that may be corrected: those of an account are its owner's. */
static enum outcome model_read(
	struct request *req, struct correcting *correcting_r, struct form_model *model_r)
{
	const struct form_model *kept = NULL;
	enum outcome outcome = correcting_get(req->db, req->pool, req->object.id, correcting_r);

	if (outcome == CONFLICT) /* it is over */
		return NOT_FOUND;
	if (!outcome)
		outcome = form_model_kept(req->db, correcting_r->form_version_id, req->lang, &kept);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	*model_r = *kept;
	model_r->questions = POOL_ARRAY(req->pool, struct question, kept->count + 1);
	model_r->count = 0;
	for (size_t i = 0; i < kept->count; i++)
		if (correcting_takes(correcting_r, kept->questions[i].code))
			model_r->questions[model_r->count++] = kept->questions[i];
	return OK;
}

static enum outcome now(struct request *req, void *now_r)
{
	struct correcting correcting;
	struct form_model model;
	struct correct_input *input = now_r;
	enum outcome outcome = model_read(req, &correcting, &model);

	if (!outcome)
		questions_rest(req, &model, &correcting.answers, &input->rest);
	return outcome;
}

static enum outcome show(struct request *req)
{
	const struct correct_input *input = req->post ? req->input : NULL;
	struct correct_input initial = {0};
	struct correcting correcting;
	struct form_model model;
	struct application a;
	enum outcome outcome = show_application_below(req, &a);

	if (!outcome)
		outcome = model_read(req, &correcting, &model);
	if (outcome)
		return outcome;
	questions_rest(req, &model, &correcting.answers, &initial.rest);
	view_bool(req, "Correction.account", correcting.account);
	view_bool(req, "Correction.address", correcting.address);
	form_show(req, &correct_form, req->path, &initial);
	questions_show(
		req, correct_form.name, &model, input ? &input->rest : NULL, &correcting.answers);
	return OK;
}

static enum outcome save(struct request *req)
{
	const struct correct_input *input = req->input;
	struct correcting correcting;
	struct form_model model;
	struct answers answers;
	bool changed = false;
	enum outcome outcome = model_read(req, &correcting, &model);

	if (outcome)
		return outcome;
	questions_read(req, &model, &input->rest, &answers);
	if (problems_any(&req->problems))
		return INVALID;
	outcome = correction_make(req->db, req->pool, &req->principal, req->object.id, &answers,
		input->reason, &req->problems, &changed);
	if (outcome)
		return outcome;
	return redirect_to(req, changed ? "application_corrected" : "correction_nothing",
		"/bewerbungen/%s", req->object.number);
}

const struct page page_application_correct = {
	.path = "/bewerbungen/{application}/berichtigen",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &correct_form,
	.view = "backend/application_correct.cs",
	.title = "application_correct",
	.now = now,
	.show = show,
	.save = save,
};
