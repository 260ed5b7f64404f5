/* The registry of the file store. */
#include "store/stored_file.h"

#include "base/clock.h"
#include "store/stored_check.h"

#define EXPIRE_ROWS "1000" /* of one transaction */

enum outcome stored_file_add(struct db *db, const struct stored_file *file)
{
	struct pool *pool = pool_new();
	enum outcome outcome = db_exec(db,
		"INSERT INTO stored_file"
		" (file_id, owner_kind, owner_id, purpose, expires_at, created_at)"
		" VALUES (?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_str(file->file_id), db_int(file->owner_kind), db_int(file->owner_id),
			db_str(file->purpose),
			db_str(file->expires_at ? clock_sql(pool, file->expires_at) : NULL),
			db_str(clock_sql(pool, clock_now()))),
		NULL);

	if (!outcome)
		outcome = stored_check_begin(db, pool, file->file_id, file->purpose);
	pool_free(&pool);
	return outcome ? UNAVAILABLE : OK;
}

enum outcome stored_file_keep(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	const char *purpose, const struct stored_upload *upload, const char **file_id_r)
{
	uint8_t key[32], sha256[32];
	enum outcome outcome = store_key(db, kind, id, key);

	if (outcome == GONE) {
		outcome = store_key_new(db, kind, id);
		if (!outcome)
			outcome = store_key(db, kind, id, key);
	}
	if (!outcome)
		outcome = store_put(pool, key, upload->source, upload->context, upload->size,
			file_id_r, sha256);
	return outcome ? outcome
		       : stored_file_add(db,
			       &(struct stored_file){.file_id = *file_id_r,
				       .owner_kind = kind,
				       .owner_id = id,
				       .purpose = purpose});
}

enum outcome stored_file_remove(struct db *db, const char *file_id)
{
	return db_exec(
		db, "DELETE FROM stored_file WHERE file_id = ?", DB_VALUES(db_str(file_id)), NULL);
}

enum outcome stored_file_erase(struct db *db, enum object_kind kind, int64_t id)
{
	return db_exec(db, "DELETE FROM stored_file WHERE owner_kind = ? AND owner_id = ?",
		DB_VALUES(db_int(kind), db_int(id)), NULL);
}

struct expiry {
	const char *now;
	int64_t removed;
};

static enum outcome expire_work(struct db *db, void *context)
{
	struct expiry *expiry = context;

	return db_exec(db, "DELETE FROM stored_file WHERE expires_at <= ? LIMIT " EXPIRE_ROWS,
		DB_VALUES(db_str(expiry->now)), &expiry->removed);
}

enum outcome stored_file_expire(struct db *db)
{
	struct pool *pool = pool_new();
	struct expiry expiry = {.now = clock_sql(pool, clock_now())};
	enum outcome outcome;

	do
		outcome = db_transaction(db, expire_work, &expiry);
	while (!outcome && expiry.removed > 0);
	pool_free(&pool);
	return outcome;
}
