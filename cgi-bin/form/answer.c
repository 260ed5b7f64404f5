/* Sealed answers of applications. */
#include "form/answer.h"

#include <string.h>

#include "base/crypto.h"
#include "base/text.h"
#include "store/store.h"

/* Ties the sealed text to its place. */
static const char *sealed_place(struct pool *pool, int64_t application_id, const char *question)
{
	return pool_printf(pool, "answer:%lld:%s", (long long)application_id, question);
}

/* Rows without a question are of an application without answers. */
static enum outcome answers_unseal(struct pool *pool, int64_t application_id, const uint8_t key[32],
	const struct db_rows *rows, struct answer **answers_r, size_t *count_r)
{
	*count_r = 0;
	*answers_r = POOL_ARRAY(pool, struct answer, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++) {
		const struct db_cell *sealed = db_named(rows, i, "sealed");
		struct answer *answer = *answers_r + *count_r;

		answer->question = db_text(rows, i, "question");
		if (!answer->question)
			continue;
		answer->answer = store_unseal(pool, key,
			sealed_place(pool, application_id, answer->question), sealed->bytes,
			sealed->length);
		if (!answer->answer)
			return INVALID;
		(*count_r)++;
	}
	return OK;
}

enum outcome application_answers(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], struct answer **answers_r, size_t *count_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT w.question, w.sealed FROM application_answer w"
		" JOIN application a ON a.id = w.application_id"
		" LEFT JOIN form_question q ON q.form_version_id = a.form_version_id"
		" AND q.code = w.question WHERE w.application_id = ?"
		" AND w.question <> '" ANSWER_NOTE "' ORDER BY q.position, w.question",
		DB_VALUES(db_int(application_id)), &rows);
	return outcome ? outcome
		       : answers_unseal(pool, application_id, key, rows, answers_r, count_r);
}

enum outcome application_answers_read(struct db *db, struct pool *pool, int64_t application_id,
	struct answer **answers_r, size_t *count_r)
{
	uint8_t key[CRYPTO_KEY_SIZE];
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT k.wrapped, w.question, w.sealed FROM application a"
		" LEFT JOIN bms_keys.application_key k ON k.object_id = a.id"
		" LEFT JOIN application_answer w ON w.application_id = a.id"
		" AND w.question <> '" ANSWER_NOTE "'"
		" LEFT JOIN form_question q ON q.form_version_id = a.form_version_id"
		" AND q.code = w.question WHERE a.id = ? ORDER BY q.position, w.question",
		DB_VALUES(db_int(application_id)), &rows);

	if (!outcome && !rows->count)
		outcome = GONE;
	if (!outcome)
		outcome = store_key_open(
			OBJECT_APPLICATION, application_id, db_named(rows, 0, "wrapped"), key);
	if (!outcome)
		outcome = answers_unseal(pool, application_id, key, rows, answers_r, count_r);
	explicit_bzero(key, sizeof(key));
	return outcome;
}

enum outcome answer_note(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], const char **note_r)
{
	*note_r = NULL;
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT sealed FROM application_answer WHERE application_id = ?"
		" AND question = '" ANSWER_NOTE "'",
		DB_VALUES(db_int(application_id)), &rows);
	if (!outcome && rows->count) {
		const struct db_cell *sealed = db_named(rows, 0, "sealed");
		*note_r = store_unseal(pool, key, sealed_place(pool, application_id, ANSWER_NOTE),
			sealed->bytes, sealed->length);
	}
	return outcome;
}

enum outcome answer_set(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], const char *question, const char *answer)
{
	if (text_empty(answer))
		return db_exec(db,
			"DELETE FROM application_answer WHERE application_id = ? AND question = ?",
			DB_VALUES(db_int(application_id), db_str(question)), NULL);
	size_t length;
	const void *sealed = store_seal(
		pool, key, sealed_place(pool, application_id, question), answer, &length);
	return db_exec(db,
		"INSERT INTO application_answer (application_id, question, sealed) VALUES (?, ?, ?)"
		" ON DUPLICATE KEY UPDATE sealed = VALUES(sealed)",
		DB_VALUES(db_int(application_id), db_str(question), db_bytes(sealed, length)),
		NULL);
}

enum outcome answer_add(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t key[32], const char *question, const char *answer)
{
	size_t length;
	const void *sealed = store_seal(
		pool, key, sealed_place(pool, application_id, question), answer, &length);

	return db_exec(db,
		"INSERT INTO application_answer (application_id, question, sealed)"
		" VALUES (?, ?, ?)",
		DB_VALUES(db_int(application_id), db_str(question), db_bytes(sealed, length)),
		NULL);
}
