/* Creating and changing projects; whom and what one can choose there. */
#include "recruiting/project_admin.h"

#include "access/hold.h"
#include "access/reach.h"
#include "base/clock.h"
#include "base/text.h"
#include "find/find.h"
#include "history/history.h"
#include "org/unit.h"
#include "process/process.h"

/* Binds a role and the authority, twice, and the project. */
#define KEEPS "((" STAFF_HOLDS ") OR (" STAFF_HOLDS ")) AND" ACCESS_PROJECT_OPEN("?", "s.id")
#define KEEPS_BIND(keeping) \
	db_int((keeping)->role), db_int((keeping)->authority_id), db_int((keeping)->or_role), \
		db_int((keeping)->authority_id), db_int((keeping)->id)

enum base_role project_keeper_role(bool foreign_ads)
{
	return foreign_ads ? ROLE_P34 : ROLE_RECRUITER;
}

enum outcome project_keepers(struct db *db, struct pool *pool,
	const struct project_keeping *keeping, const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	return db_rows(db, pool, FIND_STAFF_WHERE(KEEPS),
		DB_VALUES(FIND_STAFF_BIND(&find), KEEPS_BIND(keeping), FIND_STAFF_AND_BIND(&find),
			FIND_STAFF_ORDER_BIND(&find)),
		rows_r);
}

enum outcome project_keeper(
	struct db *db, const struct project_keeping *keeping, const char *user_id, int64_t *id_r)
{
	enum outcome outcome =
		db_get_int(db, "SELECT s.id FROM staff_user s WHERE s.user_id = ? AND " KEEPS,
			DB_VALUES(db_str(user_id), KEEPS_BIND(keeping)), id_r);

	return outcome == NOT_FOUND ? INVALID : outcome;
}

/* Active projects of an authority, not closed to who asks; binds the authority, then her or him. */
#define PARENTS \
	" FROM project p WHERE p.authority_id = ? AND p.status = 'aktiv'" \
	" AND" ACCESS_PROJECT_OPEN("p.id", "?")

enum outcome project_parents(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, struct db_rows **rows_r)
{
	return db_rows(db, pool, "SELECT p.number, p.name" PARENTS " ORDER BY p.name, p.id",
		DB_VALUES(db_int(authority_id), db_int(who->id)), rows_r);
}

/* Binds the role, the authority, the project twice, and the role again. */
#define CAN_JOIN \
	STAFF_HOLDS " AND" ACCESS_PROJECT_OPEN("?", \
		"s.id") " AND NOT EXISTS (SELECT 1 FROM project_member pm WHERE pm.project_id = ?" \
			" AND pm.role_id = ? AND pm.staff_user_id = s.id)"

enum outcome project_candidates(struct db *db, struct pool *pool, const struct project *project,
	enum base_role role, const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	return db_rows(db, pool, FIND_STAFF_WHERE(CAN_JOIN),
		DB_VALUES(FIND_STAFF_BIND(&find), db_int(role), db_int(project->authority_id),
			db_int(project->id), db_int(project->id), db_int(role),
			FIND_STAFF_AND_BIND(&find), FIND_STAFF_ORDER_BIND(&find)),
		rows_r);
}

/* Adds a problem when another project of the authority has this name, read for locking: two that
 * take it at once are not both let through. OK, UNAVAILABLE. */
static enum outcome check_name(struct db *db, int64_t authority_id, int64_t id, const char *name,
	struct problems *problems)
{
	int64_t other = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT id FROM project WHERE authority_id = ? AND name = ? AND id <> ?"
		" AND status <> 'geloescht' LIMIT 1 FOR UPDATE",
		DB_VALUES(db_int(authority_id), db_str(name), db_int(id)), &other);

	if (outcome == NOT_FOUND)
		return OK;
	if (!outcome)
		problem_add(problems, "name", "project_name_taken");
	return outcome;
}

/* words: problem.foreign_responsible */
static enum outcome check_responsible(struct db *db, const struct project_keeping *keeping,
	const char *user_id, struct problems *problems, int64_t *id_r)
{
	enum outcome outcome = project_keeper(db, keeping, user_id, id_r);

	if (!outcome)
		return object_hold(db, OBJECT_STAFF_USER, *id_r);
	if (outcome != INVALID)
		return outcome;
	problem_add(problems, "responsible",
		keeping->role == ROLE_P34 ? "foreign_responsible" : "pick");
	return OK;
}

static enum outcome check_parent(struct db *db, const struct principal *who, int64_t authority_id,
	const char *number, struct problems *problems, int64_t *id_r)
{
	enum outcome outcome;

	if (text_empty(number))
		return OK;
	outcome = db_get_int(db, "SELECT p.id" PARENTS " AND p.number = ?",
		DB_VALUES(db_int(authority_id), db_int(who->id), db_str(number)), id_r);
	if (!outcome)
		return object_hold(db, OBJECT_PROJECT, *id_r);
	if (outcome != NOT_FOUND)
		return outcome;
	problem_add(problems, "parent", "choice");
	return OK;
}

enum outcome project_create(struct db *db, struct pool *pool, const struct principal *who,
	const struct project_new_input *input, struct problems *problems, const char **number_r)
{
	struct project_new new = {.name = input->name,
		.personnel_office = input->office,
		.foreign_ads = input->foreign};
	enum base_role role = project_keeper_role(input->foreign);
	struct project_keeping keeping = {.role = role, .or_role = role};
	struct unit authority;
	enum outcome outcome = unit_by_code(db, pool, input->authority, &authority);

	if (!outcome)
		outcome = object_hold(db, OBJECT_ORG_UNIT, authority.id);
	if (outcome && outcome != NOT_FOUND)
		return outcome;
	if (outcome || !text_equal(authority.kind, "authority") || !authority.active) {
		problem_add(problems, "authority", "choice");
		return INVALID;
	}
	new.authority_id = keeping.authority_id = authority.id;
	if (input->foreign && !text_equal(input->office, "P34"))
		problem_add(problems, "office", "foreign_office");
	outcome = check_name(db, authority.id, 0, input->name, problems);
	if (!outcome)
		outcome = check_responsible(
			db, &keeping, input->responsible, problems, &new.responsible_id);
	if (!outcome)
		outcome = check_parent(
			db, who, authority.id, input->parent, problems, &new.parent_id);
	if (outcome)
		return outcome;
	if (problems_any(problems))
		return INVALID;
	return project_add(db, pool, who, &new, number_r);
}

static enum outcome note_change(struct db *db, const struct principal *who,
	const struct project *before, const struct project_input *input)
{
	bool name = !text_equal(before->name, input->name);
	bool responsible = !text_equal(before->responsible_user_id, input->responsible);
	enum outcome outcome = OK;

	if (name || responsible) {
		const char *fields = !responsible ? "name"
			: !name                   ? "responsible"
						  : "name,responsible";

		outcome =
			history_add_audited(db, who, OBJECT_PROJECT, before->id, "changed", fields);
	}
	return outcome;
}

/* Deleted, nobody sees it any more. */
static enum outcome project_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change)
{
	(void)pool;
	(void)who;
	return text_equal(change->to, "geloescht") ? reach_rebuild_project_itself(db, change->id)
						   : OK;
}

const struct process_kind project_process = {.kind = OBJECT_PROJECT,
	.audited = true,
	.after = project_after};

static enum outcome project_step(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *to, struct problems *problems)
{
	struct process_move move = {.kind = OBJECT_PROJECT, .id = id, .to = to};
	enum outcome outcome = process_move(db, pool, who, &move, problems);

	if (outcome != DENIED)
		return outcome;
	problem_add(problems, "status", "step");
	return INVALID;
}

enum outcome project_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct project_input *input, struct problems *problems)
{
	struct project_keeping keeping = {.id = id};
	struct project before;
	int64_t responsible;
	enum outcome outcome = project_get(db, pool, id, &before);

	if (outcome)
		return outcome;
	responsible = before.responsible_id;
	keeping.authority_id = before.authority_id;
	keeping.role = keeping.or_role = project_keeper_role(before.foreign_ads);
	outcome = check_name(db, before.authority_id, id, input->name, problems);
	if (outcome)
		return outcome;
	if (!text_equal(before.responsible_user_id, input->responsible))
		outcome =
			check_responsible(db, &keeping, input->responsible, problems, &responsible);
	if (outcome)
		return outcome;
	if (problems_any(problems))
		return INVALID;
	outcome = object_hold(db, OBJECT_PROJECT, id);
	if (!outcome)
		outcome = project_get(db, pool, id, &before);
	if (outcome)
		return outcome;
	if (text_among("archiviert,geloescht", before.status)) {
		problem_add(problems, "", "archived");
		return INVALID;
	}
	outcome = db_exec(db,
		"UPDATE project SET name = ?, responsible_id = ?, changed_at = ?, changed_by = ?"
		" WHERE id = ?",
		DB_VALUES(db_str(input->name), db_int(responsible),
			db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(id)),
		NULL);
	if (!outcome)
		outcome = note_change(db, who, &before, input);
	if (!outcome && !text_equal(before.status, input->status))
		outcome = project_step(db, pool, who, id, input->status, problems);
	if (outcome)
		return outcome;
	return responsible == before.responsible_id
		? OK
		: project_assign(db, pool, who, id, keeping.role, responsible);
}
