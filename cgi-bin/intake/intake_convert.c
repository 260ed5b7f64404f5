/* A document of Word or ODT becomes a PDF, which takes its place; it is kept as it came. */
#include <string.h>

#include "base/text.h"
#include "document/office.h"
#include "intake/intake_private.h"
#include "store/store.h"
#include "store/stored_file.h"

#define CHECK_MILLISECONDS 60000
#define LATE_MOST 1 /* times that it is tried once more */

struct converting {
	struct intake *intake;
	const void *pdf;
	size_t length;
	const char *name; /* of the PDF */
	const char *file_id;
	uint8_t sha256[32];
};

static enum outcome pdf_source(void *context, int64_t at, void *bytes_r, size_t length)
{
	const struct converting *converting = context;

	memcpy(bytes_r, (const char *)converting->pdf + at, length);
	return OK;
}

/* "lebenslauf.docx" becomes "lebenslauf.pdf". */
static const char *name_pdf(struct pool *pool, const char *name)
{
	const char *dot = strrchr(name, '.');

	return pool_printf(
		pool, "%.*s.pdf", (int)(dot ? (size_t)(dot - name) : strlen(name)), name);
}

static enum outcome original_keep(struct db *db, const struct intake *intake)
{
	return db_exec(db,
		"INSERT INTO attachment_original (attachment_id, name, mime, size, file_id)"
		" SELECT id, name, mime, size, file_id FROM attachment WHERE id = ?",
		DB_VALUES(db_int(intake->id)), NULL);
}

/* Another worker may have done it meanwhile: then its row is not to be looked at any more. */
static enum outcome pdf_keep(struct db *db, void *context)
{
	const struct converting *converting = context;
	struct intake *intake = converting->intake;
	int64_t waits = 0;
	enum outcome outcome = intake_hold(db, intake);

	if (!outcome)
		outcome =
			db_get_int(db, "SELECT look FROM attachment_check WHERE attachment_id = ?",
				DB_VALUES(db_int(intake->id)), &waits);
	if (!outcome && !waits)
		outcome = CONFLICT;
	if (!outcome)
		outcome = original_keep(db, intake);
	if (!outcome)
		outcome = stored_file_add(db,
			&(struct stored_file){converting->file_id, OBJECT_APPLICATION,
				intake->application_id, "attachment", 0});
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE attachment SET name = ?, mime = 'application/pdf', size = ?,"
			" sha256 = ?, file_id = ? WHERE id = ?",
			DB_VALUES(db_str(converting->name), db_int((int64_t)converting->length),
				db_bytes(converting->sha256, sizeof(converting->sha256)),
				db_str(converting->file_id), db_int(intake->id)),
			NULL);
	return outcome
		? outcome
		: db_exec(db, "UPDATE attachment_check SET look = FALSE WHERE attachment_id = ?",
			DB_VALUES(db_int(intake->id)), NULL);
}

/* What is still to be done is done to the PDF. */
static enum outcome pdf_take(struct intake *intake, const struct converting *converting)
{
	file_copy_end(&intake->copy);
	intake->name = converting->name;
	intake->mime = "application/pdf";
	intake->file_id = converting->file_id;
	intake->size = (int64_t)converting->length;
	return file_copy_read(intake->file_id, intake->key, intake->size, &intake->copy);
}

/* A PDF that was made can be read and merged like any that is sent. */
static enum outcome pdf_check_made(const struct converting *converting, bool *good_r)
{
	enum pdf_state state = PDF_UNCHECKED;
	int64_t spent = 0;
	enum outcome outcome = converting->length
		? pdf_check(converting->pdf, converting->length, CHECK_MILLISECONDS, &state, &spent)
		: OK;

	*good_r = state == PDF_GOOD;
	return outcome;
}

static enum outcome ask_work(struct db *db, void *context)
{
	struct intake *intake = context;
	int64_t asked = 0;
	enum outcome outcome = intake_hold(db, intake);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM queue_item WHERE kind = 'attachment_convert'"
			" AND object_id = ? AND state IN ('waiting', 'running')",
			DB_VALUES(db_int(intake->id)), &asked);
	return outcome || asked
		? outcome
		: queue_add(db, intake->turn->pool, "attachment_convert", intake->id, 0, 0);
}

enum outcome intake_convert_ask(struct intake *intake)
{
	return db_transaction(intake->turn->db, ask_work, intake);
}

static enum outcome late_work(struct db *db, void *context)
{
	struct intake *intake = context;
	enum outcome outcome = intake_hold(db, intake);

	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE attachment_check SET late = late + 1"
			       " WHERE attachment_id = ?",
			       DB_VALUES(db_int(intake->id)), NULL);
}

/* Of a document of which no good PDF was made, while LibreOffice makes one of others. */
static enum outcome unfit(struct intake *intake, bool late)
{
	enum outcome outcome = OK;

	if (late && intake->late < LATE_MOST) {
		outcome = db_transaction(intake->turn->db, late_work, intake);
		return outcome ? outcome : UNAVAILABLE;
	}
	intake->reason = late ? "file_slow" : "file_damaged";
	return intake_refuse(intake);
}

enum outcome intake_convert(struct intake *intake)
{
	struct queue_turn *turn = intake->turn;
	struct converting converting = {
		.intake = intake, .name = name_pdf(turn->pool, intake->name)};
	bool good = false, works = true, late = false;
	enum outcome outcome = office_pdf(turn->pool, office_kind(intake->mime), intake->copy.bytes,
		intake->copy.length, office_milliseconds(), &converting.pdf, &converting.length,
		&late);

	if (!outcome)
		outcome = queue_progress(turn, 1, 2);
	if (!outcome)
		outcome = pdf_check_made(&converting, &good);
	if (!outcome && !good)
		outcome = office_works(turn->pool, &works);
	if (!outcome && !good && !works)
		outcome = UNAVAILABLE; /* it is not the document's fault */
	if (!outcome && !good)
		return unfit(intake, late);
	if (!outcome)
		outcome = store_put(turn->pool, intake->key, pdf_source, &converting,
			(int64_t)converting.length, &converting.file_id, converting.sha256);
	if (!outcome)
		outcome = db_transaction(turn->db, pdf_keep, &converting);
	if (outcome)
		return outcome == CONFLICT ? NOT_FOUND : outcome;
	return pdf_take(intake, &converting);
}
