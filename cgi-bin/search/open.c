/* The reader's files: taking new ones, keeping what is whole. */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "search/index/files.h"
#include "search/index/guard.h"
#include "search/search_private.h"

struct search *search_open(const char *directory)
{
	struct search *search = calloc(1, sizeof(*search));
	if (search)
		search->directory = strdup(directory);
	if (!search || !search->directory)
		log_fatal("memory", "bytes=%zu", sizeof(*search));
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		search->counts[f] = calloc(VALUES_ALL, sizeof(uint32_t));
		search->chosen[f] = calloc(VALUES_ALL, 1);
		search->shown.totals[f] = calloc(VALUES_ALL, sizeof(uint32_t));
		if (!search->counts[f] || !search->chosen[f] || !search->shown.totals[f])
			log_fatal("memory", "bytes=%d", VALUES_ALL);
	}
	search->thesaurus = thesaurus_open(directory);
	return search;
}

static void segments_drop(struct search *search)
{
	segment_close(&search->part[PART_BASE]);
	segment_close(&search->part[PART_DELTA]);
	pool_free(&search->pool);
	memset(search->seen_docs, 0, sizeof(search->seen_docs));
}

void search_free(struct search **search)
{
	if (!*search)
		return;
	segments_drop(*search);
	thesaurus_free(&(*search)->thesaurus);
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		free((*search)->counts[f]);
		free((*search)->chosen[f]);
		free((*search)->shown.totals[f]);
	}
	free((*search)->directory);
	free(*search);
	*search = NULL;
}

uint64_t search_serial(const struct search *search)
{
	return search->serial;
}

int64_t search_version(const struct search *search)
{
	const struct segment *last =
		search->part[PART_DELTA] ? search->part[PART_DELTA] : search->part[PART_BASE];
	return last ? last->header.version : 0;
}

static const char *string_copy(struct pool *pool, const struct segment *segment, uint32_t at)
{
	uint64_t bytes = segment->header.sections[SECTION_STRINGS].bytes;
	if (at == 0 || at >= bytes)
		return NULL;
	const char *text = segment->strings + at;
	return pool_strndup(pool, text, strnlen(text, bytes - at));
}

/* The number of a value that the base has, or a new one. */
static uint32_t value_number(struct search_facet *facet, uint32_t base, const char *text)
{
	for (uint32_t i = 0; i < base; i++) {
		if (strcmp(facet->texts[i], text) == 0)
			return i;
	}
	return facet->count < UINT16_MAX ? facet->count++ : facet->count - 1;
}

static void facet_join(struct search *next, size_t f, size_t first[PARTS])
{
	struct search_facet *facet = &next->facets[f];
	const struct segment *base = next->part[PART_BASE], *delta = next->part[PART_DELTA];
	uint32_t room = base->header.values[f] + (delta ? delta->header.values[f] : 0) + 1;
	facet->texts = POOL_ARRAY(next->pool, const char *, room);
	facet->labels = POOL_ARRAY(next->pool, const char *, room);
	facet->count = base->header.values[f];
	next->value_bits[f] = POOL_ARRAY(next->pool, uint64_t *, facet->count + 1U);
	for (uint32_t i = 0; i < facet->count; i++) {
		const struct format_value *value = &base->values[first[PART_BASE] + i];
		const char *text = string_copy(next->pool, base, value->text);
		facet->texts[i] = text ? text : "";
		facet->labels[i] = string_copy(next->pool, base, value->label);
	}
	if (!delta)
		return;
	facet->of_delta = POOL_ARRAY(next->pool, uint16_t, VALUES_ALL);
	for (uint32_t i = 0; i < delta->header.values[f]; i++) {
		const struct format_value *value = &delta->values[first[PART_DELTA] + i];
		const char *text = string_copy(next->pool, delta, value->text);
		const char *label = string_copy(next->pool, delta, value->label);
		uint32_t number = value_number(facet, base->header.values[f], text ? text : "");
		facet->texts[number] = text ? text : "";
		if (label)
			facet->labels[number] = label;
		facet->of_delta[i] = (uint16_t)number;
	}
}

static bool newer(const struct format_place *a, const struct format_place *b)
{
	return a->published != b->published ? a->published > b->published : a->id > b->id;
}

static void delta_place(struct search *next)
{
	const struct segment *base = next->part[PART_BASE], *delta = next->part[PART_DELTA];
	next->position = POOL_ARRAY(next->pool, uint32_t, delta->header.docs + 1);
	uint32_t at = 0;
	for (uint32_t i = 0; i < delta->header.docs; i++) {
		uint32_t high = base->header.docs;
		while (at < high) {
			uint32_t middle = at + (high - at) / 2;
			if (newer(&base->places[middle], &delta->places[i]))
				at = middle + 1;
			else
				high = middle;
		}
		next->position[i] = at;
	}
	for (uint32_t i = 0; i < delta->header.replaced; i++) {
		uint32_t doc = segment_find(base, delta->replaced[i]);
		next->alive[PART_BASE][doc >> 6] &= ~(UINT64_C(1) << (doc & 63));
	}
}

static struct search_marks marks_make(struct pool *pool, size_t docs)
{
	return (struct search_marks){
		POOL_ARRAY(pool, uint64_t, BITS(docs)), POOL_ARRAY(pool, uint16_t, docs)};
}

static void scores_make(struct search *next, size_t p)
{
	size_t docs = search_docs(next, p) + 1U;
	next->scores[p] = (struct search_scores){.way = marks_make(next->pool, docs),
		.word = marks_make(next->pool, docs),
		.found = POOL_ARRAY(next->pool, uint64_t, BITS(docs)),
		.set = POOL_ARRAY(next->pool, uint64_t, BITS(docs)),
		.total = POOL_ARRAY(next->pool, uint32_t, docs)};
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		next->scores[p].filters[f] = POOL_ARRAY(next->pool, uint64_t, BITS(docs));
	next->shown.bits[p] = POOL_ARRAY(next->pool, uint64_t, BITS(docs));
	next->alive[p] = POOL_ARRAY(next->pool, uint64_t, BITS(docs));
	memset(next->alive[p], 0xff, BITS(docs) * sizeof(uint64_t));
}

static void cells_make(struct search *next)
{
	const struct segment *delta = next->part[PART_DELTA];
	next->cells[PART_BASE] = next->part[PART_BASE]->cells;
	next->cells[PART_DELTA] = NULL;
	next->shown.known = false;
	if (!delta)
		return;
	struct format_cell *cells =
		POOL_ARRAY(next->pool, struct format_cell, delta->header.docs + 1U);
	for (uint32_t i = 0; i < delta->header.docs; i++) {
		cells[i] = delta->cells[i];
		for (size_t f = 0; f < SEARCH_FACETS; f++)
			cells[i].values[f] = next->facets[f].of_delta[cells[i].values[f]];
	}
	next->cells[PART_DELTA] = cells;
}

/* Everything that is read of both files only once. */
static void segments_join(void *context)
{
	struct search *next = context;
	size_t first[PARTS] = {0};
	for (size_t f = 0; f < SEARCH_FACETS; f++) {
		facet_join(next, f, first);
		for (size_t p = 0; p < PARTS; p++)
			first[p] += next->part[p] ? next->part[p]->header.values[f] : 0;
	}
	for (size_t p = 0; p < PARTS; p++)
		scores_make(next, p);
	cells_make(next);
	names_make(next);
	if (next->part[PART_DELTA])
		delta_place(next);
}

/* Takes these files instead of what it has; the base may be the one it has. */
static bool segments_take(struct search *search, struct segment *base, struct segment *delta)
{
	struct search next = *search;
	next.part[PART_BASE] = base;
	next.part[PART_DELTA] = delta;
	next.pool = pool_new();
	if (!guard_run(segments_join, &next)) {
		pool_free(&next.pool);
		return false;
	}
	if (search->part[PART_BASE] != base)
		segment_close(&search->part[PART_BASE]);
	segment_close(&search->part[PART_DELTA]);
	pool_free(&search->pool);
	*search = next;
	memset(search->seen_docs, 0, sizeof(search->seen_docs));
	search->serial++;
	return true;
}

/* The base it has, if it is of this generation and nobody wrote to its file. One that was removed
 * lives on in memory. */
static struct segment *base_kept(const struct search *search, uint64_t generation)
{
	struct segment *base = search->part[PART_BASE];
	if (!base || base->header.generation != generation)
		return NULL;
	char path[FILES_PATH];
	files_base(search->directory, generation, path);
	struct segment_identity now = segment_look(path);
	return now.inode == 0 || segment_same(&now, &base->identity) ? base : NULL;
}

/* Delta and the base it names, if both are whole. */
static bool take_pair(struct search *search)
{
	char path[FILES_PATH];
	files_delta(search->directory, path);
	struct segment *delta = segment_open(path, FORMAT_DELTA, &search->seen[PART_DELTA]);
	if (!delta)
		return false;
	uint64_t generation = delta->header.generation;
	struct segment *base = base_kept(search, generation), *kept = base;
	files_base(search->directory, generation, path);
	if (base)
		search->seen[PART_BASE] = segment_look(path);
	else
		base = segment_open(path, FORMAT_BASE, &search->seen[PART_BASE]);
	if (base && segments_take(search, base, delta))
		return true;
	if (base != kept)
		segment_close(&base);
	segment_close(&delta);
	return false;
}

/* Without a whole pair: the newest base that is whole, as old as it may be. */
static void take_base(struct search *search)
{
	uint64_t generations[FILES_BASES];
	size_t count = files_bases(search->directory, generations);
	for (size_t i = 0; i < count; i++) {
		char path[FILES_PATH];
		struct segment_identity seen;
		files_base(search->directory, generations[i], path);
		struct segment *base = segment_open(path, FORMAT_BASE, &seen);
		if (base && segments_take(search, base, NULL)) {
			search->seen[PART_BASE] = seen;
			log_warn("search", "reason=old_base generation=%" PRIu64, generations[i]);
			return;
		}
		segment_close(&base);
	}
}

static struct segment_identity base_look(const struct search *search)
{
	char path[FILES_PATH];
	files_base(search->directory, search->part[PART_BASE]->header.generation, path);
	return segment_look(path);
}

/* A new thesaurus makes other answers. One that was not read whole is read again when it changes.
 */
static void thesaurus_look(struct search *search)
{
	char path[FILES_PATH];
	files_thesaurus(search->directory, path);
	struct segment_identity now = segment_look(path);
	if (segment_same(&now, &search->seen_thesaurus))
		return;
	search->seen_thesaurus = now;
	thesaurus_free(&search->thesaurus);
	search->thesaurus = thesaurus_open(search->directory);
	search->serial++;
}

enum outcome search_refresh(struct search *search)
{
	char path[FILES_PATH];
	struct segment_identity delta, base;
	thesaurus_look(search);
	files_delta(search->directory, path);
	delta = segment_look(path);
	if (search->part[PART_BASE]) {
		base = base_look(search);
		if (segment_same(&delta, &search->seen[PART_DELTA])
			&& (base.inode == 0 || segment_same(&base, &search->seen[PART_BASE])))
			return OK;
	}
	if (take_pair(search))
		return OK;
	search->seen[PART_DELTA] = delta;
	struct segment *kept = search->part[PART_BASE];
	if (kept && base_kept(search, kept->header.generation)) {
		search->seen[PART_BASE] = base_look(search);
		log_warn("search", "reason=damaged_file serving=kept");
		return OK;
	}
	segments_drop(search);
	take_base(search);
	return search->part[PART_BASE] ? OK : UNAVAILABLE;
}
