/* Moving applications along the status model. */
#include "application/workflow.h"

#include "access/hold.h"
#include "application/application.h"
#include "application/link.h"
#include "application/notice.h"
#include "application/undo.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "recruiting/bias.h"
#include "recruiting/phase.h"
#include "selection/requirement.h"

static enum outcome step_count(
	struct db *db, int64_t vacancy_id, const struct process_change *change)
{
	enum outcome outcome = db_exec(db,
		DB_AS_COMMITTED "UPDATE vacancy_status_count SET applications = applications - 1"
				" WHERE vacancy_id = ? AND status = ?",
		DB_VALUES(db_int(vacancy_id), db_str(change->from)), NULL);
	if (!outcome)
		outcome = application_count(db, vacancy_id, change->to);
	if (outcome || change->counts == change->counted)
		return outcome;
	return db_exec(db,
		DB_AS_COMMITTED "UPDATE vacancy SET applications = applications + ? WHERE id = ?",
		DB_VALUES(db_int(change->counts ? 1 : -1), db_int(vacancy_id)), NULL);
}

/*
 * The place for ad and e-mail is held by applications that were received and go on; see
 * confirmation.h. This comes first of all writing but for the note of a step that waits: when the
 * place is taken, nothing else has been changed. The row is locked; its triggers count where many
 * do.
 */
static enum outcome application_step_store(struct db *db, struct pool *pool,
	const struct principal *who, const struct process_change *change)
{
	const char *now = clock_sql(pool, clock_now());
	struct process_change written = *change;
	enum outcome outcome =
		notice_of_step(db, change->id, change->to, change->mail, &written.mail);

	if (!outcome)
		outcome = undo_note(db, pool, who, &written);
	if (outcome)
		return outcome;
	return db_exec(db,
		DB_AS_COMMITTED
		"UPDATE application SET status = ?, status_since = ?,"
		" active_key = IF(?, (SELECT CONCAT(application.jobad_id, ':',"
		" LOWER(NULLIF(p.email, '')))"
		" FROM applicant p WHERE p.id = application.applicant_id), NULL),"
		" received_at = IF(?, COALESCE(received_at, ?), received_at),"
		" authority_id = (SELECT v.authority_id FROM vacancy v WHERE v.id ="
		" application.vacancy_id),"
		" version = version + 1, changed_at = ?, changed_by = ? WHERE id = ?",
		DB_VALUES(db_str(change->to), db_str(now),
			db_bool(change->counts && change->active), db_bool(change->counts),
			db_str(now), db_str(now), db_id(who->kind == PRINCIPAL_STAFF ? who->id : 0),
			db_int(change->id)),
		NULL);
}

enum outcome application_count(struct db *db, int64_t vacancy_id, const char *status)
{
	return db_exec(db,
		DB_AS_COMMITTED
		"INSERT INTO vacancy_status_count (vacancy_id, status, applications)"
		" VALUES (?, ?, 1) ON DUPLICATE KEY UPDATE applications = applications + 1",
		DB_VALUES(db_int(vacancy_id), db_str(status)), NULL);
}

/* Reasons about a person stand with her or his application and go with it (RET-42). */
static enum outcome reason_keep(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	return application_comment_add(db, pool, who, change->id, change->reason);
}

/* The letter of a step, with which it waits; the history of what staff does names it. */
static enum outcome step_letter(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change, const struct mail_wait *wait)
{
	const char *template = NULL;
	enum outcome outcome = notice_of_step(db, change->id, change->to, change->mail, &template);

	if (!outcome)
		outcome = notice_queue_wait(db, pool, change->id, template, wait);
	if (outcome || who->kind != PRINCIPAL_STAFF)
		return outcome;
	return history_add(db, who, OBJECT_APPLICATION, change->id, "step_mail", template);
}

/* By the requirements: as suitable, or as not. */
static bool is_rating(const struct principal *who, const struct process_change *change)
{
	return who->kind == PRINCIPAL_STAFF && !change->back
		&& (text_equal(change->to, "vorauswahl")
			|| (text_equal(change->from, "formale_pruefung")
				&& text_equal(change->to, "abgesagt")));
}

static enum outcome application_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	bool received = change->counts && !change->counted;
	struct mail_wait wait;
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(change->id)), &vacancy_id);

	if (!outcome)
		outcome = step_count(db, vacancy_id, change);
	if (!outcome)
		outcome = phase_note(db, pool, vacancy_id);
	if (!outcome && received)
		outcome = bias_note(db, change->id);
	if (!outcome && received)
		outcome = link_first(db, pool, who, change->id);
	if (!outcome && is_rating(who, change))
		outcome = requirements_fix(db, pool, who, vacancy_id);
	if (!outcome)
		outcome = undo_made(db, pool, change, &wait);
	if (!outcome && change->mail)
		outcome = step_letter(db, pool, who, change, &wait);
	return outcome;
}

/* Of proposals a step may ask recruiting and department, or withdraw what they are asked: the
 * vacancy is held first. */
static enum outcome application_hold(struct db *db, struct pool *pool, int64_t id)
{
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT vacancy_id FROM application WHERE id = ? AND source = 'mobile'",
		DB_VALUES(db_int(id)), &vacancy_id);

	(void)pool;
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	return object_hold(db, OBJECT_VACANCY, vacancy_id);
}

const struct process_kind application_process = {
	.kind = OBJECT_APPLICATION,
	.hold = application_hold,
	.store = application_step_store,
	.keep_reason = reason_keep,
	.after = application_after,
};

enum outcome application_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *to_status, int64_t version)
{
	struct process_move move = {.kind = OBJECT_APPLICATION,
		.id = application_id,
		.to = to_status,
		.version = version};

	return process_move(db, pool, who, &move, &(struct problems){0});
}

enum outcome application_move_unmailed(struct db *db, struct pool *pool,
	const struct principal *who, int64_t application_id, const char *to_status, int64_t version)
{
	struct process_move move = {.kind = OBJECT_APPLICATION,
		.id = application_id,
		.to = to_status,
		.version = version,
		.unmailed = true};

	return process_move(db, pool, who, &move, &(struct problems){0});
}
