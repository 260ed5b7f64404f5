/* One ad (POR-03). */
#include <string.h>

#include "portal/pages.h"
#include "portal/site.h"
#include "recruiting/posting.h"
#include "recruiting/public_ad.h"
#include "web/fragment.h"
#include "web/path.h"

#define SIMILAR 3

/* The parts of the page. */
struct shown {
	const char *number;
	const char *path;
	const struct db_rows *similar;
};

static enum outcome similar_read(
	struct request *req, const struct db_rows *row, struct db_rows **similar_r)
{
	return public_ad_similar(req->db, req->pool, portal_internal(),
		public_ad_text(row, 0, "field"), public_ad_text(row, 0, "number"), SIMILAR,
		similar_r);
}

/* What is not shown any more keeps its address and says so. */
static enum outcome gone_show(struct request *req, const struct db_rows *row)
{
	struct db_rows *similar;
	enum outcome outcome = similar_read(req, row, &similar);
	if (outcome)
		return outcome;
	view_bool(req, "Gone", true);
	view_text(req, "Page.title", view_word(req, "title.ad_gone"));
	view_text(req, "Ad.number", public_ad_text(row, 0, "number"));
	view_text(req, "Ad.title", public_ad_text(row, 0, "title"));
	view_rows(req, "Similar", similar);
	view_crumb(req, view_word(req, "title.search"), "/stellen");
	return GONE;
}

static enum outcome body_fill(struct request *req, void *context)
{
	const struct shown *shown = context;
	struct db_rows *row;
	enum outcome outcome =
		public_ad_get(req->db, req->pool, portal_internal(), shown->number, &row);
	if (outcome)
		return outcome == GONE ? NOT_FOUND : outcome; /* gone since it was found */
	view_row(req, "Ad", row);
	view_text(req, "Ad.working_time_label",
		view_code(req, "working_time", public_ad_text(row, 0, "working_time")));
	view_text(
		req, "Ad.jsonld_html", posting_json(req->pool, row, portal_url(req, shown->path)));
	view_rows(req, "Similar", shown->similar);
	return OK;
}

static enum outcome ad_show(struct request *req, const struct db_rows *row, const char *path)
{
	struct db_rows *similar;
	enum outcome outcome = similar_read(req, row, &similar);
	if (outcome)
		return outcome;
	struct shown shown = {public_ad_text(row, 0, "number"), path, similar};
	struct buf key;
	buf_init(&key, req->pool);
	fragment_key_text(&key, path);
	fragment_key_text(&key, public_ad_text(row, 0, "version"));
	fragment_key_rows(&key, similar);
	view_text(req, "Page.title", public_ad_text(row, 0, "title"));
	view_crumb(req, view_word(req, "title.search"), "/stellen");
	return fragment_show(req, "Body_html", "portal/ad_body.cs", &key, body_fill, &shown);
}

static enum outcome show(struct request *req)
{
	const char *given = request_path_value(req, "ad");
	size_t length = number_length(given);
	if (length == 0)
		return NOT_FOUND;
	struct db_rows *row;
	const char *number = pool_strndup(req->pool, given, length);
	enum outcome outcome = public_ad_find(req->db, req->pool, portal_internal(), number, &row);
	if (outcome == GONE)
		return gone_show(req, row);
	if (outcome)
		return outcome;
	/* An ad has one address; its title may have changed since somebody kept it. */
	const char *right = pool_printf(req->pool, "%s-%s", public_ad_text(row, 0, "number"),
		public_ad_text(row, 0, "slug"));
	const char *path = pool_printf(req->pool, "/stellen/%s", right);
	if (strcmp(given, right) != 0)
		return redirect_to(req, NULL, "%s", path);
	response_cache(req, 1);
	return ad_show(req, row, path);
}

const struct page page_ad = {
	.path = "/stellen/{ad}",
	.right = RIGHT_PUBLIC,
	.view = "portal/ad.cs",
	.title = "ad",
	.show = show,
};
