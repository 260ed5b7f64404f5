/* Another password: changed by who is signed in, forgotten, set by the link of a mail (POR-08). */
#include "account/password.h"

#include "account/register.h"
#include "base/text.h"
#include "mail/request.h"
#include "portal/account/account.h"
#include "portal/account/account_new_password.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

enum outcome new_password_prepare(struct request *req, int64_t account_id)
{
	struct new_password_input *input = req->input;
	if (!text_equal(input->password, input->repeat)) {
		form_problem(req, "repeat", "password_repeat");
		return INVALID;
	}
	return account_password_prepare(
		req->db, req->pool, account_id, input->password, &req->problems, &input->hash);
}

static const struct form_field change_fields[] = {
	{.name = "current",
		.type = FIELD_PASSWORD,
		.required = true,
		.autocomplete = "current-password",
		FORM_AT(struct new_password_input, current)},
	NEW_PASSWORD_FIELDS,
};
static const struct form change_form =
	FORM("account_password", change_fields, struct new_password_input);

static enum outcome show_change(struct request *req)
{
	account_form(req, &change_form);
	return account_show_password_rules(req);
}

static enum outcome before_change(struct request *req)
{
	const struct new_password_input *input = req->input;
	enum outcome outcome = account_ask_password(req, input->current);
	return outcome ? outcome : new_password_prepare(req, req->principal.account);
}

static enum outcome save_change(struct request *req)
{
	const struct new_password_input *input = req->input;
	int64_t account = req->principal.account;
	enum outcome outcome =
		account_password_set(req->db, req->pool, &req->principal, account, input->hash);
	if (!outcome)
		outcome = session_end_account(req->db, account, req->session.id);
	return outcome ? outcome : redirect_to(req, "password_changed", "/konto");
}

const struct page page_account_password = {
	.path = "/konto/passwort",
	.right = RIGHT_ACCOUNT,
	.form = &change_form,
	.view = "portal/account_password.cs",
	.title = "account_password",
	.show = show_change,
	.before = before_change,
	.save = save_change,
};

struct forgotten_input {
	const char *email;
	bool send;
};

static const struct form_field forgotten_fields[] = {
	{.name = "email",
		.type = FIELD_EMAIL,
		.required = true,
		.autocomplete = "username",
		FORM_AT(struct forgotten_input, email)},
};
static const struct form forgotten_form =
	FORM("account_forgotten", forgotten_fields, struct forgotten_input);

static enum outcome show_forgotten(struct request *req)
{
	view_crumb(req, view_word(req, "title.account_sign_in"), "/konto/anmelden");
	form_show(req, &forgotten_form, req->path, NULL);
	return OK;
}

static enum outcome before_forgotten(struct request *req)
{
	static const struct rate address = {"forgotten_address", 30, 3600};
	static const struct rate email = {"forgotten_email", 5, 3600};
	struct forgotten_input *input = req->input;
	enum outcome outcome = portal_rate_address(req, &address);
	return outcome ? outcome : portal_rate_mail(req, &email, input->email, &input->send);
}

static enum outcome save_forgotten(struct request *req)
{
	const struct forgotten_input *input = req->input;
	enum outcome outcome =
		!input->send ? OK : mail_request_add(req->db, MAIL_REQUEST_FORGOTTEN, input->email);
	return outcome ? outcome : redirect_to(req, NULL, "/konto/passwort-vergessen/gesendet");
}

const struct page page_account_forgotten = {
	.path = "/konto/passwort-vergessen",
	.right = RIGHT_PUBLIC,
	.form = &forgotten_form,
	.view = "portal/account_forgotten.cs",
	.title = "account_forgotten",
	.show = show_forgotten,
	.before = before_forgotten,
	.save = save_forgotten,
};

const struct page page_account_forgotten_sent = {
	.path = "/konto/passwort-vergessen/gesendet",
	.right = RIGHT_PUBLIC,
	.view = "portal/account_forgotten_sent.cs",
	.title = "account_mail_sent",
};

static const struct form_field reset_fields[] = {NEW_PASSWORD_FIELDS};
static const struct form reset_form =
	FORM("account_reset", reset_fields, struct new_password_input);

static enum outcome link_account(struct request *req, int64_t *account_id_r)
{
	return account_password_link(
		req->db, req->pool, request_path_value(req, "token"), account_id_r);
}

static enum outcome show_reset(struct request *req)
{
	int64_t account_id;
	enum outcome outcome = link_account(req, &account_id);
	if (outcome == NOT_FOUND) {
		view_text(req, "Page.title", view_word(req, "account.link_gone_title"));
		return GONE;
	}
	if (outcome)
		return outcome;
	view_bool(req, "Account.link", true);
	form_show(req, &reset_form, req->path, NULL);
	return account_show_password_rules(req);
}

static enum outcome before_reset(struct request *req)
{
	int64_t account_id;
	enum outcome outcome = link_account(req, &account_id);
	if (outcome == NOT_FOUND) /* save leads to the page that says so */
		return OK;
	return outcome ? outcome : new_password_prepare(req, account_id);
}

static enum outcome save_reset(struct request *req)
{
	const struct new_password_input *input = req->input;
	int64_t account_id;
	enum outcome outcome = link_account(req, &account_id);
	if (outcome == NOT_FOUND || (!outcome && !input->hash))
		return redirect_to(req, NULL, "%s", req->path);
	if (!outcome)
		outcome = account_password_set(
			req->db, req->pool, &req->principal, account_id, input->hash);
	if (!outcome)
		outcome = session_end_account(req->db, account_id, 0);
	return outcome ? outcome : redirect_to(req, "password_changed", "/konto/anmelden");
}

const struct page page_account_reset = {
	.path = "/konto/passwort-neu/{token}",
	.right = RIGHT_PUBLIC,
	.form = &reset_form,
	.view = "portal/account_reset.cs",
	.title = "account_reset",
	.show = show_reset,
	.before = before_reset,
	.save = save_reset,
};
