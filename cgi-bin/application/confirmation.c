/* Tokens that confirm an applicant's e-mail address. */
#include "application/confirmation.h"

#include "access/token.h"
#include "application/limits.h"
#include "application/notice.h"
#include "application/stage.h"
#include "application/workflow.h"
#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "history/history.h"
#include "store/store.h"

#define TOKEN_BYTES 24

enum outcome confirmation_new(struct db *db, struct pool *pool, int64_t application_id,
	const char **token_r, int64_t *until_r)
{
	struct limits limits;
	enum outcome outcome = limits_get(db, pool, &limits);
	if (outcome)
		return outcome;
	*token_r = crypto_token(pool, TOKEN_BYTES);
	*until_r = clock_now() + limits.confirmation_hours * 3600;
	return db_exec(db,
		"INSERT INTO mail_token (token_hash, application_id, purpose, expires_at)"
		" VALUES (?, ?, 'confirm_address', ?)",
		DB_VALUES(token_hash(pool, *token_r), db_int(application_id),
			db_str(clock_sql(pool, *until_r))),
		NULL);
}

enum outcome confirmation_holder(
	struct db *db, struct pool *pool, int64_t application_id, const char **number_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT o.number FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application o ON o.active_key = CONCAT(a.jobad_id, ':', LOWER(p.email))"
		" WHERE a.id = ? AND o.id <> a.id",
		DB_VALUES(db_int(application_id)), &rows);
	*number_r = !outcome && rows->count ? db_cell_text(rows, 0, 0) : NULL;
	return outcome;
}

static enum outcome find_state(struct db *db, struct pool *pool, const char *status, bool received,
	bool expired, struct confirmation *confirmation)
{
	if (expired || (!received && !text_equal(status, "email_nicht_bestaetigt"))) {
		*confirmation = (struct confirmation){0};
		return OK;
	}
	if (received) {
		confirmation->state =
			confirmation->unproved ? CONFIRMATION_OPEN : CONFIRMATION_DONE;
		return OK;
	}
	enum outcome outcome =
		confirmation_holder(db, pool, confirmation->application_id, &confirmation->other);
	confirmation->state = confirmation->other ? CONFIRMATION_TAKEN : CONFIRMATION_OPEN;
	return outcome;
}

enum outcome confirmation_find(
	struct db *db, struct pool *pool, const char *token, struct confirmation *confirmation_r)
{
	*confirmation_r = (struct confirmation){0};
	store_show_link(token);
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id, a.number, ad.title, ad.authority, a.status, s.counts,"
		" t.expires_at <= ? AS expired, e.application_id IS NOT NULL AS entered,"
		" e.application_id IS NOT NULL AND e.proved_at IS NULL AS unproved"
		" FROM mail_token t JOIN application a ON a.id = t.application_id"
		" JOIN application_status s ON s.code = a.status"
		" JOIN application_ad ad ON ad.application_id = a.id"
		" LEFT JOIN application_entry e ON e.application_id = a.id"
		" WHERE t.token_hash = ? AND t.purpose = 'confirm_address'",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), token_hash(pool, token)), &rows);
	if (outcome || rows->count == 0)
		return outcome;
	confirmation_r->application_id = db_number(rows, 0, "id");
	confirmation_r->number = db_text(rows, 0, "number");
	confirmation_r->entered = db_number(rows, 0, "entered") != 0;
	confirmation_r->unproved = db_number(rows, 0, "unproved") != 0;
	confirmation_r->title = db_text(rows, 0, "title");
	confirmation_r->authority = db_text(rows, 0, "authority");
	return find_state(db, pool, db_text(rows, 0, "status"), db_number(rows, 0, "counts") != 0,
		db_number(rows, 0, "expired") != 0, confirmation_r);
}

/* The vacancy may have been closed meanwhile; the lock keeps it from closing until we are done.
 * GONE when it is. */
static enum outcome vacancy_open(struct db *db, int64_t application_id)
{
	int64_t open = 0;
	enum outcome outcome = db_get_int(db,
		DB_AS_COMMITTED
		"SELECT v.status NOT IN ('abgeschlossen', 'archiviert', 'geloescht') FROM vacancy v"
		" JOIN application a ON a.vacancy_id = v.id WHERE a.id = ? FOR UPDATE",
		DB_VALUES(db_int(application_id)), &open);

	return outcome ? outcome : open ? OK : GONE;
}

/* Until we are done the link stays what it is: a corrected address ends it. */
static enum outcome lock_link(struct db *db, struct pool *pool, const char *token)
{
	int64_t id;
	enum outcome outcome = db_get_int(db,
		"SELECT application_id FROM mail_token WHERE token_hash = ? FOR UPDATE",
		DB_VALUES(token_hash(pool, token)), &id);
	return outcome == NOT_FOUND ? CONFLICT : outcome;
}

/* words: history.address_proved */
static enum outcome entry_prove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	enum outcome outcome = db_exec(db,
		"UPDATE application_entry SET proved_at = ? WHERE application_id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(application_id)), NULL);

	return outcome
		? outcome
		: history_add(db, who, OBJECT_APPLICATION, application_id, "address_proved", NULL);
}

enum outcome application_confirm(
	struct db *db, struct pool *pool, const struct principal *who, const char *token)
{
	struct confirmation confirmation;
	enum outcome outcome = lock_link(db, pool, token);
	if (!outcome)
		outcome = confirmation_find(db, pool, token, &confirmation);
	if (outcome)
		return outcome;
	if (confirmation.state != CONFIRMATION_OPEN)
		return CONFLICT;
	if (confirmation.entered)
		return entry_prove(db, pool, who, confirmation.application_id);
	outcome = vacancy_open(db, confirmation.application_id);
	if (outcome)
		return outcome;
	outcome = application_move(db, pool, who, confirmation.application_id, "eingegangen", 0);
	return outcome == DENIED || outcome == NOT_FOUND ? CONFLICT : outcome;
}

/* The lock keeps the address from being confirmed meanwhile. CONFLICT: nothing is waiting, or an
 * account has the address. */
static enum outcome lock_waiting(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r)
{
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.id, p.email, a.status = 'email_nicht_bestaetigt' AND NOT EXISTS"
		" (SELECT 1 FROM account c WHERE c.applicant_id = p.id) AS waiting FROM"
		" application a"
		" JOIN applicant p ON p.id = a.applicant_id WHERE a.id = ? FOR UPDATE",
		DB_VALUES(db_int(application_id)), rows_r);
	if (outcome || (*rows_r)->count == 0)
		return outcome ? outcome : NOT_FOUND;
	return db_number(*rows_r, 0, "waiting") ? OK : CONFLICT;
}

enum outcome confirmation_readdress(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *email)
{
	struct db_rows *rows;
	enum outcome outcome = lock_waiting(db, pool, application_id, &rows);
	if (outcome || text_equal(db_text(rows, 0, "email"), email))
		return outcome;
	outcome = db_exec(db, "UPDATE applicant SET email = ? WHERE id = ?",
		DB_VALUES(db_str(email), db_int(db_number(rows, 0, "id"))), NULL);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM mail_token WHERE application_id = ?",
			DB_VALUES(db_int(application_id)), NULL);
	return outcome
		? outcome
		: application_touch(db, pool, who, application_id, "address_corrected", NULL);
}

enum outcome confirmation_again(struct db *db, struct pool *pool, int64_t application_id)
{
	int64_t waiting = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT status = 'email_nicht_bestaetigt' FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), &waiting);

	if (outcome || !waiting)
		return outcome == UNAVAILABLE ? outcome : CONFLICT;
	return notice_queue(db, pool, application_id, "confirm_address");
}
