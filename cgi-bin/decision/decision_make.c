/* Making a decision: beginning, choosing, asking, fixing. */
#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "decision/decision_private.h"
#include "history/history.h"
#include "task/statement.h"
#include "task/told.h"

#define POSITION_MAX 999

static enum outcome decision_draft(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct decision *decision_r)
{
	enum outcome outcome = decision_hold(db, pool, vacancy_id, decision_r);

	if (outcome)
		return outcome;
	return text_equal(decision_r->state, "draft") ? OK : CONFLICT;
}

/* words: problem.decision_there */
enum outcome decision_begin(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	const char *now = clock_sql(pool, clock_now());
	int64_t number = 0, stands = 0;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM decision WHERE vacancy_id = ? AND state <> 'revoked'",
			DB_VALUES(db_int(vacancy_id)), &stands);
	if (!outcome && stands) {
		problem_add(problems, "", "decision_there");
		return INVALID;
	}
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COALESCE(MAX(number), 0) + 1 FROM decision WHERE vacancy_id = ?",
			DB_VALUES(db_int(vacancy_id)), &number);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO decision (vacancy_id, number, created_at, created_by)"
			" VALUES (?, ?, ?, ?)",
			DB_VALUES(db_int(vacancy_id), db_int(number), db_str(now), db_int(who->id)),
			NULL);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO decision_part (decision_id, application_id)"
			" SELECT ?, a.id FROM application a JOIN application_status s"
			" ON s.code = a.status AND s.counts WHERE a.vacancy_id = ?",
			DB_VALUES(db_int(db_inserted_id(db)), db_int(vacancy_id)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "decision_begun", NULL);
}

enum outcome decision_choose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t application_id, const char *choice, int64_t position,
	struct problems *problems)
{
	struct decision decision;
	int64_t found = 0;
	enum outcome outcome = decision_draft(db, pool, vacancy_id, &decision);

	(void)who;
	if (outcome)
		return outcome;
	if (!text_equal(choice, "chosen") && !text_equal(choice, "next")
		&& !text_equal(choice, "no")) {
		problem_add(problems, "choice", "choice");
		return INVALID;
	}
	if (position < 0 || position > POSITION_MAX) {
		problem_add(problems, "position", "number");
		return INVALID;
	}
	outcome = db_get_int(db,
		"SELECT COUNT(*) FROM decision_part WHERE decision_id = ? AND application_id = ?",
		DB_VALUES(db_int(decision.id), db_int(application_id)), &found);
	if (!outcome && !found)
		return NOT_FOUND;
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE decision_part SET choice = ?, position = ? WHERE decision_id = ?"
			" AND application_id = ?",
			DB_VALUES(db_str(choice),
				text_equal(choice, "next") && position ? db_int(position)
								       : db_null(),
				db_int(decision.id), db_int(application_id)),
			NULL);
	return outcome ? outcome
		       : db_exec(db, "UPDATE decision SET version = version + 1 WHERE id = ?",
			       DB_VALUES(db_int(decision.id)), NULL);
}

/* words: problem.decision_none problem.decision_many */
static enum outcome decision_complete(
	struct db *db, const struct decision *decision, struct problems *problems)
{
	int64_t chosen = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM decision_part WHERE decision_id = ? AND choice = 'chosen'",
		DB_VALUES(db_int(decision->id)), &chosen);

	if (outcome)
		return outcome;
	if (!chosen)
		problem_add(problems, "", "decision_none");
	else if (chosen > decision->posts)
		problem_add(problems, "", "decision_many");
	return problems_any(problems) ? INVALID : OK;
}

static enum outcome questions_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems, int64_t *round_r)
{
	static const struct {
		enum base_role role;
		const char *kind;
	} asked[] = {
		{ROLE_DEPARTMENT, "selection_department"},
		{ROLE_P31, "selection_p31"},
		{ROLE_SBV, "selection_sbv"},
	};
	struct statement_question questions[sizeof(asked) / sizeof(asked[0])];
	size_t count = 0;
	int64_t roles = 0, among = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COALESCE(BIT_OR(1 << vr.role_id), 0) FROM vacancy_reach vr"
		" WHERE vr.vacancy_id = ? AND vr.subject_kind <> 'all'",
		DB_VALUES(db_int(vacancy_id)), &roles);

	if (!outcome)
		outcome = db_get_int(db, "SELECT " ACCESS_ONE_AMONG("?", SQL_ROLE_SBV),
			DB_VALUES(db_int(vacancy_id)), &among);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < sizeof(asked) / sizeof(asked[0]); i++)
		if (roles & ROLE_BIT(asked[i].role) && (asked[i].role != ROLE_SBV || among))
			questions[count++] =
				(struct statement_question){.kind = asked[i].kind, .told = true};
	return statement_round_ask(db, pool, who,
		&(struct statement_round){.object_kind = OBJECT_VACANCY,
			.object_id = vacancy_id,
			.questions = questions,
			.count = count},
		problems, round_r);
}

enum outcome decision_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	struct decision decision;
	int64_t round = 0;
	enum outcome outcome = decision_draft(db, pool, vacancy_id, &decision);

	if (!outcome)
		outcome = decision_complete(db, &decision, problems);
	if (!outcome)
		outcome = questions_ask(db, pool, who, vacancy_id, problems, &round);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE decision SET state = 'asked', version = version + 1, round_id = ?,"
			" asked_at = ? WHERE id = ?",
			DB_VALUES(db_id(round), db_str(clock_sql(pool, clock_now())),
				db_int(decision.id)),
			NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "decision_asked", NULL);
}

/* words: problem.decision_open problem.decision_against */
static enum outcome answers_check(struct db *db, struct pool *pool, const struct decision *decision,
	struct problems *problems)
{
	struct statement *statements = NULL;
	size_t count = 0;
	enum outcome outcome =
		statements_of_round(db, pool, decision->round_id, true, &statements, &count);

	for (size_t i = 0; !outcome && i < count; i++)
		if (text_equal(statement_state(&statements[i]), "open"))
			problem_add(problems, "", "decision_open");
		else if (statements[i].against)
			problem_add(problems, "", "decision_against");
	if (outcome)
		return outcome;
	return problems_any(problems) ? INVALID : OK;
}

enum outcome decision_fix(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	const char *now = clock_sql(pool, clock_now());
	struct decision decision;
	enum outcome outcome = decision_hold(db, pool, vacancy_id, &decision);

	if (!outcome && !text_equal(decision.state, "asked"))
		return CONFLICT;
	if (!outcome)
		outcome = answers_check(db, pool, &decision, problems);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE decision SET state = 'fixed', version = version + 1, fixed_at = ?,"
			" fixed_by = ? WHERE id = ?",
			DB_VALUES(db_str(now), db_int(who->id), db_int(decision.id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE vacancy SET selection_fixed_at = COALESCE(selection_fixed_at, ?)"
			" WHERE id = ?",
			DB_VALUES(db_str(now), db_int(vacancy_id)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "decision_fixed", NULL);
}
