/* Questions of applicants, and answers to them. */
#include "application/question.h"

#include "access/hold.h"
#include "application/notice.h"
#include "base/clock.h"
#include "base/log.h"
#include "history/history.h"
#include "mail/request.h"
#include "store/store.h"

/* A question opens only in the application it was asked about, with the time it was asked. */
static const char *question_place(struct pool *pool, int64_t application_id, const char *asked_at)
{
	return pool_printf(pool, "question:%lld:%s", (long long)application_id, asked_at);
}

static enum outcome lock_active(struct db *db, int64_t application_id)
{
	int64_t active = 0;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, application_id);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT s.active AND a.received_at IS NOT NULL FROM application a"
			" JOIN application_told o ON o.application_id = a.id"
			" JOIN application_status s ON s.code = o.status WHERE a.id = ?",
			DB_VALUES(db_int(application_id)), &active);

	return outcome ? outcome : active ? OK : CONFLICT;
}

enum outcome question_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *text)
{
	uint8_t key[32];
	size_t length = 0;
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = lock_active(db, application_id);

	if (!outcome)
		outcome = store_key(db, OBJECT_APPLICATION, application_id, key);
	if (outcome)
		return outcome;
	const void *sealed =
		store_seal(pool, key, question_place(pool, application_id, now), text, &length);
	outcome = db_exec(db,
		"INSERT INTO application_question (application_id, sealed, asked_at)"
		" VALUES (?, ?, ?)",
		DB_VALUES(db_int(application_id), db_bytes(sealed, length), db_str(now)), NULL);
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_APPLICATION, application_id, "question_asked", NULL);
	return outcome ? outcome
		       : mail_request_add_application(db, MAIL_REQUEST_QUESTION, application_id);
}

enum outcome questions_of(struct db *db, struct pool *pool, int64_t application_id,
	struct question_asked **questions_r, size_t *count_r)
{
	uint8_t key[32];
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT sealed, asked_at FROM application_question WHERE application_id"
		" = ? ORDER BY id",
		DB_VALUES(db_int(application_id)), &rows);

	*count_r = 0;
	*questions_r = NULL;
	if (outcome || rows->count == 0)
		return outcome;
	outcome = store_key(db, OBJECT_APPLICATION, application_id, key);
	if (outcome)
		return outcome == GONE ? OK : outcome;
	*questions_r = pool_alloc(pool, rows->count * sizeof(**questions_r));
	for (size_t i = 0; i < rows->count; i++) {
		const struct db_cell *cell = db_named(rows, i, "sealed");
		const char *at = db_text(rows, i, "asked_at");
		const char *text = store_unseal(pool, key, question_place(pool, application_id, at),
			cell->bytes, cell->length);

		if (!text)
			log_error("question", "reason=not_opened application=%lld",
				(long long)application_id);
		(*questions_r)[(*count_r)++] = (struct question_asked){text, at};
	}
	return OK;
}

enum outcome question_answer(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *text)
{
	enum outcome outcome = notice_answer(db, pool, application_id, text);

	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id,
			       "question_answered", NULL);
}
