/* Answering a query. */
#include <string.h>

#include "base/log.h"
#include "search/index/guard.h"
#include "search/search_private.h"

struct finding {
	struct search *search;
	struct pool *pool;
	const struct search_query *query;
	struct search_result *result;
};

static struct search_hit hit_of(const struct search *search, uint64_t key)
{
	uint32_t delta = (uint32_t)key & POSITION_NONE;
	size_t part = delta == POSITION_NONE ? PART_BASE : PART_DELTA;
	uint32_t doc =
		part == PART_DELTA ? delta : (uint32_t)(key >> POSITION_DELTA) & (FORMAT_DOCS - 1);
	const struct format_place *place = &search->part[part]->places[doc];
	return (struct search_hit){place->id, place->version};
}

static void page_take(const struct finding *finding, struct top *top)
{
	const struct search_query *query = finding->query;
	struct search_result *result = finding->result;
	int64_t pages = (result->total + query->per_page - 1) / query->per_page;
	if (query->page > 1)
		result->page = query->page < pages ? query->page : pages > 1 ? pages : 1;
	top_end(top);
	result->hits = POOL_ARRAY(finding->pool, struct search_hit, (size_t)query->per_page);
	size_t first = (size_t)((result->page - 1) * query->per_page);
	for (size_t i = first; i < top->count && result->count < (size_t)query->per_page; i++)
		result->hits[result->count++] = hit_of(finding->search, top->keys[i]);
}

/* Keys of all pages up to the one asked for; of all documents at most. */
static size_t keys_wanted(const struct search *search, const struct search_query *query)
{
	size_t all = (size_t)search_docs(search, PART_BASE) + search_docs(search, PART_DELTA) + 1;
	if (query->page < 1 || (uint64_t)query->page > all)
		return all;
	size_t wanted = (size_t)query->page * (size_t)query->per_page;
	return wanted < all ? wanted : all;
}

/* Finds what was understood. */
static void reading_find(struct finding *finding, struct query_reading *reading)
{
	struct search *search = finding->search;
	struct search_result *result = finding->result;
	bool literal = finding->query->reading == SEARCH_LITERAL;
	struct top top;
	memset(result, 0, sizeof(*result));
	result->page = 1;
	result->left_out = reading->left_out;
	if (reading->count > 0)
		match_units(search, literal ? NULL : finding->pool, reading->units, reading->count);
	top_begin(&top, finding->pool, keys_wanted(search, &reading->query));
	struct pass pass = {&reading->query, reading->count > 0, &top, 0};
	facets_pass(search, &pass);
	result->total = pass.total;
	facets_result(search, finding->pool, &reading->query, result);
	page_take(finding, &top);
	for (size_t i = 0; i < reading->count && result->total > 0; i++)
		if (reading->units[i].split)
			result->split = reading->units[i].split;
	result->chips = POOL_ARRAY(finding->pool, struct search_chip, reading->chip_count + 1);
	result->chip_count = reading->chip_count;
	memcpy(result->chips, reading->chips, reading->chip_count * sizeof(*result->chips));
}

/* As it was understood; when that finds nothing, as it was typed. */
static void understood_find(struct finding *finding, struct query_reading *reading)
{
	const struct search_query *query = finding->query;
	bool literal = query->reading == SEARCH_LITERAL;
	query_read(finding->search, finding->pool, query, literal, reading);
	reading_find(finding, reading);
	if (finding->result->total > 0 || reading->chip_count == 0 || literal)
		return;
	struct query_reading typed;
	struct search_result understood = *finding->result;
	query_read(finding->search, finding->pool, query, true, &typed);
	reading_find(finding, &typed);
	if (finding->result->total > 0) {
		*reading = typed;
		return;
	}
	*finding->result = understood;
}

static void find_work(void *context)
{
	struct finding *finding = context;
	struct search_result *result = finding->result;
	struct query_reading reading;
	const struct search_query *query = finding->query;
	memset(result, 0, sizeof(*result));
	result->page = 1;
	struct token_group any;
	const char *words = query->words;
	if (words && *words && !token_next(&words, &any))
		return;
	understood_find(finding, &reading);
	suggest(finding->search, finding->pool, &reading, result);
	if (query->reading != SEARCH_CORRECTED || result->total > 0 || !result->suggestion.words
		|| result->suggestion.total == 0)
		return;
	struct search_query corrected = *query;
	const char *instead = result->suggestion.words;
	corrected.words = instead;
	finding->query = &corrected;
	understood_find(finding, &reading);
	result->corrected = instead;
	finding->query = query;
}

enum outcome search_find(struct search *search, struct pool *pool, const struct search_query *query,
	struct search_result *result_r)
{
	struct finding finding = {search, pool, query, result_r};
	for (int tries = 0; tries < 2 && search->part[PART_BASE]; tries++) {
		if (guard_run(find_work, &finding))
			return OK;
		/* The file was cut off under the mapping: its identity is another one now. */
		log_error("search", "reason=bus_error");
		if (search_refresh(search))
			break;
	}
	memset(result_r, 0, sizeof(*result_r));
	return UNAVAILABLE;
}

/* Is the document as the index has it? */
static bool document_same(const struct search *search, size_t part, uint32_t doc,
	const struct search_document *document)
{
	const struct format_place *place = &search->part[part]->places[doc];
	const struct format_cell *cell = &search->part[part]->cells[doc];
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		const struct search_facet *facet = &search->facets[f];
		uint16_t value =
			part == PART_DELTA ? facet->of_delta[cell->values[f]] : cell->values[f];
		if (value >= facet->count || strcmp(facet->texts[value], document->facets[f]) != 0)
			return false;
	}
	return place->version == document->version && place->published == document->published
		&& place->content == search_content(document)
		&& cell->valid_from == document->valid_from - FORMAT_DAY_0
		&& cell->valid_to == document->valid_to - FORMAT_DAY_0
		&& cell->external == document->external;
}

struct checking {
	struct search *search;
	const struct search_document *document;
	search_report *report;
	void *context;
};

static void check_one(struct checking *checking)
{
	struct search *search = checking->search;
	int64_t id = checking->document->id;
	uint32_t doc = search->part[PART_DELTA] ? segment_find(search->part[PART_DELTA], id) : 0;
	size_t part = PART_DELTA;
	if (doc >= search_docs(search, PART_DELTA)) {
		part = PART_BASE;
		doc = segment_find(search->part[PART_BASE], id);
		if (doc >= search_docs(search, PART_BASE)
			|| !search_bit(search->alive[part], doc)) {
			checking->report(checking->context, "missing", id);
			return;
		}
	}
	search->seen_docs[part][doc] = 1;
	if (!document_same(search, part, doc, checking->document))
		checking->report(checking->context, "different", id);
}

static void find_check(void *context)
{
	struct checking *checking = context;
	struct search *search = checking->search;
	for (size_t p = 0; p < PARTS && !search->seen_docs[p]; p++)
		search->seen_docs[p] =
			POOL_ARRAY(search->pool, uint8_t, search_docs(search, p) + 1U);
	if (checking->document) {
		check_one(checking);
		return;
	}
	for (size_t p = 0; p < PARTS; p++) {
		for (uint32_t i = 0; i < search_docs(search, p); i++)
			if (!search->seen_docs[p][i] && search_bit(search->alive[p], i))
				checking->report(checking->context, "surplus",
					search->part[p]->places[i].id);
		search->seen_docs[p] = NULL;
	}
}

enum outcome search_check(struct search *search, const struct search_document *document,
	search_report *report, void *context)
{
	struct checking checking = {search, document, report, context};
	return search->part[PART_BASE] && guard_run(find_check, &checking) ? OK : UNAVAILABLE;
}
