/* Facet values of a set of ads, counted under filters. */
#include <stdlib.h>
#include <string.h>

#include "recruiting/public_ad_private.h"

#define BUCKETS 256
#define BLOCK 1000 /* cells; two blocks fill one of the pool's */
#define BLOCKS 64
#define VALUES_MAX UINT16_MAX

/* A value of one facet, numbered in order of appearance. */
struct value {
	const char *text;
	const char *label;
	uint32_t number;
	struct value *next; /* in the bucket */
	struct value *newer;
};

struct facet {
	struct value *buckets[BUCKETS];
	struct value *first;
	struct value *last;
	uint32_t count;
};

/* An ad by its values' numbers. */
struct cell {
	struct public_ad_place place;
	uint16_t valid_to; /* days since 2000 */
	uint16_t values[FACET_COUNT];
};

struct cube {
	struct pool *pool;
	struct facet facets[FACET_COUNT];
	struct cell **blocks; /* of BLOCK cells each: no cell is moved when ads are added */
	size_t block_room;
	size_t count;
	uint32_t *places; /* by id, open addressing; 0: none, else place + 1. NULL until it is asked
			     for */
	size_t mask;
};

/* A query's filters by number of value: chosen[f] is NULL when the facet is not filtered. */
struct filter {
	size_t active[FACET_COUNT]; /* the facets that are filtered */
	size_t count;
	bool *chosen[FACET_COUNT];
	int64_t *counts[FACET_COUNT];
};

struct cube *cube_new(struct pool *pool)
{
	struct cube *cube = POOL_NEW(pool, struct cube);
	cube->pool = pool;
	return cube;
}

static struct value **bucket(struct facet *facet, const char *text, size_t length)
{
	uint32_t hash = 2166136261U;
	for (size_t i = 0; i < length; i++)
		hash = (hash ^ (unsigned char)text[i]) * 16777619U;
	return &facet->buckets[(hash ^ (hash >> 16)) % BUCKETS];
}

static struct value *value_find(struct value *const *in, const char *text, size_t length)
{
	struct value *value = *in;
	while (value && (strncmp(value->text, text, length) != 0 || value->text[length]))
		value = value->next;
	return value;
}

/* The number of a value, new or known. Beyond VALUES_MAX all share the last number: one portal's
 * lists are far from it. */
static uint16_t value_number(
	struct cube *cube, struct facet *facet, const char *text, size_t length)
{
	struct value **in = bucket(facet, text, length);
	struct value *value = value_find(in, text, length);
	if (value)
		return (uint16_t)value->number;
	if (facet->count == VALUES_MAX)
		return VALUES_MAX - 1;
	value = POOL_NEW(cube->pool, struct value);
	value->text = pool_strndup(cube->pool, text, length);
	value->number = facet->count++;
	value->next = *in;
	*in = value;
	if (facet->last)
		facet->last->newer = value;
	else
		facet->first = value;
	facet->last = value;
	return (uint16_t)value->number;
}

static struct cell *cell_at(const struct cube *cube, size_t i)
{
	return &cube->blocks[i / BLOCK][i % BLOCK];
}

static struct cell *cell_new(struct cube *cube)
{
	size_t block = cube->count / BLOCK;
	if (cube->count % BLOCK == 0) {
		if (block == cube->block_room) {
			size_t room = block ? block * 2 : BLOCKS;
			struct cell **blocks = POOL_ARRAY(cube->pool, struct cell *, room);
			if (block)
				memcpy(blocks, cube->blocks, block * sizeof(*blocks));
			cube->blocks = blocks;
			cube->block_room = room;
		}
		cube->blocks[block] = POOL_ARRAY(cube->pool, struct cell, BLOCK);
	}
	return cell_at(cube, cube->count++);
}

void cube_add(struct cube *cube, const char *ad)
{
	struct cell *cell = cell_new(cube);
	for (size_t f = 0; f < FACET_COUNT; f++) {
		size_t length = strcspn(ad, "\n");
		cell->values[f] = value_number(cube, &cube->facets[f], ad, length);
		ad += length;
		if (*ad)
			ad++;
	}
	char *rest;
	cell->place.id = strtoll(ad, &rest, 10);
	cell->valid_to = (uint16_t)strtol(rest, &rest, 10);
	cell->place.version = strtoll(rest, &rest, 10) * 1000000;
	if (*rest == '.')
		cell->place.version += strtoll(rest + 1, NULL, 10);
}

void cube_label(struct cube *cube, enum public_ad_facet facet, const char *value, const char *label)
{
	size_t length = strlen(value);
	struct value *found =
		value_find(bucket(&cube->facets[facet], value, length), value, length);
	if (found)
		found->label = pool_strdup(cube->pool, label);
}

float *cube_scores(const struct cube *cube, struct pool *pool)
{
	float *scores = POOL_ARRAY(pool, float, cube->count + 1);
	for (size_t i = 0; i < cube->count; i++)
		scores[i] = -1;
	return scores;
}

static size_t place_hash(const struct cube *cube, int64_t id)
{
	return (size_t)(((uint64_t)id * UINT64_C(0x9e3779b97f4a7c15)) >> 20) & cube->mask;
}

static void places_make(struct cube *cube)
{
	size_t size = 2;
	while (size < cube->count * 2)
		size *= 2;
	cube->mask = size - 1;
	cube->places = POOL_ARRAY(cube->pool, uint32_t, size);
	for (uint32_t i = 0; i < cube->count; i++) {
		size_t at = place_hash(cube, cell_at(cube, i)->place.id);
		while (cube->places[at])
			at = (at + 1) & cube->mask;
		cube->places[at] = i + 1;
	}
}

void cube_score(struct cube *cube, float *scores, int64_t id, float score)
{
	if (!cube->places)
		places_make(cube);
	size_t at = place_hash(cube, id);
	while (cube->places[at] && cell_at(cube, cube->places[at] - 1)->place.id != id)
		at = (at + 1) & cube->mask;
	if (cube->places[at])
		scores[cube->places[at] - 1] = score;
}

static void filter_init(const struct cube *cube, struct pool *pool,
	const struct public_ad_query *query, struct filter *filter_r)
{
	memset(filter_r, 0, sizeof(*filter_r));
	for (size_t f = 0; f < FACET_COUNT; f++) {
		const struct facet *facet = &cube->facets[f];
		filter_r->counts[f] = POOL_ARRAY(pool, int64_t, facet->count + 1);
		if (query->facets[f].count == 0)
			continue;
		filter_r->active[filter_r->count++] = f;
		filter_r->chosen[f] = POOL_ARRAY(pool, bool, facet->count + 1);
		for (const struct value *value = facet->first; value; value = value->newer) {
			for (size_t i = 0; i < query->facets[f].count; i++) {
				if (strcmp(query->facets[f].values[i], value->text) == 0)
					filter_r->chosen[f][value->number] = true;
			}
		}
	}
}

/* An ad that passes all filters counts everywhere; one that fails a single facet's counts there, as
 * what another choice would find. */
static bool cell_count(const struct cell *cell, struct filter *filter)
{
	size_t failed = FACET_COUNT;
	for (size_t i = 0; i < filter->count; i++) {
		size_t f = filter->active[i];
		if (filter->chosen[f][cell->values[f]])
			continue;
		if (failed < FACET_COUNT)
			return false;
		failed = f;
	}
	if (failed < FACET_COUNT) {
		filter->counts[failed][cell->values[failed]]++;
		return false;
	}
	for (size_t f = 0; f < FACET_COUNT; f++)
		filter->counts[f][cell->values[f]]++;
	return true;
}

static int value_compare(const void *a, const void *b)
{
	const struct public_ad_value *left = a;
	const struct public_ad_value *right = b;
	if (left->count != right->count)
		return left->count < right->count ? 1 : -1;
	return strcmp(left->label ? left->label : left->value,
		right->label ? right->label : right->value);
}

static void facet_result(const struct facet *facet, const struct filter *filter, size_t f,
	struct pool *pool, struct public_ad_result *result_r)
{
	struct public_ad_value *values = POOL_ARRAY(pool, struct public_ad_value, facet->count + 1);
	size_t n = 0;
	for (const struct value *value = facet->first; value; value = value->newer) {
		int64_t count = filter->counts[f][value->number];
		if (count > 0 || (filter->chosen[f] && filter->chosen[f][value->number]))
			values[n++] = (struct public_ad_value){pool_strdup(pool, value->text),
				pool_strdup(pool, value->label), count};
	}
	qsort(values, n, sizeof(*values), value_compare);
	result_r->facets[f].values = values;
	result_r->facets[f].count = n;
}

uint32_t *cube_count(const struct cube *cube, struct pool *pool,
	const struct public_ad_query *query, const float *scores, struct public_ad_result *result_r)
{
	struct filter filter;
	filter_init(cube, pool, query, &filter);
	uint32_t *found = POOL_ARRAY(pool, uint32_t, cube->count + 1);
	size_t n = 0;
	for (uint32_t i = 0; i < cube->count; i++) {
		if ((!scores || scores[i] >= 0) && cell_count(cell_at(cube, i), &filter))
			found[n++] = i;
	}
	result_r->total = (int64_t)n;
	for (size_t f = 0; f < FACET_COUNT; f++)
		facet_result(&cube->facets[f], &filter, f, pool, result_r);
	return found;
}

/* Places are in the order of the newest first: they decide between equals. */
static int deadline_compare(const void *a, const void *b, void *context)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	int left_day = cell_at(context, left)->valid_to,
	    right_day = cell_at(context, right)->valid_to;
	if (left_day != right_day)
		return left_day < right_day ? -1 : 1;
	return left < right ? -1 : left > right;
}

static int score_compare(const void *a, const void *b, void *context)
{
	uint32_t left = *(const uint32_t *)a, right = *(const uint32_t *)b;
	const float *scores = context;
	if (scores[left] < scores[right] || scores[left] > scores[right])
		return scores[left] > scores[right] ? -1 : 1;
	return left < right ? -1 : left > right;
}

size_t cube_page(struct cube *cube, uint32_t *found, size_t count, enum public_ad_sort sort,
	float *scores, size_t offset, size_t limit, struct public_ad_place *ads_r)
{
	if (sort == SORT_DEADLINE)
		qsort_r(found, count, sizeof(*found), deadline_compare, cube);
	else if (sort == SORT_RELEVANCE && scores)
		qsort_r(found, count, sizeof(*found), score_compare, scores);
	size_t n = 0;
	for (size_t i = offset; i < count && n < limit; i++)
		ads_r[n++] = cell_at(cube, found[i])->place;
	return n;
}
