/* Reach rows: what the assignments say, what is there, and the difference. */
#include "access/reach.h"

#include "access/access.h"

/*
 * What is missing and what is too much; `scope` is a condition on the project p or the vacancy v.
 * Role 1 is ADMIN, 3 DEPARTMENT, 12 SEAT.
 */
#define HAS_ROW(table, key, kind, subject, role, object, via) \
	"EXISTS (SELECT 1 FROM " table " r WHERE r.subject_kind = '" kind "'" \
	" AND r.subject_id = " subject " AND r.role_id = " role " AND r." key " = " object \
	" AND r.via = '" via "')"

#define MEMBER_GIVEN(authority) REACH_GIVEN("pm.staff_user_id", "pm.role_id", authority)
#define UNIT_OF \
	"vu.org_unit_id IN (SELECT vuo.id FROM org_unit vuo WHERE vuo.authority_id =" \
	" v.authority_id)"
#define PERSON_GIVEN REACH_GIVEN("vp.staff_user_id", "vp.role_id", "v.authority_id")

/* What is deleted nobody sees (RET-41). */
#define VACANCY_THERE " AND v.status <> 'geloescht'"

/* A vacancy one is kept out of leads to no project (ACC-20). */
#define PERSON_LET VACANCY_THERE " AND" ACCESS_NOT_EXCLUDED("v.id", "vp.staff_user_id")

/* clang-format off */
#define PROJECT_THERE " AND p.status <> 'geloescht'"
#define PROJECT_MISSING(scope) \
	"SELECT 'person', pm.staff_user_id, pm.role_id, p.id, 'project'" \
	" FROM project p JOIN project_member pm ON pm.project_id = p.id WHERE " scope \
	PROJECT_THERE " AND " MEMBER_GIVEN("p.authority_id") " AND NOT " \
	HAS_ROW("project_reach", "project_id", \
		"person", "pm.staff_user_id", "pm.role_id", "p.id", "project") \
	" UNION ALL SELECT DISTINCT 'person', vp.staff_user_id, vp.role_id, p.id, 'vacancy'" \
	" FROM project p JOIN vacancy v ON v.project_id = p.id" \
	" JOIN vacancy_person vp ON vp.vacancy_id = v.id AND vp.role_id = " \
	SQL_ROLE_DEPARTMENT " WHERE " scope PROJECT_THERE \
	" AND " PERSON_GIVEN PERSON_LET " AND NOT " HAS_ROW("project_reach", "project_id", \
		"person", "vp.staff_user_id", SQL_ROLE_DEPARTMENT, "p.id", "vacancy") \
	" UNION ALL SELECT 'all', 0, " SQL_ROLE_ADMIN ", p.id, 'admin' FROM project p WHERE" \
	" " scope PROJECT_THERE " AND NOT " \
	HAS_ROW("project_reach", "project_id", "all", "0", SQL_ROLE_ADMIN, "p.id", "admin")
/* clang-format on */

#define PROJECT_SURPLUS(scope) \
	" FROM project_reach r JOIN project p ON p.id = r.project_id WHERE " scope \
	" AND NOT CASE IF(p.status = 'geloescht', '', r.via)" \
	" WHEN 'project' THEN r.subject_kind = 'person' AND EXISTS (" \
	"SELECT 1 FROM project_member pm WHERE pm.project_id = p.id" \
	" AND pm.role_id = r.role_id AND pm.staff_user_id = r.subject_id" \
	" AND " MEMBER_GIVEN( \
		"p.authority_id") ")" \
				  " WHEN 'vacancy' THEN r.subject_kind = 'person'" \
				  " AND r.role_id = " SQL_ROLE_DEPARTMENT " AND EXISTS (" \
				  "SELECT 1 FROM vacancy v JOIN vacancy_person vp ON" \
				  " vp.vacancy_id = v.id AND vp.role_id = " SQL_ROLE_DEPARTMENT \
				  " WHERE v.project_id = p.id AND vp.staff_user_id = r.subject_id" \
				  " AND " PERSON_GIVEN PERSON_LET ")" \
				  " WHEN 'admin' THEN r.subject_kind = 'all' AND r.subject_id = 0" \
				  " AND r.role_id = " SQL_ROLE_ADMIN " ELSE FALSE END"

/* clang-format off */
#define VACANCY_MISSING(scope) \
	"SELECT 'person' AS subject_kind, pm.staff_user_id AS subject_id, pm.role_id, v.id" \
	" AS vacancy_id," \
	" 'project' AS via" \
	" FROM vacancy v JOIN project_member pm ON pm.project_id = v.project_id WHERE " scope \
	VACANCY_THERE " AND " MEMBER_GIVEN("v.authority_id") " AND NOT " \
	HAS_ROW("vacancy_reach", "vacancy_id", \
		"person", "pm.staff_user_id", "pm.role_id", "v.id", "project") \
	" UNION ALL SELECT 'person', vp.staff_user_id, vp.role_id, v.id, 'vacancy'" \
	" FROM vacancy v JOIN vacancy_person vp ON vp.vacancy_id = v.id WHERE " scope \
	VACANCY_THERE " AND " PERSON_GIVEN " AND NOT " \
	HAS_ROW("vacancy_reach", "vacancy_id", \
		"person", "vp.staff_user_id", "vp.role_id", "v.id", "vacancy") \
	" UNION ALL SELECT 'unit', vu.org_unit_id, vu.role_id, v.id, 'committee'" \
	" FROM vacancy v JOIN vacancy_unit vu ON vu.vacancy_id = v.id WHERE " scope \
	VACANCY_THERE " AND " UNIT_OF " AND NOT " HAS_ROW("vacancy_reach", "vacancy_id", \
		"unit", "vu.org_unit_id", "vu.role_id", "v.id", "committee") \
	" UNION ALL SELECT 'person', vs.staff_user_id, " SQL_ROLE_SEAT ", v.id, 'seat'" \
	" FROM vacancy v JOIN vacancy_seat vs ON vs.vacancy_id = v.id WHERE " scope \
	VACANCY_THERE " AND NOT " HAS_ROW("vacancy_reach", "vacancy_id", \
		"person", "vs.staff_user_id", SQL_ROLE_SEAT, "v.id", "seat") \
	" UNION ALL SELECT 'all', 0, " SQL_ROLE_ADMIN ", v.id, 'admin' FROM vacancy v WHERE" \
	" " scope VACANCY_THERE " AND NOT " \
	HAS_ROW("vacancy_reach", "vacancy_id", "all", "0", SQL_ROLE_ADMIN, "v.id", "admin")
/* clang-format on */

#define VACANCY_SURPLUS(scope) \
	" FROM vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id WHERE " scope \
	" AND NOT CASE IF(v.status = 'geloescht', '', r.via)" \
	" WHEN 'project' THEN r.subject_kind = 'person' AND EXISTS (" \
	"SELECT 1 FROM project_member pm WHERE pm.project_id = v.project_id" \
	" AND pm.role_id = r.role_id AND pm.staff_user_id = r.subject_id" \
	" AND " MEMBER_GIVEN( \
		"v.authority_id") ")" \
				  " WHEN 'vacancy' THEN r.subject_kind = 'person' AND EXISTS (" \
				  "SELECT 1 FROM vacancy_person vp WHERE vp.vacancy_id = v.id" \
				  " AND vp.role_id = r.role_id AND vp.staff_user_id" \
				  " = r.subject_id" \
				  " AND " PERSON_GIVEN ")" \
				  " WHEN 'committee' THEN r.subject_kind = 'unit' AND EXISTS (" \
				  "SELECT 1 FROM vacancy_unit vu WHERE vu.vacancy_id = v.id" \
				  " AND vu.role_id = r.role_id AND vu.org_unit_id =" \
				  " r.subject_id AND " UNIT_OF ")" \
				  " WHEN 'seat' THEN r.subject_kind = 'person'" \
				  " AND r.role_id = " SQL_ROLE_SEAT " AND EXISTS (" \
				  "SELECT 1 FROM vacancy_seat vs WHERE vs.vacancy_id = v.id AND" \
				  " vs.staff_user_id = r.subject_id)" \
				  " WHEN 'admin' THEN r.subject_kind = 'all' AND r.subject_id = 0" \
				  " AND r.role_id = " SQL_ROLE_ADMIN " ELSE FALSE END"

#define INTO_PROJECT_REACH \
	"INSERT INTO project_reach (subject_kind, subject_id, role_id, project_id, via) "
#define INTO_VACANCY_REACH \
	"INSERT INTO vacancy_reach (subject_kind, subject_id, role_id, vacancy_id, via) "

/* Where lists are looked up: the authorities of what is reached. */
#define INTO_REACH_AUTHORITY \
	"INSERT INTO reach_authority (subject_kind, subject_id, role_id, via," \
	" authority_id, vacancies) "
#define UNCOVERED(scope) \
	" FROM vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id WHERE " scope \
	" AND r.subject_kind <> 'all' AND NOT EXISTS (SELECT 1 FROM reach_authority p" \
	" WHERE p.subject_kind = r.subject_kind AND p.subject_id = r.subject_id" \
	" AND p.role_id = r.role_id AND p.via = r.via AND p.authority_id = v.authority_id)"

/* Rows that do not say of their vacancy what lists are ordered and filtered by. */
#define MISORDERED \
	"NOT (r.changed_at = v.changed_at AND r.status = v.status" \
	" AND r.authority_id = v.authority_id AND r.ended = " ACCESS_ENDED( \
		"v", "r.role_id") " AND r.closed = r.ended & 1)"

#define COUNTED \
	" WHERE m.subject_kind <> 'all'" \
	" GROUP BY m.subject_kind, m.subject_id, m.role_id, m.via, v.authority_id" \
	" ON DUPLICATE KEY UPDATE vacancies = vacancies + VALUES(vacancies)"

#define THRICE(id) DB_VALUES(db_int(id), db_int(id), db_int(id))
#define FIVE_TIMES(id) DB_VALUES(db_int(id), db_int(id), db_int(id), db_int(id), db_int(id))

/*
 * INSERT … SELECT locks what it reads, so a row cannot appear in between; if one did,
 * nothing is the caller's fault.
 */
static enum outcome written(enum outcome outcome)
{
	return outcome == CONFLICT ? UNAVAILABLE : outcome;
}

/* Counts what is about to be added; and what came with a vacancy from another authority. */
static enum outcome count_missing(struct db *db, int64_t vacancy_id)
{
	return db_exec(db,
		INTO_REACH_AUTHORITY
		"SELECT m.subject_kind, m.subject_id, m.role_id, m.via, v.authority_id, COUNT(*)"
		" FROM (" VACANCY_MISSING(
			"v.id = ?") ") m JOIN vacancy v ON v.id = m.vacancy_id" COUNTED,
		FIVE_TIMES(vacancy_id), NULL);
}

static enum outcome vacancy_cover(struct db *db, int64_t vacancy_id)
{
	return db_exec(db,
		INTO_REACH_AUTHORITY "SELECT r.subject_kind, r.subject_id, r.role_id, r.via,"
				     " v.authority_id, 1" UNCOVERED("v.id = ?"),
		DB_VALUES(db_int(vacancy_id)), NULL);
}

enum outcome reach_rebuild_project_itself(struct db *db, int64_t project_id)
{
	enum outcome outcome = db_exec(
		db, "DELETE r" PROJECT_SURPLUS("p.id = ?"), DB_VALUES(db_int(project_id)), NULL);
	if (!outcome)
		outcome = db_exec(db, INTO_PROJECT_REACH PROJECT_MISSING("p.id = ?"),
			THRICE(project_id), NULL);
	return written(outcome);
}

enum outcome reach_rebuild_project(struct db *db, int64_t project_id)
{
	/* clang-format off */
	enum outcome outcome = reach_rebuild_project_itself(db, project_id);
	if (!outcome)
		outcome = db_exec(db, "DELETE r" VACANCY_SURPLUS("v.project_id = ?"),
			DB_VALUES(db_int(project_id)), NULL);
	if (!outcome)
		outcome = db_exec(db, INTO_REACH_AUTHORITY
			"SELECT m.subject_kind, m.subject_id, m.role_id, m.via,"
			" v.authority_id, COUNT(*)"
			" FROM (" VACANCY_MISSING("v.project_id = ?") ") m"
			" JOIN vacancy v ON v.id"
			" = m.vacancy_id" COUNTED, FIVE_TIMES(project_id), NULL);
	if (!outcome)
		outcome = db_exec(db, INTO_VACANCY_REACH VACANCY_MISSING("v.project_id = ?"),
			FIVE_TIMES(project_id), NULL);
	if (!outcome)
		outcome = db_exec(db, INTO_REACH_AUTHORITY
			"SELECT DISTINCT r.subject_kind, r.subject_id, r.role_id, r.via,"
			" v.authority_id, 1"
			UNCOVERED("v.project_id = ?"), DB_VALUES(db_int(project_id)), NULL);
	return written(outcome);
	/* clang-format on */
}

enum outcome reach_rebuild_project_of(struct db *db, int64_t vacancy_id)
{
	int64_t project_id = 0;
	enum outcome outcome = db_get_int(db, "SELECT project_id FROM vacancy WHERE id = ?",
		DB_VALUES(db_int(vacancy_id)), &project_id);

	return outcome ? outcome : reach_rebuild_project_itself(db, project_id);
}

enum outcome reach_rebuild_vacancy(struct db *db, int64_t vacancy_id)
{
	enum outcome outcome = db_exec(
		db, "DELETE r" VACANCY_SURPLUS("v.id = ?"), DB_VALUES(db_int(vacancy_id)), NULL);
	if (!outcome)
		outcome = count_missing(db, vacancy_id);
	if (!outcome)
		outcome = db_exec(db, INTO_VACANCY_REACH VACANCY_MISSING("v.id = ?"),
			FIVE_TIMES(vacancy_id), NULL);
	if (!outcome)
		outcome = vacancy_cover(db, vacancy_id);
	return outcome ? written(outcome) : reach_rebuild_project_of(db, vacancy_id);
}

enum outcome reach_forget_person(struct db *db, int64_t staff_user_id)
{
	enum outcome outcome = db_exec(db,
		"DELETE FROM project_reach WHERE subject_kind = 'person' AND subject_id = ?",
		DB_VALUES(db_int(staff_user_id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM vacancy_reach WHERE subject_kind = 'person' AND"
			" subject_id = ?",
			DB_VALUES(db_int(staff_user_id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM reach_authority WHERE subject_kind = 'person' AND"
			" subject_id = ?",
			DB_VALUES(db_int(staff_user_id)), NULL);
	return outcome;
}

enum outcome reach_check(struct db *db, int64_t *wrong_r)
{
	/* clang-format off */
	int64_t vacancies = 0, missing = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT (SELECT COUNT(*)" PROJECT_SURPLUS("TRUE") ")"
		" + (SELECT COUNT(*) FROM (" PROJECT_MISSING("TRUE") ") pm)"
		" + (SELECT COUNT(*)" UNCOVERED("TRUE") ")"
		" + (SELECT COUNT(*) FROM vacancy_reach r JOIN vacancy v ON v.id = r.vacancy_id"
		" WHERE " MISORDERED ")"
		" + (SELECT COUNT(*) FROM staff_subject ss JOIN org_unit u ON u.id = ss.subject_id"
		" WHERE ss.subject_kind = 'unit' AND " REACH_UNIT_ROLE("u") " IS NOT NULL AND NOT "
		REACH_GIVEN("ss.staff_user_id", REACH_UNIT_ROLE("u"), "u.authority_id") ")",
		DB_NONE, wrong_r);
	/* clang-format on */

	if (!outcome)
		outcome = db_get_int(
			db, "SELECT COUNT(*)" VACANCY_SURPLUS("TRUE"), DB_NONE, &vacancies);
	if (!outcome)
		outcome = db_get_int(db, "SELECT COUNT(*) FROM (" VACANCY_MISSING("TRUE") ") vm",
			DB_NONE, &missing);
	*wrong_r += vacancies + missing;
	return outcome;
}

enum outcome reach_recount(struct db *db, int64_t authority_id)
{
	enum outcome outcome = db_exec(db, "DELETE FROM reach_authority WHERE authority_id = ?",
		DB_VALUES(db_int(authority_id)), NULL);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE vacancy v JOIN vacancy_reach r ON r.vacancy_id = v.id"
			" SET r.changed_at = v.changed_at, r.status = v.status,"
			" r.authority_id = v.authority_id, r.ended = " ACCESS_ENDED(
				"v", "r.role_id") ", r.closed = 1 & " ACCESS_ENDED("v",
				"r.role_id") " WHERE v.authority_id = ? AND " MISORDERED,
			DB_VALUES(db_int(authority_id)), NULL);
	/* counts may become again what they were before reach was added */
	if (!outcome)
		outcome =
			db_exec(db, "UPDATE desk_version SET version = version + 1 WHERE scope = ?",
				DB_VALUES(db_int(authority_id)), NULL);
	return outcome
		? outcome
		: written(db_exec(db,
			INTO_REACH_AUTHORITY
			"SELECT r.subject_kind, r.subject_id, r.role_id, r.via,"
			" v.authority_id, COUNT(*)"
			" FROM vacancy v JOIN vacancy_reach r ON r.vacancy_id = v.id"
			" WHERE v.authority_id = ? AND r.subject_kind <> 'all'"
			" GROUP BY r.subject_kind, r.subject_id, r.role_id, r.via, v.authority_id",
			DB_VALUES(db_int(authority_id)), NULL));
}

enum outcome reach_unplaced(struct db *db, int64_t *unplaced_r)
{
	return db_get_int(db,
		"SELECT (SELECT COUNT(*) FROM jobad WHERE authority_id IS NULL)"
		" + (SELECT COUNT(*) FROM application a JOIN application_status s ON"
		" s.code = a.status"
		" AND s.counts WHERE a.authority_id IS NULL)",
		DB_NONE, unplaced_r);
}

enum outcome reach_place(struct db *db)
{
	enum outcome outcome = db_exec(db,
		"UPDATE jobad j JOIN vacancy v ON v.id = j.vacancy_id SET j.authority_id ="
		" v.authority_id"
		" WHERE j.authority_id IS NULL",
		DB_NONE, NULL);
	return outcome
		? outcome
		: db_exec(db,
			"UPDATE application a JOIN application_status s ON s.code ="
			" a.status AND s.counts"
			" JOIN vacancy v ON v.id = a.vacancy_id SET a.authority_id = v.authority_id"
			" WHERE a.authority_id IS NULL",
			DB_NONE, NULL);
}
