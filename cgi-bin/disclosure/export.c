/* Everything held about an applicant, as JSON. */
#include "disclosure/export_private.h"

#include <stdlib.h>
#include <string.h>

#include "application/question.h"
#include "base/clock.h"
#include "base/text.h"
#include "folder/folder.h"
#include "form/answer.h"
#include "form/form_model.h"
#include "mail/outbox.h"
#include "store/store.h"

#define FORMAT "bms-export/2"

struct export
{
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	const struct export_reader *reader;
	int64_t application_id; /* only this one; 0: all */
	struct form_model model; /* of the application looked at last; no questions before */
};

/* A cell as JSON: numbers as they are, times as ISO, what is NULL as null. */
static json_t *cell_json(struct pool *pool, const struct db_rows *rows, size_t row, size_t column)
{
	const char *text = db_cell_text(rows, row, column);
	if (!text)
		return json_null();
	if (rows->kinds[column] == DB_KIND_INT)
		return json_integer(db_cell_int(rows, row, column));
	if (rows->kinds[column] == DB_KIND_TIME)
		return json_string(clock_iso(pool, clock_from_sql(text)));
	return json_string(text);
}

/* Columns whose names begin with an underscore are for the program only. */
static json_t *row_json(struct pool *pool, const struct db_rows *rows, size_t row)
{
	json_t *object = json_object();
	for (size_t i = 0; i < rows->columns; i++)
		if (rows->names[i][0] != '_')
			json_object_set_new(object, rows->names[i], cell_json(pool, rows, row, i));
	return object;
}

static json_t *rows_json(struct pool *pool, const struct db_rows *rows)
{
	json_t *list = json_array();
	for (size_t i = 0; i < rows->count; i++)
		json_array_append_new(list, row_json(pool, rows, i));
	return list;
}

/* Adds the rows of one statement as a list. */
static enum outcome add_rows(const struct export *export, json_t *object, const char *name,
	enum outcome outcome, const struct db_rows *rows)
{
	if (!outcome)
		json_object_set_new(object, name, rows_json(export->pool, rows));
	return outcome;
}

/* The form the application was begun with. */
static enum outcome find_model(struct export *export, int64_t application_id)
{
	int64_t version = 0;
	export->model = (struct form_model){0};
	enum outcome outcome = form_version_of_application(export->db, application_id, &version);
	if (!outcome)
		outcome = form_model_get(
			export->db, export->pool, version, export->reader->lang, &export->model);
	return outcome == NOT_FOUND ? OK : outcome;
}

/* A column that is an answer of the form, beside it in its words; a code that the form does not
 * offer means that nothing was answered. */
static void put_words(struct export *export, json_t *object, const char *column)
{
	const struct question *question = form_question(&export->model, column);
	const char *answer = json_string_value(json_object_get(object, column));
	const char *words = question && answer
		? question_words(export->pool, question, answer, export->reader->lang)
		: NULL;
	if (question && answer)
		json_object_set_new(object, pool_printf(export->pool, "%s" EXPORT_TWIN, column),
			text_empty(words) ? json_null() : json_string(words));
}

static void add_answer(json_t *list, const char *code, const char *question, const char *answer)
{
	json_t *item = json_object();
	json_object_set_new(item, "code", json_string(code));
	json_object_set_new(item, "question", json_string(question));
	json_object_set_new(item, "answer", json_string(answer));
	json_array_append_new(list, item);
}

/* In the order of the form; what the form does not know comes last, as it is. */
static json_t *answers_words(struct export *export, const struct answers *answers)
{
	json_t *list = json_array();
	for (size_t i = 0; i < export->model.count; i++) {
		const struct question *question = &export->model.questions[i];
		const char *answer = answer_of(answers, question->code);
		const char *words = text_empty(answer)
			? NULL
			: question_words(export->pool, question, answer, export->reader->lang);
		if (!text_empty(answer))
			add_answer(list, question->code, question->label,
				text_empty(words) ? answer : words);
	}
	for (size_t i = 0; i < answers->count; i++)
		if (!form_question(&export->model, answers->items[i].question))
			add_answer(list, answers->items[i].question, answers->items[i].question,
				answers->items[i].answer);
	return list;
}

static json_t *answers_codes(const struct answers *answers)
{
	json_t *list = json_object();
	for (size_t i = 0; i < answers->count; i++)
		json_object_set_new(
			list, answers->items[i].question, json_string(answers->items[i].answer));
	return list;
}

/* Answers lie sealed; once the key is destroyed there are none any more. */
static enum outcome add_answers(struct export *export, json_t *object, int64_t application_id)
{
	uint8_t key[32];
	struct answer *items;
	struct answers answers = {0};
	enum outcome outcome = store_key(export->db, application_id, key);
	if (outcome == GONE)
		return OK;
	if (!outcome)
		outcome = application_answers(
			export->db, export->pool, application_id, key, &items, &answers.count);
	if (outcome)
		return outcome;
	answers.items = items;
	json_object_set_new(object, "answers", answers_codes(&answers));
	json_object_set_new(object, "answers" EXPORT_TWIN, answers_words(export, &answers));
	return OK;
}

static enum outcome add_mails(const struct export *export, json_t *object, int64_t application_id)
{
	struct kept_mail *mails;
	size_t count;
	enum outcome outcome =
		mail_of_application(export->db, export->pool, application_id, &mails, &count);
	if (outcome)
		return outcome;
	json_t *list = json_array();
	json_object_set_new(object, "mails", list);
	for (size_t i = 0; i < count; i++) {
		json_t *mail = json_object();
		json_array_append_new(list, mail);
		json_object_set_new(mail, "sent_at",
			json_string(clock_iso(export->pool, clock_from_sql(mails[i].at))));
		json_object_set_new(mail, "subject", json_string(mails[i].mail.subject));
		json_object_set_new(mail, "text", json_string(mails[i].mail.text));
	}
	return OK;
}

/* words: export_question.unreadable */
static enum outcome add_questions(
	const struct export *export, json_t *object, int64_t application_id)
{
	struct question_asked *questions;
	size_t count;
	enum outcome outcome =
		questions_of(export->db, export->pool, application_id, &questions, &count);
	if (outcome || count == 0)
		return outcome;
	json_t *list = json_array();
	json_object_set_new(object, "questions", list);
	for (size_t i = 0; i < count; i++) {
		json_t *question = json_object();
		json_array_append_new(list, question);
		json_object_set_new(question, "asked_at",
			json_string(clock_iso(export->pool, clock_from_sql(questions[i].at))));
		json_object_set_new(question, "text",
			json_string(questions[i].text ? questions[i].text
						      : export_word_of(export->pool, export->reader,
							      "export_question.", "unreadable")));
	}
	return OK;
}

static enum outcome add_application_parts(struct export *export, json_t *object, int64_t id)
{
	struct db_rows *rows;
	enum outcome outcome = add_answers(export, object, id);
	if (!outcome) {
		outcome = db_rows(export->db, export->pool,
			"SELECT name, type, mime, size, LOWER(HEX(sha256)) AS sha256, created_at"
			" FROM attachment WHERE application_id = ? ORDER BY id",
			DB_VALUES(db_int(id)), &rows);
		outcome = add_rows(export, object, "attachments", outcome, rows);
	}
	if (!outcome) {
		outcome = db_rows(export->db, export->pool,
			"SELECT t.at, s.code AS status, IF(?, s.name_en, s.name_de) AS status_words"
			" FROM application_timeline t"
			" JOIN application_status s ON s.code = SUBSTRING_INDEX(t.step, '>', -1)"
			" WHERE t.application_id = ? ORDER BY t.seq",
			DB_VALUES(db_bool(text_equal(export->reader->lang, "en")), db_int(id)),
			&rows);
		outcome = add_rows(export, object, "steps", outcome, rows);
	}
	if (!outcome)
		outcome = add_mails(export, object, id);
	if (!outcome)
		outcome = add_questions(export, object, id);
	if (!outcome) {
		outcome = db_rows(export->db, export->pool,
			"SELECT purpose, issued_at, ends_at, revoked_at FROM application_link"
			" WHERE application_id = ? ORDER BY id",
			DB_VALUES(db_int(id)), &rows);
		outcome = add_rows(export, object, "links", outcome, rows);
	}
	return outcome;
}

static enum outcome add_applications(struct export *export, json_t *person, int64_t applicant_id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(export->db, export->pool,
		"SELECT a.id AS _id, a.number, ad.title, ad.authority,"
		" a.status, IF(?, s.name_en, s.name_de) AS status_words,"
		" a.status_since, a.received_at, a.internal, a.source, a.severely_disabled,"
		" a.consent_version, a.consent_at, (SELECT w.at FROM consent_withdrawal w"
		" WHERE w.application_id = a.id) AS consent_withdrawn_at,"
		" a.created_at, a.changed_at"
		" FROM application a JOIN application_ad ad ON ad.application_id = a.id"
		" JOIN application_status s ON s.code = a.status"
		" WHERE a.applicant_id = ? AND (? = 0 OR a.id = ?) ORDER BY a.id",
		DB_VALUES(db_bool(text_equal(export->reader->lang, "en")), db_int(applicant_id),
			db_int(export->application_id), db_int(export->application_id)),
		&rows);
	if (outcome)
		return outcome;
	json_t *list = json_array();
	json_object_set_new(person, "applications", list);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		json_t *object = row_json(export->pool, rows, i);
		json_array_append_new(list, object);
		outcome = find_model(export, db_number(rows, i, "_id"));
		put_words(export, object, "source");
		if (!outcome)
			outcome = add_application_parts(export, object, db_number(rows, i, "_id"));
	}
	put_words(export, person, "salutation");
	return outcome;
}

bool export_opens_folder(const struct principal *who, int64_t account_id)
{
	return who->kind != PRINCIPAL_STAFF && who->account == account_id;
}

/* words: export_folder.owner_only */
static enum outcome add_folder_note(
	const struct export *export, json_t *account, int64_t account_id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(export->db, export->pool,
		"SELECT created_at, consent_version, consent_at FROM folder WHERE account_id = ?",
		DB_VALUES(db_int(account_id)), &rows);
	if (outcome || rows->count == 0)
		return outcome;
	json_t *object = row_json(export->pool, rows, 0);
	json_object_set_new(account, "folder", object);
	json_object_set_new(object, "hint",
		json_string(export_word_of(
			export->pool, export->reader, "export_folder.", "owner_only")));
	return OK;
}

/* The folder's answers are named by the newest version of the form. */
static enum outcome account_add_folder(struct export *export, json_t *account, int64_t account_id)
{
	struct folder folder;
	struct db_rows *rows;
	int64_t version = 0;
	enum outcome outcome = folder_get(export->db, export->pool, account_id, &folder);
	if (outcome == NOT_FOUND || outcome == GONE)
		return OK;
	if (!outcome)
		outcome = form_version_newest(export->db, "bewerbung", &version);
	if (!outcome)
		outcome = form_model_get(
			export->db, export->pool, version, export->reader->lang, &export->model);
	if (!outcome)
		outcome = db_rows(export->db, export->pool,
			"SELECT name, type, mime, size, LOWER(HEX(sha256)) AS sha256"
			" FROM folder_file"
			" WHERE account_id = ? ORDER BY id",
			DB_VALUES(db_int(account_id)), &rows);
	if (outcome)
		return outcome;
	json_t *object = json_object();
	json_object_set_new(account, "folder", object);
	json_object_set_new(object, "consent_version", json_string(folder.consent_version));
	json_object_set_new(
		object, "consent_at", json_string(clock_iso(export->pool, folder.consent_at)));
	json_object_set_new(object, "answers", answers_codes(&folder.answers));
	json_object_set_new(object, "answers" EXPORT_TWIN, answers_words(export, &folder.answers));
	return add_rows(export, object, "attachments", OK, rows);
}

static enum outcome add_account(struct export *export, json_t *top, int64_t account_id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(export->db, export->pool,
		"SELECT email, status, lang, consent_version, consent_at, special_consent_at,"
		" valid_until, last_sign_in_at, password_until, created_at FROM"
		" account WHERE id = ?",
		DB_VALUES(db_int(account_id)), &rows);
	if (outcome || rows->count == 0)
		return outcome;
	json_t *object = row_json(export->pool, rows, 0);
	json_object_set_new(top, "account", object);
	outcome = db_rows(export->db, export->pool,
		"SELECT at, success, device FROM account_sign_in WHERE account_id = ? ORDER BY id",
		DB_VALUES(db_int(account_id)), &rows);
	outcome = add_rows(export, object, "sign_ins", outcome, rows);
	if (!outcome) {
		outcome = db_rows(export->db, export->pool,
			"SELECT ad_number AS number, title, created_at FROM bookmark WHERE"
			" account_id = ?"
			" ORDER BY id",
			DB_VALUES(db_int(account_id)), &rows);
		outcome = add_rows(export, object, "bookmarks", outcome, rows);
	}
	if (!outcome) {
		outcome = db_rows(export->db, export->pool,
			"SELECT email, title, frequency, status, created_at FROM job_alert"
			" WHERE account_id = ? ORDER BY id",
			DB_VALUES(db_int(account_id)), &rows);
		outcome = add_rows(export, object, "alerts", outcome, rows);
	}
	if (outcome)
		return outcome;
	return export_opens_folder(export->who, account_id)
		? account_add_folder(export, object, account_id)
		: add_folder_note(export, object, account_id);
}

/* Guests have a row for each application: all of the address. */
static enum outcome find_people(
	const struct export *export, const struct export_of *of, struct db_rows **rows_r)
{
	if (of->account_id)
		return db_rows(export->db, export->pool,
			"SELECT p.id AS _id, p.salutation, p.first_name, p.surname,"
			" p.email, p.lang,"
			" p.created_at, c.id AS _account FROM account c JOIN applicant p ON p.id ="
			" c.applicant_id"
			" WHERE c.id = ?",
			DB_VALUES(db_int(of->account_id)), rows_r);
	if (of->application_id)
		return db_rows(export->db, export->pool,
			"SELECT p.id AS _id, p.salutation, p.first_name, p.surname,"
			" p.email, p.lang,"
			" p.created_at, NULL AS _account FROM application a"
			" JOIN applicant p ON p.id = a.applicant_id WHERE a.id = ?",
			DB_VALUES(db_int(of->application_id)), rows_r);
	return db_rows(export->db, export->pool,
		"SELECT p.id AS _id, p.salutation, p.first_name, p.surname, p.email, p.lang,"
		" p.created_at, c.id AS _account FROM applicant p LEFT JOIN account c ON"
		" c.applicant_id = p.id"
		" WHERE p.email = (SELECT one.email FROM applicant one WHERE one.id ="
		" ?) ORDER BY p.id",
		DB_VALUES(db_int(of->applicant_id)), rows_r);
}

/* Job alerts ordered without being signed in hang on the address alone. */
static enum outcome add_alerts_of_address(
	const struct export *export, json_t *top, const char *email)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(export->db, export->pool,
		"SELECT email, title, frequency, status, created_at FROM job_alert"
		" WHERE account_id IS NULL AND email = ? ORDER BY id",
		DB_VALUES(db_str(email)), &rows);
	return outcome || rows->count == 0 ? outcome
					   : add_rows(export, top, "alerts", outcome, rows);
}

static enum outcome person_collect(
	struct export *export, const struct export_of *of, json_t *top, int64_t *account_r)
{
	struct db_rows *people;
	enum outcome outcome = find_people(export, of, &people);
	if (!outcome && people->count == 0)
		return NOT_FOUND;
	*account_r = 0;
	json_t *list = json_array();
	json_object_set_new(top, "people", list);
	for (size_t i = 0; !outcome && i < people->count; i++) {
		json_t *person = row_json(export->pool, people, i);
		json_array_append_new(list, person);
		outcome = add_applications(export, person, db_number(people, i, "_id"));
		if (!outcome && db_text(people, i, "_account")) {
			*account_r = db_number(people, i, "_account");
			outcome = add_account(export, person, *account_r);
		}
	}
	if (outcome || of->application_id)
		return outcome;
	return add_alerts_of_address(export, top, db_text(people, 0, "email"));
}

enum outcome export_collect(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, const struct export_reader *reader, json_t **top_r,
	int64_t *account_r)
{
	struct export export = {.db = db,
		.pool = pool,
		.who = who,
		.reader = reader,
		.application_id = of->application_id};
	json_t *top = *top_r = json_object();
	json_object_set_new(top, "format", json_string(FORMAT));
	json_object_set_new(top, "made_at", json_string(clock_iso(pool, clock_now())));
	enum outcome outcome = person_collect(&export, of, top, account_r);
	if (!outcome)
		outcome = export_add_about(db, pool, top, reader);
	if (!outcome)
		export_add_words(pool, top, reader);
	return outcome;
}

const char *export_text(struct pool *pool, const json_t *top)
{
	char *text = json_dumps(top, JSON_INDENT(2));
	const char *copy = pool_strdup(pool, text);
	free(text);
	return copy;
}

enum outcome export_json(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, const struct export_reader *reader, const char **json_r)
{
	json_t *top;
	int64_t account = 0;
	enum outcome outcome = export_collect(db, pool, who, of, reader, &top, &account);
	if (!outcome)
		*json_r = export_text(pool, top);
	json_decref(top);
	return outcome ? outcome : export_note(db, pool, who, of, account);
}
