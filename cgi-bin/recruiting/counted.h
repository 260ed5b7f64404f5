/*
 * Counts that a list shows beside a vacancy, and that must not tell of what the reader may not see
 * (ACC-16). Columns for a SELECT, with the values to bind at their place.
 */
#ifndef BMS_RECRUITING_COUNTED_H
#define BMS_RECRUITING_COUNTED_H

#include "access/access.h"

/* Column roles of the vacancy v: those in which the reader reaches it. */
#define VACANCY_ROLES \
	"(SELECT BIT_OR(1 << vr.role_id) FROM vacancy_reach vr FORCE INDEX" \
	" (vacancy_reach_vacancy)" \
	" JOIN staff_subject ss ON ss.subject_kind = vr.subject_kind AND ss.subject_id" \
	" = vr.subject_id" \
	" WHERE vr.vacancy_id = v.id AND ss.staff_user_id = ?" ACCESS_NOT_BIASED ACCESS_BEGUN( \
		"vr") ") AS roles"
#define VACANCY_ROLES_BIND(who) db_int((who)->id)

/*
 * Of a vacancy f with its roles: is every application of the status seen, so that a counter may
 * tell? Is anything of the vacancy seen on a condition? (Counted, since MariaDB 10.11 takes a
 * prepared EXISTS on a derived table's column to pieces when it runs the second time: error 1054.)
 */
#define COUNTED_IN_FULL(status) \
	"(0 < (SELECT COUNT(*) FROM application_sight sr WHERE sr.status = " status \
	" AND ((f.roles & ?) >> sr.role_id) & 1 AND sr.on_condition = ''" ACCESS_NOT_ENDED( \
		"f.id") "))"
#define COUNTED_IN_PART \
	"(0 < (SELECT COUNT(*) FROM application_sight sr WHERE sr.on_condition <> ''" \
	" AND ((f.roles & ?) >> sr.role_id) & 1))"
#define COUNTED_BIND(who) db_int((who)->granted[RIGHT_CANDIDATE_LIST_VIEW])

/*
 * Columns applications (as lists show them, without the archive; NULL for whom they are not listed
 * at all) and ads of the vacancy f, as many as the reader sees: by the counters where a status is
 * seen on no condition, else one by one.
 */
/* clang-format off */
#define VACANCY_COUNTS \
	"IF(?, (SELECT IFNULL(SUM(c.applications), 0) FROM vacancy_status_count c WHERE" \
	" c.vacancy_id = f.id" \
	" AND c.status <> 'archiviert' AND " COUNTED_IN_FULL("c.status") ") + IF(" \
	COUNTED_IN_PART ", " \
	"(SELECT COUNT(*) FROM application ca WHERE ca.vacancy_id = f.id AND ca.status" \
	" <> 'archiviert'" \
	" AND NOT " COUNTED_IN_FULL("ca.status") " AND " ACCESS_SEES_APPLICATION("ca") \
	"), 0), NULL)" \
	" AS applications, (SELECT COUNT(*) FROM jobad cj WHERE cj.vacancy_id = f.id AND 0 < (" \
	"SELECT COUNT(*) FROM jobad_sight js WHERE js.status = cj.status" \
	" AND ((f.roles & ?) >> js.role_id) & 1)) AS ads"
#define VACANCY_COUNTS_BIND(who) \
	db_bool(access_has(who, RIGHT_CANDIDATE_LIST_VIEW)), COUNTED_BIND(who), COUNTED_BIND(who), \
	COUNTED_BIND(who), ACCESS_BIND_APPLICATION(who, RIGHT_CANDIDATE_LIST_VIEW), \
	db_int((who)->granted[RIGHT_JOBAD_LIST_VIEW])
#define VACANCY_COUNTS_VALUES 8
/* clang-format on */

#endif
