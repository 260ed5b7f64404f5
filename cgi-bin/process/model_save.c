/* Changing the status model: statuses, who sees what in them, guards. */
#include <stdio.h>
#include <string.h>

#include "access/tables.h"
#include "base/text.h"
#include "history/history.h"
#include "process/model.h"
#include "process/model_private.h"

enum outcome model_take(
	struct db *db, enum object_kind kind, int64_t version, struct problems *problems)
{
	int64_t now = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT version FROM process_model WHERE kind = ? FOR UPDATE",
			DB_VALUES(db_int(kind)), &now);

	if (outcome || !version || version == now)
		return outcome;
	if (problems)
		problem_add(problems, "", "model_changed");
	return CONFLICT;
}

enum outcome model_changed(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *action, const char *detail)
{
	enum outcome outcome =
		db_exec(db, "UPDATE process_model SET version = version + 1 WHERE kind = ?",
			DB_VALUES(db_int(kind)), NULL);

	if (!outcome)
		outcome = access_tables_changed(db);
	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_SETTING, SETTING_MODEL, action,
			       pool_printf(pool, "%s: %s", object_kind_name(kind), detail));
}

static bool values_have(const struct model_values *values, const char *wanted)
{
	for (size_t i = 0; i < values->count; i++)
		if (text_equal(values->items[i], wanted))
			return true;
	return false;
}

static const char *const conditions[] = {
	"", "asked", "severe", "severe_among", "handed_over", "seat"};

#define CONDITIONS (sizeof(conditions) / sizeof(conditions[0]))
#define ENDS 3

/* The bits of the column `ends` that the form says for a role. */
static int64_t ends_of(struct pool *pool, const struct model_status_input *input, int role)
{
	int64_t ends = 0;

	for (int bit = 0; bit < ENDS; bit++)
		if (values_have(&input->cells, pool_printf(pool, "end-%d-%d", role, bit)))
			ends |= INT64_C(1) << bit;
	return ends;
}

/* A row that counts by a setting keeps it. */
static enum outcome sight_save(struct db *db, struct pool *pool, enum object_kind kind,
	const char *code, const struct model_status_input *input, int role, size_t condition)
{
	const char *name = conditions[condition];
	bool sees = values_have(&input->cells, pool_printf(pool, "see-%d-%s", role, name));
	bool acts = values_have(&input->cells, pool_printf(pool, "act-%d", role));

	if (!sees)
		return db_exec(db,
			"DELETE FROM process_status_role WHERE kind = ? AND status = ?"
			" AND role_id = ? AND on_condition = ?",
			DB_VALUES(db_int(kind), db_str(code), db_int(role), db_str(name)), NULL);
	return db_exec(db,
		"INSERT INTO process_status_role (kind, status, role_id, on_condition, may_see,"
		" may_act, ends) VALUES (?, ?, ?, ?, TRUE, ?, ?)"
		" ON DUPLICATE KEY UPDATE may_see = TRUE, may_act = VALUES(may_act),"
		" ends = VALUES(ends)",
		DB_VALUES(db_int(kind), db_str(code), db_int(role), db_str(name), db_bool(acts),
			db_int(ends_of(pool, input, role))),
		NULL);
}

static enum outcome sights_save(struct db *db, struct pool *pool, enum object_kind kind,
	const char *code, const struct model_status_input *input)
{
	enum outcome outcome = OK;

	for (int role = ROLE_ADMIN; !outcome && input->sights && role <= ROLE_SEAT; role++)
		for (size_t i = 0; !outcome && role != ROLE_IE && i < CONDITIONS; i++)
			outcome = sight_save(db, pool, kind, code, input, role, i);
	return outcome;
}

#define IN_USE(name, number, code, ...) \
	case OBJECT_##name: \
		return db_get_int(db, \
			"SELECT id FROM " code " WHERE status_kind = ? AND status = ? LIMIT 1" \
			" LOCK IN SHARE MODE", \
			DB_VALUES(db_int(kind), db_str(status)), &id);

enum outcome model_status_used(struct db *db, enum object_kind kind, const char *status)
{
	int64_t id = 0;

	switch ((int)kind) {
		OBJECTS(IN_USE)
	default:
		return NOT_FOUND;
	}
}

/* What is over by its group is anonymised in time: the step of nobody's role that the nightly run
 * makes. */
static enum outcome erasing_add(struct db *db, enum object_kind kind, const char *code)
{
	enum outcome outcome = db_exec(db,
		"INSERT IGNORE INTO process_step (kind, from_status, to_status)"
		" VALUES (?, ?, 'anonymisiert')",
		DB_VALUES(db_int(kind), db_str(code)), NULL);

	return outcome ? outcome
		       : db_exec(db,
			       "INSERT IGNORE INTO process_step_role (kind, from_status, to_status,"
			       " role_id) VALUES (?, ?, 'anonymisiert', " SQL_ROLE_NOBODY ")",
			       DB_VALUES(db_int(kind), db_str(code)), NULL);
}

/* What the status is as a fact of rules and lists. */
static enum outcome facts_save(struct db *db, enum object_kind kind, const char *code,
	const struct model_status_input *input, struct problems *problems)
{
	int64_t same = 0, named = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT named FROM process_status WHERE kind = ? AND code = ?",
			DB_VALUES(db_int(kind), db_str(code)), &named);

	if (outcome || named)
		return outcome;
	outcome = db_get_int(db,
		"SELECT active = ? AND counts = ? FROM process_status WHERE kind = ? AND code = ?",
		DB_VALUES(
			db_bool(input->active), db_bool(input->counts), db_int(kind), db_str(code)),
		&same);
	if (outcome)
		return outcome;
	outcome = same ? NOT_FOUND : model_status_used(db, kind, code);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (!outcome) {
		problem_add(problems, "active", "model_facts_used");
		return INVALID;
	}
	outcome = db_exec(db,
		"UPDATE process_status SET status_group = ?, active = ?, counts = ?"
		" WHERE kind = ? AND code = ?",
		DB_VALUES(db_str(input->group), db_bool(input->active), db_bool(input->counts),
			db_int(kind), db_str(code)),
		NULL);
	return outcome || kind != OBJECT_APPLICATION || text_empty(input->group)
		? outcome
		: erasing_add(db, kind, code);
}

/* The phase a procedure is in by an added status: those of the delivered ones stay.
 * words: problem.model_phase_used */
static enum outcome phase_save(struct db *db, enum object_kind kind, const char *code,
	const struct model_status_input *input, struct problems *problems)
{
	int64_t other = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM process_status s LEFT JOIN phase_status f"
		" ON f.kind = s.kind AND f.code = s.code WHERE s.kind = ? AND s.code = ?"
		" AND NOT f.phase <=> ? AND NOT EXISTS (SELECT 1 FROM process_status_default d"
		" WHERE d.kind = s.kind AND d.code = s.code)",
		DB_VALUES(db_int(kind), db_str(code), db_str(input->phase)), &other);

	if (outcome || !other)
		return outcome;
	outcome = model_status_used(db, kind, code);
	if (!outcome) {
		problem_add(problems, "phase", "model_phase_used");
		return INVALID;
	}
	if (outcome == NOT_FOUND)
		outcome = db_exec(db, "DELETE FROM phase_status WHERE kind = ? AND code = ?",
			DB_VALUES(db_int(kind), db_str(code)), NULL);
	return outcome || !input->phase
		? outcome
		: db_exec(db, "INSERT INTO phase_status (kind, code, phase) VALUES (?, ?, ?)",
			DB_VALUES(db_int(kind), db_str(code), db_str(input->phase)), NULL);
}

/* Labels of steps that say the name within quotation marks ("Zurück zu …"). */
static enum outcome labels_follow(struct db *db, enum object_kind kind, const char *code,
	const struct model_status_input *input)
{
	return db_exec(db,
		"UPDATE process_step p JOIN process_status s ON s.kind = p.kind"
		" AND s.code = p.to_status SET p.label_de = REPLACE(p.label_de,"
		" CONCAT('„', s.name_de, '“'), CONCAT('„', ?, '“')), p.label_en ="
		" REPLACE(p.label_en, CONCAT('“', s.name_en, '”'), CONCAT('“', ?, '”'))"
		" WHERE p.kind = ? AND p.to_status = ?",
		DB_VALUES(
			db_str(input->name_de), db_str(input->name_en), db_int(kind), db_str(code)),
		NULL);
}

static struct db_value text_value(const char *text)
{
	return db_str(text ? text : "");
}

static enum outcome told_save(struct db *db, enum object_kind kind, const char *code,
	const struct model_status_input *input)
{
	return db_exec(db,
		"UPDATE process_status SET meaning_de = ?, meaning_en = ?, next_de = ?,"
		" next_en = ?, todo_de = ?, todo_en = ? WHERE kind = ? AND code = ?",
		DB_VALUES(text_value(input->meaning_de), text_value(input->meaning_en),
			text_value(input->next_de), text_value(input->next_en),
			text_value(input->todo_de), text_value(input->todo_en), db_int(kind),
			db_str(code)),
		NULL);
}

static enum outcome texts_save(struct db *db, enum object_kind kind, const char *code,
	const struct model_status_input *input)
{
	return db_exec(db,
		"UPDATE process_status SET position = ?, name_de = ?, name_en = ?,"
		" applicant_de = ?, applicant_en = ?, look = ?, stage = ?, takes_changes = ?,"
		" takes_files = ? WHERE kind = ? AND code = ?",
		DB_VALUES(db_int(input->position), db_str(input->name_de), db_str(input->name_en),
			text_value(input->applicant_de), text_value(input->applicant_en),
			db_str(input->look ? input->look : "plain"), text_value(input->stage),
			db_bool(input->takes_changes), db_bool(input->takes_files), db_int(kind),
			db_str(code)),
		NULL);
}

enum outcome model_status_save(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *code, const struct model_status_input *input,
	struct problems *problems)
{
	int64_t there = 0;
	enum outcome outcome = model_take(db, kind, input->version, problems);

	if (!outcome)
		outcome = db_get_int(db, "SELECT 1 FROM process_status WHERE kind = ? AND code = ?",
			DB_VALUES(db_int(kind), db_str(code)), &there);
	if (!outcome)
		outcome = labels_follow(db, kind, code, input);
	if (!outcome)
		outcome = texts_save(db, kind, code, input);
	if (!outcome)
		outcome = told_save(db, kind, code, input);
	if (!outcome)
		outcome = facts_save(db, kind, code, input, problems);
	if (!outcome)
		outcome = phase_save(db, kind, code, input, problems);
	if (!outcome)
		outcome = sights_save(db, pool, kind, code, input);
	return outcome ? outcome : model_changed(db, pool, who, kind, "model_status", code);
}

enum outcome model_status_add(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *code, const struct model_status_input *input,
	struct problems *problems)
{
	int64_t there = 0;
	enum outcome outcome = model_take(db, kind, input->version, problems);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM process_status WHERE kind = ? AND code = ?",
			DB_VALUES(db_int(kind), db_str(code)), &there);
	if (outcome)
		return outcome;
	if (there || strspn(code, "abcdefghijklmnopqrstuvwxyz_0123456789") != strlen(code)) {
		problem_add(problems, "code", there ? "model_code_taken" : "model_code");
		return INVALID;
	}
	outcome = db_exec(db,
		"INSERT INTO process_status (kind, code, position, name_de, name_en) VALUES (?, ?,"
		" ?, ?, ?)",
		DB_VALUES(db_int(kind), db_str(code), db_int(input->position),
			db_str(input->name_de), db_str(input->name_en)),
		NULL);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM process_status_gone WHERE kind = ? AND code = ?",
			DB_VALUES(db_int(kind), db_str(code)), NULL);
	return outcome ? outcome : model_changed(db, pool, who, kind, "model_status_added", code);
}

enum outcome model_status_drop(struct db *db, enum object_kind kind, const char *code)
{
	enum outcome outcome = db_exec(db,
		"DELETE FROM process_step WHERE kind = ? AND (from_status = ? OR to_status = ?)",
		DB_VALUES(db_int(kind), db_str(code), db_str(code)), NULL);

	if (!outcome)
		outcome =
			db_exec(db, "DELETE FROM process_status_role WHERE kind = ? AND status = ?",
				DB_VALUES(db_int(kind), db_str(code)), NULL);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM phase_status WHERE kind = ? AND code = ?",
			DB_VALUES(db_int(kind), db_str(code)), NULL);
	if (!outcome) /* lines of history name it on */
		outcome = db_exec(db,
			"INSERT INTO process_status_gone (kind, code, name_de, name_en)"
			" SELECT s.kind, s.code, s.name_de, s.name_en FROM process_status s"
			" WHERE s.kind = ? AND s.code = ? ON DUPLICATE KEY UPDATE"
			" name_de = s.name_de, name_en = s.name_en",
			DB_VALUES(db_int(kind), db_str(code)), NULL);
	return outcome ? outcome
		       : db_exec(db, "DELETE FROM process_status WHERE kind = ? AND code = ?",
			       DB_VALUES(db_int(kind), db_str(code)), NULL);
}

enum outcome model_status_remove(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *code, int64_t version, struct problems *problems)
{
	int64_t named = 0;
	bool used;
	enum outcome outcome = model_take(db, kind, version, problems);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT named FROM process_status WHERE kind = ? AND code = ?",
			DB_VALUES(db_int(kind), db_str(code)), &named);
	if (outcome)
		return outcome;
	outcome = model_status_used(db, kind, code);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	used = !outcome;
	if (named || used) {
		problem_add(problems, "", named ? "model_named" : "model_in_use");
		return INVALID;
	}
	outcome = model_status_drop(db, kind, code);
	return outcome ? outcome : model_changed(db, pool, who, kind, "model_status_removed", code);
}

enum outcome model_guard_set(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, const char *guard, bool on, struct problems *problems)
{
	int64_t unit = 0, changed = 0, loose = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT id FROM org_unit WHERE code = ? AND kind = 'authority'",
			DB_VALUES(db_str(authority)), &unit);

	if (!outcome)
		outcome = db_get_int(db, "SELECT NOT fixed FROM process_guard WHERE code = ?",
			DB_VALUES(db_str(guard)), &loose);
	if (outcome == NOT_FOUND || (!outcome && !loose)) {
		problem_add(problems, "guard", unit ? "guard_fixed" : "choice");
		return INVALID;
	}
	if (!outcome)
		outcome = on ? db_exec(db,
				  "DELETE FROM process_guard_off WHERE authority_id = ?"
				  " AND guard = ?",
				  DB_VALUES(db_int(unit), db_str(guard)), &changed)
			     : db_exec(db,
				     "INSERT IGNORE INTO process_guard_off (authority_id, guard)"
				     " VALUES (?, ?)",
				     DB_VALUES(db_int(unit), db_str(guard)), &changed);
	if (outcome || !changed)
		return outcome;
	return history_add_audited(db, who, OBJECT_SETTING, SETTING_MODEL,
		on ? "guard_on" : "guard_off", pool_printf(pool, "%s: %s", guard, authority));
}
