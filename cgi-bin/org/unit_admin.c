/* Changing, creating and deactivating organisation units. */
#include "org/unit_admin.h"

#include <string.h>

#include "access/hold.h"
#include "base/changes.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"

#define CODE_CHARACTERS "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."

/* The names of the fields that differ, separated by commas. */
static const char *unit_differences(
	struct pool *pool, const struct unit *unit, const struct unit_input *input)
{
	const struct change fields[] = {
		{"name", unit->name, input->name},
		{"short_name", unit->short_name, input->short_name},
		{"street", unit->street, input->street},
		{"postcode", unit->postcode, input->postcode},
		{"town", unit->town, input->town},
		{"mailbox", unit->mailbox, input->mailbox},
		{"reception_mailbox", unit->reception_mailbox, input->reception_mailbox},
	};

	return changes_names(pool, fields, sizeof(fields) / sizeof(fields[0]));
}

/* Published ads show a town: the unit's, and where that has none the authority's. */
static enum outcome check_town(struct db *db, const struct unit *unit,
	const struct unit_input *input, struct problems *problems)
{
	int64_t ads = 0;
	enum outcome outcome;

	if (!unit->town || input->town)
		return OK;
	outcome = db_get_int(db,
		"SELECT COUNT(*) FROM jobad j JOIN vacancy v ON v.id = j.vacancy_id"
		" JOIN org_unit a ON a.id = v.authority_id LEFT JOIN org_unit u ON u.id = v.unit_id"
		" WHERE j.status = 'veroeffentlicht' AND ? IN (v.unit_id, v.authority_id)"
		" AND COALESCE(IF(u.id = ?, NULL, u.town), IF(a.id = ?, NULL, a.town)) IS NULL",
		DB_VALUES(db_int(unit->id), db_int(unit->id), db_int(unit->id)), &ads);
	if (!outcome && ads)
		problem_add(problems, "town", "town_needed");
	return outcome;
}

enum outcome unit_change(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *unit, const struct unit_input *input, struct problems *problems)
{
	const char *fields = unit_differences(pool, unit, input);
	enum outcome outcome;

	if (text_empty(fields))
		return OK;
	outcome = check_town(db, unit, input, problems);
	if (outcome)
		return outcome;
	if (input->street && !unit_street_valid(input->street))
		problem_add(problems, "street", "street");
	if (input->postcode && !unit_postcode_valid(input->postcode))
		problem_add(problems, "postcode", "postcode");
	if (input->town && !unit_town_valid(input->town))
		problem_add(problems, "town", "town");
	if (problems_any(problems))
		return INVALID;
	outcome = db_exec(db,
		"UPDATE org_unit SET name = ?, short_name = ?, street = ?, postcode = ?, town = ?,"
		" mailbox = ?, reception_mailbox = ?, changed_at = ? WHERE id = ?",
		DB_VALUES(db_str(input->name), db_str(input->short_name), db_str(input->street),
			db_str(input->postcode), db_str(input->town), db_str(input->mailbox),
			db_str(input->reception_mailbox), db_str(clock_sql(pool, clock_now())),
			db_int(unit->id)),
		NULL);
	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_ORG_UNIT, unit->id, "changed", fields);
}

bool unit_may_have_below(const struct unit *unit)
{
	return unit->active && !text_equal(unit->kind, "committee")
		&& !text_equal(unit->kind, "psb_group");
}

/* A code stands in addresses and is the key of the import. */
static bool code_valid(const char *code)
{
	return code[0] != '.' && code[strspn(code, CODE_CHARACTERS)] == '\0';
}

static enum outcome unit_check_new(struct db *db, const struct unit *parent,
	const struct unit_new_input *input, struct problems *problems)
{
	int64_t taken = 0;
	enum outcome outcome = db_get_int(db, "SELECT id FROM org_unit WHERE code = ?",
		DB_VALUES(db_str(input->code)), &taken);

	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (!unit_may_have_below(parent))
		problem_add(problems, "", "unit_below");
	if (text_equal(input->kind, "authority"))
		problem_add(problems, "kind", "choice");
	if (!code_valid(input->code))
		problem_add(problems, "code", "code");
	else if (!outcome)
		problem_add(problems, "code", "unit_code_taken");
	if (text_equal(input->kind, "committee") != !text_empty(input->committee))
		problem_add(problems, "committee", "committee_kind");
	return problems_any(problems) ? INVALID : OK;
}

/* Holds a unit that was read before, and reads anew whether it is active. */
static enum outcome unit_hold(struct db *db, const struct unit *unit, struct unit *held_r)
{
	int64_t active = 0;
	enum outcome outcome = object_hold(db, OBJECT_ORG_UNIT, unit->id);

	if (!outcome)
		outcome = db_get_int(db, "SELECT active FROM org_unit WHERE id = ?",
			DB_VALUES(db_int(unit->id)), &active);
	*held_r = *unit;
	held_r->active = active != 0;
	return outcome;
}

enum outcome unit_create(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *parent, const struct unit_new_input *input, struct problems *problems)
{
	const char *now = clock_sql(pool, clock_now());
	struct unit held;
	enum outcome outcome = unit_hold(db, parent, &held);

	if (!outcome)
		outcome = unit_check_new(db, &held, input, problems);
	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"INSERT INTO org_unit (parent_id, authority_id, kind, committee, code,"
		" name, short_name,"
		" created_at, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(parent->id), db_id(parent->authority_id), db_str(input->kind),
			db_str(text_empty(input->committee) ? NULL : input->committee),
			db_str(input->code), db_str(input->name), db_str(input->short_name),
			db_str(now), db_str(now)),
		NULL);
	if (outcome == CONFLICT) {
		problem_add(problems, "code", "unit_code_taken");
		return INVALID;
	}
	return outcome ? outcome
		       : history_add_audited(
			       db, who, OBJECT_ORG_UNIT, db_inserted_id(db), "created", NULL);
}

#define IN_PROGRESS "v.status IN ('entwurf', 'aktiv', 'inaktiv', 'rechtsstreit')"

#define OPEN " AND" ACCESS_NOT_EXCLUDED("v.id", "?")

enum outcome unit_obstacles(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT 'vacancy' AS kind, v.number, v.title AS name FROM vacancy v"
		" WHERE v.unit_id = ? AND " IN_PROGRESS OPEN
		" UNION SELECT 'vacancy', v.number, v.title FROM vacancy v"
		" WHERE v.authority_id = ? AND " IN_PROGRESS OPEN
		" UNION SELECT 'vacancy', v.number, v.title FROM vacancy_unit vu"
		" JOIN vacancy v ON v.id = vu.vacancy_id WHERE vu.org_unit_id = ? AND " IN_PROGRESS
			OPEN
		" UNION SELECT 'unit', u.code, u.name FROM org_unit u WHERE u.parent_id ="
		" ? AND u.active"
		" UNION SELECT 'project', p.number, p.name FROM project p"
		" WHERE p.authority_id = ? AND p.status = 'aktiv' AND" ACCESS_PROJECT_OPEN(
			"p.id", "?") " LIMIT ?",
		DB_VALUES(db_int(id), db_int(who->id), db_int(id), db_int(who->id), db_int(id),
			db_int(who->id), db_int(id), db_int(id), db_int(who->id),
			db_int(UNIT_OBSTACLES + 1)),
		rows_r);
}

/*
 * Holds what the unit would be missed by: read for locking, so that nothing that came to it since
 * the first read is overlooked.
 */
static enum outcome hold_users(struct db *db, struct pool *pool, int64_t id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT id FROM org_unit WHERE parent_id = ? ORDER BY id FOR UPDATE",
		DB_VALUES(db_int(id)), &rows);

	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT id FROM project WHERE authority_id = ? ORDER BY id FOR UPDATE",
			DB_VALUES(db_int(id)), &rows);
	if (!outcome)
		outcome = db_rows(db, pool,
			"SELECT v.id FROM vacancy v WHERE v.authority_id = ? AND " IN_PROGRESS
			" FOR UPDATE",
			DB_VALUES(db_int(id)), &rows);
	if (!outcome)
		outcome = db_rows(db, pool, "SELECT id FROM vacancy WHERE unit_id = ? FOR UPDATE",
			DB_VALUES(db_int(id)), &rows);
	if (outcome)
		return outcome;
	return db_rows(db, pool,
		"SELECT vacancy_id FROM vacancy_unit WHERE org_unit_id = ? FOR UPDATE",
		DB_VALUES(db_int(id)), &rows);
}

static enum outcome check_active(struct db *db, struct pool *pool, const struct unit *unit,
	bool active, struct problems *problems)
{
	static const struct principal everybody = {.kind = PRINCIPAL_SYSTEM};
	struct db_rows *obstacles = NULL;
	int64_t parent_active = 1;
	enum outcome outcome;

	if (active && unit->parent_id) {
		outcome = db_get_int(db, "SELECT active FROM org_unit WHERE id = ?",
			DB_VALUES(db_int(unit->parent_id)), &parent_active);
		if (outcome || parent_active)
			return outcome;
		problem_add(problems, "", "unit_parent_inactive");
		return INVALID;
	}
	if (active)
		return OK;
	outcome = hold_users(db, pool, unit->id);
	if (!outcome)
		outcome = unit_obstacles(db, pool, &everybody, unit->id, &obstacles);
	if (outcome || obstacles->count == 0)
		return outcome;
	problem_add(problems, "", "unit_in_use");
	return INVALID;
}

enum outcome unit_set_active(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *unit, bool active, struct problems *problems)
{
	struct unit held;
	enum outcome outcome = OK;

	if (active && unit->parent_id)
		outcome = object_hold(db, OBJECT_ORG_UNIT, unit->parent_id);
	if (!outcome)
		outcome = unit_hold(db, unit, &held);
	if (outcome || held.active == active)
		return outcome;
	outcome = check_active(db, pool, unit, active, problems);
	if (outcome)
		return outcome;
	outcome = db_exec(db, "UPDATE org_unit SET active = ?, changed_at = ? WHERE id = ?",
		DB_VALUES(db_bool(active), db_str(clock_sql(pool, clock_now())), db_int(unit->id)),
		NULL);
	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_ORG_UNIT, unit->id,
			       active ? "activated" : "deactivated", NULL);
}
