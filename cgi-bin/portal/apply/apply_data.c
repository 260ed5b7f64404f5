/* Apply, step 1 once more: changing the data of a draft. */
#include "portal/apply/apply.h"
#include "portal/apply/apply_form.h"
#include "portal/pages.h"
#include "web/form/form.h"

static enum outcome show(struct request *req)
{
	struct draft draft;
	struct form_model model;
	enum outcome outcome = apply_show(req, APPLY_DATA, &draft);
	if (!outcome)
		outcome = form_model_get(
			req->db, req->pool, draft.form_version_id, req->lang, &model);
	if (outcome)
		return outcome;
	if (apply_conflicts(req))
		return apply_conflict_json(req, &model);
	apply_show_form(req, &model, &draft.answers, draft.account ? draft.email : NULL);
	view_time(req, "Apply.saved_at", draft.saved_at);
	return OK;
}

static enum outcome address_answer(struct request *req)
{
	const struct apply_input *input = req->input;
	if (input->autosave)
		return apply_saved_json(req, true, NULL);
	if (!apply_wants_link(req))
		return redirect_to(
			req, "apply_saved", "/bewerbung/%s/unterlagen", req->object.number);
	enum outcome outcome = apply_link_mail(req, req->object.id);
	return outcome
		? apply_sent_already(req, outcome)
		: redirect_to(req, "apply_link_sent", "/bewerbung/%s/angaben", req->object.number);
}

static enum outcome save(struct request *req)
{
	struct draft draft;
	struct form_model model;
	struct answers answers;
	const struct apply_input *input = req->input;
	enum outcome outcome = draft_get(req->db, req->pool, req->object.id, &draft);
	if (!outcome)
		outcome = form_model_get(
			req->db, req->pool, draft.form_version_id, req->lang, &model);
	if (outcome)
		return outcome;
	apply_read(req, &model, draft.account ? draft.email : NULL, &answers);
	if (problems_any(&req->problems) && !input->autosave)
		return INVALID;
	apply_keep_refused(req, &draft.answers, &answers);
	outcome = draft_change(req->db, req->pool, &req->principal, req->object.id, &answers);
	return outcome ? apply_sent_already(req, outcome) : address_answer(req);
}

/* Sent twice: the link was mailed by the first. */
static enum outcome done(struct request *req)
{
	const struct apply_input *input = req->input;
	if (input->autosave)
		return apply_saved_json(req, true, NULL);
	return redirect_to(req, NULL, "/bewerbung/%s/%s", req->object.number,
		apply_wants_link(req) ? "angaben" : "unterlagen");
}

const struct page page_apply_data = {
	.path = "/bewerbung/{application}/angaben",
	.right = RIGHT_OWN,
	.form = &apply_form,
	.view = "portal/apply_data.cs",
	.title = "apply_data",
	.admit = apply_admit,
	.show = show,
	.now = apply_now,
	.save = save,
	.done = done,
};
