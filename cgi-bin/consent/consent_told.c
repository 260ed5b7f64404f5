/* What follows when a question to council or equality officer changes: sight, and who is told. */
#include "access/pr_end.h"
#include "base/clock.h"
#include "base/text.h"
#include "consent/consent_private.h"
#include "mail/letter.h"
#include "task/told.h"

/* The request of the statement's round, if the information recipients wait for it. */
static enum outcome request_wait(struct db *db, struct pool *pool,
	const struct statement *statement, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.id FROM consent_request r WHERE r.round_id = ? AND r.left_out = ''"
		" AND r.told_at IS NULL FOR UPDATE",
		DB_VALUES(db_int(statement->round_id)), rows_r);
}

/* Has the council consented to all of it, and was it said so? What is over and not noted is told of
 * when it is. */
static enum outcome all_given(struct db *db, struct pool *pool, int64_t round_id, bool *given_r)
{
	struct statement *questions = NULL;
	size_t count = 0;
	enum outcome outcome = consent_questions(db, pool, round_id, &questions, &count);

	*given_r = !outcome && count;
	for (size_t i = 0; !outcome && i < count; i++)
		if (consent_stand(&questions[i]) != CONSENT_GIVEN
			|| text_equal(questions[i].state, "open")
			|| text_among("provisional,dropped", questions[i].lifted))
			*given_r = false;
	return outcome;
}

static enum outcome persons_tell(
	struct db *db, struct pool *pool, const struct statement *statement, int64_t request_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CONCAT(p.first_name, ' ', p.surname) AS name FROM consent_person c"
		" JOIN application a ON a.id = c.application_id"
		" JOIN applicant p ON p.id = a.applicant_id WHERE c.request_id = ?"
		" ORDER BY p.surname, p.first_name, a.id",
		DB_VALUES(db_int(request_id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const struct letter_value values[] = {
			{"number", statement->vacancy_number},
			{"title", statement->vacancy_title},
			{"name", db_text(rows, i, "name")},
		};

		outcome = vacancy_tell_of(db, pool, statement->vacancy_id, ROLE_BIT(ROLE_IE),
			"staff_pr_consented", values, sizeof(values) / sizeof(values[0]));
	}
	return outcome;
}

static enum outcome consent_tell(
	struct db *db, struct pool *pool, const struct statement *statement)
{
	struct db_rows *rows = NULL;
	bool given = false;
	enum outcome outcome = request_wait(db, pool, statement, &rows);

	if (!outcome && rows->count)
		outcome = all_given(db, pool, statement->round_id, &given);
	if (outcome || !given)
		return outcome;
	outcome = db_exec(db, "UPDATE consent_request SET told_at = ? WHERE id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(db_number(rows, 0, "id"))),
		NULL);
	return outcome ? outcome : persons_tell(db, pool, statement, db_number(rows, 0, "id"));
}

/* Of a refusal and an objection the department is told with the owner, who has her mail. */
static enum outcome against_tell(struct db *db, struct pool *pool, const struct statement *before)
{
	struct statement now;
	enum outcome outcome = statement_get(db, pool, before->id, &now);

	if (outcome || !now.against || !text_equal(before->state, "open"))
		return outcome;
	return vacancy_tell(db, pool, now.vacancy_id, ROLE_BIT(ROLE_DEPARTMENT),
		text_equal(now.kind, "selection_gsb") ? "staff_gsb_objected" : "staff_pr_refused",
		now.vacancy_number);
}

enum outcome consent_changed(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement)
{
	bool council = text_among("selection_pr,ad_waived", statement->kind);
	enum outcome outcome = OK;

	(void)who;
	if (council)
		outcome = pr_end_settle(db, pool, statement->vacancy_id);
	if (!outcome && council)
		outcome = consent_tell(db, pool, statement);
	return outcome ? outcome : against_tell(db, pool, statement);
}
