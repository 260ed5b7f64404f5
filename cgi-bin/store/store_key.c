/* Keys of applications and folders, wrapped by the master key, and short texts sealed with them. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/log.h"
#include "store/store_private.h"

#define WRAPPED_SIZE (CRYPTO_KEY_SIZE + CRYPTO_SEAL_EXTRA)
#define PLACE_SIZE 32
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
static const char *key_place(const char *of, int64_t id, char place[PLACE_SIZE])
{
	snprintf(place, PLACE_SIZE, "%s:%lld", of, (long long)id);
	return place;
}

static void key_wrap(const char *of, int64_t id, const uint8_t key[CRYPTO_KEY_SIZE],
	uint8_t wrapped_r[WRAPPED_SIZE])
{
	char place[PLACE_SIZE];
	crypto_seal(store_master(), key_place(of, id, place), key, CRYPTO_KEY_SIZE, wrapped_r);
}

static void wrap_new(const char *of, int64_t id, uint8_t wrapped_r[WRAPPED_SIZE])
{
	uint8_t key[CRYPTO_KEY_SIZE];
	crypto_random(key, sizeof(key));
	key_wrap(of, id, key, wrapped_r);
	explicit_bzero(key, sizeof(key));
}

static enum outcome cell_unwrap(
	const char *of, int64_t id, const struct db_cell *wrapped, uint8_t key_r[32])
{
	char place[PLACE_SIZE];

	if (wrapped->length == WRAPPED_SIZE
		&& crypto_open(store_master(), key_place(of, id, place), wrapped->bytes,
			wrapped->length, key_r))
		return OK;
	log_error("store", "reason=key_not_opened of=%s id=%lld", of, (long long)id);
	return UNAVAILABLE;
}

static enum outcome key_unwrap(const char *of, int64_t id, enum outcome outcome,
	const struct db_rows *rows, uint8_t key_r[32])
{
	if (outcome || rows->count == 0)
		return outcome ? outcome : GONE;
	return cell_unwrap(of, id, db_cell(rows, 0, 0), key_r);
}

enum outcome store_key_open(
	int64_t application_id, const struct db_cell *wrapped, uint8_t key_r[32])
{
	return wrapped->bytes ? cell_unwrap("key", application_id, wrapped, key_r) : GONE;
}

static enum outcome insert_key(
	struct db *db, int64_t application_id, const uint8_t wrapped[WRAPPED_SIZE])
{
	struct pool *pool = pool_new();
	enum outcome outcome = db_exec(db,
		"INSERT INTO bms_keys.application_key"
		" (application_id, wrapped, created_at) VALUES (?, ?, ?)",
		DB_VALUES(db_int(application_id), db_bytes(wrapped, WRAPPED_SIZE),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
	pool_free(&pool);
	return outcome;
}

enum outcome store_key_new(struct db *db, int64_t application_id)
{
	uint8_t wrapped[WRAPPED_SIZE];
	wrap_new("key", application_id, wrapped);
	return insert_key(db, application_id, wrapped);
}

enum outcome store_key_keep(struct db *db, int64_t application_id, const uint8_t key[32])
{
	uint8_t wrapped[WRAPPED_SIZE];
	key_wrap("key", application_id, key, wrapped);
	return insert_key(db, application_id, wrapped);
}

enum outcome store_folder_key_new(struct db *db, int64_t account_id)
{
	uint8_t wrapped[WRAPPED_SIZE];
	wrap_new("folder", account_id, wrapped);
	struct pool *pool = pool_new();
	enum outcome outcome = db_exec(db,
		"INSERT INTO bms_keys.folder_key"
		" (account_id, wrapped, created_at) VALUES (?, ?, ?)",
		DB_VALUES(db_int(account_id), db_bytes(wrapped, sizeof(wrapped)),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
	pool_free(&pool);
	return outcome;
}

static enum outcome read_wrapped(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r)
{
	if (!shows)
		return db_rows(db, pool,
			"SELECT wrapped FROM bms_keys.application_key WHERE application_id = ?",
			DB_VALUES(db_int(application_id)), rows_r);
	return db_rows(db, pool,
		"SELECT wrapped FROM"
		" (SELECT application_key(?, ?, ?) AS wrapped) k WHERE wrapped IS NOT NULL",
		DB_VALUES(db_int(application_id), db_str(visit_token), db_str(link_token)), rows_r);
}

static enum outcome read_folder_wrapped(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r)
{
	if (!shows)
		return db_rows(db, pool,
			"SELECT wrapped FROM bms_keys.folder_key WHERE account_id = ?",
			DB_VALUES(db_int(account_id)), rows_r);
	return db_rows(db, pool,
		"SELECT wrapped FROM"
		" (SELECT folder_key(?, ?) AS wrapped) k WHERE wrapped IS NOT NULL",
		DB_VALUES(db_int(account_id), db_str(visit_token)), rows_r);
}

enum outcome store_key(struct db *db, int64_t application_id, uint8_t key_r[32])
{
	struct pool *pool = pool_new();
	struct db_rows *rows;
	enum outcome outcome = read_wrapped(db, pool, application_id, &rows);
	outcome = key_unwrap("key", application_id, outcome, rows, key_r);
	pool_free(&pool);
	return outcome;
}

enum outcome store_folder_key(struct db *db, int64_t account_id, uint8_t key_r[32])
{
	struct pool *pool = pool_new();
	struct db_rows *rows;
	enum outcome outcome = read_folder_wrapped(db, pool, account_id, &rows);
	outcome = key_unwrap("folder", account_id, outcome, rows, key_r);
	pool_free(&pool);
	return outcome;
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

enum outcome store_key_destroy(struct db *db, int64_t application_id)
{
	return db_exec(db, "DELETE FROM bms_keys.application_key WHERE application_id = ?",
		DB_VALUES(db_int(application_id)), NULL);
}

enum outcome store_folder_key_destroy(struct db *db, int64_t account_id)
{
	return db_exec(db, "DELETE FROM bms_keys.folder_key WHERE account_id = ?",
		DB_VALUES(db_int(account_id)), NULL);
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
