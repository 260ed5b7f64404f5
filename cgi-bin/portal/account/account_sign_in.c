/* Signing in and out (POR-05, POR-08). */
#include "base/text.h"
#include "portal/account/account.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "portal/site/site.h"
#include "web/form/form.h"

struct sign_in_input {
	const char *email;
	const char *password;
	int64_t account_id; /* found by before */
};

static const struct form_field sign_in_fields[] = {
	{.name = "email",
		.type = FIELD_EMAIL,
		.required = true,
		.known = true,
		.autocomplete = "username",
		FORM_AT(struct sign_in_input, email)},
	{.name = "password",
		.type = FIELD_PASSWORD,
		.required = true,
		.autocomplete = "current-password",
		FORM_AT(struct sign_in_input, password)},
};
static const struct form sign_in_form = FORM("sign_in", sign_in_fields, struct sign_in_input);
static const struct form sign_out_form = {.name = "sign_out"};

static const struct rate rate_address = {"sign_in_address", 100, 600};
static const struct rate rate_email = {"sign_in_email", 20, 600};

static enum outcome show(struct request *req)
{
	if (req->principal.account && !req->post)
		return redirect_to(req, NULL, "/konto");
	view_bool(req, "SignIn.idle", request_session_token(req) && !req->session.token);
	view_bool(req, "SignIn.next", request_query(req, "weiter") != NULL);
	view_text(req, "SignIn.register", account_with_next(req, "/konto/registrieren"));
	form_show(req, &sign_in_form, account_with_next(req, "/konto/anmelden"), NULL);
	return OK;
}

static enum outcome before(struct request *req)
{
	struct sign_in_input *input = req->input;
	enum outcome outcome = portal_rate_address(req, &rate_address);
	if (!outcome)
		outcome = portal_rate_email(req, &rate_email, input->email);
	if (!outcome)
		outcome = account_try(req->db, req->pool, input->email, input->password,
			portal_device(req), &input->account_id);
	if (outcome == INVALID)
		form_problem(req, "", "sign_in");
	return outcome;
}

static enum outcome save(struct request *req)
{
	const struct sign_in_input *input = req->input;
	return account_go_on(req, input->account_id);
}

const struct page page_account_sign_in = {
	.path = "/konto/anmelden",
	.right = RIGHT_PUBLIC,
	.form = &sign_in_form,
	.view = "portal/account_sign_in.cs",
	.title = "account_sign_in",
	.show = show,
	.before = before,
	.save = save,
};

static enum outcome show_sign_out(struct request *req)
{
	form_show(req, &sign_out_form, "/konto/abmelden", NULL);
	return OK;
}

static enum outcome save_sign_out(struct request *req)
{
	enum outcome outcome = portal_visit_end(req);
	return outcome ? outcome : redirect_to(req, NULL, "/konto/abmelden");
}

const struct page page_account_sign_out = {
	.path = "/konto/abmelden",
	.right = RIGHT_PUBLIC,
	.form = &sign_out_form,
	.view = "portal/account_sign_out.cs",
	.title = "account_sign_out",
	.show = show_sign_out,
	.save = save_sign_out,
};

/* Says whom to contact (POR-09 cases 3 and 4); the same for everybody. */
const struct page page_account_closed = {
	.path = "/konto/deaktiviert",
	.right = RIGHT_PUBLIC,
	.view = "portal/account_closed.cs",
	.title = "account_closed",
};
