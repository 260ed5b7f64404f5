/* What requirements, and classes of the ranking, said before they were changed, once the profile
 * was fixed. */
#include "base/clock.h"
#include "selection/requirement.h"

enum outcome requirement_former_keep(struct db *db, struct pool *pool, const struct principal *who,
	struct profile profile, const char *done, const struct requirement_input *said,
	const char *reason)
{
	if (profile.kind != OBJECT_VACANCY)
		return OK;
	return db_exec(db,
		"INSERT INTO requirement_former (vacancy_id, done, text, kind, weight, scale,"
		" proof, reason, changed_at, changed_by) SELECT v.id, ?, ?, ?, ?, ?, ?, ?, ?, ?"
		" FROM vacancy v WHERE v.id = ? AND v.requirements_fixed_at IS NOT NULL",
		DB_VALUES(db_str(done), db_str(said->text), db_str(said->kind),
			db_int(said->weight), db_str(said->scale), db_str(said->proof),
			db_str(reason), db_str(clock_sql(pool, clock_now())), db_int(who->id),
			db_int(profile.id)),
		NULL);
}

enum outcome requirements_former(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT f.*, IF(s.status = 'deleted', NULL, CONCAT(s.first_name, ' ', s.surname))"
		" AS name FROM (SELECT r.id, NULL AS letter, NULL AS meaning, r.done, r.text,"
		" r.kind, r.weight, r.scale, r.proof, r.reason, r.changed_at, r.changed_by"
		" FROM requirement_former r WHERE r.vacancy_id = ?"
		" UNION ALL SELECT c.id, c.letter, c.meaning, c.done, c.name, NULL, 0, NULL, NULL,"
		" c.reason, c.changed_at, c.changed_by FROM ranking_former c"
		" WHERE c.vacancy_id = ?) f JOIN staff_user s ON s.id = f.changed_by"
		" ORDER BY f.changed_at DESC, f.id DESC LIMIT ?",
		DB_VALUES(db_int(vacancy_id), db_int(vacancy_id), db_int(REQUIREMENTS_FORMER + 1)),
		rows_r);
}
