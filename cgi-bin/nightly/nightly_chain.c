/* The seals of the nightly run's reports: each covers the report and the seal before. */
#include <string.h>

#include "base/crypto.h"
#include "history/chain.h"
#include "nightly/nightly_private.h"
#include "nightly/nightly_report.h"

#define BATCH "100"

/* Every value with its length before it, NULL as a length nothing has: no two different rows look
 * the same. */
static void digest_row(void *context, const struct db_rows *rows)
{
	struct crypto_digest *digest = context;

	for (size_t i = 0; i < rows->columns; i++) {
		const struct db_cell *cell = db_cell(rows, 0, i);
		uint64_t length = cell->bytes ? cell->length : UINT64_MAX;
		uint8_t bytes[8];

		for (int shift = 0; shift < 8; shift++)
			bytes[shift] = (uint8_t)(length >> (8 * shift));
		crypto_digest_add(digest, bytes, sizeof(bytes));
		if (cell->bytes)
			crypto_digest_add(digest, cell->bytes, cell->length);
	}
}

static enum outcome digest_run(struct db *db, int64_t run_id, struct crypto_digest *digest)
{
	enum outcome outcome = db_each(db,
		"SELECT id, dry, only_rule, clock, asked_by, status, done, passed,"
		" failed, started_at,"
		" ended_at, seq, history_id, history_lines, audit_id, audit_lines"
		" FROM nightly_run WHERE id = ?",
		digest_row, digest, DB_VALUES(db_int(run_id)));

	if (!outcome)
		outcome = db_each(db,
			"SELECT 'result', code, rule, place, done, passed, failed, milliseconds"
			" FROM nightly_result WHERE run_id = ? ORDER BY code",
			digest_row, digest, DB_VALUES(db_int(run_id)));
	if (!outcome)
		outcome = db_each(db,
			"SELECT 'object', code, object_id, rule, object, number, clock_start, due,"
			" CAST(outcome AS CHAR), reason FROM nightly_object WHERE run_id = ?"
			" ORDER BY code, object_id",
			digest_row, digest, DB_VALUES(db_int(run_id)));
	return outcome;
}

static enum outcome hash_run(struct db *db, int64_t run_id, const uint8_t before[CRYPTO_KEY_SIZE],
	uint8_t hash_r[CRYPTO_KEY_SIZE])
{
	uint8_t bytes[2 * CRYPTO_KEY_SIZE];
	struct crypto_digest *digest = crypto_digest_new();
	enum outcome outcome = digest_run(db, run_id, digest);

	memcpy(bytes, before, CRYPTO_KEY_SIZE);
	crypto_digest_end(&digest, bytes + CRYPTO_KEY_SIZE);
	crypto_hmac(chain_key(), bytes, sizeof(bytes), hash_r);
	return outcome;
}

/* How long the other two chains are now; read without locks, lines are being added all the time. */
static enum outcome lengths_set(struct db *db, struct pool *pool, int64_t run_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT h.last AS history_id, h.number AS history_lines, a.last AS audit_id,"
		" a.number AS audit_lines FROM"
		" (SELECT COALESCE(MAX(id), 0) AS last, COUNT(*) AS number FROM history) h,"
		" (SELECT COALESCE(MAX(id), 0) AS last, COUNT(*) AS number FROM audit) a",
		DB_NONE, &rows);

	if (outcome)
		return outcome;
	return db_exec(db,
		"UPDATE nightly_run SET history_id = ?, history_lines = ?,"
		" audit_id = ?, audit_lines = ? WHERE id = ?",
		DB_VALUES(db_int(db_number(rows, 0, "history_id")),
			db_int(db_number(rows, 0, "history_lines")),
			db_int(db_number(rows, 0, "audit_id")),
			db_int(db_number(rows, 0, "audit_lines")), db_int(run_id)),
		NULL);
}

static enum outcome sums_set(struct db *db, int64_t run_id, const char *status, int64_t seq)
{
	return db_exec(db,
		"UPDATE nightly_run r, (SELECT COALESCE(SUM(done), 0) AS done,"
		" COALESCE(SUM(passed), 0) AS passed, COALESCE(SUM(failed), 0) AS failed"
		" FROM nightly_result WHERE run_id = ?) s"
		" SET r.done = s.done, r.passed = s.passed, r.failed = s.failed, r.status = ?,"
		" r.ended_at = UTC_TIMESTAMP(), r.seq = ? WHERE r.id = ?",
		DB_VALUES(db_int(run_id), db_str(status), db_int(seq), db_int(run_id)), NULL);
}

enum outcome nightly_seal(struct db *db, struct pool *pool, int64_t run_id, const char *status)
{
	uint8_t before[CRYPTO_KEY_SIZE] = {0};
	uint8_t hash[CRYPTO_KEY_SIZE];
	struct db_rows *rows = NULL;
	int64_t seq = 1;
	enum outcome outcome = db_rows(db, pool,
		"SELECT seq, hash FROM nightly_run"
		" WHERE seq IS NOT NULL ORDER BY seq DESC LIMIT 1",
		DB_NONE, &rows);

	if (!outcome && rows->count > 0) {
		const struct db_cell *cell = db_named(rows, 0, "hash");

		seq = db_number(rows, 0, "seq") + 1;
		if (cell->length != sizeof(before))
			return UNAVAILABLE;
		memcpy(before, cell->bytes, sizeof(before));
	}
	if (!outcome)
		outcome = sums_set(db, run_id, status, seq);
	if (!outcome)
		outcome = lengths_set(db, pool, run_id);
	if (!outcome)
		outcome = hash_run(db, run_id, before, hash);
	if (outcome)
		return outcome;
	return db_exec(db, "UPDATE nightly_run SET hash = ? WHERE id = ?",
		DB_VALUES(db_bytes(hash, sizeof(hash)), db_int(run_id)), NULL);
}

struct walk {
	int64_t seq;
	int64_t last; /* id of the run with this seq */
	uint8_t hash[CRYPTO_KEY_SIZE];
};

static enum outcome batch_check(
	struct db *db, const struct db_rows *rows, struct walk *walk, struct nightly_break *break_r)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < rows->count && !break_r->what; i++) {
		const struct db_cell *cell = db_named(rows, i, "hash");
		uint8_t hash[CRYPTO_KEY_SIZE];

		walk->last = db_number(rows, i, "id");
		outcome = hash_run(db, walk->last, walk->hash, hash);
		break_r->runs++;
		if (db_number(rows, i, "seq") != walk->seq + 1)
			break_r->what = "gap";
		else if (cell->length != sizeof(hash)
			|| !crypto_equal(cell->bytes, hash, sizeof(hash)))
			break_r->what = "hash";
		if (break_r->what)
			break_r->run_id = walk->last;
		walk->seq++;
		memcpy(walk->hash, hash, sizeof(hash));
	}
	return outcome;
}

/* What the newest seal has seen must still be there; the audit remembers which the newest seal is.
 */
static enum outcome cut_check(
	struct db *db, struct pool *pool, const struct walk *walk, struct nightly_break *break_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT (SELECT COUNT(*) FROM history h WHERE h.id <= r.history_id) <"
		" r.history_lines"
		" OR (SELECT COUNT(*) FROM audit a WHERE a.id <= r.audit_id) < r.audit_lines"
		" FROM nightly_run r WHERE r.id = ?",
		DB_VALUES(db_int(walk->last)), &rows);

	if (!outcome && rows->count > 0 && db_cell_int(rows, 0, 0))
		break_r->what = "cut";
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT CAST(SUBSTRING_INDEX(SUBSTRING_INDEX(detail,"
			" ' seq=', -1), ' ', 1) AS SIGNED) FROM audit WHERE action = 'nightly'"
			" ORDER BY id DESC LIMIT 1",
			DB_NONE, &rows);
	if (!outcome && rows->count > 0 && db_cell_int(rows, 0, 0) > walk->seq)
		break_r->what = "cut";
	if (break_r->what)
		break_r->run_id = walk->last;
	return outcome;
}

enum outcome nightly_verify(struct db *db, struct nightly_break *break_r)
{
	struct walk walk = {0};
	struct pool *pool = pool_new();
	struct db_rows *rows = NULL;
	enum outcome outcome;

	*break_r = (struct nightly_break){0};
	do {
		pool_clear(pool);
		outcome = db_rows(db, pool,
			"SELECT id, seq, hash FROM nightly_run"
			" WHERE seq > ? ORDER BY seq LIMIT " BATCH,
			DB_VALUES(db_int(walk.seq)), &rows);
		if (!outcome)
			outcome = batch_check(db, rows, &walk, break_r);
	} while (!outcome && rows->count > 0 && !break_r->what);
	if (!outcome && !break_r->what)
		outcome = cut_check(db, pool, &walk, break_r);
	pool_free(&pool);
	return outcome;
}
