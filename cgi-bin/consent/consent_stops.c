/* What stops hiring until council, equality officer and SBV are settled. */
#include "base/clock.h"
#include "base/text.h"
#include "consent/consent_private.h"
#include "decision/lock.h"
#include "pay/grade.h"

/* A stop being looked for. */
struct looking {
	struct db *db;
	struct pool *pool;
	const struct lock_facts *facts;
	struct statement *statements; /* that were asked together for her, of council and officer */
	size_t count;
	struct process_stops *stops;
};

static void looking_stop(const struct looking *looking, const char *reason, const char *page)
{
	process_stop_add(looking->stops, "consent", reason,
		pool_printf(
			looking->pool, "/vakanzen/%s/%s", looking->facts->vacancy_number, page));
}

/* The worst of what was asked of the council says the word. */
static const char *council_word(const struct statement *statements, size_t count)
{
	const char *word = NULL;
	size_t asked = 0;

	for (size_t i = 0; i < count; i++) {
		if (!consent_question(&statements[i]))
			continue;
		asked++;
		switch (consent_stand(&statements[i])) {
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
	}
	return asked ? word : "consent_missing";
}

/* words: problem.consent_missing problem.consent_open problem.consent_refused
 * problem.consent_given_in problem.consent_pr_missing */
static void council_look(const struct looking *looking)
{
	const struct lock_facts *facts = looking->facts;
	const char *word;
	bool chosen = facts->on_vacancy & ROLE_BIT(ROLE_PR),
	     there = facts->there & ROLE_BIT(ROLE_PR);

	if (!facts->request_id) {
		looking_stop(looking, "consent_missing", "beteiligung");
		return;
	}
	if (grade_without_council(facts->pay_grade))
		return;
	if (!chosen && there)
		looking_stop(looking, "consent_pr_missing", "beteiligte");
	if (!chosen && (!facts->round_id || text_equal(facts->left_out, "none")))
		return;
	word = council_word(looking->statements, looking->count);
	if (word)
		looking_stop(looking, word, "beteiligung");
}

/* Her question, which may have been asked alone, later. NOT_FOUND: none was. */
static enum outcome officer_get(const struct looking *looking, struct statement *statement_r)
{
	if (!looking->facts->officer_id)
		return NOT_FOUND;
	for (size_t i = 0; i < looking->count; i++)
		if (looking->statements[i].id == looking->facts->officer_id) {
			*statement_r = looking->statements[i];
			return OK;
		}
	return statement_get(looking->db, looking->pool, looking->facts->officer_id, statement_r);
}

/* words: problem.consent_gsb_missing problem.consent_gsb_unasked problem.consent_gsb_open
 * problem.consent_gsb_objection problem.consent_gsb_demand */
static enum outcome officer_look(const struct looking *looking)
{
	const struct lock_facts *facts = looking->facts;
	struct statement statement;
	enum outcome outcome;

	if (facts->demanded)
		looking_stop(looking, "consent_gsb_demand", "beteiligung");
	if (!(facts->on_vacancy & ROLE_BIT(ROLE_GSB))) {
		if (facts->there & ROLE_BIT(ROLE_GSB))
			looking_stop(looking, "consent_gsb_missing", "beteiligte");
		return OK;
	}
	if (!facts->request_id)
		return OK;
	outcome = officer_get(looking, &statement);
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

/* What the SBV said about a decision that was revoked does not count for this one. words:
 * problem.consent_sbv_missing problem.consent_sbv_unheard */
static void hearing_look(const struct looking *looking)
{
	const struct lock_facts *facts = looking->facts;

	if (!facts->concerned)
		return;
	if (!(facts->on_vacancy & ROLE_BIT(ROLE_SBV))) {
		if (facts->there & ROLE_BIT(ROLE_SBV))
			looking_stop(looking, "consent_sbv_missing", "beteiligte");
		return;
	}
	if (facts->unheard)
		looking_stop(looking, "consent_sbv_unheard", "auswahl");
}

static enum outcome question_stops(struct db *db, struct pool *pool,
	const struct process_question *question, struct process_stops *stops)
{
	struct looking looking = {.db = db, .pool = pool, .stops = stops};
	enum outcome outcome = lock_facts(db, pool, question, &looking.facts);

	if (!outcome && looking.facts->round_id)
		outcome = statements_of_round(db, pool, looking.facts->round_id, true,
			&looking.statements, &looking.count);
	if (outcome)
		return outcome;
	council_look(&looking);
	outcome = officer_look(&looking);
	if (!outcome)
		hearing_look(&looking);
	return outcome;
}

enum outcome consent_stops(
	struct db *db, struct pool *pool, int64_t application_id, struct process_stops *stops)
{
	return question_stops(db, pool,
		&(struct process_question){.kind = OBJECT_APPLICATION, .id = application_id},
		stops);
}

enum outcome consent_stands(
	struct db *db, struct pool *pool, int64_t application_id, bool *stands_r)
{
	const struct process_question question = {.kind = OBJECT_APPLICATION, .id = application_id};
	const struct lock_facts *facts = NULL;
	struct statement *statements = NULL;
	size_t count = 0;
	enum outcome outcome = lock_facts(db, pool, &question, &facts);

	*stands_r = !outcome && facts->request_id && !text_empty(facts->left_out);
	if (outcome || *stands_r || !facts->round_id)
		return outcome;
	outcome = statements_of_round(db, pool, facts->round_id, true, &statements, &count);
	*stands_r = !outcome && !council_word(statements, count);
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
	return outcome ? outcome : question_stops(db, pool, question, stops);
}
