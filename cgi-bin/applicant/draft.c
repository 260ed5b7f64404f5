/* Applications being written. */
#include "applicant/draft.h"

#include <string.h>

#include "applicant/answer.h"
#include "applicant/draft_data.h"
#include "applicant/limits.h"
#include "applicant/workflow.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/number.h"
#include "privacy/history.h"
#include "privacy/store.h"

static const char *source(const struct draft_data *data)
{
	return data->source ? data->source : "unknown";
}

static enum outcome insert_applicant(struct db *db, struct pool *pool, const struct principal *who,
	const struct draft_data *data, int64_t *id_r)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO applicant (salutation, first_name, surname, email, lang, created_at)"
		" VALUES (?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_str(data->salutation), db_str(data->first_name), db_str(data->surname),
			db_str(data->email), db_str(who->lang),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
	*id_r = db_inserted_id(db);
	return outcome;
}

static enum outcome insert_application(struct db *db, struct pool *pool,
	const struct principal *who, const struct draft_ad *ad, const struct draft_data *data,
	int64_t applicant_id, const char *number)
{
	const char *now = clock_sql(pool, clock_now());
	return db_exec(db,
		"INSERT INTO application (number, jobad_id, vacancy_id, applicant_id,"
		" portal_session_id, internal, source, severely_disabled, status, status_since,"
		" created_at, changed_at)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'gespeichert', ?, ?, ?)",
		DB_VALUES(db_str(number), db_int(ad->jobad_id), db_int(ad->vacancy_id),
			db_int(applicant_id), db_id(who->id), db_bool(ad->internal),
			db_str(source(data)), db_bool(text_equal(data->severely_disabled, "ja")),
			db_str(now), db_str(now), db_str(now)),
		NULL);
}

static enum outcome insert_answers(struct db *db, struct pool *pool, int64_t application_id,
	const struct draft_data *data)
{
	uint8_t key[32];
	enum outcome outcome = store_key_new(db, application_id);
	if (!outcome)
		outcome = store_key(db, application_id, key);
	if (!outcome)
		outcome = draft_answers_set(db, pool, application_id, key, NULL, data);
	return outcome;
}

enum outcome draft_begin(struct db *db, struct pool *pool, const struct principal *who,
	const struct draft_ad *ad, const struct draft_data *data, struct problems *problems,
	const char **number_r)
{
	if (!draft_data_check(pool, data, problems))
		return INVALID;
	int64_t applicant_id = 0;
	enum outcome outcome = insert_applicant(db, pool, who, data, &applicant_id);
	if (!outcome)
		outcome = number_next(db, pool, "B", number_r);
	if (!outcome)
		outcome = insert_application(db, pool, who, ad, data, applicant_id, *number_r);
	if (outcome)
		return outcome == CONFLICT ? UNAVAILABLE : outcome;
	int64_t id = db_inserted_id(db);
	outcome = insert_answers(db, pool, id, data);
	if (!outcome)
		outcome = application_count(db, ad->vacancy_id, "gespeichert");
	if (!outcome)
		outcome = history_add(db, who, OBJECT_APPLICATION, id, "created", NULL);
	return outcome;
}

static void take_row(const struct db_rows *rows, struct draft *draft)
{
	draft->id = db_cell_int(rows, 0, 0);
	draft->number = db_cell_text(rows, 0, 1);
	draft->status = db_cell_text(rows, 0, 2);
	draft->sent = !text_equal(draft->status, "gespeichert");
	draft->ad = db_cell_text(rows, 0, 3);
	draft->title = db_cell_text(rows, 0, 4);
	draft->authority = db_cell_text(rows, 0, 5);
	draft->data.salutation = db_cell_text(rows, 0, 6);
	draft->data.first_name = db_cell_text(rows, 0, 7);
	draft->data.surname = db_cell_text(rows, 0, 8);
	draft->data.email = db_cell_text(rows, 0, 9);
	const char *heard = db_cell_text(rows, 0, 10);
	draft->data.source = text_equal(heard, "unknown") ? NULL : heard;
}

enum outcome draft_get(struct db *db, struct pool *pool, int64_t application_id,
	struct draft *draft_r)
{
	*draft_r = (struct draft){0};
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.id, a.number, a.status, ad.number, ad.title, ad.authority, p.salutation,"
		" p.first_name, p.surname, p.email, a.source"
		" FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application_ad ad ON ad.application_id = a.id WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	take_row(rows, draft_r);
	uint8_t key[32];
	outcome = store_key(db, application_id, key);
	if (outcome)
		return outcome;
	return draft_answers_get(db, pool, application_id, key, &draft_r->data);
}

enum outcome draft_lock(struct db *db, struct pool *pool, int64_t application_id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT status FROM application WHERE id = ? FOR UPDATE",
		DB_VALUES(db_int(application_id)), &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	return text_equal(db_cell_text(rows, 0, 0), "gespeichert") ? OK : CONFLICT;
}

enum outcome draft_touch(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *action, const char *detail)
{
	enum outcome outcome = db_exec(db,
		"UPDATE application SET version = version + 1, changed_at = ?, changed_by = NULL"
		" WHERE id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(application_id)), NULL);
	if (outcome)
		return outcome;
	return history_add(db, who, OBJECT_APPLICATION, application_id, action, detail);
}

static enum outcome update(struct db *db, int64_t application_id, const struct draft_data *data)
{
	enum outcome outcome = db_exec(db,
		"UPDATE applicant SET salutation = ?, first_name = ?, surname = ?, email = ?"
		" WHERE id = (SELECT applicant_id FROM application WHERE id = ?)",
		DB_VALUES(db_str(data->salutation), db_str(data->first_name), db_str(data->surname),
			db_str(data->email), db_int(application_id)),
		NULL);
	if (outcome)
		return outcome;
	return db_exec(db,
		"UPDATE application SET source = ?, severely_disabled = ? WHERE id = ?",
		DB_VALUES(db_str(source(data)), db_bool(text_equal(data->severely_disabled, "ja")),
			db_int(application_id)),
		NULL);
}

enum outcome draft_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct draft_data *data, struct problems *problems)
{
	if (!draft_data_check(pool, data, problems))
		return INVALID;
	struct draft before;
	enum outcome outcome = draft_lock(db, pool, application_id);
	if (!outcome)
		outcome = draft_get(db, pool, application_id, &before);
	if (outcome)
		return outcome;
	const char *changed = draft_data_changes(pool, &before.data, data);
	if (text_empty(changed))
		return OK;
	uint8_t key[32];
	outcome = store_key(db, application_id, key);
	if (!outcome)
		outcome = update(db, application_id, data);
	if (!outcome)
		outcome = draft_answers_set(db, pool, application_id, key, &before.data, data);
	if (!outcome)
		outcome = draft_touch(db, pool, who, application_id, "changed", changed);
	return outcome;
}

enum outcome draft_send(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, bool consent, struct problems *problems)
{
	if (!consent) {
		problem_add(problems, "consent", "required");
		return INVALID;
	}
	struct limits limits;
	enum outcome outcome = draft_lock(db, pool, application_id);
	if (!outcome)
		outcome = limits_get(db, pool, &limits);
	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"UPDATE application SET consent_version = ?, consent_at = ? WHERE id = ?",
		DB_VALUES(db_str(limits.privacy_version), db_str(clock_sql(pool, clock_now())),
			db_int(application_id)),
		NULL);
	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM application_answer WHERE application_id = ? AND question = ?",
			DB_VALUES(db_int(application_id), db_str(ANSWER_NOTE)), NULL);
	if (!outcome)
		outcome = application_move(db, pool, who, application_id,
			"email_nicht_bestaetigt", 0);
	return outcome;
}

enum outcome application_owned(struct db *db, int64_t session_id, int64_t application_id)
{
	if (session_id == 0)
		return NOT_FOUND;
	int64_t one;
	return db_get_int(db, "SELECT 1 FROM application WHERE id = ? AND portal_session_id = ?",
		DB_VALUES(db_int(application_id), db_int(session_id)), &one);
}

enum outcome draft_of_visit(struct db *db, struct pool *pool, int64_t session_id, int64_t jobad_id,
	struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT number, status <> 'gespeichert' AS sent FROM application"
		" WHERE portal_session_id = ? AND jobad_id = ? AND status <> 'geloescht'"
		" ORDER BY id DESC LIMIT 1", DB_VALUES(db_int(session_id), db_int(jobad_id)), rows_r);
}
