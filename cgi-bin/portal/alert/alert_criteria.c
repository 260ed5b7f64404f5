/* Criteria of a job alert in words and as choices. */
#include <string.h>

#include "alert/query.h"
#include "base/buf.h"
#include "base/text.h"
#include "portal/ads/ad_query.h"
#include "portal/alert/alert.h"
#include "web/form/form.h"
#include "web/render.h"

enum outcome alert_all_ads(struct request *req, bool internal, struct public_ad_result *all_r)
{
	const struct public_ad_query query = {
		.internal = internal, .sort = SORT_NEWEST, .page = 1, .per_page = 1};

	return public_ad_search(req->db, req->pool, &query, all_r);
}

static const char *value_word(const struct request *req, const struct ad_facet *facet,
	const char *value, const struct public_ad_result *all)
{
	const char *name = NULL;

	for (size_t i = 0; i < all->facets[facet->facet].count; i++) {
		if (strcmp(all->facets[facet->facet].values[i].value, value) == 0)
			name = all->facets[facet->facet].values[i].label;
	}
	return ad_facet_label(req, facet, value, name);
}

const char *alert_words(struct request *req, const struct public_ad_query *query,
	const struct public_ad_result *all)
{
	struct buf buf;

	buf_init(&buf, req->pool);
	if (!text_empty(query->words))
		buf_str(&buf, query->words);
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct ad_facet *facet = &ad_facets[i];
		size_t count = query->facets[facet->facet].count;

		if (count > 0)
			buf_printf(&buf, "%s%s: ", buf.length > 0 ? "; " : "",
				view_code(req, "facet", facet->name));
		for (size_t k = 0; k < count; k++)
			buf_printf(&buf, "%s%s", k ? ", " : "",
				value_word(req, facet, query->facets[facet->facet].values[k], all));
	}
	return buf.length > 0 ? text_ellipsis(req->pool, buf.data, ALERT_TITLE_MAX)
			      : view_word(req, "alert.everything");
}

static bool is_chosen(
	const struct public_ad_query *query, enum public_ad_facet facet, const char *value)
{
	for (size_t i = 0; i < query->facets[facet].count; i++) {
		if (strcmp(query->facets[facet].values[i], value) == 0)
			return true;
	}
	return false;
}

static const char *criterion(struct request *req, const struct ad_facet *facet, const char *value)
{
	struct buf buf;

	buf_init(&buf, req->pool);
	buf_printf(&buf, "%s=", facet->name);
	buf_url(&buf, ad_facet_word(facet->facet, value));
	return buf.data;
}

void alert_criteria_of(
	struct request *req, const struct public_ad_query *query, struct form_values *criteria_r)
{
	size_t room = 0, count = 0;

	for (size_t i = 0; i < FACET_COUNT; i++)
		room += query->facets[i].count;
	const char **items = POOL_ARRAY(req->pool, const char *, room + 1);
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct ad_facet *facet = &ad_facets[i];

		for (size_t k = 0; k < query->facets[facet->facet].count; k++)
			items[count++] =
				criterion(req, facet, query->facets[facet->facet].values[k]);
	}
	*criteria_r = (struct form_values){count, items};
}

static void option_show(struct request *req, struct view *options, size_t place,
	const struct ad_facet *facet, const char *value, const char *label, bool chosen)
{
	struct view *option = view_node(options, pool_printf(req->pool, "%zu", place));

	view_set(option, "id", pool_printf(req->pool, "%s-%zu", facet->name, place));
	view_set(option, "value", criterion(req, facet, value));
	view_set(option, "label", ad_facet_label(req, facet, value, label));
	view_set(option, "german", ad_facet_german(facet));
	view_set(option, "selected", chosen ? "1" : NULL);
}

/* Those that occur now, and those chosen that do not. */
static void facet_show(struct request *req, size_t place, const struct public_ad_query *query,
	const struct public_ad_result *all)
{
	const struct ad_facet *facet = &ad_facets[place];
	enum public_ad_facet which = facet->facet;
	size_t n = 0;

	if (all->facets[which].count + query->facets[which].count == 0)
		return;
	struct view *node = view_node(req->view, pool_printf(req->pool, "Facets.%zu", place));
	view_set(node, "label", view_code(req, "facet", facet->name));
	view_set(node, "open", query->facets[which].count > 0 ? "1" : NULL);
	struct view *options = view_node(node, "options");
	for (; n < all->facets[which].count; n++) {
		const struct public_ad_value *value = &all->facets[which].values[n];

		option_show(req, options, n, facet, value->value, value->label,
			is_chosen(query, which, value->value));
	}
	for (size_t i = 0; i < query->facets[which].count; i++) {
		const char *value = query->facets[which].values[i];
		bool known = false;

		for (size_t k = 0; k < all->facets[which].count; k++)
			known = known || strcmp(all->facets[which].values[k].value, value) == 0;
		if (!known)
			option_show(req, options, n++, facet, value, NULL, true);
	}
}

void alert_facets_show(struct request *req, const struct public_ad_query *query,
	const struct public_ad_result *all)
{
	for (size_t i = 0; i < FACET_COUNT; i++)
		facet_show(req, i, query, all);
}
