/* Job alerts: what the links in the mails lead to: confirm, change, end. */
#include <string.h>

#include "alert/query.h"
#include "base/buf.h"
#include "base/text.h"
#include "portal/alert/alert.h"
#include "portal/pages.h"
#include "web/form/form.h"

#define CRITERIA_MAX 100

/* The buttons are for programs that look at links in mails: they must neither confirm nor end. */
static const struct form confirm_form = {.name = "alert_confirm"};
static const struct form end_form = {.name = "alert_end"};

struct change_input {
	const char *words;
	const char *frequency;
	struct form_values criteria;
};

static const char *const frequencies[] = {"daily", "weekly", NULL};

static const struct form_field change_fields[] = {
	{.name = "words", .type = FIELD_TEXT, .max = 200, FORM_AT(struct change_input, words)},
	{.name = "frequency",
		.type = FIELD_CHOICE,
		.choices = frequencies,
		.required = true,
		FORM_AT(struct change_input, frequency)},
	{.name = "criteria",
		.type = FIELD_VALUES,
		.max = CRITERIA_MAX,
		FORM_AT(struct change_input, criteria)},
};

static const struct form change_form = FORM("alert_change", change_fields, struct change_input);

const char *alert_search(const struct request *req, const char *query)
{
	return pool_printf(req->pool, "%s/stellen%s%s", req->base, *query ? "?" : "", query);
}

enum outcome alert_show(struct request *req, struct alert *alert_r)
{
	enum outcome outcome =
		alert_find(req->db, req->pool, request_path_value(req, "token"), alert_r);

	if (outcome == GONE)
		view_text(req, "Page.title", view_word(req, "alert.gone_title"));
	if (outcome)
		return outcome;
	view_text(req, "Alert.title", alert_r->title);
	view_text(req, "Alert.frequency", alert_r->frequency);
	view_bool(req, "Alert.active", alert_r->active);
	view_text(req, "Alert.search", alert_search(req, alert_r->query));
	view_text(req, "Alert.path",
		pool_printf(
			req->pool, "%s/jobabo/%s", req->base, request_path_value(req, "token")));
	return OK;
}

static const char *alert_path(const struct request *req, const char *step)
{
	return pool_printf(req->pool, "/jobabo/%s%s", request_path_value(req, "token"), step);
}

/* What the form says. */
static void criteria_read(struct request *req, struct public_ad_query *query_r)
{
	const struct change_input *input = req->input;
	struct buf buf;

	buf_init(&buf, req->pool);
	buf_str(&buf, "q=");
	buf_url(&buf, input->words ? input->words : "");
	for (size_t i = 0; i < input->criteria.count; i++)
		buf_printf(&buf, "&%s", input->criteria.items[i]);
	alert_query_read(req->db, req->pool, buf.data, query_r);
}

static struct change_input alert_input(struct request *req, const struct alert *alert)
{
	struct change_input input = {.frequency = alert->frequency};
	struct public_ad_query query;

	alert_query_read(req->db, req->pool, alert->query, &query);
	input.words = query.words;
	alert_criteria_of(req, &query, &input.criteria);
	return input;
}

static enum outcome now(struct request *req, void *now_r)
{
	struct alert alert;
	enum outcome outcome =
		alert_find(req->db, req->pool, request_path_value(req, "token"), &alert);

	if (!outcome)
		*(struct change_input *)now_r = alert_input(req, &alert);
	return outcome;
}

static enum outcome change_show(struct request *req, const struct alert *alert)
{
	struct public_ad_query query;
	struct public_ad_result all;
	const struct change_input initial = alert_input(req, alert);
	enum outcome outcome = alert_all_ads(req, alert->internal, &all);

	if (outcome)
		return outcome;
	if (req->input)
		criteria_read(req, &query);
	else
		alert_query_read(req->db, req->pool, alert->query, &query);
	alert_facets_show(req, &query, &all);
	form_show(req, &change_form, alert_path(req, ""), &initial);
	return OK;
}

static enum outcome show(struct request *req)
{
	struct alert alert;
	enum outcome outcome = alert_show(req, &alert);

	if (outcome)
		return outcome;
	if (alert.active)
		return change_show(req, &alert);
	view_text(req, "Page.title", view_word(req, "alert.confirm_title"));
	form_show(req, &confirm_form, alert_path(req, "/bestaetigen"), NULL);
	return OK;
}

static enum outcome change_save(struct request *req)
{
	const struct change_input *input = req->input;
	const char *token = request_path_value(req, "token");
	struct public_ad_query query;
	struct public_ad_result all;
	struct alert alert;
	enum outcome outcome = alert_find(req->db, req->pool, token, &alert);

	if (!outcome)
		outcome = alert_all_ads(req, alert.internal, &all);
	if (outcome)
		return outcome;
	criteria_read(req, &query);
	outcome = alert_change(req->db, req->pool, token,
		&(struct alert){
			.frequency = input->frequency,
			.query = alert_query_write(req->pool, &query),
			.title = alert_words(req, &query, &all),
		});
	if (outcome == INVALID)
		problem_add(&req->problems, "", "alert_long");
	return outcome ? outcome : redirect_to(req, "alert_changed", "%s", alert_path(req, ""));
}

static enum outcome confirm_save(struct request *req)
{
	enum outcome outcome = alert_confirm(req->db, req->pool, request_path_value(req, "token"));

	return outcome ? outcome : redirect_to(req, "alert_confirmed", "%s", alert_path(req, ""));
}

static enum outcome end_show(struct request *req)
{
	struct alert alert;
	enum outcome outcome = alert_show(req, &alert);

	if (!outcome)
		form_show(req, &end_form, alert_path(req, "/ende"), NULL);
	return outcome;
}

static enum outcome end_save(struct request *req)
{
	enum outcome outcome = alert_end(req->db, req->pool, request_path_value(req, "token"));

	return outcome ? outcome : redirect_to(req, NULL, "/jobabo/beendet");
}

/* For a mail program: no redirect, and the same answer whatever the token. */
static enum outcome one_click(struct request *req)
{
	static const char done[] = "OK\n";
	enum outcome outcome = alert_end(req->db, req->pool, request_path_value(req, "token"));

	return outcome ? outcome
		       : response_body(req, "text/plain; charset=utf-8", done, strlen(done));
}

const struct page page_alert = {
	.path = "/jobabo/{token}",
	.right = RIGHT_PUBLIC,
	.form = &change_form,
	.view = "portal/alert.cs",
	.title = "alert",
	.show = show,
	.now = now,
	.save = change_save,
};

const struct page page_alert_confirm = {
	.path = "/jobabo/{token}/bestaetigen",
	.right = RIGHT_PUBLIC,
	.view = "portal/alert.cs",
	.title = "alert",
	.show = show,
	.save = confirm_save,
};

const struct page page_alert_end = {
	.path = "/jobabo/{token}/beenden",
	.right = RIGHT_PUBLIC,
	.view = "portal/alert_end.cs",
	.title = "alert_end",
	.show = end_show,
};

const struct page page_alert_one_click = {
	.path = "/jobabo/{token}/beenden",
	.right = RIGHT_PUBLIC,
	.bare_post = true,
	.save = one_click,
};

const struct page page_alert_end_button = {
	.path = "/jobabo/{token}/ende",
	.right = RIGHT_PUBLIC,
	.view = "portal/alert_end.cs",
	.title = "alert_end",
	.show = end_show,
	.save = end_save,
};

const struct page page_alert_ended = {
	.path = "/jobabo/beendet",
	.right = RIGHT_PUBLIC,
	.view = "portal/alert_ended.cs",
	.title = "alert_ended",
};
