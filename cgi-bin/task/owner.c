/* Who answers for a vacancy. */
#include "task/owner.h"

#include "history/history.h"
#include "mail/letter.h"

enum outcome vacancy_owners(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.email, s.lang FROM vacancy v"
		" JOIN staff_user s ON s.id = v.owner_id AND s.status = 'active'"
		" WHERE v.id = ? AND" ACCESS_NOT_EXCLUDED("v.id", "s.id"),
		DB_VALUES(db_int(vacancy_id)), rows_r);

	if (outcome || (*rows_r)->count > 0)
		return outcome;
	return db_rows(db, pool,
		"SELECT DISTINCT s.email, s.lang FROM vacancy_reach vr"
		" JOIN staff_subject ss ON ss.subject_kind = vr.subject_kind"
		" AND ss.subject_id = vr.subject_id"
		" JOIN staff_user s ON s.id = ss.staff_user_id AND s.status = 'active'"
		" WHERE vr.vacancy_id = ? AND vr.role_id = ?" ACCESS_NOT_BIASED " ORDER BY s.email",
		DB_VALUES(db_int(vacancy_id), db_int(ROLE_RECRUITER)), rows_r);
}

static enum outcome task_give(struct db *db, int64_t vacancy_id)
{
	return db_exec(db,
		"INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind,"
		" object_kind, object_id, vacancy_id) SELECT 'person', v.owner_id, ?,"
		" v.authority_id, '" TASK_OWNER "', ?, v.id, v.id FROM vacancy v WHERE v.id = ?",
		DB_VALUES(db_int(ROLE_RECRUITER), db_int(OBJECT_VACANCY), db_int(vacancy_id)),
		NULL);
}

static enum outcome task_take(struct db *db, int64_t vacancy_id, int64_t *taken_r)
{
	return db_exec(db, "DELETE FROM task WHERE vacancy_id = ? AND kind = '" TASK_OWNER "'",
		DB_VALUES(db_int(vacancy_id)), taken_r);
}

enum outcome vacancy_owner_tell(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = task_take(db, vacancy_id, NULL);

	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT v.number, s.email, s.lang FROM vacancy v"
			" JOIN staff_user s ON s.id = v.owner_id AND s.status = 'active'"
			" WHERE v.id = ? AND s.id <> ?",
			DB_VALUES(db_int(vacancy_id), db_int(who->id)), &rows);
	if (outcome || !rows->count)
		return outcome;
	outcome = task_give(db, vacancy_id);
	if (outcome)
		return outcome;
	const struct letter_value values[] = {{"number", db_text(rows, 0, "number")}};
	outcome = letter_queue(db, pool, 0, "staff_vacancy_owner", db_text(rows, 0, "lang"),
		db_text(rows, 0, "email"), values, 1);
	return outcome == INVALID ? OK : outcome; /* cannot be written to; logged */
}

enum outcome vacancy_owner_new(
	struct db *db, const struct principal *who, int64_t vacancy_id, bool *new_r)
{
	int64_t found = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM task t WHERE t.vacancy_id = ?"
		" AND t.subject_kind = 'person' AND t.subject_id = ? AND t.kind = '" TASK_OWNER
		"')",
		DB_VALUES(db_int(vacancy_id), db_int(who->id)), &found);

	*new_r = found != 0;
	return outcome;
}

/* words: history.owner_taken */
enum outcome vacancy_owner_taken(struct db *db, const struct principal *who, int64_t vacancy_id)
{
	int64_t taken = 0;
	bool new = false;
	enum outcome outcome = vacancy_owner_new(db, who, vacancy_id, &new);

	if (!outcome && new)
		outcome = task_take(db, vacancy_id, &taken);
	return outcome || !taken
		? outcome
		: history_add(db, who, OBJECT_VACANCY, vacancy_id, "owner_taken", NULL);
}
