/* Projects and the people assigned to them. */
#include "recruiting/project.h"

#include "access/reach.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/number.h"
#include "privacy/history.h"

enum outcome project_list(struct db *db, struct pool *pool, const struct principal *who,
	struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT p.number, p.name, p.status, u.name AS authority, p.personnel_office,"
		" (SELECT COUNT(*) FROM vacancy v WHERE v.project_id = p.id) AS vacancies"
		" FROM project p JOIN org_unit u ON u.id = p.authority_id"
		" WHERE " ACCESS_SEES_PROJECT("p.id") " ORDER BY u.name, p.name",
		DB_VALUES(ACCESS_BIND(who, RIGHT_PROJECT_LIST_VIEW)), rows_r);
}

enum outcome project_get(struct db *db, struct pool *pool, int64_t id, struct project *project_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.id, p.number, p.name, p.status, p.personnel_office, p.authority_id, u.name,"
		" CONCAT(s.first_name, ' ', s.surname) FROM project p"
		" JOIN org_unit u ON u.id = p.authority_id JOIN staff_user s ON s.id = p.responsible_id"
		" WHERE p.id = ?", DB_VALUES(db_int(id)), &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*project_r = (struct project){
		.id = db_cell_int(rows, 0, 0),
		.number = db_cell_text(rows, 0, 1),
		.name = db_cell_text(rows, 0, 2),
		.status = db_cell_text(rows, 0, 3),
		.personnel_office = db_cell_text(rows, 0, 4),
		.authority_id = db_cell_int(rows, 0, 5),
		.authority = db_cell_text(rows, 0, 6),
		.responsible = db_cell_text(rows, 0, 7),
	};
	return OK;
}

enum outcome project_people(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT CONCAT(s.first_name, ' ', s.surname) AS name, r.code AS role"
		" FROM project_member m JOIN staff_user s ON s.id = m.staff_user_id"
		" JOIN base_role r ON r.id = m.role_id WHERE m.project_id = ?"
		" ORDER BY m.role_id, s.surname, s.first_name", DB_VALUES(db_int(id)), rows_r);
}

static enum outcome create(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, int64_t responsible_id, const char *name, const char *office)
{
	const char *now = clock_sql(pool, clock_now()), *number = NULL;
	int64_t id = 0;
	enum outcome outcome = db_get_int(db, "SELECT id FROM project WHERE authority_id = ? AND name = ?",
		DB_VALUES(db_int(authority_id), db_str(name)), &id);

	if (outcome != NOT_FOUND)
		return outcome;
	if ((outcome = number_next(db, pool, "P", &number)))
		return outcome;
	outcome = db_exec(db,
		"INSERT INTO project (number, name, authority_id, personnel_office, responsible_id,"
		" created_at, created_by, changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_str(number), db_str(name), db_int(authority_id), db_str(office),
			db_int(responsible_id), db_str(now), db_id(who->id), db_str(now),
			db_id(who->id)), NULL);
	if (outcome)
		return outcome;
	id = db_inserted_id(db);
	if ((outcome = history_add(db, who, OBJECT_PROJECT, id, "created", NULL)))
		return outcome;
	return project_assign(db, pool, who, id, ROLE_RECRUITER, responsible_id);
}

enum outcome project_create_standard(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, int64_t responsible_id)
{
	static const struct {
		const char *suffix, *office;
	} standard[] = {
		{"Stellen bis A/E14", "P34"},
		{"Stellen ab A/E15", "P31"},
		{"Stellen Ärzte", "P31"},
	};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT short_name FROM org_unit WHERE id = ? AND kind = 'authority'",
		DB_VALUES(db_int(authority_id)), &rows);

	if (!outcome && rows->count == 0)
		outcome = NOT_FOUND;
	for (size_t i = 0; !outcome && i < sizeof(standard) / sizeof(standard[0]); i++)
		outcome = create(db, pool, who, authority_id, responsible_id,
			pool_printf(pool, "%s %s", db_cell_text(rows, 0, 0), standard[i].suffix),
			standard[i].office);
	return outcome;
}

enum outcome project_assign(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, enum base_role role, int64_t staff_user_id)
{
	struct project project;
	enum outcome outcome = project_get(db, pool, id, &project);

	if (outcome)
		return outcome;
	if ((role == ROLE_P31 && !text_equal(project.personnel_office, "P31")) ||
	    (role == ROLE_P34 && !text_equal(project.personnel_office, "P34")))
		return INVALID;
	outcome = db_exec(db,
		"INSERT IGNORE INTO project_member (project_id, staff_user_id, role_id) VALUES (?, ?, ?)",
		DB_VALUES(db_int(id), db_int(staff_user_id), db_int(role)), NULL);
	if (outcome || (outcome = reach_rebuild_project(db, id)))
		return outcome;
	return history_add(db, who, OBJECT_PROJECT, id, "person_assigned",
		pool_printf(pool, "%lld", (long long)staff_user_id));
}
