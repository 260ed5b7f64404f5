/* The folder of an account: consent, answers, end. */
#include "folder/folder.h"

#include "base/clock.h"
#include "draft/draft.h"
#include "draft/draft_data.h"
#include "folder/folder_private.h"
#include "form/form_model.h"
#include "history/history.h"
#include "store/stored_file.h"

static const char *folder_answer_place(struct pool *pool, int64_t account_id, const char *question)
{
	return pool_printf(pool, "folder:%lld:%s", (long long)account_id, question);
}

static enum outcome take_answers(struct pool *pool, const uint8_t key[32], int64_t account_id,
	const struct db_rows *rows, struct answers *answers_r)
{
	struct answer *items = POOL_ARRAY(pool, struct answer, rows->count + 1);
	for (size_t i = 0; i < rows->count; i++) {
		const struct db_cell *sealed = db_named(rows, i, "sealed");
		const char *question = db_text(rows, i, "question");
		const char *answer =
			store_unseal(pool, key, folder_answer_place(pool, account_id, question),
				sealed->bytes, sealed->length);
		if (!answer)
			return INVALID;
		items[i] = (struct answer){question, answer};
	}
	*answers_r = (struct answers){items, rows->count};
	return OK;
}

static const struct db_field folder_fields[] = {
	DB_FIELD(struct folder, consent_version),
	DB_INSTANT(struct folder, consent_at),
	DB_INSTANT(struct folder, changed_at),
	DB_INSTANT(struct folder, used_at),
};

enum outcome folder_get(
	struct db *db, struct pool *pool, int64_t account_id, struct folder *folder_r)
{
	struct db_rows *rows;
	uint8_t key[32];
	*folder_r = (struct folder){0};
	enum outcome outcome = db_struct(db, pool,
		"SELECT consent_version, consent_at, changed_at, used_at FROM folder WHERE"
		" account_id = ?",
		folder_fields, folder_r, DB_VALUES(db_int(account_id)));
	if (outcome)
		return outcome;
	outcome = store_key(db, OBJECT_ACCOUNT, account_id, key);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT question, sealed FROM folder_answer WHERE account_id = ?"
			" ORDER BY question",
			DB_VALUES(db_int(account_id)), &rows);
	return outcome ? outcome : take_answers(pool, key, account_id, rows, &folder_r->answers);
}

enum outcome folder_any(struct db *db, int64_t account_id, bool *any_r)
{
	int64_t count = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT COUNT(account_id) FROM folder WHERE account_id = ?",
			DB_VALUES(db_int(account_id)), &count);
	*any_r = count > 0;
	return outcome;
}

enum outcome folder_touch(struct db *db, struct pool *pool, const struct principal *who,
	const char *action, const char *detail)
{
	enum outcome outcome = db_exec(db, "UPDATE folder SET changed_at = ? WHERE account_id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(who->account)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_ACCOUNT, who->account, action, detail);
}

static enum outcome folder_begin(
	struct db *db, struct pool *pool, int64_t account_id, const char *version)
{
	struct db_value now = db_str(clock_sql(pool, clock_now()));
	enum outcome outcome = db_exec(db,
		"INSERT INTO folder (account_id, consent_version, consent_at,"
		" changed_at, created_at)"
		" VALUES (?, ?, ?, ?, ?)",
		DB_VALUES(db_int(account_id), db_str(version), now, now, now), NULL);
	if (!outcome)
		outcome = store_key_new(db, OBJECT_ACCOUNT, account_id);
	return outcome == CONFLICT ? UNAVAILABLE
				   : outcome; /* two at once: the same again finds it */
}

enum outcome folder_consent(struct db *db, struct pool *pool, const struct principal *who)
{
	struct limits limits;
	bool any;
	enum outcome outcome = limits_get(db, pool, &limits);
	if (!outcome)
		outcome = folder_any(db, who->account, &any);
	if (outcome)
		return outcome;
	if (!any)
		outcome = folder_begin(db, pool, who->account, limits.privacy_version);
	else
		outcome = db_exec(db,
			"UPDATE folder SET consent_version = ?, consent_at = ? WHERE"
			" account_id = ?",
			DB_VALUES(db_str(limits.privacy_version),
				db_str(clock_sql(pool, clock_now())), db_int(who->account)),
			NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_ACCOUNT, who->account, "folder_consented",
			       limits.privacy_version);
}

static enum outcome set_answer(struct db *db, struct pool *pool, int64_t account_id,
	const uint8_t key[32], const struct answer *answer)
{
	size_t length;
	const void *sealed = store_seal(pool, key,
		folder_answer_place(pool, account_id, answer->question), answer->answer, &length);
	return db_exec(db,
		"INSERT INTO folder_answer (account_id, question, sealed, changed_at)"
		" VALUES (?, ?, ?, ?)",
		DB_VALUES(db_int(account_id), db_str(answer->question), db_bytes(sealed, length),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
}

/* Name and address are the account's; what belongs to one job is not kept. */
static bool is_kept(const struct form_model *model, const struct answer *answer)
{
	const struct question *question = form_question(model, answer->question);
	return question && !question->of_ad && draft_sealed(answer->question);
}

static enum outcome fill_answers(struct db *db, struct pool *pool, int64_t account_id,
	const uint8_t key[32], const struct draft *draft)
{
	struct form_model model;
	struct answers shown;
	enum outcome outcome = form_model_get(db, pool, draft->form_version_id, "de", &model);
	if (outcome)
		return outcome;
	form_prune(pool, &model, &draft->answers, &shown);
	outcome = db_exec(db, "DELETE FROM folder_answer WHERE account_id = ?",
		DB_VALUES(db_int(account_id)), NULL);
	for (size_t i = 0; !outcome && i < shown.count; i++)
		if (is_kept(&model, &shown.items[i]))
			outcome = set_answer(db, pool, account_id, key, &shown.items[i]);
	return outcome;
}

/* The application has to be the account's. */
static enum outcome application_own(
	struct db *db, const struct principal *who, int64_t application_id)
{
	int64_t one;
	return db_get_int(db,
		"SELECT 1 FROM application a JOIN account c ON c.applicant_id = a.applicant_id"
		" JOIN folder f ON f.account_id = c.id WHERE a.id = ? AND c.id = ?",
		DB_VALUES(db_int(application_id), db_int(who->account)), &one);
}

enum outcome folder_fill(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t *left_r)
{
	struct draft draft;
	uint8_t key[32];
	*left_r = 0;
	enum outcome outcome = application_own(db, who, application_id);
	if (!outcome)
		outcome = draft_get(db, pool, application_id, &draft);
	if (!outcome)
		outcome = store_key(db, OBJECT_ACCOUNT, who->account, key);
	if (!outcome)
		outcome = fill_answers(db, pool, who->account, key, &draft);
	if (!outcome)
		outcome = folder_fill_files(db, pool, who, application_id, left_r);
	return outcome ? outcome : folder_touch(db, pool, who, "folder_filled", draft.number);
}

enum outcome folder_used(struct db *db, struct pool *pool, int64_t account_id)
{
	return db_exec(db, "UPDATE folder SET used_at = ? WHERE account_id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(account_id)), NULL);
}

enum outcome folder_drop(struct db *db, const struct principal *who, int64_t account_id)
{
	int64_t held;
	enum outcome outcome =
		db_get_int(db, "SELECT account_id FROM folder WHERE account_id = ? FOR UPDATE",
			DB_VALUES(db_int(account_id)), &held);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	outcome = store_key_destroy(db, OBJECT_ACCOUNT, account_id);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM folder_file WHERE account_id = ?",
			DB_VALUES(db_int(account_id)), NULL);
	if (!outcome)
		outcome = stored_file_erase(db, OBJECT_ACCOUNT, account_id);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM folder_answer WHERE account_id = ?",
			DB_VALUES(db_int(account_id)), NULL);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM folder WHERE account_id = ?",
			DB_VALUES(db_int(account_id)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_ACCOUNT, account_id, "folder_deleted", NULL);
}
