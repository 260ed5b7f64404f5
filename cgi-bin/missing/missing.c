/* Documents that were asked for: reading, ending, what was handed in, the letters. */
#include "missing/missing.h"

#include "application/notice.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"
#include "missing/missing_private.h"

struct request_row {
	int64_t id, application_id;
	const char *last_day, *state;
};

static const struct db_field request_fields[] = {
	DB_FIELD(struct request_row, id),
	DB_FIELD(struct request_row, application_id),
	DB_FIELD(struct request_row, last_day),
	DB_FIELD(struct request_row, state),
};

static const struct db_field document_fields[] = {
	DB_FIELD(struct missing_document, type),
	DB_FIELD(struct missing_document, label),
	DB_FIELD(struct missing_document, handed),
};

static enum outcome request_fill(struct db *db, struct pool *pool, const struct request_row *row,
	struct missing_request *request_r)
{
	struct missing_document *documents = NULL;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT type, label, handed_at IS NOT NULL AS handed FROM document_asked"
		" WHERE application_id = ? AND request_id = ? ORDER BY position",
		document_fields, &documents, &count,
		DB_VALUES(db_int(row->application_id), db_int(row->id)));

	*request_r = (struct missing_request){.id = row->id,
		.application_id = row->application_id,
		.last_day = row->last_day,
		.state = row->state,
		.documents = documents,
		.count = count};
	return outcome;
}

enum outcome missing_get(
	struct db *db, struct pool *pool, int64_t id, struct missing_request *request_r)
{
	struct request_row row;
	enum outcome outcome = db_struct(db, pool,
		"SELECT id, application_id, last_day, state FROM document_request WHERE id = ?",
		request_fields, &row, DB_VALUES(db_int(id)));

	return outcome ? outcome : request_fill(db, pool, &row, request_r);
}

struct asked_row {
	struct request_row request;
	struct missing_document document;
};

static const struct db_field asked_fields[] = {
	DB_FIELD_AS(struct asked_row, request.id, "id"),
	DB_FIELD_AS(struct asked_row, request.application_id, "application_id"),
	DB_FIELD_AS(struct asked_row, request.last_day, "last_day"),
	DB_FIELD_AS(struct asked_row, request.state, "state"),
	DB_FIELD_AS(struct asked_row, document.type, "type"),
	DB_FIELD_AS(struct asked_row, document.label, "label"),
	DB_FIELD_AS(struct asked_row, document.handed, "handed"),
};

/* In one statement: it stands on pages that have much to read. */
enum outcome missing_last(
	struct db *db, struct pool *pool, int64_t application_id, struct missing_request *request_r)
{
	struct asked_row *rows = NULL;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT r.id, r.application_id, r.last_day, r.state, d.type, d.label,"
		" d.handed_at IS NOT NULL AS handed FROM document_request r JOIN document_asked d"
		" ON d.application_id = r.application_id AND d.request_id = r.id"
		" WHERE r.id = (SELECT MAX(x.id) FROM document_request x"
		" WHERE x.application_id = ?) ORDER BY d.position",
		asked_fields, &rows, &count, DB_VALUES(db_int(application_id)));

	if (outcome || !count)
		return outcome ? outcome : NOT_FOUND;
	struct missing_document *documents = POOL_ARRAY(pool, struct missing_document, count);
	for (size_t i = 0; i < count; i++)
		documents[i] = rows[i].document;
	*request_r = (struct missing_request){.id = rows[0].request.id,
		.application_id = application_id,
		.last_day = rows[0].request.last_day,
		.state = rows[0].request.state,
		.documents = documents,
		.count = count};
	return OK;
}

enum outcome missing_last_held(
	struct db *db, struct pool *pool, int64_t application_id, struct missing_request *request_r)
{
	struct request_row row;
	enum outcome outcome = db_struct(db, pool,
		"SELECT id, application_id, last_day, state FROM document_request"
		" WHERE application_id = ? ORDER BY id DESC LIMIT 1 FOR UPDATE",
		request_fields, &row, DB_VALUES(db_int(application_id)));

	return outcome ? outcome : request_fill(db, pool, &row, request_r);
}

enum outcome missing_end(struct db *db, struct pool *pool, int64_t id, const char *state)
{
	int64_t ended = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE document_request SET state = ?, ended_at = ?"
		" WHERE id = ? AND state = 'open'",
		DB_VALUES(db_str(state), db_str(clock_sql(pool, clock_now())), db_int(id)), &ended);

	return outcome ? outcome : ended ? OK : CONFLICT;
}

/* Which of the documents this one is: of its type, else the first "other". */
static enum outcome place_find(
	struct db *db, const struct missing_request *request, const char *type, int64_t *place_r)
{
	return db_get_int(db,
		"SELECT position FROM document_asked WHERE application_id = ? AND request_id = ?"
		" AND handed_at IS NULL AND type IN (?, 'other') ORDER BY type <> ?, position"
		" LIMIT 1",
		DB_VALUES(db_int(request->application_id), db_int(request->id), db_str(type),
			db_str(type)),
		place_r);
}

/* words: history.documents_handed_in */
static enum outcome request_end_whole(struct db *db, struct pool *pool, const struct principal *who,
	const struct missing_request *request)
{
	int64_t left = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM document_asked WHERE application_id = ? AND request_id = ?"
		" AND handed_at IS NULL",
		DB_VALUES(db_int(request->application_id), db_int(request->id)), &left);

	if (outcome || left)
		return outcome;
	outcome = missing_end(db, pool, request->id, "handed_in");
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, request->application_id,
			       "documents_handed_in", NULL);
}

enum outcome missing_handed_in(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id, const char *type)
{
	struct missing_request request;
	int64_t place = 0;
	enum outcome outcome = missing_last_held(db, pool, application_id, &request);

	if (outcome || !text_equal(request.state, "open"))
		return outcome == NOT_FOUND ? OK : outcome;
	outcome = place_find(db, &request, type, &place);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	outcome = db_exec(db,
		"UPDATE document_asked SET handed_at = ?, attachment_id = IFNULL(?,"
		" (SELECT MAX(t.id) FROM attachment t WHERE t.application_id = ?))"
		" WHERE application_id = ? AND request_id = ? AND position = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_id(attachment_id),
			db_int(application_id), db_int(application_id), db_int(request.id),
			db_int(place)),
		NULL);
	return outcome ? outcome : request_end_whole(db, pool, who, &request);
}

/* What a type of documents is called in a letter, in German and English. */
static const struct {
	const char *type, *words[2];
} called[] = {
	{"letter", {"Anschreiben", "Cover letter"}},
	{"cv", {"Lebenslauf", "CV"}},
	{"certificate", {"Zeugnis oder Nachweis", "Certificate or proof"}},
	{"appraisal", {"Beurteilung", "Appraisal"}},
};

static const char *document_words(
	struct pool *pool, const struct missing_document *document, const char *lang)
{
	for (size_t i = 0; i < sizeof(called) / sizeof(called[0]); i++) {
		const char *words = called[i].words[text_equal(lang, "en")];

		if (!text_equal(called[i].type, document->type))
			continue;
		return text_empty(document->label)
			? words
			: pool_printf(pool, "%s: %s", words, document->label);
	}
	return document->label;
}

struct addressee {
	const char *lang, *email;
};

static const struct db_field addressee_fields[] = {
	DB_FIELD(struct addressee, lang),
	DB_FIELD(struct addressee, email),
};

enum outcome missing_mail(struct db *db, struct pool *pool, const struct principal *who,
	const struct missing_request *request, const char *template)
{
	struct addressee to;
	struct letter_value *lines = POOL_ARRAY(pool, struct letter_value, request->count + 1);
	struct letter_row *rows = POOL_ARRAY(pool, struct letter_row, request->count + 1);
	size_t count = 0;
	enum outcome outcome = db_struct(db, pool,
		"SELECT p.lang, p.email FROM application a JOIN applicant p"
		" ON p.id = a.applicant_id WHERE a.id = ?",
		addressee_fields, &to, DB_VALUES(db_int(request->application_id)));

	if (outcome)
		return outcome;
	for (size_t i = 0; i < request->count; i++) {
		if (request->documents[i].handed)
			continue;
		lines[count] = (struct letter_value){
			"line", document_words(pool, &request->documents[i], to.lang)};
		rows[count] = (struct letter_row){&lines[count], 1};
		count++;
	}
	const struct letter_value last = {"last_day", day_show(pool, request->last_day, to.lang)};
	const struct letter_list list = {"lines", rows, count};
	const struct letter rest = {.values = &last,
		.count = 1,
		.lists = &list,
		.list_count = 1,
		.by_hand = {.writer_id = who->id, .print = !text_is_email(to.email)}};
	return notice_send_written(db, pool, request->application_id, template, &rest);
}
