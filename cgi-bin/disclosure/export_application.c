/* What the export says of applications. */
#include "application/question.h"
#include "application/reading.h"
#include "base/clock.h"
#include "base/text.h"
#include "disclosure/export_private.h"
#include "mail/mail_file.h"
#include "mail/outbox.h"
#include "notified/court.h"
#include "store/store.h"

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

void export_answers_add(struct export *export, json_t *object, const struct answers *answers)
{
	json_object_set_new(object, "answers", answers_codes(answers));
	json_object_set_new(object, "answers" EXPORT_TWIN, answers_words(export, answers));
}

/* Answers lie sealed; once the key is destroyed there are none any more. */
static enum outcome add_answers(struct export *export, json_t *object, int64_t application_id)
{
	uint8_t key[32];
	struct answer *items;
	struct answers answers = {0};
	enum outcome outcome = store_key(export->db, OBJECT_APPLICATION, application_id, key);
	if (outcome == GONE)
		return OK;
	if (!outcome)
		outcome = application_answers(
			export->db, export->pool, application_id, key, &items, &answers.count);
	if (outcome)
		return outcome;
	answers.items = items;
	export_answers_add(export, object, &answers);
	return OK;
}

/* The names of what came with a letter. */
static void add_mail_files(
	json_t *mail, int64_t mail_id, const struct mail_file *files, size_t count)
{
	json_t *list = json_array();
	for (size_t i = 0; i < count; i++)
		if (files[i].mail_id == mail_id)
			json_array_append_new(list, json_string(files[i].name));
	if (json_array_size(list))
		json_object_set(mail, "files", list);
	json_decref(list);
}

static enum outcome add_mails(const struct export *export, json_t *object, int64_t application_id)
{
	struct kept_mail *mails;
	struct mail_file *files;
	size_t count, file_count;
	enum outcome outcome = mail_of_application(
		export->db, export->pool, application_id, KEPT_FOR_APPLICANT, &mails, &count);
	if (!outcome)
		outcome = mail_files_told(
			export->db, export->pool, application_id, &files, &file_count);
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
		add_mail_files(mail, mails[i].id, files, file_count);
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

static void put_text(json_t *object, const char *member, const char *text)
{
	if (text)
		json_object_set_new(object, member, json_string(text));
}

/* What she has asked a court for, as it was recorded. */
static enum outcome add_courts(const struct export *export, json_t *object, int64_t id)
{
	struct court_application *courts = NULL;
	size_t count = 0;
	int64_t vacancy_id = 0;
	enum outcome outcome =
		db_get_int(export->db, "SELECT vacancy_id FROM application WHERE id = ?",
			DB_VALUES(db_int(id)), &vacancy_id);

	if (!outcome)
		outcome = court_list(export->db, export->pool, vacancy_id, id, &courts, &count);
	if (outcome || !count)
		return outcome;
	json_t *list = json_array();
	json_object_set_new(object, "court_applications", list);
	for (size_t i = 0; i < count; i++) {
		json_t *court = json_object();
		json_array_append_new(list, court);
		put_text(court, "filed_on", courts[i].filed_on);
		put_text(court, "court", courts[i].court);
		put_text(court, "reference", courts[i].reference);
		put_text(court, "court_reason", courts[i].reason);
		if (courts[i].closed_at)
			put_text(court, "closed_at",
				clock_iso(export->pool, clock_from_sql(courts[i].closed_at)));
	}
	return OK;
}

/* From the decision on: offers, handing over to the personnel administration, courts. */
static enum outcome add_end(const struct export *export, json_t *object, int64_t id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(export->db, export->pool,
		"SELECT made_at, last_day, state AS offer, answered_at FROM offer"
		" WHERE application_id = ? ORDER BY id",
		DB_VALUES(db_int(id)), &rows);

	if (!outcome && rows->count)
		outcome = export_rows_add(export, object, "offers", outcome, rows);
	if (!outcome)
		outcome = db_rows(export->db, export->pool,
			"SELECT handed_at, back_at FROM handover WHERE application_id = ?"
			" ORDER BY id",
			DB_VALUES(db_int(id)), &rows);
	if (!outcome && rows->count)
		outcome = export_rows_add(export, object, "handovers", outcome, rows);
	return outcome ? outcome : add_courts(export, object, id);
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
		outcome = export_rows_add(export, object, "attachments", outcome, rows);
	}
	if (!outcome)
		outcome = export_files_add(export, object, id);
	if (!outcome) {
		outcome = db_rows(export->db, export->pool,
			"SELECT t.at, s.code AS status, IF(?, s.name_en, s.name_de) AS status_words"
			" FROM application_timeline t"
			" JOIN application_status s ON s.code = SUBSTRING_INDEX(t.step, '>', -1)"
			" WHERE t.application_id = ? ORDER BY t.seq",
			DB_VALUES(db_bool(text_equal(export->reader->lang, "en")), db_int(id)),
			&rows);
		outcome = export_rows_add(export, object, "steps", outcome, rows);
	}
	if (!outcome) {
		outcome = application_readings(
			export->db, export->pool, id, export->reader->lang, &rows);
		outcome = export_rows_add(export, object, "readings", outcome, rows);
	}
	if (!outcome)
		outcome = add_end(export, object, id);
	if (!outcome)
		outcome = add_mails(export, object, id);
	if (!outcome)
		outcome = add_questions(export, object, id);
	if (!outcome) {
		outcome = db_rows(export->db, export->pool,
			"SELECT purpose, issued_at, ends_at, revoked_at FROM application_link"
			" WHERE application_id = ? ORDER BY id",
			DB_VALUES(db_int(id)), &rows);
		outcome = export_rows_add(export, object, "links", outcome, rows);
	}
	return outcome;
}

enum outcome export_applications_add(struct export *export, json_t *person, int64_t applicant_id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(export->db, export->pool,
		"SELECT a.id AS _id, a.number, ad.title, ad.authority,"
		" o.status, IF(?, s.name_en, s.name_de) AS status_words,"
		" o.status_since, a.received_at, a.internal, a.source, a.severely_disabled,"
		" a.consent_version, a.consent_at, (SELECT w.at FROM consent_withdrawal w"
		" WHERE w.application_id = a.id) AS consent_withdrawn_at,"
		" a.created_at, a.changed_at"
		" FROM application a JOIN application_ad ad ON ad.application_id = a.id"
		" JOIN application_told o ON o.application_id = a.id"
		" JOIN application_status s ON s.code = o.status"
		" WHERE a.applicant_id = ? AND (? = 0 OR a.id = ?) ORDER BY a.id",
		DB_VALUES(db_bool(text_equal(export->reader->lang, "en")), db_int(applicant_id),
			db_int(export->application_id), db_int(export->application_id)),
		&rows);
	if (outcome)
		return outcome;
	json_t *list = json_array();
	json_object_set_new(person, "applications", list);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		json_t *object = export_row(export->pool, rows, i);
		json_array_append_new(list, object);
		outcome = find_model(export, db_number(rows, i, "_id"));
		put_words(export, object, "source");
		if (!outcome)
			outcome = add_application_parts(export, object, db_number(rows, i, "_id"));
	}
	put_words(export, person, "salutation");
	return outcome;
}
