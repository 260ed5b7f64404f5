/* Of which steps the information recipients are told. */
#include "recruiting/told_step.h"

#include "access/hold.h"
#include "base/clock.h"
#include "history/history.h"
#include "task/task.h"
#include "task/told.h"

enum outcome told_steps(
	struct db *db, struct pool *pool, int64_t vacancy_id, bool chosen_r[PHASE_COUNT])
{
	struct db_rows *rows = NULL;
	enum outcome outcome =
		db_rows(db, pool, "SELECT phase FROM vacancy_told_step WHERE vacancy_id = ?",
			DB_VALUES(db_int(vacancy_id)), &rows);

	for (int i = 0; i < PHASE_COUNT; i++)
		chosen_r[i] = false;
	for (size_t i = 0; !outcome && i < rows->count; i++)
		chosen_r[phase_of(db_text(rows, i, "phase"))] = true;
	return outcome;
}

static enum outcome step_keep(struct db *db, int64_t vacancy_id, enum phase phase, bool chosen)
{
	const struct db_value vacancy = db_int(vacancy_id), code = db_str(phase_code(phase));

	if (chosen)
		return db_exec(db,
			"INSERT IGNORE INTO vacancy_told_step (vacancy_id, phase) VALUES (?, ?)",
			DB_VALUES(vacancy, code), NULL);
	return db_exec(db,
		"DELETE FROM vacancy_told_step WHERE vacancy_id = ? AND phase = ?"
		" AND told_at IS NULL",
		DB_VALUES(vacancy, code), NULL);
}

/* words: history.told_steps */
enum outcome told_steps_choose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const bool chosen[PHASE_COUNT])
{
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	(void)pool;
	for (enum phase phase = PHASE_NONE + 1; !outcome && phase < PHASE_COUNT; phase++)
		outcome = step_keep(db, vacancy_id, phase, chosen[phase]);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "told_steps", NULL);
}

enum outcome told_step_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	struct db_rows *rows = NULL;
	int64_t vacancy_id = 0, told = 0;
	enum outcome outcome;

	/* what an applicant does leads no procedure on */
	if (who->kind == PRINCIPAL_VISITOR || change->back)
		return OK;
	outcome = task_vacancy_of(db, change->kind, change->id, &vacancy_id);
	if (outcome == NOT_FOUND)
		return OK;
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE vacancy_told_step t JOIN vacancy_phase f"
			" ON f.vacancy_id = t.vacancy_id AND f.phase = t.phase"
			" AND (f.ended_at IS NULL OR f.phase = 'closed') SET t.told_at = ?"
			" WHERE t.vacancy_id = ? AND t.told_at IS NULL",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(vacancy_id)), &told);
	if (outcome || !told)
		return outcome;
	outcome = db_rows(db, pool, "SELECT number FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &rows);
	return outcome ? outcome
		       : vacancy_tell(db, pool, vacancy_id, ROLE_BIT(ROLE_IE),
			       "staff_step_for_information", db_text(rows, 0, "number"));
}
