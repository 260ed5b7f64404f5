/* What the scanner says, and what becomes of the file. */
#include "application/attachment_wait.h"
#include "application/stage.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "history/history.h"
#include "intake/intake_private.h"
#include "missing/missing.h"
#include "store/store.h"
#include "store/stored_check.h"
#include "store/stored_file.h"

static enum outcome rows_remove(struct db *db, struct intake *intake)
{
	struct pool *pool = intake->turn->pool;
	enum outcome outcome = db_rows(db, pool,
		"SELECT file_id FROM attachment_picture WHERE attachment_id = ? UNION ALL"
		" SELECT file_id FROM attachment_original WHERE attachment_id = ?",
		DB_VALUES(db_int(intake->id), db_int(intake->id)), &intake->made);

	if (!outcome)
		outcome = db_exec(db, "DELETE FROM attachment WHERE id = ?",
			DB_VALUES(db_int(intake->id)), NULL);
	if (!outcome)
		outcome = stored_file_remove(db, intake->file_id);
	for (size_t i = 0; !outcome && i < intake->made->count; i++)
		outcome = stored_file_remove(db, db_text(intake->made, i, "file_id"));
	return outcome;
}

/* Before the application is received nobody is told: it is then. */
static enum outcome refused_keep(struct db *db, struct intake *intake)
{
	struct pool *pool = intake->turn->pool;
	enum stage stage;
	enum outcome outcome = stage_find(db, intake->application_id, &stage);

	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO attachment_refused (application_id, attachment_id, type, name,"
			" reason, at, tell) VALUES (?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(intake->application_id), db_int(intake->id),
				db_str(intake->type), db_str(intake->name), db_str(intake->reason),
				db_str(clock_sql(pool, clock_now())),
				db_str(stage == STAGE_DRAFT ? "unless_replaced" : "surely")),
			NULL);
	return outcome ? outcome : attachment_refused_tell(db, pool, intake->application_id);
}

/* words: history.attachment_refused */
static enum outcome refuse_work(struct db *db, void *context)
{
	static const struct principal system = {.kind = PRINCIPAL_SYSTEM, .lang = "de"};
	struct intake *intake = context;
	struct pool *pool = intake->turn->pool;
	enum outcome outcome = intake_hold(db, intake);

	if (!outcome)
		outcome = rows_remove(db, intake);
	if (!outcome)
		outcome = missing_lost(db, pool, &system, intake->application_id, intake->id);
	if (!outcome && text_equal(intake->reason, "file_virus"))
		outcome = intake_note(db, pool, &(struct intake_answer){.found = true});
	if (!outcome)
		outcome = history_add(db, &system, OBJECT_APPLICATION, intake->application_id,
			"attachment_refused",
			pool_printf(pool, "%lld:%s", (long long)intake->id, intake->type));
	return outcome ? outcome : refused_keep(db, intake);
}

/* The bytes go at once; if that fails, with the next sweep. */
enum outcome intake_refuse(struct intake *intake)
{
	struct queue_turn *turn = intake->turn;
	enum outcome outcome = db_transaction(turn->db, refuse_work, intake);

	if (outcome)
		return outcome;
	intake->refused = true;
	log_info("intake", "attachment=%lld reason=%s", (long long)intake->id, intake->reason);
	store_destroy(turn->pool, intake->file_id);
	for (size_t i = 0; i < intake->made->count; i++)
		store_destroy(turn->pool, db_text(intake->made, i, "file_id"));
	return OK;
}

static enum outcome scan_passed(struct db *db, void *context)
{
	struct intake *intake = context;
	enum outcome outcome = intake_hold(db, intake);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE attachment_check SET scan = FALSE, hindrance = NULL"
			" WHERE attachment_id = ?",
			DB_VALUES(db_int(intake->id)), NULL);
	if (!outcome)
		outcome = stored_seen(db, intake->file_id);
	return outcome ? outcome : intake_note(db, intake->turn->pool, &(struct intake_answer){0});
}

static enum outcome scan_waits(struct db *db, void *context)
{
	struct intake *intake = context;
	enum outcome outcome = intake_hold(db, intake);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE attachment_check SET hindrance = ? WHERE attachment_id = ?",
			DB_VALUES(db_str(intake->reason), db_int(intake->id)), NULL);
	return outcome ? outcome
		       : intake_note(db, intake->turn->pool,
			       &(struct intake_answer){.why = intake->reason});
}

enum outcome intake_scan(struct intake *intake)
{
	struct queue_turn *turn = intake->turn;
	struct intake_answer answer;
	enum outcome outcome = intake_ask(turn, intake->copy.bytes, intake->copy.length, &answer);

	if (outcome)
		return outcome;
	intake->reason = answer.found ? "file_virus" : answer.why;
	if (answer.found)
		return intake_refuse(intake);
	if (!answer.why)
		return db_transaction(turn->db, scan_passed, intake);
	if (answer.asked)
		outcome = db_transaction(turn->db, scan_waits, intake);
	return outcome ? outcome : UNAVAILABLE;
}
