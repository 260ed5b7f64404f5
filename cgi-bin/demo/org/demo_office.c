/* Ads of the demo that are ready to be published. */
#include "demo/org/demo_office.h"

#include "base/clock.h"
#include "base/problems.h"
#include "history/history.h"
#include "publishing/agency.h"

#define OFFICE "IF(p.personnel_office = 'P31', " SQL_ROLE_P31 ", " SQL_ROLE_P34 ")"

/* Of a round with one question, which somebody of the office, where there is one, has answered. */
static enum outcome release_write(struct db *db, struct pool *pool, const struct principal *owner,
	int64_t vacancy_id, int64_t jobad_id)
{
	const char *now = clock_sql(pool, clock_now());
	int64_t round, statement;
	enum outcome outcome = db_exec(db,
		"INSERT INTO statement_round (object_kind, object_id, object_version, vacancy_id,"
		" asked_at, asked_by) VALUES (3, ?, 1, ?, ?, ?)",
		DB_VALUES(db_int(jobad_id), db_int(vacancy_id), db_str(now), db_int(owner->id)),
		NULL);

	round = db_inserted_id(db);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO statement (round_id, kind, object_kind, object_id, vacancy_id,"
			" subject_kind, subject_id, role_id, asked_at, due_on, due_at, state,"
			" answer, ended_at, deadline, unit, counted_at)"
			" SELECT ?, 'ad_office', 3, ?, v.id, 'role', 0, " OFFICE ", ?, ?, ?,"
			" 'answered', 'released', ?, 5, 'workdays', ? FROM vacancy v"
			" JOIN project p ON p.id = v.project_id WHERE v.id = ?",
			DB_VALUES(db_int(round), db_int(jobad_id), db_str(now),
				db_str(clock_today(pool)), db_str(now), db_str(now), db_str(now),
				db_int(vacancy_id)),
			NULL);
	statement = db_inserted_id(db);
	return outcome
		? outcome
		: db_exec(db,
			"INSERT INTO statement_answer (statement_id, staff_user_id, answer, late,"
			" counts, at) SELECT ?, m.staff_user_id, 'released', FALSE, TRUE, ?"
			" FROM vacancy v JOIN project_member m ON m.project_id = v.project_id"
			" AND m.role_id IN (" SQL_ROLE_P31 ", " SQL_ROLE_P34 ")"
			" WHERE v.id = ? ORDER BY m.staff_user_id LIMIT 1",
			DB_VALUES(db_int(statement), db_str(now), db_int(vacancy_id)), NULL);
}

enum outcome demo_office_release(struct db *db, struct pool *pool, const struct principal *owner,
	int64_t vacancy_id, int64_t jobad_id)
{
	struct agency_input report = {.kind = "reported",
		.reported_on = clock_today(pool),
		.way = "online",
		.note = "Im Portal der Agentur gemeldet, Auftrag bestätigt."};
	enum outcome outcome =
		agency_report_add(db, pool, owner, vacancy_id, &report, &(struct problems){0});

	if (!outcome)
		outcome = release_write(db, pool, owner, vacancy_id, jobad_id);
	return outcome
		? outcome
		: history_add(db, owner, OBJECT_JOBAD, jobad_id, "statement_asked", "ad_office");
}
