/* Links to one application for somebody without an account. */
#include "application/link.h"

#include <string.h>

#include "access/token.h"
#include "application/link_private.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "history/history.h"
#include "store/store.h"

#define NONCE_SIZE 16
#define TOKEN_CHARACTERS 48 /* of a digest of 64: 192 bits */
#define DAY 86400
#define HOUR 3600

static const struct {
	const char *code;
	const char *issued; /* line of history */
	int64_t scope;
	const char *setting; /* how long it may be used at most */
	int64_t unit, delivered;
} purposes[] = {
	[LINK_TO_STATUS] = {"status", "link_issued",
		LINK_STATUS | LINK_HAND_IN | LINK_CORRECT | LINK_WITHDRAW | LINK_ASK
			| LINK_APPOINTMENT,
		"status_link_days", DAY, 365},
	[LINK_TO_DATA] = {"data", "data_link_issued", LINK_STATUS | LINK_DATA, "data_link_hours",
		HOUR, 24},
};

/* The same each time: from what only who may read the application has. */
static const char *token_of(struct pool *pool, const uint8_t key[32], const void *nonce)
{
	static const char what[] = "link:";
	uint8_t text[sizeof(what) - 1 + NONCE_SIZE], mac[CRYPTO_KEY_SIZE];
	char *token;

	memcpy(text, what, sizeof(what) - 1);
	memcpy(text + sizeof(what) - 1, nonce, NONCE_SIZE);
	crypto_hmac(key, text, sizeof(text), mac);
	token = crypto_hex(pool, mac, sizeof(mac));
	token[TOKEN_CHARACTERS] = '\0';
	return token;
}

static enum outcome find_end(
	struct db *db, struct pool *pool, enum link_purpose purpose, int64_t *ends_r)
{
	struct db_rows *rows = NULL;
	int64_t units = purposes[purpose].delivered;
	enum outcome outcome = db_rows(db, pool, "SELECT value FROM setting WHERE name = ?",
		DB_VALUES(db_str(purposes[purpose].setting)), &rows);

	if (!outcome && rows->count)
		text_to_int(db_cell_text(rows, 0, 0), 1, 3660, &units);
	*ends_r = clock_now() + units * purposes[purpose].unit;
	return outcome;
}

enum outcome link_issue(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, enum link_purpose purpose, const char **token_r)
{
	uint8_t key[CRYPTO_KEY_SIZE], nonce[NONCE_SIZE];
	int64_t ends = 0;
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, application_id, key);

	if (!outcome)
		outcome = find_end(db, pool, purpose, &ends);
	if (outcome)
		return outcome;
	crypto_random(nonce, sizeof(nonce));
	*token_r = token_of(pool, key, nonce);
	outcome = db_exec(db,
		"INSERT INTO application_link (application_id, token_hash, nonce, address, purpose,"
		" scope, issued_at, ends_at) SELECT a.id, ?, ?,"
		" UNHEX(SHA2(CONCAT(HEX(?), LOWER(p.email)), 256)), ?, ?, ?,"
		" LEAST(?, COALESCE(" LINK_OVER ", '9999-12-31'))"
		" FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application_told u ON u.application_id = a.id"
		" JOIN application_status s ON s.code = u.status WHERE a.id = ?",
		DB_VALUES(token_hash(pool, *token_r), db_bytes(nonce, sizeof(nonce)),
			db_bytes(nonce, sizeof(nonce)), db_str(purposes[purpose].code),
			db_int(purposes[purpose].scope), db_str(clock_sql(pool, clock_now())),
			db_str(clock_sql(pool, ends)), db_int(application_id)),
		NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id,
			       purposes[purpose].issued, NULL);
}

enum outcome link_kept(
	struct db *db, struct pool *pool, int64_t application_id, const char **token_r)
{
	uint8_t key[CRYPTO_KEY_SIZE];
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT nonce FROM application_link_open WHERE application_id = ?"
		" AND purpose = 'status' AND closes_at > ? ORDER BY id DESC LIMIT 1",
		DB_VALUES(db_int(application_id), db_str(clock_sql(pool, clock_now()))), &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	outcome = store_key(db, OBJECT_APPLICATION, application_id, key);
	if (!outcome)
		*token_r = token_of(pool, key, db_cell(rows, 0, 0)->bytes);
	return outcome;
}

struct link_row {
	struct link link;
	const char *purpose;
};

static const struct db_field link_fields[] = {
	DB_FIELD_AS(struct link_row, link.id, "id"),
	DB_FIELD_AS(struct link_row, link.application_id, "application_id"),
	DB_FIELD_AS(struct link_row, link.number, "number"),
	DB_FIELD_AS(struct link_row, link.title, "title"),
	DB_FIELD_AS(struct link_row, link.authority, "authority"),
	DB_FIELD(struct link_row, purpose),
	DB_INSTANT_AS(struct link_row, link.closes_at, "closes_at"),
};

enum outcome link_find(struct db *db, struct pool *pool, const char *token, struct link *link_r)
{
	struct link_row row;
	enum outcome outcome = db_struct(db, pool,
		"SELECT o.id, o.application_id, a.number, ad.title, ad.authority,"
		" o.purpose, o.closes_at"
		" FROM application_link_open o JOIN application a ON a.id = o.application_id"
		" JOIN application_ad ad ON ad.application_id = a.id"
		" WHERE o.id = application_link_of(?) AND o.closes_at > ?",
		link_fields, &row,
		DB_VALUES(token_hash(pool, token), db_str(clock_sql(pool, clock_now()))));

	if (outcome)
		return outcome;
	*link_r = row.link;
	link_r->purpose = text_equal(row.purpose, purposes[LINK_TO_DATA].code) ? LINK_TO_DATA
									       : LINK_TO_STATUS;
	return OK;
}

enum outcome link_open(
	struct db *db, struct pool *pool, const struct principal *who, const char *token)
{
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO visit_link (portal_session_id, token_hash) VALUES (?, ?)",
		DB_VALUES(db_int(who->id), token_hash(pool, token)), NULL);

	if (outcome)
		return outcome;
	return db_exec(db,
		"UPDATE application_entry SET proved_at = ? WHERE proved_at IS NULL"
		" AND application_id = (SELECT o.application_id FROM application_link_open o"
		" WHERE o.id = application_link_of(?))",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), token_hash(pool, token)), NULL);
}

enum outcome link_scope(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t *scope_r)
{
	return db_get_int(db,
		"SELECT BIT_OR(v.scope) FROM visit_link_open v WHERE v.portal_session_id = ?"
		" AND v.application_id = ? AND v.closes_at > ?",
		DB_VALUES(db_int(who->id), db_int(application_id),
			db_str(clock_sql(pool, clock_now()))),
		scope_r);
}

enum outcome link_list(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r)
{
	const char *now = clock_sql(pool, clock_now());

	return db_rows(db, pool,
		"SELECT l.purpose, l.issued_at, COALESCE(o.closes_at, l.ends_at) AS"
		" ends_at, l.revoked_at,"
		" CONCAT(s.first_name, ' ', s.surname) AS `by`,"
		" o.closes_at IS NOT NULL AND o.closes_at > ? AS open"
		" FROM application_link l LEFT JOIN application_link_open o ON o.id = l.id"
		" LEFT JOIN staff_user s ON s.id = l.revoked_by"
		" WHERE l.application_id = ? ORDER BY l.id DESC LIMIT ?",
		DB_VALUES(db_str(now), db_int(application_id), db_int(LINKS_SHOWN + 1)), rows_r);
}

enum outcome link_revoke(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	const char *now = clock_sql(pool, clock_now());
	int64_t revoked = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE application_link SET revoked_at = ?, revoked_by = ?"
		" WHERE application_id = ? AND revoked_at IS NULL AND ends_at > ?",
		DB_VALUES(db_str(now), db_id(who->kind == PRINCIPAL_STAFF ? who->id : 0),
			db_int(application_id), db_str(now)),
		&revoked);

	if (outcome || revoked == 0)
		return outcome ? outcome : CONFLICT;
	return history_add(db, who, OBJECT_APPLICATION, application_id, "link_revoked", NULL);
}

enum outcome link_sweep(struct db *db, struct pool *pool, int64_t *removed_r)
{
	const struct db_value now[] = {db_str(clock_sql(pool, clock_now()))};

	return db_sweep(db, "application_link", "id", "ends_at <= ?", "ends_at", removed_r, now, 1);
}
