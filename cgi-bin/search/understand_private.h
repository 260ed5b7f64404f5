/* What the files that understand a query share. */
#ifndef BMS_SEARCH_UNDERSTAND_PRIVATE_H
#define BMS_SEARCH_UNDERSTAND_PRIVATE_H

#include "search/search_private.h"

/* The pieces of a query before anything is known of them. */
struct pieces {
	struct token_group groups[SPANS_MAX];
	size_t count;
	bool more; /* than SPANS_MAX */
};

/* Pieces i to i + n as they were typed. */
const char *pieces_text(struct pool *pool, const struct pieces *pieces, size_t i, size_t n);

/* Notes that a filter was understood; false: there are as many as can be. */
bool reading_chip(struct query_reading *reading, size_t facet, const char *value, const char *label,
	const char *typed);

/* Filters by the terms "facet=value" of a group of the thesaurus, by the name of a value. False: it
 * stands for none. */
bool reading_filter_of_group(const struct search *search, struct pool *pool, uint32_t group,
	const char *typed, struct query_reading *reading);
bool reading_filter_of_name(const struct search *search, struct pool *pool,
	const struct pieces *pieces, size_t i, size_t n, struct query_reading *reading);

#endif
