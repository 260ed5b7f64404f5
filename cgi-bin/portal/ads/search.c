/* The list of ads: words, facets, order, pages; all of it in the address, so that a link keeps the
 * search (POR-02). */
#include <string.h>

#include "base/text.h"
#include "portal/ads/ad_query.h"
#include "portal/pages.h"
#include "portal/site/site.h"
#include "public_ad/public_ad.h"
#include "web/fragment.h"
#include "web/render.h"

static const char *search_address(const struct request *req, const struct public_ad_query *query)
{
	const char *text = ad_query_text(req, query);
	return pool_printf(req->pool, "%s/stellen%s%s", req->base, *text ? "?" : "", text);
}

/* The address of the same search without one value of one facet. */
static const char *address_without(const struct request *req, const struct public_ad_query *query,
	enum public_ad_facet facet, size_t without)
{
	struct public_ad_query other = *query;
	size_t count = query->facets[facet].count;
	const char **values = POOL_ARRAY(req->pool, const char *, count);
	other.facets[facet].values = values;
	other.facets[facet].count = 0;
	for (size_t i = 0; i < count; i++) {
		if (i != without)
			values[other.facets[facet].count++] = query->facets[facet].values[i];
	}
	return search_address(req, &other);
}

static bool facet_chosen(
	const struct public_ad_query *query, enum public_ad_facet facet, const char *value)
{
	for (size_t i = 0; i < query->facets[facet].count; i++) {
		if (strcmp(query->facets[facet].values[i], value) == 0)
			return true;
	}
	return false;
}

static void option_show(struct request *req, struct view *option, const struct ad_facet *shown,
	const struct public_ad_value *value, bool selected)
{
	view_set(option, "value", ad_facet_word(shown->facet, value->value));
	view_set(option, "label", ad_facet_label(req, shown, value->value, value->label));
	view_set(option, "german", ad_facet_german(shown));
	view_set(option, "count", pool_printf(req->pool, "%lld", (long long)value->count));
	if (selected)
		view_set(option, "selected", "1");
}

struct facets {
	const struct public_ad_query *query;
	const struct public_ad_result *result;
};

/* A facet all ads have all values of divides nothing: it is shown when a value is chosen, to be
 * given up again. */
static enum outcome facets_fill(struct request *req, void *context)
{
	const struct public_ad_query *query = ((const struct facets *)context)->query;
	const struct public_ad_result *result = ((const struct facets *)context)->result;
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct ad_facet *shown = &ad_facets[i];
		size_t count = result->facets[shown->facet].count;
		bool filtered = query->facets[shown->facet].count > 0;
		if (count == 0
			|| (!filtered
				&& result->facets[shown->facet].values[count - 1].count
					== result->total))
			continue;
		struct view *facet = view_node(req->view, pool_printf(req->pool, "Facets.%zu", i));
		view_set(facet, "name", shown->name);
		view_set(facet, "label", view_code(req, "facet", shown->name));
		view_set(facet, "open", filtered ? "1" : NULL);
		/* An amount includes those above it: one is all there is to choose. */
		view_set(facet, "single", shown->facet == FACET_PAY ? "1" : NULL);
		view_set(facet, "any", filtered ? NULL : "1");
		/* What the list of the search field offers without scripts. */
		if (shown->facet == FACET_FIELD || shown->facet == FACET_KIND
			|| shown->facet == FACET_TOWN)
			view_set(facet, "offer", "1");
		struct view *options = view_node(facet, "options");
		for (size_t k = 0; k < count; k++) {
			const struct public_ad_value *value =
				&result->facets[shown->facet].values[k];
			struct view *option = view_node(options, pool_printf(req->pool, "%zu", k));
			view_set(option, "id", pool_printf(req->pool, "%s-%zu", shown->name, k));
			option_show(req, option, shown, value,
				filtered && facet_chosen(query, shown->facet, value->value));
		}
	}
	return OK;
}

static enum outcome facets_show(struct request *req, struct facets *facets)
{
	struct buf key;
	buf_init(&key, req->pool);
	for (size_t f = 0; f < FACET_COUNT; f++) {
		const struct public_ad_query *query = facets->query;
		fragment_key_int(&key, (int64_t)query->facets[f].count);
		for (size_t i = 0; i < query->facets[f].count; i++)
			fragment_key_text(&key, query->facets[f].values[i]);
		for (size_t i = 0; i < facets->result->facets[f].count; i++) {
			const struct public_ad_value *value = &facets->result->facets[f].values[i];
			fragment_key_text(&key, value->value);
			fragment_key_text(&key, value->label);
			fragment_key_int(&key, value->count);
		}
	}
	return fragment_show(req, "Facets_html", "portal/facets.cs", &key, facets_fill, facets);
}

/* The name of an authority: the result knows those that occur in it. */
static const char *value_name(
	const struct public_ad_result *result, enum public_ad_facet facet, const char *value)
{
	for (size_t i = 0; i < result->facets[facet].count; i++) {
		if (strcmp(result->facets[facet].values[i].value, value) == 0)
			return result->facets[facet].values[i].label;
	}
	return NULL;
}

/* What the words were understood as: each goes away with the words it was read from. */
static int understood_show(struct request *req, const struct public_ad_query *query,
	const struct public_ad_result *result)
{
	struct public_ad_query other = *query;
	for (size_t i = 0; i < result->chip_count; i++) {
		const struct public_ad_chip *found = &result->chips[i];
		struct view *chip = view_node(req->view, pool_printf(req->pool, "Active.%zu", i));
		const char *label = NULL;
		for (size_t k = 0; k < FACET_COUNT; k++)
			if (ad_facets[k].facet == found->facet) {
				label = ad_facet_label(
					req, &ad_facets[k], found->value, found->label);
				view_set(chip, "german", ad_facet_german(&ad_facets[k]));
			}
		view_set(chip, "label",
			label ? label
			      : pool_printf(req->pool, "%s %s", view_word(req, "portal.postcode"),
				      found->value));
		if (label && strcmp(label, found->typed) != 0)
			view_set(chip, "typed", found->typed);
		other.words = found->rest;
		view_set(chip, "href", search_address(req, &other));
	}
	return (int)result->chip_count;
}

static int active_show(struct request *req, const struct public_ad_query *query,
	const struct public_ad_result *result)
{
	int n = understood_show(req, query, result);
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct ad_facet *shown = &ad_facets[i];
		for (size_t k = 0; k < query->facets[shown->facet].count; k++) {
			const char *value = query->facets[shown->facet].values[k];
			const char *name = value_name(result, shown->facet, value);
			struct view *chip =
				view_node(req->view, pool_printf(req->pool, "Active.%d", n++));
			view_set(chip, "label", ad_facet_label(req, shown, value, name));
			view_set(chip, "german", ad_facet_german(shown));
			view_set(chip, "href", address_without(req, query, shown->facet, k));
		}
	}
	return n;
}

/* What may help when little is found: other words for the same filters, or none of these. */
static void help_show(struct request *req, const struct public_ad_query *query,
	const struct public_ad_result *result)
{
	struct public_ad_query other = *query;
	if (result->corrected) {
		view_text(req, "Search.corrected", result->corrected);
		other.reading = READING_LITERAL;
		view_text(req, "Search.literal_href", search_address(req, &other));
		other = *query;
	} else if (result->suggestion.words) {
		if (result->suggestion.total == 0)
			memset(other.facets, 0, sizeof(other.facets));
		other.words = result->suggestion.words;
		view_text(req, "Search.suggestion", other.words);
		view_text(req, "Search.suggestion_href", search_address(req, &other));
	}
	other = *query;
	for (size_t i = 0; i < result->hint_count; i++) {
		const struct public_ad_hint *hint = &result->hints[i];
		struct view *node = view_node(req->view, pool_printf(req->pool, "Hints.%zu", i));
		other.words = hint->words;
		view_set(node, "words", hint->words);
		view_set(node, "href", search_address(req, &other));
		view_set(node, "count", pool_printf(req->pool, "%lld", (long long)hint->total));
	}
	if (result->without_filters > 0) {
		const struct public_ad_query all = {.words = query->words, .sort = query->sort};
		view_int(req, "Search.without_filters", result->without_filters);
		view_text(req, "Search.without_filters_href", search_address(req, &all));
	}
}

static enum outcome show(struct request *req)
{
	struct public_ad_query query;
	struct public_ad_result result;
	ad_query_read(req, &query);
	if (query.reading == READING_UNDERSTOOD)
		query.reading = READING_CORRECTED;
	enum outcome outcome = public_ad_search(req->db, req->pool, &query, &result);
	if (outcome)
		return outcome;
	if (result.left_out)
		request_left_out(req);
	view_text(req, "Search.q", query.words);
	view_int(req, "Search.total", result.total);
	const char *text = ad_query_text(req, &query);
	view_text(req, "Search.alert_href",
		pool_printf(req->pool, "%s/jobabo%s%s", req->base, *text ? "?" : "", text));
	view_text(req, "Search.split", result.split);
	view_bool(req, "Search.literal", query.reading == READING_LITERAL && query.words);
	view_text(req, "Search.sort", ad_sorts[query.sort]);
	int active = active_show(req, &query, &result);
	if (active > 0)
		view_int(req, "Search.active", active);
	help_show(req, &query, &result);
	view_pager(req, "Pager", result.page, query.per_page, result.total);
	response_cache(req, CACHE_OUTAGE);
	struct facets facets = {&query, &result};
	outcome = portal_ads(req, "Ads_html", &result);
	return outcome ? outcome : facets_show(req, &facets);
}

const struct page page_search = {
	.path = "/stellen",
	.right = RIGHT_PUBLIC,
	.view = "portal/search.cs",
	.title = "search",
	.show = show,
};
