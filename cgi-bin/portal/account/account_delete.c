/* Deleting the own account, after a warning and with the password once more (RET-14). */
#include "retention/account_delete.h"
#include "portal/account/account.h"
#include "portal/pages.h"
#include "web/form/form.h"

struct delete_input {
	const char *current;
	bool sure;
};

static const struct form_field delete_fields[] = {
	{.name = "current",
		.type = FIELD_PASSWORD,
		.required = true,
		.autocomplete = "current-password",
		FORM_AT(struct delete_input, current)},
	{.name = "sure", .type = FIELD_CHECK, .required = true, FORM_AT(struct delete_input, sure)},
};
static const struct form delete_form = FORM("account_delete", delete_fields, struct delete_input);

static enum outcome show(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome = account_fates(req->db, req->pool, req->principal.account, &rows);
	if (outcome)
		return outcome;
	view_rows(req, "Applications", rows);
	account_form(req, &delete_form);
	return OK;
}

static enum outcome before(struct request *req)
{
	const struct delete_input *input = req->input;
	return account_ask_password(req, input->current);
}

static enum outcome save(struct request *req)
{
	enum outcome outcome =
		account_delete(req->db, req->pool, &req->principal, req->principal.account);
	if (outcome)
		return outcome;
	req->session = (struct session){0};
	response_session_cookie(req);
	return redirect_to(req, "account_deleted", "/");
}

const struct page page_account_delete = {
	.path = "/konto/loeschen",
	.right = RIGHT_ACCOUNT,
	.form = &delete_form,
	.view = "portal/account_delete.cs",
	.title = "account_delete",
	.show = show,
	.before = before,
	.save = save,
};
