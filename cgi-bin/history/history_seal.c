/* Sealing the lines visitors have written: the portal has no key of the chains (PRT-02). */
#include <string.h>

#include "base/log.h"
#include "history/chain.h"
#include "history/history.h"

#define BATCH "100"

const struct db_field chain_fields[CHAIN_FIELDS] = {
	DB_FIELD(struct chain_row, id),
	DB_FIELD(struct chain_row, chain),
	DB_FIELD_AS(struct chain_row, line.object_kind, "object_kind"),
	DB_FIELD_AS(struct chain_row, line.object_id, "object_id"),
	DB_FIELD_AS(struct chain_row, line.actor_kind, "actor_kind"),
	DB_FIELD_AS(struct chain_row, line.actor_id, "actor_id"),
	DB_FIELD_AS(struct chain_row, line.seq, "seq"),
	DB_FIELD_AS(struct chain_row, line.at, "at"),
	DB_FIELD_AS(struct chain_row, line.action, "action"),
	DB_FIELD_AS(struct chain_row, line.detail, "detail"),
	DB_FIELD(struct chain_row, hash),
	DB_FIELD(struct chain_row, mark),
};

static const char *text_of(const char *text)
{
	return text ? text : "";
}

struct chain_line chain_line_of(const char *table, const struct chain_row *row)
{
	struct chain_line line = row->line;

	line.table = table;
	line.actor_kind = text_of(line.actor_kind);
	line.at = text_of(line.at);
	line.action = text_of(line.action);
	line.detail = text_of(line.detail);
	return line;
}

bool chain_mark_fits(const struct chain_line *line, const struct db_cell *mark)
{
	uint8_t own[CRYPTO_KEY_SIZE];

	chain_mark(line, own);
	return mark->length == sizeof(own) && crypto_equal(mark->bytes, own, sizeof(own));
}

/* From the last sealed line on. Locked, since lines may have been added after this transaction
 * began. */
static enum outcome read_end(struct db *db, struct pool *pool, const struct chain_line *line,
	struct chain_row **rows_r, size_t *count_r)
{
	if (strcmp(line->table, "history") == 0)
		return db_structs(db, pool,
			"SELECT " CHAIN_HISTORY " FROM history"
			" WHERE object_kind = ? AND object_id = ? AND seq >= COALESCE((SELECT x.seq"
			" FROM history x WHERE x.object_kind = ? AND x.object_id = ?"
			" AND x.hash IS NOT NULL ORDER BY x.seq DESC LIMIT 1), 0)"
			" ORDER BY seq FOR UPDATE",
			chain_fields, rows_r, count_r,
			DB_VALUES(db_int(line->object_kind), db_int(line->object_id),
				db_int(line->object_kind), db_int(line->object_id)));
	return db_structs(db, pool,
		"SELECT " CHAIN_AUDIT " FROM audit"
		" WHERE actor_kind = ? AND actor_id = ? AND seq >= COALESCE((SELECT x.seq"
		" FROM audit x WHERE x.actor_kind = ? AND x.actor_id = ?"
		" AND x.hash IS NOT NULL ORDER BY x.seq DESC LIMIT 1), 0)"
		" ORDER BY seq FOR UPDATE",
		chain_fields, rows_r, count_r,
		DB_VALUES(db_str(line->actor_kind), db_int(line->actor_id),
			db_str(line->actor_kind), db_int(line->actor_id)));
}

static enum outcome hash_set(struct db *db, const struct chain_line *line, int64_t row_id,
	bool fits, const uint8_t *hash)
{
	if (strcmp(line->table, "history") == 0)
		return db_exec(db,
			"UPDATE history_open SET hash = ?, mark = IF(?, NULL, mark)"
			" WHERE id = ?",
			DB_VALUES(db_bytes(hash, CRYPTO_KEY_SIZE), db_bool(fits), db_int(row_id)),
			NULL);
	return db_exec(db, "UPDATE audit_open SET hash = ?, mark = IF(?, NULL, mark) WHERE id = ?",
		DB_VALUES(db_bytes(hash, CRYPTO_KEY_SIZE), db_bool(fits), db_int(row_id)), NULL);
}

/* A line whose mark does not fit gets a hash that no line has: it is found whatever becomes of the
 * mark. */
static enum outcome line_seal(struct db *db, const struct chain_line *line, int64_t row_id,
	const struct db_cell *mark, uint8_t *hash)
{
	struct chain_line unfit = *line;
	uint8_t before[CRYPTO_KEY_SIZE];
	bool fits = chain_mark_fits(line, mark);

	memcpy(before, hash, CRYPTO_KEY_SIZE);
	unfit.table = "unfit";
	chain_hash(before, fits ? line : &unfit, hash);
	if (!fits)
		log_error(
			"history", "reason=mark table=%s row=%lld", line->table, (long long)row_id);
	return hash_set(db, line, row_id, fits, hash);
}

enum outcome chain_seal(struct db *db, const struct chain_line *chain, int64_t *seq_r,
	uint8_t hash_r[CRYPTO_KEY_SIZE])
{
	struct pool *pool = pool_new();
	struct chain_row *rows = NULL;
	size_t count = 0;
	enum outcome outcome = read_end(db, pool, chain, &rows, &count);

	*seq_r = 0;
	memset(hash_r, 0, CRYPTO_KEY_SIZE);
	for (size_t i = 0; !outcome && i < count; i++) {
		const struct db_cell *hash = &rows[i].hash;
		struct chain_line line = chain_line_of(chain->table, &rows[i]);

		*seq_r = line.seq;
		if (hash->length == CRYPTO_KEY_SIZE)
			memcpy(hash_r, hash->bytes, CRYPTO_KEY_SIZE);
		else
			outcome = line_seal(db, &line, rows[i].id, &rows[i].mark, hash_r);
	}
	pool_free(&pool);
	return outcome;
}

static enum outcome seal_work(struct db *db, void *context)
{
	int64_t seq;
	uint8_t hash[CRYPTO_KEY_SIZE];

	return chain_seal(db, context, &seq, hash);
}

/* The chains of a table that have waiting lines, some at a time: the two numbers of each. */
static enum outcome find_waiting(
	struct db *db, struct pool *pool, const char *table, struct db_rows **rows_r)
{
	if (strcmp(table, "history") == 0)
		return db_rows(db, pool,
			"SELECT DISTINCT object_kind, object_id FROM history_open"
			" LIMIT " BATCH,
			DB_NONE, rows_r);
	return db_rows(db, pool,
		"SELECT DISTINCT CAST(actor_kind AS CHAR) AS actor_kind, actor_id"
		" FROM audit_open LIMIT " BATCH,
		DB_NONE, rows_r);
}

static enum outcome table_seal(struct db *db, struct pool *pool, const char *table, int64_t *sealed)
{
	struct db_rows *rows = NULL;
	enum outcome outcome;

	do {
		pool_clear(pool);
		outcome = find_waiting(db, pool, table, &rows);
		for (size_t i = 0; !outcome && i < rows->count; i++) {
			struct chain_line chain = {.table = table};
			if (strcmp(table, "history") == 0) {
				chain.object_kind = db_number(rows, i, "object_kind");
				chain.object_id = db_number(rows, i, "object_id");
			} else {
				chain.actor_kind = db_text(rows, i, "actor_kind");
				chain.actor_id = db_number(rows, i, "actor_id");
			}
			outcome = db_transaction(db, seal_work, &chain);
			*sealed += outcome == OK;
		}
	} while (!outcome && rows->count > 0);
	return outcome;
}

enum outcome history_seal(struct db *db, int64_t *sealed_r)
{
	struct pool *pool = pool_new();

	*sealed_r = 0;
	enum outcome outcome = table_seal(db, pool, "history", sealed_r);
	if (!outcome)
		outcome = table_seal(db, pool, "audit", sealed_r);
	pool_free(&pool);
	return outcome;
}
