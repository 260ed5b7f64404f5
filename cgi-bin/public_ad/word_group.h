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

/* Groups in which the text occurs (NULL or "": all), by their first words: id, relation, words,
 * finds, changed_at, changed_by (a name); *total_r without the limit. OK, UNAVAILABLE. */
enum outcome word_group_list(struct db *db, struct pool *pool, const char *text, int64_t limit,
	int64_t offset, struct db_rows **rows_r, int64_t *total_r);

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
