/* Anonymising applications. */
#include "retention/anonymise.h"

#include "access/hold.h"
#include "access/object.h"
#include "application/workflow.h"
#include "base/clock.h"
#include "history/history.h"
#include "letter/attached.h"
#include "made/list_file.h"
#include "store/store.h"
#include "store/stored_file.h"

#define AFTER_DISPUTE_DAYS 30 /* RET-51 */

/* Tables whose rows of an application go. */
#define ROWS_OF_APPLICATION(GO) \
	GO("application_answer") \
	GO("application_asked") \
	GO("application_comment") \
	GO("application_correction") \
	GO("application_entry") \
	GO("application_link") \
	GO("application_link_due") \
	GO("application_question") \
	GO("application_read") \
	GO("application_step") \
	GO("appointment_invitation") \
	GO("attachment_refused") \
	GO("bias_check") \
	GO("bias_staff") \
	GO("comparison_comment") \
	GO("consent_text") \
	GO("consent_withdrawal") \
	GO("court_application") \
	GO("document_asked") \
	GO("document_request") \
	GO("draft_reminder") \
	GO("formal_answer") \
	GO("formal_check") \
	GO("handover") \
	GO("invitation_waiver") \
	GO("mail_outbox") \
	GO("mail_request") \
	GO("mail_token") \
	GO("passed_over") \
	GO("passed_over_about") \
	GO("offer") \
	GO("placing") \
	GO("rating") \
	GO("received_told") \
	GO("seat_rating")

#define GO(table) \
	if (!outcome) \
		outcome = db_exec(db, "DELETE FROM " table " WHERE application_id = ?", \
			DB_VALUES(db_int(application_id)), NULL);

static enum outcome rows_erase(struct db *db, int64_t application_id)
{
	enum outcome outcome = OK;

	ROWS_OF_APPLICATION(GO)
	return outcome;
}

static enum outcome documents_erase(struct db *db, int64_t application_id)
{
	enum outcome outcome = db_exec(db, "DELETE FROM attachment WHERE application_id = ?",
		DB_VALUES(db_int(application_id)), NULL);

	return outcome ? outcome : stored_file_erase(db, OBJECT_APPLICATION, application_id);
}

/* What was answered stays, why does not. */
static enum outcome statements_erase(struct db *db, int64_t application_id)
{
	enum outcome outcome = db_exec(db,
		"UPDATE statement_answer a JOIN statement s ON s.id = a.statement_id"
		" SET a.text = NULL, a.text_sealed = NULL"
		" WHERE s.object_kind = ? AND s.object_id = ?",
		DB_VALUES(db_int(OBJECT_APPLICATION), db_int(application_id)), NULL);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE statement_reply r JOIN statement_answer a ON a.id = r.answer_id"
			" JOIN statement s ON s.id = a.statement_id"
			" SET r.text = NULL, r.text_sealed = NULL"
			" WHERE s.object_kind = ? AND s.object_id = ?",
			DB_VALUES(db_int(OBJECT_APPLICATION), db_int(application_id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE statement SET urgent = NULL"
			" WHERE object_kind = ? AND object_id = ?",
			DB_VALUES(db_int(OBJECT_APPLICATION), db_int(application_id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE statement_round SET changed = NULL, changed_sealed = NULL"
			" WHERE object_kind = ? AND object_id = ?",
			DB_VALUES(db_int(OBJECT_APPLICATION), db_int(application_id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"DELETE t FROM task t JOIN reminder m ON m.id = t.reminder_id"
			" WHERE m.object_kind = ? AND m.object_id = ?",
			DB_VALUES(db_int(OBJECT_APPLICATION), db_int(application_id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE reminder SET text = NULL, text_sealed = NULL, told = TRUE,"
			" done_at = COALESCE(done_at, created_at)"
			" WHERE object_kind = ? AND object_id = ?",
			DB_VALUES(db_int(OBJECT_APPLICATION), db_int(application_id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE bulk_item SET own_reason = NULL WHERE object_id = ?"
			" AND own_reason IS NOT NULL",
			DB_VALUES(db_int(application_id)), NULL);
	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE vacancy_exclusion SET application_id = NULL"
			       " WHERE application_id = ?",
			       DB_VALUES(db_int(application_id)), NULL);
}

static enum outcome application_unlink(struct db *db, int64_t application_id, int64_t applicant_id)
{
	enum outcome outcome = db_exec(db,
		"UPDATE application SET applicant_id = NULL, portal_session_id = NULL,"
		" active_key = NULL, severely_disabled = FALSE, sbv_refused = FALSE,"
		" consent_version = NULL, consent_at = NULL, changed_by = NULL,"
		" received_at = DATE_FORMAT(received_at, '%Y-%m-01'),"
		" created_at = DATE_FORMAT(created_at, '%Y-%m-01'),"
		" changed_at = DATE_FORMAT(changed_at, '%Y-%m-01') WHERE id = ?",
		DB_VALUES(db_int(application_id)), NULL);

	return outcome
		? outcome
		: db_exec(db,
			"DELETE p FROM applicant p WHERE p.id = ?"
			" AND NOT EXISTS (SELECT 1 FROM application a WHERE a.applicant_id = p.id)"
			" AND NOT EXISTS (SELECT 1 FROM account c WHERE c.applicant_id = p.id)",
			DB_VALUES(db_int(applicant_id)), NULL);
}

/* clang-format off */
/* Of an application "a": the last of its steps for which the condition holds; restricting the
 * processing, and ending that, count for nothing (PRT-13). g is the status at its `end`: 1 the one
 * it left, -1 the one it came to. */
#define LAST_STEP(what, end, condition) \
	"(SELECT " what " FROM application_timeline t" \
	" JOIN application_status g ON g.code = SUBSTRING_INDEX(t.step, '>', " end ")" \
	" WHERE t.application_id = a.id AND t.step NOT LIKE 'eingeschraenkt>%' AND " condition \
	" ORDER BY t.seq DESC LIMIT 1)"

/* What the rules ask of each: the group it is in; of one that is archived the group it came
 * from; of one about which there was a dispute when that ended, and since when it had been over
 * before. */
#define FACTS(which) \
	"SELECT a.id, a.number, a.applicant_id, a.vacancy_id, a.status, a.status_since," \
	" s.status_group AS own, IF(s.status_group = 'archiviert', " \
	LAST_STEP("g.status_group", "1", "t.step LIKE CONCAT('%>', a.status)") ", NULL) AS came," \
	" IF(s.status_group IN ('archiviert', 'rechtsstreit_beendet'), " \
	LAST_STEP("t.at", "-1", "g.status_group IN ('abgesagt', 'eingestellt')") \
	", NULL) AS final_at, IF(s.status_group = 'archiviert', " \
	LAST_STEP("t.at", "-1", "g.status_group = 'rechtsstreit_beendet'") \
	", a.status_since) AS over_at" \
	" FROM application a JOIN application_status s ON s.code = a.status" \
	" WHERE a.id > ? AND a.id <= ? AND " which

#define RULED(which) \
	"SELECT f.*, CASE WHEN f.status = 'geloescht' THEN 'RET-01'" \
	" WHEN f.status = 'direktanonymisierung' THEN 'RET-02'" \
	" WHEN f.own = 'abgesagt' THEN 'RET-03' WHEN f.own = 'eingestellt' THEN 'RET-07'" \
	" WHEN f.own = 'archiviert' AND f.came = 'abgesagt' THEN 'RET-06'" \
	" WHEN f.own = 'archiviert' AND f.came = 'eingestellt' THEN 'RET-08'" \
	" WHEN 'rechtsstreit_beendet' IN (f.own, f.came)" \
	" THEN IF(f.final_at IS NULL, 'RET-09', 'RET-10') END AS rule FROM (" FACTS(which) ") f"

#define TIMED(which) \
	"SELECT d.*, r.days, CASE d.rule WHEN 'RET-10' THEN d.final_at" \
	" WHEN 'RET-09' THEN d.over_at ELSE d.status_since END AS clock_start," \
	" IF(d.rule IN ('RET-09', 'RET-10'), d.over_at, NULL) AS dispute_over" \
	" FROM (" RULED(which) ") d JOIN retention_rule r ON r.id = d.rule"
#define DUE(which) \
	"SELECT x.id, x.number, x.rule, x.clock_start, x.due, x.applicant_id FROM (SELECT c.*," \
	" GREATEST(c.clock_start + INTERVAL c.days DAY, IFNULL(c.dispute_over + INTERVAL ? DAY," \
	" c.clock_start)) AS due FROM (" TIMED(which) ") c) x" \
	" JOIN vacancy v ON v.id = x.vacancy_id AND v.status <> 'rechtsstreit' WHERE x.due <= ?" \
	" AND NOT EXISTS (SELECT 1 FROM history h WHERE h.object_kind = ?" \
	" AND h.object_id = x.vacancy_id AND h.action = 'status'" \
	" AND h.detail LIKE 'rechtsstreit>%' AND h.at > ? - INTERVAL ? DAY)" \
	" AND NOT EXISTS (SELECT 1 FROM court_application ca WHERE ca.vacancy_id = x.vacancy_id" \
	" AND (ca.closed_at IS NULL OR ca.closed_at > ? - INTERVAL ? DAY))" \
	" ORDER BY x.id LIMIT ?"
/* clang-format on */

#define DUE_BIND(at) \
	DB_VALUES(db_int(AFTER_DISPUTE_DAYS), db_int(after_id), db_int(last_id), db_str(at), \
		db_int(OBJECT_VACANCY), db_str(at), db_int(AFTER_DISPUTE_DAYS), db_str(at), \
		db_int(AFTER_DISPUTE_DAYS), db_int(limit))

enum outcome anonymise_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	const char *at = clock_sql(pool, now);

	return db_rows(db, pool,
		DUE("(s.status_group IN ('abgesagt', 'eingestellt')"
		    " OR a.status IN ('geloescht', 'direktanonymisierung'))"),
		DUE_BIND(at), rows_r);
}

enum outcome anonymise_settled_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	const char *at = clock_sql(pool, now);

	return db_rows(db, pool, DUE("s.status_group IN ('archiviert', 'rechtsstreit_beendet')"),
		DUE_BIND(at), rows_r);
}

/* Holds the application, and its vacancy, about which a dispute may begin. */
static enum outcome due_hold(struct db *db, int64_t application_id)
{
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), &vacancy_id);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	return outcome ? outcome : object_hold(db, OBJECT_APPLICATION, application_id);
}

enum outcome application_anonymise(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	struct db_rows *due = NULL;
	enum outcome outcome = due_hold(db, application_id);

	if (!outcome)
		outcome = anonymise_list(
			db, pool, clock_now(), application_id - 1, application_id, 1, &due);
	if (!outcome && due->count == 0)
		outcome = anonymise_settled_list(
			db, pool, clock_now(), application_id - 1, application_id, 1, &due);
	if (outcome || due->count == 0)
		return outcome ? outcome : CONFLICT;
	outcome = application_move_unmailed(db, pool, who, application_id, "anonymisiert", 0);
	if (!outcome)
		outcome = documents_erase(db, application_id);
	if (!outcome)
		outcome = attached_erase(db, application_id);
	if (!outcome)
		outcome = rows_erase(db, application_id);
	if (!outcome)
		outcome = statements_erase(db, application_id);
	if (!outcome)
		outcome = store_key_destroy(db, OBJECT_APPLICATION, application_id);
	if (!outcome)
		outcome = list_file_erase(db, pool, application_id);
	if (!outcome)
		outcome = application_unlink(db, application_id, db_number(due, 0, "applicant_id"));
	return outcome == DENIED ? CONFLICT : outcome;
}

#define GONE \
	" FROM applicant p WHERE NOT EXISTS (SELECT 1 FROM application a" \
	" WHERE a.applicant_id = p.id) AND NOT EXISTS (SELECT 1 FROM account c" \
	" WHERE c.applicant_id = p.id)"

enum outcome applicant_gone_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	const char *at = clock_sql(pool, now);

	return db_rows(db, pool,
		"SELECT p.id, ? AS clock_start, ? AS due" GONE
		" AND p.id > ? AND p.id <= ? ORDER BY p.id LIMIT ?",
		DB_VALUES(db_str(at), db_str(at), db_int(after_id), db_int(last_id), db_int(limit)),
		rows_r);
}

enum outcome applicant_erase(
	struct db *db, struct pool *pool, const struct principal *who, int64_t applicant_id)
{
	int64_t erased = 0;
	enum outcome outcome = object_hold(db, OBJECT_APPLICANT, applicant_id);

	(void)pool;
	if (!outcome)
		outcome = db_exec(db, "DELETE p" GONE " AND p.id = ?",
			DB_VALUES(db_int(applicant_id)), &erased);
	if (!outcome && !erased)
		outcome = CONFLICT;
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICANT, applicant_id, "erased", NULL);
}
