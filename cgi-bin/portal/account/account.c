/* What the pages of the account share. */
#include "portal/account/account.h"
#include "portal/site/rate.h"
#include "portal/site/site.h"

#include <string.h>

#include "account/password.h"
#include "account/rules.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "portal/site/site.h"
#include "store/store.h"
#include "web/form/form.h"

/* A path of this site that is not part of signing in itself; NULL: none. */
static const char *next_path(const struct request *req)
{
	static const char *const own[] = {
		"/konto/anmelden", "/konto/abmelden", "/konto/registrieren"};
	const char *next = request_query(req, "weiter");
	if (!next || next[0] != '/' || next[1] == '/' || strpbrk(next, "\\\r\n"))
		return NULL;
	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strncmp(next, own[i], strlen(own[i])) == 0)
			return NULL;
	return next;
}

const char *account_with_next(struct request *req, const char *path)
{
	const char *next = next_path(req);
	if (!next)
		return path;
	struct buf buf;
	buf_init(&buf, req->pool);
	buf_printf(&buf, "%s?weiter=", path);
	buf_url(&buf, next);
	return buf.data;
}

static enum outcome lead(struct request *req, enum account_step step)
{
	const char *next = next_path(req);
	switch (step) {
	case ACCOUNT_PASSWORD:
		return redirect_to(
			req, NULL, "%s", account_with_next(req, "/konto/anmelden/passwort"));
	case ACCOUNT_CONSENT:
		return redirect_to(
			req, NULL, "%s", account_with_next(req, "/konto/anmelden/einwilligung"));
	case ACCOUNT_CLOSED:
	case ACCOUNT_IN:
		break;
	}
	return redirect_to(req, NULL, "%s", next ? next : "/konto");
}

enum outcome account_go_on(struct request *req, int64_t account_id)
{
	struct account account;
	struct account_rules rules;
	struct session before = req->session;
	const struct account_times times = {
		portal_idle_seconds(req),
		portal_absolute_seconds(req),
	};
	enum outcome outcome = account_get(req->db, req->pool, account_id, &account);
	if (!outcome)
		outcome = account_rules_get(req->db, req->pool, &rules);
	if (outcome)
		return outcome;
	enum account_step step = account_next_step(&account, &rules, clock_now());
	if (step == ACCOUNT_CLOSED)
		return redirect_to(req, NULL, "/konto/deaktiviert");
	outcome = account_enter(req->db, req->pool, &account, step, portal_device(req), &times,
		&before, &req->session);
	if (outcome)
		return outcome;
	store_show_visit(req->session.token);
	response_session_cookie(req);
	return lead(req, step);
}

enum outcome account_waiting(struct request *req, enum account_step step, struct account *account_r)
{
	struct account_rules rules;
	int64_t id = 0;
	enum outcome outcome =
		req->session.token ? session_pending(req->db, req->session.id, &id) : OK;
	if (!outcome && id)
		outcome = account_get(req->db, req->pool, id, account_r);
	if (!outcome)
		outcome = account_rules_get(req->db, req->pool, &rules);
	if (outcome == UNAVAILABLE)
		return outcome;
	if (!outcome && id && account_next_step(account_r, &rules, clock_now()) == step)
		return OK;
	redirect_to(req, NULL, "%s", account_with_next(req, "/konto/anmelden"));
	return GONE;
}

enum outcome account_show_password_rules(struct request *req)
{
	struct account_rules rules;
	enum outcome outcome = account_rules_get(req->db, req->pool, &rules);
	if (outcome)
		return outcome;
	view_int(req, "Account.password_min", rules.password_min);
	return OK;
}

enum outcome account_ask_password(struct request *req, const char *password)
{
	static const struct rate rate = {"account_password", 30, 600};
	enum outcome outcome = rate_take(req->db, req->pool, &rate,
		pool_printf(req->pool, "%lld", (long long)req->principal.account));
	if (!outcome)
		outcome = account_password_right(
			req->db, req->pool, req->principal.account, password, portal_device(req));
	if (outcome == INVALID)
		form_problem(req, "current", "password_wrong");
	return outcome;
}

void account_steps(struct request *req, int at)
{
	static const char *const steps[] = {
		"account.step_data", "account.step_mail", "account.step_password"};
	const int count = sizeof(steps) / sizeof(steps[0]);

	for (int i = 0; i < count; i++)
		portal_step(req, i, count, at, view_word(req, steps[i]), NULL);
}

void account_crumb(struct request *req)
{
	view_crumb(req, view_word(req, "title.my_home"), "/konto");
}

void account_form(struct request *req, const struct form *form)
{
	account_crumb(req);
	form_show(req, form, req->path, NULL);
}
