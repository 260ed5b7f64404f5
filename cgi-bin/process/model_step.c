/* Changing the status model: its steps. */
#include "base/text.h"
#include "process/model.h"
#include "process/model_private.h"

static enum outcome step_roles_save(struct db *db, enum object_kind kind, const char *from,
	const char *to, const struct model_values *roles)
{
	int64_t role = 0;
	enum outcome outcome = db_exec(db,
		"DELETE FROM process_step_role WHERE kind = ? AND from_status = ?"
		" AND to_status = ? AND role_id <> " SQL_ROLE_NOBODY,
		DB_VALUES(db_int(kind), db_str(from), db_str(to)), NULL);

	for (size_t i = 0; !outcome && i < roles->count; i++)
		outcome = text_to_int(roles->items[i], ROLE_ADMIN, ROLE_CREATOR, &role)
			? db_exec(db,
				"INSERT IGNORE INTO process_step_role (kind, from_status,"
				" to_status, role_id) VALUES (?, ?, ?, ?)",
				DB_VALUES(db_int(kind), db_str(from), db_str(to), db_int(role)),
				NULL)
			: INVALID;
	return outcome;
}

static enum outcome step_guards_save(struct db *db, enum object_kind kind, const char *from,
	const char *to, const struct model_values *guards)
{
	enum outcome outcome = db_exec(db,
		"DELETE FROM process_step_guard WHERE kind = ? AND from_status = ?"
		" AND to_status = ?",
		DB_VALUES(db_int(kind), db_str(from), db_str(to)), NULL);

	for (size_t i = 0; !outcome && i < guards->count; i++)
		outcome = db_exec(db,
			"INSERT IGNORE INTO process_step_guard (kind, from_status, to_status,"
			" guard) SELECT ?, ?, ?, code FROM process_guard WHERE code = ?",
			DB_VALUES(db_int(kind), db_str(from), db_str(to), db_str(guards->items[i])),
			NULL);
	return outcome;
}

/* A fixed guard that was delivered with the step stays on it. */
static enum outcome step_fixed(
	struct db *db, enum object_kind kind, const char *from, const char *to)
{
	return db_exec(db,
		"INSERT IGNORE INTO process_step_guard (kind, from_status, to_status, guard)"
		" SELECT d.kind, d.from_status, d.to_status, d.guard"
		" FROM process_step_guard_default d"
		" JOIN process_guard g ON g.code = d.guard AND g.fixed"
		" WHERE d.kind = ? AND d.from_status = ? AND d.to_status = ?",
		DB_VALUES(db_int(kind), db_str(from), db_str(to)), NULL);
}

enum outcome model_step_save(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *from, const char *to,
	const struct model_step_input *input, struct problems *problems)
{
	int64_t right = 0, statuses = 0;
	enum outcome outcome = model_take(db, kind, input->version, problems);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM process_status WHERE kind = ? AND code IN (?, ?)",
			DB_VALUES(db_int(kind), db_str(from), db_str(to)), &statuses);
	if (outcome)
		return outcome;
	if (input->right && !text_to_int(input->right, 1, RIGHT_COUNT - 1, &right))
		statuses = 0;
	if (statuses != 2) {
		problem_add(problems, "to", "choice");
		return INVALID;
	}
	if (!input->roles.count && !right) {
		problem_add(problems, "right", "model_nobody");
		return INVALID;
	}
	outcome = db_exec(db,
		"INSERT INTO process_step (kind, from_status, to_status, right_id, reason_needed,"
		" mail, direction, label_de, label_en) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)"
		" ON DUPLICATE KEY UPDATE direction = VALUES(direction),"
		" label_de = VALUES(label_de), label_en = VALUES(label_en),"
		" right_id = VALUES(right_id), reason_needed = VALUES(reason_needed),"
		" mail = VALUES(mail)",
		DB_VALUES(db_int(kind), db_str(from), db_str(to), db_id(right),
			db_bool(input->reason_needed), db_str(input->mail),
			db_str(input->direction ? input->direction : "side"),
			db_str(input->label_de ? input->label_de : ""),
			db_str(input->label_en ? input->label_en : "")),
		NULL);
	if (!outcome)
		outcome = step_roles_save(db, kind, from, to, &input->roles);
	if (!outcome)
		outcome = step_guards_save(db, kind, from, to, &input->guards);
	if (!outcome)
		outcome = step_fixed(db, kind, from, to);
	return outcome ? outcome
		       : model_changed(db, pool, who, kind, "model_step",
			       pool_printf(pool, "%s>%s", from, to));
}

enum outcome model_step_remove(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *from, const char *to, int64_t version,
	struct problems *problems)
{
	int64_t removed = 0;
	enum outcome outcome = model_take(db, kind, version, problems);

	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM process_step WHERE kind = ? AND from_status = ?"
			" AND to_status = ?",
			DB_VALUES(db_int(kind), db_str(from), db_str(to)), &removed);
	if (outcome || !removed)
		return outcome ? outcome : NOT_FOUND;
	return model_changed(
		db, pool, who, kind, "model_step_removed", pool_printf(pool, "%s>%s", from, to));
}
