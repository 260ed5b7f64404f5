/*
 * The desk's statements. Each is a union of the same question to several places; a question is an index in its order, one row of reach for each row met, and
 * an end. The order of tables and the index are given: there is nothing to find out, and finding out is what costs.
 */
#include "recruiting/desk_private.h"

#define REACH(vacancy) \
	" STRAIGHT_JOIN vacancy_reach r ON r.subject_kind = ? AND r.subject_id = ? AND r.role_id = ?" \
	" AND r.via = ? AND r.vacancy_id = " vacancy
#define OF_FEW \
	" WHERE r.subject_kind = ? AND r.subject_id = ? AND r.role_id = ? AND r.via = ? AND ? = 0"
#define LAST(vacancy, at, id) \
	" AND NOT FIND_IN_SET(" vacancy ", ?) ORDER BY " at " DESC, " id " DESC LIMIT ?)"

#define VACANCY "(SELECT v.id, v.changed_at AS at, ? AS list FROM "
#define VACANCIES(index, condition) \
	VACANCY "vacancy v FORCE INDEX (" index ")" REACH("v.id") " WHERE v.authority_id = ? AND v.status " condition \
	LAST("v.id", "v.changed_at", "v.id")
#define JOBAD "(SELECT j.id, j.changed_at AS at, ? AS list, j.number, j.title, j.status, j.valid_from, j.valid_to FROM "
#define JOBADS(index, condition) \
	JOBAD "jobad j FORCE INDEX (" index ")" REACH("j.vacancy_id") " WHERE j.authority_id = ? AND " condition \
	LAST("j.vacancy_id", "j.changed_at", "j.id")
#define APPLICATION "(SELECT a.id, a.received_at AS at, ? AS list FROM "
#define APPLICATIONS(index, condition) \
	APPLICATION "application a FORCE INDEX (" index ")" REACH("a.vacancy_id") " WHERE a.authority_id = ? AND " condition \
	LAST("a.vacancy_id", "a.received_at", "a.id")

#define ALL " UNION ALL "
#define ASK(name, arm) \
	enum outcome name(struct db *db, struct pool *pool, const struct db_value *values, size_t arms, \
		struct db_rows **rows_r) \
	{ \
		switch (arms) { \
		case 1: \
			return db_rows(db, pool, arm, values, ARM_VALUES, rows_r); \
		case 2: \
			return db_rows(db, pool, arm ALL arm, values, 2 * ARM_VALUES, rows_r); \
		case 3: \
			return db_rows(db, pool, arm ALL arm ALL arm, values, 3 * ARM_VALUES, rows_r); \
		case 4: \
			return db_rows(db, pool, arm ALL arm ALL arm ALL arm, values, 4 * ARM_VALUES, rows_r); \
		case 6: \
			return db_rows(db, pool, arm ALL arm ALL arm ALL arm ALL arm ALL arm, values, \
				6 * ARM_VALUES, rows_r); \
		default: \
			return db_rows(db, pool, arm ALL arm ALL arm ALL arm ALL arm ALL arm ALL arm ALL arm, \
				values, ARMS * ARM_VALUES, rows_r); \
		} \
	}
ASK(ask_vacancies, VACANCIES("vacancy_authority_seen", "<> ?"))
ASK(ask_vacancies_status, VACANCIES("vacancy_authority_status", "= ?"))
ASK(ask_jobads_status, JOBADS("jobad_authority_status", "j.status = ?"))
ASK(ask_jobads_among, JOBADS("jobad_authority_new", "FIND_IN_SET(j.status, ?)"))
ASK(ask_applications, APPLICATIONS("application_authority_seen", "a.status = ?"))
ASK(ask_applications_severe, APPLICATIONS("application_authority_severe_seen",
	"a.severely_disabled = 1 AND a.status = ?"))
ASK(ask_applications_severe_among, APPLICATIONS("application_authority_severe_new",
	"a.severely_disabled = 1 AND FIND_IN_SET(a.status, ?)"))

#define FEW_VACANCIES(condition) \
	VACANCY "vacancy_reach r STRAIGHT_JOIN vacancy v ON v.id = r.vacancy_id" OF_FEW \
	" AND v.status " condition LAST("v.id", "v.changed_at", "v.id")
#define FEW_APPLICATIONS(condition) \
	APPLICATION "vacancy_reach r STRAIGHT_JOIN application a FORCE INDEX (application_vacancy)" \
	" ON a.vacancy_id = r.vacancy_id" OF_FEW " AND a.status = ?" condition \
	LAST("a.vacancy_id", "a.received_at", "a.id")

ASK(ask_few_vacancies, FEW_VACANCIES("<> ?"))
ASK(ask_few_vacancies_status, FEW_VACANCIES("= ?"))
ASK(ask_few_jobads,
	JOBAD "vacancy_reach r STRAIGHT_JOIN jobad j FORCE INDEX (jobad_vacancy) ON j.vacancy_id = r.vacancy_id"
	OF_FEW " AND FIND_IN_SET(j.status, ?)" LAST("j.vacancy_id", "j.changed_at", "j.id"))
ASK(ask_few_applications, FEW_APPLICATIONS(""))
ASK(ask_few_applications_severe, FEW_APPLICATIONS(" AND a.severely_disabled"))
