/* The files that documents were handed in with: one gets another type, one is no more. */
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "missing/missing_private.h"
#include "task/task.h"

/* Another file of the type, that came since it was asked for and stands for no other document. */
static enum outcome other_find(struct db *db, int64_t application_id, int64_t attachment_id,
	int64_t request_id, int64_t *other_r)
{
	return db_get_int(db,
		"SELECT IFNULL(MAX(t.id), 0) FROM document_asked d JOIN document_request r"
		" ON r.id = d.request_id JOIN attachment t ON t.application_id = d.application_id"
		" AND t.type = d.type AND t.created_at >= r.asked_at"
		" WHERE d.application_id = ? AND d.request_id = ? AND d.attachment_id = ?"
		" AND NOT EXISTS (SELECT 1 FROM document_asked x"
		" WHERE x.application_id = d.application_id AND x.attachment_id = t.id)",
		DB_VALUES(db_int(application_id), db_int(request_id), db_int(attachment_id)),
		other_r);
}

/* words: history.documents_lost */
static enum outcome request_reopen(struct db *db, struct pool *pool, const struct principal *who,
	const struct missing_request *request)
{
	int64_t vacancy_id = 0;
	bool over = strcmp(request->last_day, clock_today(pool)) < 0;
	enum outcome outcome =
		db_get_int(db, "SELECT vacancy_id FROM document_request WHERE id = ?",
			DB_VALUES(db_int(request->id)), &vacancy_id);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE document_request SET state = 'open', ended_at = NULL WHERE id = ?",
			DB_VALUES(db_int(request->id)), NULL);
	if (!outcome)
		outcome = task_expect_end(db, OBJECT_APPLICATION, request->application_id,
			vacancy_id, "documents_handed_in");
	if (!outcome && over)
		outcome = missing_end(db, pool, request->id, "missed");
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, request->application_id,
			       "documents_lost", NULL);
}

enum outcome missing_lost(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id)
{
	struct missing_request request;
	int64_t other = 0, lost = 0;
	enum outcome outcome = missing_last_held(db, pool, application_id, &request);

	if (!outcome)
		outcome = other_find(db, application_id, attachment_id, request.id, &other);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE document_asked SET attachment_id = ?,"
			" handed_at = IF(? IS NULL, NULL, handed_at) WHERE application_id = ?"
			" AND request_id = ? AND attachment_id = ?",
			DB_VALUES(db_id(other), db_id(other), db_int(application_id),
				db_int(request.id), db_int(attachment_id)),
			&lost);
	if (outcome || !lost || other || !text_equal(request.state, "handed_in"))
		return outcome == NOT_FOUND ? OK : outcome;
	return request_reopen(db, pool, who, &request);
}

enum outcome missing_retyped(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id, const char *type)
{
	int64_t new = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM attachment t JOIN document_request r"
		" ON r.application_id = t.application_id AND r.state = 'open'"
		" AND r.asked_at <= t.created_at WHERE t.id = ? AND t.application_id = ?"
		" AND NOT EXISTS (SELECT 1 FROM document_asked d"
		" WHERE d.application_id = t.application_id AND d.attachment_id = t.id)",
		DB_VALUES(db_int(attachment_id), db_int(application_id)), &new);

	return outcome || !new
		? outcome
		: missing_handed_in(db, pool, who, application_id, attachment_id, type);
}
