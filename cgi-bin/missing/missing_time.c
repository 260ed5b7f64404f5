/* Documents that were asked for, when their days come. */
#include <string.h>

#include "access/hold.h"
#include "application/stage.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "missing/missing_private.h"

enum outcome missing_remind_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.id, a.number FROM document_request r JOIN application a"
		" ON a.id = r.application_id WHERE r.state = 'open' AND NOT r.reminded"
		" AND r.remind_on <= ? AND r.id > ? AND r.id <= ? ORDER BY r.id LIMIT ?",
		DB_VALUES(db_str(clock_day(pool, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

enum outcome missing_over_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.id, a.number FROM document_request r JOIN application a"
		" ON a.id = r.application_id WHERE r.state = 'open' AND r.last_day < ?"
		" AND r.id > ? AND r.id <= ? ORDER BY r.id LIMIT ?",
		DB_VALUES(db_str(clock_day(pool, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

/* Holds vacancy and application; *takes_r: it still takes documents. CONFLICT: no longer open. */
static enum outcome request_due_hold(struct db *db, struct pool *pool, int64_t id,
	struct missing_request *request_r, bool *takes_r)
{
	int64_t vacancy_id = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT vacancy_id FROM document_request WHERE id = ?",
			DB_VALUES(db_int(id)), &vacancy_id);

	if (!outcome)
		outcome = missing_get(db, pool, id, request_r);
	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_APPLICATION, request_r->application_id);
	if (!outcome && !text_equal(request_r->state, "open"))
		return CONFLICT;
	return outcome ? outcome : stage_may(db, request_r->application_id, STAGE_HAND_IN, takes_r);
}

/* words: history.documents_reminded */
enum outcome missing_remind(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct missing_request request;
	int64_t due = 0;
	bool takes = false;
	enum outcome outcome = request_due_hold(db, pool, id, &request, &takes);

	if (!outcome && !takes)
		return missing_end(db, pool, id, "taken_back");
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE document_request SET reminded = TRUE WHERE id = ? AND NOT reminded"
			" AND remind_on <= ?",
			DB_VALUES(db_int(id), db_str(clock_today(pool))), &due);
	if (outcome || !due)
		return outcome ? outcome : CONFLICT;
	outcome = missing_mail(db, pool, who, &request, "documents_reminder");
	if (outcome)
		return outcome == GONE ? OK : outcome;
	return history_add(
		db, who, OBJECT_APPLICATION, request.application_id, "documents_reminded", NULL);
}

/* words: history.documents_missed */
enum outcome missing_over(struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct missing_request request;
	bool takes = false;
	enum outcome outcome = request_due_hold(db, pool, id, &request, &takes);

	if (!outcome && strcmp(request.last_day, clock_today(pool)) >= 0)
		return CONFLICT;
	if (!outcome)
		outcome = missing_end(db, pool, id, takes ? "missed" : "taken_back");
	return outcome || !takes ? outcome
				 : history_add(db, who, OBJECT_APPLICATION, request.application_id,
					 "documents_missed", NULL);
}
