/* Deciding on proposals, and what ends them. */
#include "mobile/mobile_proposal.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"

#define KIND "mobile_decision"
#define FAILED "vermittlung_fehlgeschlagen"

#define PROPOSALS \
	"SELECT a.number, CONCAT(c.first_name, ' ', c.surname) AS name, v.number AS vacancy," \
	" v.title AS vacancy_title, p.state, p.proposed_at, p.decided_at," \
	" CONCAT(s.first_name, ' ', s.surname) AS proposer FROM mobile_proposal p" \
	" JOIN application a ON a.id = p.application_id JOIN vacancy v ON v.id = p.vacancy_id" \
	" JOIN staff_user s ON s.id = p.proposed_by" \
	" LEFT JOIN applicant c ON c.id = a.applicant_id"

enum outcome mobile_proposals_of_ad(
	struct db *db, struct pool *pool, int64_t jobad_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		PROPOSALS " WHERE p.vacancy_id = (SELECT j.vacancy_id FROM jobad j WHERE j.id = ?)"
			  " ORDER BY p.application_id DESC LIMIT ?",
		DB_VALUES(db_int(jobad_id), db_int(limit)), rows_r);
}

enum outcome mobile_proposals_of_entry(
	struct db *db, struct pool *pool, int64_t mobile_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		PROPOSALS " WHERE p.mobile_id = ? ORDER BY p.application_id DESC LIMIT ?",
		DB_VALUES(db_int(mobile_id), db_int(limit)), rows_r);
}

/* A proposal, by its application. */
struct proposal {
	int64_t mobile_id;
	const char *number, *state, *email, *lang;
};

static const struct db_field proposal_fields[] = {
	DB_FIELD(struct proposal, mobile_id),
	DB_FIELD(struct proposal, number),
	DB_FIELD(struct proposal, state),
	DB_FIELD(struct proposal, email),
	DB_FIELD(struct proposal, lang),
};

static enum outcome proposal_read(
	struct db *db, struct pool *pool, int64_t application_id, struct proposal *proposal_r)
{
	return db_struct(db, pool,
		"SELECT p.mobile_id, a.number, p.state, s.email, s.lang FROM mobile_proposal p"
		" JOIN application a ON a.id = p.application_id"
		" JOIN staff_user s ON s.id = p.proposed_by WHERE p.application_id = ?",
		proposal_fields, proposal_r, DB_VALUES(db_int(application_id)));
}

static enum outcome state_set(
	struct db *db, struct pool *pool, int64_t application_id, const char *state)
{
	return db_exec(db,
		"UPDATE mobile_proposal SET state = ?, decided_at = ? WHERE application_id = ?",
		DB_VALUES(db_str(state), db_str(clock_sql(pool, clock_now())),
			db_int(application_id)),
		NULL);
}

/* From one status of the entry to another; what is over otherwise stays so. */
static enum outcome entry_set(struct db *db, struct pool *pool, const struct principal *who,
	const struct proposal *proposal, const char *from, const char *to, const char *action)
{
	const char *now = clock_sql(pool, clock_now());
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE mobile SET status = ?, status_at = ?, version = version + 1 WHERE id = ?"
		" AND status = ?",
		DB_VALUES(db_str(to), db_str(now), db_int(proposal->mobile_id), db_str(from)),
		&changed);

	return outcome || !changed ? outcome
				   : history_add(db, who, OBJECT_MOBILE, proposal->mobile_id,
					   action, proposal->number);
}

/* words: history.mobile_placed */
static enum outcome proposal_place(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct proposal *proposal)
{
	enum outcome outcome = state_set(db, pool, application_id, "placed");

	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_APPLICATION, application_id, "mobile_placed", NULL);
	return outcome ? outcome
		       : entry_set(db, pool, who, proposal, "open", "placed", "mobile_placed");
}

/* "open" while somebody has not answered, "accepted" when all have accepted, else "refused". */
static enum outcome decision_read(
	struct db *db, struct pool *pool, int64_t application_id, const char **decision_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CASE WHEN SUM(state = 'open') > 0 THEN 'open'"
		" WHEN SUM(IFNULL(answer, '') <> 'accepted') > 0 THEN 'refused' ELSE 'accepted' END"
		" AS decision FROM statement WHERE object_kind = ? AND object_id = ? AND kind = ?"
		" AND replaced_by IS NULL AND state <> 'withdrawn'",
		DB_VALUES(db_int(OBJECT_APPLICATION), db_int(application_id), db_str(KIND)), &rows);

	*decision_r = outcome ? NULL : db_text(rows, 0, "decision");
	return outcome;
}

enum outcome mobile_decision_answered(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *answer)
{
	struct process_move fail = {.kind = OBJECT_APPLICATION,
		.id = statement->object_id,
		.to = FAILED,
		.effect = true,
		.unmailed = true};
	struct proposal proposal;
	const char *decision = NULL;
	enum outcome outcome = proposal_read(db, pool, statement->object_id, &proposal);

	(void)answer;
	if (!outcome)
		outcome = decision_read(db, pool, statement->object_id, &decision);
	if (outcome || text_equal(decision, "open") || !text_equal(proposal.state, "open"))
		return outcome == NOT_FOUND ? OK : outcome;
	outcome = text_equal(decision, "accepted")
		? proposal_place(db, pool, who, statement->object_id, &proposal)
		: process_move(db, pool, who, &fail, &(struct problems){0});
	if (!outcome)
		outcome = letter_queue(db, pool, 0, "staff_mobile_decided", proposal.lang,
			proposal.email, &(struct letter_value){"number", proposal.number}, 1);
	return outcome == INVALID ? OK : outcome; /* cannot be written to; logged */
}

static enum outcome questions_withdraw(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM statement WHERE object_kind = ? AND object_id = ? AND kind = ?"
		" AND state = 'open' ORDER BY id",
		DB_VALUES(db_int(OBJECT_APPLICATION), db_int(application_id), db_str(KIND)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = statement_withdraw(db, pool, who, db_number(rows, i, "id"));
	return outcome == CONFLICT ? OK : outcome;
}

/* words: history.mobile_given_back */
enum outcome mobile_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	struct proposal proposal;
	enum outcome outcome;

	if (change->kind != OBJECT_APPLICATION || who->kind != PRINCIPAL_STAFF || change->active)
		return OK;
	outcome = proposal_read(db, pool, change->id, &proposal);
	if (outcome || text_equal(proposal.state, "failed")
		|| text_equal(change->to, "einstellung"))
		return outcome == NOT_FOUND ? OK : outcome;
	outcome = questions_withdraw(db, pool, who, change->id);
	if (!outcome)
		outcome = state_set(db, pool, change->id, "failed");
	return outcome || !text_equal(proposal.state, "placed")
		? outcome
		: entry_set(db, pool, who, &proposal, "placed", "open", "mobile_given_back");
}

enum outcome mobile_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, const char *number, struct problems *problems)
{
	struct process_move fail = {
		.kind = OBJECT_APPLICATION, .to = FAILED, .effect = true, .unmailed = true};
	struct proposal proposal;
	struct mobile mobile;
	enum outcome outcome = mobile_get(db, pool, who, mobile_id, &mobile);

	if (!outcome)
		outcome = object_find(db, OBJECT_APPLICATION, number, &fail.id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_APPLICATION, fail.id);
	if (!outcome)
		outcome = proposal_read(db, pool, fail.id, &proposal);
	if (outcome)
		return outcome;
	if (proposal.mobile_id != mobile_id)
		return NOT_FOUND;
	if (!text_equal(proposal.state, "open")) {
		problem_add(problems, "", "mobile_decided");
		return CONFLICT;
	}
	return process_move(db, pool, who, &fail, problems);
}

/* words: problem.proposal_open */
enum outcome mobile_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT j.number FROM jobad j WHERE j.id = ? AND EXISTS (SELECT 1"
		" FROM mobile_proposal p WHERE p.vacancy_id = j.vacancy_id AND p.state = 'open')",
		DB_VALUES(db_int(question->id)), &rows);

	(void)who;
	if (!outcome && rows->count)
		process_stop_add(stops, "proposals", "proposal_open",
			pool_printf(pool, "/stellenanzeigen/%s/vorschlaege",
				db_text(rows, 0, "number")));
	return outcome;
}
