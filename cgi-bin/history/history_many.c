/* Many lines of history or audit at once: two statements for some thousand lines. */
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/chain.h"
#include "history/history.h"

#define DETAIL_MAX 300 /* code points, as the column */

struct many {
	struct db *db;
	const struct principal *who;
	struct pool *pool;
	const struct history_item *items;
	size_t count;
	struct chain_line line; /* what is the same in all, then the line written last */
	uint8_t hash[CRYPTO_KEY_SIZE]; /* of that line */
	bool one; /* of the audit: all are of one chain */
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
static void begin_chain(struct many *many, size_t *at)
{
	size_t count = many->last ? many->last->count : 0;
	struct chain_line *line = &many->line;

	while (*at < count && db_number(many->last, *at, "object_id") < line->object_id)
		(*at)++;
	line->seq = 0;
	memset(many->hash, 0, sizeof(many->hash));
	if (*at >= count || db_number(many->last, *at, "object_id") != line->object_id)
		return;
	line->seq = db_number(many->last, *at, "seq");
	memcpy(many->hash, db_named(many->last, *at, "hash")->bytes, sizeof(many->hash));
}

/* All lines as JSON, each chained to the one before. */
static const char *lines_json(struct many *many)
{
	struct chain_line *line = &many->line;
	struct buf json;
	size_t at = 0;

	buf_init(&json, many->pool);
	for (size_t i = 0; i < many->count; i++) {
		const struct history_item *item = &many->items[i];
		bool other = i == 0 || item->id != line->object_id;
		uint8_t before[CRYPTO_KEY_SIZE];

		line->object_id = item->id;
		if (other && !many->one)
			begin_chain(many, &at);
		line->seq++;
		line->action = item->action;
		line->detail =
			text_ellipsis(many->pool, item->detail ? item->detail : "", DETAIL_MAX);
		memcpy(before, many->hash, sizeof(before));
		chain_hash(before, line, many->hash);
		add_item(&json, line, crypto_hex(many->pool, many->hash, sizeof(many->hash)));
	}
	buf_char(&json, ']');
	return json.data;
}

static enum outcome history_write(struct many *many)
{
	enum outcome outcome = read_last(many);

	if (outcome)
		return outcome;
	return db_exec(many->db,
		"INSERT INTO history (object_kind, object_id, actor_kind, actor_id, seq, at,"
		" action, detail, hash) SELECT ?, object_id, ?, ?, seq, ?, action, detail,"
		" UNHEX(hash) FROM JSON_TABLE(?, '$[*]' COLUMNS (object_id BIGINT PATH '$[0]',"
		" seq INT PATH '$[1]', action VARCHAR(40) PATH '$[2]',"
		" detail VARCHAR(300) PATH '$[3]', hash CHAR(64) PATH '$[4]')) i",
		DB_VALUES(db_int(many->line.object_kind), db_str(many->line.actor_kind),
			db_int(many->line.actor_id), db_str(many->line.at),
			db_str(lines_json(many))),
		NULL);
}

/* The actor's chain, as long as it is. */
static enum outcome audit_begin(struct many *many)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(many->db, many->pool,
		"SELECT seq, hash FROM audit WHERE actor_kind = ? AND actor_id = ?"
		" ORDER BY seq DESC LIMIT 1",
		DB_VALUES(db_str(many->line.actor_kind), db_int(many->line.actor_id)), &rows);

	if (outcome || rows->count == 0)
		return outcome;
	many->line.seq = db_number(rows, 0, "seq");
	memcpy(many->hash, db_named(rows, 0, "hash")->bytes, sizeof(many->hash));
	return OK;
}

static enum outcome audit_write(struct many *many)
{
	enum outcome outcome = audit_begin(many);

	if (outcome)
		return outcome;
	return db_exec(many->db,
		"INSERT INTO audit (object_kind, object_id, actor_kind, actor_id, seq, at,"
		" action, detail, hash) SELECT ?, object_id, ?, ?, seq, ?, action, detail,"
		" UNHEX(hash) FROM JSON_TABLE(?, '$[*]' COLUMNS (object_id BIGINT PATH '$[0]',"
		" seq INT PATH '$[1]', action VARCHAR(40) PATH '$[2]',"
		" detail VARCHAR(300) PATH '$[3]', hash CHAR(64) PATH '$[4]')) i",
		DB_VALUES(db_int(many->line.object_kind), db_str(many->line.actor_kind),
			db_int(many->line.actor_id), db_str(many->line.at),
			db_str(lines_json(many))),
		NULL);
}

typedef enum outcome many_write(struct many *many);
typedef enum outcome line_add(struct db *db, const struct principal *who, enum object_kind kind,
	int64_t id, const char *action, const char *detail);

/* At once; one by one when somebody adds to one of the chains, too. */
static enum outcome many_add(struct many *many, many_write *write, line_add *add)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM};
	const struct principal *who = many->who ? many->who : &system;
	enum outcome outcome = OK;

	many->pool = pool_new();
	many->line.actor_kind = who->kind == PRINCIPAL_STAFF ? "staff" : "system";
	many->line.actor_id = who->kind == PRINCIPAL_STAFF ? who->id : 0;
	many->line.at = clock_sql(many->pool, clock_now());
	if (many->count)
		outcome = write(many);
	if (outcome == CONFLICT) {
		outcome = OK;
		for (size_t i = 0; !outcome && i < many->count; i++)
			outcome = add(many->db, who, (enum object_kind)many->line.object_kind,
				many->items[i].id, many->items[i].action, many->items[i].detail);
	}
	pool_free(&many->pool);
	return outcome;
}

enum outcome history_add_many(struct db *db, const struct principal *who, enum object_kind kind,
	const struct history_item *items, size_t count)
{
	struct many many = {
		.db = db,
		.who = who,
		.items = items,
		.count = count,
		.line = {.table = "history", .object_kind = kind},
	};

	return many_add(&many, history_write, history_add);
}

enum outcome audit_add_many(struct db *db, const struct principal *who, enum object_kind kind,
	const struct history_item *items, size_t count)
{
	struct many many = {
		.db = db,
		.who = who,
		.items = items,
		.count = count,
		.line = {.table = "audit", .object_kind = kind},
		.one = true,
	};

	return many_add(&many, audit_write, audit_add);
}
