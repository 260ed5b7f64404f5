/* How the checking goes, and having it done. */
#include "access/hold.h"
#include "application/attachment_wait.h"
#include "base/clock.h"
#include "intake/intake.h"

static const struct db_field state_fields[] = {
	DB_FIELD(struct intake_state, waiting),
	DB_FIELD(struct intake_state, large),
	DB_FIELD(struct intake_state, since),
	DB_FIELD(struct intake_state, answered_at),
	DB_FIELD(struct intake_state, failed_at),
	DB_FIELD(struct intake_state, failed_why),
	DB_FIELD(struct intake_state, found_at),
	DB_FIELD(struct intake_state, found),
};

enum outcome intake_state_get(struct db *db, struct pool *pool, struct intake_state *state_r)
{
	return db_struct(db, pool,
		"SELECT w.waiting, w.large, w.since, s.answered_at, s.failed_at, s.failed_why,"
		" s.found_at, s.found FROM scanner_state s JOIN (SELECT COUNT(*) AS waiting,"
		" COUNT(CASE WHEN hindrance = 'size' THEN 1 END) AS large, MIN(since) AS since"
		" FROM (SELECT hindrance, since FROM attachment_check WHERE waits UNION ALL"
		" SELECT hindrance, since FROM stored_check WHERE state = 'waits' UNION ALL"
		" SELECT NULL, created_at FROM letter_file WHERE state = 'waits') one) w",
		state_fields, state_r, DB_NONE);
}

enum outcome intake_now(struct db *db, struct pool *pool)
{
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome =
		db_exec(db, "UPDATE scanner_state SET next_at = NULL", DB_NONE, NULL);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE queue_item SET next_at = ?"
			" WHERE kind IN ('attachment_check', 'attachment_convert', 'stored_check',"
			" 'letter_file_check', 'scan_again')"
			" AND state = 'waiting' AND next_at > ? ORDER BY id LIMIT ?",
			DB_VALUES(db_str(now), db_str(now), db_int(INTAKE_TOGETHER)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO queue_item (kind, object_id, next_at, created_at, changed_at)"
			" SELECT 'attachment_check', c.attachment_id, ?, ?, ?"
			" FROM attachment_check c WHERE c.waits AND NOT EXISTS"
			" (SELECT 1 FROM queue_item q"
			" WHERE q.kind IN ('attachment_check', 'attachment_convert')"
			" AND q.object_id = c.attachment_id"
			" AND q.state IN ('waiting', 'running')) ORDER BY c.since LIMIT ?",
			DB_VALUES(db_str(now), db_str(now), db_str(now), db_int(INTAKE_TOGETHER)),
			NULL);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO queue_item (kind, object_id, next_at, created_at, changed_at)"
			" SELECT 'stored_check', c.id, ?, ?, ? FROM stored_check c"
			" WHERE c.state = 'waits' AND NOT EXISTS (SELECT 1 FROM queue_item q"
			" WHERE q.kind = 'stored_check' AND q.object_id = c.id"
			" AND q.state IN ('waiting', 'running')) ORDER BY c.since LIMIT ?",
			DB_VALUES(db_str(now), db_str(now), db_str(now), db_int(INTAKE_TOGETHER)),
			NULL);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO queue_item (kind, object_id, next_at, created_at, changed_at)"
			" SELECT 'letter_file_check', f.id, ?, ?, ? FROM letter_file f"
			" WHERE f.state = 'waits' AND NOT EXISTS (SELECT 1 FROM queue_item q"
			" WHERE q.kind = 'letter_file_check' AND q.object_id = f.id"
			" AND q.state IN ('waiting', 'running')) ORDER BY f.created_at LIMIT ?",
			DB_VALUES(db_str(now), db_str(now), db_str(now), db_int(INTAKE_TOGETHER)),
			NULL);
	return outcome;
}

enum outcome intake_pictures(
	struct db *db, struct pool *pool, int64_t after, int64_t *last_r, int64_t *count_r)
{
	enum outcome outcome = db_get_int(db,
		"SELECT COALESCE(MAX(id), 0) FROM (SELECT id FROM attachment WHERE id > ?"
		" ORDER BY id LIMIT ?) part",
		DB_VALUES(db_int(after), db_int(INTAKE_TOGETHER)), last_r);

	if (outcome || !*last_r)
		return outcome;
	return db_exec(db,
		"INSERT INTO attachment_check (attachment_id, look, scan, since)"
		" SELECT t.id, FALSE, FALSE, ? FROM attachment t"
		" WHERE t.id > ? AND t.id <= ?"
		" AND NOT EXISTS (SELECT 1 FROM attachment_picture p WHERE p.attachment_id = t.id)"
		" AND NOT EXISTS (SELECT 1 FROM attachment_check c WHERE c.attachment_id = t.id)",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(after), db_int(*last_r)),
		count_r);
}

struct telling {
	struct pool *pool;
	int64_t application_id;
};

static enum outcome tell_work(struct db *db, void *context)
{
	struct telling *telling = context;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, telling->application_id);

	return outcome ? outcome
		       : attachment_refused_tell(db, telling->pool, telling->application_id);
}

enum outcome intake_tell(struct db *db)
{
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT DISTINCT r.application_id FROM attachment_refused r JOIN application a"
		" ON a.id = r.application_id AND a.received_at IS NOT NULL"
		" WHERE r.tell IS NOT NULL ORDER BY r.application_id LIMIT ?",
		DB_VALUES(db_int(INTAKE_TOGETHER)), &rows);

	for (size_t i = 0; outcome != UNAVAILABLE && rows && i < rows->count; i++)
		outcome = db_transaction(
			db, tell_work, &(struct telling){pool, db_cell_int(rows, i, 0)});
	pool_free(&pool);
	return outcome == UNAVAILABLE ? outcome : OK;
}
