/* Between the right password and being signed in: a password of one's own, the privacy notice. */
#include "account/password.h"
#include "base/text.h"
#include "portal/account/account.h"
#include "portal/account/account_new_password.h"
#include "portal/pages.h"
#include "portal/site/privacy.h"
#include "web/form/form.h"

static const struct form_field first_fields[] = {NEW_PASSWORD_FIELDS};
static const struct form password_form =
	FORM("account_first", first_fields, struct new_password_input);

static enum outcome show_password(struct request *req)
{
	struct account account;
	enum outcome outcome = account_waiting(req, ACCOUNT_PASSWORD, &account);
	if (outcome)
		return outcome == GONE ? OK : outcome;
	view_bool(req, "Account.generated", account.password_generated);
	view_text(req, "Account.email", account.email);
	if (account.password_generated)
		account_steps(req, 3);
	form_show(req, &password_form, account_with_next(req, req->path), NULL);
	return account_show_password_rules(req);
}

static enum outcome before_password(struct request *req)
{
	struct account account;
	enum outcome outcome = account_waiting(req, ACCOUNT_PASSWORD, &account);
	if (outcome) /* the page leads to the sign-in */
		return outcome == GONE ? OK : outcome;
	return new_password_prepare(req, account.id);
}

static enum outcome save_password(struct request *req)
{
	const struct new_password_input *input = req->input;
	struct account account;
	enum outcome outcome = account_waiting(req, ACCOUNT_PASSWORD, &account);
	if (outcome)
		return outcome == GONE ? OK : outcome;
	outcome =
		account_password_set(req->db, req->pool, &req->principal, account.id, input->hash);
	if (!outcome)
		outcome = session_end_account(req->db, account.id, req->session.id);
	return outcome ? outcome : account_go_on(req, account.id);
}

const struct page page_account_first = {
	.path = "/konto/anmelden/passwort",
	.right = RIGHT_PUBLIC,
	.form = &password_form,
	.view = "portal/account_first.cs",
	.title = "account_first",
	.show = show_password,
	.before = before_password,
	.save = save_password,
};

struct consent_input {
	bool privacy;
	bool special;
};

static const struct form_field consent_fields[] = {
	{.name = "privacy",
		.type = FIELD_CHECK,
		.required = true,
		FORM_AT(struct consent_input, privacy)},
	{.name = "special", .type = FIELD_CHECK, FORM_AT(struct consent_input, special)},
};
static const struct form consent_form =
	FORM("account_consent", consent_fields, struct consent_input);

static enum outcome show_consent(struct request *req)
{
	struct account account;
	enum outcome outcome = account_waiting(req, ACCOUNT_CONSENT, &account);
	if (outcome)
		return outcome == GONE ? OK : outcome;
	const struct consent_input initial = {.special = account.special_consent_at != 0};
	view_bool(req, "Account.again", account.consent_at != 0);
	form_show(req, &consent_form, account_with_next(req, req->path), &initial);
	return OK;
}

static enum outcome save_consent(struct request *req)
{
	const struct consent_input *input = req->input;
	struct account account;
	enum outcome outcome = account_waiting(req, ACCOUNT_CONSENT, &account);
	if (outcome)
		return outcome == GONE ? OK : outcome;
	outcome = account_consent(req->db, req->pool, &req->principal, account.id, input->special);
	if (!outcome)
		outcome = privacy_keep(req);
	return outcome ? outcome : account_go_on(req, account.id);
}

const struct page page_account_consent_first = {
	.path = "/konto/anmelden/einwilligung",
	.right = RIGHT_PUBLIC,
	.form = &consent_form,
	.view = "portal/account_consent_first.cs",
	.title = "account_consent",
	.show = show_consent,
	.save = save_consent,
};
