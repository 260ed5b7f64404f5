/* What rejecting waits for. */
#include "notified/rejection.h"

#include "access/access.h"
#include "base/clock.h"
#include "base/text.h"
#include "decision/lock.h"
#include "notified/notified_private.h"
#include "task/statement.h"
#include "task/told.h"

#define REJECTED "abgesagt"
/* Whoever asks or answers while the step is being made waits, or the step is made again. */
static enum outcome hearings_hold(
	struct db *db, struct pool *pool, const struct process_question *question)
{
	struct db_rows *rows = NULL;

	if (!question->moving)
		return OK;
	return db_rows(db, pool,
		"SELECT id FROM statement WHERE object_kind = ? AND object_id = ? AND kind = ?"
		" FOR UPDATE",
		DB_VALUES(db_int(OBJECT_APPLICATION), db_int(question->id), db_str(REJECTION_SBV)),
		&rows);
}

/* words: problem.rejection_unheard problem.rejection_open */
enum outcome rejection_sbv_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	const struct lock_facts *facts = NULL;
	enum outcome outcome = hearings_hold(db, pool, question);

	(void)who;
	if (!outcome)
		outcome = lock_facts(db, pool, question, &facts);
	if (outcome || !facts->takes_part || facts->rejected)
		return outcome;
	if (!facts->hearing_id)
		process_stop_add(stops, REJECTION_SBV, "rejection_unheard",
			pool_printf(pool, "/bewerbungen/%s/stellungnahme", facts->number));
	else if (facts->hearing_open)
		process_stop_add(stops, REJECTION_SBV, "rejection_open",
			statement_path(pool, facts->hearing_id));
	return OK;
}

/* words: problem.rejection_hired_first */
enum outcome hired_first_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	const struct lock_facts *facts = NULL;
	enum outcome outcome = lock_facts(db, pool, question, &facts);

	(void)who;
	if (!outcome && facts->hired_first)
		process_stop_add(stops, "hired_first", "rejection_hired_first",
			pool_printf(pool, "/vakanzen/%s/mitteilung", facts->vacancy_number));
	return outcome;
}

/* What waits with the step that was just made. */
static enum outcome wait_get(struct db *db, struct pool *pool, int64_t id, struct mail_wait *wait_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id, until_at FROM application_step WHERE application_id = ?"
		" AND state = 'made' AND until_at > UTC_TIMESTAMP() ORDER BY id DESC"
		" LIMIT 1",
		DB_VALUES(db_int(id)), &rows);

	*wait_r = (struct mail_wait){0};
	if (!outcome && rows->count)
		*wait_r = (struct mail_wait){
			db_number(rows, 0, "id"), clock_from_sql(db_text(rows, 0, "until_at"))};
	return outcome;
}

enum outcome rejection_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	const struct process_question question = {
		.kind = change->kind, .id = change->id, .to = change->to};
	const struct lock_facts *facts = NULL;
	struct mail_wait wait;
	enum outcome outcome;

	(void)who;
	if (change->kind != OBJECT_APPLICATION || change->back || !text_equal(change->to, REJECTED)
		|| text_equal(change->from, "eingeschraenkt"))
		return OK;
	outcome = lock_facts(db, pool, &question, &facts);
	if (outcome || !facts->takes_part)
		return outcome;
	outcome = wait_get(db, pool, change->id, &wait);
	return outcome ? outcome
		       : vacancy_tell_wait(db, pool, facts->vacancy_id, ROLE_BIT(ROLE_SBV),
			       "staff_rejected_severe", facts->number, &wait);
}
