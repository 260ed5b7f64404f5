/* The link of the confirmation mail: opening it shows a button, pressing that confirms. */
#include "applicant/confirmation.h"
#include "portal/apply.h"
#include "portal/pages.h"

/* The button is for programs that look at links in mails: they must not confirm. */
static const struct form confirm_form = {.name = "apply_confirm"};

static enum outcome show(struct request *req)
{
	struct confirmation confirmation;
	enum outcome outcome = confirmation_find(req->db, req->pool,
		request_path_value(req, "token"), &confirmation);
	if (outcome)
		return outcome;
	if (confirmation.state == CONFIRMATION_NONE) {
		view_text(req, "Page.title", view_word(req, "apply.link_gone_title"));
		return GONE;
	}
	view_text(req, "Apply.number", confirmation.number);
	view_text(req, "Apply.other", confirmation.other);
	view_text(req, "Apply.title", confirmation.title);
	view_text(req, "Apply.authority", confirmation.authority);
	view_bool(req, "Apply.done", confirmation.state == CONFIRMATION_DONE);
	if (confirmation.state == CONFIRMATION_OPEN)
		form_show(req, &confirm_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	enum outcome outcome = application_confirm(req->db, req->pool, &req->principal,
		request_path_value(req, "token"));
	if (outcome == CONFLICT)	/* the page itself says why */
		return redirect_to(req, NULL, "%s", req->path);
	if (outcome)
		return outcome;
	return redirect_to(req, NULL, "/bewerbung/bestaetigt");
}

const struct page page_apply_confirm = {
	.path = "/bewerbung/bestaetigen/{token}",
	.right = RIGHT_PUBLIC,
	.view = "portal/apply_confirm.cs",
	.title = "apply_confirm",
	.show = show,
	.save = save,
};

const struct page page_apply_confirmed = {
	.path = "/bewerbung/bestaetigt",
	.right = RIGHT_PUBLIC,
	.view = "portal/apply_confirmed.cs",
	.title = "apply_confirmed",
};
