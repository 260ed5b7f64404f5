/* Sending a draft: what it needs, until when. */
#include "account/account.h"
#include "application/confirmation.h"
#include "application/limits.h"
#include "application/stage.h"
#include "application/workflow.h"
#include "base/clock.h"
#include "base/text.h"
#include "draft/draft.h"
#include "form/form_model.h"

#define HOUR 3600

static enum outcome files_missing(struct db *db, const struct form_model *model,
	int64_t application_id, const struct answers *answers, struct problems *problems)
{
	int64_t files;
	enum outcome outcome =
		db_get_int(db, "SELECT COUNT(*) FROM attachment WHERE application_id = ?",
			DB_VALUES(db_int(application_id)), &files);
	for (size_t i = 0; !outcome && !files && i < model->count; i++) {
		const struct question *question = &model->questions[i];
		if (question->kind == QUESTION_FILE && question->required
			&& question_shown(question, answers))
			problem_add(problems, question->code, "required");
	}
	return outcome;
}

enum outcome draft_missing(
	struct db *db, struct pool *pool, int64_t application_id, struct problems *problems)
{
	struct draft draft;
	struct form_model model;
	enum outcome outcome = draft_get(db, pool, application_id, &draft);
	if (!outcome)
		outcome = form_model_get(db, pool, draft.form_version_id, "de", &model);
	if (outcome)
		return outcome;
	form_check(pool, &model, &draft.answers, problems);
	return files_missing(db, &model, application_id, &draft.answers, problems);
}

enum outcome draft_deadline(
	struct db *db, struct pool *pool, int64_t application_id, struct draft_deadline *deadline_r)
{
	*deadline_r = (struct draft_deadline){0};
	struct limits limits;
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT valid_to, takes FROM application_ad WHERE application_id = ?",
		DB_VALUES(db_int(application_id)), &rows);
	if (!outcome && rows->count == 0)
		outcome = NOT_FOUND;
	if (!outcome)
		outcome = limits_get(db, pool, &limits);
	if (outcome)
		return outcome;
	const char *last = deadline_r->last_day = db_text(rows, 0, "valid_to");
	bool takes = db_number(rows, 0, "takes") != 0;
	if (!last) {
		deadline_r->open = takes;
		return OK;
	}
	deadline_r->ends_at = day_start(day_add(pool, last, 1));
	deadline_r->grace_ends_at = deadline_r->ends_at + limits.grace_hours * HOUR;
	deadline_r->open = takes && clock_now() < deadline_r->grace_ends_at;
	deadline_r->grace = deadline_r->open && clock_now() >= deadline_r->ends_at;
	return OK;
}

/* The lock keeps the vacancy from closing until we are done. Not a shared one: receiving counts in
 * the same row, and many would wait for each other. */
static enum outcome vacancy_lock(struct db *db, int64_t application_id)
{
	int64_t id;
	return db_get_int(db,
		DB_AS_COMMITTED
		"SELECT v.id FROM vacancy v JOIN application a ON a.vacancy_id = v.id"
		" WHERE a.id = ? FOR UPDATE",
		DB_VALUES(db_int(application_id)), &id);
}

/* Is it the account's own? Then its address is known, and nothing is left to confirm. */
static enum outcome of_account(
	struct db *db, const struct principal *who, int64_t application_id, bool *own_r)
{
	int64_t count = 0;
	enum outcome outcome = OK;
	if (who->account)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM application a JOIN account c"
			" ON c.applicant_id = a.applicant_id WHERE a.id = ? AND c.id = ?",
			DB_VALUES(db_int(application_id), db_int(who->account)), &count);
	*own_r = count > 0;
	return outcome;
}

static enum outcome keep_consent(struct db *db, struct pool *pool, int64_t application_id)
{
	struct limits limits;
	enum outcome outcome = limits_get(db, pool, &limits);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE application SET consent_version = ?, consent_at = ? WHERE id = ?",
			DB_VALUES(db_str(limits.privacy_version),
				db_str(clock_sql(pool, clock_now())), db_int(application_id)),
			NULL);
	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM application_answer WHERE application_id = ? AND question = ?",
			DB_VALUES(db_int(application_id), db_str(ANSWER_NOTE)), NULL);
	return outcome;
}

/* Answers to questions that are not shown are not sent. */
static enum outcome drop_hidden(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	struct draft draft;
	struct form_model model;
	struct answers pruned;
	enum outcome outcome = draft_get(db, pool, application_id, &draft);
	if (!outcome)
		outcome = form_model_get(db, pool, draft.form_version_id, "de", &model);
	if (outcome)
		return outcome;
	form_prune(pool, &model, &draft.answers, &pruned);
	return draft_change(db, pool, who, application_id, &pruned);
}

static enum outcome draft_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, bool mail, struct problems *problems)
{
	bool own;
	const char *other;
	enum outcome outcome = of_account(db, who, application_id, &own);
	if (outcome)
		return outcome;
	if (!own)
		return (mail ? application_move : application_move_unmailed)(
			db, pool, who, application_id, "email_nicht_bestaetigt", 0);
	outcome = confirmation_holder(db, pool, application_id, &other);
	if (!outcome && other) {
		problem_add(problems, "", "applied_already");
		return CONFLICT;
	}
	return outcome ? outcome
		       : application_move(db, pool, who, application_id, "eingegangen", 0);
}

enum outcome draft_send(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, bool consent, bool mail, struct problems *problems)
{
	struct draft_deadline deadline;
	enum outcome outcome = stage_hold_draft(db, pool, application_id);
	if (!outcome)
		outcome = vacancy_lock(db, application_id);
	if (!outcome)
		outcome = draft_deadline(db, pool, application_id, &deadline);
	if (!outcome && !deadline.open)
		outcome = GONE;
	if (!outcome)
		outcome = draft_missing(db, pool, application_id, problems);
	if (outcome)
		return outcome;
	if (!consent)
		problem_add(problems, "consent", "required");
	if (problems_any(problems))
		return INVALID;
	outcome = drop_hidden(db, pool, who, application_id);
	if (!outcome)
		outcome = keep_consent(db, pool, application_id);
	return outcome ? outcome : draft_move(db, pool, who, application_id, mail, problems);
}
