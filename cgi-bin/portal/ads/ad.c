/* One ad (POR-03): the page, what it says when it is gone, and the same for paper. */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "calendar/calendar.h"
#include "format/qr.h"
#include "portal/pages.h"
#include "portal/site/internal.h"
#include "portal/site/pay.h"
#include "portal/site/site.h"
#include "public_ad/posting.h"
#include "public_ad/public_ad.h"
#include "web/fragment.h"
#include "web/path.h"

#define SIMILAR 3
#define ALARM_DAYS 2 /* before the last day */

/* The parts of the page. */
struct shown {
	const char *number;
	const char *path;
	struct public_ad_place *similar;
	size_t count;
};

static enum outcome similar_find(
	struct request *req, const struct db_rows *row, struct shown *shown)
{
	return public_ad_similar(req->db, req->pool, portal_internal(), row, SIMILAR,
		&shown->similar, &shown->count);
}

static enum outcome similar_show(struct request *req, const struct shown *shown)
{
	struct db_rows *rows;
	if (shown->count == 0)
		return OK;
	enum outcome outcome =
		public_ad_list(req->db, req->pool, shown->similar, shown->count, &rows);
	if (!outcome)
		outcome = portal_ad_rows(req, "Similar", rows);
	return outcome ? outcome : internal_mark(req, "Similar", rows);
}

/* What is not shown any more keeps its address and says so. */
static enum outcome gone_show(struct request *req, const struct db_rows *row)
{
	struct shown shown = {0};
	enum outcome outcome = similar_find(req, row, &shown);
	if (!outcome)
		outcome = similar_show(req, &shown);
	if (outcome)
		return outcome;
	view_bool(req, "Gone", true);
	view_text(req, "Page.title", view_word(req, "title.ad_gone"));
	view_text(req, "Ad.number", public_ad_text(row, 0, "number"));
	view_text(req, "Ad.title", public_ad_text(row, 0, "title"));
	view_crumb(req, view_word(req, "title.search"), "/stellen");
	return GONE;
}

static const char *url_of(const struct request *req, const char *path)
{
	return portal_url(req, pool_printf(req->pool, "%s%s", req->base, path));
}

/* The short address, that survives a change of the title. */
static const char *ad_address(const struct request *req, const char *number)
{
	return url_of(req, pool_printf(req->pool, "/stellen/%s", number));
}

static void share_show(struct request *req, const struct db_rows *row)
{
	const char *title = public_ad_text(row, 0, "title");
	const char *url = ad_address(req, public_ad_text(row, 0, "number"));
	struct buf buf;
	buf_init(&buf, req->pool);
	buf_str(&buf, "mailto:?subject=");
	buf_url(&buf, title);
	buf_str(&buf, "&body=");
	buf_url(&buf, title);
	buf_url(&buf, "\r\n");
	buf_url(&buf, public_ad_text(row, 0, "authority"));
	buf_url(&buf, "\r\n");
	buf_url(&buf, url);
	view_text(req, "Ad.url", url);
	view_text(req, "Ad.mailto", buf.data);
}

/* All there is to read of an ad, on the screen and on paper. */
static void ad_fill(struct request *req, const struct db_rows *row)
{
	const char *last = public_ad_text(row, 0, "valid_to");
	view_row(req, "Ad", row);
	pay_show(req, "Ad", row);
	view_text(req, "Ad.working_time_label",
		view_code(req, "working_time", public_ad_text(row, 0, "working_time")));
	view_int(req, "Ad.days_left", day_number(last) - day_number(clock_today(req->pool)));
	view_bool(req, "Ad.inside", portal_internal());
	view_bool(req, "Ad.internal", text_equal(public_ad_text(row, 0, "external"), "0"));
	view_text(req, "Ad.apply_kind", public_ad_apply_kind(public_ad_text(row, 0, "apply_to")));
	view_text(req, "Ad.apply_href",
		public_ad_apply_href(req->pool, public_ad_text(row, 0, "apply_to")));
	share_show(req, row);
}

static enum outcome body_fill(struct request *req, void *context)
{
	const struct shown *shown = context;
	struct db_rows *row;
	enum outcome outcome =
		public_ad_get(req->db, req->pool, portal_internal(), shown->number, &row);
	if (outcome)
		return outcome == GONE ? NOT_FOUND : outcome; /* gone since it was found */
	ad_fill(req, row);
	outcome = portal_ad_kept(req, shown->number);
	if (outcome)
		return outcome;
	if (!portal_internal() && text_equal(public_ad_text(row, 0, "feeds"), "1"))
		view_text(req, "Ad.jsonld_html",
			posting_json(
				req->pool, row, portal_url(req, shown->path), portal_url(req, "")));
	return similar_show(req, shown);
}

static enum outcome head_fill(struct request *req, void *context)
{
	const struct shown *shown = context;
	struct db_rows *row;
	enum outcome outcome =
		public_ad_get(req->db, req->pool, portal_internal(), shown->number, &row);
	if (outcome)
		return outcome == GONE ? NOT_FOUND : outcome;
	view_row(req, "Ad", row);
	return OK;
}

static enum outcome ad_show(struct request *req, const struct db_rows *row, const char *path)
{
	struct shown shown = {.number = public_ad_text(row, 0, "number"), .path = path};
	struct buf key;
	buf_init(&key, req->pool);
	fragment_key_text(&key, path);
	fragment_key_text(&key, public_ad_text(row, 0, "version"));
	enum outcome outcome = similar_find(req, row, &shown);
	if (!outcome)
		outcome = portal_ads_key(req, &key, shown.similar, shown.count);
	if (outcome)
		return outcome;
	view_title_german(req, public_ad_text(row, 0, "title"));
	view_text(req, "Page.canonical", url_of(req, path));
	view_text(req, "Ad.number", shown.number);
	view_crumb(req, view_word(req, "title.search"), "/stellen");
	outcome = fragment_show(req, "Head_html", "portal/ad_head.cs", &key, head_fill, &shown);
	return outcome
		? outcome
		: fragment_show(req, "Body_html", "portal/ad_body.cs", &key, body_fill, &shown);
}

/* Number of the ad in the path, or NULL. */
static const char *ad_number_read(struct request *req)
{
	const char *given = request_path_value(req, "ad");
	size_t length = number_length(given);
	return length ? pool_strndup(req->pool, given, length) : NULL;
}

static enum outcome show(struct request *req)
{
	struct db_rows *row;
	const char *number = ad_number_read(req);
	if (!number)
		return NOT_FOUND;
	response_cache(req, CACHE_SECOND);
	enum outcome outcome = public_ad_find(req->db, req->pool, portal_internal(), number, &row);
	if (outcome == GONE)
		return gone_show(req, row);
	if (outcome)
		return outcome;
	/* An ad has one address; its title may have changed since somebody kept it. */
	const char *right = pool_printf(req->pool, "%s-%s", public_ad_text(row, 0, "number"),
		public_ad_text(row, 0, "slug"));
	const char *path = pool_printf(req->pool, "/stellen/%s", right);
	if (strcmp(request_path_value(req, "ad"), right) != 0)
		return redirect_to(req, NULL, "%s", path);
	return ad_show(req, row, path);
}

static enum outcome print_show(struct request *req)
{
	struct db_rows *row;
	const char *number = ad_number_read(req);
	if (!number)
		return NOT_FOUND;
	response_cache(req, CACHE_SECOND);
	enum outcome outcome = public_ad_get(req->db, req->pool, portal_internal(), number, &row);
	if (outcome == GONE) /* the ad's own page says so */
		return redirect_to(req, NULL, "/stellen/%s", number);
	if (outcome)
		return outcome;
	const char *path =
		pool_printf(req->pool, "/stellen/%s-%s", number, public_ad_text(row, 0, "slug"));
	ad_fill(req, row);
	view_title_german(req, public_ad_text(row, 0, "title"));
	view_text(req, "Page.canonical", url_of(req, path));
	view_bool(req, "Page.unlisted", true);
	view_crumb(req, view_word(req, "title.search"), "/stellen");
	return OK;
}

/* The ad of an address below its own; NOT_FOUND, GONE. */
static enum outcome ad_of(struct request *req, struct db_rows **row_r)
{
	const char *number = ad_number_read(req);
	if (!number)
		return NOT_FOUND;
	if (!portal_internal())
		response_cache(req, CACHE_SECOND);
	return public_ad_get(req->db, req->pool, portal_internal(), number, row_r);
}

static enum outcome qr_show(struct request *req)
{
	struct db_rows *row;
	enum outcome outcome = ad_of(req, &row);
	if (outcome)
		return outcome;
	const char *svg = qr_svg(req->pool, ad_address(req, public_ad_text(row, 0, "number")));
	return svg ? response_body(req, "image/svg+xml", svg, strlen(svg)) : NOT_FOUND;
}

/* The last day for the calendar: what it is about, and where to apply. */
static enum outcome deadline_show(struct request *req)
{
	struct db_rows *row;
	enum outcome outcome = ad_of(req, &row);
	if (outcome)
		return outcome;
	const char *number = public_ad_text(row, 0, "number");
	const char *url = ad_address(req, number), *title = public_ad_text(row, 0, "title");
	const char *host = strstr(url, "://") ? strstr(url, "://") + 3 : url;
	const struct calendar_day day = {
		.uid = pool_printf(req->pool, "%s@%.*s", number, (int)strcspn(host, ":/"), host),
		.day = public_ad_text(row, 0, "valid_to"),
		.summary =
			pool_printf(req->pool, "%s %s", view_word(req, "portal.deadline"), title),
		.description = pool_printf(req->pool, "%s (%s)\n%s\n%s", title, number,
			public_ad_text(row, 0, "authority"), url),
		.url = url,
		.alarm = ALARM_DAYS,
		.stamp = clock_now(),
	};
	const char *calendar = calendar_day(req->pool, &day);
	return response_body(req, CALENDAR_MIME, calendar, strlen(calendar));
}

const struct page page_ad = {
	.path = "/stellen/{ad}",
	.right = RIGHT_PUBLIC,
	.view = "portal/ad.cs",
	.title = "ad",
	.show = show,
};

const struct page page_ad_print = {
	.path = "/stellen/{ad}/drucken",
	.right = RIGHT_PUBLIC,
	.view = "portal/ad_print.cs",
	.title = "ad_print",
	.show = print_show,
};

const struct page page_ad_qr = {
	.path = "/stellen/{ad}/qr.svg",
	.right = RIGHT_PUBLIC,
	.show = qr_show,
	.raw = true,
};

const struct page page_ad_deadline = {
	.path = "/stellen/{ad}/frist.ics",
	.right = RIGHT_PUBLIC,
	.show = deadline_show,
	.raw = true,
};
