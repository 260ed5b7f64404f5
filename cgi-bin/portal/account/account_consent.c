/* What the person has taken note of and agreed to; taking the consent back (PRT-11). */
#include "portal/account/account.h"
#include "portal/pages.h"
#include "web/form/form.h"

struct special_input {
	bool special;
};

static const struct form_field special_fields[] = {
	{.name = "special", .type = FIELD_CHECK, FORM_AT(struct special_input, special)},
};
static const struct form special_form =
	FORM("account_special", special_fields, struct special_input);

static enum outcome show(struct request *req)
{
	struct account account;
	enum outcome outcome = account_get(req->db, req->pool, req->principal.account, &account);
	if (outcome)
		return outcome;
	const struct special_input initial = {account.special_consent_at != 0};
	account_crumb(req);
	view_text(req, "Account.version", account.consent_version);
	if (account.consent_at)
		view_time(req, "Account.consent_at", account.consent_at);
	if (account.special_consent_at)
		view_time(req, "Account.special_at", account.special_consent_at);
	form_show(req, &special_form, req->path, &initial);
	return OK;
}

static enum outcome now(struct request *req, void *now_r)
{
	struct account account;
	enum outcome outcome = account_get(req->db, req->pool, req->principal.account, &account);
	if (!outcome)
		*(struct special_input *)now_r =
			(struct special_input){account.special_consent_at != 0};
	return outcome;
}

static enum outcome save(struct request *req)
{
	const struct special_input *input = req->input;
	enum outcome outcome = account_consent_special(
		req->db, req->pool, &req->principal, req->principal.account, input->special);
	return outcome ? outcome : redirect_to(req, "saved", "/konto/einwilligung");
}

const struct page page_account_consent = {
	.path = "/konto/einwilligung",
	.right = RIGHT_ACCOUNT,
	.form = &special_form,
	.view = "portal/account_consent.cs",
	.title = "account_consent",
	.show = show,
	.now = now,
	.save = save,
};
