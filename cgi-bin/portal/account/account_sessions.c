/* Where somebody is signed in, and who has tried. */
#include "portal/account/account.h"
#include "portal/pages.h"
#include "web/form/form.h"

static const struct form one_form = {.name = "session_end"};
static const struct form all_form = {.name = "sessions_end"};

static enum outcome show(struct request *req)
{
	struct db_rows *sessions, *tries;
	enum outcome outcome = account_sessions(
		req->db, req->pool, req->principal.account, req->session.id, &sessions);
	if (!outcome)
		outcome = account_sign_ins(req->db, req->pool, req->principal.account, &tries);
	if (outcome)
		return outcome;
	account_crumb(req);
	view_rows(req, "Sessions", sessions);
	view_bool(req, "Others", sessions->count > 1);
	view_rows(req, "Tries", tries);
	form_show(req, &one_form, req->path, NULL);
	form_show(req, &all_form, "/konto/sitzungen/beenden", NULL);
	return OK;
}

const struct page page_account_sessions = {
	.path = "/konto/sitzungen",
	.right = RIGHT_ACCOUNT,
	.view = "portal/account_sessions.cs",
	.title = "account_sessions",
	.show = show,
};

static enum outcome save_one(struct request *req)
{
	enum outcome outcome = account_session_end(
		req->db, req->principal.account, request_path_int(req, "session"));
	if (outcome && outcome != NOT_FOUND) /* over by now: that is what was wanted */
		return outcome;
	return redirect_to(req, "session_ended", "/konto/sitzungen");
}

const struct page page_account_session_end = {
	.path = "/konto/sitzungen/{session}/beenden",
	.right = RIGHT_ACCOUNT,
	.form = &one_form,
	.save = save_one,
};

static enum outcome save_all(struct request *req)
{
	enum outcome outcome =
		session_end_account(req->db, req->principal.account, req->session.id);
	return outcome ? outcome : redirect_to(req, "sessions_ended", "/konto/sitzungen");
}

const struct page page_account_sessions_end = {
	.path = "/konto/sitzungen/beenden",
	.right = RIGHT_ACCOUNT,
	.form = &all_form,
	.save = save_all,
};
