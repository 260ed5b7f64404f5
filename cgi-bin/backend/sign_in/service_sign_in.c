/* Signing in and out with a service account, without single sign-on (ACC-05). */
#include "access/rate.h"
#include "backend/pages.h"
#include "backend/sign_in/service.h"
#include "base/text.h"
#include "org/staff.h"
#include "web/form/form.h"

#define MINUTES 60

static const struct rate by_address = {"service_address", 30, 15 * MINUTES};
static const struct rate by_user = {"service_user", 15, 15 * MINUTES};

struct sign_in_input {
	const char *user_id, *password, *code;
	int64_t id; /* of the account, once checked */
};

static const struct form_field sign_in_fields[] = {
	{.name = "user_id",
		.type = FIELD_TEXT,
		.max = 60,
		.required = true,
		.autocomplete = "username",
		FORM_AT(struct sign_in_input, user_id)},
	{.name = "password",
		.type = FIELD_PASSWORD,
		.required = true,
		.autocomplete = "current-password",
		FORM_AT(struct sign_in_input, password)},
	{.name = "code",
		.type = FIELD_PASSWORD,
		.max = 20,
		.sometimes = true,
		.autocomplete = "one-time-code",
		FORM_AT(struct sign_in_input, code)},
};
static const struct form sign_in_form =
	FORM("service_sign_in", sign_in_fields, struct sign_in_input);
const struct form service_sign_out_form = {.name = "service_sign_out"};

enum outcome service_own(struct request *req, struct service_account *account_r)
{
	enum outcome outcome = !req->session.token
		? NOT_FOUND
		: service_account_get(req->db, req->pool, req->session.owner, account_r);

	if (outcome)
		return outcome;
	return text_equal(account_r->status, "active") ? OK : NOT_FOUND;
}

enum outcome service_rate(struct request *req, const char *user_id)
{
	enum outcome outcome = rate_take_network(
		req->db, req->pool, &by_address, request_param(req, "REMOTE_ADDR"));

	return outcome ? outcome
		       : rate_take(req->db, req->pool, &by_user, staff_user_id(req->pool, user_id));
}

const char *service_next(const struct service_account *account)
{
	switch (service_sign_in_duty(account)) {
	case SERVICE_ENROL:
		return "/dienstkonto/zweiter-faktor";
	case SERVICE_CHANGE:
		return "/dienstkonto/passwort";
	case SERVICE_READY:
		break;
	}
	return "/";
}

/* words: notice.service_enrolled notice.service_password_changed */
enum outcome service_enter(struct request *req, int64_t id, const char *notice)
{
	struct service_account account;
	enum outcome outcome = service_sign_in_begin(req->db, req->pool, id, &req->session);

	if (!outcome)
		outcome = service_account_get(req->db, req->pool, id, &account);
	if (outcome)
		return outcome;
	response_session_cookie(req);
	return redirect_to(req, notice, "%s", service_next(&account));
}

static enum outcome show(struct request *req)
{
	struct service_account account;
	enum outcome outcome = service_own(req, &account);

	if (!outcome && !req->post)
		return redirect_to(req, NULL, "%s", service_next(&account));
	if (outcome == UNAVAILABLE)
		return outcome;
	form_show(req, &sign_in_form, req->path, NULL);
	return OK;
}

static enum outcome sign_in_check(struct request *req)
{
	struct sign_in_input *input = req->input;
	enum outcome outcome = service_rate(req, input->user_id);

	if (!outcome)
		outcome = service_sign_in_check(req->db, req->pool, input->user_id, input->password,
			input->code, &input->id);
	if (outcome == INVALID)
		form_problem(req, "", "service_sign_in");
	return outcome;
}

static enum outcome save(struct request *req)
{
	const struct sign_in_input *input = req->input;

	return service_enter(req, input->id, NULL);
}

static enum outcome sign_out(struct request *req)
{
	struct service_account account;
	enum outcome outcome = service_own(req, &account);

	if (!outcome)
		outcome = service_sign_out(req->db, &account, req->session.id);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (!outcome) {
		req->session = (struct session){0};
		response_session_cookie(req);
	}
	return redirect_to(req, "service_signed_out", "/dienstkonto/anmelden");
}

const struct page page_service_sign_in = {
	.path = "/dienstkonto/anmelden",
	.right = RIGHT_PUBLIC,
	.form = &sign_in_form,
	.view = "backend/service_sign_in.cs",
	.title = "service_sign_in",
	.show = show,
	.before = sign_in_check,
	.save = save,
};

const struct page page_service_sign_out = {
	.path = "/dienstkonto/abmelden",
	.right = RIGHT_PUBLIC,
	.form = &service_sign_out_form,
	.save = sign_out,
};
