/* Bookmarks (POR-11): keeping an ad, and the list of those kept. The ad's own page is the same for
 * everybody and so holds no form. */
#include "account/bookmark.h"
#include "portal/account/account.h"
#include "portal/pages.h"
#include "portal/site/pay.h"
#include "portal/site/rate.h"
#include "portal/site/site.h"
#include "web/form/form.h"
#include "web/path.h"

static const struct form keep_form = {.name = "bookmark_keep"};
static const struct form drop_form = {.name = "bookmark_drop"};

static const char *ad_number(const struct request *req)
{
	const char *given = request_path_value(req, "ad");
	return pool_strndup(req->pool, given, number_length(given));
}

static enum outcome show_keep(struct request *req)
{
	struct db_rows *ad;
	bool kept;
	const char *number = ad_number(req);
	enum outcome outcome = public_ad_get(req->db, req->pool, portal_internal(), number, &ad);
	if (outcome == GONE)
		return redirect_to(req, NULL, "/stellen/%s", number);
	if (!outcome)
		outcome = bookmark_kept(req->db, &req->principal, number, &kept);
	if (outcome)
		return outcome;
	view_row(req, "Ad", ad);
	view_bool(req, "Ad.kept", kept);
	view_bool(req, "Guest", !req->principal.account);
	view_crumb(req, view_word(req, "title.search"), "/stellen");
	view_crumb_german(
		req, public_ad_text(ad, 0, "title"), pool_printf(req->pool, "/stellen/%s", number));
	form_show(req, kept ? &drop_form : &keep_form,
		pool_printf(req->pool, "/stellen/%s/%s", number, kept ? "nicht-merken" : "merken"),
		NULL);
	return OK;
}

/* Whoever fills the database with visits is stopped; a household or an office is not. */
static enum outcome before_keep(struct request *req)
{
	static const struct rate visits = {"bookmark_visit", 120, 3600};
	return req->session.token ? OK : portal_rate_address(req, &visits);
}

static enum outcome save_keep(struct request *req)
{
	struct db_rows *ad;
	const char *number = ad_number(req);
	enum outcome outcome = public_ad_get(req->db, req->pool, portal_internal(), number, &ad);
	if (outcome == GONE)
		return redirect_to(req, NULL, "/stellen/%s", number);
	if (!outcome)
		outcome = portal_visit(req);
	if (!outcome)
		outcome = bookmark_add(req->db, req->pool, &req->principal, number,
			public_ad_text(ad, 0, "title"));
	if (outcome == CONFLICT)
		return redirect_to(req, "bookmarks_full", "/merkliste");
	return outcome ? outcome : redirect_to(req, "bookmark_kept", "/merkliste");
}

const struct page page_bookmark_keep = {
	.path = "/stellen/{ad}/merken",
	.right = RIGHT_PUBLIC,
	.form = &keep_form,
	.view = "portal/bookmark_keep.cs",
	.title = "bookmark_keep",
	.show = show_keep,
	.before = before_keep,
	.save = save_keep,
};

static enum outcome show_list(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome =
		bookmark_list(req->db, req->pool, &req->principal, portal_internal(), &rows);
	if (!outcome)
		outcome = portal_ad_rows(req, "Bookmarks", rows);
	if (outcome)
		return outcome;
	view_bool(req, "Guest", !req->principal.account);
	form_show(req, &drop_form, req->path, NULL); /* one token for all the buttons */
	for (size_t i = 0; i < rows->count; i++)
		view_text(req, pool_printf(req->pool, "Bookmarks.%zu.drop", i),
			pool_printf(req->pool, "%s/stellen/%s/nicht-merken", req->base,
				db_text(rows, i, "number")));
	return OK;
}

const struct page page_bookmarks = {
	.path = "/merkliste",
	.right = RIGHT_PUBLIC,
	.view = "portal/bookmarks.cs",
	.title = "bookmarks",
	.show = show_list,
};

static enum outcome save_drop(struct request *req)
{
	enum outcome outcome = bookmark_remove(req->db, &req->principal, ad_number(req));
	return outcome ? outcome : redirect_to(req, "bookmark_dropped", "/merkliste");
}

const struct page page_bookmark_drop = {
	.path = "/stellen/{ad}/nicht-merken",
	.right = RIGHT_PUBLIC,
	.form = &drop_form,
	.save = save_drop,
};
