/* Job alerts: a search is asked to be told of new ads by mail. */
#include "portal/alert/alert.h"
#include "access/rate.h"
#include "alert/query.h"
#include "base/text.h"
#include "portal/account/account.h"
#include "portal/ads/ad_query.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "portal/site/site.h"
#include "web/form/form.h"

/* To one address, and from one client: nobody's mailbox is flooded through us. */
static const struct rate to_address = {"alert_mail", 5, 86400};
static const struct rate from_address = {"alert_from", 30, 3600};

struct alert_input {
	const char *email;
	const char *frequency;
	const char *query;
	bool send;
};

static const char *const frequencies[] = {"daily", "weekly", NULL};

static const struct form_field alert_fields[] = {
	{.name = "email",
		.type = FIELD_EMAIL,
		.required = true,
		.autocomplete = "email",
		FORM_AT(struct alert_input, email)},
	{.name = "frequency",
		.type = FIELD_CHOICE,
		.choices = frequencies,
		.required = true,
		FORM_AT(struct alert_input, frequency)},
	{.name = "query",
		.type = FIELD_TEXT,
		.max = ALERT_QUERY_MAX,
		FORM_AT(struct alert_input, query)},
};

static const struct form alert_form = FORM("alert", alert_fields, struct alert_input);

/* What is asked for: in the address, after a POST in the form. */
static const char *query_get(struct request *req, struct public_ad_query *query_r)
{
	const struct alert_input *input = req->input;

	if (req->post)
		alert_query_read(
			req->db, req->pool, input && input->query ? input->query : "", query_r);
	else
		ad_query_read(req, query_r);
	return alert_query_write(req->pool, query_r);
}

static enum outcome show(struct request *req)
{
	struct alert_input initial = {.frequency = "daily"};
	struct public_ad_query query;
	struct public_ad_result all;
	enum outcome outcome = alert_all_ads(req, portal_internal(), &all);

	if (outcome)
		return outcome;
	initial.query = query_get(req, &query);
	view_text(req, "Alert.title", alert_words(req, &query, &all));
	view_text(req, "Alert.search", alert_search(req, initial.query));
	form_show(req, &alert_form, req->path, &initial);
	return OK;
}

static enum outcome before(struct request *req)
{
	struct alert_input *input = req->input;
	enum outcome outcome = portal_rate_address(req, &from_address);

	return outcome ? outcome : portal_rate_mail(req, &to_address, input->email, &input->send);
}

static enum outcome save(struct request *req)
{
	const struct alert_input *input = req->input;
	struct public_ad_query query;
	struct public_ad_result all;
	enum outcome outcome = alert_all_ads(req, portal_internal(), &all);

	if (outcome)
		return outcome;
	if (!input->send)
		return redirect_to(req, NULL, "/jobabo/gesendet");
	const char *text = query_get(req, &query);
	outcome = alert_new(req->db, req->pool,
		&(struct alert){
			.account_id = req->principal.account,
			.email = input->email,
			.lang = req->lang,
			.internal = portal_internal(),
			.query = text,
			.title = alert_words(req, &query, &all),
			.frequency = input->frequency,
		});
	if (outcome == INVALID)
		problem_add(&req->problems, "", "alert_long");
	return outcome ? outcome : redirect_to(req, NULL, "/jobabo/gesendet");
}

const struct page page_alert_new = {
	.path = "/jobabo",
	.right = RIGHT_PUBLIC,
	.form = &alert_form,
	.view = "portal/alert_new.cs",
	.title = "alert_new",
	.show = show,
	.before = before,
	.save = save,
};

const struct page page_alert_sent = {
	.path = "/jobabo/gesendet",
	.right = RIGHT_PUBLIC,
	.view = "portal/alert_sent.cs",
	.title = "alert_sent",
};
