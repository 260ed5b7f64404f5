/* The start page: search, ways in by situation, fields of work, ads that end soon, the newest ads,
 * what the city offers. */
#include "base/text.h"
#include "choice/choice.h"
#include "portal/ads/ad_query.h"
#include "portal/pages.h"
#include "portal/site/site.h"
#include "public_ad/portal_text.h"
#include "public_ad/public_ad.h"
#include "web/render.h"

#define NEWEST 6
#define ENDING 3

/* A door: what somebody is looking for in life, as filters that exist. */
static const struct situation {
	const char *code;
	enum public_ad_facet facet;
	const char *values[3]; /* NULL-terminated */
} situations[] = {
	{"ausbildung", FACET_KIND, {"ausbildung", "trainee"}},
	{"beruf", FACET_KIND, {"fachkraft"}},
	{"fuehrung", FACET_KIND, {"fuehrung"}},
	{"quereinstieg", FACET_OPEN, {"change"}},
	{"rueckkehr", FACET_OPEN, {"return"}},
};

static int64_t facet_count(
	const struct public_ad_result *result, enum public_ad_facet facet, const char *value)
{
	for (size_t i = 0; i < result->facets[facet].count; i++) {
		if (text_equal(result->facets[facet].values[i].value, value))
			return result->facets[facet].values[i].count;
	}
	return 0;
}

static const char *situation_address(const struct request *req, const struct situation *situation)
{
	struct public_ad_query query = {0};
	query.facets[situation->facet].values = situation->values;
	while (situation->values[query.facets[situation->facet].count])
		query.facets[situation->facet].count++;
	return pool_printf(req->pool, "%s/stellen?%s", req->base, ad_query_text(req, &query));
}

/* Those behind which there is nothing are left out. */
static void situations_show(struct request *req, const struct public_ad_result *result)
{
	for (size_t i = 0; i < sizeof(situations) / sizeof(*situations); i++) {
		const struct situation *situation = &situations[i];
		int64_t count = 0;
		for (const char *const *value = situation->values; *value; value++)
			count += facet_count(result, situation->facet, *value);
		if (count == 0)
			continue;
		struct view *node =
			view_node(req->view, pool_printf(req->pool, "Situations.%zu", i));
		const char *word = pool_printf(req->pool, "situation_%s", situation->code);
		view_set(node, "code", situation->code);
		view_set(node, "href", situation_address(req, situation));
		view_set(node, "label", view_code(req, "portal", word));
		view_set(node, "text",
			view_code(req, "portal", pool_printf(req->pool, "%s_text", word)));
		view_set(node, "count", pool_printf(req->pool, "%lld", (long long)count));
	}
}

static void fields_show(struct request *req, const struct public_ad_result *result)
{
	for (size_t i = 0; i < result->facets[FACET_FIELD].count; i++) {
		const struct public_ad_value *value = &result->facets[FACET_FIELD].values[i];
		struct view *field = view_node(req->view, pool_printf(req->pool, "Fields.%zu", i));
		struct buf href;
		buf_init(&href, req->pool);
		buf_printf(&href, "%s/stellen?bereich=", req->base);
		buf_url(&href, value->value);
		view_set(field, "code", value->value);
		view_set(field, "href", href.data);
		view_set(field, "label", view_choice(req, CHOICE_FIELD, value->value));
		view_set(field, "count", pool_printf(req->pool, "%lld", (long long)value->count));
	}
}

static enum outcome ending_show(struct request *req)
{
	const struct public_ad_query query = {.internal = portal_internal(),
		.sort = SORT_DEADLINE,
		.page = 1,
		.per_page = ENDING};
	struct public_ad_result result;
	enum outcome outcome = public_ad_search(req->db, req->pool, &query, &result);
	return outcome ? outcome : portal_ads(req, "Ending_html", &result);
}

/* What the city offers, in the words of its administrators. */
static enum outcome texts_show(struct request *req)
{
	struct db_rows *rows;
	enum outcome outcome = portal_text_shown(req->db, req->pool, req->lang, &rows);
	if (!outcome)
		view_rows(req, "Texts", rows);
	return outcome;
}

static enum outcome show(struct request *req)
{
	const struct public_ad_query query = {
		.internal = portal_internal(), .page = 1, .per_page = NEWEST};
	struct public_ad_result result;
	enum outcome outcome = public_ad_search(req->db, req->pool, &query, &result);
	if (outcome)
		return outcome;
	view_int(req, "Search.total", result.total);
	situations_show(req, &result);
	fields_show(req, &result);
	response_cache(req, CACHE_OUTAGE);
	outcome = texts_show(req);
	if (!outcome)
		outcome = ending_show(req);
	return outcome ? outcome : portal_ads(req, "Ads_html", &result);
}

const struct page page_home = {
	.path = "/",
	.right = RIGHT_PUBLIC,
	.view = "portal/home.cs",
	.title = "home",
	.show = show,
};
