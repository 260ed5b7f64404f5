/* What may help when little is found: a slip in typing, a word or a filter too many. */
#include "base/buf.h"
#include "search/search_private.h"

#define LITTLE 2 /* ads that still count as almost nothing */

static int64_t count_matched(
	struct search *search, const struct search_query *query, bool filters)
{
	struct pass pass = {.query = query, .words = true, .filters = filters};
	facets_pass(search, &pass);
	return pass.total;
}

static const char *words_join(
	struct pool *pool, const struct query_unit *units, size_t count, size_t without)
{
	struct buf buf;
	buf_init(&buf, pool);
	for (size_t i = 0; i < count; i++) {
		if (i == without)
			continue;
		if (buf.length > 0)
			buf_char(&buf, ' ');
		buf_str(&buf, units[i].text);
	}
	return buf.data;
}

/* The words with each rare one's likely spelling; counts only when it finds more. */
static void slips_suggest(struct search *search, struct pool *pool,
	const struct search_query *query, const struct query_unit *units, size_t count,
	int64_t found, struct search_result *result_r)
{
	struct query_unit corrected[UNITS_MAX];
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		corrected[i] = units[i];
		uint32_t docs = units[i].docs;
		if (docs > LITTLE)
			continue;
		const char *word = lexicon_slip(
			search, pool, units[i].joined, units[i].joined_bytes, &docs);
		if (word) {
			corrected[i].text = word;
			any = true;
		}
	}
	if (!any)
		return;
	const char *words = words_join(pool, corrected, count, UNITS_MAX);
	struct query_unit parsed[UNITS_MAX];
	size_t n = query_parse(search, pool, words, parsed);
	if (n == 0)
		return;
	match_units(search, parsed, n, UNITS_MAX);
	if (count_matched(search, query, false) > found)
		result_r->suggestion =
			(struct search_hint){words, count_matched(search, query, true)};
}

static bool filtered(const struct search_query *query)
{
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		if (query->facets[f].count > 0)
			return true;
	return false;
}

void suggest(struct search *search, struct pool *pool, const struct search_query *query,
	struct query_unit *units, size_t count, struct search_result *result_r)
{
	if (result_r->total > LITTLE)
		return;
	int64_t unfiltered = result_r->total;
	if (filtered(query) && count > 0)
		unfiltered = count_matched(search, query, false);
	if (filtered(query) && count == 0) {
		struct pass pass = {.query = query};
		facets_pass(search, &pass);
		unfiltered = pass.total;
	}
	if (result_r->total == 0)
		result_r->without_filters = unfiltered;
	if (unfiltered <= LITTLE && count > 0)
		slips_suggest(search, pool, query, units, count, unfiltered, result_r);
	if (result_r->total > 0 || count < 2)
		return;
	result_r->hints = POOL_ARRAY(pool, struct search_hint, count);
	for (size_t i = 0; i < count; i++) {
		match_units(search, units, count, i);
		int64_t total = count_matched(search, query, true);
		if (total > 0)
			result_r->hints[result_r->hint_count++] =
				(struct search_hint){words_join(pool, units, count, i), total};
	}
}
