/* Reading: what can be asked, what was, and how it stands. */
#include "consent/consent.h"

#include "base/clock.h"
#include "base/text.h"
#include "consent/consent_private.h"
#include "pay/grade.h"

const char *const consent_measures[CONSENT_MEASURES + 1] = {
	"hiring", "grading", "civil_servant", "higher_post", "ad_waived", NULL};
const char *const consent_terms[CONSENT_TERMS + 1] = {"normal", "urgent", "long", NULL};

static const struct db_field facts_fields[] = {
	DB_FIELD(struct consent_facts, vacancy_id),
	DB_FIELD(struct consent_facts, decision_id),
	DB_FIELD(struct consent_facts, number),
	DB_FIELD(struct consent_facts, pay_grade),
	DB_FIELD(struct consent_facts, chosen),
	DB_FIELD(struct consent_facts, there),
	DB_FIELD(struct consent_facts, concerned),
	DB_FIELD(struct consent_facts, ads),
};

enum outcome consent_facts(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct consent_facts *facts_r)
{
	/* clang-format off */
	return db_struct(db, pool,
		"SELECT v.id AS vacancy_id, v.number, v.pay_grade, IFNULL((SELECT d.id"
		" FROM decision d WHERE d.vacancy_id = v.id AND d.state = 'fixed'"
		" ORDER BY d.number DESC LIMIT 1), 0) AS decision_id,"
		" IFNULL((SELECT BIT_OR(1 << vr.role_id) FROM vacancy_reach vr"
		" WHERE vr.vacancy_id = v.id AND vr.subject_kind <> 'all'), 0) AS chosen,"
		" IFNULL((SELECT BIT_OR(1 << b.id) FROM org_unit u JOIN base_role b"
		" ON b.code = u.committee WHERE u.authority_id = v.authority_id"
		" AND u.kind = 'committee' AND u.active), 0) AS there, "
		ACCESS_ONE_AMONG("v.id", SQL_ROLE_SBV) " AS concerned, (SELECT COUNT(*)"
		" FROM jobad j WHERE j.vacancy_id = v.id AND j.status IN"
		" ('veroeffentlicht', 'abgelaufen', 'inaktiv')) AS ads"
		" FROM vacancy v WHERE v.id = ?",
		facts_fields, facts_r, DB_VALUES(db_int(vacancy_id)));
	/* clang-format on */
}

enum outcome consent_newest(struct db *db, struct pool *pool, int64_t vacancy_id, const char *kind,
	const char *since, struct statement *statement_r)
{
	int64_t id = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT id FROM statement WHERE object_kind = 2 AND object_id = ? AND kind = ?"
		" AND asked_at >= ? ORDER BY id DESC LIMIT 1",
		DB_VALUES(db_int(vacancy_id), db_str(kind), db_str(since)), &id);

	return outcome ? outcome : statement_get(db, pool, id, statement_r);
}

enum outcome consent_demand_waits(struct db *db, int64_t decision_id, bool *waits_r)
{
	int64_t count = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM consent_demand WHERE decision_id = ? AND met_at IS NULL",
		DB_VALUES(db_int(decision_id)), &count);

	*waits_r = count > 0;
	return outcome;
}

bool consent_question(const struct statement *statement)
{
	return text_among("selection_pr,ad_waived", statement->kind);
}

enum outcome consent_questions(struct db *db, struct pool *pool, int64_t round_id,
	struct statement **questions_r, size_t *count_r)
{
	size_t count = 0;
	enum outcome outcome = statements_of_round(db, pool, round_id, true, questions_r, &count);

	*count_r = 0;
	for (size_t i = 0; !outcome && i < count; i++)
		if (consent_question(&(*questions_r)[i]))
			(*questions_r)[(*count_r)++] = (*questions_r)[i];
	return outcome;
}

/* A measure without which nobody is hired. */
static bool hires(const struct statement *statement)
{
	return text_equal(statement->kind, "ad_waived")
		|| text_among("hiring,civil_servant", statement->measure);
}

enum consent_stand consent_stand(const struct statement *statement)
{
	const char *state = statement_state(statement);

	if (text_equal(state, "open"))
		return CONSENT_OPEN;
	if (text_equal(state, "silent"))
		return CONSENT_GIVEN;
	if (!text_equal(state, "answered"))
		return CONSENT_WITHDRAWN;
	if (statement->against)
		return CONSENT_REFUSED;
	if (text_equal(statement->lifted, "dropped") && hires(statement))
		return CONSENT_GIVEN_IN;
	return text_equal(statement->lifted, "gave_in") ? CONSENT_GIVEN_IN : CONSENT_GIVEN;
}

static struct consent_committee committee(const struct consent_facts *facts, enum base_role role)
{
	return (struct consent_committee){.role_id = role,
		.chosen = facts->chosen >> role & 1,
		.there = facts->there >> role & 1};
}

/* What follows from the post; a higher one is transferred to whom the recruiter says. */
static void measures_propose(const struct consent_facts *facts, struct consent_plan *plan)
{
	bool civil_servant = grade_civil_servant(facts->pay_grade);

	plan->proposed[0] = true;
	plan->proposed[1] = !civil_servant;
	plan->proposed[2] = civil_servant;
	plan->proposed[4] = facts->ads == 0;
}

/* Last days, were it asked now. */
static enum outcome days_count(struct db *db, struct pool *pool, struct consent_plan *plan)
{
	struct holidays holidays;
	const char *today = clock_today(pool);
	enum outcome outcome = statement_holidays(db, pool, today, &holidays);

	if (outcome)
		return outcome;
	for (int i = 0; i < CONSENT_TERMS; i++)
		plan->last_day[i] = deadline_last_day(pool, today,
			(struct deadline){(int[]){2, 1, 3}[i], DEADLINE_WEEKS}, &holidays);
	plan->gsb_day =
		deadline_last_day(pool, today, (struct deadline){1, DEADLINE_WEEKS}, &holidays);
	plan->gsb_urgent_day =
		deadline_last_day(pool, today, (struct deadline){3, DEADLINE_WORKDAYS}, &holidays);
	return OK;
}

static enum outcome setting_read(struct db *db, bool *long_r)
{
	int64_t on = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM setting WHERE name = 'consent_three_weeks' AND value = 'yes'",
		NULL, 0, &on);

	*long_r = on > 0;
	return outcome;
}

/* Those who were asked about before, and what of that is not settled, may not be asked about again
 * but with somebody who was not: who moves up. */
static enum outcome running_read(struct db *db, struct pool *pool, struct consent_plan *plan)
{
	int64_t running = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM decision_part p WHERE p.decision_id = ? AND " CONSENT_UNASKED,
		DB_VALUES(db_int(plan->decision.id)), &plan->unasked);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM statement s JOIN consent_request r"
			" ON r.round_id = s.round_id WHERE r.decision_id = ?"
			" AND s.kind IN ('selection_pr', 'ad_waived') AND s.replaced_by IS NULL"
			" AND (s.state = 'open' AND s.due_at > ? OR s.state = 'answered'"
			" AND s.answer = 'refused' AND s.lifted = '')",
			DB_VALUES(db_int(plan->decision.id), db_str(clock_sql(pool, clock_now()))),
			&running);
	plan->running = running && !plan->unasked;
	return outcome;
}

/* How many of those chosen wait for consent, and the equality officer. */
static enum outcome waiting_count(struct db *db, struct pool *pool, struct consent_plan *plan)
{
	struct db_rows *rows = NULL;
	struct statement gsb;
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.application_id FROM decision_part p WHERE p.decision_id = ?"
		" AND " CONSENT_CONCERNS,
		DB_VALUES(db_int(plan->decision.id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		bool stands = false;

		outcome = consent_stands(db, pool, db_number(rows, i, "application_id"), &stands);
		plan->waiting += !stands;
	}
	if (!outcome)
		outcome = running_read(db, pool, plan);
	if (!outcome)
		outcome = consent_demand_waits(db, plan->decision.id, &plan->demanded);
	if (outcome || !plan->gsb.chosen)
		return outcome;
	outcome = consent_newest(db, pool, plan->decision.vacancy_id, "selection_gsb",
		plan->decision.fixed_at, &gsb);
	plan->gsb_unasked = outcome == NOT_FOUND;
	plan->gsb_objects = !outcome && gsb.against;
	return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome consent_plan(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct consent_plan *plan_r)
{
	struct consent_facts facts;
	enum outcome outcome = consent_facts(db, pool, vacancy_id, &facts);

	*plan_r = (struct consent_plan){0};
	if (outcome)
		return outcome;
	plan_r->number = facts.number;
	plan_r->grade = grade_without_council(facts.pay_grade);
	plan_r->pr = committee(&facts, ROLE_PR);
	plan_r->gsb = committee(&facts, ROLE_GSB);
	plan_r->sbv = committee(&facts, ROLE_SBV);
	plan_r->concerned = facts.concerned;
	measures_propose(&facts, plan_r);
	outcome = days_count(db, pool, plan_r);
	if (!outcome)
		outcome = setting_read(db, &plan_r->long_allowed);
	if (outcome || !facts.decision_id)
		return outcome;
	outcome = decision_get(db, pool, vacancy_id, &plan_r->decision);
	return outcome ? outcome : waiting_count(db, pool, plan_r);
}

static const struct db_field request_fields[] = {
	DB_FIELD(struct consent_request, id),
	DB_FIELD(struct consent_request, decision_id),
	DB_FIELD(struct consent_request, decision_number),
	DB_FIELD(struct consent_request, round_id),
	DB_FIELD(struct consent_request, left_out),
	DB_FIELD(struct consent_request, term),
	DB_FIELD(struct consent_request, asked_at),
	DB_FIELD(struct consent_request, asked_by),
	DB_FIELD(struct consent_request, about),
	DB_FIELD(struct consent_request, hidden),
};

enum outcome consent_requests(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t limit, struct consent_request **requests_r, size_t *count_r)
{
	/* clang-format off */
	enum outcome outcome = db_structs(db, pool,
		"SELECT r.id, r.decision_id, d.number AS decision_number, IFNULL(r.round_id, 0)"
		" AS round_id, r.left_out, r.term, r.asked_at, CONCAT(s.first_name, ' ', s.surname)"
		" AS asked_by, (SELECT GROUP_CONCAT(CONCAT(p.first_name, ' ', p.surname)"
		" ORDER BY p.surname, p.first_name SEPARATOR ', ') FROM consent_person c"
		" JOIN application a ON a.id = c.application_id"
		" JOIN applicant p ON p.id = a.applicant_id WHERE c.request_id = r.id"
		" AND " ACCESS_SEES_APPLICATION("a") ") AS about, (SELECT COUNT(*)"
		" FROM consent_person c JOIN application a ON a.id = c.application_id"
		" WHERE c.request_id = r.id AND NOT " ACCESS_SEES_APPLICATION("a") ") AS hidden"
		" FROM consent_request r JOIN decision d ON d.id = r.decision_id"
		" JOIN staff_user s ON s.id = r.asked_by WHERE r.vacancy_id = ?"
		" ORDER BY r.id DESC LIMIT ?",
		request_fields, requests_r, count_r,
		DB_VALUES(ACCESS_BIND(who, RIGHT_CANDIDATE_READ),
			ACCESS_BIND(who, RIGHT_CANDIDATE_READ), db_int(vacancy_id),
			db_int(limit)));
	/* clang-format on */

	for (size_t i = 0; !outcome && i < *count_r; i++)
		if ((*requests_r)[i].about && !(*requests_r)[i].hidden)
			outcome = consent_text_read(db, pool, (*requests_r)[i].id, "reasons",
				&(*requests_r)[i].reasons);
	return outcome;
}

enum outcome consent_demands(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT m.text, m.demanded_at, m.met_at, CONCAT(s.first_name, ' ', s.surname)"
		" AS name FROM consent_demand m JOIN staff_user s ON s.id = m.demanded_by"
		" WHERE m.vacancy_id = ? ORDER BY m.id DESC LIMIT 20",
		DB_VALUES(db_int(vacancy_id)), rows_r);
}
