/* Values of facets by the names people type: "Bad Salzfurt", "Bezirksamt Nord", "E 9b". */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "search/search_private.h"

#define PART_BYTES 4 /* of a part of a name, at least */

/* All words of a label joined, and how many they are. */
static const char *key_make(struct pool *pool, const char *label, size_t *words_r)
{
	struct token_group group;
	struct buf buf;
	buf_init(&buf, pool);
	*words_r = 0;
	while (token_next(&label, &group)) {
		buf_str(&buf, group.joined.word);
		++*words_r;
	}
	return buf.data;
}

static int name_by_key(const void *a, const void *b)
{
	const struct search_name *left = a, *right = b;
	int order = strcmp(left->key, right->key);
	if (order == 0)
		order = (int)left->facet - (int)right->facet;
	return order ? order : (int)left->value - (int)right->value;
}

/* "Nordhafen-Altstadt" is meant by Nordhafen, with all other quarters, and by Altstadt. */
static void parts_add(struct search *next, size_t f, uint32_t v)
{
	struct token_group group;
	const char *label = next->facets[f].labels[v];
	if (!token_next(&label, &group) || group.count < 2)
		return;
	for (size_t i = 0; i < group.count; i++)
		if (group.parts[i].bytes >= PART_BYTES)
			next->names[next->name_count++] =
				(struct search_name){pool_strdup(next->pool, group.parts[i].word),
					(uint16_t)f, (uint16_t)v};
}

/* One word of an authority's name, "Polizei", is a word like others. */
static void facet_names(struct search *next, size_t f)
{
	const struct search_facet *facet = &next->facets[f];
	for (uint32_t v = 0; v < facet->count; v++) {
		size_t words;
		if (!facet->labels[v])
			continue;
		const char *key = key_make(next->pool, facet->labels[v], &words);
		bool itself = strcmp(facet->labels[v], facet->texts[v]) == 0;
		if (*key && (words > 1 || itself))
			next->names[next->name_count++] =
				(struct search_name){key, (uint16_t)f, (uint16_t)v};
		if (itself && words == 1)
			parts_add(next, f, v);
	}
}

void names_make(struct search *next)
{
	size_t all = 0;
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		all += next->facets[f].count;
	next->names = POOL_ARRAY(next->pool, struct search_name, all * (TOKEN_PARTS + 1) + 1);
	next->name_count = 0;
	for (size_t f = 0; f < SEARCH_FACETS; f++)
		facet_names(next, f);
	if (next->name_count > 0)
		qsort(next->names, next->name_count, sizeof(*next->names), name_by_key);
}

static bool digit(char c)
{
	return c >= '0' && c <= '9';
}

/* "e9" for e9a, e9b, e9c: all but the last letter of a grade. */
static bool fits(const char *name, const char *key, size_t bytes)
{
	if (strncmp(name, key, bytes) != 0)
		return false;
	return name[bytes] == '\0'
		|| (bytes > 1 && !digit(key[0]) && digit(key[bytes - 1]) && name[bytes] >= 'a'
			&& name[bytes] <= 'c' && name[bytes + 1] == '\0');
}

size_t names_find(const struct search *search, const char *key, size_t *first_r)
{
	size_t low = 0, high = search->name_count, bytes = strlen(key), count = 0;
	while (low < high) {
		size_t middle = low + (high - low) / 2;
		if (strcmp(search->names[middle].key, key) < 0)
			low = middle + 1;
		else
			high = middle;
	}
	*first_r = low;
	while (low + count < search->name_count && fits(search->names[low + count].key, key, bytes)
		&& search->names[low + count].facet == search->names[low].facet)
		count++;
	return count;
}
