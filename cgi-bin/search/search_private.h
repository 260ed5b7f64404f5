/* What the files of a search share: files as they are mapped together, and the words of a query. */
#ifndef BMS_SEARCH_SEARCH_PRIVATE_H
#define BMS_SEARCH_SEARCH_PRIVATE_H

#include "search/search.h"
#include "search/segment.h"
#include "search/token.h"

#define UNITS_MAX 8 /* words of a query; further ones are left out */
#define VALUES_ALL (UINT16_MAX + 1) /* what a cell can name */

enum { PART_BASE, PART_DELTA, PARTS };

/* A facet's values of both files: the base's by their numbers, then those only the delta has. */
struct search_facet {
	const char **texts;
	const char **labels;
	uint32_t count;
	uint16_t *of_delta; /* VALUES_ALL: the delta's number to the common one */
};

/* For each document of a file, while a query is answered. */
struct search_scores {
	uint16_t *unit;
	uint16_t *parts;
	uint16_t *part;
	uint32_t *total; /* 0: not found */
};

struct search {
	char *directory;
	uint64_t serial;
	struct segment *part[PARTS]; /* no base: nothing to search; no delta: an old base alone */
	struct segment_identity seen[PARTS]; /* what was looked at last, taken or not */
	struct pool *pool; /* of what follows */
	uint8_t *dead; /* of the base's documents: replaced */
	uint32_t *position; /* of the delta's documents: how many of the base's are newer */
	struct search_facet facets[SEARCH_FACETS];
	struct search_scores scores[PARTS];
	uint8_t *seen_docs[PARTS]; /* of search_check; NULL: it has not begun */
	/* By number of value; kept between queries, so that no number can lie outside. */
	uint32_t *counts[SEARCH_FACETS];
	uint8_t *chosen[SEARCH_FACETS];
};

uint32_t search_docs(const struct search *search, size_t part);

/* Words of a file's lexicon that a word typed finds. */
struct lexicon_words {
	struct {
		uint32_t word;
		uint32_t weight; /* LEXICON_SAME, LEXICON_STEM, LEXICON_PART */
	} *words;
	size_t count;
	size_t room;
};

enum { LEXICON_PART = 1, LEXICON_STEM = 3, LEXICON_SAME = 4 };

void lexicon_expand(const struct segment *segment, struct pool *pool, const char *word,
	size_t bytes, struct lexicon_words *words_r);

/* The number of documents with exactly this word. */
uint32_t lexicon_count(const struct segment *segment, const char *word, size_t bytes);

/* The word of most documents, but more than *count, that differs from the one given by one slip of
 * the keyboard: as it is written, in `pool`; then *count is its. Else NULL. Counts both files. */
const char *lexicon_slip(const struct search *search, struct pool *pool, const char *word,
	size_t bytes, uint32_t *count);

/* What of the query has to be found together: a word, or all parts of a group or the whole. */
struct query_word {
	const char *word;
	size_t bytes;
	struct lexicon_words found[PARTS];
};

struct query_unit {
	const char *text; /* as typed */
	const char *joined; /* folded */
	size_t joined_bytes;
	struct query_word words[TOKEN_PARTS + 1]; /* the whole, then the parts if it has several */
	size_t count;
	uint32_t docs; /* in which it was found, of both files, shown or not */
};

/* Are there more words than query_parse takes? */
bool query_longer(const char *words);

/* Cuts the query into units and expands them; how many. */
size_t query_parse(const struct search *search, struct pool *pool, const char *words,
	struct query_unit units_r[UNITS_MAX]);

/* Fills scores[].total with what all units find, but the one numbered `without` (UNITS_MAX: none);
 * an ad found has more than 0. At least one unit is left. */
void match_units(
	struct search *search, struct query_unit *units, size_t count, size_t without);

/* The best keys, smallest first. */
struct top {
	uint64_t *keys;
	size_t count;
	size_t room;
	size_t wanted;
	uint64_t limit; /* keys from here on are not wanted */
};

void top_begin(struct top *top, struct pool *pool, size_t wanted);
void top_cut(struct top *top);
void top_end(struct top *top); /* sorts */

static inline void top_add(struct top *top, uint64_t key)
{
	if (key >= top->limit)
		return;
	top->keys[top->count++] = key;
	if (top->count == top->room)
		top_cut(top);
}

/* One reading of all documents. */
struct pass {
	const struct search_query *query;
	bool words; /* scores hold what was found by words */
	bool filters; /* the query's filters count */
	struct top *top; /* NULL: only to count */
	int64_t total;
};

/* Counts what is found, by facets too, in search->counts. */
void facets_pass(struct search *search, struct pass *pass);

/* The values and counts of the last pass. */
void facets_result(const struct search *search, struct pool *pool,
	const struct search_query *query, struct search_result *result_r);

/* Suggestions, when the query found little: the units are matched anew. */
void suggest(struct search *search, struct pool *pool, const struct search_query *query,
	struct query_unit *units, size_t count, struct search_result *result_r);

/* A key's document. */
#define POSITION_DELTA 14 /* bits for the delta's number; all set: the base's */
#define POSITION_NONE ((1U << POSITION_DELTA) - 1)

#endif
