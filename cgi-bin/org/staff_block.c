/* Blocking a person for a time. */
#include "org/staff_block.h"

#include "access/session.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "org/last_admin.h"
#include "org/super_admin.h"

enum outcome staff_block_get(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct staff_block *block_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT b.reason, CONCAT(s.first_name, ' ', s.surname), b.blocked_at, b.until_at"
		" FROM staff_block b JOIN staff_user s ON s.id = b.blocked_by"
		" WHERE b.staff_user_id = ? AND b.until_at > ?",
		DB_VALUES(db_int(staff_user_id), db_str(clock_sql(pool, clock_now()))), &rows);

	*block_r = (struct staff_block){0};
	if (outcome || rows->count == 0)
		return outcome;
	*block_r = (struct staff_block){
		.reason = db_cell_text(rows, 0, 0),
		.by = db_cell_text(rows, 0, 1),
		.since = clock_from_sql(db_cell_text(rows, 0, 2)),
		.until = clock_from_sql(db_cell_text(rows, 0, 3)),
	};
	return OK;
}

static enum outcome refuse(const char **problem_r, const char *problem)
{
	*problem_r = problem;
	return INVALID;
}

/* The person's row is held until the end of the transaction. */
static enum outcome check(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	const char *until, const char **problem_r)
{
	struct db_rows *rows = NULL;
	int32_t ahead = day_number(until) - day_number(clock_today(pool));
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.staff_user_id IS NOT NULL FROM staff_user s"
		" LEFT JOIN service_account a ON a.staff_user_id = s.id"
		" WHERE s.id = ? AND s.status <> 'deleted' FOR UPDATE",
		DB_VALUES(db_int(id)), &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	if (who->id == id)
		return refuse(problem_r, "user_self");
	if (db_cell_int(rows, 0, 0))
		return refuse(problem_r, "user_service");
	return ahead < 0 || ahead > STAFF_BLOCK_DAYS ? refuse(problem_r, "block_until") : OK;
}

enum outcome staff_block_set(struct db *db, struct pool *pool, const struct principal *who,
	int64_t staff_user_id, const char *reason, const char *until, const char **problem_r)
{
	struct last_admin before;
	int64_t end;
	enum outcome outcome = last_admin_before(db, pool, &before);

	*problem_r = NULL;
	if (outcome || (outcome = check(db, pool, who, staff_user_id, until, problem_r)))
		return outcome;
	end = day_start(day_add(pool, until, 1));
	outcome = db_exec(db,
		"INSERT INTO staff_block (staff_user_id, reason, blocked_at, blocked_by, until_at)"
		" VALUES (?, ?, ?, ?, ?) ON DUPLICATE KEY UPDATE reason = VALUES(reason),"
		" blocked_at = VALUES(blocked_at), blocked_by = VALUES(blocked_by),"
		" until_at = VALUES(until_at)",
		DB_VALUES(db_int(staff_user_id), db_str(reason),
			db_str(clock_sql(pool, clock_now())), db_int(who->id),
			db_str(clock_sql(pool, end))),
		NULL);
	if (!outcome)
		outcome = session_end_staff(db, staff_user_id);
	if (!outcome)
		outcome = super_end_for(db, pool, who, staff_user_id);
	if (!outcome)
		outcome = history_add_audited(
			db, who, OBJECT_STAFF_USER, staff_user_id, "blocked", until);
	if (!outcome)
		outcome = last_admin_after(db, pool, &before);
	return outcome == CONFLICT ? refuse(problem_r, "last_admin") : outcome;
}

enum outcome staff_block_lift(struct db *db, const struct principal *who, int64_t staff_user_id)
{
	int64_t lifted = 0;
	enum outcome outcome = db_exec(db, "DELETE FROM staff_block WHERE staff_user_id = ?",
		DB_VALUES(db_int(staff_user_id)), &lifted);

	if (outcome)
		return outcome;
	return lifted
		? history_add_audited(db, who, OBJECT_STAFF_USER, staff_user_id, "unblocked", NULL)
		: NOT_FOUND;
}
