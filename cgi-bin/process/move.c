/* Making a step. */
#include "process/process_private.h"

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

/* So that the step stays in the model until it is made. */
static enum outcome model_hold(struct db *db, enum object_kind kind)
{
	int64_t version = 0;

	return db_get_int(db, "SELECT version FROM process_model WHERE kind = ? LOCK IN SHARE MODE",
		DB_VALUES(db_int(kind)), &version);
}

/* Where an object stands. */
struct stand {
	const char *status;
	int64_t version;
};

static const struct db_field stand_fields[] = {
	DB_FIELD(struct stand, status),
	DB_FIELD(struct stand, version),
};

#define PLACE(name, number, code, ...) \
	case OBJECT_##name: \
		return db_struct(db, pool, "SELECT status, version FROM " code " WHERE id = ?", \
			stand_fields, stand_r, DB_VALUES(db_int(id)));

static enum outcome stand_read(
	struct db *db, struct pool *pool, enum object_kind kind, int64_t id, struct stand *stand_r)
{
	switch ((int)kind) {
		OBJECTS(PLACE)
	default:
		return NOT_FOUND;
	}
}

static enum outcome object_take(
	struct db *db, struct pool *pool, const struct process_move *move, struct stand *stand_r)
{
	const struct process_kind *record = process_kind_of(move->kind);
	enum outcome outcome = move->effect ? OK : model_hold(db, move->kind);

	if (!outcome && record && record->hold)
		outcome = record->hold(db, pool, move->id);
	if (!outcome)
		outcome = object_hold(db, move->kind, move->id);
	return outcome ? outcome : stand_read(db, pool, move->kind, move->id, stand_r);
}

#define BETWEEN \
	" FROM process_status f JOIN process_status t ON t.kind = f.kind" \
	" LEFT JOIN process_step s ON s.kind = f.kind AND s.from_status = f.code" \
	" AND s.to_status = t.code WHERE f.kind = ? AND f.code = ? AND t.code = ?"

/* The step between two statuses, known or not; which roles act is staff's to know. OK, NOT_FOUND
 * (one of them is none), UNAVAILABLE. */
static enum outcome rule_get(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_move *move, const char *from, struct process_rule *rule_r)
{
	if (who->kind == PRINCIPAL_STAFF)
		return db_struct(db, pool, PROCESS_RULE("NULL", PROCESS_ACTORS, "0", BETWEEN),
			process_rule_fields, rule_r,
			DB_VALUES(db_int(move->kind), db_str(from), db_str(move->to)));
	return db_struct(db, pool, PROCESS_RULE("NULL", "-1", "0", BETWEEN), process_rule_fields,
		rule_r, DB_VALUES(db_int(move->kind), db_str(from), db_str(move->to)));
}

/* What stops it of the guards of the step, or of the locks of the status alone? */
static enum outcome guards_check(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_move *move, const char *from, bool locks_alone,
	struct problems *problems)
{
	struct process_question question = {
		.kind = move->kind, .id = move->id, .from = from, .to = move->to, .moving = true};
	struct process_stops stops = {0};
	const char *guards = NULL;
	enum outcome outcome = process_guards_of(db, pool, &question, locks_alone, &guards);

	if (!outcome)
		outcome = process_ask(db, pool, who, guards, &question, &stops);
	for (size_t i = 0; !outcome && i < stops.count; i++)
		problem_add(problems, "status", stops.items[i].reason);
	if (!outcome && !stops.count && stops.ask_reason && text_empty(move->reason)) {
		problem_add(problems, "reason", stops.ask_reason);
		return INVALID;
	}
	return outcome ? outcome : stops.count ? INVALID : OK;
}

enum outcome process_locks(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, const char *to, bool doing,
	struct process_stops *stops_r)
{
	const struct lock_facts *locks = NULL;
	struct process_question question = {
		.kind = kind, .id = id, .to = to, .moving = doing, .locks = doing ? NULL : &locks};
	const char *guards = NULL;
	struct stand stand;
	enum outcome outcome = stand_read(db, pool, kind, id, &stand);

	*stops_r = (struct process_stops){0};
	if (outcome)
		return outcome;
	question.from = stand.status;
	outcome = process_guards_of(db, pool, &question, true, &guards);
	return outcome ? outcome : process_ask(db, pool, who, guards, &question, stops_r);
}

/* Is it the person's step, with all it needs, and does nothing stop it? */
static enum outcome rule_check(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_move *move, const char *from, const struct process_rule *rule,
	struct problems *problems)
{
	struct access_roles roles;
	enum outcome outcome;

	if (move->effect && (move->back || !rule->locked))
		return OK;
	if (move->effect)
		return guards_check(db, pool, who, move, from, true, problems);
	outcome = process_roles(db, pool, who, move->kind, move->id, &roles);
	if (outcome)
		return outcome;
	if (!process_allows(who, roles, rule))
		return DENIED;
	if (who->kind != PRINCIPAL_STAFF)
		return rule->locked ? guards_check(db, pool, who, move, from, true, problems) : OK;
	if (rule->reason_needed && text_empty(move->reason)) {
		problem_add(problems, "reason", "required");
		return INVALID;
	}
	return guards_check(db, pool, who, move, from, false, problems);
}

#define STORE(name, number, code, ...) \
	case OBJECT_##name: \
		return db_exec(db, \
			"UPDATE " code " SET status = ?, version = version + 1, changed_at = ?," \
			" changed_by = ? WHERE id = ?", \
			DB_VALUES(db_str(change->to), db_str(clock_sql(pool, clock_now())), \
				db_id(who->kind == PRINCIPAL_STAFF ? who->id : 0), \
				db_int(change->id)), \
			NULL);

static enum outcome status_store(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	switch ((int)change->kind) {
		OBJECTS(STORE)
	default:
		return NOT_FOUND;
	}
}

static enum outcome line_add(struct db *db, const struct principal *who,
	const struct process_kind *record, const struct process_change *change, const char *action,
	const char *detail)
{
	return (record && record->audited ? history_add_audited : history_add)(
		db, who, change->kind, change->id, action, detail);
}

static enum outcome step_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_kind *record, const struct process_change *change)
{
	if (record && record->note)
		return record->note(db, pool, who, change);
	return line_add(db, who, record, change, change->back ? "step_taken_back" : "status",
		pool_printf(pool, "%s>%s", change->from, change->to));
}

static enum outcome reason_keep(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_kind *record, const struct process_change *change)
{
	if (text_empty(change->reason))
		return OK;
	if (record && record->keep_reason)
		return record->keep_reason(db, pool, who, change);
	return line_add(db, who, record, change, "status_reason", change->reason);
}

static enum outcome change_make(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	const struct process_kind *record = process_kind_of(change->kind);
	process_hook *store = record && record->store ? record->store : status_store;
	enum outcome outcome = store(db, pool, who, change);

	if (!outcome)
		outcome = step_note(db, pool, who, record, change);
	if (!outcome)
		outcome = reason_keep(db, pool, who, record, change);
	if (!outcome && record && record->after)
		outcome = record->after(db, pool, who, change);
	for (size_t i = 0; !outcome && process_more[i]; i++)
		outcome = process_more[i](db, pool, who, change);
	return outcome;
}

enum outcome process_move(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_move *move, struct problems *problems)
{
	struct stand stand;
	struct process_rule rule;
	struct process_change change = {.kind = move->kind, .id = move->id, .to = move->to};
	enum outcome outcome = object_take(db, pool, move, &stand);

	if (outcome)
		return outcome;
	if (move->version && move->version != stand.version)
		return CONFLICT;
	outcome = rule_get(db, pool, who, move, stand.status, &rule);
	if (outcome)
		return outcome == NOT_FOUND ? DENIED : outcome;
	outcome = rule_check(db, pool, who, move, stand.status, &rule, problems);
	if (outcome)
		return outcome;
	change.from = stand.status;
	change.reason = move->reason;
	change.back = move->back;
	change.mail = move->unmailed || move->back || text_empty(rule.mail) ? NULL : rule.mail;
	change.counted = rule.counted;
	change.counts = rule.counts;
	change.active = rule.active;
	return change_make(db, pool, who, &change);
}

/* Might the step be made in the model by who sees the object by these roles? */
static enum outcome rule_allows(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_move *move, const char *from, struct access_roles roles,
	bool *allows_r)
{
	struct process_rule rule;
	enum outcome outcome = rule_get(db, pool, who, move, from, &rule);

	*allows_r = !outcome && process_allows(who, roles, &rule);
	return outcome == NOT_FOUND ? OK : outcome;
}

enum outcome process_may_take_back(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change, bool made, bool *may_r)
{
	struct process_move back = {.kind = change->kind, .id = change->id, .to = change->from};
	struct process_move forth = {.kind = change->kind, .id = change->id, .to = change->to};
	struct access_roles roles;
	enum outcome outcome = process_roles(db, pool, who, change->kind, change->id, &roles);

	*may_r = false;
	if (!outcome)
		outcome = rule_allows(db, pool, who, &back, change->to, roles, may_r);
	if (outcome || *may_r || !made)
		return outcome;
	return rule_allows(db, pool, who, &forth, change->from, roles, may_r);
}
