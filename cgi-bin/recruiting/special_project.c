/* Special projects: choosing the permitted people, making the project, moving the vacancy. */
#include "recruiting/special_project.h"

#include "access/hold.h"
#include "base/text.h"
#include "find/find.h"
#include "history/history.h"
#include "recruiting/vacancy_move.h"

static enum base_role office_role(const struct project *project)
{
	return text_equal(project->personnel_office, "P31") ? ROLE_P31 : ROLE_P34;
}

enum outcome special_project_people(struct db *db, struct pool *pool, int64_t vacancy_id,
	const struct project *project, enum base_role role, struct db_rows **rows_r)
{
	const struct db_value authority = db_int(project->authority_id);
	const struct db_value office = db_int(office_role(project));

	return db_rows(db, pool,
		"SELECT s.user_id, CONCAT(s.first_name, ' ', s.surname) AS name,"
		" MAX(pm.role_id = ?) AS recruiter, MAX(pm.role_id = ?) AS office, s.id"
		" FROM project_member pm JOIN staff_user s ON s.id = pm.staff_user_id"
		" WHERE pm.project_id = ? AND (? = 0 OR pm.role_id = ?)"
		" AND ((pm.role_id = ? AND " STAFF_HOLDS ") OR (pm.role_id = ? AND " STAFF_HOLDS
		"))"
		" AND NOT EXISTS (SELECT 1 FROM vacancy_exclusion e WHERE e.vacancy_id = ?"
		" AND e.staff_user_id = s.id)"
		" GROUP BY s.id, s.user_id, s.first_name, s.surname"
		" ORDER BY s.surname, s.first_name, s.id",
		DB_VALUES(db_int(ROLE_RECRUITER), office, db_int(project->id), db_int(role),
			db_int(role), db_int(ROLE_RECRUITER), db_int(ROLE_RECRUITER), authority,
			office, office, authority, db_int(vacancy_id)),
		rows_r);
}

/* clang-format off */
#define CAN_LEAD \
	STAFF_HOLDS " AND EXISTS (SELECT 1 FROM project_member pm WHERE pm.project_id = ?" \
	" AND pm.staff_user_id = s.id AND pm.role_id = " SQL_ROLE_RECRUITER ") AND" \
	ACCESS_NOT_EXCLUDED("?", "s.id")
/* clang-format on */

enum outcome special_project_find(struct db *db, struct pool *pool, int64_t vacancy_id,
	const struct project *project, const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	return outcome ? outcome
		       : db_rows(db, pool, FIND_STAFF_WHERE(CAN_LEAD),
			       DB_VALUES(FIND_STAFF_BIND(&find), db_int(ROLE_RECRUITER),
				       db_int(project->authority_id), db_int(project->id),
				       db_int(vacancy_id), FIND_STAFF_AND_BIND(&find),
				       FIND_STAFF_ORDER_BIND(&find)),
			       rows_r);
}

static bool chosen(const struct special_project_input *input, const char *user_id)
{
	for (size_t i = 0; i < input->count; i++)
		if (text_equal(input->people[i], user_id))
			return true;
	return false;
}

static size_t row_of(const struct db_rows *people, const char *user_id)
{
	size_t row = 0;

	while (row < people->count && !text_equal(db_text(people, row, "user_id"), user_id))
		row++;
	return row;
}

/* *responsible_r: the row of the responsible recruiter. */
static enum outcome special_input_check(const struct special_project_input *input,
	const struct db_rows *people, struct problems *problems, size_t *responsible_r)
{
	bool unknown = false;

	*responsible_r = row_of(people, input->responsible);
	if (input->count == 0)
		problem_add(problems, "person", "required");
	for (size_t i = 0; i < input->count; i++)
		unknown = unknown || row_of(people, input->people[i]) == people->count;
	if (unknown)
		problem_add(problems, "person", "choice");
	if (*responsible_r == people->count || !chosen(input, input->responsible)
		|| !db_number(people, *responsible_r, "recruiter"))
		problem_add(problems, "responsible", "special_responsible");
	return problems_any(problems) ? INVALID : OK;
}

/* Says nothing of the vacancy: who is excluded may come to hear of the name. Numbered within the
 * authority, whose projects are read for locking. */
static enum outcome name_project(
	struct db *db, struct pool *pool, int64_t authority_id, const char **name_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT CONCAT(u.short_name, ' Sonderprojekt') AS stem,"
		" (SELECT COALESCE(MAX(CAST(SUBSTRING_INDEX(p.name, ' ', -1) AS UNSIGNED)), 0) + 1"
		" FROM project p WHERE p.authority_id = u.id AND p.name REGEXP"
		" ' Sonderprojekt [0-9]{1,9}$' FOR UPDATE) AS next FROM org_unit u WHERE u.id = ?",
		DB_VALUES(db_int(authority_id)), &rows);

	if (outcome)
		return outcome;
	*name_r = pool_printf(
		pool, "%s %lld", db_text(rows, 0, "stem"), (long long)db_number(rows, 0, "next"));
	return OK;
}

static enum outcome people_assign(struct db *db, struct pool *pool, const struct principal *who,
	const struct project *project, const struct special_project_input *input,
	const struct db_rows *people)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < people->count; i++) {
		int64_t id = db_number(people, i, "id");

		if (!chosen(input, db_text(people, i, "user_id")))
			continue;
		if (db_number(people, i, "recruiter"))
			outcome = project_assign(db, pool, who, project->id, ROLE_RECRUITER, id);
		if (!outcome && db_number(people, i, "office"))
			outcome = project_assign(
				db, pool, who, project->id, office_role(project), id);
	}
	return outcome;
}

/* So that no two get the same name at once. */
static enum outcome hold_authority(struct db *db, int64_t project_id)
{
	int64_t authority_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT authority_id FROM project WHERE id = ?",
		DB_VALUES(db_int(project_id)), &authority_id);

	return outcome ? outcome : object_hold(db, OBJECT_ORG_UNIT, authority_id);
}

enum outcome special_project_create(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct special_project_input *input, struct problems *problems)
{
	struct project_new new = {0};
	struct project from, to;
	struct vacancy vacancy;
	struct db_rows *people = NULL;
	const char *number = NULL;
	size_t responsible = 0;
	int64_t id = 0;
	enum outcome outcome = db_get_int(db, "SELECT project_id FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &id);

	if (!outcome)
		outcome = hold_authority(db, id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_PROJECT, id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	if (!outcome)
		outcome = vacancy_get(db, pool, vacancy_id, &vacancy);
	if (!outcome)
		outcome = project_get(db, pool, id, &from);
	if (!outcome)
		outcome = special_project_people(db, pool, vacancy_id, &from, 0, &people);
	if (!outcome)
		outcome = special_input_check(input, people, problems, &responsible);
	if (outcome)
		return outcome;
	new = (struct project_new){
		.authority_id = from.authority_id,
		.personnel_office = from.personnel_office,
		.grades = from.grades,
		.responsible_id = db_number(people, responsible, "id"),
		.parent_id = from.id,
	};
	outcome = name_project(db, pool, from.authority_id, &new.name);
	if (!outcome)
		outcome = project_add(db, pool, who, &new, &number);
	if (!outcome)
		outcome = object_find(db, OBJECT_PROJECT, number, &id);
	if (!outcome)
		outcome = project_get(db, pool, id, &to);
	if (!outcome)
		outcome = people_assign(db, pool, who, &to, input, people);
	return outcome ? outcome : vacancy_move_to(db, pool, who, &vacancy, &to);
}
