/* Apply, step 1: what is needed, and the applicant's data. Saving begins visit and draft. */
#include "base/text.h"
#include "portal/apply.h"
#include "portal/pages.h"
#include "portal/site.h"
#include "recruiting/public_ad.h"
#include "web/path.h"

#define HOUR 3600

static enum outcome find_ad(struct request *req, struct db_rows **row_r)
{
	const char *given = request_path_value(req, "ad");
	const char *number = pool_strndup(req->pool, given, number_length(given));
	return public_ad_get(req->db, req->pool, portal_internal(), number, row_r);
}

/* Somebody who comes again in the same visit is led to what they have begun. */
static enum outcome show_begun(struct request *req, const struct db_rows *ad)
{
	struct db_rows *begun;
	int64_t id = 0;
	if (!req->session.token)
		return OK;
	text_to_int(public_ad_text(ad, 0, "id"), 1, INT64_MAX, &id);
	enum outcome outcome = draft_of_visit(req->db, req->pool, req->session.id, id, &begun);
	if (!outcome)
		view_row(req, "Begun", begun);
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct db_rows *ad;
	enum outcome outcome = find_ad(req, &ad);
	if (outcome == GONE)
		view_text(req, "Page.title", view_word(req, "title.ad_gone"));
	if (outcome)
		return outcome;
	apply_head(req, APPLY_DATA, NULL, public_ad_text(ad, 0, "number"),
		public_ad_text(ad, 0, "title"), public_ad_text(ad, 0, "authority"));
	view_day(req, "Apply.valid_to", public_ad_text(ad, 0, "valid_to"));
	form_show(req, &apply_form, req->path, NULL);
	outcome = show_begun(req, ad);
	return outcome ? outcome : apply_limits(req);
}

/* A visit goes on when there is one; else it begins here, and not earlier (POR-14). */
static enum outcome begin_visit(struct request *req)
{
	if (req->session.token)
		return OK;
	enum outcome outcome = session_begin(req->db, req->pool, SESSION_PORTAL, 0,
		settings_int(req->settings, "session_idle_seconds", 2 * HOUR),
		settings_int(req->settings, "session_absolute_seconds", 24 * HOUR), &req->session);
	if (outcome)
		return outcome;
	req->principal.kind = PRINCIPAL_VISITOR;
	req->principal.id = req->session.id;
	response_session_cookie(req);
	return OK;
}

static enum outcome save(struct request *req)
{
	struct db_rows *row;
	struct draft_ad ad = {.internal = portal_internal()};
	enum outcome outcome = find_ad(req, &row);
	if (outcome == GONE)	/* the page itself says so */
		return redirect_to(req, NULL, "%s", req->path);
	if (!outcome)
		outcome = begin_visit(req);
	if (outcome)
		return outcome;
	text_to_int(public_ad_text(row, 0, "id"), 1, INT64_MAX, &ad.jobad_id);
	text_to_int(public_ad_text(row, 0, "vacancy_id"), 1, INT64_MAX, &ad.vacancy_id);
	struct principal visitor = req->principal;
	visitor.id = req->session.id;
	visitor.lang = req->lang;
	const char *number;
	outcome = draft_begin(req->db, req->pool, &visitor, &ad, req->input, &req->problems,
		&number);
	if (outcome)
		return outcome;
	return redirect_to(req, "apply_begun", "/bewerbung/%s/unterlagen", number);
}

const struct page page_apply_begin = {
	.path = "/stellen/{ad}/bewerben",
	.right = RIGHT_PUBLIC,
	.form = &apply_form,
	.view = "portal/apply_begin.cs",
	.title = "apply_begin",
	.show = show,
	.save = save,
};
