/* Deciding on proposals, and what ends them. */
#include "mobile/mobile_proposal.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "mail/letter.h"
#include "mobile/mobile_private.h"

#define KIND "mobile_decision"
#define FAILED "vermittlung_fehlgeschlagen"

/* clang-format off */
/* The statement in which one of those who decide refused. */
#define REFUSED(role) \
	" (SELECT MAX(d.id) FROM statement d WHERE d.object_kind = 4 AND d.object_id = a.id" \
	" AND d.replaced_by IS NULL AND d.kind = '" KIND "' AND d.answer = 'refused'" \
	" AND d.role_id = " role ")"

/* Bind what is seen of applications; "elsewhere": the person is placed by another proposal. */
#define PROPOSALS(name) \
	"SELECT a.number, " name " AS name, v.number AS vacancy, v.title AS vacancy_title," \
	" IF(p.state = 'open' AND m.status <> 'open', 'elsewhere', p.state) AS state," \
	" p.proposed_at, p.decided_at, CONCAT(s.first_name, ' ', s.surname) AS proposer," \
	REFUSED(SQL_ROLE_RECRUITER) " AS refused_recruiter," \
	REFUSED(SQL_ROLE_DEPARTMENT) " AS refused_department" \
	" FROM mobile_proposal p JOIN mobile m ON m.id = p.mobile_id" \
	" JOIN application a ON a.id = p.application_id JOIN vacancy v ON v.id = p.vacancy_id" \
	" JOIN staff_user s ON s.id = p.proposed_by" \
	" LEFT JOIN applicant c ON c.id = a.applicant_id"
#define NAME "CONCAT(c.first_name, ' ', c.surname)"

enum outcome mobile_proposals_of_ad(struct db *db, struct pool *pool, const struct principal *who,
	int64_t jobad_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		PROPOSALS("IF(" ACCESS_SEES_APPLICATION("a") ", " NAME ", NULL)")
		" WHERE p.vacancy_id = (SELECT j.vacancy_id FROM jobad j WHERE j.id = ?)"
		" ORDER BY p.application_id DESC LIMIT ?",
		DB_VALUES(ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(jobad_id),
			db_int(limit)),
		rows_r);
}

enum outcome mobile_proposals_of_entry(struct db *db, struct pool *pool,
	const struct principal *who, int64_t mobile_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		PROPOSALS(NAME) " WHERE p.mobile_id = ? AND " ACCESS_SEES_APPLICATION("a")
		" ORDER BY p.application_id DESC LIMIT ?",
		DB_VALUES(db_int(mobile_id), ACCESS_BIND(who, RIGHT_CANDIDATE_READ),
			db_int(limit)),
		rows_r);
}

/* An application by its number, with its vacancy, which is held before it. */
struct seen {
	int64_t id, vacancy_id;
};

static const struct db_field seen_fields[] = {
	DB_FIELD(struct seen, id),
	DB_FIELD(struct seen, vacancy_id),
};

static enum outcome seen_read(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, const char *number, struct seen *seen_r)
{
	return db_struct(db, pool,
		"SELECT a.id, a.vacancy_id FROM application a JOIN mobile_proposal p"
		" ON p.application_id = a.id AND p.mobile_id = ? WHERE a.number = ? AND "
		ACCESS_SEES_APPLICATION("a"),
		seen_fields, seen_r,
		DB_VALUES(db_int(mobile_id), db_str(number),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ)));
}
/* clang-format on */

enum outcome mobile_proposal_seen(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, const char *number)
{
	struct seen seen;

	return seen_read(db, pool, who, mobile_id, number, &seen);
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
	const struct proposal *proposal, const char *to, bool *changed_r)
{
	const char *now = clock_sql(pool, clock_now());
	bool place = text_equal(to, "placed");
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE mobile SET status = ?, status_at = ?, version = version + 1 WHERE id = ?"
		" AND status = ?",
		DB_VALUES(db_str(to), db_str(now), db_int(proposal->mobile_id),
			db_str(place ? "open" : "placed")),
		&changed);

	*changed_r = changed > 0;
	return outcome || !changed
		? outcome
		: history_add(db, who, OBJECT_MOBILE, proposal->mobile_id,
			place ? "mobile_placed" : "mobile_given_back", proposal->number);
}

static enum outcome proposal_end(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	const struct process_move fail = {.kind = OBJECT_APPLICATION,
		.id = application_id,
		.to = FAILED,
		.effect = true,
		.unmailed = true};

	return process_move(db, pool, who, &fail, &(struct problems){0});
}

/* Of several that are accepted the first places; the person is not there for the others.
 * words: history.mobile_placed history.mobile_elsewhere */
static enum outcome proposal_place(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct proposal *proposal)
{
	bool placed = false;
	enum outcome outcome = entry_set(db, pool, who, proposal, "placed", &placed);

	if (!outcome)
		outcome = history_add(db, who, OBJECT_APPLICATION, application_id,
			placed ? "mobile_placed" : "mobile_elsewhere", NULL);
	if (outcome)
		return outcome;
	return placed ? state_set(db, pool, application_id, "placed")
		      : proposal_end(db, pool, who, application_id);
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
		: proposal_end(db, pool, who, statement->object_id);
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
static enum outcome proposal_fail(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct proposal *proposal)
{
	bool changed;
	enum outcome outcome = questions_withdraw(db, pool, who, application_id);

	if (!outcome)
		outcome = state_set(db, pool, application_id, "failed");
	return outcome || !text_equal(proposal->state, "placed")
		? outcome
		: entry_set(db, pool, who, proposal, "open", &changed);
}

/* Is this the end of a proposal? Who is hired stays placed, whatever becomes of the papers; what
 * is undecided is so no longer once the application is over. */
static bool ends(const struct process_change *change, const struct proposal *proposal)
{
	if (change->active || text_equal(change->to, "einstellung"))
		return false;
	if (text_equal(proposal->state, "open"))
		return true;
	return !text_equal(change->from, "einstellung")
		&& (text_equal(change->to, "abgesagt")
			|| text_equal(change->to, "bewerber_zieht_zurueck")
			|| text_equal(change->to, FAILED));
}

/* The application goes on after all: placed as she was, or to be decided on anew, unless the person
 * is not there any more. */
static enum outcome proposal_reopen(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct proposal *proposal)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT m.status, EXISTS (SELECT 1 FROM history h WHERE h.object_kind = ?"
		" AND h.object_id = ? AND h.action = 'mobile_placed') AS placed FROM mobile m"
		" WHERE m.id = ? FOR UPDATE",
		DB_VALUES(db_int(OBJECT_APPLICATION), db_int(application_id),
			db_int(proposal->mobile_id)),
		&rows);

	if (outcome || !rows->count || !text_equal(db_text(rows, 0, "status"), "open"))
		return outcome;
	if (db_number(rows, 0, "placed"))
		return proposal_place(db, pool, who, application_id, proposal);
	outcome = db_exec(db,
		"UPDATE mobile_proposal SET state = 'open', decided_at = NULL"
		" WHERE application_id = ?",
		DB_VALUES(db_int(application_id)), NULL);
	return outcome ? outcome
		       : mobile_ask_again(db, pool, who, application_id, proposal->mobile_id);
}

enum outcome mobile_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	struct proposal proposal;
	enum outcome outcome;

	if (change->kind != OBJECT_APPLICATION || who->kind != PRINCIPAL_STAFF)
		return OK;
	outcome = proposal_read(db, pool, change->id, &proposal);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	if (!text_equal(proposal.state, "failed"))
		return ends(change, &proposal) ? proposal_fail(db, pool, who, change->id, &proposal)
					       : OK;
	return change->active && !text_equal(change->to, "eingeschraenkt")
		? proposal_reopen(db, pool, who, change->id, &proposal)
		: OK;
}

enum outcome mobile_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, const char *number, struct problems *problems)
{
	struct proposal proposal;
	struct mobile mobile;
	struct seen seen;
	enum outcome outcome = mobile_get(db, pool, who, mobile_id, &mobile);

	if (!outcome)
		outcome = seen_read(db, pool, who, mobile_id, number, &seen);
	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, seen.vacancy_id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_APPLICATION, seen.id);
	if (!outcome)
		outcome = proposal_read(db, pool, seen.id, &proposal);
	if (outcome)
		return outcome;
	if (!text_equal(proposal.state, "open")) {
		problem_add(problems, "", "mobile_decided");
		return CONFLICT;
	}
	return proposal_end(db, pool, who, seen.id);
}

/* words: problem.proposal_open */
enum outcome mobile_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT j.number FROM jobad j WHERE j.id = ? AND EXISTS (SELECT 1"
		" FROM mobile_proposal p JOIN mobile m ON m.id = p.mobile_id AND m.status = 'open'"
		" WHERE p.vacancy_id = j.vacancy_id AND p.state = 'open')",
		DB_VALUES(db_int(question->id)), &rows);

	(void)who;
	if (!outcome && rows->count)
		process_stop_add(stops, "proposals", "proposal_open",
			pool_printf(pool, "/stellenanzeigen/%s/vorschlaege",
				db_text(rows, 0, "number")));
	return outcome;
}
