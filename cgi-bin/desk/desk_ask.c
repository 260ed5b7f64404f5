/*
 * The desk's statements. Each is a union of the same question to several places; a question is an
 * index in its order, one row of reach for each row met, and an end. The order of tables and the
 * index are given: there is nothing to find out, and finding out is what costs.
 */
#include "desk/desk_private.h"

#define REACH(vacancy) \
	" STRAIGHT_JOIN vacancy_reach r FORCE INDEX (PRIMARY) ON r.subject_kind = ?" \
	" AND r.subject_id = ?" \
	" AND r.role_id = ?" \
	" AND r.via = ? AND r.vacancy_id = " vacancy
#define OF_FEW \
	" WHERE r.subject_kind = ? AND r.subject_id = ? AND r.role_id = ? AND r.via = ? AND ? = 0"
#define LAST(vacancy, at, id) \
	" AND NOT FIND_IN_SET(" vacancy ", ?) ORDER BY " at " DESC, " id " DESC LIMIT ?)"

/* A row of reach says of its vacancy what is asked here, in every authority at once; or in one. */
#define EVERYWHERE " AND ? >= 0"
#define THERE " AND r.authority_id = ?"
#define VACANCIES(index, place, condition) \
	"(SELECT r.vacancy_id AS id, r.changed_at AS at, ? AS list FROM vacancy_reach r" \
	" FORCE INDEX (" index ") WHERE r.subject_kind = ? AND r.subject_id = ?" \
	" AND r.role_id = ? AND r.via = ?" place \
	" AND r.status " condition LAST("r.vacancy_id", "r.changed_at", "r.vacancy_id")
#define JOBAD \
	"(SELECT j.id, j.changed_at AS at, ? AS list, j.number, j.title, j.status, j.valid_from," \
	" j.valid_to FROM "
#define JOBADS(index, condition) \
	JOBAD "jobad j FORCE INDEX (" index \
	      ")" REACH("j.vacancy_id") " WHERE j.authority_id = ? AND NOT " ACCESS_ARCHIVED( \
		      "r") " AND " condition LAST("j.vacancy_id", "j.changed_at", "j.id")
/* The index holds what may be seen together; the row of reach says what has ended (access.h). */
#define APPLICATION "(SELECT a.id, a.received_at AS at, ? AS list FROM "
#define LAST_SEEN \
	" AND a.severely_disabled >= ? AND NOT ? & r.ended" LAST( \
		"a.vacancy_id", "a.received_at", "a.id")
#define APPLICATIONS(index, condition) \
	APPLICATION "application a FORCE INDEX (" index \
		    ")" REACH("a.vacancy_id") " WHERE a.authority_id = ? AND " condition LAST_SEEN
/* As ACCESS_AMONG of the statuses in which the role sees those among whom there is one, bound. */
#define AMONG(vacancy) \
	" AND NOT a.sbv_refused AND EXISTS (SELECT 1 FROM application sa FORCE INDEX" \
	" (application_vacancy_severe) WHERE sa.vacancy_id = " vacancy \
	" AND " ACCESS_TAKES_PART("sa") " AND FIND_IN_SET(sa.status, ?))"
#define AT_REST "a.at_rest = ? AND a.status = ?"
#define LISTED "a.listed = 1 AND a.at_rest = ? AND FIND_IN_SET(a.status, ?)"

#define ALL " UNION ALL "
#define ASK(name, length, arm) \
	enum outcome name(struct db *db, struct pool *pool, const struct db_value *values, \
		size_t arms, struct db_rows **rows_r) \
	{ \
		switch (arms) { \
		case 1: \
			return db_rows(db, pool, arm, values, length, rows_r); \
		case 2: \
			return db_rows(db, pool, arm ALL arm, values, 2 * length, rows_r); \
		case 3: \
			return db_rows(db, pool, arm ALL arm ALL arm, values, 3 * length, rows_r); \
		case 4: \
			return db_rows(db, pool, arm ALL arm ALL arm ALL arm, values, 4 * length, \
				rows_r); \
		case 5: \
			return db_rows(db, pool, arm ALL arm ALL arm ALL arm ALL arm, values, \
				5 * length, rows_r); \
		case 6: \
			return db_rows(db, pool, arm ALL arm ALL arm ALL arm ALL arm ALL arm, \
				values, 6 * length, rows_r); \
		default: \
			return db_rows(db, pool, \
				arm ALL arm ALL arm ALL arm ALL arm ALL arm ALL arm ALL arm, \
				values, ARMS * length, rows_r); \
		} \
	}

ASK(ask_vacancies, 9, VACANCIES("vacancy_reach_seen", EVERYWHERE, "NOT IN ('archiviert', ?)"))
ASK(ask_vacancies_status, 9, VACANCIES("vacancy_reach_status", EVERYWHERE, "= ?"))
ASK(ask_vacancies_begun, 9,
	VACANCIES("vacancy_reach_seen", EVERYWHERE, "NOT IN ('archiviert', ?)" ACCESS_BEGUN("r")))
ASK(ask_vacancies_status_begun, 9,
	VACANCIES("vacancy_reach_status", EVERYWHERE, "= ?" ACCESS_BEGUN("r")))
ASK(ask_vacancies_there, 9, VACANCIES("vacancy_reach_authority", THERE, "NOT IN ('archiviert', ?)"))
ASK(ask_vacancies_there_status, 9, VACANCIES("vacancy_reach_authority", THERE, "= ?"))
ASK(ask_vacancies_there_begun, 9,
	VACANCIES("vacancy_reach_authority", THERE, "NOT IN ('archiviert', ?)" ACCESS_BEGUN("r")))
ASK(ask_vacancies_there_status_begun, 9,
	VACANCIES("vacancy_reach_authority", THERE, "= ?" ACCESS_BEGUN("r")))
ASK(ask_jobads_status, 9, JOBADS("jobad_authority_status", "j.status = ?"))
ASK(ask_jobads_among, 9, JOBADS("jobad_authority_new", "FIND_IN_SET(j.status, ?)"))
ASK(ask_jobads_status_begun, 9, JOBADS("jobad_authority_status", "j.status = ?" ACCESS_BEGUN("r")))
ASK(ask_jobads_among_begun, 9,
	JOBADS("jobad_authority_new", "FIND_IN_SET(j.status, ?)" ACCESS_BEGUN("r")))
ASK(ask_applications, 12,
	APPLICATIONS("application_authority_seen", "a.at_rest <= ? AND a.status = ?"))
ASK(ask_applications_open, 12, APPLICATIONS("application_authority_open", AT_REST))
ASK(ask_applications_marked, 12,
	APPLICATIONS("application_authority_severe_open", "a.severely_disabled = 1 AND " AT_REST))
ASK(ask_applications_severe, 12,
	APPLICATIONS("application_authority_severe_open",
		"a.severely_disabled = 1 AND NOT a.sbv_refused AND " AT_REST))
ASK(ask_applications_severe_of, 12,
	APPLICATIONS("application_authority_severe_among",
		"a.severely_disabled = 1 AND NOT a.sbv_refused AND a.at_rest = ? AND"
		" FIND_IN_SET(a.status, ?)"))
ASK(ask_applications_among, 13,
	APPLICATIONS("application_authority_open", AT_REST AMONG("a.vacancy_id")))
ASK(ask_applications_handed, 12,
	APPLICATIONS("application_authority_handed", "a.handed_over = 1 AND " AT_REST))
/* Of many statuses that are seen alike, in the order of all that lists show. */
ASK(ask_applications_listed, 12, APPLICATIONS("application_place_seen", LISTED))
ASK(ask_applications_listed_among, 13,
	APPLICATIONS("application_place_seen", LISTED AMONG("a.vacancy_id")))
/* What a person is asked about, whatever there is: few by nature. Of few places (0) in any
 * authority. */
ASK(ask_applications_asked, 12,
	APPLICATION
	"application_asked q STRAIGHT_JOIN application a ON a.id = q.application_id" REACH(
		"a.vacancy_id") " AND q.subject_kind = r.subject_kind AND q.subject_id ="
				" r.subject_id AND q.role_id = r.role_id"
				" WHERE ? IN (0, a.authority_id) AND a.at_rest <= ?"
				" AND FIND_IN_SET(a.status, ?)" LAST_SEEN)

#define FEW_APPLICATIONS(index, condition) \
	APPLICATION \
	"vacancy_reach r STRAIGHT_JOIN application a FORCE INDEX (" index ")" \
	" ON a.vacancy_id = r.vacancy_id" OF_FEW \
	" AND a.at_rest <= ? AND FIND_IN_SET(a.status, ?)" condition LAST_SEEN
/* Of the vacancies that are open, which are few of many. */
#define OPEN_APPLICATIONS(index, condition) \
	APPLICATION \
	"vacancy_reach r FORCE INDEX (vacancy_reach_open) STRAIGHT_JOIN application a" \
	" FORCE INDEX (" index ") ON a.vacancy_id = r.vacancy_id" OF_FEW \
	" AND r.closed = 0 AND a.at_rest <= ? AND FIND_IN_SET(a.status, ?)" condition LAST_SEEN
#define FEW_JOBADS(condition) \
	JOBAD "vacancy_reach r STRAIGHT_JOIN jobad j FORCE INDEX (jobad_vacancy_status)" \
	      " ON j.vacancy_id = r.vacancy_id" OF_FEW \
	      " AND FIND_IN_SET(j.status, ?)" condition LAST( \
		      "j.vacancy_id", "j.changed_at", "j.id")

ASK(ask_few_jobads, 9, FEW_JOBADS(""))
ASK(ask_few_jobads_begun, 9, FEW_JOBADS(ACCESS_BEGUN("r")))
ASK(ask_few_applications, 12, FEW_APPLICATIONS("application_vacancy", ""))
ASK(ask_few_severe, 12,
	FEW_APPLICATIONS("application_vacancy_severe", " AND " ACCESS_TAKES_PART("a")))
ASK(ask_few_among, 13, FEW_APPLICATIONS("application_vacancy", AMONG("r.vacancy_id")))
ASK(ask_few_handed, 12, FEW_APPLICATIONS("application_vacancy_handed", " AND a.handed_over = 1"))
ASK(ask_open_applications, 12, OPEN_APPLICATIONS("application_vacancy", ""))
ASK(ask_open_severe, 12,
	OPEN_APPLICATIONS("application_vacancy_severe", " AND " ACCESS_TAKES_PART("a")))
ASK(ask_open_among, 13, OPEN_APPLICATIONS("application_vacancy", AMONG("r.vacancy_id")))
ASK(ask_open_handed, 12, OPEN_APPLICATIONS("application_vacancy_handed", " AND a.handed_over = 1"))
