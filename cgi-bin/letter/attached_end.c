/* Documents attached to letters: how they go. */
#include "letter/attached_private.h"
#include "store/stored_file.h"

#define TOGETHER 200 /* files of one transaction */

enum outcome attached_destroy(struct db *db, int64_t id)
{
	enum outcome outcome = db_exec(
		db, "DELETE FROM mail_file WHERE letter_file_id = ?", DB_VALUES(db_int(id)), NULL);

	if (!outcome)
		outcome = db_exec(
			db, "DELETE FROM letter_file WHERE id = ?", DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = stored_file_erase(db, OBJECT_LETTER_FILE, id);
	return outcome ? outcome : store_key_destroy(db, OBJECT_LETTER_FILE, id);
}

static enum outcome destroy_all(struct db *db, const struct db_rows *rows)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = attached_destroy(db, db_cell_int(rows, i, 0));
	return outcome;
}

enum outcome attached_remove(struct db *db, struct pool *pool, int64_t bulk_id, int64_t id)
{
	struct attached file;
	enum outcome outcome = attached_get(db, pool, bulk_id, id, &file);

	return outcome ? outcome : attached_destroy(db, id);
}

/* Of a file f: no letter holds it, and none will. Read as it is now, whatever others are doing: of
 * two letters that go at once the second takes the file along. */
#define UNUSED \
	" NOT EXISTS (SELECT 1 FROM mail_file m WHERE m.letter_file_id = f.id" \
	" LOCK IN SHARE MODE)" \
	" AND NOT EXISTS (SELECT 1 FROM bulk b WHERE b.id = f.bulk_id" \
	" AND b.state NOT IN ('done', 'ended') LOCK IN SHARE MODE)"

static enum outcome unused_destroy(struct db *db, struct pool *pool, int64_t bulk_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT f.id FROM letter_file f WHERE f.bulk_id = ? AND" UNUSED
		" ORDER BY f.id FOR UPDATE",
		DB_VALUES(db_int(bulk_id)), &rows);

	return outcome ? outcome : destroy_all(db, rows);
}

enum outcome attached_over(struct db *db, int64_t bulk_id)
{
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM letter_file WHERE bulk_id = ? AND state = 'good'"
		" ORDER BY id FOR UPDATE",
		DB_VALUES(db_int(bulk_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = store_key_destroy(db, OBJECT_LETTER_FILE, db_cell_int(rows, i, 0));
	if (!outcome)
		outcome = db_exec(db, "UPDATE letter_file SET written = TRUE WHERE bulk_id = ?",
			DB_VALUES(db_int(bulk_id)), NULL);
	if (!outcome)
		outcome = unused_destroy(db, pool, bulk_id);
	pool_free(&pool);
	return outcome;
}

/* Destroys those of these letters' bulk actions that no letter holds now. */
static enum outcome files_drop(struct db *db, struct pool *pool, const struct db_rows *bulks)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < bulks->count; i++)
		outcome = unused_destroy(db, pool, db_cell_int(bulks, i, 0));
	return outcome;
}

#define BULKS \
	"SELECT DISTINCT f.bulk_id FROM mail_file m JOIN letter_file f ON f.id = m.letter_file_id"

enum outcome attached_take_back(struct db *db, int64_t mail_id)
{
	struct pool *pool = pool_new();
	struct db_rows *bulks = NULL;
	enum outcome outcome =
		db_rows(db, pool, BULKS " WHERE m.mail_id = ?", DB_VALUES(db_int(mail_id)), &bulks);

	if (!outcome && bulks->count)
		outcome = db_exec(db, "DELETE FROM mail_file WHERE mail_id = ?",
			DB_VALUES(db_int(mail_id)), NULL);
	if (!outcome)
		outcome = files_drop(db, pool, bulks);
	pool_free(&pool);
	return outcome;
}

enum outcome attached_erase(struct db *db, int64_t application_id)
{
	struct pool *pool = pool_new();
	struct db_rows *bulks = NULL, *own = NULL;
	enum outcome outcome = db_rows(db, pool, BULKS " WHERE m.application_id = ?",
		DB_VALUES(db_int(application_id)), &bulks);

	if (!outcome)
		outcome = db_exec(db, "DELETE FROM mail_file WHERE application_id = ?",
			DB_VALUES(db_int(application_id)), NULL);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT id FROM letter_file WHERE application_id = ? ORDER BY id"
			" FOR UPDATE",
			DB_VALUES(db_int(application_id)), &own);
	if (!outcome)
		outcome = destroy_all(db, own);
	if (!outcome)
		outcome = files_drop(db, pool, bulks);
	pool_free(&pool);
	return outcome;
}

struct cleaning {
	struct pool *pool;
	int64_t removed;
};

static enum outcome clean_work(struct db *db, void *context)
{
	struct cleaning *cleaning = context;
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, cleaning->pool,
		"SELECT f.id FROM letter_file f WHERE NOT f.written AND" UNUSED
		" ORDER BY f.id LIMIT ? FOR UPDATE",
		DB_VALUES(db_int(TOGETHER)), &rows);

	cleaning->removed = outcome ? 0 : (int64_t)rows->count;
	return outcome ? outcome : destroy_all(db, rows);
}

enum outcome attached_clean(struct db *db, int64_t *removed_r)
{
	struct cleaning cleaning = {.pool = pool_new()};
	enum outcome outcome;

	*removed_r = 0;
	do {
		pool_clear(cleaning.pool);
		outcome = db_transaction(db, clean_work, &cleaning);
		*removed_r += cleaning.removed;
	} while (!outcome && cleaning.removed);
	pool_free(&cleaning.pool);
	return outcome;
}
