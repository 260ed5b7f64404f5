/*
 * The lines of history and audit and their hashes; shared by the files that write, and that
 * verify, the chains.
 */
#ifndef BMS_HISTORY_CHAIN_H
#define BMS_HISTORY_CHAIN_H

#include <stdint.h>

#include "base/crypto.h"
#include "db/db.h"

/* One line with everything its hash covers: all columns but the row's id and the hash itself. */
struct chain_line {
	const char *table; /* "history" or "audit": no line can move to the other */
	int64_t object_kind;
	int64_t object_id;
	const char *actor_kind; /* "visitor", "staff", "system" */
	int64_t actor_id;
	int64_t seq;
	const char *at; /* as clock_sql */
	const char *action;
	const char *detail; /* "" for none */
};

/* A line as it is read with CHAIN_COLUMNS and chain_fields; `chain` is the first number of the
 * chain it is part of (the object's kind, or the place of actor_kind among the kinds), the other
 * is the object's or the actor's. */
struct chain_row {
	int64_t id, chain;
	struct chain_line line; /* without its table */
	struct db_cell hash, mark;
};

#define CHAIN_COLUMNS(chain) \
	"id, " chain " AS chain, object_kind, object_id, CAST(actor_kind AS CHAR) AS actor_kind," \
	" actor_id, seq, at, action, detail, hash, mark"
#define CHAIN_HISTORY CHAIN_COLUMNS("object_kind")
/* An ENUM as a number is its place in the list, which is also its order in the index. */
#define CHAIN_AUDIT CHAIN_COLUMNS("audit.actor_kind + 0")
#define CHAIN_FIELDS 12
extern const struct db_field chain_fields[CHAIN_FIELDS];

/* The line of a row; its texts live as long as the row's. */
struct chain_line chain_line_of(const char *table, const struct chain_row *row);

/* The key of all chains, see history_init. */
const uint8_t *chain_key(void);

/*
 * HMAC-SHA256 over the hash before (32 zeros for seq 1) and the line, each value preceded by its
 * length.
 */
void chain_hash(const uint8_t before[CRYPTO_KEY_SIZE], const struct chain_line *line,
	uint8_t hash_r[CRYPTO_KEY_SIZE]);

/* The seal of a visitor's line until the house seals it: the same, with the portal's key and
 * without a line before. */
void chain_mark(const struct chain_line *line, uint8_t mark_r[CRYPTO_KEY_SIZE]);

/* Is this the line's own mark? */
bool chain_mark_fits(const struct chain_line *line, const struct db_cell *mark);

/*
 * Seals the waiting lines at the end of a chain (of line->table, and its object or actor), inside a
 * transaction. *seq_r and hash_r are those of the last line; 0 and zeros when there is none. A line
 * whose mark does not fit is sealed too and keeps the mark, so that history_verify finds it. OK,
 * UNAVAILABLE.
 */
enum outcome chain_seal(struct db *db, const struct chain_line *line, int64_t *seq_r,
	uint8_t hash_r[CRYPTO_KEY_SIZE]);

#endif
