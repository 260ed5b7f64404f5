/* Checking the chains of history and audit, from the first line to the last, a batch at a time. */
#include <string.h>

#include "history/chain.h"
#include "history/history.h"

#define BATCH "1000"

/* Where the walk through a table is: the last line read, in the order of the chains. */
struct walk {
	const char *table;
	int64_t chain_kind; /* object_kind, or the number of actor_kind */
	int64_t chain_id;
	int64_t seq;
	bool waiting; /* lines of this chain from here on are not sealed yet */
	uint8_t hash[CRYPTO_KEY_SIZE];
	struct history_break *found;
};

/* The lines after (kind, id, seq) in the index's order; so written, the server sees its ranges. */
#define AFTER(kind, id) \
	" WHERE (" kind " = ? AND " id " = ? AND seq > ?)" \
	" OR (" kind " = ? AND " id " > ?) OR " kind " > ?" \
	" ORDER BY " kind ", " id ", seq LIMIT " BATCH
#define AFTER_VALUES(walk) \
	DB_VALUES(db_int((walk)->chain_kind), db_int((walk)->chain_id), db_int((walk)->seq), \
		db_int((walk)->chain_kind), db_int((walk)->chain_id), db_int((walk)->chain_kind))

static enum outcome read_history(struct db *db, struct pool *pool, const struct walk *walk,
	struct chain_row **rows_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT " CHAIN_HISTORY
		" FROM history FORCE INDEX (history_chain)" AFTER("object_kind", "object_id"),
		chain_fields, rows_r, count_r, AFTER_VALUES(walk));
}

/* An ENUM compared with a number is its place in the list, which is also its order in the index. */
static enum outcome read_audit(struct db *db, struct pool *pool, const struct walk *walk,
	struct chain_row **rows_r, size_t *count_r)
{
	return db_structs(db, pool,
		"SELECT " CHAIN_AUDIT
		" FROM audit FORCE INDEX (audit_chain)" AFTER("audit.actor_kind", "actor_id"),
		chain_fields, rows_r, count_r, AFTER_VALUES(walk));
}

/* A waiting line is a visitor's, with its mark; behind it come only waiting ones. */
static const char *seal_wrong(
	struct walk *walk, const struct chain_row *row, const struct chain_line *line)
{
	const struct db_cell *cell = &row->hash;
	const struct db_cell *mark = &row->mark;
	uint8_t hash[CRYPTO_KEY_SIZE];

	if (!cell->bytes && mark->bytes) {
		walk->waiting = true;
		walk->found->waiting++;
		return chain_mark_fits(line, mark) ? NULL : "mark";
	}
	chain_hash(walk->hash, line, hash);
	memcpy(walk->hash, hash, sizeof(hash));
	if (mark->bytes)
		return "mark";
	return walk->waiting || cell->length != sizeof(hash)
			|| !crypto_equal(cell->bytes, hash, sizeof(hash))
		? "hash"
		: NULL;
}

static void line_check(struct walk *walk, const struct chain_row *row)
{
	struct chain_line line = chain_line_of(walk->table, row);
	int64_t chain_kind = row->chain;
	int64_t chain_id = walk->table[0] == 'h' ? line.object_id : line.actor_id;
	if (chain_kind != walk->chain_kind || chain_id != walk->chain_id) {
		walk->chain_kind = chain_kind;
		walk->chain_id = chain_id;
		walk->seq = 0;
		walk->waiting = false;
		memset(walk->hash, 0, sizeof(walk->hash));
	}
	walk->found->lines++;
	const char *wrong = seal_wrong(walk, row, &line);
	walk->found->what = line.seq != walk->seq + 1 ? "gap" : wrong;
	if (walk->found->what) {
		walk->found->table = walk->table;
		walk->found->id = row->id;
	}
	walk->seq = line.seq;
}

static enum outcome table_check(struct db *db, struct walk *walk,
	enum outcome (*read)(
		struct db *, struct pool *, const struct walk *, struct chain_row **, size_t *))
{
	struct pool *pool = pool_new();
	struct chain_row *rows = NULL;
	size_t count = 0;
	enum outcome outcome;
	do {
		pool_clear(pool);
		outcome = read(db, pool, walk, &rows, &count);
		for (size_t i = 0; outcome == OK && i < count && !walk->found->what; i++)
			line_check(walk, &rows[i]);
	} while (outcome == OK && count > 0 && !walk->found->what);
	pool_free(&pool);
	return outcome;
}

enum outcome history_verify(struct db *db, struct history_break *break_r)
{
	struct walk history = {.table = "history", .found = break_r};
	struct walk audit = {.table = "audit", .found = break_r};
	history.chain_kind = INT8_MIN;
	audit.chain_kind = -1;
	history.chain_id = audit.chain_id = INT64_MIN;
	*break_r = (struct history_break){0};
	enum outcome outcome = table_check(db, &history, read_history);
	if (outcome == OK && !break_r->what)
		outcome = table_check(db, &audit, read_audit);
	return outcome;
}
