/* Writing and listing history and audit: each line is the next of its chain. */
#include "history/history.h"

#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "history/chain.h"

#define DETAIL_MAX 300 /* code points, as the column */
#define TRIES 10000 /* lines others may add to the same chain since a transaction began */

static uint8_t key_bytes[CRYPTO_KEY_SIZE];
static bool key_set;
static uint8_t portal_key[CRYPTO_KEY_SIZE];
static bool portal_key_set;

void history_portal_init(const uint8_t key[32])
{
	memcpy(portal_key, key, sizeof(portal_key));
	portal_key_set = true;
}

void history_init(const uint8_t key[32])
{
	memcpy(key_bytes, key, sizeof(key_bytes));
	key_set = true;
}

const uint8_t *chain_key(void)
{
	if (!key_set)
		log_fatal("history", "reason=no_key");
	return key_bytes;
}

static void add_text(struct buf *buf, const char *text)
{
	uint32_t length = (uint32_t)strlen(text);
	for (int shift = 24; shift >= 0; shift -= 8)
		buf_char(buf, (char)(length >> shift & 0xff));
	buf_add(buf, text, length);
}

static void add_number(struct buf *buf, struct pool *pool, int64_t number)
{
	add_text(buf, pool_printf(pool, "%lld", (long long)number));
}

static void hash_with(const uint8_t key[CRYPTO_KEY_SIZE], const uint8_t before[CRYPTO_KEY_SIZE],
	const struct chain_line *line, uint8_t hash_r[CRYPTO_KEY_SIZE])
{
	struct pool *pool = pool_new();
	struct buf buf;
	buf_init(&buf, pool);
	buf_add(&buf, before, CRYPTO_KEY_SIZE);
	add_text(&buf, line->table);
	add_number(&buf, pool, line->object_kind);
	add_number(&buf, pool, line->object_id);
	add_text(&buf, line->actor_kind);
	add_number(&buf, pool, line->actor_id);
	add_number(&buf, pool, line->seq);
	add_text(&buf, line->at);
	add_text(&buf, line->action);
	add_text(&buf, line->detail);
	crypto_hmac(key, buf.data, buf.length, hash_r);
	pool_free(&pool);
}

void chain_hash(const uint8_t before[CRYPTO_KEY_SIZE], const struct chain_line *line,
	uint8_t hash_r[CRYPTO_KEY_SIZE])
{
	hash_with(chain_key(), before, line, hash_r);
}

void chain_mark(const struct chain_line *line, uint8_t mark_r[CRYPTO_KEY_SIZE])
{
	static const uint8_t nothing[CRYPTO_KEY_SIZE];
	if (!portal_key_set)
		log_fatal("history", "reason=no_portal_key");
	hash_with(portal_key, nothing, line, mark_r);
}

typedef enum outcome chain_read(
	struct db *db, struct pool *pool, const struct chain_line *line, struct db_rows **rows_r);

/* How the tables differ, and the lines of visitors from those of the house. */
struct table {
	const char *name;
	bool marked;
	/* The last line of the chain as this transaction sees it. */
	chain_read *last;
	/* The line at line->seq, committed by somebody else after this transaction began. */
	chain_read *taken;
	enum outcome (*insert)(struct db *, const struct chain_line *, const uint8_t *hash);
};

static enum outcome history_last(
	struct db *db, struct pool *pool, const struct chain_line *line, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT seq, hash FROM history"
		" WHERE object_kind = ? AND object_id = ? ORDER BY seq DESC LIMIT 1",
		DB_VALUES(db_int(line->object_kind), db_int(line->object_id)), rows_r);
}

static enum outcome history_taken(
	struct db *db, struct pool *pool, const struct chain_line *line, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		DB_AS_COMMITTED
		"SELECT seq, hash FROM history"
		" WHERE object_kind = ? AND object_id = ? AND seq = ? LOCK IN SHARE MODE",
		DB_VALUES(db_int(line->object_kind), db_int(line->object_id), db_int(line->seq)),
		rows_r);
}

#define LINE_COLUMNS \
	"(object_kind, object_id, actor_kind, actor_id, seq, at, action, detail, hash)" \
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define MARKED_COLUMNS \
	"(object_kind, object_id, actor_kind, actor_id, seq, at, action, detail, mark)" \
	" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
#define LINE_VALUES(line, hash) \
	DB_VALUES(db_int((line)->object_kind), db_int((line)->object_id), \
		db_str((line)->actor_kind), db_int((line)->actor_id), db_int((line)->seq), \
		db_str((line)->at), db_str((line)->action), db_str((line)->detail), \
		db_bytes((hash), CRYPTO_KEY_SIZE))

static enum outcome history_insert(
	struct db *db, const struct chain_line *line, const uint8_t *hash)
{
	return db_exec(db, DB_AS_COMMITTED "INSERT INTO history " LINE_COLUMNS,
		LINE_VALUES(line, hash), NULL);
}

static const struct table history_table = {
	"history",
	false,
	history_last,
	history_taken,
	history_insert,
};

static enum outcome history_end(
	struct db *db, struct pool *pool, const struct chain_line *line, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT seq FROM history_visitor_end"
		" WHERE object_kind = ? AND object_id = ? ORDER BY seq DESC LIMIT 1",
		DB_VALUES(db_int(line->object_kind), db_int(line->object_id)), rows_r);
}

static enum outcome history_end_taken(
	struct db *db, struct pool *pool, const struct chain_line *line, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT seq FROM history_visitor_end"
		" WHERE object_kind = ? AND object_id = ? AND seq = ? LOCK IN SHARE MODE",
		DB_VALUES(db_int(line->object_kind), db_int(line->object_id), db_int(line->seq)),
		rows_r);
}

static enum outcome history_mark(struct db *db, const struct chain_line *line, const uint8_t *mark)
{
	return db_exec(
		db, "INSERT INTO history_visitor " MARKED_COLUMNS, LINE_VALUES(line, mark), NULL);
}

static const struct table history_visitor = {
	"history",
	true,
	history_end,
	history_end_taken,
	history_mark,
};

static enum outcome audit_last(
	struct db *db, struct pool *pool, const struct chain_line *line, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT seq, hash FROM audit"
		" WHERE actor_kind = ? AND actor_id = ? ORDER BY seq DESC LIMIT 1",
		DB_VALUES(db_str(line->actor_kind), db_int(line->actor_id)), rows_r);
}

static enum outcome audit_taken(
	struct db *db, struct pool *pool, const struct chain_line *line, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		DB_AS_COMMITTED
		"SELECT seq, hash FROM audit"
		" WHERE actor_kind = ? AND actor_id = ? AND seq = ? LOCK IN SHARE MODE",
		DB_VALUES(db_str(line->actor_kind), db_int(line->actor_id), db_int(line->seq)),
		rows_r);
}

static enum outcome audit_insert(struct db *db, const struct chain_line *line, const uint8_t *hash)
{
	return db_exec(db, DB_AS_COMMITTED "INSERT INTO audit " LINE_COLUMNS,
		LINE_VALUES(line, hash), NULL);
}

static const struct table audit_table = {"audit", false, audit_last, audit_taken, audit_insert};

static enum outcome audit_end(
	struct db *db, struct pool *pool, const struct chain_line *line, struct db_rows **rows_r)
{
	(void)line;
	return db_rows(db, pool, "SELECT seq FROM audit_visitor_end ORDER BY seq DESC LIMIT 1",
		DB_NONE, rows_r);
}

static enum outcome audit_end_taken(
	struct db *db, struct pool *pool, const struct chain_line *line, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT seq FROM audit_visitor_end WHERE seq = ? LOCK IN SHARE MODE",
		DB_VALUES(db_int(line->seq)), rows_r);
}

static enum outcome audit_mark(struct db *db, const struct chain_line *line, const uint8_t *mark)
{
	return db_exec(
		db, "INSERT INTO audit_visitor " MARKED_COLUMNS, LINE_VALUES(line, mark), NULL);
}

static const struct table audit_visitor = {
	"audit",
	true,
	audit_end,
	audit_end_taken,
	audit_mark,
};

struct addition {
	const struct table *table;
	struct pool *pool;
	struct chain_line line;
};

/* The line's place behind the last one there is, and its seal. */
static enum outcome step_on(
	struct db *db, struct addition *addition, const struct db_rows *rows, uint8_t *seal)
{
	struct chain_line *line = &addition->line;
	uint8_t before[CRYPTO_KEY_SIZE] = {0};
	int64_t last = rows->count ? db_number(rows, 0, "seq") : 0;
	const struct db_cell *hash = NULL;
	enum outcome outcome = OK;

	if (!addition->table->marked && rows->count)
		hash = db_named(rows, 0, "hash");
	if (hash && !hash->bytes)
		outcome = chain_seal(db, line, &last, before);
	else if (hash && hash->length != CRYPTO_KEY_SIZE)
		outcome = UNAVAILABLE;
	else if (hash)
		memcpy(before, hash->bytes, CRYPTO_KEY_SIZE);
	line->seq = last + 1;
	if (addition->table->marked)
		chain_mark(line, seal);
	else
		chain_hash(before, line, seal);
	return outcome;
}

/*
 * Nothing is locked beforehand. When somebody else was quicker the unique key of the chain refuses
 * the line; the line that took the place is then read as committed (a plain read would show the old
 * state again) and the next place tried.
 */
static enum outcome add_work(struct db *db, void *context)
{
	struct addition *addition = context;
	const struct table *table = addition->table;
	struct chain_line *line = &addition->line;
	uint8_t seal[CRYPTO_KEY_SIZE];
	struct db_rows *rows;
	enum outcome outcome = table->last(db, addition->pool, line, &rows);
	for (int tries = 0; outcome == OK && tries < TRIES; tries++) {
		outcome = step_on(db, addition, rows, seal);
		if (outcome)
			return outcome;
		outcome = table->insert(db, line, seal);
		if (outcome != CONFLICT)
			return outcome;
		outcome = table->taken(db, addition->pool, line, &rows);
	}
	if (outcome == OK)
		log_error("history", "reason=tries_used_up table=%s", table->name);
	return UNAVAILABLE;
}

static const char *actor_kind(const struct principal *who)
{
	switch (who->kind) {
	case PRINCIPAL_STAFF:
		return "staff";
	case PRINCIPAL_SYSTEM:
		return "system";
	case PRINCIPAL_VISITOR:
		break;
	}
	return "visitor";
}

static enum outcome line_add(struct db *db, const struct table *table, const struct principal *who,
	enum object_kind kind, int64_t id, const char *action, const char *detail)
{
	struct pool *pool = pool_new();
	struct addition addition = {
		.table = table,
		.pool = pool,
		.line =
			{
				.table = table->name,
				.object_kind = kind,
				.object_id = id,
				.actor_kind = actor_kind(who),
				.actor_id = who->kind == PRINCIPAL_STAFF ? who->id : 0,
				.at = clock_sql(pool, clock_now()),
				.action = action,
				.detail = detail ? text_ellipsis(pool, detail, DETAIL_MAX) : "",
			},
	};
	enum outcome outcome = db_transaction(db, add_work, &addition);
	pool_free(&pool);
	return outcome;
}

enum outcome history_add(struct db *db, const struct principal *who, enum object_kind kind,
	int64_t id, const char *action, const char *detail)
{
	if (!db_in_transaction(db))
		log_fatal("history", "reason=outside_transaction action=%s", action);
	return line_add(db, who->kind == PRINCIPAL_VISITOR ? &history_visitor : &history_table, who,
		kind, id, action, detail);
}

enum outcome audit_add(struct db *db, const struct principal *who, enum object_kind kind,
	int64_t id, const char *action, const char *detail)
{
	return line_add(db, who->kind == PRINCIPAL_VISITOR ? &audit_visitor : &audit_table, who,
		kind, id, action, detail);
}

enum outcome history_add_audited(struct db *db, const struct principal *who, enum object_kind kind,
	int64_t id, const char *action, const char *detail)
{
	enum outcome outcome = history_add(db, who, kind, id, action, detail);

	return outcome ? outcome : audit_add(db, who, kind, id, action, detail);
}

enum outcome history_list(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	bool marks, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT h.at, h.action, h.detail,"
		" CONCAT(su.first_name, ' ', su.surname) AS actor, h.actor_kind,"
		" COALESCE(CONCAT(p.first_name, ' ', p.surname), u.name) AS about,"
		" k.question_de, k.question_en"
		" FROM history h LEFT JOIN staff_user su"
		" ON h.actor_kind = 'staff' AND su.id = h.actor_id"
		" LEFT JOIN staff_user p ON h.action LIKE 'person\\_%' AND p.id ="
		" CAST(h.detail AS UNSIGNED)"
		" LEFT JOIN org_unit u ON h.action LIKE 'committee\\_%' AND u.id ="
		" CAST(h.detail AS UNSIGNED)"
		" LEFT JOIN statement_kind k ON h.action LIKE 'statement\\_%' AND k.code ="
		" SUBSTRING_INDEX(h.detail, ':', 1)"
		" WHERE h.object_kind = ? AND h.object_id = ?"
		" AND (? OR IFNULL(k.asked, '') <> 'SBV' AND h.action <> 'invitation_waived')"
		" ORDER BY h.seq DESC",
		DB_VALUES(db_int(kind), db_int(id), db_bool(marks)), rows_r);
}
