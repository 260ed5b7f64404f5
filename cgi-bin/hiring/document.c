/* Hiring documents. */
#include "hiring/document.h"

#include <string.h>

#include "application/notice.h"
#include "base/clock.h"
#include "base/text.h"
#include "hiring/hiring_private.h"
#include "history/history.h"
#include "letter/printed.h"
#include "store/stored_file.h"

enum outcome hiring_documents(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT t.id, t.name, t.mime, t.size, t.created_at, " ATTACHMENT_WAITS(
			"t") " AS waits, NULL AS reason FROM attachment t"
			     " WHERE t.application_id = ?"
			     " AND t.type = '" ATTACHMENT_HIRING "'"
			     " UNION ALL SELECT 0, r.name, '', 0, r.at, 0, r.reason"
			     " FROM attachment_refused r WHERE r.application_id = ?"
			     " AND r.type = '" ATTACHMENT_HIRING "' ORDER BY created_at, id",
		DB_VALUES(db_int(application_id), db_int(application_id)), rows_r);
}

static const struct db_field document_fields[] = {
	DB_FIELD(struct attachment, id),
	DB_FIELD(struct attachment, type),
	DB_FIELD(struct attachment, name),
	DB_FIELD(struct attachment, mime),
	DB_FIELD(struct attachment, size),
	DB_FIELD(struct attachment, file_id),
	DB_FIELD(struct attachment, waits),
};

enum outcome hiring_document_get(struct db *db, struct pool *pool, int64_t application_id,
	int64_t id, struct attachment *document_r)
{
	return db_struct(db, pool,
		"SELECT t.id, t.type, t.name, t.mime, t.size, t.file_id, " ATTACHMENT_WAITS(
			"t") " AS waits FROM attachment t WHERE t.id = ? AND t.application_id = ?"
			     " AND t.type = '" ATTACHMENT_HIRING "'",
		document_fields, document_r, DB_VALUES(db_int(id), db_int(application_id)));
}

enum outcome hiring_document_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct attachment_file *file, store_source *source,
	void *context, const char **problem_r)
{
	struct attachment_file hiring = *file;

	hiring.type = ATTACHMENT_HIRING;
	return attachment_add(db, pool, who, application_id, &hiring, source, context, problem_r);
}

enum outcome hiring_letter_begin(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, struct hiring_letter *letter_r)
{
	struct notice_mail mail;
	enum outcome outcome = notice_write(db, pool, application_id, template, &mail);

	if (outcome)
		return outcome;
	*letter_r = (struct hiring_letter){.template = template,
		.subject = mail.subject,
		.text = printed_body(pool, mail.text)};
	return OK;
}

struct bytes {
	const char *at;
	size_t length;
};

static enum outcome bytes_source(void *context, int64_t at, void *bytes_r, size_t length)
{
	const struct bytes *bytes = context;

	if (at < 0 || (size_t)at + length > bytes->length)
		return INVALID;
	memcpy(bytes_r, bytes->at + at, length);
	return OK;
}

static const char *letter_name(struct pool *pool, const char *subject)
{
	return text_filename(pool, pool_printf(pool, "%s.pdf", subject));
}

enum outcome hiring_letter_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct hiring_letter *letter,
	const struct printed_words *words, const char **problem_r)
{
	struct printed_letter printed = {0};
	const void *made = NULL;
	size_t length = 0;
	enum outcome outcome = printed_for(db, pool, application_id, &printed);

	if (outcome)
		return outcome;
	printed.subject = letter->subject;
	printed.text = letter->text;
	printed.goes_at = clock_sql(pool, clock_now());
	outcome = printed_make(pool, &printed, words, &made, &length);
	if (outcome)
		return outcome;
	struct bytes bytes = {made, length};
	const struct attachment_file file = {.name = letter_name(pool, letter->subject),
		.mime = "application/pdf",
		.size = (int64_t)length,
		.pdf = PDF_GOOD};
	return hiring_document_add(
		db, pool, who, application_id, &file, bytes_source, &bytes, problem_r);
}

/* words: history.attachment_removed */
enum outcome hiring_document_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t id)
{
	struct attachment document;
	struct db_rows *made = NULL;
	int64_t vacancy_id = 0;
	enum outcome outcome =
		hiring_hold(db, who, RIGHT_CANDIDATE_EDIT, application_id, &vacancy_id);

	if (!outcome)
		outcome = hiring_document_get(db, pool, application_id, id, &document);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT file_id FROM attachment_picture WHERE attachment_id = ? UNION ALL"
			" SELECT file_id FROM attachment_original WHERE attachment_id = ?",
			DB_VALUES(db_int(id), db_int(id)), &made);
	if (!outcome)
		outcome = db_exec(
			db, "DELETE FROM attachment WHERE id = ?", DB_VALUES(db_int(id)), NULL);
	if (!outcome)
		outcome = stored_file_remove(db, document.file_id);
	for (size_t i = 0; !outcome && i < made->count; i++)
		outcome = stored_file_remove(db, db_text(made, i, "file_id"));
	return outcome
		? outcome
		: history_add(db, who, OBJECT_APPLICATION, application_id, "attachment_removed",
			pool_printf(pool, "%lld:" ATTACHMENT_HIRING, (long long)id));
}
