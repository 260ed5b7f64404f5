/* Blocking a person for a time. */
#include "org/staff_block.h"

#include "access/session.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "org/last_admin.h"
#include "org/super_admin.h"

static const struct db_field staff_block_fields[] = {
	DB_FIELD(struct staff_block, reason),
	DB_FIELD_AS(struct staff_block, by, "blocked_by"),
	DB_INSTANT_AS(struct staff_block, since, "blocked_at"),
	DB_INSTANT_AS(struct staff_block, until, "until_at"),
};

enum outcome staff_block_get(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct staff_block *block_r)
{
	*block_r = (struct staff_block){0};
	enum outcome outcome = db_struct(db, pool,
		"SELECT b.reason, CONCAT(s.first_name, ' ', s.surname) AS blocked_by,"
		" b.blocked_at, b.until_at"
		" FROM staff_block b JOIN staff_user s ON s.id = b.blocked_by"
		" WHERE b.staff_user_id = ? AND b.until_at > ?",
		staff_block_fields, block_r,
		DB_VALUES(db_int(staff_user_id), db_str(clock_sql(pool, clock_now()))));

	return outcome == NOT_FOUND ? OK : outcome;
}

static enum outcome block_refuse(const char **problem_r, const char *problem)
{
	*problem_r = problem;
	return INVALID;
}

/* The person's row is held until the end of the transaction. */
static enum outcome block_check(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *until, const char **problem_r)
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
		return block_refuse(problem_r, "user_self");
	if (db_cell_int(rows, 0, 0))
		return block_refuse(problem_r, "user_service");
	return ahead < 0 || ahead > STAFF_BLOCK_DAYS ? block_refuse(problem_r, "block_until") : OK;
}

enum outcome staff_block_set(struct db *db, struct pool *pool, const struct principal *who,
	int64_t staff_user_id, const char *reason, const char *until, const char **problem_r)
{
	struct last_admin before;
	int64_t end;
	enum outcome outcome = last_admin_before(db, pool, &before);

	*problem_r = NULL;
	if (!outcome)
		outcome = block_check(db, pool, who, staff_user_id, until, problem_r);
	if (outcome)
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
	return outcome == CONFLICT ? block_refuse(problem_r, "last_admin") : outcome;
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
