/* Moving vacancies between projects, and giving them to another owner. */
#include "recruiting/vacancy_move.h"

#include "access/hold.h"
#include "access/reach.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "recruiting/special_project.h"
#include "task/owner.h"

/* Of the vacancy v in the project p: who owns it stays when she is one of its people; else its
 * responsible recruiter, unless she is kept out of it (ACC-20): then whoever moves it. */
#define OWNER_AFTER \
	" CASE WHEN EXISTS (SELECT 1 FROM project_member m WHERE m.project_id = p.id" \
	" AND m.staff_user_id = v.owner_id) THEN v.owner_id" \
	" WHEN" ACCESS_NOT_EXCLUDED( \
		"v.id", "p.responsible_id") " THEN p.responsible_id ELSE ? END"

/* words: history.moved history.vacancy_received */
enum outcome vacancy_move_to(struct db *db, struct pool *pool, const struct principal *who,
	const struct vacancy *vacancy, const struct project *project)
{
	const char *step = pool_printf(pool, "%s>%s", vacancy->project_number, project->number);
	int64_t owner = 0;
	enum outcome outcome = vacancy_owner_after(db, who, vacancy->id, project->id, &owner);

	if (outcome)
		return outcome;
	outcome = db_exec(db,
		"UPDATE vacancy v JOIN project p ON p.id = ? SET v.owner_id =" OWNER_AFTER
		", v.project_id = p.id, v.version = v.version + 1, v.changed_at = ?,"
		" v.changed_by = ? WHERE v.id = ?",
		DB_VALUES(db_int(project->id), db_int(who->id),
			db_str(clock_sql(pool, clock_now())), db_id(who->id), db_int(vacancy->id)),
		NULL);

	if (!outcome)
		outcome = reach_rebuild_vacancy(db, vacancy->id);
	if (!outcome)
		outcome = reach_rebuild_project_itself(db, vacancy->project_id);
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_PROJECT, project->id, "vacancy_received", vacancy->number);
	if (!outcome && owner)
		outcome = vacancy_owner_tell(db, pool, who, vacancy->id);
	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_VACANCY, vacancy->id, "moved", step);
}

enum outcome vacancy_owner_after(struct db *db, const struct principal *who, int64_t vacancy_id,
	int64_t project_id, int64_t *owner_r)
{
	return db_get_int(db,
		"SELECT IFNULL(NULLIF(" OWNER_AFTER
		", v.owner_id), 0) FROM vacancy v JOIN project p ON p.id = ? WHERE v.id = ?",
		DB_VALUES(db_int(who->id), db_int(project_id), db_int(vacancy_id)), owner_r);
}

/* The people of a project in the roles their groups give them; binds the project. */
#define MEMBERS \
	" FROM project_member pm JOIN project p ON p.id = pm.project_id" \
	" JOIN staff_user s ON s.id = pm.staff_user_id JOIN base_role b ON b.id = pm.role_id" \
	" WHERE p.id = ? AND s.status = 'active'" \
	" AND " REACH_GIVEN("pm.staff_user_id", "pm.role_id", "p.authority_id")

/* clang-format off */
enum outcome vacancy_move_effects(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t project_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT e.name, e.role, e.gains FROM ("
		"SELECT CONCAT(s.first_name, ' ', s.surname) AS name, b.code AS role, 1 AS gains,"
		" b.id AS role_id, s.surname, s.id" MEMBERS
		" AND" ACCESS_NOT_EXCLUDED("?", "s.id")
		" AND NOT EXISTS (SELECT 1 FROM vacancy_reach r WHERE r.vacancy_id = ?"
		" AND r.subject_kind = 'person' AND r.subject_id = s.id AND r.role_id = b.id)"
		" UNION ALL "
		"SELECT CONCAT(s.first_name, ' ', s.surname), b.code, 0, b.id, s.surname, s.id"
		" FROM vacancy_reach r JOIN staff_user s ON s.id = r.subject_id"
		" AND s.status = 'active' JOIN base_role b ON b.id = r.role_id"
		" WHERE r.vacancy_id = ? AND r.subject_kind = 'person' AND r.via = 'project'"
		" AND" ACCESS_NOT_EXCLUDED("?", "s.id")
		" AND NOT EXISTS (SELECT 1 FROM project_member pm WHERE pm.project_id = ?"
		" AND pm.staff_user_id = s.id AND pm.role_id = b.id)) e"
		" ORDER BY e.role_id, e.surname, e.id",
		DB_VALUES(db_int(project_id), db_int(vacancy_id), db_int(vacancy_id),
			db_int(vacancy_id), db_int(vacancy_id), db_int(project_id)), rows_r);
}
/* clang-format on */

enum outcome vacancy_move_projects(struct db *db, struct pool *pool, const struct principal *who,
	const struct vacancy *vacancy, struct db_rows **rows_r)
{
	return projects_creating(db, pool, who, vacancy->authority_id, vacancy->project_id, rows_r);
}

static bool is_offered(const struct db_rows *projects, int64_t project_id)
{
	for (size_t i = 0; i < projects->count; i++)
		if (db_number(projects, i, "id") == project_id)
			return true;
	return false;
}

/* Holds a vacancy that is not over. */
static enum outcome vacancy_take(struct db *db, struct pool *pool, int64_t id,
	struct problems *problems, struct vacancy *vacancy_r)
{
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, id);

	if (!outcome)
		outcome = vacancy_get(db, pool, id, vacancy_r);
	if (outcome)
		return outcome;
	if (!vacancy_final(vacancy_r->status))
		return OK;
	problem_add(problems, "", "vacancy_final");
	return INVALID;
}

/* Is it one of hers, for posts like this? */
static enum outcome project_fits(struct db *db, struct pool *pool, const struct principal *who,
	const struct vacancy *vacancy, const struct project *project, struct problems *problems)
{
	const char *hindrance = project_hindrance(project, vacancy->data.pay_grade);
	struct db_rows *projects = NULL;
	enum outcome outcome = vacancy_move_projects(db, pool, who, vacancy, &projects);

	if (outcome)
		return outcome;
	if (!is_offered(projects, project->id))
		problem_add(problems, "project", "choice");
	else if (hindrance)
		problem_add(problems, "project", hindrance);
	return problems_any(problems) ? INVALID : OK;
}

enum outcome vacancy_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t project_id, struct problems *problems)
{
	struct vacancy vacancy;
	struct project project;
	int64_t from = 0;
	enum outcome outcome = db_get_int(db, "SELECT project_id FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &from);

	if (!outcome)
		outcome = object_hold(db, OBJECT_PROJECT, from < project_id ? from : project_id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_PROJECT, from < project_id ? project_id : from);
	if (outcome == NOT_FOUND) {
		problem_add(problems, "project", "choice");
		return INVALID;
	}
	if (!outcome)
		outcome = vacancy_take(db, pool, vacancy_id, problems, &vacancy);
	if (!outcome)
		outcome = project_get(db, pool, project_id, &project);
	if (!outcome)
		outcome = project_fits(db, pool, who, &vacancy, &project, problems);
	return outcome ? outcome : vacancy_move_to(db, pool, who, &vacancy, &project);
}

/* The id of one of these people, 0: none of them. */
static int64_t id_of(const struct db_rows *people, const char *user_id)
{
	for (size_t i = 0; i < people->count; i++)
		if (text_equal(db_text(people, i, "user_id"), user_id))
			return db_number(people, i, "id");
	return 0;
}

enum outcome vacancy_owner_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *user_id, struct problems *problems)
{
	struct vacancy vacancy;
	struct project project;
	struct db_rows *people = NULL;
	int64_t owner_id = 0;
	enum outcome outcome = vacancy_get(db, pool, vacancy_id, &vacancy);

	if (!outcome)
		outcome = object_hold(db, OBJECT_PROJECT, vacancy.project_id);
	if (!outcome)
		outcome = vacancy_take(db, pool, vacancy_id, problems, &vacancy);
	if (!outcome)
		outcome = project_get(db, pool, vacancy.project_id, &project);
	if (!outcome)
		outcome = special_project_people(
			db, pool, vacancy_id, &project, ROLE_RECRUITER, &people);
	if (outcome)
		return outcome;
	owner_id = id_of(people, user_id);
	if (!owner_id) {
		problem_add(problems, "owner", "choice");
		return INVALID;
	}
	outcome = db_exec(db,
		"UPDATE vacancy SET owner_id = ?, version = version + 1, changed_at = ?,"
		" changed_by = ? WHERE id = ?",
		DB_VALUES(db_int(owner_id), db_str(clock_sql(pool, clock_now())), db_int(who->id),
			db_int(vacancy_id)),
		NULL);
	if (!outcome)
		outcome = vacancy_owner_tell(db, pool, who, vacancy_id);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, "person_owner",
			       pool_printf(pool, "%lld", (long long)owner_id));
}
