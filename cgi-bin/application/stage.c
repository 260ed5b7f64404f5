/* Where an application stands for its owner. */
#include "application/stage.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

enum outcome stage_hold_draft(struct db *db, struct pool *pool, int64_t application_id)
{
	struct db_rows *rows;
	enum outcome outcome =
		db_rows(db, pool, "SELECT status FROM application WHERE id = ? FOR UPDATE",
			DB_VALUES(db_int(application_id)), &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	return text_equal(db_cell_text(rows, 0, 0), "gespeichert") ? OK : CONFLICT;
}

enum outcome stage_may(struct db *db, int64_t application_id, enum stage_change kind, bool *may_r)
{
	int64_t may = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT IF(?, s.takes_files, s.takes_changes) FROM application_told a"
		" JOIN application_status s ON s.code = a.status WHERE a.application_id = ?",
		DB_VALUES(db_bool(kind == STAGE_HAND_IN), db_int(application_id)), &may);
	*may_r = may != 0;
	return outcome;
}

enum outcome stage_hold(struct db *db, int64_t application_id, enum stage_change kind)
{
	bool may;
	enum outcome outcome = object_hold(db, OBJECT_APPLICATION, application_id);
	if (!outcome)
		outcome = stage_may(db, application_id, kind, &may);
	return outcome ? outcome : may ? OK : CONFLICT;
}

enum outcome application_touch(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *action, const char *detail)
{
	enum outcome outcome = db_exec(db,
		"UPDATE application SET version = version + 1, changed_at = ?, changed_by = ?"
		" WHERE id = ?",
		DB_VALUES(db_str(clock_sql(pool, clock_now())),
			db_id(who->kind == PRINCIPAL_STAFF ? who->id : 0), db_int(application_id)),
		NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_APPLICATION, application_id, action, detail);
}

enum outcome stage_find(struct db *db, int64_t application_id, enum stage *stage_r)
{
	int64_t stage = STAGE_DELETED;
	enum outcome outcome = db_get_int(db,
		"SELECT CASE WHEN o.status = 'gespeichert' THEN ? WHEN o.status ="
		" 'geloescht' THEN ?"
		" WHEN a.received_at IS NULL THEN ? WHEN s.active THEN ? ELSE ? END"
		" FROM application a JOIN application_told o ON o.application_id = a.id"
		" JOIN application_status s ON s.code = o.status WHERE a.id = ?",
		DB_VALUES(db_int(STAGE_DRAFT), db_int(STAGE_DELETED), db_int(STAGE_UNCONFIRMED),
			db_int(STAGE_RECEIVED), db_int(STAGE_OVER), db_int(application_id)),
		&stage);
	*stage_r = (enum stage)stage;
	return outcome;
}
