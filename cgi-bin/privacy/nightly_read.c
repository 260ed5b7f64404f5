/* Reading the reports of the nightly run. */
#include "privacy/nightly_report.h"

#define RUN_COLUMNS "SELECT r.id, r.dry, r.only_rule, r.clock," \
	" u.user_id AS asked_by, CAST(r.status AS CHAR) AS status," \
	" r.done, r.passed, r.failed, r.started_at, r.ended_at," \
	" TIMESTAMPDIFF(SECOND, r.started_at, r.ended_at) AS seconds"
#define RUN_TABLES " FROM nightly_run r LEFT JOIN staff_user u ON u.id = r.asked_by"

enum outcome nightly_runs(struct db *db, struct pool *pool, int64_t limit, int64_t offset,
	struct db_rows **rows_r, int64_t *total_r)
{
	enum outcome outcome = db_get_int(db, "SELECT COUNT(*) FROM nightly_run", DB_NONE, total_r);

	if (outcome)
		return outcome;
	return db_rows(db, pool, RUN_COLUMNS RUN_TABLES " ORDER BY r.id DESC LIMIT ? OFFSET ?",
		DB_VALUES(db_int(limit), db_int(offset)), rows_r);
}

enum outcome nightly_run_get(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	enum outcome outcome = db_rows(db, pool,
		RUN_COLUMNS ", r.seq, LOWER(HEX(r.hash)) AS hash" RUN_TABLES " WHERE r.id = ?",
		DB_VALUES(db_int(id)), rows_r);

	return !outcome && (*rows_r)->count == 0 ? NOT_FOUND : outcome;
}

enum outcome nightly_results(struct db *db, struct pool *pool, int64_t run_id,
	struct db_rows **rows_r)
{
	return db_rows(db, pool, "SELECT rule, code, done, passed, failed, milliseconds"
		" FROM nightly_result WHERE run_id = ? ORDER BY place, code",
		DB_VALUES(db_int(run_id)), rows_r);
}

/* The vacancy of what the report is about, binding nothing; NULL: gone. */
#define VACANCY_OF \
	"CASE o.object WHEN 'vacancy' THEN o.object_id" \
	" WHEN 'jobad' THEN (SELECT vacancy_id FROM jobad WHERE id = o.object_id)" \
	" WHEN 'application' THEN (SELECT vacancy_id FROM application WHERE id = o.object_id) END"

/* Binds the administrator. */
#define OPEN \
	" FROM nightly_object o WHERE o.run_id = ? AND NOT EXISTS (SELECT 1 FROM vacancy_exclusion ve" \
	" WHERE ve.staff_user_id = ? AND CASE WHEN o.object IN ('vacancy', 'jobad', 'application')" \
	" THEN COALESCE(" VACANCY_OF ", ve.vacancy_id) = ve.vacancy_id" \
	" WHEN o.object = 'account' THEN EXISTS (SELECT 1 FROM account c" \
	" JOIN application a ON a.applicant_id = c.applicant_id" \
	" WHERE c.id = o.object_id AND a.vacancy_id = ve.vacancy_id) ELSE FALSE END)"

enum outcome nightly_objects(struct db *db, struct pool *pool, const struct principal *who,
	int64_t run_id, int64_t limit, int64_t offset, struct db_rows **rows_r, int64_t *total_r)
{
	enum outcome outcome = OK;

	if (total_r)
		outcome = db_get_int(db, "SELECT COUNT(*)" OPEN,
			DB_VALUES(db_int(run_id), db_int(who->id)), total_r);
	if (outcome)
		return outcome;
	return db_rows(db, pool, "SELECT rule, code, object, number, clock_start, due,"
		" CAST(outcome AS CHAR) AS outcome, reason" OPEN
		" ORDER BY code, object_id LIMIT ? OFFSET ?",
		DB_VALUES(db_int(run_id), db_int(who->id), db_int(limit), db_int(offset)), rows_r);
}

enum outcome nightly_asked(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool, "SELECT id, dry, asked_by, asked_at FROM nightly_asked"
		" WHERE taken_at IS NULL ORDER BY id", DB_NONE, rows_r);
}
