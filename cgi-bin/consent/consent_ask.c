/* Asking council and equality officer, and asking anew. */
#include "access/hold.h"
#include "access/pr_end.h"
#include "base/clock.h"
#include "base/text.h"
#include "consent/consent_private.h"
#include "history/history.h"

/* What is being asked. */
struct consenting {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	const struct consent_input *input;
	struct problems *problems;
	struct consent_plan plan;
	int64_t vacancy_id, round_id, request_id;
	struct db_rows *persons; /* whose consent does not stand: column application_id */
};

static enum outcome asking_stop(struct problems *problems, const char *field, const char *reason)
{
	problem_add(problems, field, reason);
	return INVALID;
}

/* The vacancy, its decision, those who are chosen; in this order. */
static enum outcome ask_hold(struct consenting *consenting)
{
	struct db *db = consenting->db;
	struct db_rows *rows = NULL;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, consenting->vacancy_id);

	if (!outcome)
		outcome = db_rows(db, consenting->pool,
			"SELECT id FROM decision WHERE vacancy_id = ? FOR UPDATE",
			DB_VALUES(db_int(consenting->vacancy_id)), &rows);
	if (!outcome)
		outcome = consent_plan(
			db, consenting->pool, consenting->vacancy_id, &consenting->plan);
	if (!outcome && !consenting->plan.decision.id)
		outcome = CONFLICT;
	if (!outcome)
		outcome = db_rows(db, consenting->pool,
			"SELECT a.id AS application_id FROM decision_part p"
			" JOIN application a ON a.id = p.application_id"
			" WHERE p.decision_id = ? AND " CONSENT_CONCERNS
			" ORDER BY a.id FOR UPDATE",
			DB_VALUES(db_int(consenting->plan.decision.id)), &consenting->persons);
	return outcome;
}

/* Asking anew would put another question in the place of an objection that waits for its reasons.
 * words: problem.consent_urgent problem.consent_pr_missing problem.consent_gsb_missing
 * problem.consent_gsb_objection */
static enum outcome consenting_check(struct consenting *consenting)
{
	const struct consent_input *input = consenting->input;
	const struct consent_plan *plan = &consenting->plan;
	struct problems *problems = consenting->problems;

	if (text_blank(input->reasons))
		problem_add(problems, "reasons", "required");
	if (text_empty(input->measures) && plan->pr.chosen && !plan->grade)
		problem_add(problems, "measure_hiring", "consent_measures");
	if (text_equal(input->term, "urgent") && text_blank(input->urgent))
		problem_add(problems, "urgent", "consent_urgent");
	if (text_equal(input->term, "long") && !plan->long_allowed)
		problem_add(problems, "term", "choice");
	if (plan->pr.there && !plan->pr.chosen && !plan->grade)
		problem_add(problems, "", "consent_pr_missing");
	if (plan->gsb.there && !plan->gsb.chosen)
		problem_add(problems, "", "consent_gsb_missing");
	if (plan->gsb_objects)
		problem_add(problems, "", "consent_gsb_objection");
	return problems_any(problems) ? INVALID : OK;
}

/* words: problem.consent_nobody */
static enum outcome persons_choose(struct consenting *consenting)
{
	struct db_rows *rows = consenting->persons;
	size_t count = 0;
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		bool stands = false;

		outcome = consent_stands(consenting->db, consenting->pool,
			db_number(rows, i, "application_id"), &stands);
		count += !stands;
	}
	if (outcome)
		return outcome;
	return count ? OK : asking_stop(consenting->problems, "", "consent_nobody");
}

static enum outcome person_add(const struct consenting *consenting, int64_t application_id)
{
	bool stands = false;
	enum outcome outcome =
		consent_stands(consenting->db, consenting->pool, application_id, &stands);

	return outcome || stands
		? outcome
		: db_exec(consenting->db,
			"INSERT INTO consent_person (request_id, application_id)"
			" VALUES (?, ?)",
			DB_VALUES(db_int(consenting->request_id), db_int(application_id)), NULL);
}

static enum outcome request_add(struct consenting *consenting)
{
	struct db *db = consenting->db;
	const struct consent_plan *plan = &consenting->plan;
	const char *left_out = plan->grade ? "grade" : plan->pr.chosen ? "" : "none";
	enum outcome outcome = db_exec(db,
		"INSERT INTO consent_request (vacancy_id, decision_id, left_out, term, asked_at,"
		" asked_by) VALUES (?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(consenting->vacancy_id), db_int(plan->decision.id),
			db_str(left_out), db_str(consenting->input->term),
			db_str(clock_sql(consenting->pool, clock_now())),
			db_int(consenting->who->id)),
		NULL);

	consenting->request_id = db_inserted_id(db);
	for (size_t i = 0; !outcome && i < consenting->persons->count; i++)
		outcome =
			person_add(consenting, db_number(consenting->persons, i, "application_id"));
	return outcome ? outcome
		       : consent_text_keep(db, consenting->pool, consenting->request_id, "reasons",
			       consenting->input->reasons);
}

static size_t questions_make(
	const struct consenting *consenting, struct statement_question *questions)
{
	const struct consent_plan *plan = &consenting->plan;
	const struct consent_input *input = consenting->input;
	const char *urgent = text_equal(input->term, "urgent") ? input->urgent : NULL;
	size_t count = 0;

	for (int i = 0; plan->pr.chosen && !plan->grade && i < CONSENT_MEASURES; i++)
		if (text_among(input->measures, consent_measures[i])) {
			bool ad = text_equal(consent_measures[i], "ad_waived");

			questions[count++] = (struct statement_question){
				.kind = ad ? "ad_waived" : "selection_pr",
				.measure = ad ? NULL : consent_measures[i],
				.urgent = urgent,
				.deadline = text_equal(input->term, "long") ? 3 : 0};
		}
	if (plan->gsb.chosen)
		questions[count++] =
			(struct statement_question){.kind = "selection_gsb", .urgent = urgent};
	return count;
}

/* The request is there before the questions: what follows from them finds it. */
static enum outcome questions_ask(struct consenting *consenting)
{
	struct statement_question questions[CONSENT_MEASURES + 1];
	size_t count = questions_make(consenting, questions);
	enum outcome outcome = OK;

	if (count)
		outcome = statement_round_ask(consenting->db, consenting->pool, consenting->who,
			&(struct statement_round){.object_kind = OBJECT_VACANCY,
				.object_id = consenting->vacancy_id,
				.questions = questions,
				.count = count},
			consenting->problems, &consenting->round_id);
	if (outcome || !count)
		return outcome;
	return db_exec(consenting->db, "UPDATE consent_request SET round_id = ? WHERE id = ?",
		DB_VALUES(db_int(consenting->round_id), db_int(consenting->request_id)), NULL);
}

/* A council that has no part sees nothing any more. */
static enum outcome council_leave(const struct consenting *consenting)
{
	if (!consenting->plan.grade)
		return pr_end_settle(consenting->db, consenting->pool, consenting->vacancy_id);
	return db_exec(consenting->db,
		"UPDATE vacancy SET pr_ended_at = COALESCE(pr_ended_at, ?) WHERE id = ?",
		DB_VALUES(db_str(clock_sql(consenting->pool, clock_now())),
			db_int(consenting->vacancy_id)),
		NULL);
}

static enum outcome demands_meet(struct db *db, struct pool *pool, int64_t decision_id)
{
	return db_exec(db,
		"UPDATE consent_demand SET met_at = ? WHERE decision_id = ? AND met_at IS NULL",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(decision_id)), NULL);
}

/* words: history.consent_asked problem.consent_running */
enum outcome consent_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct consent_input *input, struct problems *problems)
{
	struct consenting consenting = {.db = db,
		.pool = pool,
		.who = who,
		.input = input,
		.problems = problems,
		.vacancy_id = vacancy_id};
	enum outcome outcome = ask_hold(&consenting);

	if (!outcome)
		outcome = consenting_check(&consenting);
	if (!outcome)
		outcome = persons_choose(&consenting);
	if (!outcome && consenting.plan.running)
		outcome = asking_stop(problems, "", "consent_running");
	if (!outcome)
		outcome = request_add(&consenting);
	if (!outcome)
		outcome = questions_ask(&consenting);
	if (!outcome)
		outcome = council_leave(&consenting);
	if (!outcome && consenting.plan.gsb.chosen)
		outcome = demands_meet(db, pool, consenting.plan.decision.id);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "consent_asked", NULL);
}

/* Was the equality officer asked since the newest request, and not withdrawn? */
static enum outcome officer_asked(
	struct db *db, struct pool *pool, int64_t vacancy_id, bool *asked_r)
{
	struct db_rows *rows = NULL;
	struct statement statement;
	enum outcome outcome = db_rows(db, pool,
		"SELECT COALESCE(MAX(r.asked_at), '1970-01-01') AS since FROM consent_request r"
		" JOIN decision d ON d.id = r.decision_id AND d.state = 'fixed'"
		" WHERE r.vacancy_id = ?",
		DB_VALUES(db_int(vacancy_id)), &rows);

	*asked_r = false;
	if (outcome)
		return outcome;
	outcome = consent_newest(
		db, pool, vacancy_id, "selection_gsb", db_text(rows, 0, "since"), &statement);
	*asked_r = !outcome && !text_among("withdrawn,replaced", statement.state);
	return outcome == NOT_FOUND ? OK : outcome;
}

/* words: history.consent_repeated problem.consent_gsb_asked */
enum outcome consent_repeat(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems)
{
	struct consenting consenting = {.db = db, .pool = pool, .vacancy_id = vacancy_id};
	bool asked = false;
	enum outcome outcome = ask_hold(&consenting);

	if (!outcome && !consenting.plan.gsb.chosen)
		outcome = asking_stop(problems, "", "consent_gsb_missing");
	if (!outcome)
		outcome = officer_asked(db, pool, vacancy_id, &asked);
	if (!outcome && asked && !consenting.plan.demanded)
		outcome = asking_stop(problems, "", "consent_gsb_asked");
	if (!outcome)
		outcome = statement_ask(
			db, pool, who, OBJECT_VACANCY, vacancy_id, "selection_gsb", problems);
	if (!outcome)
		outcome = demands_meet(db, pool, consenting.plan.decision.id);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "consent_repeated", NULL);
}

/* words: history.consent_demanded problem.consent_demanded */
enum outcome consent_demand(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *text, struct problems *problems)
{
	struct consenting consenting = {.db = db, .pool = pool, .vacancy_id = vacancy_id};
	bool asked = false;
	enum outcome outcome = ask_hold(&consenting);

	if (!outcome)
		outcome = officer_asked(db, pool, vacancy_id, &asked);
	if (!outcome && asked)
		outcome = asking_stop(problems, "", "consent_gsb_asked");
	if (!outcome && consenting.plan.demanded)
		outcome = asking_stop(problems, "", "consent_demanded");
	if (!outcome && text_blank(text))
		outcome = asking_stop(problems, "text", "required");
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO consent_demand (vacancy_id, decision_id, text, demanded_at,"
			" demanded_by) VALUES (?, ?, ?, ?, ?)",
			DB_VALUES(db_int(vacancy_id), db_int(consenting.plan.decision.id),
				db_str(text), db_str(clock_sql(pool, clock_now())),
				db_int(who->id)),
			NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "consent_demanded", NULL);
}
