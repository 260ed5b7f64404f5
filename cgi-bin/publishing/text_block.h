/*
 * Text blocks of job ads (OBJ-05, OBJ-16): what an authority or unit says in each of its ads, and
 * what all say on equality and disability. Of each kind the nearest one that is not hidden counts:
 * the unit's, else its authority's, else that of all. An ad begins with them and may say otherwise.
 */
#ifndef BMS_PUBLISHING_TEXT_BLOCK_H
#define BMS_PUBLISHING_TEXT_BLOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "db/list.h"
#include "publishing/jobad.h"

struct text_block_input {
	const char *kind; /* about_us, offer, equality, disability, notes */
	const char *unit; /* code of the authority or unit; NULL: all */
	const char *text; /* Markdown */
	bool hidden;
	int64_t version; /* that was shown; 0: a new one */
};

struct text_block {
	int64_t id;
	int64_t ads; /* that began with it */
	const char *unit_name; /* NULL: all */
	struct text_block_input data;
};

/* All of them (db/list.h): columns kind (with id), unit, text, ads, hidden, changed_at, changed_by
 * (a name). Order: kind. No slots. */
extern const struct db_list text_block_list;

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome text_block_get(
	struct db *db, struct pool *pool, int64_t id, struct text_block *block_r);

/* Those that count for the ads of a vacancy, in the order of their kinds. OK, UNAVAILABLE. */
enum outcome text_blocks_of(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct text_block **blocks_r, size_t *count_r);

/* The part of an ad that a block of this kind stands in: "notes" for equality. */
const char *text_block_part(const char *kind);

/* The same of a block. */
const struct jobad_part *text_block_where(const struct text_block *block);

/* Adds the block to its part of an ad that is begun. */
void text_block_put(struct pool *pool, const struct text_block *block, struct jobad_input *input);

/* Does the ad say what the block does? */
bool text_block_used(const struct text_block *block, const struct jobad_input *input);

/* The ad began with those of its blocks that it says. Inside the transaction. OK, UNAVAILABLE. */
enum outcome text_blocks_note(
	struct db *db, struct pool *pool, int64_t jobad_id, const struct jobad_input *input);

/*
 * Makes one, or changes text and hidden of the one with this id; inside a transaction, with a line
 * of audit. Ads that are written already stay as they are. OK; INVALID with problems (unit:
 * unit_unknown; kind: text_block_there; text: as public_check_text); CONFLICT with the problem
 * changed_meanwhile; NOT_FOUND; UNAVAILABLE.
 */
enum outcome text_block_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct text_block_input *input, struct problems *problems);
enum outcome text_block_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct text_block_input *input, struct problems *problems);

#define TEXT_BLOCK_DRAFTS 100

/* What the block said before its changes, but not what it says now: column text, the longest first.
 * OK, UNAVAILABLE. */
enum outcome text_block_formers(
	struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

/*
 * The drafts that began with the block and still say what it said before a change of it: columns
 * id, number, title, in their order, at most TEXT_BLOCK_DRAFTS + 1. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome text_block_drafts(
	struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

/*
 * Says in the first TEXT_BLOCK_DRAFTS of them what the block says now, each with its line of
 * history; `version` is that of the block that was seen. *left_r: how many of them could not be
 * changed, because something else in them is wrong. Inside a transaction. OK; CONFLICT (problem
 * changed_meanwhile); NOT_FOUND; UNAVAILABLE.
 */
enum outcome text_block_replace(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, struct problems *problems, size_t *left_r);

#endif
