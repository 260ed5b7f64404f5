/* Giving an ad to the personnel office, and what its answer does. */
#include "publishing/jobad_office.h"

#include "base/text.h"

#define STATUS "bei_personalamt"
#define KIND "ad_office"

/* The step holds vacancy and ad, as answering does. */
static enum outcome office_ask_no_longer(
	struct db *db, struct pool *pool, const struct principal *who, int64_t jobad_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM statement WHERE object_kind = ? AND object_id = ? AND kind = ?"
		" AND state = 'open' ORDER BY id",
		DB_VALUES(db_int(OBJECT_JOBAD), db_int(jobad_id), db_str(KIND)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++)
		outcome = statement_withdraw(db, pool, who, db_number(rows, i, "id"));
	return outcome;
}

enum outcome jobad_office_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	return text_equal(change->from, STATUS) ? office_ask_no_longer(db, pool, who, change->id)
						: OK;
}

enum outcome jobad_office_answered(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *answer)
{
	struct process_move move = {.kind = OBJECT_JOBAD,
		.id = statement->object_id,
		.to = text_equal(answer, "released") ? "freigegeben" : "anpassung_erbeten",
		.effect = true};
	int64_t there = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT status = '" STATUS "' FROM jobad WHERE id = ?",
			DB_VALUES(db_int(statement->object_id)), &there);

	/* also asked about ads that are elsewhere in the procedure */
	return outcome || !there ? outcome
				 : process_move(db, pool, who, &move, &(struct problems){0});
}

/* words: problem.office_nobody */
enum outcome office_there_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	int64_t there = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM jobad j JOIN vacancy_reach vr"
		" ON vr.vacancy_id = j.vacancy_id AND vr.subject_kind = 'person'"
		" AND vr.role_id IN (" SQL_ROLE_P31 ", " SQL_ROLE_P34 ")"
		" JOIN staff_user p ON p.id = vr.subject_id AND p.status = 'active'"
		" WHERE j.id = ? AND" ACCESS_NOT_EXCLUDED("j.vacancy_id", "p.id") ")",
		DB_VALUES(db_int(question->id)), &there);

	(void)pool;
	(void)who;
	if (!outcome && !there)
		process_stop_add(stops, "office_there", "office_nobody", NULL);
	return outcome;
}

/* words: problem.not_released */
enum outcome office_released_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	int64_t released = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM statement WHERE object_kind = ? AND object_id = ?"
		" AND kind = '" KIND "' AND replaced_by IS NULL AND answer = 'released')"
		" OR (SELECT apply_to IS NOT NULL FROM jobad WHERE id = ?)",
		DB_VALUES(db_int(OBJECT_JOBAD), db_int(question->id), db_int(question->id)),
		&released);

	(void)pool;
	(void)who;
	if (!outcome && !released)
		process_stop_add(stops, "released", "not_released", NULL);
	return outcome;
}
