/*
 * Counts that a list shows beside a vacancy, and that must not tell of what the reader may not see
 * (ACC-16). Columns for a SELECT, with the values to bind at their place.
 */
#ifndef BMS_RECRUITING_COUNTED_H
#define BMS_RECRUITING_COUNTED_H

#include "access/access.h"

/* Column roles of the vacancy v, or of an id: those in which the reader reaches it. */
#define VACANCY_ROLES VACANCY_ROLES_OF("v.id")
#define VACANCY_ROLES_OF(id) \
	"(SELECT BIT_OR(1 << vr.role_id) FROM vacancy_reach vr FORCE INDEX" \
	" (vacancy_reach_vacancy)" \
	" JOIN staff_subject ss ON ss.subject_kind = vr.subject_kind AND ss.subject_id" \
	" = vr.subject_id" \
	" WHERE vr.vacancy_id = " id \
	" AND ss.staff_user_id = ?" ACCESS_NOT_BIASED ACCESS_BEGUN("vr") ") AS roles"
#define VACANCY_ROLES_BIND(who) db_int((who)->id)

/*
 * Of a vacancy f with its roles: is every application of the status seen, so that a counter may
 * tell? (Counted, since MariaDB 10.11 takes a prepared EXISTS on a derived table's column to pieces
 * when it runs the second time: error 1054.)
 */
#define COUNTED_IN_FULL(status, authority_id) \
	"(0 < (SELECT COUNT(*) FROM application_sight sr WHERE sr.status = " status \
	" AND (f.roles >> sr.role_id) & 1 AND " ACCESS_HAS("sr.role_id", \
		authority_id) " AND sr.on_condition = ''" ACCESS_NOT_ENDED("f.id") "))"
#define COUNTED_BIND(who) ACCESS_WHERE_BIND((who)->where[RIGHT_CANDIDATE_LIST_VIEW])
/* Roles that count anywhere: whether it is worth while to ask at all. */
#define COUNTED_ANY_BIND(who) db_int(access_where_any(&(who)->where[RIGHT_CANDIDATE_LIST_VIEW]))

/*
 * Columns applications (as lists show them, without the archive; NULL for whom they are not listed
 * at all) and ads of the vacancy v, which is f, as many as the reader sees. They are read as what
 * there is, "roles;authority;ends;asked;number;status:number,…" and "roles;authority;status,…", and
 * counted_take makes numbers of it: by the counters where a status is seen on no condition; by them
 * and the marks of severe disability, which follow as ";status:refused,…", where it is seen on one
 * about these; else one by one, in roles that may see on conditions (the number).
 */
/* clang-format off */
#define COUNTED_ON_CONDITION(ends) \
	"(SELECT BIT_OR(1 << sr.role_id) FROM process_status_role sr" \
	" WHERE sr.kind = 4 AND sr.on_condition <> '' AND NOT FIND_IN_SET(" ends ", sr.ends))"
#define COUNTED_ASKED \
	"(SELECT BIT_OR(1 << vq.role_id) FROM vacancy_asked vq WHERE vq.vacancy_id = v.id)"
#define COUNTED_MARKS \
	", (SELECT GROUP_CONCAT(cm.status, ':', cm.sbv_refused) FROM application cm" \
	" FORCE INDEX (application_vacancy_severe) WHERE cm.vacancy_id = v.id" \
	" AND cm.severely_disabled = 1)"
#define VACANCY_COUNTED(roles, on_condition, marks) \
	"IF(?, CONCAT_WS(';', " roles ", v.authority_id," \
	" (v.closed_at IS NOT NULL) + 2 * (v.selection_fixed_at IS NOT NULL)" \
	" + 4 * (v.pr_ended_at IS NOT NULL) + 8 * (v.blind_stage = 'on')," \
	" IF(v.closed_at IS NULL, 0, " COUNTED_ASKED "), " on_condition "," \
	" IFNULL((SELECT GROUP_CONCAT(c.status, ':', c.applications) FROM vacancy_status_count c" \
	" WHERE c.vacancy_id = v.id AND c.status <> 'archiviert'), '')" marks ")," \
	" NULL) AS applications," \
	" CONCAT_WS(';', " roles ", v.authority_id," \
	" (SELECT GROUP_CONCAT(cj.status ORDER BY cj.id)" \
	" FROM jobad cj WHERE cj.vacancy_id = v.id AND cj.status <> 'archiviert')) AS ads"
#define VACANCY_COUNTS VACANCY_COUNTED("f.roles", \
	"IF(f.roles & ? & IF(v.closed_at IS NULL, " COUNTED_ON_CONDITION("''") ", " \
	COUNTED_ON_CONDITION("'vacancy_closed'") " | " COUNTED_ASKED ")," \
	" (SELECT COUNT(*) FROM application ca WHERE ca.vacancy_id = f.id AND ca.status" \
	" <> 'archiviert'" \
	" AND NOT " COUNTED_IN_FULL("ca.status", "v.authority_id") \
	" AND " ACCESS_SEES_APPLICATION("ca") \
	"), FALSE)", "")
/* Of a reader in roles that are bound, the first value, the roles, twice: of whom none may see on
 * conditions (COUNTED_PLAIN), or on none but about the mark (COUNTED_MARKED). */
#define VACANCY_COUNTS_PLAIN VACANCY_COUNTED("?", "FALSE", "")
#define VACANCY_COUNTS_MARKED VACANCY_COUNTED("?", "FALSE", COUNTED_MARKS)
#define VACANCY_COUNTS_PLAIN_BIND(who, roles) \
	db_bool(access_has(who, RIGHT_CANDIDATE_LIST_VIEW)), db_int(roles), db_int(roles)
#define VACANCY_COUNTS_PLAIN_VALUES 3
#define VACANCY_COUNTS_BIND(who) \
	db_bool(access_has(who, RIGHT_CANDIDATE_LIST_VIEW)), COUNTED_ANY_BIND(who), \
	COUNTED_BIND(who), \
	ACCESS_BIND(who, RIGHT_CANDIDATE_LIST_VIEW)
#define VACANCY_COUNTS_VALUES (2 + ACCESS_WHERE_VALUES + ACCESS_BIND_VALUES)
/* clang-format on */

/*
 * Makes numbers of these columns, where they are read, of where the reader may list applications
 * and job ads. OK, UNAVAILABLE.
 */
enum outcome counted_take(struct db *db, struct pool *pool, struct access_where applications,
	struct access_where ads, struct db_rows *rows);

/* What tells how many applications such roles see of a vacancy. OK, UNAVAILABLE. */
enum counted_by { COUNTED_PLAIN, COUNTED_MARKED, COUNTED_EACH };
enum outcome counted_by(struct db *db, struct pool *pool, int64_t roles, enum counted_by *by_r);

/* A vacancy and what column applications says of it as it was read. */
struct counted_vacancy {
	const char *number, *title, *raw;
};

/*
 * Makes rows of these, by status in the order of the model, of the applications the reader sees,
 * as above: columns number, title, status, applications. For programs that keep
 * access_tables(). False where counters do not tell it, since some are seen on conditions.
 */
bool counted_by_status(struct pool *pool, struct access_where applications,
	const struct counted_vacancy *vacancies, size_t count, struct db_rows *rows_r);

#define COUNTED_TAKE_BIND(who) \
	(who)->where[RIGHT_CANDIDATE_LIST_VIEW], (who)->where[RIGHT_JOBAD_LIST_VIEW]

#endif
