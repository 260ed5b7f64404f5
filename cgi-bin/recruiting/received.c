/* Telling the committees of an application that has arrived. */
#include "recruiting/received.h"

#include "access/access.h"
#include "access/hold.h"
#include "base/clock.h"
#include "task/statement.h"
#include "task/told.h"

struct received {
	int64_t id;
	int64_t vacancy_id;
	const char *number;
	bool severe;
};

static enum outcome role_tell(
	struct db *db, struct pool *pool, const struct received *received, int64_t role)
{
	int64_t news = 0;
	enum outcome outcome = db_exec(db,
		"INSERT INTO received_told (application_id, role_id, severe, told_at)"
		" VALUES (?, ?, ?, ?) ON DUPLICATE KEY UPDATE"
		" told_at = IF(VALUES(severe) > severe, VALUES(told_at), told_at),"
		" severe = GREATEST(severe, VALUES(severe))",
		DB_VALUES(db_int(received->id), db_int(role), db_bool(received->severe),
			db_str(clock_sql(pool, clock_now()))),
		&news);

	if (outcome || news == 0)
		return outcome;
	return vacancy_tell(db, pool, received->vacancy_id, ROLE_BIT(role),
		received->severe ? "staff_application_severe" : "staff_application_received",
		received->number);
}

static enum outcome refused_find(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT s.id, a.vacancy_id FROM statement s"
		" JOIN application a ON a.id = s.object_id"
		" WHERE s.object_kind = ? AND s.object_id = ? AND s.role_id = ?"
		" AND s.state = 'open' AND NOT (" ACCESS_TAKES_PART("a") ") ORDER BY s.id",
		DB_VALUES(db_int(OBJECT_APPLICATION), db_int(application_id), db_int(ROLE_SBV)),
		rows_r);
}

enum outcome received_refused(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = refused_find(db, pool, application_id, &rows);

	if (outcome || rows->count == 0)
		return outcome;
	outcome = object_hold(db, OBJECT_VACANCY, db_number(rows, 0, "vacancy_id"));
	if (!outcome)
		outcome = object_hold(db, OBJECT_APPLICATION, application_id);
	if (!outcome)
		outcome = refused_find(db, pool, application_id, &rows);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		outcome = statement_withdraw(db, pool, who, db_number(rows, i, "id"));
		if (outcome == CONFLICT) /* silence has spoken */
			outcome = OK;
	}
	return outcome;
}

enum outcome received_tell(struct db *db, struct pool *pool, int64_t application_id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT a.vacancy_id, a.number, a.severely_disabled,"
		" a.severely_disabled AND NOT a.sbv_refused AS sbv FROM application a"
		" JOIN application_status s ON s.code = a.status AND s.active"
		" WHERE a.id = ? AND a.received_at IS NOT NULL AND (a.severely_disabled"
		" OR NOT EXISTS (SELECT 1 FROM mobile_proposal p WHERE p.application_id = a.id))"
		" LOCK IN SHARE MODE",
		DB_VALUES(db_int(application_id)), &rows);

	if (outcome || rows->count == 0)
		return outcome;
	const struct received received = {
		.id = application_id,
		.vacancy_id = db_number(rows, 0, "vacancy_id"),
		.number = db_text(rows, 0, "number"),
		.severe = db_number(rows, 0, "severely_disabled") != 0,
	};

	outcome = role_tell(db, pool, &received, ROLE_PR);
	if (!outcome && db_number(rows, 0, "sbv") != 0)
		outcome = role_tell(db, pool, &received, ROLE_SBV);
	return outcome;
}
