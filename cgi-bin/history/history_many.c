/* Many lines of history or audit at once, by the system: two statements for some thousand lines. */
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/chain.h"
#include "history/history.h"

#define DETAIL_MAX 300 /* code points, as the column */

struct many {
	struct db *db;
	struct pool *pool;
	const struct history_item *items;
	size_t count;
	struct chain_line line; /* what is the same in all */
	struct db_rows *last; /* object, seq, hash of the chains there are, by object */
};

/* CONFLICT: a chain ends with a visitor's line that has to be sealed first. */
static enum outcome ends_sealed(const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++)
		if (!db_named(rows, i, "hash")->bytes)
			return CONFLICT;
	return OK;
}

static enum outcome read_last(struct many *many)
{
	struct buf ids;

	buf_init(&ids, many->pool);
	for (size_t i = 0; i < many->count; i++)
		if (!many->items[i].fresh)
			buf_printf(&ids, "%c%lld", ids.length ? ',' : '[',
				(long long)many->items[i].id);
	if (ids.length == 0)
		return OK;
	buf_char(&ids, ']');
	enum outcome outcome = db_rows(many->db, many->pool,
		"SELECT h.object_id, h.seq, h.hash FROM"
		" (SELECT x.object_id, MAX(x.seq) AS seq"
		" FROM JSON_TABLE(?, '$[*]' COLUMNS (id BIGINT PATH '$')) i"
		" STRAIGHT_JOIN history x ON x.object_kind = ? AND x.object_id = i.id"
		" GROUP BY x.object_id) l"
		" JOIN history h ON h.object_kind = ? AND h.object_id = l.object_id"
		" AND h.seq = l.seq ORDER BY h.object_id",
		DB_VALUES(db_str(ids.data), db_int(many->line.object_kind),
			db_int(many->line.object_kind)),
		&many->last);
	return outcome ? outcome : ends_sealed(many->last);
}

static void add_item(struct buf *json, const struct chain_line *line, const char *hash)
{
	buf_printf(json, "%c[%lld,%lld,\"", json->length ? ',' : '[', (long long)line->object_id,
		(long long)line->seq);
	buf_json(json, line->action);
	buf_str(json, "\",\"");
	buf_json(json, line->detail);
	buf_str(json, "\",\"");
	buf_str(json, hash);
	buf_str(json, "\"]");
}

/* Where the object's chain ends: items and last lines are both in the order of the objects. */
static void begin_chain(struct many *many, size_t *at, struct chain_line *line, uint8_t *hash)
{
	size_t count = many->last ? many->last->count : 0;

	while (*at < count && db_number(many->last, *at, "object_id") < line->object_id)
		(*at)++;
	line->seq = 0;
	memset(hash, 0, CRYPTO_KEY_SIZE);
	if (*at >= count || db_number(many->last, *at, "object_id") != line->object_id)
		return;
	line->seq = db_number(many->last, *at, "seq");
	memcpy(hash, db_named(many->last, *at, "hash")->bytes, CRYPTO_KEY_SIZE);
}

static enum outcome write_all(struct many *many)
{
	struct chain_line line = many->line;
	uint8_t hash[CRYPTO_KEY_SIZE];
	struct buf json;
	size_t at = 0;

	buf_init(&json, many->pool);
	for (size_t i = 0; i < many->count; i++) {
		const struct history_item *item = &many->items[i];
		uint8_t before[CRYPTO_KEY_SIZE];

		if (i == 0 || item->id != line.object_id) {
			line.object_id = item->id;
			begin_chain(many, &at, &line, hash);
		}
		line.seq++;
		line.action = item->action;
		line.detail =
			text_ellipsis(many->pool, item->detail ? item->detail : "", DETAIL_MAX);
		memcpy(before, hash, sizeof(before));
		chain_hash(before, &line, hash);
		add_item(&json, &line, crypto_hex(many->pool, hash, sizeof(hash)));
	}
	buf_char(&json, ']');
	return db_exec(many->db,
		"INSERT INTO history (object_kind, object_id, actor_kind, actor_id, seq, at,"
		" action, detail, hash) SELECT ?, object_id, ?, ?, seq, ?, action, detail,"
		" UNHEX(hash) FROM JSON_TABLE(?, '$[*]' COLUMNS (object_id BIGINT PATH '$[0]',"
		" seq INT PATH '$[1]', action VARCHAR(40) PATH '$[2]',"
		" detail VARCHAR(300) PATH '$[3]', hash CHAR(64) PATH '$[4]')) i",
		DB_VALUES(db_int(line.object_kind), db_str(line.actor_kind), db_int(line.actor_id),
			db_str(line.at), db_str(json.data)),
		NULL);
}

enum outcome history_add_many(
	struct db *db, enum object_kind kind, const struct history_item *items, size_t count)
{
	const struct principal who = {.kind = PRINCIPAL_SYSTEM};
	struct pool *pool = pool_new();
	struct many many = {
		.db = db,
		.pool = pool,
		.items = items,
		.count = count,
		.line =
			{
				.table = "history",
				.object_kind = kind,
				.actor_kind = "system",
				.at = clock_sql(pool, clock_now()),
			},
	};
	enum outcome outcome = count ? read_last(&many) : OK;

	if (!outcome && count)
		outcome = write_all(&many);
	if (outcome == CONFLICT) { /* somebody adds to one of the chains, too */
		outcome = OK;
		for (size_t i = 0; !outcome && i < count; i++)
			outcome = history_add(
				db, &who, kind, items[i].id, items[i].action, items[i].detail);
	}
	pool_free(&pool);
	return outcome;
}

/* The chain of the system, as long as it is: all lines of the audit are of one. */
static enum outcome audit_begin(struct many *many, uint8_t *hash)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(many->db, many->pool,
		"SELECT seq, hash FROM audit WHERE actor_kind = 'system' AND actor_id = 0"
		" ORDER BY seq DESC LIMIT 1",
		DB_NONE, &rows);

	memset(hash, 0, CRYPTO_KEY_SIZE);
	many->line.seq = 0;
	if (outcome || rows->count == 0)
		return outcome;
	many->line.seq = db_number(rows, 0, "seq");
	memcpy(hash, db_named(rows, 0, "hash")->bytes, CRYPTO_KEY_SIZE);
	return OK;
}

static enum outcome audit_write(struct many *many)
{
	struct chain_line line;
	uint8_t hash[CRYPTO_KEY_SIZE], before[CRYPTO_KEY_SIZE];
	struct buf json;
	enum outcome outcome = audit_begin(many, hash);

	if (outcome)
		return outcome;
	line = many->line;
	buf_init(&json, many->pool);
	for (size_t i = 0; i < many->count; i++) {
		const struct history_item *item = &many->items[i];

		line.object_id = item->id;
		line.seq++;
		line.action = item->action;
		line.detail =
			text_ellipsis(many->pool, item->detail ? item->detail : "", DETAIL_MAX);
		memcpy(before, hash, sizeof(before));
		chain_hash(before, &line, hash);
		add_item(&json, &line, crypto_hex(many->pool, hash, sizeof(hash)));
	}
	buf_char(&json, ']');
	return db_exec(many->db,
		"INSERT INTO audit (object_kind, object_id, actor_kind, actor_id, seq, at,"
		" action, detail, hash) SELECT ?, object_id, 'system', 0, seq, ?, action, detail,"
		" UNHEX(hash) FROM JSON_TABLE(?, '$[*]' COLUMNS (object_id BIGINT PATH '$[0]',"
		" seq INT PATH '$[1]', action VARCHAR(40) PATH '$[2]',"
		" detail VARCHAR(300) PATH '$[3]', hash CHAR(64) PATH '$[4]')) i",
		DB_VALUES(db_int(line.object_kind), db_str(line.at), db_str(json.data)), NULL);
}

enum outcome audit_add_many(
	struct db *db, enum object_kind kind, const struct history_item *items, size_t count)
{
	const struct principal who = {.kind = PRINCIPAL_SYSTEM};
	struct pool *pool = pool_new();
	struct many many = {
		.db = db,
		.pool = pool,
		.items = items,
		.count = count,
		.line =
			{
				.table = "audit",
				.object_kind = kind,
				.actor_kind = "system",
				.at = clock_sql(pool, clock_now()),
			},
	};
	enum outcome outcome = count ? audit_write(&many) : OK;

	if (outcome == CONFLICT) { /* somebody was quicker: one by one */
		outcome = OK;
		for (size_t i = 0; !outcome && i < count; i++)
			outcome = audit_add(
				db, &who, kind, items[i].id, items[i].action, items[i].detail);
	}
	pool_free(&pool);
	return outcome;
}
