/* The decision as it is read, and what it stops. */
#include "decision/decision.h"

#include "base/text.h"
#include "decision/decision_private.h"
#include "decision/lock.h"
#include "task/statement.h"

static const struct db_field decision_fields[] = {
	DB_FIELD(struct decision, id),
	DB_FIELD(struct decision, vacancy_id),
	DB_FIELD(struct decision, number),
	DB_FIELD(struct decision, version),
	DB_FIELD(struct decision, posts),
	DB_FIELD(struct decision, round_id),
	DB_FIELD(struct decision, state),
	DB_FIELD(struct decision, introduction),
	DB_FIELD(struct decision, asked_at),
	DB_FIELD(struct decision, fixed_at),
	DB_FIELD(struct decision, revoked_at),
	DB_FIELD(struct decision, fixed_by),
	DB_FIELD(struct decision, revoked_reason),
	DB_FIELD(struct decision, profile),
};

#define DECISIONS(condition) \
	"SELECT d.id, d.vacancy_id, d.number, d.version, d.posts, IFNULL(d.round_id, 0)" \
	" AS round_id, d.state, d.introduction, d.asked_at, d.fixed_at, d.revoked_at," \
	" IF(s.status = 'deleted', NULL, CONCAT(s.first_name, ' ', s.surname)) AS fixed_by," \
	" d.revoked_reason, d.profile FROM decision d LEFT JOIN staff_user s" \
	" ON s.id = d.fixed_by WHERE d.vacancy_id = ? AND " condition \
	" ORDER BY d.number DESC LIMIT ?"

enum outcome decision_get(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct decision *decision_r)
{
	return db_struct(db, pool, DECISIONS("d.state <> 'revoked'"), decision_fields, decision_r,
		DB_VALUES(db_int(vacancy_id), db_int(1)));
}

enum outcome decision_get_number(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t number, struct decision *decision_r)
{
	return db_struct(db, pool, DECISIONS("d.number = ?"), decision_fields, decision_r,
		DB_VALUES(db_int(vacancy_id), db_int(number), db_int(1)));
}

enum outcome decisions_former(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct decision **decisions_r, size_t *count_r)
{
	return db_structs(db, pool, DECISIONS("d.state = 'revoked'"), decision_fields, decisions_r,
		count_r, DB_VALUES(db_int(vacancy_id), db_int(DECISIONS_FORMER)));
}

static const struct db_field part_fields[] = {
	DB_FIELD(struct decision_part, application_id),
	DB_FIELD(struct decision_part, number),
	DB_FIELD(struct decision_part, name),
	DB_FIELD(struct decision_part, status),
	DB_FIELD(struct decision_part, choice),
	DB_FIELD(struct decision_part, position),
	DB_FIELD(struct decision_part, takes_part),
};

enum outcome decision_parts(struct db *db, struct pool *pool, const struct principal *who,
	const struct decision *decision, struct decision_part **parts_r, size_t *count_r)
{
	/* clang-format off */
	return db_structs(db, pool,
		"SELECT a.id AS application_id, a.number, CONCAT(p.surname, ', ', p.first_name)"
		" AS name, a.status, d.choice, IFNULL(d.position, 0) AS position,"
		" " ACCESS_TAKES_PART("a") " AS takes_part FROM decision_part d"
		" JOIN application a ON a.id = d.application_id"
		" JOIN applicant p ON p.id = a.applicant_id WHERE d.decision_id = ?"
		" AND " ACCESS_SEES_APPLICATION("a")
		" ORDER BY d.choice, d.position IS NULL, d.position, p.surname, p.first_name, a.id",
		part_fields, parts_r, count_r,
		DB_VALUES(db_int(decision->id), ACCESS_BIND(who, RIGHT_CANDIDATE_READ)));
	/* clang-format on */
}

/* Who makes the step relies on what was decided. */
static enum outcome guard_hold(
	struct db *db, struct pool *pool, const struct process_question *question)
{
	struct db_rows *rows = NULL;

	if (!question->moving)
		return OK;
	return db_rows(db, pool,
		"SELECT d.id FROM application a JOIN decision d ON d.vacancy_id = a.vacancy_id"
		" WHERE a.id = ? FOR UPDATE",
		DB_VALUES(db_int(question->id)), &rows);
}

/* words: problem.decision_not_chosen problem.decision_suspended */
enum outcome decision_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	const struct lock_facts *facts = NULL;
	const char *word = NULL;
	enum outcome outcome = guard_hold(db, pool, question);

	(void)who;
	if (!outcome)
		outcome = lock_facts(db, pool, question, &facts);
	if (outcome)
		return outcome;
	if (!facts->chosen)
		word = "decision_not_chosen";
	else if (facts->unheard)
		word = "decision_suspended";
	if (word)
		process_stop_add(stops, "decision", word,
			pool_printf(pool, "/vakanzen/%s/auswahl", facts->vacancy_number));
	return OK;
}

/* What was asked about it; and whether it is suspended (LAW-23). */
static enum outcome stand_asked(struct db *db, struct pool *pool, const struct decision *decision,
	bool marks, struct standing_item *item, struct statement **statements_r, size_t *count_r)
{
	bool unheard = false;
	enum outcome outcome =
		decision_statements(db, pool, decision, marks, statements_r, count_r);

	if (!outcome && marks)
		outcome = decision_unheard(db, decision, &unheard);
	if (unheard && text_equal(decision->state, "fixed")) {
		item->state = STANDING_STOPS;
		item->law = "LAW-23";
	}
	return outcome;
}

/* words: standing.decision standing.selection_department standing.selection_p31
 * standing.selection_sbv */
enum outcome decision_standing(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct standing *standing)
{
	struct standing_item item = {.code = "decision", .law = "LAW-40", .whom = "RECRUITER"};
	struct statement *statements = NULL;
	struct decision decision;
	struct db_rows *rows = NULL;
	size_t count = 0;
	enum outcome outcome = db_rows(db, pool, "SELECT number FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &rows);

	if (outcome)
		return outcome;
	(void)who;
	item.path = pool_printf(pool, "/vakanzen/%s/auswahl", db_text(rows, 0, "number"));
	outcome = decision_get(db, pool, vacancy_id, &decision);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	item.state = outcome                          ? STANDING_LATER
		: text_equal(decision.state, "fixed") ? STANDING_DONE
						      : STANDING_WAITS;
	outcome =
		outcome ? OK : stand_asked(db, pool, &decision, marks, &item, &statements, &count);
	if (outcome)
		return outcome;
	for (size_t i = count; i-- > 0;) { /* the oldest first, as they follow each other */
		statement_standing_add(pool, &statements[i], standing);
		if (item.state == STANDING_WAITS
			&& text_equal(statement_state(&statements[i]), "open"))
			item.whom = NULL; /* theirs is the turn */
	}
	standing_add(standing, item);
	return OK;
}
