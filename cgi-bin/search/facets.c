/* The ads found: which are shown and pass the filters, and how often each value of each facet occurs,
 * a facet's own filter left aside. Only they are walked, or the others when these are fewer. */
#include <stdlib.h>
#include <string.h>

#include "search/search_private.h"

#define SCORE_SHIFT 40
#define SCORE_MOST ((1U << 24) - 1)

/* The filters that are set. */
struct filters {
	size_t facets[SEARCH_FACETS];
	size_t count;
};

static void filters_set(struct search *search, const struct pass *pass, struct filters *filters_r)
{
	filters_r->count = 0;
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		const struct search_facet *facet = &search->facets[f];
		memset(search->counts[f], 0, (facet->count + 1U) * sizeof(uint32_t));
		if (pass->query->facets[f].count == 0)
			continue;
		filters_r->facets[filters_r->count++] = f;
		memset(search->chosen[f], 0, facet->count + 1U);
		for (size_t i = 0; i < pass->query->facets[f].count; i++)
			for (uint32_t v = 0; v < facet->count; v++)
				if (!strcmp(facet->texts[v], pass->query->facets[f].values[i]))
					search->chosen[f][v] = 1;
	}
}

/* Which ads are shown on this portal today: found out once, until day or files change. */
void facets_shown(struct search *search, int32_t today, bool internal)
{
	struct search_shown *shown = &search->shown;
	if (shown->known && shown->day == today && shown->internal == internal)
		return;
	int32_t day = today - FORMAT_DAY_0;
	shown->known = false;
	shown->count = 0;
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		memset(shown->totals[f], 0, (search->facets[f].count + 1U) * sizeof(uint32_t));
	for (size_t p = 0; p < PARTS; p++) {
		uint32_t docs = search_docs(search, p);
		memset(shown->bits[p], 0, BITS(docs) * sizeof(uint64_t));
		for (uint32_t doc = 0; doc < docs; doc++) {
			const struct format_cell *cell = &search->cells[p][doc];
			if (!search_bit(search->alive[p], doc) || cell->valid_from > day ||
				cell->valid_to < day || (!internal && !cell->external))
				continue;
			shown->bits[p][doc >> 6] |= UINT64_C(1) << (doc & 63);
			shown->count++;
			for (size_t f = 0; f < SEARCH_FACETS; f++)
				shown->totals[f][cell->values[f]]++;
		}
	}
	shown->day = today;
	shown->internal = internal;
	shown->known = true;
}

/* Counts one ad; does it pass all filters? */
static bool cell_count(
	struct search *search, const uint16_t *values, const struct filters *filters)
{
	size_t failed = SEARCH_FACETS;
	for (size_t i = 0; i < filters->count; i++) {
		size_t f = filters->facets[i];
		if (search->chosen[f][values[f]])
			continue;
		if (failed < SEARCH_FACETS)
			return false;
		failed = f;
	}
	if (failed < SEARCH_FACETS) {
		search->counts[failed][values[failed]]++;
		return false;
	}
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		search->counts[f][values[f]]++;
	return true;
}

/* What sorts the document: the smallest key comes first; of equals the newest. */
static uint64_t key_of(const struct search *search, const struct pass *pass, size_t part,
	uint32_t doc, uint16_t valid_to)
{
	uint64_t first = 0;
	if (pass->query->sort == SEARCH_DEADLINE) {
		first = valid_to;
	} else if (pass->query->sort == SEARCH_RELEVANCE && pass->words) {
		uint32_t score = search->scores[part].total[doc];
		first = SCORE_MOST - (score < SCORE_MOST ? score : SCORE_MOST);
	}
	uint64_t position = part == PART_BASE ? doc : search->position[doc];
	uint64_t delta = part == PART_BASE ? POSITION_NONE : doc;
	return first << SCORE_SHIFT | position << POSITION_DELTA | delta;
}

static inline uint64_t hits_of(
	const struct search *search, const struct pass *pass, size_t part, size_t i)
{
	uint64_t shown = search->shown.bits[part][i];
	return pass->words ? shown & search->scores[part].found[i] : shown;
}

static uint32_t hits_count(const struct search *search, const struct pass *pass)
{
	uint32_t count = 0;
	for (size_t p = 0; p < PARTS; p++)
		for (size_t i = 0; i < BITS(search_docs(search, p)); i++)
			count += (uint32_t)__builtin_popcountll(hits_of(search, pass, p, i));
	return count;
}

/* Adds `sign` for each value of the ads found, or (`others`) of those shown and not found. */
static void values_count(
	struct search *search, const struct pass *pass, bool others, uint32_t sign)
{
	for (size_t p = 0; p < PARTS; p++)
		for (size_t i = 0; i < BITS(search_docs(search, p)); i++) {
			uint64_t hits = hits_of(search, pass, p, i);
			if (others)
				hits ^= search->shown.bits[p][i];
			for (; hits; hits &= hits - 1) {
				size_t doc = i * 64 + (size_t)__builtin_ctzll(hits);
				const uint16_t *values = search->cells[p][doc].values;
				for (size_t f = 0; f < SEARCH_FACETS; f++)
					search->counts[f][values[f]] += sign;
			}
		}
}

/* Above half of all ads the others are fewer, and the totals are kept. */
static void count_unfiltered(struct search *search, struct pass *pass)
{
	uint32_t count = hits_count(search, pass);
	bool others = count > search->shown.count / 2;
	for (size_t f = 0; f < SEARCH_FACETS && others; f++)
		memcpy(search->counts[f], search->shown.totals[f],
			(search->facets[f].count + 1U) * sizeof(uint32_t));
	values_count(search, pass, others, others ? UINT32_MAX : 1);
	pass->total = count;
}

/* Fills `passed` with the ads that pass all filters. An ad that passes them counts
 * everywhere; one that fails a single facet's counts there, as what another choice would find. */
static void count_filtered(struct search *search, struct pass *pass, const struct filters *filters)
{
	for (size_t p = 0; p < PARTS; p++) {
		uint64_t *passed = search->scores[p].passed;
		for (size_t i = 0; i < BITS(search_docs(search, p)); i++) {
			passed[i] = 0;
			for (uint64_t hits = hits_of(search, pass, p, i); hits; hits &= hits - 1) {
				size_t bit = (size_t)__builtin_ctzll(hits);
				if (!cell_count(search, search->cells[p][i * 64 + bit].values, filters))
					continue;
				passed[i] |= UINT64_C(1) << bit;
				pass->total++;
			}
		}
	}
}

/* How many pass all filters, and nothing else. */
static int64_t total_filtered(
	const struct search *search, const struct pass *pass, const struct filters *filters)
{
	int64_t total = 0;
	for (size_t p = 0; p < PARTS; p++)
		for (size_t i = 0; i < BITS(search_docs(search, p)); i++)
			for (uint64_t hits = hits_of(search, pass, p, i); hits; hits &= hits - 1) {
				size_t doc = i * 64 + (size_t)__builtin_ctzll(hits), k = 0;
				const uint16_t *values = search->cells[p][doc].values;
				while (k < filters->count &&
					search->chosen[filters->facets[k]][values[filters->facets[k]]])
					k++;
				total += k == filters->count;
			}
	return total;
}

static void top_fill(struct search *search, struct pass *pass, bool filtered)
{
	bool newest = pass->query->sort == SEARCH_NEWEST ||
		(pass->query->sort == SEARCH_RELEVANCE && !pass->words);
	for (size_t p = 0; p < PARTS; p++) {
		size_t taken = 0;
		for (size_t i = 0; i < BITS(search_docs(search, p)); i++) {
			uint64_t hits = filtered ? search->scores[p].passed[i]
						 : hits_of(search, pass, p, i);
			/* A file's documents come newest first. */
			if (newest && taken >= pass->top->wanted)
				break;
			for (; hits; hits &= hits - 1) {
				uint32_t doc = (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(hits);
				uint16_t valid_to = search->cells[p][doc].valid_to;
				top_add(pass->top, key_of(search, pass, p, doc, valid_to));
				taken++;
			}
		}
	}
}

void facets_pass(struct search *search, struct pass *pass)
{
	struct filters filters;
	filters_set(search, pass, &filters);
	facets_shown(search, pass->query->today, pass->query->internal);
	pass->total = 0;
	if (!pass->top) {
		pass->total = filters.count > 0 ? total_filtered(search, pass, &filters)
						: hits_count(search, pass);
		return;
	}
	if (filters.count > 0)
		count_filtered(search, pass, &filters);
	else
		count_unfiltered(search, pass);
	top_fill(search, pass, filters.count > 0);
}

static int value_compare(const void *a, const void *b)
{
	const struct search_value *left = a, *right = b;
	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return strcmp(left->label ? left->label : left->value,
		right->label ? right->label : right->value);
}

/* Values that would find nothing only when they are chosen. */
void facets_result(const struct search *search, struct pool *pool,
	const struct search_query *query, struct search_result *result_r)
{
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		const struct search_facet *facet = &search->facets[f];
		bool filtered = query->facets[f].count > 0;
		struct search_value *values =
			POOL_ARRAY(pool, struct search_value, facet->count + 1U);
		size_t n = 0;
		for (uint32_t v = 0; v < facet->count; v++) {
			uint32_t count = search->counts[f][v];
			if (count > 0 || (filtered && search->chosen[f][v]))
				values[n++] = (struct search_value){
					pool_strdup(pool, facet->texts[v]),
					pool_strdup(pool, facet->labels[v]), count};
		}
		if (n > 0)
			qsort(values, n, sizeof(*values), value_compare);
		result_r->facets[f].values = values;
		result_r->facets[f].count = n;
	}
}
