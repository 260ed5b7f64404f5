/* The second factor of a service account, set up at the first sign-in (ACC-05). */
#include <string.h>

#include "backend/pages.h"
#include "backend/sign_in/service.h"
#include "base/totp.h"
#include "format/qr.h"
#include "web/form/form.h"

struct factor_input {
	const char *code;
	int64_t id; /* of the account, once checked */
};

static const struct form_field factor_fields[] = {
	{.name = "code",
		.type = FIELD_PASSWORD,
		.max = 20,
		.required = true,
		.autocomplete = "one-time-code",
		FORM_AT(struct factor_input, code)},
};
static const struct form factor_form = FORM("service_factor", factor_fields, struct factor_input);

static const char *uri(struct request *req, const struct service_account *account)
{
	return totp_uri(
		req->pool, account->secret, view_word(req, "layout.product"), account->user_id);
}

/* The secret is shown until the first code has come, and never again. */
static enum outcome account_find(struct request *req, struct service_account *account)
{
	enum outcome outcome = service_own(req, account);

	if (outcome)
		return outcome;
	return service_sign_in_duty(account) == SERVICE_ENROL ? OK : GONE;
}

static enum outcome show(struct request *req)
{
	struct service_account account;
	enum outcome outcome = account_find(req, &account);

	if (outcome == NOT_FOUND)
		return redirect_to(req, NULL, "/dienstkonto/anmelden");
	if (outcome == GONE)
		return redirect_to(req, NULL, "%s", service_next(&account));
	if (outcome)
		return outcome;
	view_text(req, "Factor.secret", totp_secret_text(req->pool, account.secret));
	view_text(req, "Factor.user_id", account.user_id);
	form_show(req, &factor_form, req->path, NULL);
	form_show(req, &service_sign_out_form, "/dienstkonto/abmelden", NULL);
	return OK;
}

static enum outcome code_check(struct request *req)
{
	struct factor_input *input = req->input;
	struct service_account account;
	enum outcome outcome = account_find(req, &account);

	if (!outcome)
		outcome = service_rate(req, account.user_id);
	if (!outcome)
		outcome = service_factor_enrol(req->db, req->pool, &account, input->code);
	if (outcome == INVALID)
		form_problem(req, "code", "service_code");
	if (!outcome)
		input->id = account.id;
	return outcome;
}

static enum outcome save(struct request *req)
{
	const struct factor_input *input = req->input;

	return service_enter(req, input->id, "service_enrolled");
}

static enum outcome image(struct request *req)
{
	struct service_account account;
	enum outcome outcome = account_find(req, &account);
	const char *svg = outcome ? NULL : qr_svg(req->pool, uri(req, &account));

	if (!svg)
		return outcome ? outcome : NOT_FOUND;
	return response_body(req, "image/svg+xml", svg, strlen(svg));
}

const struct page page_service_factor = {
	.path = "/dienstkonto/zweiter-faktor",
	.right = RIGHT_PUBLIC,
	.form = &factor_form,
	.view = "backend/service_factor.cs",
	.title = "service_factor",
	.show = show,
	.before = code_check,
	.save = save,
};

const struct page page_service_factor_image = {
	.path = "/dienstkonto/zweiter-faktor/bild",
	.right = RIGHT_PUBLIC,
	.show = image,
	.raw = true,
};
