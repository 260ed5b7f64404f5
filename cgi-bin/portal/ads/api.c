/* The API: published ads as JSON for programs (INT-60); described for people at /api. */
#include "base/clock.h"
#include "base/text.h"
#include "format/json.h"
#include "portal/ads/ad_query.h"
#include "portal/pages.h"
#include "portal/site/pay.h"
#include "portal/site/site.h"
#include "public_ad/public_feed.h"
#include "web/path.h"

#define API "/api/v1/stellen"

static const char *url_of(const struct request *req, const char *path)
{
	return portal_url(req, pool_printf(req->pool, "%s%s", req->base, path));
}

static void time_member(
	const struct request *req, struct buf *buf, const char *name, const char *sql)
{
	json_text(buf, name, clock_iso(req->pool, clock_from_sql(sql)));
}

/* What filters take, and the word for it. */
static void facet_member(const struct request *req, struct buf *buf, const char *name,
	const struct ad_facet *facet, const char *code)
{
	json_text(buf, name, ad_facet_word(facet->facet, code));
	json_text(buf, pool_printf(req->pool, "%s_label", name),
		ad_facet_label(req, facet, code, NULL));
}

/* What lists say of an ad: the columns of public_feed_ads. */
static void ad_members(
	const struct request *req, struct buf *buf, const struct db_rows *ads, size_t row)
{
	static const char *const facets[] = {"field", "level", "kind", "working_time"};
	static const char *const columns[] = {"field", "level", "post_kind", "working_time"};
	int64_t posts = 1;
	const char *number = public_ad_text(ads, row, "number");
	json_text(buf, "number", number);
	json_text(buf, "title", public_ad_text(ads, row, "title"));
	json_text(buf, "teaser", public_ad_text(ads, row, "teaser"));
	json_text(buf, "url",
		url_of(req,
			pool_printf(req->pool, "/stellen/%s-%s", number,
				public_ad_text(ads, row, "slug"))));
	json_text(buf, "api_url", url_of(req, pool_printf(req->pool, API "/%s", number)));
	json_text(buf, "authority", public_ad_text(ads, row, "authority"));
	json_text(buf, "town", public_ad_text(ads, row, "town"));
	for (size_t i = 0; i < sizeof(facets) / sizeof(*facets); i++)
		facet_member(
			req, buf, facets[i], &ad_facets[i], public_ad_text(ads, row, columns[i]));
	json_text(buf, "pay_grade", public_ad_text(ads, row, "pay_grade"));
	pay_json(req, buf, ads, row);
	json_text(buf, "hours", public_ad_text(ads, row, "hours"));
	json_bool(buf, "limited", text_equal(public_ad_text(ads, row, "limited"), "1"));
	json_text(buf, "limited_until", public_ad_text(ads, row, "limited_until"));
	text_to_int(public_ad_text(ads, row, "posts"), 1, INT32_MAX, &posts);
	json_int(buf, "posts", posts);
	json_text(buf, "starts_on", public_ad_text(ads, row, "starts_on"));
	json_text(buf, "valid_to", public_ad_text(ads, row, "valid_to"));
	time_member(req, buf, "published_at", public_ad_text(ads, row, "published_at"));
	time_member(req, buf, "changed_at", public_ad_text(ads, row, "changed_at"));
}

/* A number of the query within limits; says so when it is none. */
static int64_t parameter_number_read(
	struct request *req, const char *name, int64_t fallback, int64_t max, const char *problem)
{
	int64_t number = fallback;
	const char *text = request_query(req, name);
	if (text && !text_to_int(text, 1, max, &number))
		problem_add(&req->problems, name, problem);
	return number;
}

/* Unlike a page, the API says what it does not understand. words: problem.api_page
 * problem.api_count */
static enum outcome query_read(struct request *req, struct public_ad_query *query_r)
{
	ad_query_read(req, query_r);
	query_r->page = parameter_number_read(req, "seite", 1, INT32_MAX, "api_page");
	query_r->per_page =
		parameter_number_read(req, "anzahl", PUBLIC_AD_PAGE, PUBLIC_AD_PAGE, "api_count");
	const char *sort = request_query(req, "sortierung");
	bool known = text_empty(sort);
	for (size_t i = 0; !known && i <= SORT_DEADLINE; i++)
		known = text_equal(sort, ad_sorts[i]);
	if (!known)
		problem_add(&req->problems, "sortierung", "api_sort");
	if (request_left_any(req))
		problem_add(&req->problems, "", "api_long");
	return problems_any(&req->problems) ? INVALID : OK;
}

static void page_link(const struct request *req, struct buf *buf, const char *name,
	const struct public_ad_query *query, int64_t page)
{
	const char *text = ad_query_text(req, query);
	json_text(buf, name,
		url_of(req,
			pool_printf(req->pool, API "?%s%sseite=%lld&anzahl=%lld", text,
				*text ? "&" : "", (long long)page, (long long)query->per_page)));
}

static void links(const struct request *req, struct buf *buf, const struct public_ad_query *query,
	int64_t pages)
{
	json_open(buf, "links", '{');
	page_link(req, buf, "self", query, query->page);
	page_link(req, buf, "first", query, 1);
	if (query->page > 1)
		page_link(req, buf, "previous", query,
			query->page <= pages ? query->page - 1 : pages);
	if (query->page < pages)
		page_link(req, buf, "next", query, query->page + 1);
	page_link(req, buf, "last", query, pages);
	json_close(buf, '}');
}

static enum outcome api_answer(struct request *req, struct buf *buf, int64_t changed)
{
	json_close(buf, '}');
	response_shared(req, changed);
	return response_body(req, "application/json", buf->data, buf->length);
}

/* When lists changed is asked before the search: what changes in between makes the answer newer
 * than it says, never older. */
static enum outcome search(struct request *req, struct public_ad_query *query_r,
	struct public_ad_result *result_r, int64_t *changed_r)
{
	if (portal_internal())
		return NOT_FOUND;
	enum outcome outcome = query_read(req, query_r);
	if (!outcome)
		outcome = public_feed_changed(req->db, req->pool, changed_r);
	if (!outcome)
		outcome = public_ad_search(req->db, req->pool, query_r, result_r);
	if (outcome || !result_r->left_out)
		return outcome;
	problem_add(&req->problems, "q", "api_long");
	return INVALID;
}

static enum outcome list_show(struct request *req)
{
	struct public_ad_query query;
	struct public_ad_result result;
	struct db_rows *ads;
	int64_t changed = -1;
	enum outcome outcome = search(req, &query, &result, &changed);
	/* Beyond the end there is nothing: a program that counts pages up ends there. */
	size_t count = !outcome && result.page == query.page ? result.count : 0;
	if (!outcome)
		outcome = public_feed_ads(req->db, req->pool, result.ads, count, &ads);
	if (outcome)
		return outcome;
	int64_t pages = (result.total + query.per_page - 1) / query.per_page;
	struct buf buf;
	buf_init(&buf, req->pool);
	json_open(&buf, NULL, '{');
	json_int(&buf, "total", result.total);
	json_int(&buf, "page", query.page);
	json_int(&buf, "pages", pages ? pages : 1);
	json_int(&buf, "per_page", query.per_page);
	links(req, &buf, &query, pages ? pages : 1);
	json_open(&buf, "ads", '[');
	for (size_t i = 0; i < ads->count; i++) {
		json_open(&buf, NULL, '{');
		ad_members(req, &buf, ads, i);
		json_close(&buf, '}');
	}
	json_close(&buf, ']');
	return api_answer(req, &buf, changed);
}

static void address_member(struct buf *buf, const struct db_rows *ad)
{
	json_open(buf, "address", '{');
	json_text(buf, "street", public_ad_text(ad, 0, "street"));
	json_text(buf, "postcode", public_ad_text(ad, 0, "postcode"));
	json_text(buf, "town", public_ad_text(ad, 0, "town"));
	json_text(buf, "country", "DE");
	json_close(buf, '}');
}

static void sections(const struct request *req, struct buf *buf, const struct db_rows *ad)
{
	static const struct {
		const char *name, *column, *word;
	} known[] = {
		{"about_us", "about_us_html", "portal.about_us"},
		{"tasks", "tasks_html", "portal.tasks"},
		{"mandatory", "mandatory_html", "portal.mandatory"},
		{"desirable", "desirable_html", "portal.desirable"},
		{"offer", "offer_html", "portal.offer"},
		{"contact", "contact_html", "portal.contact"},
		{"notes", "notes_html", "portal.notes"},
	};
	json_open(buf, "sections", '[');
	for (size_t i = 0; i < sizeof(known) / sizeof(*known); i++) {
		const char *html = public_ad_text(ad, 0, known[i].column);
		if (text_empty(html))
			continue;
		json_open(buf, NULL, '{');
		json_text(buf, "name", known[i].name);
		json_text(buf, "title", view_word(req, known[i].word));
		json_text(buf, "html", html);
		json_close(buf, '}');
	}
	json_close(buf, ']');
}

static enum outcome ad_show(struct request *req)
{
	const char *given = request_path_value(req, "ad");
	const char *number = pool_strndup(req->pool, given, number_length(given));
	struct db_rows *ad, *listed;
	struct public_ad_place place = {0};
	if (portal_internal())
		return NOT_FOUND;
	enum outcome outcome = public_ad_get(req->db, req->pool, false, number, &ad);
	if (outcome)
		return outcome;
	text_to_int(public_ad_text(ad, 0, "id"), 1, INT64_MAX, &place.id);
	outcome = public_feed_ads(req->db, req->pool, &place, 1, &listed);
	if (outcome || listed->count == 0)
		return outcome ? outcome : NOT_FOUND;
	struct buf buf;
	buf_init(&buf, req->pool);
	json_open(&buf, NULL, '{');
	ad_members(req, &buf, listed, 0);
	json_text(&buf, "apply_url",
		url_of(req, pool_printf(req->pool, "/stellen/%s/bewerben", number)));
	json_text(&buf, "unit", public_ad_text(ad, 0, "unit"));
	address_member(&buf, ad);
	sections(req, &buf, ad);
	return api_answer(req, &buf, clock_from_sql(public_ad_text(listed, 0, "changed_at")));
}

static enum outcome filters_show(struct request *req)
{
	struct public_ad_query query;
	struct public_ad_result result;
	int64_t changed = -1;
	enum outcome outcome = search(req, &query, &result, &changed);
	if (outcome)
		return outcome;
	struct buf buf;
	buf_init(&buf, req->pool);
	json_open(&buf, NULL, '{');
	json_int(&buf, "total", result.total);
	json_open(&buf, "filters", '[');
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct ad_facet *facet = &ad_facets[i];
		json_open(&buf, NULL, '{');
		json_text(&buf, "name", facet->name);
		json_text(&buf, "label", view_code(req, "facet", facet->name));
		json_open(&buf, "values", '[');
		for (size_t k = 0; k < result.facets[facet->facet].count; k++) {
			const struct public_ad_value *value =
				&result.facets[facet->facet].values[k];
			json_open(&buf, NULL, '{');
			json_text(&buf, "value", ad_facet_word(facet->facet, value->value));
			json_text(&buf, "label",
				ad_facet_label(req, facet, value->value, value->label));
			json_int(&buf, "count", value->count);
			json_close(&buf, '}');
		}
		json_close(&buf, ']');
		json_close(&buf, '}');
	}
	json_close(&buf, ']');
	return api_answer(req, &buf, changed);
}

/* What the API gives, with examples from this portal. */
static enum outcome about_show(struct request *req)
{
	const struct public_ad_query query = {.page = 1, .per_page = 1};
	struct public_ad_result result;
	struct db_rows *ads;
	if (portal_internal())
		return NOT_FOUND;
	enum outcome outcome = public_ad_search(req->db, req->pool, &query, &result);
	if (!outcome)
		outcome = public_ad_list(req->db, req->pool, result.ads, result.count, &ads);
	if (outcome)
		return outcome;
	if (ads->count)
		view_text(req, "Example", public_ad_text(ads, 0, "number"));
	view_int(req, "Count", PUBLIC_AD_PAGE);
	response_cache(req, CACHE_OUTAGE);
	return OK;
}

const struct page page_api = {
	.path = "/api",
	.right = RIGHT_PUBLIC,
	.view = "portal/api.cs",
	.title = "api",
	.show = about_show,
};

const struct page page_api_ads = {
	.path = API,
	.right = RIGHT_PUBLIC,
	.show = list_show,
	.raw = true,
};

const struct page page_api_ad = {
	.path = API "/{ad}",
	.right = RIGHT_PUBLIC,
	.show = ad_show,
	.raw = true,
};

const struct page page_api_filters = {
	.path = "/api/v1/filter",
	.right = RIGHT_PUBLIC,
	.show = filters_show,
	.raw = true,
};
