/* Accounts of applicants: found by e-mail, extended, switched off, deleted (POR-09, RET-13). */
#include "account/admin.h"

#include "account/account.h"
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/text.h"
#include "history/history.h"
#include "recruiting/exclusion.h"
#include "retention/account_delete.h"
#include "web/form/form.h"

#define LIST "/verwaltung/bewerberkonten"

struct search_input {
	const char *email;
};

static const struct form_field search_fields[] = {
	{.name = "email",
		.type = FIELD_EMAIL,
		.required = true,
		FORM_AT(struct search_input, email)},
};
static const struct form search_form = FORM("account_search", search_fields, struct search_input);
static const struct form extend_form = {.name = "account_extend"};
static const struct form deactivate_form = {.name = "account_deactivate"};
static const struct form reactivate_form = {.name = "account_reactivate"};
static const struct form delete_form = {.name = "account_remove"};

static enum outcome show_search(struct request *req)
{
	admin_crumbs(req, NULL, NULL);
	form_show(req, &search_form, req->path, NULL);
	return OK;
}

static enum outcome save_search(struct request *req)
{
	const struct search_input *input = req->input;
	int64_t id = 0;
	enum outcome outcome = account_of_email(req->db, req->pool, input->email, &id);
	if (!outcome)
		outcome = exclusion_open_person(req->db, &req->principal, id, 0);
	if (outcome == NOT_FOUND) {
		form_problem(req, "email", "account_unknown");
		return INVALID;
	}
	return outcome ? outcome : redirect_to(req, NULL, LIST "/%lld", (long long)id);
}

const struct page page_admin_accounts = {
	.path = LIST,
	.right = RIGHT_ADMIN,
	.form = &search_form,
	.view = "backend/admin_accounts.cs",
	.title = "admin_accounts",
	.show = show_search,
	.save = save_search,
};

static int64_t account_id(const struct request *req)
{
	return request_path_int(req, "account");
}

static const char *account_path(struct request *req, const char *rest)
{
	return pool_printf(req->pool, LIST "/%lld%s", (long long)account_id(req), rest);
}

/* The account of the path; one of a procedure the administrator is excluded from is as unknown as
 * one that is not there (ACC-20). */
static enum outcome find_account(struct request *req, int64_t *id_r)
{
	*id_r = account_id(req);
	return exclusion_open_person(req->db, &req->principal, *id_r, 0);
}

static void show_times(struct request *req, const struct account *account)
{
	view_time(req, "Account.created_at", account->created_at);
	if (account->last_sign_in_at)
		view_time(req, "Account.last_sign_in_at", account->last_sign_in_at);
	if (account->valid_until)
		view_time(req, "Account.valid_until", account->valid_until);
}

static enum outcome show_account(struct request *req)
{
	struct account account;
	struct db_rows *applications;
	int64_t id = 0;
	enum outcome outcome = find_account(req, &id);
	if (!outcome)
		outcome = account_get(req->db, req->pool, id, &account);
	if (!outcome)
		outcome = account_applications(req->db, req->pool, account.id, &applications);
	if (!outcome)
		outcome = audit_add(
			req->db, &req->principal, OBJECT_ACCOUNT, account.id, "read", NULL);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_accounts", LIST);
	view_text(req, "Account.email", account.email);
	view_text(req, "Account.name",
		pool_printf(req->pool, "%s %s", account.first_name, account.surname));
	view_text(req, "Account.status", account.status);
	view_text(req, "Account.reason", account.deactivated_reason);
	view_text(req, "Account.consent", account.consent_version);
	show_times(req, &account);
	view_rows(req, "Applications", applications);
	form_show(req, &extend_form, account_path(req, "/verlaengern"), NULL);
	form_show(req, &deactivate_form, account_path(req, "/abschalten"), NULL);
	form_show(req, &reactivate_form, account_path(req, "/einschalten"), NULL);
	view_text(req, "Account.remove", account_path(req, "/loeschen"));
	return admin_history(req, OBJECT_ACCOUNT, account.id);
}

const struct page page_admin_account = {
	.path = LIST "/{account}",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_account.cs",
	.title = "admin_account",
	.show = show_account,
};

/* What the rules refuse is said on the account's page. */
static enum outcome account_answer(
	struct request *req, enum outcome outcome, const char *problem, const char *notice)
{
	if (outcome == CONFLICT) {
		form_problem(req, "", problem);
		return INVALID;
	}
	return outcome ? outcome : redirect_to(req, notice, "%s", account_path(req, ""));
}

/* words: problem.account_not_due problem.account_status problem.account_active_applications */
static enum outcome save_extend(struct request *req)
{
	int64_t id = 0;
	enum outcome outcome = find_account(req, &id);
	if (!outcome)
		outcome = account_extend(req->db, req->pool, &req->principal, id);
	return account_answer(req, outcome, "account_not_due", "account_extended");
}

const struct page page_admin_account_extend = {
	.path = LIST "/{account}/verlaengern",
	.right = RIGHT_ADMIN,
	.form = &extend_form,
	.view = "backend/admin_account.cs",
	.title = "admin_account",
	.show = show_account,
	.save = save_extend,
};

static enum outcome save_deactivate(struct request *req)
{
	int64_t id = 0;
	enum outcome outcome = find_account(req, &id);
	if (!outcome)
		outcome = account_deactivate(req->db, &req->principal, id, "administrator");
	return account_answer(req, outcome, "account_status", "account_deactivated");
}

const struct page page_admin_account_deactivate = {
	.path = LIST "/{account}/abschalten",
	.right = RIGHT_ADMIN,
	.form = &deactivate_form,
	.view = "backend/admin_account.cs",
	.title = "admin_account",
	.show = show_account,
	.save = save_deactivate,
};

static enum outcome save_reactivate(struct request *req)
{
	int64_t id = 0;
	enum outcome outcome = find_account(req, &id);
	if (!outcome)
		outcome = account_reactivate(req->db, &req->principal, id);
	return account_answer(req, outcome, "account_status", "account_reactivated");
}

const struct page page_admin_account_reactivate = {
	.path = LIST "/{account}/einschalten",
	.right = RIGHT_ADMIN,
	.form = &reactivate_form,
	.view = "backend/admin_account.cs",
	.title = "admin_account",
	.show = show_account,
	.save = save_reactivate,
};

static enum outcome show_delete(struct request *req)
{
	struct account account;
	int64_t id = 0;
	enum outcome outcome = find_account(req, &id);
	if (!outcome)
		outcome = account_get(req->db, req->pool, id, &account);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_accounts", LIST);
	view_text(req, "Account.email", account.email);
	view_text(req, "Account.back", account_path(req, ""));
	form_show(req, &delete_form, req->path, NULL);
	return OK;
}

static enum outcome save_delete(struct request *req)
{
	int64_t id = 0;
	enum outcome outcome = find_account(req, &id);
	if (!outcome)
		outcome = account_delete(req->db, req->pool, &req->principal, id);
	if (!outcome)
		outcome = audit_add(
			req->db, &req->principal, OBJECT_ACCOUNT, id, "account_deleted", NULL);
	if (outcome)
		return account_answer(req, outcome, "account_active_applications", NULL);
	return redirect_to(req, "account_removed", LIST);
}

const struct page page_admin_account_delete = {
	.path = LIST "/{account}/loeschen",
	.right = RIGHT_ADMIN,
	.form = &delete_form,
	.view = "backend/admin_account_delete.cs",
	.title = "admin_account_delete",
	.show = show_delete,
	.save = save_delete,
};
