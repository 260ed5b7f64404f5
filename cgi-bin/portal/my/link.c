/* Links to one application for somebody without an account: the link of the mail, asking for one,
 * taking it back, the account offered (POR-04, POR-07). */
#include "application/link.h"
#include "account/register.h"
#include "mail/request.h"
#include "portal/account/account.h"
#include "portal/my/my.h"
#include "portal/pages.h"
#include "portal/site/link_ask.h"
#include "portal/site/rate.h"
#include "portal/site/site.h"
#include "web/form/form.h"

/* The button is for programs that look at links in mails: they begin no visit. */
static const struct form link_form = {.name = "link"};

/* Who tries many tokens waits; nobody is told which of them there once were. */
static enum outcome gone(struct request *req)
{
	static const struct rate rate = {"link_unknown", 60, 3600};
	enum outcome outcome = portal_rate_address(req, &rate);

	if (outcome)
		return outcome;
	view_text(req, "Page.title", view_word(req, "link.gone_title"));
	return GONE;
}

static enum outcome link_of_request(struct request *req, struct link *link_r)
{
	return link_find(req->db, req->pool, request_path_value(req, "token"), link_r);
}

static enum outcome show(struct request *req)
{
	struct link link;
	enum outcome outcome = link_of_request(req, &link);

	if (outcome)
		return outcome == NOT_FOUND ? gone(req) : outcome;
	view_text(req, "Link.number", link.number);
	view_text(req, "Link.title", link.title);
	view_text(req, "Link.authority", link.authority);
	view_bool(req, "Link.data", link.purpose == LINK_TO_DATA);
	view_time(req, "Link.closes_at", link.closes_at);
	form_show(req, &link_form, req->path, NULL);
	return OK;
}

static enum outcome save(struct request *req)
{
	struct link link;
	enum outcome outcome = link_of_request(req, &link);

	if (outcome == NOT_FOUND)
		return redirect_to(req, NULL, "%s", req->path); /* the page itself says so */
	if (!outcome)
		outcome = portal_visit_renew(req);
	if (!outcome)
		outcome = link_open(
			req->db, req->pool, &req->principal, request_path_value(req, "token"));
	return outcome ? outcome
		       : redirect_to(req, NULL, "/bewerbung/%s%s", link.number,
			       link.purpose == LINK_TO_DATA ? "/auskunft" : "");
}

const struct page page_status_link = {
	.path = "/bewerbung/status/{token}",
	.right = RIGHT_PUBLIC,
	.form = &link_form,
	.view = "portal/link.cs",
	.title = "link",
	.show = show,
	.save = save,
};

static const struct form_field ask_fields[] = {LINK_ASK_FIELDS};
static const struct form ask_form = FORM("link_ask", ask_fields, struct link_ask_input);

static enum outcome show_ask(struct request *req)
{
	form_show(req, &ask_form, req->path, NULL);
	return OK;
}

static enum outcome before_ask(struct request *req)
{
	static const struct rate client = {"link_ask", 60, 3600};
	static const struct rate mail = {"link_mail", 5, 3600};

	return link_ask_check(req, &client, &mail);
}

/* words: notice.link_asked */
static enum outcome save_ask(struct request *req)
{
	return link_ask_save(req, MAIL_REQUEST_STATUS, "link_asked", "/bewerbung/status");
}

const struct page page_link_ask = {
	.path = "/bewerbung/status",
	.right = RIGHT_PUBLIC,
	.form = &ask_form,
	.view = "portal/link_ask.cs",
	.title = "link_ask",
	.show = show_ask,
	.before = before_ask,
	.save = save_ask,
};

struct end_input {
	bool again;
};

static const struct form_field end_fields[] = {
	{.name = "again", .type = FIELD_CHECK, FORM_AT(struct end_input, again)},
};

static const struct form end_form = FORM("link_end", end_fields, struct end_input);
static const struct form leave_form = {.name = "link_leave"};

enum outcome my_admit_guest(struct request *req)
{
	bool usable = false;
	enum outcome outcome = link_usable(req->db, req->pool, req->object.id, &usable);

	if (outcome || usable)
		return outcome;
	return redirect_to(req, NULL, "/bewerbung/%s", req->object.number);
}

static enum outcome show_end(struct request *req)
{
	struct my_application application;
	enum outcome outcome = my_application_show(req, &application);

	if (outcome)
		return outcome;
	view_crumb_german(req, application.title,
		pool_printf(req->pool, "/bewerbung/%s", application.number));
	form_show(req, &end_form,
		pool_printf(req->pool, "/bewerbung/%s/zugang", application.number),
		&(struct end_input){.again = true});
	form_show(req, &leave_form,
		pool_printf(req->pool, "/bewerbung/%s/abmelden", application.number), NULL);
	return OK;
}

/* Also when nothing was left to take back: then all is as wished. */
static enum outcome save_end(struct request *req)
{
	const struct end_input *input = req->input;
	enum outcome outcome = link_revoke(req->db, req->pool, &req->principal, req->object.id);

	if (outcome == CONFLICT)
		outcome = OK;
	if (!outcome && input->again)
		outcome =
			mail_request_add_application(req->db, MAIL_REQUEST_STATUS, req->object.id);
	return outcome ? outcome
		       : redirect_to(req, input->again ? "link_renewed" : "link_revoked",
			       "/bewerbung/status");
}

static enum outcome before_end(struct request *req)
{
	static const struct rate rate = {"link_again", 5, 86400};

	return portal_rate_try(req, &rate, req->object.number);
}

const struct page page_link_end = {
	.path = "/bewerbung/{application}/zugang",
	.right = RIGHT_OWN,
	.scope = LINK_STATUS,
	.form = &end_form,
	.view = "portal/link_end.cs",
	.title = "link_end",
	.admit = my_admit_guest,
	.show = show_end,
	.before = before_end,
	.save = save_end,
};

static enum outcome save_leave(struct request *req)
{
	enum outcome outcome = portal_visit_leave(req);

	return outcome ? outcome : redirect_to(req, "link_left", "/bewerbung/status");
}

const struct page page_link_leave = {
	.path = "/bewerbung/{application}/abmelden",
	.right = RIGHT_OWN,
	.scope = LINK_STATUS,
	.form = &leave_form,
	.admit = my_admit_guest,
	.save = save_leave,
};

struct offer_input {
	struct account_secret secret;
};
static const struct form offer_form = {.name = "apply_account", .size = sizeof(struct offer_input)};

void link_show_offer(struct request *req, const char *number)
{
	form_show(req, &offer_form, pool_printf(req->pool, "/bewerbung/%s/konto", number), NULL);
}

static enum outcome before_offer(struct request *req)
{
	static const struct rate rate = {"offer_link", 5, 86400};
	struct offer_input *input = req->input;
	enum outcome outcome = portal_rate_try(req, &rate, req->object.number);

	if (!outcome)
		account_secret_new(req->pool, &input->secret);
	return outcome;
}

static enum outcome save_offer(struct request *req)
{
	const struct offer_input *input = req->input;
	enum outcome outcome =
		account_offer(req->db, req->pool, &req->principal, req->object.id, &input->secret);

	return outcome ? outcome : redirect_to(req, NULL, "/konto/registrieren/gesendet");
}

const struct page page_link_account = {
	.path = "/bewerbung/{application}/konto",
	.right = RIGHT_OWN,
	.scope = LINK_STATUS,
	.form = &offer_form,
	.admit = my_admit_guest,
	.before = before_offer,
	.save = save_offer,
};
