/* Texts about several applicants, in shares. */
#include <string.h>

#include "base/codec.h"
#include "base/crypto.h"
#include "consent/consent_private.h"
#include "store/store.h"

static const char *share_place(
	struct pool *pool, int64_t request_id, const char *place, int64_t application_id)
{
	return pool_printf(pool, "consent:%lld:%s:%lld", (long long)request_id, place,
		(long long)application_id);
}

static enum outcome share_keep(struct db *db, struct pool *pool, int64_t request_id,
	const char *place, int64_t application_id, const uint8_t *share, size_t length)
{
	uint8_t key[32];
	const void *sealed;
	size_t sealed_length = 0;
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, application_id, key);

	if (outcome)
		return outcome;
	sealed = store_seal(pool, key, share_place(pool, request_id, place, application_id),
		base64url_encode(pool, share, length), &sealed_length);
	return db_exec(db,
		"INSERT INTO consent_text (request_id, application_id, place, sealed)"
		" VALUES (?, ?, ?, ?)",
		DB_VALUES(db_int(request_id), db_int(application_id), db_str(place),
			db_bytes(sealed, sealed_length)),
		NULL);
}

static void share_combine(uint8_t *text, const uint8_t *share, size_t length)
{
	for (size_t i = 0; i < length; i++)
		text[i] ^= share[i];
}

enum outcome consent_text_keep(
	struct db *db, struct pool *pool, int64_t request_id, const char *place, const char *text)
{
	size_t length = strlen(text);
	uint8_t *rest = pool_alloc(pool, length), *share = pool_alloc(pool, length);
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT application_id FROM consent_person WHERE request_id = ?"
		" ORDER BY application_id",
		DB_VALUES(db_int(request_id)), &rows);

	memcpy(rest, text, length);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		bool last = i + 1 == rows->count;

		if (!last) {
			crypto_random(share, length);
			share_combine(rest, share, length);
		}
		outcome = share_keep(db, pool, request_id, place,
			db_number(rows, i, "application_id"), last ? rest : share, length);
	}
	return outcome;
}

struct share_row {
	int64_t application_id;
	struct db_cell sealed;
};

static const struct db_field share_fields[] = {
	DB_FIELD(struct share_row, application_id),
	DB_FIELD(struct share_row, sealed),
};

/* OK; GONE (the key is destroyed, or the share with it); UNAVAILABLE. */
static enum outcome share_read(struct db *db, struct pool *pool, int64_t request_id,
	const char *place, const struct share_row *row, uint8_t *text, size_t *length)
{
	uint8_t key[32], *bytes;
	const char *share;
	size_t count;
	enum outcome outcome = row->sealed.bytes
		? store_key(db, OBJECT_APPLICATION, row->application_id, key)
		: GONE;

	if (outcome)
		return outcome;
	share = store_unseal(pool, key, share_place(pool, request_id, place, row->application_id),
		row->sealed.bytes, row->sealed.length);
	if (!share)
		return GONE;
	bytes = pool_alloc(pool, strlen(share) + 1);
	count = base64url_decode(share, bytes);
	if (*length && count != *length)
		return GONE;
	*length = count;
	share_combine(text, bytes, count);
	return OK;
}

enum outcome consent_text_read(struct db *db, struct pool *pool, int64_t request_id,
	const char *place, const char **text_r)
{
	struct share_row *rows = NULL;
	uint8_t *text;
	size_t count = 0, length = 0, most = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT p.application_id, t.sealed FROM consent_person p"
		" LEFT JOIN consent_text t ON t.request_id = p.request_id"
		" AND t.application_id = p.application_id AND t.place = ?"
		" WHERE p.request_id = ? ORDER BY p.application_id",
		share_fields, &rows, &count, DB_VALUES(db_str(place), db_int(request_id)));

	*text_r = NULL;
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++)
		most = rows[i].sealed.length > most ? rows[i].sealed.length : most;
	text = pool_alloc(pool, most + 1);
	memset(text, 0, most + 1);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = share_read(db, pool, request_id, place, &rows[i], text, &length);
	if (!outcome && length)
		*text_r = (const char *)text;
	return outcome == GONE ? OK : outcome;
}
