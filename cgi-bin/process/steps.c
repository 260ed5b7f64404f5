/* The steps of an object: which a person may make, and what stops them. */
#include "process/process_private.h"

#include <string.h>

#include "base/log.h"
#include "base/text.h"

const struct db_field process_rule_fields[PROCESS_RULE_FIELDS] = {
	DB_FIELD(struct process_rule, from),
	DB_FIELD(struct process_rule, to),
	DB_FIELD(struct process_rule, name_de),
	DB_FIELD(struct process_rule, name_en),
	DB_FIELD(struct process_rule, mail),
	DB_FIELD(struct process_rule, label_de),
	DB_FIELD(struct process_rule, label_en),
	DB_FIELD(struct process_rule, guards),
	DB_FIELD(struct process_rule, roles),
	DB_FIELD(struct process_rule, actors),
	DB_FIELD(struct process_rule, right_id),
	DB_FIELD(struct process_rule, holders),
	DB_FIELD(struct process_rule, direction),
	DB_FIELD(struct process_rule, known),
	DB_FIELD(struct process_rule, locked),
	DB_FIELD(struct process_rule, reason_needed),
	DB_FIELD(struct process_rule, final),
	DB_FIELD(struct process_rule, counted),
	DB_FIELD(struct process_rule, counts),
	DB_FIELD(struct process_rule, active),
};

void process_stop_add(
	struct process_stops *stops, const char *guard, const char *reason, const char *address)
{
	if (stops->count < PROCESS_STOPS_MAX)
		stops->items[stops->count++] = (struct process_stop){guard, reason, address};
}

bool process_shows_mark(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id)
{
	struct access_roles roles;

	return !object_roles(db, pool, who, OBJECT_APPLICATION, application_id, &roles)
		&& (access_by(who, roles, RIGHT_CANDIDATE_READ) & ACCESS_MARK_ROLES) != 0;
}

/* words: bulk_reason.guard bulk_reason.guard_decision bulk_reason.guard_consent
 * bulk_reason.guard_waiting bulk_reason.guard_court
 * bulk_reason.guard_hired_first bulk_reason.guard_rejection_sbv */
const char *process_stop_word(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct process_stops *stops)
{
	if (!process_shows_mark(db, pool, who, application_id))
		return "guard";
	for (size_t i = 0; i < stops->count; i++)
		if (text_among("decision,consent,waiting,court,hired_first,rejection_sbv",
			    stops->items[i].guard))
			return pool_printf(pool, "guard_%s", stops->items[i].guard);
	return "guard";
}

const struct process_kind *process_kind_of(enum object_kind kind)
{
	for (size_t i = 0; process_kinds[i]; i++)
		if (process_kinds[i]->kind == kind)
			return process_kinds[i];
	return NULL;
}

enum outcome process_roles(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, struct access_roles *roles_r)
{
	const struct process_kind *record = process_kind_of(kind);
	bool made = false;
	enum outcome outcome = object_roles(db, pool, who, kind, id, roles_r);

	if (!outcome && record && record->made_by)
		outcome = record->made_by(db, who, id, &made);
	roles_r->there |= made ? ROLE_BIT(ROLE_CREATOR) : 0;
	return outcome;
}

bool process_allows(
	const struct principal *who, struct access_roles seen, const struct process_rule *rule)
{
	int64_t acting = seen.there & rule->actors;
	int64_t by = rule->roles ? acting & rule->roles : acting;

	if (!rule->known)
		return false;
	if (who->kind != PRINCIPAL_STAFF)
		return (rule->roles & ROLE_BIT(ROLE_NOBODY)) != 0;
	if (by & ROLE_BIT(ROLE_CREATOR)) /* by whichever role has the right */
		by |= acting;
	return (rule->right_id ? access_by(
			who, ACCESS_SEEN_BY(by, seen.authority_id), (enum right)rule->right_id)
			       : by)
		!= 0;
}

#define GUARDS(name, number, code, ...) \
	case OBJECT_##name: \
		return db_rows(db, pool, \
			"SELECT " PROCESS_GUARDS_ON("?", "?", "?", "?") " AS guards FROM " code \
									" x WHERE x.id = ?", \
			DB_VALUES(db_bool(!locks_alone), db_int(question->kind), \
				db_str(question->from), db_str(question->to), \
				db_int(question->kind), db_str(question->to), \
				db_int(question->id)), \
			rows_r);

static enum outcome guards_read(struct db *db, struct pool *pool,
	const struct process_question *question, bool locks_alone, struct db_rows **rows_r)
{
	switch ((int)question->kind) {
		OBJECTS(GUARDS)
	default:
		return NOT_FOUND;
	}
}

enum outcome process_guards_of(struct db *db, struct pool *pool,
	const struct process_question *question, bool locks_alone, const char **guards_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = guards_read(db, pool, question, locks_alone, &rows);

	*guards_r = outcome || !rows->count ? NULL : db_text(rows, 0, "guards");
	return outcome;
}

/* A guard the model names and no program knows stops the step as one that failed does. */
static enum outcome guard_ask(struct db *db, struct pool *pool, const struct principal *who,
	const char *code, const struct process_question *question, struct process_stops *stops)
{
	enum outcome outcome = NOT_FOUND;

	for (size_t i = 0; process_guards[i].code; i++)
		if (text_equal(process_guards[i].code, code))
			outcome = process_guards[i].ask(db, pool, who, question, stops);
	if (!outcome)
		return OK;
	log_error("guard", "code=\"%s\" outcome=%d", code, (int)outcome);
	return UNAVAILABLE;
}

enum outcome process_ask(struct db *db, struct pool *pool, const struct principal *who,
	const char *guards, const struct process_question *question, struct process_stops *stops)
{
	char *rest = text_empty(guards) ? NULL : pool_strdup(pool, guards), *code;
	enum outcome outcome = OK;

	while (!outcome && (code = strsep(&rest, ",")))
		outcome = guard_ask(db, pool, who, code, question, stops);
	return outcome;
}

/* clang-format off */
#define STEP_GUARDS PROCESS_GUARDS_ON("TRUE", "s.kind", "s.from_status", "s.to_status")
#define RULES(name, number, code, ...) \
	case OBJECT_##name: \
		return db_structs(db, pool, PROCESS_RULE(STEP_GUARDS, PROCESS_ACTORS, \
			PROCESS_HOLDERS, \
			" FROM " code " x JOIN process_status f ON f.kind = ?" \
			" AND f.code = x.status" \
			" JOIN process_step s ON s.kind = f.kind AND s.from_status = f.code" \
			" JOIN process_status t ON t.kind = s.kind AND t.code = s.to_status" \
			" WHERE x.id = ? ORDER BY t.position, t.code"), \
			process_rule_fields, rules_r, count_r, \
			DB_VALUES(db_int(kind), db_int(id)));
/* clang-format on */

/* The steps of the model from where the object stands. */
static enum outcome rules_read(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	struct process_rule **rules_r, size_t *count_r)
{
	switch ((int)kind) {
		OBJECTS(RULES)
	default:
		return NOT_FOUND;
	}
}

/* In which delivered roles the step can be made. */
static int64_t rule_turn(const struct process_rule *rule)
{
	int64_t roles = rule->roles ? rule->roles : -1;

	if (rule->roles & ROLE_BIT(ROLE_NOBODY))
		return ROLE_BIT(ROLE_NOBODY);
	if (rule->right_id)
		roles &= rule->holders;
	return roles < 0 ? 0 : roles & rule->actors;
}

/* Those of them that the person may make; *turn_r may be NULL. */
static enum outcome rules_of(struct db *db, struct pool *pool, const struct principal *who,
	struct access_roles roles, enum object_kind kind, int64_t id, struct process_rule **rules_r,
	size_t *count_r, int64_t *turn_r)
{
	size_t count = 0;
	int64_t turn = 0;
	enum outcome outcome = roles.there ? rules_read(db, pool, kind, id, rules_r, &count) : OK;

	*count_r = 0;
	for (size_t i = 0; !outcome && i < count; i++) {
		const struct process_rule *rule = &(*rules_r)[i];

		if (rule->direction == PROCESS_FORWARD)
			turn |= rule_turn(rule);
		if (process_allows(who, roles, rule))
			(*rules_r)[(*count_r)++] = *rule;
	}
	if (turn_r)
		*turn_r = turn;
	return outcome;
}

static enum outcome step_fill(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, const struct process_rule *rule,
	const struct lock_facts **locks, struct process_step *step_r)
{
	struct process_question question = {
		.kind = kind, .id = id, .from = rule->from, .to = rule->to, .locks = locks};
	enum outcome outcome;

	*step_r = (struct process_step){.from = rule->from,
		.to = rule->to,
		.name_de = rule->name_de,
		.name_en = rule->name_en,
		.label_de = text_empty(rule->label_de) ? rule->name_de : rule->label_de,
		.label_en = text_empty(rule->label_en) ? rule->name_en : rule->label_en,
		.direction = (enum process_direction)rule->direction,
		.mail = text_empty(rule->mail) ? NULL : rule->mail,
		.reason_needed = rule->reason_needed,
		.final = rule->final};
	outcome = process_ask(db, pool, who, rule->guards, &question, &step_r->stops);
	step_r->reason_needed = step_r->reason_needed || step_r->stops.ask_reason;
	return outcome;
}

enum outcome process_steps(struct db *db, struct pool *pool, const struct principal *who,
	struct access_roles roles, enum object_kind kind, int64_t id, struct process_step **steps_r,
	size_t *count_r, int64_t *turn_r)
{
	const struct lock_facts *locks = NULL;
	struct process_rule *rules = NULL;
	size_t count = 0;
	enum outcome outcome = rules_of(db, pool, who, roles, kind, id, &rules, &count, turn_r);

	*count_r = 0;
	if (outcome)
		return outcome;
	*steps_r = POOL_ARRAY(pool, struct process_step, count);
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = step_fill(db, pool, who, kind, id, &rules[i], &locks, &(*steps_r)[i]);
	*count_r = outcome ? 0 : count;
	return outcome;
}

enum outcome process_step_get(struct db *db, struct pool *pool, const struct principal *who,
	struct access_roles roles, enum object_kind kind, int64_t id, const char *to,
	struct process_step *step_r)
{
	const struct lock_facts *locks = NULL;
	struct process_rule *rules = NULL;
	size_t count = 0;
	enum outcome outcome = rules_of(db, pool, who, roles, kind, id, &rules, &count, NULL);

	for (size_t i = 0; !outcome && i < count; i++)
		if (text_equal(rules[i].to, to))
			return step_fill(db, pool, who, kind, id, &rules[i], &locks, step_r);
	return outcome ? outcome : NOT_FOUND;
}

enum outcome process_step_find(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id, const char *to, struct process_step *step_r)
{
	struct access_roles roles;
	enum outcome outcome = process_roles(db, pool, who, kind, id, &roles);

	return outcome ? outcome : process_step_get(db, pool, who, roles, kind, id, to, step_r);
}

enum outcome process_step_known(
	struct db *db, enum object_kind kind, const char *from, const char *to, bool *known_r)
{
	int64_t known = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM process_step WHERE kind = ? AND from_status = ?"
		" AND to_status = ?)",
		DB_VALUES(db_int(kind), db_str(from), db_str(to)), &known);

	*known_r = known != 0;
	return outcome;
}
