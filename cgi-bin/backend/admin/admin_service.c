/* One service account for administrators: its state and history; locking, unlocking, a new
 * temporary password (ACC-05). */
#include "backend/admin/admin.h"
#include "backend/pages.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/password.h"
#include "base/text.h"
#include "org/staff_admin.h"
#include "org/super_admin.h"
#include "service_account/service_account.h"
#include "web/form/form.h"

#define DAY 86400

struct reason_input {
	const char *reason;
};

static const struct form_field lock_fields[] = {
	{.name = "reason",
		.type = FIELD_TEXT,
		.max = 500,
		.required = true,
		FORM_AT(struct reason_input, reason)},
};
static const struct form lock_form = FORM("service_lock", lock_fields, struct reason_input);
static const struct form_field unlock_fields[] = {
	{.name = "reason",
		.type = FIELD_TEXT,
		.max = 500,
		.required = true,
		FORM_AT(struct reason_input, reason)},
};
static const struct form unlock_form = FORM("service_unlock", unlock_fields, struct reason_input);
static const struct form compromised_form = {.name = "service_compromised"};

struct reset_input {
	const char *password;
	bool factor;
	const char *hash; /* of the password, once checked */
};

static const struct form_field reset_fields[] = {
	{.name = "password",
		.type = FIELD_TEXT,
		.max = PASSWORD_MAX,
		.required = true,
		.secret = true,
		FORM_AT(struct reset_input, password)},
	{.name = "factor", .type = FIELD_CHECK, FORM_AT(struct reset_input, factor)},
};
static const struct form reset_form = FORM("service_reset", reset_fields, struct reset_input);

static enum outcome account_find(struct request *req, struct service_account *account)
{
	return service_account_find(req->db, req->pool, request_path_value(req, "user"), account);
}

static const char *account_path(
	struct request *req, const struct service_account *account, const char *rest)
{
	struct buf buf;

	buf_init(&buf, req->pool);
	buf_str(&buf, "/verwaltung/dienstkonten/");
	buf_url(&buf, account->user_id);
	buf_str(&buf, rest);
	return buf.data;
}

static void view_account(struct request *req, const struct service_account *account,
	const struct service_rules *rules)
{
	view_title(req, account->name);
	view_text(req, "Account.user_id", account->user_id);
	view_text(req, "Account.name", account->name);
	view_text(req, "Account.status", account->status);
	view_text(req, "Account.must_change", account->must_change);
	view_bool(req, "Account.enrolled", account->enrolled);
	view_bool(req, "Account.administrator", account->administrator);
	view_bool(req, "Account.self", account->id == req->principal.id);
	view_text(req, "Account.reason", account->reason);
	view_time(req, "Account.password_until", account->password_at + rules->password_days * DAY);
	if (account->last_sign_in)
		view_time(req, "Account.last_sign_in", account->last_sign_in);
	if (account->paused_until > clock_now())
		view_time(req, "Account.paused_until", account->paused_until);
	view_time(req, "Account.unused_at", account->alive_at + rules->unused_days * DAY);
}

static enum outcome show(struct request *req)
{
	struct service_account account;
	struct service_rules rules;
	struct db_rows *groups = NULL;
	enum outcome outcome = account_find(req, &account);

	if (!outcome)
		outcome = service_rules_read(req->db, req->pool, &rules);
	if (!outcome)
		outcome = staff_group_sources(req->db, req->pool, account.id, &groups);
	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_services", "/verwaltung/dienstkonten");
	view_account(req, &account, &rules);
	view_rows(req, "Groups", groups);
	form_show(req, &lock_form, account_path(req, &account, "/sperren"), NULL);
	form_show(req, &unlock_form, account_path(req, &account, "/entsperren"), NULL);
	form_show(req, &compromised_form, account_path(req, &account, "/kompromittiert"), NULL);
	return admin_history(req, OBJECT_STAFF_USER, account.id);
}

static enum outcome done(struct request *req, const struct service_account *account,
	enum outcome outcome, const char *notice)
{
	if (outcome == INVALID)
		form_problem(req, "", "user_self");
	if (outcome == CONFLICT)
		form_problem(req, "", "status_meanwhile");
	return outcome ? outcome : redirect_to(req, notice, "%s", account_path(req, account, ""));
}

static enum outcome save_lock(struct request *req)
{
	const struct reason_input *input = req->input;
	struct service_account account;
	enum outcome outcome = account_find(req, &account);

	if (outcome)
		return outcome;
	outcome = service_account_lock(
		req->db, req->pool, &req->principal, account.id, input->reason);
	if (outcome == DENIED) {
		form_problem(req, "", "last_admin");
		return INVALID;
	}
	return done(req, &account, outcome, "service_locked");
}

/* Whoever lets an administrator's account in anew could be that administrator: for the
 * super-administrator alone (ACC-06). */
static enum outcome may_let_in(
	struct request *req, const struct service_account *account, const char *what)
{
	enum outcome outcome = !account->administrator || account->id == req->principal.id
		? OK
		: super_use(req->db, req->pool, &req->principal, what);

	if (outcome != DENIED)
		return outcome;
	form_problem(req, "", "service_super");
	return INVALID;
}

static enum outcome save_unlock(struct request *req)
{
	const struct reason_input *input = req->input;
	struct service_account account;
	enum outcome outcome = account_find(req, &account);

	if (!outcome)
		outcome = may_let_in(req, &account, "unlock");
	if (outcome)
		return outcome;
	outcome = service_account_unlock(
		req->db, req->pool, &req->principal, account.id, input->reason);
	return done(req, &account, outcome, "service_unlocked");
}

static enum outcome save_compromised(struct request *req)
{
	struct service_account account;
	enum outcome outcome = account_find(req, &account);

	if (outcome)
		return outcome;
	outcome = service_account_compromised(req->db, req->pool, &req->principal, account.id);
	return done(req, &account, outcome, "service_compromised");
}

/* As at creation: the password stands in the form alone, until it is saved as a hash. */
static enum outcome show_reset(struct request *req)
{
	struct reset_input initial = {.password = password_generate(req->pool)};
	struct service_account account;
	enum outcome outcome = account_find(req, &account);

	if (outcome)
		return outcome;
	admin_crumbs(req, "title.admin_services", "/verwaltung/dienstkonten");
	view_crumb(req, account.name, account_path(req, &account, ""));
	view_text(req, "Account.name", account.name);
	view_text(req, "Account.user_id", account.user_id);
	form_show(req, &reset_form, account_path(req, &account, "/passwort"), &initial);
	return OK;
}

static enum outcome check_reset(struct request *req)
{
	struct reset_input *input = req->input;
	struct service_account account;
	struct service_rules rules;
	enum outcome outcome = account_find(req, &account);

	if (!outcome)
		outcome = service_rules_read(req->db, req->pool, &rules);
	if (outcome)
		return outcome;
	const char *reason =
		service_password_problem(req->pool, &rules, account.user_id, input->password);
	if (reason) {
		form_problem(req, "password", reason);
		return INVALID;
	}
	input->hash = password_hash(req->pool, input->password);
	return OK;
}

static enum outcome save_reset(struct request *req)
{
	const struct reset_input *input = req->input;
	struct service_account account;
	enum outcome outcome = account_find(req, &account);

	if (!outcome)
		outcome = may_let_in(req, &account, "reset");
	if (outcome)
		return outcome;
	outcome = service_account_reset(
		req->db, req->pool, &req->principal, account.id, input->hash, input->factor);
	if (outcome == INVALID)
		form_problem(req, "", "service_own");
	return outcome ? outcome
		       : redirect_to(req, "service_reset", "%s", account_path(req, &account, ""));
}

const struct page page_admin_service = {
	.path = "/verwaltung/dienstkonten/{user}",
	.right = RIGHT_ADMIN,
	.view = "backend/admin_service.cs",
	.title = "admin_service",
	.show = show,
};

const struct page page_admin_service_lock = {
	.path = "/verwaltung/dienstkonten/{user}/sperren",
	.right = RIGHT_ADMIN,
	.form = &lock_form,
	.view = "backend/admin_service.cs",
	.title = "admin_service",
	.show = show,
	.save = save_lock,
};

const struct page page_admin_service_unlock = {
	.path = "/verwaltung/dienstkonten/{user}/entsperren",
	.right = RIGHT_ADMIN,
	.form = &unlock_form,
	.view = "backend/admin_service.cs",
	.title = "admin_service",
	.show = show,
	.save = save_unlock,
};

const struct page page_admin_service_compromised = {
	.path = "/verwaltung/dienstkonten/{user}/kompromittiert",
	.right = RIGHT_ADMIN,
	.form = &compromised_form,
	.view = "backend/admin_service.cs",
	.title = "admin_service",
	.show = show,
	.save = save_compromised,
};

const struct page page_admin_service_reset = {
	.path = "/verwaltung/dienstkonten/{user}/passwort",
	.right = RIGHT_ADMIN,
	.form = &reset_form,
	.view = "backend/admin_service_reset.cs",
	.title = "admin_service_reset",
	.show = show_reset,
	.before = check_reset,
	.save = save_reset,
};
