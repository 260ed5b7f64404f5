/* Asking about a decision, and what answers do (PRO-10, LAW-23). */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "decision/decision_private.h"
#include "history/history.h"
#include "task/statement.h"
#include "task/told.h"

#define STATEMENTS_MOST 200 /* about a vacancy, the last ones */
#define KINDS "selection_department,selection_p31,selection_sbv"

enum outcome decision_whole_read(struct db *db, struct pool *pool, const struct decision *decision,
	struct decision_whole *whole_r)
{
	enum outcome outcome = reason_facts_read(
		db, pool, decision, &(struct reason_range){0}, &whole_r->facts, &whole_r->count);

	if (!outcome)
		outcome = comparison_read_all(db, pool, decision->vacancy_id, &whole_r->comparison);
	if (!outcome)
		outcome = reasons_compose(db, pool, decision, whole_r->facts, whole_r->count,
			&whole_r->comparison, &whole_r->reasons);
	for (size_t i = 0; !outcome && i < whole_r->count; i++)
		outcome = reason_open(pool, &whole_r->facts[i], false, &whole_r->reasons[i]);
	return outcome;
}

static void lack_add(struct pool *pool, const struct decision_whole *whole, size_t i,
	const char *problem, struct decision_lack *lacks, size_t *count)
{
	if (*count >= DECISION_LACKS)
		return;
	lacks[(*count)++] = (struct decision_lack){
		.number = whole->facts[i].number, .name = whole->facts[i].name, .problem = problem};
	(void)pool;
}

/* Those who move up need places of their own. */
static bool position_alone(const struct decision_whole *whole, size_t i)
{
	const struct reason_facts *facts = whole->facts;

	if (!facts[i].position)
		return false;
	for (size_t k = 0; k < whole->count && !text_equal(facts[k].choice, "no"); k++)
		if (k != i && text_equal(facts[k].choice, "next")
			&& facts[k].position == facts[i].position)
			return false;
	return true;
}

/* words: problem.decision_ended problem.decision_position */
static void lacks_find(struct pool *pool, const struct decision_whole *whole,
	struct decision_lack *lacks, size_t *count_r)
{
	*count_r = 0;
	for (size_t i = 0; i < whole->count; i++) {
		const struct reason_facts *facts = &whole->facts[i];
		const char *lack =
			reason_lack(&whole->reasons[i], whole->comparison.requirement_count > 0);

		if (!text_equal(facts->choice, "no") && !facts->active)
			lack_add(pool, whole, i, "decision_ended", lacks, count_r);
		if (text_equal(facts->choice, "next") && !position_alone(whole, i))
			lack_add(pool, whole, i, "decision_position", lacks, count_r);
		if (lack && facts->wrapped.bytes)
			lack_add(pool, whole, i, lack, lacks, count_r);
	}
}

enum outcome decision_lacks(struct db *db, struct pool *pool, const struct decision *decision,
	struct decision_lack **lacks_r, size_t *count_r)
{
	struct decision_whole whole;
	enum outcome outcome = decision_whole_read(db, pool, decision, &whole);

	*lacks_r = POOL_ARRAY(pool, struct decision_lack, DECISION_LACKS);
	*count_r = 0;
	if (!outcome)
		lacks_find(pool, &whole, *lacks_r, count_r);
	return outcome;
}

/* words: problem.decision_none problem.decision_many problem.decision_lacks */
static enum outcome whole_complete(struct pool *pool, const struct decision *decision,
	const struct decision_whole *whole, struct problems *problems)
{
	struct decision_lack lacks[DECISION_LACKS];
	size_t count = 0;
	int64_t chosen = 0;

	for (size_t i = 0; i < whole->count; i++)
		chosen += text_equal(whole->facts[i].choice, "chosen");
	if (!chosen)
		problem_add(problems, "", "decision_none");
	else if (chosen > decision->posts)
		problem_add(problems, "", "decision_many");
	lacks_find(pool, whole, lacks, &count);
	if (count)
		problem_add_of(problems, "", "decision_lacks",
			pool_printf(pool, "%s %s", lacks[0].number, lacks[0].name));
	return problems_any(problems) ? INVALID : OK;
}

enum outcome decision_complete(struct db *db, struct pool *pool, const struct decision *decision,
	struct decision_whole *whole_r, struct problems *problems)
{
	enum outcome outcome = decision_whole_read(db, pool, decision, whole_r);

	return outcome ? outcome : whole_complete(pool, decision, whole_r, problems);
}

static const struct {
	enum base_role role;
	const char *kind;
} asked[] = {
	{ROLE_DEPARTMENT, "selection_department"},
	{ROLE_P31, "selection_p31"},
	{ROLE_SBV, "selection_sbv"},
};
#define ASKED (sizeof(asked) / sizeof(asked[0]))

enum outcome decision_asks(struct db *db, int64_t vacancy_id, int64_t *roles_r, bool *concerned_r)
{
	int64_t roles = 0, among = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COALESCE(BIT_OR(1 << vr.role_id), 0) FROM vacancy_reach vr"
		" WHERE vr.vacancy_id = ? AND vr.subject_kind <> 'all'",
		DB_VALUES(db_int(vacancy_id)), &roles);

	if (!outcome)
		outcome = db_get_int(db, "SELECT " ACCESS_ONE_AMONG("?", SQL_ROLE_SBV),
			DB_VALUES(db_int(vacancy_id)), &among);
	*roles_r = 0;
	*concerned_r = among != 0;
	for (size_t i = 0; !outcome && i < ASKED; i++)
		if (asked[i].role != ROLE_SBV || among)
			*roles_r |= roles & ROLE_BIT(asked[i].role);
	return outcome;
}

static enum outcome roles_tell(
	struct db *db, struct pool *pool, int64_t vacancy_id, int64_t roles, const char *template)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, "SELECT number FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &rows);

	return outcome
		? outcome
		: vacancy_tell(db, pool, vacancy_id, roles, template, db_text(rows, 0, "number"));
}

/* words: problem.decision_nobody */
static enum outcome questions_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t roles, struct problems *problems, int64_t *round_r)
{
	struct statement_question questions[ASKED];
	size_t count = 0;
	enum outcome outcome;

	for (size_t i = 0; i < ASKED; i++)
		if (roles & ROLE_BIT(asked[i].role))
			questions[count++] =
				(struct statement_question){.kind = asked[i].kind, .told = true};
	if (!(roles & ROLE_BIT(ROLE_DEPARTMENT)) && !(roles & ROLE_BIT(ROLE_SBV))) {
		problem_add(problems, "", "decision_nobody");
		return INVALID;
	}
	outcome = statement_round_ask(db, pool, who,
		&(struct statement_round){.object_kind = OBJECT_VACANCY,
			.object_id = vacancy_id,
			.questions = questions,
			.count = count},
		problems, round_r);
	return outcome ? outcome
		       : roles_tell(db, pool, vacancy_id, roles, "staff_selection_prepared");
}

/* In the blind stage a department knows numbers alone. words: problem.decision_blind */
static enum outcome blind_check(struct db *db, int64_t vacancy_id, struct problems *problems)
{
	int64_t blind = 0;
	enum outcome outcome = db_get_int(db, "SELECT blind_stage = 'on' FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &blind);

	if (outcome || !blind)
		return outcome;
	problem_add(problems, "", "decision_blind");
	return INVALID;
}

enum outcome decision_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	const char *now = clock_sql(pool, clock_now()); /* not later than its questions */
	struct decision decision;
	struct decision_whole whole;
	int64_t round = 0, roles = 0;
	bool concerned = false;
	enum outcome outcome = decision_hold_in(db, pool, vacancy_id, "draft", problems, &decision);

	if (!outcome)
		outcome = blind_check(db, vacancy_id, problems);
	if (!outcome)
		outcome = decision_complete(db, pool, &decision, &whole, problems);
	if (!outcome)
		outcome = decision_asks(db, vacancy_id, &roles, &concerned);
	if (!outcome)
		outcome = questions_ask(db, pool, who, vacancy_id, roles, problems, &round);
	if (!outcome)
		outcome = decision_freeze(db, pool, &decision, &whole, NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE decision SET state = 'asked', version = version + 1, round_id = ?,"
			" asked_at = ? WHERE id = ?",
			DB_VALUES(db_id(round), db_str(now), db_int(decision.id)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "decision_asked", NULL);
}

enum outcome decision_statements(struct db *db, struct pool *pool, const struct decision *decision,
	bool marks, struct statement **statements_r, size_t *count_r)
{
	struct statement *all = NULL;
	size_t all_count = 0;
	enum outcome outcome = OK;

	*count_r = 0;
	*statements_r = NULL;
	if (!decision->asked_at)
		return OK;
	outcome = statements_of_object(db, pool, OBJECT_VACANCY, decision->vacancy_id, marks,
		STATEMENTS_MOST, &all, &all_count);
	if (outcome)
		return outcome;
	*statements_r = POOL_ARRAY(pool, struct statement, all_count + 1);
	for (size_t i = 0; i < all_count; i++)
		if (text_among(KINDS, all[i].kind) && !all[i].replaced_by
			&& !text_among("withdrawn,replaced", statement_state(&all[i]))
			&& (all[i].round_id == decision->round_id
				|| strcmp(all[i].asked_at, decision->asked_at) >= 0)
			&& (!decision->revoked_at
				|| strcmp(all[i].asked_at, decision->revoked_at) <= 0))
			(*statements_r)[(*count_r)++] = all[i];
	return OK;
}

enum outcome decision_unheard(struct db *db, const struct decision *decision, bool *unheard_r)
{
	int64_t unheard = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT " DECISION_UNHEARD("d") " FROM decision d WHERE d.id = ?",
			DB_VALUES(db_int(decision->id)), &unheard);

	*unheard_r = unheard != 0;
	return outcome;
}

/* words: problem.decision_heard problem.decision_no_sbv */
enum outcome decision_hear(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	struct decision decision;
	int64_t roles = 0;
	bool concerned = false, unheard = false;
	enum outcome outcome = decision_hold_in(db, pool, vacancy_id, "asked", problems, &decision);

	if (!outcome)
		outcome = decision_unheard(db, &decision, &unheard);
	if (!outcome)
		outcome = decision_asks(db, vacancy_id, &roles, &concerned);
	if (outcome)
		return outcome;
	if (!unheard || !(roles & ROLE_BIT(ROLE_SBV))) {
		problem_add(problems, "", unheard ? "decision_no_sbv" : "decision_heard");
		return INVALID;
	}
	return questions_ask(db, pool, who, vacancy_id, ROLE_BIT(ROLE_SBV), problems, &roles);
}

enum outcome decision_questions_end(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *kinds)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM statement WHERE object_kind = ? AND object_id = ?"
		" AND FIND_IN_SET(kind, ?) AND state = 'open' ORDER BY id",
		DB_VALUES(db_int(OBJECT_VACANCY), db_int(vacancy_id), db_str(kinds)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = statement_withdraw(db, pool, who, db_number(rows, i, "id"));
		if (outcome == CONFLICT) /* silence has answered it */
			outcome = OK;
	}
	return outcome;
}

static enum outcome draft_again(struct db *db, struct pool *pool, const struct principal *who,
	const struct decision *decision, const char *action)
{
	enum outcome outcome = decision_questions_end(db, pool, who, decision->vacancy_id, KINDS);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE decision SET state = 'draft', version = version + 1 WHERE id = ?",
			DB_VALUES(db_int(decision->id)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, decision->vacancy_id, action, NULL);
}

enum outcome decision_recall(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	struct decision decision;
	enum outcome outcome = decision_hold_in(db, pool, vacancy_id, "asked", problems, &decision);

	return outcome ? outcome : draft_again(db, pool, who, &decision, "decision_recalled");
}

enum outcome decision_answered(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *answer)
{
	struct decision decision;
	enum outcome outcome;

	if (!text_equal(answer, "refused"))
		return OK;
	outcome = decision_hold(db, pool, statement->vacancy_id, &decision);
	if (outcome == NOT_FOUND)
		return OK;
	if (outcome || !text_equal(decision.state, "asked")
		|| (statement->round_id != decision.round_id
			&& strcmp(statement->asked_at, decision.asked_at) < 0))
		return outcome;
	return draft_again(db, pool, who, &decision, "decision_refused");
}

enum outcome decision_told(struct db *db, struct pool *pool, int64_t vacancy_id)
{
	return roles_tell(db, pool, vacancy_id, ROLE_BIT(ROLE_SBV), "staff_selection_decided");
}
