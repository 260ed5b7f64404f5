/* Putting appointments into the archive, and bringing them back (OBJ-11). */
#include "access/hold.h"
#include "base/clock.h"
#include "history/history.h"
#include "interview/interview_private.h"
#include "interview/plan.h"

/* Holds the vacancy, then the appointment. */
static enum outcome archive_hold(
	struct db *db, struct pool *pool, int64_t id, struct appointment *appointment_r)
{
	enum outcome outcome = appointment_get(db, pool, id, appointment_r);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, appointment_r->vacancy_id);
	return outcome ? outcome : appointment_hold(db, pool, id, appointment_r);
}

/* Does somebody still come, or still choose a time? */
static enum outcome ahead_check(
	struct db *db, struct pool *pool, int64_t id, struct problems *problems)
{
	int64_t ahead = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM appointment_invitation i"
		" LEFT JOIN appointment_slot s ON s.id = i.slot_id"
		" WHERE i.appointment_id = ? AND i.live IS NOT NULL"
		" AND (s.id IS NULL OR s.ends_at > ?)",
		DB_VALUES(db_int(id), db_str(clock_sql(pool, clock_now()))), &ahead);

	if (outcome || !ahead)
		return outcome;
	problem_add(problems, "", "appointment_ahead");
	return INVALID;
}

/* words: problem.appointment_ahead history.appointment_archived */
enum outcome appointment_archive(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems)
{
	struct appointment appointment;
	enum outcome outcome = archive_hold(db, pool, id, &appointment);

	if (outcome)
		return outcome;
	if (appointment.archived)
		return CONFLICT;
	outcome = ahead_check(db, pool, id, problems);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE appointment SET archived_at = ?, version = version + 1"
			" WHERE id = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(id)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, appointment.vacancy_id,
			       "appointment_archived", NULL);
}

/* words: history.appointment_restored */
enum outcome appointment_restore(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems)
{
	struct appointment appointment;
	int64_t there = 0;
	enum outcome outcome = archive_hold(db, pool, id, &appointment);

	if (outcome)
		return outcome;
	if (!appointment.archived)
		return CONFLICT;
	outcome = appointments_count(db, appointment.vacancy_id, &there);
	if (!outcome && there >= APPOINTMENTS_MAX) {
		problem_add(problems, "", "appointment_enough");
		return INVALID;
	}
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE appointment SET archived_at = NULL, version = version + 1"
			" WHERE id = ?",
			DB_VALUES(db_int(id)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, appointment.vacancy_id,
			       "appointment_restored", NULL);
}
