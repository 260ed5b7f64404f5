/* Projects and the people assigned to them. */
#include "recruiting/project.h"

#include "access/hold.h"
#include "access/reach.h"
#include "base/clock.h"
#include "base/text.h"
#include "db/number.h"
#include "find/find.h"
#include "history/history.h"
#include "pay/grade.h"

enum outcome project_list(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT p.number, p.name, p.status, u.name AS authority, p.personnel_office,"
		" (SELECT COUNT(*) FROM vacancy v WHERE v.project_id = p.id AND v.status"
		" NOT IN ('geloescht', 'archiviert')"
		" AND " ACCESS_SEES_VACANCY(
			"v.id") ") AS vacancies,"
				" parent.name AS parent FROM project p JOIN org_unit u ON u.id ="
				" p.authority_id"
				" LEFT JOIN project parent ON parent.id = p.parent_id"
				" WHERE NOT " ACCESS_ARCHIVED("p") " AND " ACCESS_SEES_PROJECT(
					"p.id") " ORDER BY u.name, p.name",
		DB_VALUES(ACCESS_BIND(who, RIGHT_VACANCY_LIST_VIEW),
			ACCESS_BIND(who, RIGHT_PROJECT_LIST_VIEW)),
		rows_r);
}

static const struct db_field project_fields[] = {
	DB_FIELD(struct project, id),
	DB_FIELD(struct project, number),
	DB_FIELD(struct project, name),
	DB_FIELD(struct project, status),
	DB_FIELD(struct project, personnel_office),
	DB_FIELD(struct project, authority_id),
	DB_FIELD(struct project, authority),
	DB_FIELD(struct project, responsible),
	DB_FIELD(struct project, responsible_id),
	DB_FIELD_AS(struct project, responsible_user_id, "user_id"),
	DB_FIELD(struct project, parent_number),
	DB_FIELD(struct project, parent),
	DB_FIELD(struct project, grades),
	DB_FIELD(struct project, any_grade),
	DB_FIELD(struct project, foreign_ads),
};

enum outcome project_get(struct db *db, struct pool *pool, int64_t id, struct project *project_r)
{
	return db_struct(db, pool,
		"SELECT EXISTS (SELECT 1 FROM setting WHERE name = 'grade_checked'"
		" AND value = 'no') AS any_grade,"
		" p.id, p.number, p.name, p.status, p.personnel_office,"
		" p.authority_id, u.name AS authority,"
		" CONCAT(s.first_name, ' ', s.surname) AS responsible, p.responsible_id,"
		" s.user_id, parent.number AS parent_number,"
		" parent.name AS parent, p.grades, p.foreign_ads FROM project p"
		" LEFT JOIN project parent ON"
		" parent.id = p.parent_id"
		" JOIN org_unit u ON u.id = p.authority_id JOIN staff_user s ON s.id ="
		" p.responsible_id"
		" WHERE p.id = ?",
		project_fields, project_r, DB_VALUES(db_int(id)));
}

const char *project_hindrance(const struct project *project, const char *pay_grade)
{
	return project->any_grade
		? NULL
		: grade_hindrance(pay_grade, project->personnel_office, project->grades);
}

enum outcome projects_creating(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, int64_t without, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT p.id, p.name, p.personnel_office, p.grades, p.number"
		" FROM project p WHERE p.authority_id = ? AND p.id <> ? AND p.status = 'aktiv'"
		" AND p.foreign_ads = IFNULL((SELECT w.foreign_ads FROM project w"
		" WHERE w.id = ?), FALSE)"
		" AND " ACCESS_SEES_PROJECT("p.id") " ORDER BY p.name",
		DB_VALUES(db_int(authority_id), db_int(without), db_int(without),
			ACCESS_BIND(who, RIGHT_PROJECT_VACANCY_CREATE)),
		rows_r);
}

enum outcome projects_authorities(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT a.id, a.name FROM org_unit a WHERE a.kind = 'authority' AND EXISTS"
		" (SELECT 1 FROM project p WHERE p.authority_id = a.id AND p.status = 'aktiv'"
		" AND NOT p.foreign_ads AND " ACCESS_SEES_PROJECT("p.id") ") ORDER BY a.name",
		DB_VALUES(ACCESS_BIND(who, RIGHT_PROJECT_VACANCY_CREATE)), rows_r);
}

enum outcome project_people(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT CONCAT(s.first_name, ' ', s.surname) AS name, r.code AS role, s.user_id,"
		" u.name AS unit, s.status, p.responsible_id = s.id"
		" AND m.role_id = IF(p.foreign_ads, " SQL_ROLE_P34 ", " SQL_ROLE_RECRUITER
		") AS responsible"
		" FROM project_member m JOIN project p ON p.id = m.project_id"
		" JOIN staff_user s ON s.id = m.staff_user_id JOIN base_role r ON r.id = m.role_id"
		" LEFT JOIN org_unit u ON u.id = s.org_unit_id WHERE m.project_id = ?"
		" ORDER BY m.role_id, s.surname, s.first_name, s.id",
		DB_VALUES(db_int(id)), rows_r);
}

enum outcome project_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct project_new *new, const char **number_r)
{
	const char *now = clock_sql(pool, clock_now());
	int64_t id;
	enum outcome outcome = number_next(db, pool, object_type(OBJECT_PROJECT)->letter, number_r);

	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO project (number, name, authority_id, personnel_office, grades,"
			" responsible_id, parent_id, foreign_ads, created_at, created_by,"
			" changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_str(*number_r), db_str(new->name), db_int(new->authority_id),
				db_str(new->personnel_office), db_str(new->grades),
				db_int(new->responsible_id), db_id(new->parent_id),
				db_bool(new->foreign_ads), db_str(now), db_id(who->id), db_str(now),
				db_id(who->id)),
			NULL);
	if (outcome)
		return outcome;
	id = db_inserted_id(db);
	outcome = history_add_audited(db, who, OBJECT_PROJECT, id, "created", NULL);
	return outcome ? outcome
		       : project_assign(db, pool, who, id,
			       new->foreign_ads ? ROLE_P34 : ROLE_RECRUITER, new->responsible_id);
}

static enum outcome add_standard(struct db *db, struct pool *pool, const struct principal *who,
	const struct project_new *new)
{
	const char *number = NULL;
	int64_t id = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT id FROM project WHERE authority_id = ? AND name = ?"
		" AND status <> 'geloescht' LIMIT 1",
		DB_VALUES(db_int(new->authority_id), db_str(new->name)), &id);

	return outcome == NOT_FOUND ? project_add(db, pool, who, new, &number) : outcome;
}

enum outcome project_create_standard(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, int64_t responsible_id)
{
	static const struct {
		const char *suffix, *office, *grades;
	} standard[] = {
		{"Stellen bis A/E14", "P34", "bis_14"},
		{"Stellen ab A/E15", "P31", "ab_15"},
		{"Stellen Ärzte", "P31", "aerzte"},
	};
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT short_name FROM org_unit WHERE id = ? AND kind = 'authority'",
		DB_VALUES(db_int(authority_id)), &rows);

	if (!outcome && rows->count == 0)
		outcome = NOT_FOUND;
	for (size_t i = 0; !outcome && i < sizeof(standard) / sizeof(standard[0]); i++) {
		struct project_new new = {
			.name = pool_printf(
				pool, "%s %s", db_cell_text(rows, 0, 0), standard[i].suffix),
			.authority_id = authority_id,
			.personnel_office = standard[i].office,
			.grades = standard[i].grades,
			.responsible_id = responsible_id,
		};

		outcome = add_standard(db, pool, who, &new);
	}
	return outcome;
}

static bool role_fits(enum base_role role, const char *office)
{
	return role == ROLE_RECRUITER || (role == ROLE_P31 && text_equal(office, "P31"))
		|| (role == ROLE_P34 && text_equal(office, "P34"));
}

/* After a change of the members: who reaches what, and the lines that say so. */
static enum outcome members_changed(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *action, int64_t staff_user_id)
{
	enum outcome outcome = reach_rebuild_project(db, id);

	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_PROJECT, id, action,
			       pool_printf(pool, "%lld", (long long)staff_user_id));
}

enum outcome project_assign(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, enum base_role role, int64_t staff_user_id)
{
	struct project project;
	int64_t found = 0, changed = 0;
	enum outcome outcome = project_get(db, pool, id, &project);

	if (outcome)
		return outcome;
	if (!role_fits(role, project.personnel_office))
		return INVALID;
	outcome = object_hold(db, OBJECT_STAFF_USER, staff_user_id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_PROJECT, id);
	if (outcome)
		return outcome == NOT_FOUND ? INVALID : outcome;
	outcome = db_get_int(db,
		"SELECT s.id FROM staff_user s WHERE s.id = ? AND " STAFF_HOLDS
		" AND" ACCESS_PROJECT_OPEN("?", "s.id"),
		DB_VALUES(db_int(staff_user_id), db_int(role), db_int(project.authority_id),
			db_int(id)),
		&found);
	if (outcome)
		return outcome == NOT_FOUND ? INVALID : outcome;
	outcome = db_exec(db,
		"INSERT IGNORE INTO project_member (project_id, staff_user_id, role_id)"
		" VALUES (?, ?, ?)",
		DB_VALUES(db_int(id), db_int(staff_user_id), db_int(role)), &changed);
	if (outcome || changed == 0)
		return outcome;
	return members_changed(db, pool, who, id, "person_assigned", staff_user_id);
}

enum outcome project_unassign(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, enum base_role role, int64_t staff_user_id)
{
	struct project project;
	int64_t changed = 0;
	enum outcome outcome = project_get(db, pool, id, &project);

	if (!outcome)
		outcome = object_hold(db, OBJECT_PROJECT, id);
	if (outcome)
		return outcome;
	if (role == (project.foreign_ads ? ROLE_P34 : ROLE_RECRUITER)
		&& staff_user_id == project.responsible_id)
		return INVALID;
	outcome = db_exec(db,
		"DELETE FROM project_member WHERE project_id = ? AND role_id = ? AND"
		" staff_user_id = ?",
		DB_VALUES(db_int(id), db_int(role), db_int(staff_user_id)), &changed);
	if (outcome)
		return outcome;
	if (changed == 0)
		return NOT_FOUND;
	return members_changed(db, pool, who, id, "person_removed", staff_user_id);
}
