/* One reading of the documents: what is shown, passes the filters, and how often each value of each
 * facet occurs, a facet's own filter left aside. */
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
		if (!pass->filters || pass->query->facets[f].count == 0)
			continue;
		filters_r->facets[filters_r->count++] = f;
		memset(search->chosen[f], 0, facet->count + 1U);
		for (size_t i = 0; i < pass->query->facets[f].count; i++)
			for (uint32_t v = 0; v < facet->count; v++)
				if (!strcmp(facet->texts[v], pass->query->facets[f].values[i]))
					search->chosen[f][v] = 1;
	}
}

/* An ad that passes all filters counts everywhere; one that fails a single facet's counts there, as
 * what another choice would find. */
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

static void part_pass(
	struct search *search, struct pass *pass, size_t part, const struct filters *filters)
{
	const struct segment *segment = search->part[part];
	const uint32_t *found = pass->words ? search->scores[part].total : NULL;
	const uint8_t *dead = part == PART_BASE ? search->dead : NULL;
	int32_t day = pass->query->today - FORMAT_DAY_0;
	uint16_t values[SEARCH_FACETS];
	for (uint32_t doc = 0; doc < segment->header.docs; doc++) {
		const struct format_cell *cell = &segment->cells[doc];
		if ((found && !found[doc]) || (dead && dead[doc]) || cell->valid_from > day ||
			cell->valid_to < day || (!pass->query->internal && !cell->external))
			continue;
		const uint16_t *numbers = cell->values;
		if (part == PART_DELTA) {
			for (size_t f = 0; f < SEARCH_FACETS; f++)
				values[f] = search->facets[f].of_delta[cell->values[f]];
			numbers = values;
		}
		if (!cell_count(search, numbers, filters))
			continue;
		pass->total++;
		if (pass->top)
			top_add(pass->top, key_of(search, pass, part, doc, cell->valid_to));
	}
}

void facets_pass(struct search *search, struct pass *pass)
{
	struct filters filters;
	filters_set(search, pass, &filters);
	pass->total = 0;
	for (size_t p = 0; p < PARTS; p++)
		if (search->part[p])
			part_pass(search, pass, p, &filters);
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
