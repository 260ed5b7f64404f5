/*
 * The thesaurus of the search: groups of words that people use for the same thing. One file in the
 * folder of the index, written by the job that writes the index and read by all workers; without
 * it, or with a damaged one, words are found as they are typed.
 */
#ifndef BMS_SEARCH_THESAURUS_H
#define BMS_SEARCH_THESAURUS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"

enum thesaurus_relation {
	THESAURUS_SAME, /* each word finds what the others find */
	THESAURUS_ALSO, /* each word finds, too, what those in `finds` find, not the other way */
	THESAURUS_FILTER, /* each word stands for values of a facet */
	THESAURUS_WHOLE, /* these words are not looked for within others */
	THESAURUS_IGNORE, /* of no importance beside other words */
	THESAURUS_RELATIONS,
};

/* A group as it is written: terms (of one or several words) separated by semicolons. */
struct thesaurus_group {
	enum thesaurus_relation relation;
	const char *words;
	const char *finds; /* ALSO: terms; FILTER: "facet=value", facets by number, see format.h */
};

/* Writes the file as a whole or not at all. OK, UNAVAILABLE. */
enum outcome thesaurus_write(
	const char *directory, int64_t version, const struct thesaurus_group *groups, size_t count);

/* The version of the file in the folder; -1: there is none that is whole. */
int64_t thesaurus_version(const char *directory);

struct thesaurus;

/* Reads the file; an empty thesaurus when there is none. Never NULL. */
struct thesaurus *thesaurus_open(const char *directory);
void thesaurus_free(struct thesaurus **thesaurus);

/* The key of a text: its words' stems. "" when it has no words. */
const char *thesaurus_key(struct pool *pool, const char *text);

/* One term found by its key. */
struct thesaurus_entry {
	const char *key;
	const char *term; /* as it is written */
	uint32_t group;
	bool leads; /* one of `words`, not of `finds` */
};

/* All entries with this key; how many. */
size_t thesaurus_find(const struct thesaurus *thesaurus, const char *key,
	const struct thesaurus_entry **entries_r);

enum thesaurus_relation thesaurus_relation(const struct thesaurus *thesaurus, uint32_t group);

/* The terms a term of this group leads to (SAME: all of it; ALSO: those of `finds`; FILTER: its
 * values), and how many. */
size_t thesaurus_terms(
	const struct thesaurus *thesaurus, uint32_t group, const char *const **terms_r);

/* All entries, in the order of their keys. */
size_t thesaurus_all(const struct thesaurus *thesaurus, const struct thesaurus_entry **entries_r);

#endif
