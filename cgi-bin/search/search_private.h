/* What the files of a search share: files as they are mapped together, and the words of a query. */
#ifndef BMS_SEARCH_SEARCH_PRIVATE_H
#define BMS_SEARCH_SEARCH_PRIVATE_H

#include "search/index/segment.h"
#include "search/index/token.h"
#include "search/search.h"
#include "search/thesaurus.h"

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

/* Documents of a file that were found, and their scores: those of others are old. */
struct search_marks {
	uint64_t *bits;
	uint16_t *scores;
};

/* For the documents of a file, while a query is answered. */
struct search_scores {
	struct search_marks units[UNITS_MAX], way, word;
	uint64_t *found; /* by all units */
	uint64_t *filters[SEARCH_FACETS]; /* what passes a facet's filter, if one is set */
	uint64_t *set; /* what is counted */
	uint32_t *total;
};

/* The ads shown on a day on one of the portals, and how often each value occurs among them. */
struct search_shown {
	bool known;
	bool internal;
	int32_t day;
	uint64_t *bits[PARTS];
	uint32_t count;
	uint32_t *totals[SEARCH_FACETS];
};

/* A value's name as it may be typed: its words folded and joined. */
struct search_name {
	const char *key;
	uint16_t facet;
	uint16_t value;
};

struct search {
	char *directory;
	uint64_t serial;
	struct segment *part[PARTS]; /* no base: nothing to search; no delta: an old base alone */
	struct segment_identity seen[PARTS]; /* what was looked at last, taken or not */
	struct pool *pool; /* of what follows */
	uint64_t *alive[PARTS]; /* bits of the documents: not replaced */
	uint32_t *position; /* of the delta's documents: how many of the base's are newer */
	struct search_facet facets[SEARCH_FACETS];
	struct search_name *names; /* in the order of their keys */
	size_t name_count;
	const struct format_cell *cells[PARTS]; /* the delta's with the common numbers */
	struct search_scores scores[PARTS];
	uint64_t **value_bits[SEARCH_FACETS]; /* by the base's values; NULL: not asked for yet, or
						 few */
	struct search_shown shown;
	struct thesaurus *thesaurus; /* never NULL */
	struct segment_identity seen_thesaurus;
	uint8_t *seen_docs[PARTS]; /* of search_check; NULL: it has not begun */
	/* By number of value; kept between queries, so that no number can lie outside. */
	uint32_t *counts[SEARCH_FACETS];
	uint8_t *chosen[SEARCH_FACETS];
};

static inline bool search_bit(const uint64_t *bits, uint32_t doc)
{
	return bits[doc >> 6] >> (doc & 63) & 1;
}

static inline uint32_t search_docs(const struct search *search, size_t part)
{
	return search->part[part] ? search->part[part]->header.docs : 0;
}

/* Words of a file's lexicon that a word typed finds. */
struct lexicon_words {
	struct {
		uint32_t word;
		uint8_t weight; /* LEXICON_SAME, LEXICON_STEM … */
		bool noun; /* counts only where it is written with a capital letter */
	} * words;
	size_t count;
	size_t room;
};

/* How directly it was found; LEXICON_TERM_SAME: by the thesaurus. */
enum { LEXICON_PART = 1, LEXICON_TERM_SAME = 2, LEXICON_STEM = 3, LEXICON_SAME = 4 };

enum lexicon_how {
	LEXICON_TYPED, /* the word, its stem, parts of others */
	LEXICON_TERM, /* a word of the thesaurus: it, its stem, the beginning of others */
	LEXICON_PHRASE, /* one of several words of a term: it and its stem */
	LEXICON_WHOLE, /* never as part of others: the word, nouns of its stem */
};

void lexicon_add(struct lexicon_words *words, struct pool *pool, uint32_t word, uint8_t weight);

void lexicon_expand(const struct segment *segment, struct pool *pool, const char *word,
	size_t bytes, enum lexicon_how how, struct lexicon_words *words_r);

/* The first word that begins so, and in *end_r the one behind the last. */
size_t lexicon_begin(const struct segment *segment, const char *begin, size_t bytes, size_t *end_r);

/* A word as it is written. */
const char *lexicon_display(const struct segment *segment, struct pool *pool, uint32_t word,
	const char *text, size_t length);

/* Postcodes that begin so. */
void lexicon_region(const struct segment *segment, struct pool *pool, const char *digits,
	size_t count, struct lexicon_words *words_r);

/* The number of documents with exactly this word, outside the small print. */
uint32_t lexicon_count(const struct segment *segment, const char *word, size_t bytes);

/* Do they differ by one letter other, missing, too many, or by two changed about? */
bool lexicon_slipped(const char *a, size_t a_bytes, const char *b, size_t b_bytes);

/* The word of most documents, but more than *count, that differs from the one given by one slip of
 * the keyboard: as it is written, in `pool`; then *count is its. Else NULL. Counts both files. */
const char *lexicon_slip(const struct search *search, struct pool *pool, const char *word,
	size_t bytes, uint32_t *count);

/* A word that has to be found. */
struct query_word {
	const char *word;
	size_t bytes;
	struct lexicon_words found[PARTS];
};

/* Words that have to be found together. */
struct query_way {
	struct query_word *words;
	size_t count;
};

/* What of the query is one: a word typed as a whole, its parts, or what the thesaurus knows for it.
 * Any of these ways finds it. */
struct query_unit {
	const char *text; /* as typed */
	const char *joined; /* folded */
	size_t joined_bytes;
	struct query_way *ways;
	size_t count;
	size_t room;
	bool postcode;
	const char *split; /* the words it was split into, or NULL */
	uint32_t docs; /* in which it was found, of both files, shown or not */
};

/* A piece of the query in its order. */
struct query_span {
	const char *text; /* as typed */
	size_t unit; /* UNITS_MAX: a filter, or a word of no importance */
	size_t chip; /* UNITS_MAX: none */
};

#define SPANS_MAX 24 /* pieces of a query; further ones are left out */

/* A query as it was understood. */
struct query_reading {
	struct query_unit units[UNITS_MAX];
	size_t count;
	struct query_span spans[SPANS_MAX];
	size_t span_count;
	struct search_chip chips[UNITS_MAX];
	size_t chip_count;
	bool left_out; /* there were more words than are looked for */
	/* The query with the filters it was found to name, and these alone. */
	struct search_query query, bare;
	const struct search_query *asked;
};

/* Understands the query; `literal`: every word as it is typed. */
void query_read(const struct search *search, struct pool *pool, const struct search_query *query,
	bool literal, struct query_reading *reading_r);

/* The words of a reading without one unit or one chip (UNITS_MAX: none), or with other words for
 * its units (NULL: as typed). */
const char *reading_words(struct pool *pool, const struct query_reading *reading,
	size_t without_unit, size_t without_chip, const char *const *units);

/* Adds a way to find a unit: these words, together. */
void unit_add(const struct search *search, struct pool *pool, struct query_unit *unit,
	const struct token *words, size_t count, enum lexicon_how how);

/* Splits a unit of one word that finds nothing into two words that find something. */
void unit_split(const struct search *search, struct pool *pool, struct query_unit *unit);

/* Finds what all units find: bits `found` and totals. With `pool` units that find nothing are
 * split. */
void match_units(struct search *search, struct pool *pool, struct query_unit *units, size_t count);

/* The same of the units matched last, but the one numbered `without` (UNITS_MAX: none). At least
 * one is left. */
void match_again(
	struct search *search, const struct query_unit *units, size_t count, size_t without);

/* Bits of n documents. */
#define BITS(n) (((size_t)(n) + 63) / 64)

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

/* One look at the ads found. */
struct pass {
	const struct search_query *query;
	bool words; /* only what was found by words */
	struct top *top; /* NULL: only the total is wanted */
	int64_t total;
};

/* Finds out which ads are shown, unless that is known for this day and portal. */
void facets_shown(struct search *search, int32_t today, bool internal);

/* Counts what is found, by facets too, in search->counts, and takes the best. */
void facets_pass(struct search *search, struct pass *pass);

/* The values and counts of the last pass. */
void facets_result(const struct search *search, struct pool *pool, const struct search_query *query,
	struct search_result *result_r);

/* Suggestions, when the query found little: the units are matched anew. */
void suggest(struct search *search, struct pool *pool, struct query_reading *reading,
	struct search_result *result_r);

/* Collects the names of the values of all facets, once for the files. */
void names_make(struct search *next);

/* The value a name typed stands for; several when a pay grade's last letter is missing. How many,
 * from *first_r on. */
size_t names_find(const struct search *search, const char *key, size_t *first_r);

/* A key's document. */
#define POSITION_DELTA 14 /* bits for the delta's number; all set: the base's */
#define POSITION_NONE ((1U << POSITION_DELTA) - 1)

#endif
