/* Sessions: two tables of the same shape, one for each world. */
#include "access/session.h"

#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"

#define TOKEN_BYTES 32
#define TOKEN_MAX 100 /* a longer cookie is none of ours */
#define TOUCH_SECONDS 60
#define SPENT_SECONDS 86400 /* form tokens are refused long before */
#define COUNT(array) (sizeof(array) / sizeof(*(array)))

/* Each statement once, for either table. */
#define BEGIN(table) \
	"INSERT INTO " table \
	" (token_hash, owner, created_at, used_at, idle_until, ends_at, idle_seconds)" \
	" VALUES (?, ?, ?, ?, ?, ?, ?)"
#define TOUCH(table) \
	"UPDATE " table \
	" SET used_at = ?, idle_until = TIMESTAMPADD(SECOND, idle_seconds, ?) WHERE id = ?"
#define END(table) "DELETE FROM " table " WHERE id = ?"
#define NOTICE(table) "UPDATE " table " SET notice = ?, beside = ? WHERE id = ?"
#define BESIDE(table) "SELECT beside FROM " table " WHERE id = ?"

#define BACKEND "backend_session"
#define PORTAL "portal_session"

enum outcome session_begin(struct db *db, struct pool *pool, enum session_world world,
	int64_t owner, int64_t idle, int64_t absolute, struct session *session_r)
{
	int64_t now = clock_now();
	struct session session = {
		.owner = owner, .used_at = now, .token = crypto_token(pool, TOKEN_BYTES)};
	crypto_sha256(session.token, strlen(session.token), session.hash);
	const struct db_value values[] = {
		db_bytes(session.hash, sizeof(session.hash)),
		db_int(owner),
		db_str(clock_sql(pool, now)),
		db_str(clock_sql(pool, now)),
		db_str(clock_sql(pool, now + idle)),
		db_str(clock_sql(pool, now + absolute)),
		db_int(idle),
	};
	enum outcome outcome = world == SESSION_BACKEND
		? db_exec(db, BEGIN(BACKEND), values, COUNT(values), NULL)
		: db_exec(db, BEGIN(PORTAL), values, COUNT(values), NULL);
	if (outcome)
		return UNAVAILABLE;
	session.id = db_inserted_id(db);
	*session_r = session;
	return OK;
}

/* A session by itself. */
struct session_alone {
	struct session_row row;
};

static const struct db_field session_fields[] = {SESSION_FIELDS(struct session_alone, row)};

bool session_lives_bind(struct pool *pool, const char *token, struct db_value values_r[3])
{
	if (!token || !*token || strlen(token) > TOKEN_MAX)
		return false;
	uint8_t *hash = pool_alloc(pool, CRYPTO_KEY_SIZE);
	crypto_sha256(token, strlen(token), hash);
	const char *now = clock_sql(pool, clock_now());
	values_r[0] = db_bytes(hash, CRYPTO_KEY_SIZE);
	values_r[1] = values_r[2] = db_str(now);
	return true;
}

void session_take(struct pool *pool, const char *token, const struct session_row *row,
	struct session *session_r)
{
	*session_r = row->session;
	session_r->token = pool_strdup(pool, token);
	crypto_sha256(token, strlen(token), session_r->hash);
	session_r->groups_known = row->groups_hash.length == sizeof(session_r->groups);
	if (session_r->groups_known)
		memcpy(session_r->groups, row->groups_hash.bytes, sizeof(session_r->groups));
}

enum outcome session_find(struct db *db, struct pool *pool, enum session_world world,
	const char *token, struct session *session_r)
{
	struct db_value values[SESSION_LIVES_VALUES];
	struct session_alone alone;
	if (!session_lives_bind(pool, token, values))
		return NOT_FOUND;
	enum outcome outcome = world == SESSION_BACKEND
		? db_struct(db, pool,
			"SELECT " SESSION_COLUMNS " FROM backend_session b WHERE " SESSION_LIVES,
			session_fields, &alone, values, COUNT(values))
		: db_struct(db, pool,
			"SELECT b.id AS session_id, b.owner, b.used_at, b.notice,"
			" NULL AS groups_hash, NULL AS groups_at FROM portal_session b"
			" WHERE " SESSION_LIVES,
			session_fields, &alone, values, COUNT(values));
	if (!outcome)
		session_take(pool, token, &alone.row, session_r);
	return outcome;
}

enum outcome session_groups_set(
	struct db *db, struct pool *pool, int64_t id, const uint8_t hash[32])
{
	return db_exec(db, "UPDATE backend_session SET groups_hash = ?, groups_at = ? WHERE id = ?",
		DB_VALUES(db_bytes(hash, 32), db_str(clock_sql(pool, clock_now())), db_int(id)),
		NULL);
}

struct touch {
	const char *now;
	enum session_world world;
	int64_t id;
};

static enum outcome touch_work(struct db *db, void *context)
{
	const struct touch *touch = context;
	const struct db_value values[] = {
		db_str(touch->now),
		db_str(touch->now),
		db_int(touch->id),
	};
	return touch->world == SESSION_BACKEND
		? db_exec(db, TOUCH(BACKEND), values, COUNT(values), NULL)
		: db_exec(db, TOUCH(PORTAL), values, COUNT(values), NULL);
}

enum outcome session_touch(struct db *db, enum session_world world, const struct session *session)
{
	int64_t now = clock_now();
	if (session->used_at > now - TOUCH_SECONDS)
		return OK;
	struct pool *pool = pool_new();
	struct touch touch = {.now = clock_sql(pool, now), .world = world, .id = session->id};
	enum outcome outcome = db_transaction(db, touch_work, &touch);
	pool_free(&pool);
	return outcome;
}

enum outcome session_notice_set(struct db *db, enum session_world world, int64_t id,
	const char *notice, const void *beside, size_t length)
{
	const struct db_value values[] = {db_str(notice), db_bytes(beside, length), db_int(id)};
	return world == SESSION_BACKEND ? db_exec(db, NOTICE(BACKEND), values, COUNT(values), NULL)
					: db_exec(db, NOTICE(PORTAL), values, COUNT(values), NULL);
}

enum outcome session_beside(struct db *db, struct pool *pool, enum session_world world, int64_t id,
	const void **beside_r, size_t *length_r)
{
	const struct db_value values[] = {db_int(id)};
	struct db_rows *rows;
	enum outcome outcome = world == SESSION_BACKEND
		? db_rows(db, pool, BESIDE(BACKEND), values, COUNT(values), &rows)
		: db_rows(db, pool, BESIDE(PORTAL), values, COUNT(values), &rows);
	const struct db_cell *cell = !outcome && rows->count ? db_cell(rows, 0, 0) : NULL;
	*beside_r = cell ? cell->bytes : NULL;
	*length_r = cell ? cell->length : 0;
	return outcome;
}

enum outcome session_end(struct db *db, enum session_world world, int64_t id)
{
	return world == SESSION_BACKEND ? db_exec(db, END(BACKEND), DB_VALUES(db_int(id)), NULL)
					: db_exec(db, END(PORTAL), DB_VALUES(db_int(id)), NULL);
}

enum outcome session_visit_set(struct db *db, int64_t id, const struct session_visit *visit)
{
	return db_exec(db, "UPDATE portal_session SET device = ?, pending_account = ? WHERE id = ?",
		DB_VALUES(db_str(visit->device), db_id(visit->pending_account), db_int(id)), NULL);
}

enum outcome session_pending(struct db *db, int64_t id, int64_t *account_id_r)
{
	*account_id_r = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT IFNULL(pending_account, 0) FROM portal_session WHERE id = ?",
			DB_VALUES(db_int(id)), account_id_r);
	return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome session_end_account(struct db *db, int64_t account_id, int64_t but)
{
	return db_exec(db,
		"DELETE FROM portal_session WHERE (owner = ? OR pending_account = ?) AND id <> ?",
		DB_VALUES(db_int(account_id), db_int(account_id), db_int(but)), NULL);
}

enum outcome session_end_staff(struct db *db, int64_t staff_user_id)
{
	return db_exec(db, "DELETE FROM backend_session WHERE owner = ?",
		DB_VALUES(db_int(staff_user_id)), NULL);
}

enum outcome session_spent_for(
	struct db *db, const uint8_t nonce[16], const uint8_t content[32], bool *same_r)
{
	int64_t same = 0;
	enum outcome outcome = db_get_int(db, "SELECT content = ? FROM form_spent WHERE nonce = ?",
		DB_VALUES(db_bytes(content, 32), db_bytes(nonce, 16)), &same);
	*same_r = same != 0;
	return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome session_spend(struct db *db, const uint8_t nonce[16], const uint8_t content[32])
{
	struct pool *pool = pool_new();
	enum outcome outcome =
		db_exec(db, "INSERT INTO form_spent (nonce, content, at) VALUES (?, ?, ?)",
			DB_VALUES(db_bytes(nonce, 16), db_bytes(content, 32),
				db_str(clock_sql(pool, clock_now()))),
			NULL);
	pool_free(&pool);
	return outcome;
}

enum outcome session_sweep(struct db *db, int64_t *removed_r)
{
	struct pool *pool = pool_new();
	int64_t removed[5] = {0};
	const struct db_value now[] = {db_str(clock_sql(pool, clock_now()))};
	const struct db_value spent[] = {db_str(clock_sql(pool, clock_now() - SPENT_SECONDS))};
	enum outcome outcome =
		db_sweep(db, BACKEND, "id", "ends_at <= ?", "ends_at", &removed[0], now, 1);
	if (!outcome)
		outcome = db_sweep(
			db, BACKEND, "id", "idle_until <= ?", "idle_until", &removed[1], now, 1);
	if (!outcome)
		outcome =
			db_sweep(db, PORTAL, "id", "ends_at <= ?", "ends_at", &removed[2], now, 1);
	if (!outcome)
		outcome = db_sweep(
			db, PORTAL, "id", "idle_until <= ?", "idle_until", &removed[3], now, 1);
	if (!outcome)
		outcome =
			db_sweep(db, "form_spent", "nonce", "at <= ?", "at", &removed[4], spent, 1);
	*removed_r = 0;
	for (size_t i = 0; i < COUNT(removed); i++)
		*removed_r += removed[i];
	pool_free(&pool);
	return outcome;
}
