/* The list of ads: words, facets, order, pages; all of it in the address, so that a link keeps the
 * search (POR-02). */
#include <string.h>

#include "base/text.h"
#include "portal/pages.h"
#include "portal/site.h"
#include "recruiting/public_ad.h"
#include "web/fragment.h"
#include "web/render.h"

#define PER_PAGE PUBLIC_AD_PAGE
#define WORDS 200 /* characters */

/* The facets in the order of the page: name in the address, words of their values. */
static const struct shown_facet {
	enum public_ad_facet facet;
	const char *name;
	const char *group; /* of language keys; NULL: the value or its label is a word itself */
} shown_facets[FACET_COUNT] = {
	{FACET_FIELD, "bereich", "field"},
	{FACET_LEVEL, "laufbahn", "level"},
	{FACET_KIND, "art", "post_kind"},
	{FACET_WORKING_TIME, "zeit", "working_time"},
	{FACET_LIMITED, "befristet", "limited"},
	{FACET_AUTHORITY, "behoerde", NULL},
	{FACET_TOWN, "ort", NULL},
};

/* Codes whose words in addresses are German. */
static const struct {
	enum public_ad_facet facet;
	const char *code;
	const char *word;
} address_words[] = {
	{FACET_WORKING_TIME, "full", "vollzeit"},
	{FACET_WORKING_TIME, "part", "teilzeit"},
	{FACET_WORKING_TIME, "both", "beides"},
};

static const struct {
	enum public_ad_sort sort;
	const char *word;
} sorts[] = {
	{SORT_NEWEST, "neueste"},
	{SORT_RELEVANCE, "relevanz"},
	{SORT_DEADLINE, "frist"},
};

static const char *to_word(enum public_ad_facet facet, const char *code)
{
	for (size_t i = 0; i < sizeof(address_words) / sizeof(address_words[0]); i++) {
		if (address_words[i].facet == facet && strcmp(address_words[i].code, code) == 0)
			return address_words[i].word;
	}
	return code;
}

static const char *to_code(enum public_ad_facet facet, const char *word)
{
	for (size_t i = 0; i < sizeof(address_words) / sizeof(address_words[0]); i++) {
		if (address_words[i].facet == facet && strcmp(address_words[i].word, word) == 0)
			return address_words[i].code;
	}
	return word;
}

/* The values chosen, each once; those that could be none ("") are left out. */
static void query_facet(
	const struct request *req, const struct shown_facet *shown, struct public_ad_query *query_r)
{
	size_t count;
	const char *const *words = request_query_all(req, shown->name, &count);
	if (count == 0)
		return;
	const char **values = POOL_ARRAY(req->pool, const char *, count);
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		const char *value = to_code(shown->facet, words[i]);
		bool known = text_empty(value) || strpbrk(value, "\r\n\t");
		for (size_t k = 0; k < n && !known; k++)
			known = strcmp(values[k], value) == 0;
		if (!known)
			values[n++] = value;
	}
	query_r->facets[shown->facet].values = values;
	query_r->facets[shown->facet].count = n;
}

static void query_read(const struct request *req, struct public_ad_query *query_r)
{
	const char *words = request_query(req, "q");
	*query_r = (struct public_ad_query){.internal = portal_internal(), .per_page = PER_PAGE};
	query_r->words = words ? text_trim(req->pool, words) : NULL;
	if (query_r->words && text_length(query_r->words) > WORDS)
		query_r->words = text_ellipsis(req->pool, query_r->words, WORDS);
	query_r->page = request_query_int(req, "seite", 1);
	if (query_r->page < 1)
		query_r->page = 1;
	for (size_t i = 0; i < FACET_COUNT; i++)
		query_facet(req, &shown_facets[i], query_r);
	query_r->sort = text_empty(query_r->words) ? SORT_NEWEST : SORT_RELEVANCE;
	const char *sort = request_query(req, "sortierung");
	for (size_t i = 0; sort && i < sizeof(sorts) / sizeof(sorts[0]); i++) {
		if (strcmp(sorts[i].word, sort) == 0)
			query_r->sort = sorts[i].sort;
	}
	if (text_empty(query_r->words) && query_r->sort == SORT_RELEVANCE)
		query_r->sort = SORT_NEWEST;
}

static void parameter(struct buf *buf, const char *name, const char *value)
{
	buf_printf(buf, "%c%s=", strchr(buf->data, '?') ? '&' : '?', name);
	buf_url(buf, value);
}

/* The address of the same search without one value of one facet. */
static const char *address_without(const struct request *req, const struct public_ad_query *query,
	enum public_ad_facet facet, size_t without)
{
	struct buf buf;
	buf_init(&buf, req->pool);
	buf_printf(&buf, "%s/stellen", req->base);
	if (!text_empty(query->words))
		parameter(&buf, "q", query->words);
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct shown_facet *shown = &shown_facets[i];
		for (size_t k = 0; k < query->facets[shown->facet].count; k++) {
			if (shown->facet != facet || k != without)
				parameter(&buf, shown->name,
					to_word(shown->facet,
						query->facets[shown->facet].values[k]));
		}
	}
	const char *sort = request_query(req, "sortierung");
	if (!text_empty(sort))
		parameter(&buf, "sortierung", sort);
	return buf.data;
}

static bool chosen(
	const struct public_ad_query *query, enum public_ad_facet facet, const char *value)
{
	for (size_t i = 0; i < query->facets[facet].count; i++) {
		if (strcmp(query->facets[facet].values[i], value) == 0)
			return true;
	}
	return false;
}

static const char *label(const struct request *req, const struct shown_facet *shown,
	const char *value, const char *name)
{
	return shown->group ? view_code(req, shown->group, value) : name ? name : value;
}

static void option_show(struct request *req, struct view *option, const struct shown_facet *shown,
	const struct public_ad_value *value, bool selected)
{
	view_set(option, "value", to_word(shown->facet, value->value));
	view_set(option, "label", label(req, shown, value->value, value->label));
	view_set(option, "count", pool_printf(req->pool, "%lld", (long long)value->count));
	if (selected)
		view_set(option, "selected", "1");
}

struct facets {
	const struct public_ad_query *query;
	const struct public_ad_result *result;
};

/* A facet with one value only divides nothing: it is shown when that value is chosen, to be given
 * up again. */
static enum outcome facets_fill(struct request *req, void *context)
{
	const struct public_ad_query *query = ((const struct facets *)context)->query;
	const struct public_ad_result *result = ((const struct facets *)context)->result;
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct shown_facet *shown = &shown_facets[i];
		size_t count = result->facets[shown->facet].count;
		bool filtered = query->facets[shown->facet].count > 0;
		if (count == 0 || (count == 1 && !filtered))
			continue;
		struct view *facet = view_node(req->view, pool_printf(req->pool, "Facets.%zu", i));
		view_set(facet, "name", shown->name);
		view_set(facet, "label", view_code(req, "facet", shown->name));
		view_set(facet, "open", filtered ? "1" : NULL);
		struct view *options = view_node(facet, "options");
		for (size_t k = 0; k < count; k++) {
			const struct public_ad_value *value =
				&result->facets[shown->facet].values[k];
			struct view *option = view_node(options, pool_printf(req->pool, "%zu", k));
			view_set(option, "id", pool_printf(req->pool, "%s-%zu", shown->name, k));
			option_show(req, option, shown, value,
				filtered && chosen(query, shown->facet, value->value));
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

static void active_show(struct request *req, const struct public_ad_query *query,
	const struct public_ad_result *result)
{
	int n = 0;
	for (size_t i = 0; i < FACET_COUNT; i++) {
		const struct shown_facet *shown = &shown_facets[i];
		for (size_t k = 0; k < query->facets[shown->facet].count; k++) {
			const char *value = query->facets[shown->facet].values[k];
			const char *name = value_name(result, shown->facet, value);
			struct view *chip =
				view_node(req->view, pool_printf(req->pool, "Active.%d", n++));
			view_set(chip, "label", label(req, shown, value, name));
			view_set(chip, "href", address_without(req, query, shown->facet, k));
		}
	}
}

static enum outcome show(struct request *req)
{
	struct public_ad_query query;
	struct public_ad_result result;
	query_read(req, &query);
	enum outcome outcome = public_ad_search(req->db, req->pool, &query, &result);
	if (outcome)
		return outcome;
	view_text(req, "Search.q", query.words);
	view_int(req, "Search.total", result.total);
	for (size_t i = 0; i < sizeof(sorts) / sizeof(sorts[0]); i++) {
		if (sorts[i].sort == query.sort)
			view_text(req, "Search.sort", sorts[i].word);
	}
	active_show(req, &query, &result);
	view_pager(req, "Pager", result.page, PER_PAGE, result.total);
	response_cache(req, 1);
	struct facets facets = {&query, &result};
	outcome = portal_ads(req, &result);
	return outcome ? outcome : facets_show(req, &facets);
}

const struct page page_search = {
	.path = "/stellen",
	.right = RIGHT_PUBLIC,
	.view = "portal/search.cs",
	.title = "search",
	.show = show,
};
