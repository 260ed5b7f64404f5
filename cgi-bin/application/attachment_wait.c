/* Attachments under check, and those that were refused. */
#include "application/attachment_wait.h"

#include "application/notice.h"
#include "application/stage.h"
#include "base/clock.h"
#include "base/text.h"
#include "scan/scan.h"

enum outcome attachment_wait(
	struct db *db, struct pool *pool, int64_t attachment_id, const struct attachment_file *file)
{
	bool look = attachment_unlooked(file);

	if (!look && !scan_wanted() && picture_kind(file->mime))
		return OK;
	return db_exec(db,
		"INSERT INTO attachment_check (attachment_id, look, scan, since)"
		" VALUES (?, ?, ?, ?)",
		DB_VALUES(db_int(attachment_id), db_bool(look), db_bool(scan_wanted()),
			db_str(clock_sql(pool, clock_now()))),
		NULL);
}

enum outcome attachment_scan_again(struct db *db, struct pool *pool, const char *file_id)
{
	return db_exec(db,
		"INSERT INTO attachment_check (attachment_id, look, scan, since)"
		" SELECT id, FALSE, TRUE, ? FROM attachment WHERE file_id = ?"
		" ON DUPLICATE KEY UPDATE scan = TRUE",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_str(file_id)), NULL);
}

enum outcome attachment_refused(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.name, r.reason, r.at FROM attachment_refused r"
		" WHERE r.application_id = ? AND " ATTACHMENT_OPEN("r") " ORDER BY r.at, r.name",
		DB_VALUES(db_int(application_id)), rows_r);
}

static enum outcome refused_letters(struct db *db, struct pool *pool, int64_t application_id)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT name, reason, type FROM attachment_refused r WHERE application_id = ? AND"
		" (tell = 'surely' OR (tell = 'unless_replaced' AND NOT EXISTS (SELECT 1 FROM"
		" attachment t WHERE t.application_id = r.application_id AND t.type = r.type)))"
		" ORDER BY at, name FOR UPDATE",
		DB_VALUES(db_int(application_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		if (text_equal(db_text(rows, i, "type"), ATTACHMENT_HIRING))
			continue; /* the applicant did not send it */
		outcome = notice_file_refused(db, pool, application_id, db_text(rows, i, "name"),
			db_text(rows, i, "reason"));
	}
	return outcome || rows->count == 0 ? outcome : notice_file_gone(db, pool, application_id);
}

enum outcome attachment_refused_tell(struct db *db, struct pool *pool, int64_t application_id)
{
	enum stage stage;
	enum outcome outcome = stage_find(db, application_id, &stage);

	if (outcome || stage == STAGE_DRAFT || stage == STAGE_UNCONFIRMED)
		return outcome;
	if (stage != STAGE_DELETED)
		outcome = refused_letters(db, pool, application_id);
	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE attachment_refused SET tell = NULL WHERE application_id = ?"
			       " AND tell IS NOT NULL",
			       DB_VALUES(db_int(application_id)), NULL);
}
