/* Documents attached to letters: what the checking says of them, and the letters that wait. */
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "letter/attached_private.h"
#include "letter/last_day.h"
#include "mail/letter.h"
#include "queue/queue.h"
#include "store/stored_file.h"

#define TOGETHER 200 /* letters of one transaction */

/* A file that is being checked, with who attached it. */
struct checked {
	int64_t bulk_id;
	const char *file_id, *bulk_state; /* NULL: the bulk action is gone */
	const char *email, *lang; /* NULL: there is nobody to tell */
};

static const struct db_field checked_fields[] = {
	DB_FIELD(struct checked, bulk_id),
	DB_FIELD(struct checked, file_id),
	DB_FIELD(struct checked, bulk_state),
	DB_FIELD(struct checked, email),
	DB_FIELD(struct checked, lang),
};

static enum outcome checked_hold(
	struct db *db, struct pool *pool, int64_t id, struct checked *checked_r)
{
	int64_t held = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT id FROM letter_file WHERE id = ? AND state = 'waits' FOR UPDATE",
		DB_VALUES(db_int(id)), &held);

	return outcome ? outcome
		       : db_struct(db, pool,
			       "SELECT f.bulk_id, f.file_id, b.state AS bulk_state, s.email, s.lang"
			       " FROM letter_file f LEFT JOIN bulk b ON b.id = f.bulk_id"
			       " LEFT JOIN staff_user s ON s.id = f.created_by"
			       " AND s.status = 'active' AND s.email IS NOT NULL WHERE f.id = ?",
			       checked_fields, checked_r, DB_VALUES(db_int(id)));
}

/* Are the letters written already? */
static bool is_over(const struct checked *checked)
{
	return !checked->bulk_state || text_equal(checked->bulk_state, "done")
		|| text_equal(checked->bulk_state, "ended");
}

enum outcome attached_good(struct db *db, struct pool *pool, int64_t id)
{
	struct checked checked;
	enum outcome outcome = checked_hold(db, pool, id, &checked);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE letter_file SET state = 'good', look = FALSE, scan = FALSE"
			" WHERE id = ?",
			DB_VALUES(db_int(id)), NULL);
	return outcome || !is_over(&checked) ? outcome
					     : store_key_destroy(db, OBJECT_LETTER_FILE, id);
}

enum outcome attached_check_again(struct db *db, struct pool *pool, int64_t id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE letter_file SET state = 'waits', scan = TRUE"
		" WHERE id = ? AND state = 'good'",
		DB_VALUES(db_int(id)), &changed);

	return outcome || !changed ? outcome : queue_add(db, pool, ATTACHED_CHECK, id, 0, 0);
}

struct letter_key {
	struct mail_file file;
	int64_t application_id;
};

static const struct db_field letter_key_fields[] = {
	DB_FIELD_AS(struct letter_key, file.mail_id, "mail_id"),
	DB_FIELD_AS(struct letter_key, file.id, "letter_file_id"),
	DB_FIELD_AS(struct letter_key, file.sealed, "sealed"),
	DB_FIELD(struct letter_key, application_id),
};

enum outcome attached_key(struct db *db, struct pool *pool, int64_t id, uint8_t key_r[32])
{
	struct letter_key key;
	enum outcome outcome = db_struct(db, pool,
		"SELECT mail_id, letter_file_id, sealed, application_id FROM mail_file"
		" WHERE letter_file_id = ? ORDER BY mail_id LIMIT 1",
		letter_key_fields, &key, DB_VALUES(db_int(id)));

	if (outcome)
		return outcome == NOT_FOUND ? GONE : outcome;
	return mail_file_key(db, key.application_id, &key.file, key_r);
}

static enum outcome refused_tell(struct db *db, struct pool *pool, const struct checked *checked)
{
	const struct letter_value values[] = {
		{"bulk", pool_printf(pool, "%lld", (long long)checked->bulk_id)}};
	enum outcome outcome = checked->email ? letter_queue(db, pool, 0, "staff_letter_file",
				       checked->lang, checked->email, values, 1)
					      : OK;

	return outcome == INVALID ? OK : outcome; /* logged */
}

enum outcome attached_refuse(struct db *db, struct pool *pool, int64_t id, const char *reason)
{
	struct checked checked;
	enum outcome outcome = checked_hold(db, pool, id, &checked);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE letter_file SET state = 'refused', reason = ?, file_id = NULL,"
			" look = FALSE, scan = FALSE WHERE id = ?",
			DB_VALUES(db_str(reason), db_int(id)), NULL);
	if (!outcome)
		outcome = stored_file_erase(db, OBJECT_LETTER_FILE, id);
	if (!outcome)
		outcome = store_key_destroy(db, OBJECT_LETTER_FILE, id);
	return outcome ? outcome : refused_tell(db, pool, &checked);
}

/* A part of the letters that wait. */
struct releasing {
	struct pool *pool;
	int64_t bulk_id;
	size_t count; /* that were let go, or stopped */
};

static enum outcome letters_stop(struct db *db, const struct db_rows *rows)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = db_exec(db,
			"UPDATE mail_outbox SET status = 'stopped', files_wait = FALSE"
			" WHERE id = ?",
			DB_VALUES(db_int(db_cell_int(rows, i, 0))), NULL);
		if (!outcome) /* words: history.letter_file_refused */
			outcome = history_add(db, &system, OBJECT_APPLICATION,
				db_number(rows, i, "application_id"), "letter_file_refused", NULL);
	}
	return outcome;
}

static enum outcome letters_free(struct db *db, struct pool *pool, const struct db_rows *rows)
{
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		int64_t id = db_cell_int(rows, i, 0);

		outcome = db_exec(db,
			"UPDATE mail_outbox SET files_wait = FALSE, next_attempt_at ="
			" IF(guard IS NULL, COALESCE(due_at, ?), next_attempt_at) WHERE id = ?",
			DB_VALUES(db_str(now), db_int(id)), NULL);
		if (!outcome)
			outcome = letter_last_day_put(db, pool, id);
	}
	return outcome;
}

static enum outcome release_work(struct db *db, void *context)
{
	struct releasing *releasing = context;
	struct pool *pool = releasing->pool;
	struct db_rows *states = NULL, *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT state FROM letter_file WHERE bulk_id = ? ORDER BY id FOR UPDATE",
		DB_VALUES(db_int(releasing->bulk_id)), &states);
	bool waits = false, refused = false;

	releasing->count = 0;
	for (size_t i = 0; !outcome && i < states->count; i++) {
		waits |= text_equal(db_cell(states, i, 0)->bytes, "waits");
		refused |= text_equal(db_cell(states, i, 0)->bytes, "refused");
	}
	if (outcome || (waits && !refused))
		return outcome;
	outcome = db_rows(db, pool,
		"SELECT id, application_id FROM mail_outbox WHERE bulk_id = ?"
		" AND status = 'waiting' AND files_wait ORDER BY id LIMIT ? FOR UPDATE",
		DB_VALUES(db_int(releasing->bulk_id), db_int(TOGETHER)), &rows);
	if (outcome)
		return outcome;
	releasing->count = rows->count;
	return refused ? letters_stop(db, rows) : letters_free(db, pool, rows);
}

enum outcome attached_release(struct db *db, int64_t bulk_id)
{
	struct releasing releasing = {.pool = pool_new(), .bulk_id = bulk_id};
	enum outcome outcome;

	do {
		pool_clear(releasing.pool);
		outcome = db_transaction(db, release_work, &releasing);
	} while (!outcome && releasing.count);
	pool_free(&releasing.pool);
	return outcome;
}
