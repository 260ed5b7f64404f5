/* What may help when little is found: a slip in typing, a word or a filter too many. */
#include "search/search_private.h"

#define SLIP_BYTES 5 /* of a word of the thesaurus */
#define LITTLE 2 /* ads that still count as almost nothing */

static int64_t count_matched(struct search *search, const struct search_query *query, bool words)
{
	struct pass pass = {.query = query, .words = words};
	facets_pass(search, &pass);
	return pass.total;
}

/* A word of the thesaurus that differs by one slip: no ad may have it. */
static const char *term_slip(const struct search *search, const struct query_unit *unit)
{
	const struct thesaurus_entry *entries;
	size_t count = thesaurus_all(search->thesaurus, &entries);
	if (unit->joined_bytes < SLIP_BYTES)
		return NULL;
	for (size_t i = 0; i < count; i++) {
		const char *term = entries[i].term;
		struct token_group group;
		if (!entries[i].leads || !token_next(&term, &group) || *term)
			continue;
		if (lexicon_slipped(unit->joined, unit->joined_bytes, group.joined.word,
			    group.joined.bytes))
			return entries[i].term;
	}
	return NULL;
}

/* The words with each rare one's likely spelling; counts only when it finds more. */
static void slips_suggest(struct search *search, struct pool *pool,
	const struct query_reading *reading, int64_t found, struct search_result *result_r)
{
	const char *texts[UNITS_MAX];
	bool any = false;
	for (size_t i = 0; i < reading->count; i++) {
		const struct query_unit *unit = &reading->units[i];
		uint32_t docs = unit->docs;
		texts[i] = unit->text;
		if (docs > LITTLE || unit->split || unit->joined_bytes == 0)
			continue;
		const char *word =
			lexicon_slip(search, pool, unit->joined, unit->joined_bytes, &docs);
		if (!word && docs == 0)
			word = term_slip(search, unit);
		if (word) {
			texts[i] = word;
			any = true;
		}
	}
	if (!any)
		return;
	struct search_query query = *reading->asked;
	struct query_reading corrected;
	query.words = reading_words(pool, reading, UNITS_MAX, UNITS_MAX, texts);
	query_read(search, pool, &query, false, &corrected);
	bool words = corrected.count > 0;
	if (words)
		match_units(search, NULL, corrected.units, corrected.count);
	if (count_matched(search, &corrected.bare, words) > found)
		result_r->suggestion = (struct search_hint){
			query.words, count_matched(search, &corrected.query, words)};
}

static bool filtered(const struct query_reading *reading)
{
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		if (reading->asked->facets[f].count > 0)
			return true;
	return false;
}

/* What is found without a filter the words named. */
static void chip_hint(struct search *search, struct pool *pool, const struct query_reading *reading,
	size_t chip, struct search_result *result_r)
{
	struct search_query query = *reading->asked;
	struct query_reading rest;
	query.words = reading->chips[chip].rest;
	query_read(search, pool, &query, false, &rest);
	if (rest.count > 0)
		match_units(search, NULL, rest.units, rest.count);
	int64_t total = rest.count + rest.chip_count > 0
		? count_matched(search, &rest.query, rest.count > 0)
		: 0;
	if (total > 0)
		result_r->hints[result_r->hint_count++] = (struct search_hint){query.words, total};
}

/* The words without one of them, where that finds ads. */
static void word_hints(struct search *search, struct pool *pool, struct query_reading *reading,
	struct search_result *result_r)
{
	for (size_t i = 0; i < reading->count && reading->count > 1; i++) {
		match_again(search, reading->units, reading->count, i);
		int64_t total = count_matched(search, &reading->query, true);
		if (total > 0)
			result_r->hints[result_r->hint_count++] = (struct search_hint){
				reading_words(pool, reading, i, UNITS_MAX, NULL), total};
	}
}

void suggest(struct search *search, struct pool *pool, struct query_reading *reading,
	struct search_result *result_r)
{
	size_t count = reading->count;
	if (result_r->total > LITTLE)
		return;
	/* What was found last was as it was typed, when that was tried too. */
	if (reading->chip_count > 0 && count > 0)
		match_units(search, NULL, reading->units, count);
	int64_t unfiltered = result_r->total;
	if (filtered(reading))
		unfiltered = count_matched(search, &reading->bare, count > 0);
	if (result_r->total == 0) {
		result_r->without_filters = unfiltered;
		result_r->hints =
			POOL_ARRAY(pool, struct search_hint, count + reading->chip_count + 1);
		word_hints(search, pool, reading, result_r);
	}
	if (unfiltered <= LITTLE && count > 0)
		slips_suggest(search, pool, reading, unfiltered, result_r);
	for (size_t i = 0;
		result_r->total == 0 && i < reading->chip_count && count + reading->chip_count > 1;
		i++)
		chip_hint(search, pool, reading, i, result_r);
}
