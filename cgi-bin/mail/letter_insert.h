/*
 * What an authority says in its letters to applicants (OBJ-15): where a text has {insert
 * signature}, {insert visit} or {insert notes} on a line of its own, that of the authority stands,
 * else that of all. Without any the signature is the authority's name, and the others are nothing.
 */
#ifndef BMS_MAIL_LETTER_INSERT_H
#define BMS_MAIL_LETTER_INSERT_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "db/list.h"

#define LETTER_INSERT_MAX 2000 /* characters of a text */

struct letter_insert {
	int64_t id;
	const char *kind; /* signature, visit, notes */
	const char *unit, *unit_name; /* code and name of the authority; NULL: all */
	const char *text_de, *text_en;
	int64_t version; /* that was shown; 0: a new one */
};

/* All of them (db/list.h): columns kind (with id), unit, text_de, text_en, changed_at, changed_by
 * (a name). Order: kind. No slots. */
extern const struct db_list letter_insert_list;

/* The authorities that may have some: columns code, name. OK, UNAVAILABLE. */
enum outcome letter_insert_units(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome letter_insert_get(
	struct db *db, struct pool *pool, int64_t id, struct letter_insert *insert_r);

/*
 * Makes one, changes the texts of the one with this id, or removes it; inside a transaction, with a
 * line of audit. Letters that are written already stay as they are. OK; INVALID with problems
 * (unit: unit_unknown; kind: letter_insert_there; texts as letter_check.h: they may use what every
 * letter about an application knows); CONFLICT with the problem changed_meanwhile; NOT_FOUND;
 * UNAVAILABLE.
 */
enum outcome letter_insert_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct letter_insert *input, struct problems *problems);
enum outcome letter_insert_change(struct db *db, struct pool *pool, const struct principal *who,
	const struct letter_insert *input, struct problems *problems);
enum outcome letter_insert_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

#endif
