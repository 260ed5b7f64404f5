/* Moving applications. */
#include "arrival/moved.h"

#include "access/hold.h"
#include "application/application.h"
#include "application/notice.h"
#include "application/workflow.h"
#include "arrival/target.h"
#include "base/clock.h"
#include "base/text.h"
#include "equality/sex_count.h"
#include "history/history.h"
#include "recruiting/bias.h"
#include "recruiting/phase.h"
#include "task/statement.h"

/* Of an application a: what the selection of its vacancy has left with it, also when it was led
 * back since, and what another vacancy would take for its own. */
#define LEFT_BY_SELECTION \
	" WHEN EXISTS (SELECT 1 FROM court_application c WHERE c.application_id = a.id)" \
	" THEN 'move_court'" \
	" WHEN EXISTS (SELECT 1 FROM handover h WHERE h.application_id = a.id)" \
	" THEN 'move_handed'" \
	" WHEN EXISTS (SELECT 1 FROM offer o WHERE o.application_id = a.id) THEN 'move_offer'" \
	" WHEN EXISTS (SELECT 1 FROM passed_over n WHERE n.application_id = a.id)" \
	" THEN 'move_notice'" \
	" WHEN EXISTS (SELECT 1 FROM decision_part p JOIN decision d ON d.id = p.decision_id" \
	" WHERE p.application_id = a.id AND d.vacancy_id = a.vacancy_id" \
	" AND d.state IN ('asked', 'fixed')) THEN 'move_decided'"

/* words: problem.move_status problem.copy_proposal problem.move_compared problem.move_letter
 * problem.move_interview problem.move_court problem.move_handed problem.move_offer
 * problem.move_notice problem.move_decided */
enum outcome move_hindrance(
	struct db *db, struct pool *pool, int64_t application_id, const char **problem_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CASE WHEN a.status NOT IN ('eingegangen', 'formale_pruefung')"
		" THEN 'move_status'" LEFT_BY_SELECTION
		" WHEN a.source = 'mobile' THEN 'copy_proposal'"
		" WHEN EXISTS (SELECT 1 FROM comparison_part p WHERE p.application_id = a.id)"
		" THEN 'move_compared' WHEN EXISTS (SELECT 1 FROM mail_outbox m"
		" WHERE m.application_id = a.id AND m.writer_id IS NOT NULL"
		" AND m.status = 'waiting' AND (m.guard IS NOT NULL OR m.due_at IS NOT NULL))"
		" THEN 'move_letter' WHEN EXISTS (SELECT 1 FROM appointment_invitation i"
		" WHERE i.application_id = a.id AND i.live IS NOT NULL) THEN 'move_interview'"
		" END AS problem FROM application a WHERE a.id = ?",
		DB_VALUES(db_int(application_id)), &rows);

	if (outcome)
		return outcome;
	if (!rows->count)
		return NOT_FOUND;
	*problem_r = db_text(rows, 0, "problem");
	return OK;
}

/* A move as it is made. */
struct moving {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	int64_t id, from_id, from_ad_id;
	const char *number, *status, *from, *from_ad; /* of it, of its vacancy and ad */
	struct target target;
};

struct place_row {
	int64_t from_id, from_ad_id;
	const char *number, *status, *from, *from_ad;
};

static const struct db_field place_fields[] = {
	DB_FIELD(struct place_row, from_id),
	DB_FIELD(struct place_row, from_ad_id),
	DB_FIELD(struct place_row, number),
	DB_FIELD(struct place_row, status),
	DB_FIELD(struct place_row, from),
	DB_FIELD(struct place_row, from_ad),
};

static enum outcome moving_read(struct moving *m)
{
	struct place_row row;
	enum outcome outcome = db_struct(m->db, m->pool,
		"SELECT a.vacancy_id AS from_id, a.jobad_id AS from_ad_id, a.number, a.status,"
		" v.number AS `from`,"
		" j.number AS from_ad FROM application a JOIN vacancy v ON v.id = a.vacancy_id"
		" JOIN jobad j ON j.id = a.jobad_id WHERE a.id = ?",
		place_fields, &row, DB_VALUES(db_int(m->id)));

	if (outcome)
		return outcome;
	m->from_id = row.from_id;
	m->from_ad_id = row.from_ad_id;
	m->number = row.number;
	m->status = row.status;
	m->from = row.from;
	m->from_ad = row.from_ad;
	return OK;
}

/* Whoever was asked about it there is asked no longer. */
static enum outcome statements_end(const struct moving *m)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(m->db, m->pool,
		"SELECT id FROM statement WHERE object_kind = ? AND object_id = ?"
		" AND state = 'open' ORDER BY id",
		DB_VALUES(db_int(OBJECT_APPLICATION), db_int(m->id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = statement_withdraw(m->db, m->pool, m->who, db_number(rows, i, "id"));
		if (outcome == CONFLICT) /* silence has spoken */
			outcome = OK;
	}
	return outcome;
}

/* Of reminders those for the applicant go along: what others wanted to be reminded of was about
 * the vacancy they reach. */
static enum outcome reminders_end(const struct moving *m)
{
	const struct db_value now = db_str(clock_sql(m->pool, clock_now()));
	enum outcome outcome = db_exec(m->db,
		"UPDATE reminder SET done_at = ?, done_by = ?, told = TRUE WHERE object_kind = ?"
		" AND object_id = ? AND done_at IS NULL AND subject_kind <> 'applicant'",
		DB_VALUES(now, db_int(m->who->id), db_int(OBJECT_APPLICATION), db_int(m->id)),
		NULL);

	return outcome ? outcome
		       : db_exec(m->db,
			       "UPDATE reminder SET vacancy_id = ? WHERE object_kind = ?"
			       " AND object_id = ? AND done_at IS NULL",
			       DB_VALUES(db_int(m->target.vacancy_id), db_int(OBJECT_APPLICATION),
				       db_int(m->id)),
			       NULL);
}

/* What was found and decided by the requirements of that vacancy, who saw it there because she was
 * asked, and who was told of it. */
#define ROWS_OF_VACANCY(GO) \
	GO("application_asked") \
	GO("formal_answer") \
	GO("formal_check") \
	GO("invitation_waiver") \
	GO("placing") \
	GO("rating") \
	GO("received_told") \
	GO("seat_rating")

#define GO(table) \
	if (!outcome) \
		outcome = db_exec(m->db, "DELETE FROM " table " WHERE application_id = ?", \
			DB_VALUES(db_int(m->id)), NULL);

/* A decision that is being prepared goes on without it. */
static enum outcome draft_leave(const struct moving *m)
{
	return db_exec(m->db,
		"DELETE p FROM decision_part p JOIN decision d ON d.id = p.decision_id"
		" WHERE p.application_id = ? AND d.state = 'draft'",
		DB_VALUES(db_int(m->id)), NULL);
}

static enum outcome vacancy_leave(const struct moving *m)
{
	enum outcome outcome = statements_end(m);

	if (!outcome)
		outcome = reminders_end(m);
	if (!outcome)
		outcome = draft_leave(m);
	if (!outcome)
		outcome = db_exec(m->db,
			"DELETE FROM task WHERE vacancy_id = ? AND object_kind = ?"
			" AND object_id = ?",
			DB_VALUES(db_int(m->from_id), db_int(OBJECT_APPLICATION), db_int(m->id)),
			NULL);
	ROWS_OF_VACANCY(GO)
	return outcome;
}

/* Documents that were asked for are asked for still, letters that did not arrive are to be seen
 * to; by those of the other vacancy. */
static enum outcome open_take(const struct moving *m)
{
	enum outcome outcome = db_exec(m->db,
		"UPDATE document_request SET vacancy_id = ? WHERE application_id = ?",
		DB_VALUES(db_int(m->target.vacancy_id), db_int(m->id)), NULL);

	return outcome ? outcome
		       : db_exec(m->db,
			       "UPDATE mail_outbox SET open_vacancy_id = ?"
			       " WHERE application_id = ? AND open_vacancy_id IS NOT NULL",
			       DB_VALUES(db_int(m->target.vacancy_id), db_int(m->id)), NULL);
}

/* The place for ad and address is taken there; a second active application has it already. */
static enum outcome place_write(const struct moving *m)
{
	return db_exec(m->db,
		"UPDATE application a JOIN applicant p ON p.id = a.applicant_id"
		" JOIN application_status s ON s.code = a.status"
		" SET a.jobad_id = ?, a.vacancy_id = ?, a.version = a.version + 1,"
		" a.active_key = IF(s.counts AND s.active, CONCAT(?, ':',"
		" LOWER(NULLIF(p.email, ''))), NULL), a.changed_at = ?, a.changed_by = ?"
		" WHERE a.id = ?",
		DB_VALUES(db_int(m->target.jobad_id), db_int(m->target.vacancy_id),
			db_int(m->target.jobad_id), db_str(clock_sql(m->pool, clock_now())),
			db_int(m->who->id), db_int(m->id)),
		NULL);
}

static enum outcome counts_write(const struct moving *m)
{
	enum outcome outcome = db_exec(m->db,
		"UPDATE vacancy_status_count SET applications = applications - 1"
		" WHERE vacancy_id = ? AND status = ?",
		DB_VALUES(db_int(m->from_id), db_str(m->status)), NULL);

	if (!outcome)
		outcome = application_count(m->db, m->target.vacancy_id, m->status);
	if (!outcome)
		outcome = db_exec(m->db,
			"UPDATE vacancy SET applications = applications + IF(id = ?, -1, 1)"
			" WHERE id IN (?, ?)",
			DB_VALUES(db_int(m->from_id), db_int(m->from_id),
				db_int(m->target.vacancy_id)),
			NULL);
	if (!outcome)
		outcome = phase_note(m->db, m->pool, m->from_id);
	return outcome ? outcome : phase_note(m->db, m->pool, m->target.vacancy_id);
}

/* words: history.moved_vacancy history.application_left history.application_came */
static enum outcome moving_note(const struct moving *m, const char *reason)
{
	enum outcome outcome = history_add(m->db, m->who, OBJECT_APPLICATION, m->id,
		"moved_vacancy", pool_printf(m->pool, "%s>%s", m->from, m->target.vacancy));

	if (!outcome)
		outcome = history_add(
			m->db, m->who, OBJECT_VACANCY, m->from_id, "application_left", m->number);
	if (!outcome)
		outcome = history_add(m->db, m->who, OBJECT_VACANCY, m->target.vacancy_id,
			"application_came", m->number);
	return outcome ? outcome : application_comment_add(m->db, m->pool, m->who, m->id, reason);
}

static enum outcome hindrance_check(const struct moving *m, struct problems *problems)
{
	const char *problem = NULL;
	enum outcome outcome = move_hindrance(m->db, m->pool, m->id, &problem);

	if (outcome || !problem)
		return outcome;
	problem_add(problems, "", problem);
	return INVALID;
}

static enum outcome place_take(const struct moving *m, struct problems *problems)
{
	enum outcome outcome = place_write(m);

	if (outcome == CONFLICT)
		problem_add(problems, "ad", "entry_active");
	return outcome ? outcome
		       : sex_moved(m->db, m->pool, m->id, m->from_ad_id, m->target.jobad_id);
}

enum outcome move_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *jobad, const char *reason, struct problems *problems)
{
	struct moving m = {.db = db, .pool = pool, .who = who, .id = application_id};
	enum outcome outcome = target_hold(db, pool, who, RIGHT_CANDIDATE_CHANGE_RELATED_VACANCY,
		application_id, jobad, problems, &m.target);

	if (!outcome)
		outcome = hindrance_check(&m, problems);
	if (!outcome)
		outcome = moving_read(&m);
	if (!outcome)
		outcome = vacancy_leave(&m);
	if (!outcome)
		outcome = place_take(&m, problems);
	if (!outcome)
		outcome = open_take(&m);
	if (!outcome)
		outcome = counts_write(&m);
	if (!outcome)
		outcome = bias_note(db, application_id);
	if (!outcome)
		outcome = moving_note(&m, reason);
	return outcome ? outcome : notice_queue(db, pool, application_id, "application_moved");
}

static enum outcome within_hold(struct moving *m)
{
	enum outcome outcome = db_get_int(m->db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(m->id)), &m->from_id);

	if (!outcome)
		outcome = object_hold(m->db, OBJECT_VACANCY, m->from_id);
	if (!outcome)
		outcome = object_hold(m->db, OBJECT_APPLICATION, m->id);
	return outcome ? outcome : moving_read(m);
}

static enum outcome sibling_find(struct moving *m, const char *jobad, struct problems *problems)
{
	struct db_rows *rows = NULL;
	int64_t active = 0;
	enum outcome outcome =
		db_get_int(m->db, "SELECT counts AND active FROM application_status WHERE code = ?",
			DB_VALUES(db_str(m->status)), &active);

	if (!outcome)
		outcome = target_siblings(m->db, m->pool, m->id, &rows);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < rows->count; i++)
		if (text_equal(db_text(rows, i, "number"), jobad))
			m->target.jobad = db_text(rows, i, "number");
	if (!active)
		problem_add(problems, "", "move_over");
	else if (!m->target.jobad)
		problem_add(problems, "ad", "choice");
	if (problems_any(problems))
		return INVALID;
	m->target.vacancy_id = m->from_id;
	return db_get_int(m->db, "SELECT id FROM jobad WHERE number = ?",
		DB_VALUES(db_str(m->target.jobad)), &m->target.jobad_id);
}

/* words: problem.move_over history.moved_ad */
enum outcome move_within(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *jobad, const char *reason, struct problems *problems)
{
	struct moving m = {.db = db, .pool = pool, .who = who, .id = application_id};
	enum outcome outcome = within_hold(&m);

	if (!outcome)
		outcome = sibling_find(&m, jobad, problems);
	if (!outcome)
		outcome = place_take(&m, problems);
	if (!outcome)
		outcome = history_add(db, who, OBJECT_APPLICATION, application_id, "moved_ad",
			pool_printf(pool, "%s>%s", m.from_ad, m.target.jobad));
	return outcome ? outcome : application_comment_add(db, pool, who, application_id, reason);
}
