/*
 * The portal's search (POR-02): full text with German words, filters with counts, pages, over an
 * index of its own in a folder, which one job writes and all workers read by mapping it into
 * memory.
 * The index holds nothing that is not in the database and is made anew from it at any time.
 *
 * A word typed finds an ad with the word itself, with one of the same stem (-in and -innen, -frau
 * and -leute for -mann are the same), or, from four letters on, with a compound it is part of: at
 * its beginning or end, from six letters on in its middle too; never behind "un", "nicht" and the
 * like ("befristet" is not in "unbefristet"). All words have to occur. "TV-L" finds tvl as well as
 * tv and l. The small print counts only for words that no ad has elsewhere.
 *
 * Beyond the words the query is understood (enum search_reading) by the thesaurus and by the names
 * of facets' values: "Azubi" and "E 9b" are filters, "Krankenschwester" finds Pflegefachkraft. When
 * nothing is found so, the words are taken as they were typed. A word that finds nothing is split
 * into two that do.
 */
#ifndef BMS_SEARCH_SEARCH_H
#define BMS_SEARCH_SEARCH_H

#include "base/outcome.h"
#include "base/pool.h"
#include "search/index/document.h"

struct search;

/* A reader of the index in this folder; fails never. */
struct search *search_open(const char *directory);
void search_free(struct search **search);

/*
 * Looks whether the files have changed, and takes the new ones when they are whole; else it goes on
 * with those it has, or with an older base. OK; UNAVAILABLE: there is no whole index.
 */
enum outcome search_refresh(struct search *search);

/* Another number whenever search_refresh has taken other files. */
uint64_t search_serial(const struct search *search);

/* The version given to search_builder_write: up to which changes are found. */
int64_t search_version(const struct search *search);

enum search_reading {
	SEARCH_UNDERSTOOD,
	SEARCH_CORRECTED, /* besides: a slip in typing that finds nothing is corrected */
	SEARCH_LITERAL, /* every word as it was typed */
};

enum search_sort { SEARCH_NEWEST, SEARCH_RELEVANCE, SEARCH_DEADLINE };

struct search_query {
	bool internal; /* all ads, not only external ones */
	int32_t today; /* as of day_number: what is not valid on this day is not found */
	const char *words; /* NULL or "": no full text */
	enum search_reading reading;
	struct {
		const char *const *values;
		size_t count;
	} facets[SEARCH_FACETS]; /* none: no filter; several: any of them */
	enum search_sort sort;
	int64_t page; /* from 1 */
	int64_t per_page;
};

struct search_hit {
	int64_t id;
	int64_t version;
};

struct search_value {
	const char *value;
	const char *label; /* NULL: none */
	int64_t count; /* ads when this value is chosen, the other facets' filters applied, its own
			  facet's not */
};

struct search_hint {
	const char *words;
	int64_t total; /* ads they would find */
};

/* What a part of the query was understood as. */
struct search_chip {
	size_t facet; /* SEARCH_FACETS: a postcode */
	const char *value; /* the first, when it stands for several */
	const char *label; /* NULL: none */
	const char *typed;
	const char *rest; /* the query without it, "" when nothing is left */
};

struct search_result {
	int64_t total;
	int64_t page; /* the one given: the last when the query's lies beyond */
	struct search_hit *hits;
	size_t count;
	struct {
		struct search_value *values;
		size_t count;
	} facets[SEARCH_FACETS];
	struct search_chip *chips;
	size_t chip_count;
	const char *corrected; /* what was searched for instead, or NULL */
	const char *split; /* the words a word was split into, or NULL */
	/* When little is found even without filters: the words without likely slips in typing, or
	 * NULL; its total is with the filters, and may be 0. */
	struct search_hint suggestion;
	/* When nothing is found: the words without one of them, where that finds ads. */
	struct search_hint *hints;
	size_t hint_count;
	int64_t without_filters; /* when nothing is found: ads without the filters, else 0 */
	bool left_out; /* there were more words than are looked for */
};

/* All in `pool`. Call search_refresh before. OK; UNAVAILABLE: there is no whole index. */
enum outcome search_find(struct search *search, struct pool *pool, const struct search_query *query,
	struct search_result *result_r);

/*
 * Words and names that begin as the last word of `text`, for suggestions while somebody types:
 * those of most ads first, only of ads shown; at most `limit`. As whole queries, in *words_r; how
 * many.
 */
size_t search_complete(struct search *search, struct pool *pool, const struct search_query *query,
	size_t limit, const char ***words_r);

/* What an ad like another one may have: a facet's value, and how much better (or worse) it is for
 * that. */
struct search_wish {
	size_t facet;
	const char *value;
	int points; /* a title with all the words counts 100 */
};

struct search_likeness {
	bool internal; /* as of search_query */
	int32_t today;
	const char *title;
	int64_t except; /* the ad itself; 0: none */
	const struct search_wish *wishes;
	size_t count;
	int least; /* points an ad has at least */
};

/*
 * The ads most like it, the best first, at most `limit`: those with words of its title in their own
 * (rare ones count more), plus what is wished. Only they are looked at. OK; UNAVAILABLE: there is
 * no whole index. Call search_refresh before.
 */
enum outcome search_similar(struct search *search, struct pool *pool,
	const struct search_likeness *likeness, size_t limit, struct search_hit **hits_r,
	size_t *count_r);

/*
 * Compares the index with what it should hold: call it with every ad, then with NULL. Differences
 * go to `report` (what: "missing", "different", "surplus"; the ad's id). OK; UNAVAILABLE.
 */
typedef void search_report(void *context, const char *what, int64_t id);
enum outcome search_check(struct search *search, const struct search_document *document,
	search_report *report, void *context);

#endif
