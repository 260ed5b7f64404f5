/* How council and equality officer stand, for the view of the procedure; and what must not be. */
#include "base/text.h"
#include "consent/consent_private.h"
#include "consent/consent_step.h"

static enum standing_state state_of(const struct statement *statement)
{
	if (text_equal(statement->kind, "selection_gsb")) {
		const char *state = statement_state(statement);

		return statement->against                ? STANDING_STOPS
			: text_equal(state, "open")      ? STANDING_WAITS
			: text_equal(state, "withdrawn") ? STANDING_LATER
							 : STANDING_DONE;
	}
	switch (consent_stand(statement)) {
	case CONSENT_OPEN:
		return STANDING_WAITS;
	case CONSENT_GIVEN:
		return STANDING_DONE;
	case CONSENT_WITHDRAWN:
		return STANDING_LATER;
	default:
		return STANDING_STOPS;
	}
}

/* What was called last, and has not said anything yet. */
static const char *called_until(
	const struct statement *statement, const struct consent_step *steps, size_t count)
{
	const char *last = NULL;

	for (size_t i = 0; i < count; i++)
		if (steps[i].statement_id == statement->id
			&& !text_equal(steps[i].kind, "provisional"))
			last = steps[i].last_on;
	return last;
}

static void question_stand(struct pool *pool, const struct statement *statement,
	const struct consent_step *steps, size_t count, struct standing *standing)
{
	bool open = text_equal(statement_state(statement), "open");

	standing_add(standing,
		(struct standing_item){.code = text_equal(statement->kind, "selection_gsb")
				? "consent_gsb"
				: "consent_pr",
			.state = state_of(statement),
			.whom = statement->against                    ? "RECRUITER"
				: text_empty(statement->subject_name) ? statement->role_code
								      : statement->subject_name,
			.last_day =
				open ? statement->due_on : called_until(statement, steps, count),
			.silence = open ? statement->silence : NULL,
			.law = statement->against && !text_equal(statement->kind, "selection_gsb")
				? "LAW-15"
				: statement->law,
			.about = text_equal(statement->kind, "ad_waived") ? "ad_waived"
				: text_empty(statement->measure)          ? NULL
									  : statement->measure,
			.path = statement_path(pool, statement->id)});
}

/* About who has moved up the council is to be asked anew; its sight begins anew with that. words:
 * standing.consent_anew */
static enum outcome unasked_stand(struct db *db, struct pool *pool,
	const struct consent_facts *facts, struct standing *standing)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.number FROM decision_part p JOIN application a ON a.id = p.application_id"
		" WHERE p.decision_id = ? AND " CONSENT_UNASKED " ORDER BY a.id LIMIT ?",
		DB_VALUES(db_int(facts->decision_id), db_int(STANDING_MAX)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		standing_add(standing,
			(struct standing_item){.code = "consent_anew",
				.state = STANDING_STOPS,
				.whom = "RECRUITER",
				.law = "LAW-10",
				.about = db_text(rows, i, "number"),
				.path = pool_printf(
					pool, "/vakanzen/%s/beteiligung/antrag", facts->number)});
	return outcome;
}

static void unasked_all_stand(
	const struct consent_facts *facts, const char *path, struct standing *standing)
{
	standing_add(standing,
		(struct standing_item){.code = "consent_pr",
			.state = facts->decision_id ? STANDING_WAITS : STANDING_LATER,
			.whom = facts->decision_id ? "RECRUITER" : NULL,
			.law = "LAW-10",
			.path = path});
}

/* Those of the newest request; before there is one, that asking is due. */
static enum outcome questions_stand(struct db *db, struct pool *pool,
	const struct consent_facts *facts, const char *path, struct standing *standing)
{
	struct db_rows *rows = NULL;
	struct statement *questions = NULL;
	struct consent_step *steps = NULL;
	size_t count = 0, step_count = 0;
	enum outcome outcome = db_rows(db, pool,
		"SELECT IFNULL(round_id, 0) AS round_id, left_out FROM consent_request"
		" WHERE decision_id = ? ORDER BY id DESC LIMIT 1",
		DB_VALUES(db_int(facts->decision_id)), &rows);

	if (outcome)
		return outcome;
	if (!rows->count) {
		unasked_all_stand(facts, path, standing);
		return OK;
	}
	if (!text_empty(db_text(rows, 0, "left_out")))
		standing_add(standing,
			(struct standing_item){.code = "consent_pr",
				.state = STANDING_NONE,
				.law = "LAW-12",
				.path = path});
	outcome = statements_of_round(
		db, pool, db_number(rows, 0, "round_id"), true, &questions, &count);
	if (!outcome)
		outcome = consent_steps_read(db, pool, facts->vacancy_id, &steps, &step_count);
	for (size_t i = 0; !outcome && i < count; i++)
		if (!text_equal(questions[i].kind, "selection_gsb") || !questions[i].replaced_by)
			question_stand(pool, &questions[i], steps, step_count, standing);
	return outcome ? outcome : unasked_stand(db, pool, facts, standing);
}

/* words: standing.consent_pr standing.consent_gsb standing.consent_demand */
enum outcome consent_standing(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct standing *standing)
{
	struct consent_facts facts;
	bool waits = false;
	const char *path;
	enum outcome outcome = consent_facts(db, pool, vacancy_id, &facts);

	(void)who, (void)marks;
	if (outcome)
		return outcome;
	path = pool_printf(pool, "/vakanzen/%s/beteiligung", facts.number);
	if (!facts.decision_id) {
		unasked_all_stand(&facts, path, standing);
		return OK;
	}
	outcome = questions_stand(db, pool, &facts, path, standing);
	if (!outcome)
		outcome = consent_demand_waits(db, facts.decision_id, &waits);
	if (!outcome && waits)
		standing_add(standing,
			(struct standing_item){.code = "consent_demand",
				.state = STANDING_STOPS,
				.whom = "RECRUITER",
				.law = "LAW-31",
				.path = path});
	return outcome;
}

/* Is one that stands in hiring stopped? Those handed over before there were decisions are not. */
static enum outcome hired_look(struct db *db, struct pool *pool, const struct db_rows *rows,
	void (*name)(const char *what, const char *number), int64_t *count_r)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		struct process_stops stops = {0};

		outcome = consent_stops(db, pool, db_number(rows, i, "id"), &stops);
		if (!outcome && stops.count) {
			++*count_r;
			name(stops.items[0].reason, db_text(rows, i, "number"));
		}
	}
	return outcome;
}

#define CHECKED_AT_ONCE 200

static enum outcome hired_check(
	struct db *db, void (*name)(const char *what, const char *number), int64_t *count_r)
{
	int64_t after = 0;
	bool more = true;
	enum outcome outcome = OK;

	while (!outcome && more) {
		struct pool *pool = pool_new();
		struct db_rows *rows = NULL;

		outcome = db_rows(db, pool,
			"SELECT a.id, a.number FROM application a WHERE a.status IN"
			" ('einstellungsprozess', 'einstellung') AND a.id > ? AND EXISTS (SELECT 1"
			" FROM decision d WHERE d.vacancy_id = a.vacancy_id) ORDER BY a.id LIMIT ?",
			DB_VALUES(db_int(after), db_int(CHECKED_AT_ONCE)), &rows);
		more = !outcome && rows->count;
		if (more) {
			after = db_number(rows, rows->count - 1, "id");
			outcome = hired_look(db, pool, rows, name, count_r);
		}
		pool_free(&pool);
	}
	return outcome;
}

static enum outcome seeing_check(struct db *db, struct pool *pool,
	void (*name)(const char *what, const char *number), int64_t *count_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT v.number FROM vacancy v WHERE v.pr_ended_at IS NULL AND EXISTS (SELECT 1"
		" FROM statement s WHERE s.vacancy_id = v.id AND s.kind = 'selection_pr')"
		" AND NOT EXISTS (SELECT 1 FROM statement s WHERE s.vacancy_id = v.id"
		" AND s.kind IN ('selection_pr', 'ad_waived') AND s.replaced_by IS NULL"
		" AND (s.state = 'open' OR s.state = 'answered' AND s.answer = 'refused'"
		" AND s.lifted IN ('', 'provisional')))",
		NULL, 0, &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		++*count_r;
		name("pr_sees", db_text(rows, i, "number"));
	}
	return outcome;
}

enum outcome consent_check(struct db *db, void (*name)(const char *what, const char *number),
	int64_t *hired_r, int64_t *seeing_r)
{
	struct pool *pool = pool_new();
	enum outcome outcome;

	*hired_r = *seeing_r = 0;
	outcome = hired_check(db, name, hired_r);
	if (!outcome)
		outcome = seeing_check(db, pool, name, seeing_r);
	pool_free(&pool);
	return outcome;
}
