/*
 * The thesaurus of the portals' search, as administrators keep it (POR-02): groups of terms, see
 * search/thesaurus.h. Every change has its line of audit in the same transaction, and is found by
 * within a second, since the job of the search index writes the file that workers read.
 */
#ifndef BMS_PUBLIC_AD_WORD_GROUP_H
#define BMS_PUBLIC_AD_WORD_GROUP_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "db/list.h"

/* What is typed. Terms are separated by semicolons or line ends; `relation` is a code: same, also,
 * filter, whole, ignore. `finds`: also: terms; filter: facets and values, "kind=ausbildung". */
struct word_group_input {
	const char *relation;
	const char *words;
	const char *finds; /* NULL or "": none */
	int64_t version; /* that was shown; 0: a new group */
};

struct word_group {
	int64_t id;
	const char *relation;
	const char *words;
	const char *finds;
	int64_t version;
};

/*
 * Groups (db/list.h): columns words (with id), relation, finds, changed_at (NULL: as delivered),
 * changed_by (a name). Order: words. Filters: suche (word_group_pattern of a text that occurs in
 * one), art (a relation's code). No slots.
 */
extern const struct db_list word_group_list;

/* The text for LIKE: its own wildcards are letters. In the pool. */
const char *word_group_pattern(struct pool *pool, const char *text);

/* OK; NOT_FOUND: there is none, or it was removed; UNAVAILABLE. */
enum outcome word_group_get(
	struct db *db, struct pool *pool, int64_t id, struct word_group *group_r);

/* Makes a group, or changes the one with this id. OK; INVALID with problems: words required,
 * terms_two (one term alone says nothing), finds required, finds_filter (unknown facet or value),
 * finds_none (nothing belongs there), too_long; CONFLICT with the problem changed_meanwhile;
 * NOT_FOUND; UNAVAILABLE. */
enum outcome word_group_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct word_group_input *input, struct problems *problems, int64_t *id_r);
enum outcome word_group_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct word_group_input *input, struct problems *problems);

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome word_group_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* Writes the file of the search's folder when it is not that of the database's version. OK,
 * UNAVAILABLE. */
enum outcome word_group_write(struct db *db, const char *directory);

#endif
