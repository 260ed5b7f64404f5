/* Changing the password of one's own service account (ACC-05). */
#include "backend/pages.h"
#include "backend/sign_in/service.h"
#include "web/form/form.h"

struct password_input {
	const char *current, *password, *repeat;
	bool compromised;
	const char *hash; /* of the new one, once checked */
};

static const struct form_field password_fields[] = {
	{.name = "current",
		.type = FIELD_PASSWORD,
		.required = true,
		.autocomplete = "current-password",
		FORM_AT(struct password_input, current)},
	{.name = "password",
		.type = FIELD_PASSWORD,
		.required = true,
		.autocomplete = "new-password",
		FORM_AT(struct password_input, password)},
	{.name = "repeat",
		.type = FIELD_PASSWORD,
		.required = true,
		.autocomplete = "new-password",
		FORM_AT(struct password_input, repeat)},
	{.name = "compromised", .type = FIELD_CHECK, FORM_AT(struct password_input, compromised)},
};
static const struct form password_form =
	FORM("service_password", password_fields, struct password_input);

static enum outcome show(struct request *req)
{
	struct service_account account;
	struct service_rules rules;
	enum outcome outcome = service_own(req, &account);

	if (outcome == NOT_FOUND)
		return redirect_to(req, NULL, "/dienstkonto/anmelden");
	if (!outcome)
		outcome = service_rules_read(req->db, req->pool, &rules);
	if (outcome)
		return outcome;
	if (!account.enrolled)
		return redirect_to(req, NULL, "%s", service_next(&account));
	view_text(req, "Password.must_change", account.must_change);
	view_int(req, "Password.min", rules.password_min);
	view_int(req, "Password.days", rules.password_days);
	form_show(req, &password_form, req->path, NULL);
	form_show(req, &service_sign_out_form, "/dienstkonto/abmelden", NULL);
	return OK;
}

static enum outcome new_password_check(struct request *req)
{
	struct password_input *input = req->input;
	const struct service_change change = {
		input->current,
		input->password,
		input->repeat,
		input->compromised,
	};
	struct service_account account;
	enum outcome outcome = service_own(req, &account);

	if (!outcome && !account.enrolled)
		outcome = DENIED;
	if (!outcome)
		outcome = service_rate(req, account.user_id);
	return outcome ? outcome
		       : service_password_check(
			       req->db, req->pool, &account, &change, &req->problems, &input->hash);
}

static enum outcome save(struct request *req)
{
	const struct password_input *input = req->input;
	struct service_account account;
	enum outcome outcome = service_own(req, &account);

	if (!outcome)
		outcome = service_password_set(
			req->db, req->pool, &account, input->hash, input->compromised);
	return outcome ? outcome : service_enter(req, account.id, "service_password_changed");
}

const struct page page_service_password = {
	.path = "/dienstkonto/passwort",
	.right = RIGHT_PUBLIC,
	.form = &password_form,
	.view = "backend/service_password.cs",
	.title = "service_password",
	.show = show,
	.before = new_password_check,
	.save = save,
};
