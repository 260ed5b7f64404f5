/* Registering (POR-05). */
#include "account/register.h"
#include "portal/account/account.h"
#include "portal/pages.h"
#include "portal/site/privacy.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

static const char *const salutations[] = {"frau", "herr", "keine", NULL};

struct register_input {
	struct account_new given;
	bool privacy;
	bool send;
	struct account_secret secret;
};

static const struct form_field register_fields[] = {
	{.name = "salutation",
		.type = FIELD_CHOICE,
		.choices = salutations,
		FORM_AT(struct register_input, given.salutation)},
	{.name = "first_name",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		.autocomplete = "given-name",
		FORM_AT(struct register_input, given.first_name)},
	{.name = "surname",
		.type = FIELD_TEXT,
		.max = 80,
		.required = true,
		.autocomplete = "family-name",
		FORM_AT(struct register_input, given.surname)},
	{.name = "email",
		.type = FIELD_EMAIL,
		.required = true,
		.autocomplete = "email",
		FORM_AT(struct register_input, given.email)},
	{.name = "privacy",
		.type = FIELD_CHECK,
		.required = true,
		FORM_AT(struct register_input, privacy)},
	{.name = "special", .type = FIELD_CHECK, FORM_AT(struct register_input, given.special)},
};
static const struct form register_form =
	FORM("account_register", register_fields, struct register_input);

static enum outcome show(struct request *req)
{
	if (req->principal.account && !req->post)
		return redirect_to(req, NULL, "/konto");
	account_steps(req, 1);
	form_show(req, &register_form, req->path, NULL);
	return OK;
}

static enum outcome show_sent(struct request *req)
{
	account_steps(req, 2);
	return OK;
}

/* The password is made for every address, so that the time says nothing. */
static enum outcome before(struct request *req)
{
	static const struct rate address = {"register_address", 30, 3600};
	static const struct rate email = {"register_email", 5, 3600};
	struct register_input *input = req->input;
	enum outcome outcome = portal_rate_address(req, &address);
	if (!outcome)
		outcome = portal_rate_mail(req, &email, input->given.email, &input->send);
	if (!outcome)
		account_secret_new(req->pool, &input->secret);
	return outcome;
}

static enum outcome save(struct request *req)
{
	const struct register_input *input = req->input;
	struct account_new given = input->given;
	given.lang = req->lang;
	enum outcome outcome = privacy_keep(req);
	if (!outcome && input->send)
		outcome = account_register(
			req->db, req->pool, &req->principal, &given, &input->secret);
	return outcome ? outcome : redirect_to(req, NULL, "/konto/registrieren/gesendet");
}

const struct page page_account_register = {
	.path = "/konto/registrieren",
	.right = RIGHT_PUBLIC,
	.form = &register_form,
	.view = "portal/account_register.cs",
	.title = "account_register",
	.show = show,
	.before = before,
	.save = save,
};

const struct page page_account_register_sent = {
	.path = "/konto/registrieren/gesendet",
	.right = RIGHT_PUBLIC,
	.view = "portal/account_register_sent.cs",
	.title = "account_mail_sent",
	.show = show_sent,
};
