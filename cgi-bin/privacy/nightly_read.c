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

enum outcome nightly_objects(struct db *db, struct pool *pool, int64_t run_id, int64_t limit,
	int64_t offset, struct db_rows **rows_r, int64_t *total_r)
{
	enum outcome outcome = OK;

	if (total_r)
		outcome = db_get_int(db, "SELECT COUNT(*) FROM nightly_object WHERE run_id = ?",
			DB_VALUES(db_int(run_id)), total_r);
	if (outcome)
		return outcome;
	return db_rows(db, pool, "SELECT rule, code, object, number, clock_start, due,"
		" CAST(outcome AS CHAR) AS outcome, reason FROM nightly_object WHERE run_id = ?"
		" ORDER BY code, object_id LIMIT ? OFFSET ?",
		DB_VALUES(db_int(run_id), db_int(limit), db_int(offset)), rows_r);
}

enum outcome nightly_asked(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool, "SELECT id, dry, asked_by, asked_at FROM nightly_asked"
		" WHERE taken_at IS NULL ORDER BY id", DB_NONE, rows_r);
}
