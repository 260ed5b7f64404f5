/* Keys of objects, wrapped by the master key, and short texts sealed with them. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/log.h"
#include "store/store_private.h"

#define WRAPPED_SIZE (CRYPTO_KEY_SIZE + CRYPTO_SEAL_EXTRA)
#define PLACE_SIZE 40
#define TOKEN_SIZE 101

/* What this request has been shown; a worker serves one at a time. "" for nothing. */
static bool shows;
static char visit_token[TOKEN_SIZE];
static char link_token[TOKEN_SIZE];

void store_show_nothing(void)
{
	shows = false;
}

static void key_show(char *place, const char *token)
{
	size_t length = token ? strlen(token) : 0;

	if (length >= TOKEN_SIZE) /* none of ours */
		length = 0;
	memcpy(place, token ? token : "", length);
	place[length] = '\0';
}

void store_show_visit(const char *token)
{
	shows = true;
	key_show(visit_token, token);
	key_show(link_token, NULL);
}

void store_show_link(const char *token)
{
	if (shows)
		key_show(link_token, token);
}

/* Ties a wrapped key to what it is of: "key" of an application, "folder" of an account. */
static const char *key_place(enum object_kind kind, int64_t id, char place[PLACE_SIZE])
{
	const char *of = kind == OBJECT_APPLICATION ? "key"
		: kind == OBJECT_ACCOUNT            ? "folder"
						    : object_kind_name(kind);

	snprintf(place, PLACE_SIZE, "%s:%lld", of, (long long)id);
	return place;
}

static enum outcome key_unwrap(
	enum object_kind kind, int64_t id, const struct db_cell *wrapped, uint8_t key_r[32])
{
	char place[PLACE_SIZE];

	if (wrapped->length == WRAPPED_SIZE
		&& crypto_open(store_master(), key_place(kind, id, place), wrapped->bytes,
			wrapped->length, key_r))
		return OK;
	log_error("store", "reason=key_not_opened of=%s id=%lld", object_kind_name(kind),
		(long long)id);
	return UNAVAILABLE;
}

enum outcome store_key_open(
	enum object_kind kind, int64_t id, const struct db_cell *wrapped, uint8_t key_r[32])
{
	return wrapped->bytes ? key_unwrap(kind, id, wrapped, key_r) : GONE;
}

/* Each account of the database has the keys of some kinds, by a view of their own. */
#define KEEP_VALUES \
	DB_VALUES(db_int(kind), db_int(id), db_bytes(wrapped, WRAPPED_SIZE), db_str(now))

static enum outcome wrapped_keep(struct db *db, enum object_kind kind, int64_t id,
	const uint8_t wrapped[WRAPPED_SIZE], const char *now)
{
	switch ((int)kind) {
	case OBJECT_APPLICATION:
		return db_exec(db,
			"INSERT INTO bms_keys.application_key (kind, object_id, wrapped,"
			" created_at) VALUES (?, ?, ?, ?)",
			KEEP_VALUES, NULL);
	case OBJECT_ACCOUNT:
		return db_exec(db,
			"INSERT INTO bms_keys.folder_key (kind, object_id, wrapped,"
			" created_at) VALUES (?, ?, ?, ?)",
			KEEP_VALUES, NULL);
	default:
		return db_exec(db,
			"INSERT INTO bms_keys.staff_key (kind, object_id, wrapped,"
			" created_at) VALUES (?, ?, ?, ?)",
			KEEP_VALUES, NULL);
	}
}

enum outcome store_key_keep(struct db *db, enum object_kind kind, int64_t id, const uint8_t key[32])
{
	char place[PLACE_SIZE];
	uint8_t wrapped[WRAPPED_SIZE];
	struct pool *pool = pool_new();
	enum outcome outcome;

	crypto_seal(store_master(), key_place(kind, id, place), key, CRYPTO_KEY_SIZE, wrapped);
	outcome = wrapped_keep(db, kind, id, wrapped, clock_sql(pool, clock_now()));
	pool_free(&pool);
	return outcome;
}

enum outcome store_key_new(struct db *db, enum object_kind kind, int64_t id)
{
	uint8_t key[CRYPTO_KEY_SIZE];
	enum outcome outcome;

	crypto_random(key, sizeof(key));
	outcome = store_key_keep(db, kind, id, key);
	explicit_bzero(key, sizeof(key));
	return outcome;
}

static enum outcome wrapped_read(struct db *db, struct pool *pool, enum object_kind kind,
	int64_t id, struct db_rows **rows_r)
{
	if (shows)
		return db_rows(db, pool,
			"SELECT wrapped FROM (SELECT object_key(?, ?, ?, ?) AS wrapped) k"
			" WHERE wrapped IS NOT NULL",
			DB_VALUES(
				db_int(kind), db_int(id), db_str(visit_token), db_str(link_token)),
			rows_r);
	switch ((int)kind) {
	case OBJECT_APPLICATION:
		return db_rows(db, pool,
			"SELECT wrapped FROM bms_keys.application_key WHERE kind = ?"
			" AND object_id = ?",
			DB_VALUES(db_int(kind), db_int(id)), rows_r);
	case OBJECT_ACCOUNT:
		return db_rows(db, pool,
			"SELECT wrapped FROM bms_keys.folder_key WHERE kind = ?"
			" AND object_id = ?",
			DB_VALUES(db_int(kind), db_int(id)), rows_r);
	default:
		return db_rows(db, pool,
			"SELECT wrapped FROM bms_keys.staff_key WHERE kind = ?"
			" AND object_id = ?",
			DB_VALUES(db_int(kind), db_int(id)), rows_r);
	}
}

enum outcome store_key(struct db *db, enum object_kind kind, int64_t id, uint8_t key_r[32])
{
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome = wrapped_read(db, pool, kind, id, &rows);

	if (!outcome)
		outcome = rows->count ? key_unwrap(kind, id, db_cell(rows, 0, 0), key_r) : GONE;
	pool_free(&pool);
	return outcome;
}

enum outcome store_key_destroy(struct db *db, enum object_kind kind, int64_t id)
{
	switch ((int)kind) {
	case OBJECT_APPLICATION:
		return db_exec(db,
			"DELETE FROM bms_keys.application_key WHERE kind = ? AND object_id = ?",
			DB_VALUES(db_int(kind), db_int(id)), NULL);
	case OBJECT_ACCOUNT:
		return db_exec(db,
			"DELETE FROM bms_keys.folder_key WHERE kind = ? AND object_id = ?",
			DB_VALUES(db_int(kind), db_int(id)), NULL);
	default:
		return db_exec(db,
			"DELETE FROM bms_keys.staff_key WHERE kind = ? AND object_id = ?",
			DB_VALUES(db_int(kind), db_int(id)), NULL);
	}
}

void store_secret_seal(const char *place, const void *plain, size_t length, uint8_t *sealed_r)
{
	crypto_seal(store_master(), place, plain, length, sealed_r);
}

bool store_secret_open(const char *place, const void *sealed, size_t length, uint8_t *plain_r)
{
	return length > CRYPTO_SEAL_EXTRA
		&& crypto_open(store_master(), place, sealed, length, plain_r);
}

const void *store_seal(struct pool *pool, const uint8_t key[32], const char *what, const char *text,
	size_t *length_r)
{
	size_t length = strlen(text);
	uint8_t *sealed = pool_alloc(pool, length + CRYPTO_SEAL_EXTRA);
	crypto_seal(key, what, text, length, sealed);
	*length_r = length + CRYPTO_SEAL_EXTRA;
	return sealed;
}

const char *store_unseal(struct pool *pool, const uint8_t key[32], const char *what,
	const void *sealed, size_t length)
{
	if (!sealed || length < CRYPTO_SEAL_EXTRA)
		return NULL;
	char *text = pool_alloc(pool, length - CRYPTO_SEAL_EXTRA + 1);
	return crypto_open(key, what, sealed, length, (uint8_t *)text) ? text : NULL;
}
