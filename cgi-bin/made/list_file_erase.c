/* Lists as files: how one goes, by its owner, with one of whom it is about, by time. */
#include "access/hold.h"
#include "base/clock.h"
#include "made/list_file_private.h"
#include "queue/queue.h"
#include "store/store.h"
#include "store/stored_file.h"

/* The row, the file and the key; of whom it was about, what is left goes by the queue. */
static enum outcome file_erase(struct db *db, struct pool *pool, int64_t id)
{
	int64_t subject = 0;
	enum outcome outcome = object_hold(db, OBJECT_LIST_FILE, id);

	if (!outcome)
		outcome = db_exec(
			db, "DELETE FROM list_file WHERE id = ?", DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = stored_file_erase(db, OBJECT_LIST_FILE, id);
	if (!outcome)
		outcome = store_key_destroy(db, OBJECT_LIST_FILE, id);
	if (!outcome)
		outcome = db_get_int(db,
			"(SELECT 1 FROM list_file_subject WHERE list_file_id = ? LIMIT 1) UNION ALL"
			" (SELECT 1 FROM list_file_object WHERE list_file_id = ? LIMIT 1) LIMIT 1",
			DB_VALUES(db_int(id), db_int(id)), &subject);
	if (outcome)
		return outcome == NOT_FOUND && !subject ? OK : outcome;
	return queue_add(db, pool, "list_file_clean", id, 0, 0);
}

enum outcome list_file_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	int64_t owner = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT staff_user_id FROM list_file WHERE id = ? FOR UPDATE",
			DB_VALUES(db_int(id)), &owner);

	if (outcome)
		return outcome;
	return owner == who->id ? file_erase(db, pool, id) : NOT_FOUND;
}

enum outcome list_files_end(struct db *db, struct pool *pool, int64_t staff_user_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, "SELECT id FROM list_file WHERE staff_user_id = ? ORDER BY id",
			DB_VALUES(db_int(staff_user_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = file_erase(db, pool, db_number(rows, i, "id"));
	return outcome;
}

enum outcome list_file_erase(struct db *db, struct pool *pool, int64_t application_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT list_file_id FROM list_file_subject WHERE application_id = ?"
		" ORDER BY list_file_id",
		DB_VALUES(db_int(application_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = file_erase(db, pool, db_number(rows, i, "list_file_id"));
	return outcome ? outcome
		       : db_exec(db, "DELETE FROM list_file_subject WHERE application_id = ?",
			       DB_VALUES(db_int(application_id)), NULL);
}

enum outcome list_file_over_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	const char *at = clock_sql(pool, now);

	return db_rows(db, pool,
		"SELECT id, made_at AS clock_start, made_at + INTERVAL " LIST_FILE_DAYS
		" DAY AS due FROM list_file WHERE made_at <= ? - INTERVAL " LIST_FILE_DAYS
		" DAY AND id > ? AND id <= ? ORDER BY id LIMIT ?",
		DB_VALUES(db_str(at), db_int(after_id), db_int(last_id), db_int(limit)), rows_r);
}

enum outcome list_file_over(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = object_hold(db, OBJECT_LIST_FILE, id);

	(void)who;
	if (!outcome)
		outcome = list_file_over_list(db, pool, clock_now(), id - 1, id, 1, &rows);
	if (outcome)
		return outcome;
	return rows->count ? file_erase(db, pool, id) : CONFLICT;
}
