/* Deadlines of statements that an authority has otherwise. */
#include "task/own_deadline.h"

#include "history/history.h"

enum outcome own_deadline_list(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.code AS authority, a.name AS authority_name, d.kind, k.question_de,"
		" k.question_en, d.deadline, k.deadline AS rule, k.unit FROM statement_deadline d"
		" JOIN org_unit a ON a.id = d.authority_id"
		" JOIN statement_kind k ON k.code = d.kind ORDER BY a.name, a.id, k.position",
		DB_NONE, rows_r);
}

enum outcome own_deadline_kinds(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT code, question_de, question_en, deadline, unit, asked FROM statement_kind"
		" WHERE NOT fixed ORDER BY position",
		DB_NONE, rows_r);
}

enum outcome own_deadline_authorities(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT code, name FROM org_unit WHERE kind = 'authority' AND active"
		" ORDER BY name, id",
		DB_NONE, rows_r);
}

struct rule {
	int64_t deadline;
	const char *question;
};

static const struct db_field rule_fields[] = {
	DB_FIELD(struct rule, deadline),
	DB_FIELD_AS(struct rule, question, "question_de"),
};

static enum outcome deadline_refuse(
	struct problems *problems, const char *field, const char *reason)
{
	problem_add(problems, field, reason);
	return INVALID;
}

/* words: history.deadline_set audit_action.deadline_set */
enum outcome own_deadline_set(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, const char *kind, int64_t deadline, struct problems *problems)
{
	struct rule rule;
	int64_t authority_id = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT id FROM org_unit WHERE code = ? AND kind = 'authority' AND active",
		DB_VALUES(db_str(authority)), &authority_id);

	if (outcome)
		return outcome == NOT_FOUND ? deadline_refuse(problems, "authority", "choice")
					    : outcome;
	outcome = db_struct(db, pool,
		"SELECT deadline, question_de FROM statement_kind WHERE code = ? AND NOT fixed",
		rule_fields, &rule, DB_VALUES(db_str(kind)));
	if (outcome)
		return outcome == NOT_FOUND ? deadline_refuse(problems, "kind", "choice") : outcome;
	if (deadline == rule.deadline)
		return deadline_refuse(problems, "deadline", "own_deadline_rule");
	outcome = db_exec(db,
		"INSERT INTO statement_deadline (authority_id, kind, deadline) VALUES (?, ?, ?)"
		" ON DUPLICATE KEY UPDATE deadline = VALUES(deadline)",
		DB_VALUES(db_int(authority_id), db_str(kind), db_int(deadline)), NULL);
	return outcome ? outcome
		       : audit_add(db, who, OBJECT_ORG_UNIT, authority_id, "deadline_set",
			       pool_printf(pool, "%s: %lld", rule.question, (long long)deadline));
}

/* words: history.deadline_removed audit_action.deadline_removed */
enum outcome own_deadline_remove(struct db *db, struct pool *pool, const struct principal *who,
	const char *authority, const char *kind)
{
	struct rule rule;
	int64_t authority_id = 0, removed = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT id FROM org_unit WHERE code = ? AND kind = 'authority'",
			DB_VALUES(db_str(authority)), &authority_id);

	if (!outcome)
		outcome = db_struct(db, pool,
			"SELECT deadline, question_de FROM statement_kind WHERE code = ?",
			rule_fields, &rule, DB_VALUES(db_str(kind)));
	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM statement_deadline WHERE authority_id = ? AND kind = ?",
			DB_VALUES(db_int(authority_id), db_str(kind)), &removed);
	if (outcome)
		return outcome;
	return removed ? audit_add(
		       db, who, OBJECT_ORG_UNIT, authority_id, "deadline_removed", rule.question)
		       : NOT_FOUND;
}
