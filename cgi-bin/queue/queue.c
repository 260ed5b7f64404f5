/* Adding to the queue, reading it, repeating and withdrawing. */
#include "queue/queue.h"

#include "base/clock.h"
#include "base/log.h"

#define DAY INT64_C(86400)

enum outcome queue_add(struct db *db, struct pool *pool, const char *kind, int64_t object_id,
	int64_t staff_user_id, int64_t not_before)
{
	int64_t now = clock_now();
	const char *at = clock_sql(pool, now);
	const char *next = clock_sql(pool, not_before > now ? not_before : now);

	return db_exec(db,
		"INSERT INTO queue_item (kind, object_id, staff_user_id, next_at, created_at,"
		" changed_at) VALUES (?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_str(kind), db_int(object_id), db_id(staff_user_id), db_str(next),
			db_str(at), db_str(at)),
		NULL);
}

static const struct db_field item_fields[] = {
	DB_FIELD(struct queue_item, id),
	DB_FIELD(struct queue_item, object_id),
	DB_FIELD(struct queue_item, done),
	DB_FIELD(struct queue_item, total),
	DB_FIELD(struct queue_item, tries),
	DB_FIELD(struct queue_item, kind),
	DB_FIELD(struct queue_item, state),
	DB_FIELD(struct queue_item, reason),
	DB_FIELD(struct queue_item, next_at),
	DB_FIELD(struct queue_item, created_at),
	DB_FIELD(struct queue_item, changed_at),
	DB_FIELD(struct queue_item, person),
};

#define ITEM \
	"SELECT q.id, q.object_id, q.done, q.total, q.tries, q.kind, q.state, q.reason," \
	" q.next_at, q.created_at, q.changed_at, CONCAT(s.surname, ', ', s.first_name)" \
	" AS person FROM queue_item q LEFT JOIN staff_user s ON s.id = q.staff_user_id"

enum outcome queue_get(struct db *db, struct pool *pool, int64_t id, struct queue_item *item_r)
{
	return db_struct(
		db, pool, ITEM " WHERE q.id = ?", item_fields, item_r, DB_VALUES(db_int(id)));
}

enum outcome queue_find(struct db *db, struct pool *pool, const char *kind, int64_t object_id,
	struct queue_item *item_r)
{
	return db_struct(db, pool,
		ITEM " WHERE q.kind = ? AND q.object_id = ? ORDER BY q.id DESC LIMIT 1",
		item_fields, item_r, DB_VALUES(db_str(kind), db_int(object_id)));
}

/* What a change of nothing means: it is in another state, or not there. */
static enum outcome item_changed(struct db *db, int64_t id, enum outcome outcome, int64_t changed)
{
	int64_t there = 0;

	if (outcome || changed)
		return outcome;
	outcome = db_get_int(
		db, "SELECT COUNT(*) FROM queue_item WHERE id = ?", DB_VALUES(db_int(id)), &there);
	if (outcome)
		return outcome;
	return there ? CONFLICT : NOT_FOUND;
}

enum outcome queue_repeat(struct db *db, struct pool *pool, int64_t id)
{
	const char *now = clock_sql(pool, clock_now());
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE queue_item SET state = 'waiting', tries = 0, next_at = ?, reason = NULL,"
		" changed_at = ? WHERE id = ? AND state = 'failed'",
		DB_VALUES(db_str(now), db_str(now), db_int(id)), &changed);

	return item_changed(db, id, outcome, changed);
}

enum outcome queue_withdraw(struct db *db, struct pool *pool, int64_t id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE queue_item SET state = 'withdrawn', next_at = NULL, changed_at = ?"
		" WHERE id = ? AND state IN ('waiting', 'failed')",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(id)), &changed);

	return item_changed(db, id, outcome, changed);
}

enum outcome queue_clean(struct db *db, int64_t *removed_r)
{
	struct pool *pool = pool_new();
	int64_t days = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT CAST(value AS SIGNED) FROM setting WHERE name = 'queue_keep_days'", DB_NONE,
		&days);

	*removed_r = 0;
	if (outcome == NOT_FOUND || (!outcome && days < 1))
		log_fatal("settings", "setting=queue_keep_days reason=missing");
	const char *before = clock_sql(pool, clock_now() - days * DAY);
	if (!outcome)
		outcome = db_sweep(db, "queue_item", "id",
			"changed_at < ? AND state IN ('done', 'withdrawn', 'failed')", "changed_at",
			removed_r, DB_VALUES(db_str(before)));
	pool_free(&pool);
	return outcome;
}

/* clang-format off */
static const struct db_list_column columns[] = {
	{"id", {.sql = "q.id"}},
	{"kind", {.sql = "q.kind"}},
	{"state", {.sql = "q.state"}},
	{"progress", {.sql = "q.done, q.total"}},
	{"person", {.sql = "(SELECT CONCAT(s.surname, ', ', s.first_name) FROM staff_user s"
			" WHERE s.id = q.staff_user_id) AS person"}},
	{"created_at", {.sql = "q.created_at"}},
	{"changed_at", {.sql = "q.changed_at"}},
	{"next_at", {.sql = "q.next_at"}},
	{"reason", {.sql = "q.reason"}},
};

static const struct db_list_sort sorts[] = {{"id", {NULL}}};

static const struct db_list_filter filters[] = {
	{"status", {.sql = "q.state = ?", .bind = {DB_LIST_TYPED}}},
	{"art", {.sql = "q.kind = ?", .bind = {DB_LIST_TYPED}}},
};

const struct db_list queue_list = {
	.id = "q.id",
	.find = {.sql = " FROM queue_item q WHERE TRUE"},
	.shown = " JOIN queue_item q ON q.id = f.id",
	DB_LIST_COLUMNS_OF(columns),
	DB_LIST_SORTS_OF(sorts),
	DB_LIST_FILTERS_OF(filters),
};
/* clang-format on */
