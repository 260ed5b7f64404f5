/* The start page: search, fields of work, newest ads. */
#include "portal/pages.h"
#include "portal/site.h"
#include "recruiting/public_ad.h"
#include "web/render.h"

#define NEWEST 6

static void fields_show(struct request *req, const struct public_ad_result *result)
{
	for (size_t i = 0; i < result->facets[FACET_FIELD].count; i++) {
		const struct public_ad_value *value = &result->facets[FACET_FIELD].values[i];
		struct view *field = view_node(req->view, pool_printf(req->pool, "Fields.%zu", i));
		struct buf href;
		buf_init(&href, req->pool);
		buf_printf(&href, "%s/stellen?bereich=", req->base);
		buf_url(&href, value->value);
		view_set(field, "href", href.data);
		view_set(field, "label", view_code(req, "field", value->value));
		view_set(field, "count", pool_printf(req->pool, "%lld", (long long)value->count));
	}
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
	fields_show(req, &result);
	response_cache(req, CACHE_OUTAGE);
	return portal_ads(req, &result);
}

const struct page page_home = {
	.path = "/",
	.right = RIGHT_PUBLIC,
	.view = "portal/home.cs",
	.title = "home",
	.show = show,
};
