/* What stops hiring until council, equality officer and SBV are settled. */
#include "base/clock.h"
#include "base/text.h"
#include "consent/consent_private.h"
#include "pay/grade.h"

/* An applicant's newest request in the decision that stands. */
struct request_row {
	int64_t id, round_id;
	const char *left_out, *asked_at;
};

static const struct db_field request_fields[] = {
	DB_FIELD(struct request_row, id),
	DB_FIELD(struct request_row, round_id),
	DB_FIELD(struct request_row, left_out),
	DB_FIELD(struct request_row, asked_at),
};

static enum outcome request_read(struct db *db, struct pool *pool, int64_t application_id,
	int64_t decision_id, struct request_row *request_r)
{
	*request_r = (struct request_row){0};
	return db_struct(db, pool,
		"SELECT r.id, IFNULL(r.round_id, 0) AS round_id, r.left_out, r.asked_at"
		" FROM consent_person p JOIN consent_request r ON r.id = p.request_id"
		" WHERE p.application_id = ? AND r.decision_id = ? ORDER BY r.id DESC LIMIT 1",
		request_fields, request_r, DB_VALUES(db_int(application_id), db_int(decision_id)));
}

/* A stop being looked for. */
struct looking {
	struct db *db;
	struct pool *pool;
	struct consent_facts facts;
	struct request_row request; /* id 0: none */
	struct process_stops *stops;
};

static void looking_stop(const struct looking *looking, const char *reason, const char *page)
{
	process_stop_add(looking->stops, "consent", reason,
		pool_printf(looking->pool, "/vakanzen/%s/%s", looking->facts.number, page));
}

/* The worst of what was asked of the council says the word. */
static const char *council_word(const struct statement *questions, size_t count)
{
	const char *word = count ? NULL : "consent_missing";

	for (size_t i = 0; i < count; i++)
		switch (consent_stand(&questions[i])) {
		case CONSENT_REFUSED:
			return "consent_refused";
		case CONSENT_GIVEN_IN:
			return "consent_given_in";
		case CONSENT_OPEN:
			word = "consent_open";
			break;
		case CONSENT_WITHDRAWN:
			word = word ? word : "consent_missing";
			break;
		default:
			break;
		}
	return word;
}

static enum outcome council_word_of(
	struct db *db, struct pool *pool, const struct request_row *request, const char **word_r)
{
	struct statement *questions = NULL;
	size_t count = 0;
	enum outcome outcome = consent_questions(db, pool, request->round_id, &questions, &count);

	*word_r = outcome ? NULL : council_word(questions, count);
	return outcome;
}

/* words: problem.consent_missing problem.consent_open problem.consent_refused
 * problem.consent_given_in problem.consent_pr_missing */
static enum outcome council_look(const struct looking *looking)
{
	const struct consent_facts *facts = &looking->facts;
	const char *word = NULL;
	bool chosen = facts->chosen & ROLE_BIT(ROLE_PR), there = facts->there & ROLE_BIT(ROLE_PR);
	enum outcome outcome = OK;

	if (!looking->request.id) {
		looking_stop(looking, "consent_missing", "beteiligung");
		return OK;
	}
	if (grade_without_council(facts->pay_grade))
		return OK;
	if (!chosen && there)
		looking_stop(looking, "consent_pr_missing", "beteiligte");
	if (!chosen && !looking->request.round_id)
		return OK;
	if (!chosen && text_equal(looking->request.left_out, "none"))
		return OK;
	outcome = council_word_of(looking->db, looking->pool, &looking->request, &word);
	if (!outcome && word)
		looking_stop(looking, word, "beteiligung");
	return outcome;
}

/* words: problem.consent_gsb_missing problem.consent_gsb_unasked problem.consent_gsb_open
 * problem.consent_gsb_objection problem.consent_gsb_demand */
static enum outcome officer_look(const struct looking *looking)
{
	const struct consent_facts *facts = &looking->facts;
	struct statement statement;
	bool waits = false;
	enum outcome outcome = consent_demand_waits(looking->db, facts->decision_id, &waits);

	if (outcome)
		return outcome;
	if (waits)
		looking_stop(looking, "consent_gsb_demand", "beteiligung");
	if (!(facts->chosen & ROLE_BIT(ROLE_GSB))) {
		if (facts->there & ROLE_BIT(ROLE_GSB))
			looking_stop(looking, "consent_gsb_missing", "beteiligte");
		return OK;
	}
	if (!looking->request.id)
		return OK;
	outcome = consent_newest(looking->db, looking->pool, facts->vacancy_id, "selection_gsb",
		looking->request.asked_at, &statement);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (outcome || text_among("withdrawn,replaced", statement_state(&statement)))
		looking_stop(looking, "consent_gsb_unasked", "beteiligung");
	else if (text_equal(statement_state(&statement), "open"))
		looking_stop(looking, "consent_gsb_open", "beteiligung");
	else if (statement.against)
		looking_stop(looking, "consent_gsb_objection", "beteiligung");
	return OK;
}

/* words: problem.consent_sbv_missing problem.consent_sbv_unheard */
static enum outcome hearing_look(const struct looking *looking)
{
	const struct consent_facts *facts = &looking->facts;
	struct statement statement;
	enum outcome outcome;

	if (!facts->concerned)
		return OK;
	if (!(facts->chosen & ROLE_BIT(ROLE_SBV))) {
		if (facts->there & ROLE_BIT(ROLE_SBV))
			looking_stop(looking, "consent_sbv_missing", "beteiligte");
		return OK;
	}
	outcome = consent_newest(looking->db, looking->pool, facts->vacancy_id, "selection_sbv",
		"1970-01-01", &statement);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (outcome || !text_among("answered,silent", statement_state(&statement)))
		looking_stop(looking, "consent_sbv_unheard", "auswahl");
	return OK;
}

enum outcome consent_stops(
	struct db *db, struct pool *pool, int64_t application_id, struct process_stops *stops)
{
	struct looking looking = {.db = db, .pool = pool, .stops = stops};
	int64_t vacancy_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
		DB_VALUES(db_int(application_id)), &vacancy_id);

	if (!outcome)
		outcome = consent_facts(db, pool, vacancy_id, &looking.facts);
	if (!outcome)
		outcome = request_read(
			db, pool, application_id, looking.facts.decision_id, &looking.request);
	if (outcome == NOT_FOUND)
		outcome = looking.facts.vacancy_id ? OK : NOT_FOUND;
	if (!outcome)
		outcome = council_look(&looking);
	if (!outcome)
		outcome = officer_look(&looking);
	return outcome ? outcome : hearing_look(&looking);
}

enum outcome consent_stands(
	struct db *db, struct pool *pool, int64_t application_id, bool *stands_r)
{
	struct request_row request;
	const char *word = NULL;
	int64_t decision_id = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT d.id FROM application a JOIN decision d ON d.vacancy_id = a.vacancy_id"
		" AND d.state = 'fixed' WHERE a.id = ? ORDER BY d.number DESC LIMIT 1",
		DB_VALUES(db_int(application_id)), &decision_id);

	if (!outcome)
		outcome = request_read(db, pool, application_id, decision_id, &request);
	*stands_r = !outcome && !text_empty(request.left_out);
	if (outcome == NOT_FOUND)
		return OK;
	if (!outcome && !*stands_r) {
		outcome = council_word_of(db, pool, &request, &word);
		*stands_r = !word;
	}
	return outcome;
}

/* Whoever asks while the step is being made waits, or the step is made again. */
static enum outcome requests_hold(struct db *db, struct pool *pool, int64_t application_id)
{
	struct db_rows *rows = NULL;
	const struct db_value id = db_int(application_id);
	enum outcome outcome = db_rows(db, pool,
		"SELECT r.id FROM consent_person p JOIN consent_request r ON r.id = p.request_id"
		" WHERE p.application_id = ? FOR UPDATE",
		DB_VALUES(id), &rows);

	return outcome ? outcome
		       : db_rows(db, pool,
			       "SELECT id FROM statement WHERE object_kind = 2 AND object_id ="
			       " (SELECT vacancy_id FROM application WHERE id = ?) FOR UPDATE",
			       DB_VALUES(id), &rows);
}

enum outcome consent_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	enum outcome outcome = question->moving ? requests_hold(db, pool, question->id) : OK;

	(void)who;
	return outcome ? outcome : consent_stops(db, pool, question->id, stops);
}
