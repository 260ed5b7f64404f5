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
#define COUNTED_IN_FULL(status) \
	"(0 < (SELECT COUNT(*) FROM application_sight sr WHERE sr.status = " status \
	" AND ((f.roles & ?) >> sr.role_id) & 1 AND sr.on_condition = ''" ACCESS_NOT_ENDED( \
		"f.id") "))"
#define COUNTED_BIND(who) db_int((who)->granted[RIGHT_CANDIDATE_LIST_VIEW])

/*
 * Columns applications (as lists show them, without the archive; NULL for whom they are not listed
 * at all) and ads of the vacancy v, which is f, as many as the reader sees. They are read as what
 * there is, "roles;ends;asked;number;status:number,…" and "roles;status,…", and counted_take makes
 * numbers of it: by the counters where a status is seen on no condition; else one by one, in roles
 * that may see on conditions (the number).
 */
/* clang-format off */
#define COUNTED_ON_CONDITION(ends) \
	"(SELECT BIT_OR(1 << sr.role_id) FROM process_status_role sr" \
	" WHERE sr.kind = 4 AND sr.on_condition <> '' AND NOT FIND_IN_SET(" ends ", sr.ends))"
#define COUNTED_ASKED \
	"(SELECT BIT_OR(1 << vq.role_id) FROM vacancy_asked vq WHERE vq.vacancy_id = f.id)"
#define VACANCY_COUNTED(roles, on_condition) \
	"IF(?, CONCAT_WS(';', " roles ", (v.closed_at IS NOT NULL) + 2 * (v.selection_fixed_at" \
	" IS NOT NULL) + 4 * (v.pr_ended_at IS NOT NULL)," \
	" IF(v.closed_at IS NULL, 0, " COUNTED_ASKED "), " on_condition "," \
	" (SELECT GROUP_CONCAT(c.status, ':', c.applications) FROM vacancy_status_count c" \
	" WHERE c.vacancy_id = f.id AND c.status <> 'archiviert')), NULL) AS applications," \
	" CONCAT_WS(';', " roles ", (SELECT GROUP_CONCAT(cj.status) FROM jobad cj" \
	" WHERE cj.vacancy_id = f.id)) AS ads"
#define VACANCY_COUNTS VACANCY_COUNTED("f.roles", \
	"IF(f.roles & ? & IF(v.closed_at IS NULL, " COUNTED_ON_CONDITION("''") ", " \
	COUNTED_ON_CONDITION("'vacancy_closed'") " | " COUNTED_ASKED ")," \
	" (SELECT COUNT(*) FROM application ca WHERE ca.vacancy_id = f.id AND ca.status" \
	" <> 'archiviert'" \
	" AND NOT " COUNTED_IN_FULL("ca.status") " AND " ACCESS_SEES_APPLICATION("ca") "), FALSE)")
/* Of a reader in roles that are bound, none of whom may see on conditions (counted_is_plain): the
 * first value, the roles, twice. */
#define VACANCY_COUNTS_PLAIN VACANCY_COUNTED("?", "FALSE")
#define VACANCY_COUNTS_PLAIN_BIND(who, roles) \
	db_bool(access_has(who, RIGHT_CANDIDATE_LIST_VIEW)), db_int(roles), db_int(roles)
#define VACANCY_COUNTS_PLAIN_VALUES 3
#define VACANCY_COUNTS_BIND(who) \
	db_bool(access_has(who, RIGHT_CANDIDATE_LIST_VIEW)), COUNTED_BIND(who), COUNTED_BIND(who), \
	ACCESS_BIND_APPLICATION(who, RIGHT_CANDIDATE_LIST_VIEW)
#define VACANCY_COUNTS_VALUES 6
/* clang-format on */

/*
 * Makes numbers of these columns, where they are read, for masks of the roles in which the reader
 * may list applications and job ads; does none of such roles see applications on conditions? OK,
 * UNAVAILABLE.
 */
enum outcome counted_take(
	struct db *db, struct pool *pool, int64_t applications, int64_t ads, struct db_rows *rows);
enum outcome counted_is_plain(struct db *db, struct pool *pool, int64_t roles, bool *plain_r);

/* A vacancy and what column applications says of it as it was read. */
struct counted_vacancy {
	const char *number, *title, *raw;
};

/*
 * Makes rows of these, by status in the order of the model, of the applications the reader sees,
 * with a mask as above: columns number, title, status, applications. For programs that keep
 * access_tables(). False where counters do not tell it, since some are seen on conditions.
 */
bool counted_by_status(struct pool *pool, int64_t applications,
	const struct counted_vacancy *vacancies, size_t count, struct db_rows *rows_r);

#define COUNTED_TAKE_BIND(who) \
	(who)->granted[RIGHT_CANDIDATE_LIST_VIEW], (who)->granted[RIGHT_JOBAD_LIST_VIEW]

#endif
