/* Apply, step 1 once more: changing the data of a draft. */
#include "portal/apply.h"
#include "portal/pages.h"

static enum outcome show(struct request *req)
{
	struct draft draft;
	enum outcome outcome = apply_show(req, APPLY_DATA, &draft);
	if (outcome || draft.sent)
		return outcome;
	form_show(req, &apply_form, req->path, &draft.data);
	return OK;
}

static enum outcome save(struct request *req)
{
	enum outcome outcome = draft_change(req->db, req->pool, &req->principal, req->object.id,
		req->input, &req->problems);
	if (outcome)
		return apply_sent_already(req, outcome);
	return redirect_to(req, "apply_saved", "/bewerbung/%s/pruefen", req->object.number);
}

const struct page page_apply_data = {
	.path = "/bewerbung/{application}/angaben",
	.right = RIGHT_OWN,
	.form = &apply_form,
	.view = "portal/apply_data.cs",
	.title = "apply_data",
	.show = show,
	.save = save,
};
