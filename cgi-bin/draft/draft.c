/* Applications being written. */
#include "draft/draft.h"
#include "application/stage.h"

#include <string.h>

#include "account/account.h"
#include "application/workflow.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/number.h"
#include "draft/draft_data.h"
#include "history/history.h"
#include "recruiting/bias.h"
#include "store/store.h"

static const char *given(const struct answers *answers, const char *question, const char *otherwise)
{
	const char *answer = answer_of(answers, question);
	return text_empty(answer) ? otherwise : answer;
}

/* A guest's applicant is new with each application; an account has one. */
static enum outcome insert_applicant(struct db *db, struct pool *pool, const struct principal *who,
	const struct answers *answers, int64_t *id_r)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO applicant (salutation, first_name, surname, email, lang, created_at)"
		" VALUES (?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_str(given(answers, "salutation", NULL)),
			db_str(given(answers, "first_name", "")),
			db_str(given(answers, "surname", "")), db_str(answer_of(answers, "email")),
			db_str(who->lang), db_str(clock_sql(pool, clock_now()))),
		NULL);
	*id_r = db_inserted_id(db);
	return outcome;
}

/* What was not given stays as it is, so that nobody loses a name by emptying a field for a moment.
 */
static enum outcome update_applicant(
	struct db *db, int64_t applicant_id, const struct answers *answers, bool account)
{
	return db_exec(db,
		"UPDATE applicant SET salutation = ?, first_name = COALESCE(?, IF(?,"
		" first_name, '')),"
		" surname = COALESCE(?, IF(?, surname, '')), email = COALESCE(?, email)"
		" WHERE id = ?",
		DB_VALUES(db_str(given(answers, "salutation", NULL)),
			db_str(given(answers, "first_name", NULL)), db_bool(account),
			db_str(given(answers, "surname", NULL)), db_bool(account),
			db_str(account ? NULL : given(answers, "email", NULL)),
			db_int(applicant_id)),
		NULL);
}

static enum outcome find_applicant(struct db *db, struct pool *pool, const struct principal *who,
	const struct answers *answers, struct problems *problems, int64_t *id_r)
{
	if (who->account) {
		struct account account;
		enum outcome outcome = account_get(db, pool, who->account, &account);
		if (outcome)
			return outcome;
		*id_r = account.applicant_id;
		return update_applicant(db, *id_r, answers, true);
	}
	if (text_empty(answer_of(answers, "email"))) {
		problem_add(problems, "email", "required");
		return INVALID;
	}
	return insert_applicant(db, pool, who, answers, id_r);
}

static bool severely_disabled(const struct answers *answers)
{
	return text_equal(answer_of(answers, "severely_disabled"), "ja");
}

/* Without an answer the representation of the severely disabled takes part (LAW-20). */
static bool sbv_refused(const struct answers *answers)
{
	return severely_disabled(answers) && text_equal(answer_of(answers, "sbv_part"), "nein");
}

static enum outcome insert_application(struct db *db, struct pool *pool,
	const struct principal *who, const struct draft_ad *ad, const struct answers *answers,
	int64_t applicant_id, const char *number)
{
	int64_t form;
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = form_version_of_vacancy(db, ad->vacancy_id, &form);
	if (outcome)
		return outcome == NOT_FOUND ? UNAVAILABLE : outcome;
	return db_exec(db,
		"INSERT INTO application (number, jobad_id, vacancy_id, applicant_id,"
		" portal_session_id, internal, source, severely_disabled, sbv_refused,"
		" form_version_id, status, status_since, created_at, changed_at)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'gespeichert', ?, ?, ?)",
		DB_VALUES(db_str(number), db_int(ad->jobad_id), db_int(ad->vacancy_id),
			db_int(applicant_id), db_id(who->id), db_bool(ad->internal),
			db_str(given(answers, "source", "unknown")),
			db_bool(severely_disabled(answers)), db_bool(sbv_refused(answers)),
			db_int(form), db_str(now), db_str(now), db_str(now)),
		NULL);
}

static enum outcome insert_answers(struct db *db, struct pool *pool, int64_t application_id,
	const uint8_t *made, const struct answers *answers)
{
	const struct answers none = {0};
	uint8_t key[32];
	enum outcome outcome = made ? store_key_keep(db, OBJECT_APPLICATION, application_id, made)
				    : store_key_new(db, OBJECT_APPLICATION, application_id);
	if (!outcome)
		outcome = store_key(db, OBJECT_APPLICATION, application_id, key);
	if (!outcome)
		outcome = draft_answers_set(db, pool, application_id, key, &none, answers);
	return outcome;
}

/* Those of the account, or else of the visit, by their own index and for locking: of two that begin
 * the last one at once, one is told. */
static enum outcome draft_room(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, struct problems *problems)
{
	struct db_rows *rows;
	enum outcome outcome = who->account
		? db_rows(db, pool,
			"SELECT a.id FROM application a FORCE INDEX (application_applicant)"
			" WHERE a.applicant_id = (SELECT c.applicant_id FROM account c"
			" WHERE c.id = ?)"
			" AND a.jobad_id = ? AND a.status = 'gespeichert' LIMIT ? FOR UPDATE",
			DB_VALUES(db_int(who->account), db_int(jobad_id), db_int(DRAFTS_OPEN)),
			&rows)
		: db_rows(db, pool,
			"SELECT a.id FROM application a FORCE INDEX (application_session)"
			" WHERE a.portal_session_id = ? AND a.jobad_id = ? AND a.status"
			" = 'gespeichert'"
			" LIMIT ? FOR UPDATE",
			DB_VALUES(db_id(who->id), db_int(jobad_id), db_int(DRAFTS_OPEN)), &rows);
	if (outcome || rows->count < DRAFTS_OPEN)
		return outcome;
	problem_add(problems, "", "drafts_many");
	return INVALID;
}

enum outcome draft_begin(struct db *db, struct pool *pool, const struct principal *who,
	const struct draft_ad *ad, const struct answers *answers, struct problems *problems,
	const char **number_r)
{
	int64_t applicant_id = 0;
	enum outcome outcome = draft_room(db, pool, who, ad->jobad_id, problems);
	if (!outcome)
		outcome = find_applicant(db, pool, who, answers, problems, &applicant_id);
	if (!outcome)
		outcome = number_next(db, pool, object_type(OBJECT_APPLICATION)->letter, number_r);
	if (!outcome)
		outcome = insert_application(db, pool, who, ad, answers, applicant_id, *number_r);
	if (outcome)
		return outcome == CONFLICT ? UNAVAILABLE : outcome;
	int64_t id = db_inserted_id(db);
	outcome = insert_answers(db, pool, id, ad->key, answers);
	if (!outcome)
		outcome = application_count(db, ad->vacancy_id, "gespeichert");
	if (!outcome)
		outcome = history_add(db, who, OBJECT_APPLICATION, id, "created", NULL);
	return outcome;
}

/* A draft as it is read: with the answers that are columns. */
struct draft_row {
	struct draft draft;
	const char *salutation, *first_name, *surname, *source;
};

static const struct db_field draft_fields[] = {
	DB_FIELD_AS(struct draft_row, draft.id, "id"),
	DB_FIELD_AS(struct draft_row, draft.number, "number"),
	DB_FIELD_AS(struct draft_row, draft.status, "status"),
	DB_FIELD_AS(struct draft_row, draft.ad, "ad"),
	DB_FIELD_AS(struct draft_row, draft.title, "title"),
	DB_FIELD_AS(struct draft_row, draft.authority, "authority"),
	DB_FIELD_AS(struct draft_row, draft.email, "email"),
	DB_FIELD_AS(struct draft_row, draft.account, "account"),
	DB_FIELD_AS(struct draft_row, draft.form_version_id, "form_version_id"),
	DB_INSTANT_AS(struct draft_row, draft.saved_at, "changed_at"),
	DB_FIELD(struct draft_row, salutation),
	DB_FIELD(struct draft_row, first_name),
	DB_FIELD(struct draft_row, surname),
	DB_FIELD(struct draft_row, source),
};

#define COLUMN_ANSWERS 5

static size_t draft_columns(const struct draft_row *row, struct answer items[COLUMN_ANSWERS])
{
	const struct answer columns[COLUMN_ANSWERS] = {
		{"salutation", row->salutation},
		{"first_name", row->first_name},
		{"surname", row->surname},
		{"email", row->draft.email},
		{"source", row->source},
	};
	size_t count = 0;
	for (size_t i = 0; i < COLUMN_ANSWERS; i++)
		if (!text_empty(columns[i].answer) && strcmp(columns[i].answer, "unknown") != 0)
			items[count++] = columns[i];
	return count;
}

static enum outcome take_answers(
	struct db *db, struct pool *pool, const struct draft_row *row, struct draft *draft)
{
	uint8_t key[32];
	struct answer *sealed;
	size_t count;
	enum outcome outcome = store_key(db, OBJECT_APPLICATION, draft->id, key);
	if (!outcome)
		outcome = application_answers(db, pool, draft->id, key, &sealed, &count);
	if (outcome)
		return outcome;
	struct answer *items = POOL_ARRAY(pool, struct answer, count + COLUMN_ANSWERS);
	size_t columns = draft_columns(row, items);
	if (count)
		memcpy(items + columns, sealed, count * sizeof(*items));
	draft->answers = (struct answers){items, columns + count};
	return OK;
}

enum outcome draft_get(
	struct db *db, struct pool *pool, int64_t application_id, struct draft *draft_r)
{
	*draft_r = (struct draft){0};
	struct draft_row row;
	enum outcome outcome = db_struct(db, pool,
		"SELECT a.id, a.number, a.status, ad.number AS ad, ad.title, ad.authority,"
		" p.salutation, p.first_name, p.surname, p.email, a.source, a.form_version_id,"
		" a.changed_at, EXISTS (SELECT 1 FROM account c WHERE c.applicant_id = p.id)"
		" AS account"
		" FROM application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application_ad ad ON ad.application_id = a.id WHERE a.id = ?",
		draft_fields, &row, DB_VALUES(db_int(application_id)));
	if (outcome)
		return outcome;
	*draft_r = row.draft;
	draft_r->sent = !text_equal(draft_r->status, "gespeichert");
	draft_r->deleted = text_equal(draft_r->status, "geloescht");
	return take_answers(db, pool, &row, draft_r);
}

static enum outcome draft_update(
	struct db *db, const struct draft *draft, const struct answers *answers)
{
	int64_t applicant_id;
	enum outcome outcome = db_get_int(db, "SELECT applicant_id FROM application WHERE id = ?",
		DB_VALUES(db_int(draft->id)), &applicant_id);
	if (!outcome)
		outcome = update_applicant(db, applicant_id, answers, draft->account);
	if (outcome)
		return outcome;
	return db_exec(db,
		"UPDATE application SET source = ?, severely_disabled = ?, sbv_refused = ?"
		" WHERE id = ?",
		DB_VALUES(db_str(given(answers, "source", "unknown")),
			db_bool(severely_disabled(answers)), db_bool(sbv_refused(answers)),
			db_int(draft->id)),
		NULL);
}

/* A draft never loses its address; an account's, and that of what was sent, is not changed with the
 * answers. */
static struct answers keep_address(
	struct pool *pool, const struct draft *draft, const struct answers *answers)
{
	if (!draft->account && !draft->sent && !text_empty(answer_of(answers, "email")))
		return *answers;
	struct answer *items = POOL_ARRAY(pool, struct answer, answers->count + 1);
	size_t count = 0;
	items[count++] = (struct answer){"email", draft->email};
	for (size_t i = 0; i < answers->count; i++)
		if (strcmp(answers->items[i].question, "email") != 0)
			items[count++] = answers->items[i];
	return (struct answers){items, count};
}

/* Links to go on that went to the address before open nothing any more: it may be a stranger's. */
static enum outcome drop_links(struct db *db, int64_t application_id)
{
	return db_exec(db, "DELETE FROM mail_token WHERE application_id = ? AND purpose = 'resume'",
		DB_VALUES(db_int(application_id)), NULL);
}

/* The application is locked, and may be changed. */
static enum outcome answers_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct answers *answers)
{
	struct draft before;
	enum outcome outcome = draft_get(db, pool, application_id, &before);
	if (outcome)
		return outcome;
	struct answers kept = keep_address(pool, &before, answers);
	const char *changed = draft_changes(pool, &before.answers, &kept);
	if (text_empty(changed))
		return OK;
	uint8_t key[32];
	answers = &kept;
	outcome = store_key(db, OBJECT_APPLICATION, application_id, key);
	if (!outcome)
		outcome = draft_update(db, &before, answers);
	if (!outcome)
		outcome =
			draft_answers_set(db, pool, application_id, key, &before.answers, answers);
	if (!outcome && !text_equal(before.email, answer_of(answers, "email")))
		outcome = drop_links(db, application_id);
	if (!outcome)
		outcome = application_touch(db, pool, who, application_id, "changed", changed);
	if (!outcome && before.sent)
		outcome = bias_note(db, application_id);
	return outcome;
}

enum outcome draft_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct answers *answers)
{
	enum outcome outcome = stage_hold_draft(db, pool, application_id);
	return outcome ? outcome : answers_change(db, pool, who, application_id, answers);
}

enum outcome draft_correct(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct answers *answers)
{
	enum stage stage;
	enum outcome outcome = stage_hold(db, application_id, STAGE_CORRECT);
	if (!outcome)
		outcome = stage_find(db, application_id, &stage);
	if (!outcome && stage != STAGE_RECEIVED)
		outcome = CONFLICT;
	return outcome ? outcome : answers_change(db, pool, who, application_id, answers);
}
