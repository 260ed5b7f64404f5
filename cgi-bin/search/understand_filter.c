/* Words of a query that stand for a filter. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "search/understand_private.h"

#define ONE_VALUE 2 /* values of a filter that has one name: part time is that and both */

bool reading_chip(struct query_reading *reading, size_t facet, const char *value, const char *label,
	const char *typed)
{
	if (reading->chip_count == UNITS_MAX)
		return false;
	reading->chips[reading->chip_count++] =
		(struct search_chip){facet, value, label, typed, NULL};
	return true;
}

static void facet_value_add(
	struct pool *pool, struct search_query *query, size_t facet, const char *value)
{
	size_t count = query->facets[facet].count;
	const char **values = POOL_ARRAY(pool, const char *, count + 1);
	for (size_t i = 0; i < count; i++) {
		values[i] = query->facets[facet].values[i];
		if (strcmp(values[i], value) == 0)
			return;
	}
	values[count] = value;
	query->facets[facet].values = values;
	query->facets[facet].count = count + 1;
}

static void filter_add(
	struct pool *pool, struct query_reading *reading, size_t facet, const char *value)
{
	facet_value_add(pool, &reading->query, facet, value);
	facet_value_add(pool, &reading->bare, facet, value);
}

bool reading_filter_of_group(const struct search *search, struct pool *pool, uint32_t group,
	const char *typed, struct query_reading *reading)
{
	const char *const *terms;
	size_t count = thesaurus_terms(search->thesaurus, group, &terms);
	bool any = false;
	for (size_t i = 0; i < count; i++) {
		const char *value = strchr(terms[i], '=');
		size_t facet = (size_t)strtoul(terms[i], NULL, 10);
		if (!value || facet >= SEARCH_FACETS)
			continue;
		if (!any
			&& !reading_chip(
				reading, facet, value + 1, count > ONE_VALUE ? typed : NULL, typed))
			return false;
		filter_add(pool, reading, facet, value + 1);
		any = true;
	}
	return any;
}

/* "Entgeltgruppe 9b" is "E 9b". */
static const char *grade_word(const char *word)
{
	if (strncmp(word, "entgeltgr", 9) == 0 || strcmp(word, "egr") == 0)
		return "e";
	return strncmp(word, "besoldungsgr", 12) == 0 ? "" : word;
}

bool reading_filter_of_name(const struct search *search, struct pool *pool,
	const struct pieces *pieces, size_t i, size_t n, struct query_reading *reading)
{
	struct buf key;
	size_t first;
	buf_init(&key, pool);
	for (size_t k = i; k < i + n; k++)
		buf_str(&key, grade_word(pieces->groups[k].joined.word));
	size_t count = key.length > 0 ? names_find(search, key.data, &first) : 0;
	if (count == 0)
		return false;
	const struct search_name *name = &search->names[first];
	const struct search_facet *facet = &search->facets[name->facet];
	const char *typed = pieces_text(pool, pieces, i, n);
	if (!reading_chip(reading, name->facet, facet->texts[name->value],
		    count > 1 ? typed : facet->labels[name->value], typed))
		return false;
	for (size_t k = 0; k < count; k++)
		filter_add(pool, reading, name->facet, facet->texts[name[k].value]);
	return true;
}
