/* The link of the confirmation mail: opening it shows a button, pressing that confirms. Then an
 * account is offered (POR-04). */
#include "account/register.h"
#include "application/confirmation.h"
#include "portal/account/account.h"
#include "portal/apply/apply.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

/* The button is for programs that look at links in mails: they must not confirm. */
static const struct form confirm_form = {.name = "apply_confirm"};

struct offer_input {
	struct account_secret secret;
};
static const struct form offer_form = {.name = "apply_account", .size = sizeof(struct offer_input)};

static const char *path(struct request *req, const char *rest)
{
	return pool_printf(
		req->pool, "/bewerbung/bestaetigen/%s%s", request_path_value(req, "token"), rest);
}

static enum outcome show(struct request *req)
{
	struct confirmation confirmation;
	enum outcome outcome = confirmation_find(
		req->db, req->pool, request_path_value(req, "token"), &confirmation);
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
	view_bool(req, "Apply.entered", confirmation.entered);
	view_bool(req, "Apply.done", confirmation.state == CONFIRMATION_DONE);
	view_bool(req, "Apply.signed_in", req->principal.account != 0);
	if (confirmation.state == CONFIRMATION_DONE) {
		view_title(req, view_word(req, "title.apply_confirmed"));
		form_show(req, &offer_form, path(req, "/konto"), NULL);
	} else if (confirmation.state == CONFIRMATION_OPEN)
		form_show(req, &confirm_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	struct confirmation confirmation;
	const char *token = request_path_value(req, "token");
	enum outcome outcome = confirmation_find(req->db, req->pool, token, &confirmation);
	if (!outcome)
		outcome = application_confirm(req->db, req->pool, &req->principal, token);
	if (outcome == CONFLICT) /* the page itself says why */
		return redirect_to(req, NULL, "%s", req->path);
	if (!outcome)
		outcome = account_adopt(
			req->db, req->pool, &req->principal, confirmation.application_id);
	return outcome ? outcome : redirect_to(req, NULL, "%s", req->path);
}

const struct page page_apply_confirm = {
	.path = "/bewerbung/bestaetigen/{token}",
	.right = RIGHT_PUBLIC,
	.form = &confirm_form,
	.view = "portal/apply_confirm.cs",
	.title = "apply_confirm",
	.show = show,
	.save = save,
};

static enum outcome before_account(struct request *req)
{
	static const struct rate rate = {"offer_address", 30, 3600};
	struct offer_input *input = req->input;
	enum outcome outcome = portal_rate_address(req, &rate);
	if (!outcome)
		account_secret_new(req->pool, &input->secret);
	return outcome;
}

static enum outcome save_account(struct request *req)
{
	const struct offer_input *input = req->input;
	struct confirmation confirmation;
	enum outcome outcome = confirmation_find(
		req->db, req->pool, request_path_value(req, "token"), &confirmation);
	if (outcome)
		return outcome;
	if (confirmation.state != CONFIRMATION_DONE)
		return redirect_to(req, NULL, "%s", path(req, ""));
	outcome = account_offer(
		req->db, req->pool, &req->principal, confirmation.application_id, &input->secret);
	return outcome ? outcome : redirect_to(req, NULL, "/konto/registrieren/gesendet");
}

const struct page page_apply_account = {
	.path = "/bewerbung/bestaetigen/{token}/konto",
	.right = RIGHT_PUBLIC,
	.form = &offer_form,
	.before = before_account,
	.save = save_account,
};
