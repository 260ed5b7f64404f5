/* Another e-mail address for the account: asked for here, confirmed by the link sent to it. */
#include "account/change.h"

#include "portal/account/account.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

struct email_input {
	const char *email;
	const char *current;
	bool send;
};

static const struct form_field email_fields[] = {
	{.name = "email",
		.type = FIELD_EMAIL,
		.required = true,
		.autocomplete = "email",
		FORM_AT(struct email_input, email)},
	{.name = "current",
		.type = FIELD_PASSWORD,
		.required = true,
		.autocomplete = "current-password",
		FORM_AT(struct email_input, current)},
};
static const struct form email_form = FORM("account_email", email_fields, struct email_input);
static const struct form confirm_form = {.name = "account_email_confirm"};

static enum outcome show(struct request *req)
{
	struct account account;
	enum outcome outcome = account_get(req->db, req->pool, req->principal.account, &account);
	if (outcome)
		return outcome;
	view_text(req, "Account.email", account.email);
	account_form(req, &email_form);
	return OK;
}

static enum outcome before(struct request *req)
{
	static const struct rate rate = {"email_change", 5, 3600};
	struct email_input *input = req->input;
	enum outcome outcome = portal_rate_mail(req, &rate, input->email, &input->send);
	return outcome ? outcome : account_ask_password(req, input->current);
}

static enum outcome save(struct request *req)
{
	const struct email_input *input = req->input;
	enum outcome outcome = !input->send
		? OK
		: account_email_ask(req->db, req->pool, req->principal.account, input->email);
	return outcome ? outcome : redirect_to(req, "email_asked", "/konto/email");
}

const struct page page_account_email = {
	.path = "/konto/email",
	.right = RIGHT_ACCOUNT,
	.form = &email_form,
	.view = "portal/account_email.cs",
	.title = "account_email",
	.show = show,
	.before = before,
	.save = save,
};

static enum outcome show_confirm(struct request *req)
{
	const char *email;
	enum outcome outcome =
		account_email_link(req->db, req->pool, request_path_value(req, "token"), &email);
	if (outcome == NOT_FOUND) {
		view_text(req, "Page.title", view_word(req, "account.link_gone_title"));
		return GONE;
	}
	if (outcome)
		return outcome;
	view_text(req, "Account.email", email);
	form_show(req, &confirm_form, req->path, NULL);
	return OK;
}

static enum outcome save_confirm(struct request *req)
{
	enum outcome outcome = account_email_confirm(
		req->db, req->pool, &req->principal, request_path_value(req, "token"));
	if (outcome == NOT_FOUND) /* the page itself says so */
		return redirect_to(req, NULL, "%s", req->path);
	if (outcome == CONFLICT) {
		form_problem(req, "", "email_taken");
		return INVALID;
	}
	return outcome ? outcome
		       : redirect_to(req, "email_changed",
			       req->principal.account ? "/konto" : "/konto/anmelden");
}

const struct page page_account_email_confirm = {
	.path = "/konto/email/{token}",
	.right = RIGHT_PUBLIC,
	.form = &confirm_form,
	.view = "portal/account_email_confirm.cs",
	.title = "account_email",
	.show = show_confirm,
	.save = save_confirm,
};
