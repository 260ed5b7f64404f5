/* What rejecting waits for. */
#include "notified/rejection.h"

#include "access/access.h"
#include "base/clock.h"
#include "base/text.h"
#include "task/statement.h"
#include "task/told.h"

#define REJECTED "abgesagt"
#define KIND "rejection_sbv"

/* One who is to be rejected. */
struct rejected {
	const char *number, *status, *vacancy_status;
	int64_t vacancy_id;
	bool takes_part; /* the SBV does */
	bool rejected; /* already, before processing was restricted */
};

static const struct db_field rejected_fields[] = {
	DB_FIELD(struct rejected, number),
	DB_FIELD(struct rejected, status),
	DB_FIELD(struct rejected, vacancy_status),
	DB_FIELD(struct rejected, vacancy_id),
	DB_FIELD(struct rejected, takes_part),
	DB_FIELD(struct rejected, rejected),
};

static enum outcome rejected_get(
	struct db *db, struct pool *pool, int64_t id, struct rejected *rejected_r)
{
	return db_struct(db, pool,
		"SELECT a.number, a.status, v.status AS vacancy_status, a.vacancy_id,"
		" " ACCESS_TAKES_PART("a") " AS takes_part,"
					   " a.status = 'eingeschraenkt' AND IFNULL((SELECT t.step"
					   " FROM application_timeline t"
					   " WHERE t.application_id = a.id"
					   " ORDER BY t.seq DESC LIMIT 1), '')"
					   " LIKE 'abgesagt>%' AS rejected FROM application a"
					   " JOIN vacancy v ON v.id = a.vacancy_id"
					   " WHERE a.id = ?",
		rejected_fields, rejected_r, DB_VALUES(db_int(id)));
}

/* The newest question of this rejection; what was withdrawn was not asked. */
static enum outcome hearing_get(struct db *db, struct pool *pool,
	const struct process_question *question, struct statement *statement_r)
{
	int64_t id = 0;
	enum outcome outcome = question->moving
		? db_get_int(db,
			"SELECT id FROM statement WHERE object_kind = ? AND object_id = ?"
			" AND kind = ? AND state NOT IN ('withdrawn', 'replaced')"
			" ORDER BY id DESC LIMIT 1 FOR UPDATE",
			DB_VALUES(db_int(OBJECT_APPLICATION), db_int(question->id), db_str(KIND)),
			&id)
		: db_get_int(db,
			"SELECT id FROM statement WHERE object_kind = ? AND object_id = ?"
			" AND kind = ? AND state NOT IN ('withdrawn', 'replaced')"
			" ORDER BY id DESC LIMIT 1",
			DB_VALUES(db_int(OBJECT_APPLICATION), db_int(question->id), db_str(KIND)),
			&id);

	return outcome ? outcome : statement_get(db, pool, id, statement_r);
}

/* words: problem.rejection_unheard problem.rejection_open */
enum outcome rejection_sbv_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct rejected rejected;
	struct statement statement;
	enum outcome outcome = rejected_get(db, pool, question->id, &rejected);

	(void)who;
	if (outcome || !rejected.takes_part || rejected.rejected)
		return outcome;
	outcome = hearing_get(db, pool, question, &statement);
	if (outcome == NOT_FOUND) {
		process_stop_add(stops, KIND, "rejection_unheard",
			pool_printf(pool, "/bewerbungen/%s/stellungnahme", rejected.number));
		return OK;
	}
	if (!outcome && text_equal(statement_state(&statement), "open"))
		process_stop_add(stops, KIND, "rejection_open", statement_path(pool, statement.id));
	return outcome;
}

/* words: problem.rejection_hired_first */
enum outcome hired_first_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT v.number FROM application a"
		" JOIN application_status s ON s.code = a.status AND s.counts AND s.active"
		" JOIN vacancy v ON v.id = a.vacancy_id"
		" JOIN process_status vs ON vs.kind = 2 AND vs.code = v.status AND vs.active"
		" JOIN decision d ON d.vacancy_id = v.id AND d.state = 'fixed'"
		" JOIN decision_part w ON w.decision_id = d.id AND w.application_id = a.id"
		" AND w.choice <> 'chosen' WHERE a.id = ? AND ("
		"EXISTS (SELECT 1 FROM decision_part c JOIN application ca"
		" ON ca.id = c.application_id JOIN application_status cs"
		" ON cs.code = ca.status AND cs.counts AND cs.active"
		" WHERE c.decision_id = d.id AND c.choice = 'chosen')"
		" OR NOT EXISTS (SELECT 1 FROM decision_part c JOIN application ca"
		" ON ca.id = c.application_id JOIN application_status cs"
		" ON cs.code = ca.status AND cs.status_group = 'eingestellt'"
		" WHERE c.decision_id = d.id AND c.choice = 'chosen'))",
		DB_VALUES(db_int(question->id)), &rows);

	(void)who;
	if (!outcome && rows->count)
		process_stop_add(stops, "hired_first", "rejection_hired_first",
			pool_printf(pool, "/vakanzen/%s/mitteilung", db_text(rows, 0, "number")));
	return outcome;
}

/* What waits with the step that was just made. */
static enum outcome wait_get(struct db *db, struct pool *pool, int64_t id, struct mail_wait *wait_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id, until_at FROM application_step WHERE application_id = ?"
		" AND state = 'made' AND until_at > UTC_TIMESTAMP() ORDER BY id DESC"
		" LIMIT 1",
		DB_VALUES(db_int(id)), &rows);

	*wait_r = (struct mail_wait){0};
	if (!outcome && rows->count)
		*wait_r = (struct mail_wait){
			db_number(rows, 0, "id"), clock_from_sql(db_text(rows, 0, "until_at"))};
	return outcome;
}

enum outcome rejection_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	struct rejected rejected;
	struct mail_wait wait;
	enum outcome outcome;

	(void)who;
	if (change->kind != OBJECT_APPLICATION || change->back || !text_equal(change->to, REJECTED)
		|| text_equal(change->from, "eingeschraenkt"))
		return OK;
	outcome = rejected_get(db, pool, change->id, &rejected);
	if (outcome || !rejected.takes_part)
		return outcome;
	outcome = wait_get(db, pool, change->id, &wait);
	return outcome ? outcome
		       : vacancy_tell_wait(db, pool, rejected.vacancy_id, ROLE_BIT(ROLE_SBV),
			       "staff_rejected_severe", rejected.number, &wait);
}
