/* The status model as delivered. */
#include "process/model.h"
#include "process/model_private.h"

/* Statuses that were added go where no object is in them. */
static enum outcome added_drop(struct db *db, struct pool *pool, enum object_kind kind)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.code FROM process_status s WHERE s.kind = ? AND NOT EXISTS (SELECT 1"
		" FROM process_status_default d WHERE d.kind = s.kind AND d.code = s.code)",
		DB_VALUES(db_int(kind)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const char *code = db_text(rows, i, "code");

		outcome = model_status_used(db, kind, code);
		if (outcome == NOT_FOUND)
			outcome = model_status_drop(db, kind, code);
	}
	return outcome;
}

#define TAKE_DEFAULT(table) \
	db_exec(db, "INSERT INTO " table " SELECT * FROM " table "_default WHERE kind = ?", own, \
		count, NULL)

static enum outcome delivered_take(struct db *db, const struct db_value *own, size_t count)
{
	enum outcome outcome = db_exec(db,
		"INSERT INTO process_status SELECT d.* FROM process_status_default d"
		" WHERE d.kind = ? ON DUPLICATE KEY UPDATE position = d.position,"
		" status_group = d.status_group, counts = d.counts, active = d.active,"
		" named = d.named, name_de = d.name_de, name_en = d.name_en,"
		" applicant_de = d.applicant_de, applicant_en = d.applicant_en,"
		" takes_changes = d.takes_changes, takes_files = d.takes_files,"
		" stage = d.stage, look = d.look, meaning_de = d.meaning_de,"
		" meaning_en = d.meaning_en, next_de = d.next_de, next_en = d.next_en,"
		" todo_de = d.todo_de, todo_en = d.todo_en",
		own, count, NULL);

	if (!outcome)
		outcome = TAKE_DEFAULT("process_step");
	if (!outcome)
		outcome = TAKE_DEFAULT("process_step_role");
	if (!outcome)
		outcome = TAKE_DEFAULT("process_step_guard");
	if (!outcome)
		outcome = TAKE_DEFAULT("process_status_role");
	return outcome ? outcome
		       : db_exec(db,
			       "UPDATE process_status_role r JOIN setting s ON s.name = r.setting"
			       " SET r.counts = (s.value = 'yes') WHERE r.kind = ?",
			       own, count, NULL);
}

enum outcome model_reset(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t version, struct problems *problems)
{
	const struct db_value own[] = {db_int(kind)};
	enum outcome outcome = model_take(db, kind, version, problems);

	if (!outcome)
		outcome = db_exec(db, "DELETE FROM process_step WHERE kind = ?", own, 1, NULL);
	if (!outcome)
		outcome =
			db_exec(db, "DELETE FROM process_status_role WHERE kind = ?", own, 1, NULL);
	if (!outcome)
		outcome = added_drop(db, pool, kind);
	if (!outcome)
		outcome = delivered_take(db, own, 1);
	return outcome ? outcome : model_changed(db, pool, who, kind, "model_reset", "");
}
