/* Going on with a draft: the link of the mail, asking for one. */
#include "application/my_application.h"
#include "draft/resume.h"
#include "portal/account/account.h"
#include "portal/apply/apply.h"
#include "portal/apply/apply_form.h"
#include "portal/pages.h"
#include "portal/site/link_ask.h"
#include "portal/site/site.h"

/* The button is for programs that look at links in mails: they must not open anything. */
static const struct form resume_form = {.name = "apply_resume"};

/* Sent ones are told by their number only: the link shows nothing else of them. */
static enum outcome draft_find(struct request *req, struct my_application *draft_r)
{
	int64_t id;
	enum outcome outcome =
		resume_find(req->db, req->pool, request_path_value(req, "token"), &id);
	if (!outcome)
		outcome = my_application_get(req->db, req->pool, id, draft_r);
	if (!outcome && !draft_r->draft && !draft_r->unconfirmed && !draft_r->received_at)
		outcome = NOT_FOUND;
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct my_application draft;
	struct draft_deadline deadline;
	enum outcome outcome = draft_find(req, &draft);
	if (outcome == NOT_FOUND) {
		view_text(req, "Page.title", view_word(req, "apply.link_gone_title"));
		return GONE;
	}
	if (!outcome)
		outcome = draft_deadline(req->db, req->pool, draft.id, &deadline);
	if (outcome)
		return outcome;
	view_text(req, "Apply.number", draft.number);
	view_text(req, "Apply.title", draft.title);
	view_text(req, "Apply.authority", draft.authority);
	view_bool(req, "Apply.sent", !draft.draft);
	apply_view_deadline(req, &deadline);
	if (draft.draft)
		form_show(req, &resume_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	struct my_application draft;
	enum outcome outcome = draft_find(req, &draft);
	if (outcome == NOT_FOUND || (!outcome && !draft.draft))
		return redirect_to(req, NULL, "%s", req->path); /* the page itself says so */
	if (!outcome)
		outcome = portal_visit_renew(req);
	if (!outcome)
		outcome = resume_take(req->db, req->pool, &req->principal, draft.id);
	return outcome ? outcome
		       : redirect_to(req, "apply_resumed", "/bewerbung/%s/angaben", draft.number);
}

const struct page page_apply_resume = {
	.path = "/bewerbung/weiter/{token}",
	.right = RIGHT_PUBLIC,
	.view = "portal/apply_resume.cs",
	.title = "apply_resume",
	.show = show,
	.save = save,
};

/* Somebody whose visit is over asks for the link again. */
static const struct form_field ask_fields[] = {LINK_ASK_FIELDS};
static const struct form ask_form = FORM("apply_ask", ask_fields, struct link_ask_input);

static enum outcome show_ask(struct request *req)
{
	form_show(req, &ask_form, req->path, NULL);
	view_bool(req, "Ask.over", !req->session.token && request_query(req, "weiter"));
	if (!req->principal.account)
		view_text(req, "Ask.sign_in", account_with_next(req, "/konto/anmelden"));
	return OK;
}

static enum outcome before_ask(struct request *req)
{
	static const struct rate client = {"apply_ask", 60, 3600};
	return link_ask_check(req, &client, &apply_link_rate);
}

/* words: notice.apply_link_asked */
static enum outcome save_ask(struct request *req)
{
	return link_ask_save(req, MAIL_REQUEST_RESUME, "apply_link_asked", "/bewerbung/fortsetzen");
}

const struct page page_apply_ask = {
	.path = "/bewerbung/fortsetzen",
	.right = RIGHT_PUBLIC,
	.form = &ask_form,
	.view = "portal/apply_ask.cs",
	.title = "apply_ask",
	.show = show_ask,
	.before = before_ask,
	.save = save_ask,
};

/* The button on the later steps, where nothing has to be saved first. */
static enum outcome save_link(struct request *req)
{
	enum outcome outcome = apply_link_mail(req, req->object.id);
	return outcome
		? apply_sent_already(req, outcome)
		: redirect_to(req, "apply_link_sent", "/bewerbung/%s/pruefen", req->object.number);
}

const struct page page_apply_link = {
	.path = "/bewerbung/{application}/link",
	.right = RIGHT_OWN,
	.admit = apply_admit,
	.save = save_link,
};
