/* The ads found: which are shown and pass the filters, and how often each value of each facet
 * occurs, a facet's own filter left aside. Only they are walked, or the others when these are
 * fewer. */
#include <stdlib.h>
#include <string.h>

#include "search/search_private.h"

#define VALUE_MANY 16 /* one of so many documents has the value */
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
			if (!search_bit(search->alive[p], doc) || cell->valid_from > day
				|| cell->valid_to < day || (!internal && !cell->external))
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

/* What sorts the document: the smallest key comes first; of equals the newest. */
static uint64_t order_key(const struct search *search, const struct pass *pass, size_t part,
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

/* Marks the base's documents that have a value. Of values many have the bits are kept. */
static void value_mark(struct search *search, size_t f, uint32_t value, uint64_t *bits)
{
	uint32_t all = search_docs(search, PART_BASE), count;
	const uint32_t *docs = segment_value_docs(search->part[PART_BASE], f, value, &count);
	const uint64_t *kept = search->value_bits[f][value];
	bool many = count > all / VALUE_MANY;
	uint64_t *to = many && !kept ? POOL_ARRAY(search->pool, uint64_t, BITS(all)) : bits;
	for (uint32_t i = 0; i < count && !kept; i++)
		if (docs[i] < all)
			to[docs[i] >> 6] |= UINT64_C(1) << (docs[i] & 63);
	if (to != bits)
		kept = search->value_bits[f][value] = to;
	for (size_t i = 0; kept && i < BITS(all); i++)
		bits[i] |= kept[i];
}

/* Marks what passes the filter of facet `f`: in the base only the documents of the values chosen
 * are walked. */
static void filter_mark(struct search *search, size_t f)
{
	uint32_t changed = search_docs(search, PART_DELTA);
	uint64_t *bits = search->scores[PART_DELTA].filters[f];
	memset(bits, 0, BITS(changed) * sizeof(uint64_t));
	for (uint32_t doc = 0; doc < changed; doc++)
		if (search->chosen[f][search->cells[PART_DELTA][doc].values[f]])
			bits[doc >> 6] |= UINT64_C(1) << (doc & 63);
	bits = search->scores[PART_BASE].filters[f];
	memset(bits, 0, BITS(search_docs(search, PART_BASE)) * sizeof(uint64_t));
	for (uint32_t v = 0; v < search->part[PART_BASE]->header.values[f]; v++)
		if (search->chosen[f][v])
			value_mark(search, f, v, bits);
}

/* Makes `set` what is found and passes all filters but the one numbered `without`; how many. */
static uint32_t set_make(struct search *search, const struct pass *pass,
	const struct filters *filters, size_t without)
{
	uint32_t count = 0;
	for (size_t p = 0; p < PARTS; p++) {
		struct search_scores *scores = &search->scores[p];
		for (size_t i = 0; i < BITS(search_docs(search, p)); i++) {
			uint64_t hits = hits_of(search, pass, p, i);
			for (size_t k = 0; k < filters->count && hits; k++)
				if (k != without)
					hits &= scores->filters[filters->facets[k]][i];
			scores->set[i] = hits;
			count += (uint32_t)__builtin_popcountll(hits);
		}
	}
	return count;
}

/* Adds `sign` for each value these facets have in `set`, or (`others`) in what is shown and not
 * in it. */
static void values_count(
	struct search *search, const size_t *facets, size_t facet_count, bool others, uint32_t sign)
{
	for (size_t p = 0; p < PARTS; p++)
		for (size_t i = 0; i < BITS(search_docs(search, p)); i++) {
			uint64_t hits = search->scores[p].set[i];
			if (others)
				hits ^= search->shown.bits[p][i];
			for (; hits; hits &= hits - 1) {
				size_t doc = i * 64 + (size_t)__builtin_ctzll(hits);
				const uint16_t *values = search->cells[p][doc].values;
				for (size_t f = 0; f < facet_count; f++)
					search->counts[facets[f]][values[facets[f]]] += sign;
			}
		}
}

/* Counts these facets in `set`, which has `count` ads: above half of all shown the others are
 * fewer, and the totals are kept. */
static void set_count(
	struct search *search, uint32_t count, const size_t *facets, size_t facet_count)
{
	bool others = count > search->shown.count / 2;
	for (size_t f = 0; f < facet_count && others; f++)
		memcpy(search->counts[facets[f]], search->shown.totals[facets[f]],
			(search->facets[facets[f]].count + 1U) * sizeof(uint32_t));
	values_count(search, facets, facet_count, others, others ? UINT32_MAX : 1);
}

static void top_fill(struct search *search, struct pass *pass)
{
	bool newest = pass->query->sort == SEARCH_NEWEST
		|| (pass->query->sort == SEARCH_RELEVANCE && !pass->words);
	for (size_t p = 0; p < PARTS; p++) {
		size_t taken = 0;
		for (size_t i = 0; i < BITS(search_docs(search, p)); i++) {
			uint64_t hits = search->scores[p].set[i];
			/* A file's documents come newest first. */
			if (newest && taken >= pass->top->wanted)
				break;
			for (; hits; hits &= hits - 1) {
				uint32_t doc = (uint32_t)(i * 64) + (uint32_t)__builtin_ctzll(hits);
				uint16_t valid_to = search->cells[p][doc].valid_to;
				top_add(pass->top, order_key(search, pass, p, doc, valid_to));
				taken++;
			}
		}
	}
}

/* A facet that is filtered counts what another choice would find: its own filter is left aside. */
void facets_pass(struct search *search, struct pass *pass)
{
	struct filters filters;
	size_t others[SEARCH_FACETS], other_count = 0;
	filters_set(search, pass, &filters);
	facets_shown(search, pass->query->today, pass->query->internal);
	for (size_t k = 0; k < filters.count; k++)
		filter_mark(search, filters.facets[k]);
	for (size_t k = 0; k < filters.count && pass->top; k++)
		set_count(search, set_make(search, pass, &filters, k), &filters.facets[k], 1);
	pass->total = set_make(search, pass, &filters, SEARCH_FACETS);
	if (!pass->top)
		return;
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		if (pass->query->facets[f].count == 0)
			others[other_count++] = f;
	set_count(search, (uint32_t)pass->total, others, other_count);
	top_fill(search, pass);
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
void facets_result(const struct search *search, struct pool *pool, const struct search_query *query,
	struct search_result *result_r)
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
				values[n++] =
					(struct search_value){pool_strdup(pool, facet->texts[v]),
						pool_strdup(pool, facet->labels[v]), count};
		}
		if (n > 0)
			qsort(values, n, sizeof(*values), value_compare);
		result_r->facets[f].values = values;
		result_r->facets[f].count = n;
	}
}
