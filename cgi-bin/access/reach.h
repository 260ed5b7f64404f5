/*
 * The reach rows behind access.h: who reaches which project and vacancy, made equal to the
 * assignments (ACC-11). Whoever changes an assignment calls these in the same transaction. Only
 * rows that differ are written.
 *
 *	project_member          -> via 'project': the project and all its vacancies
 *	vacancy_person          -> via 'vacancy'; of the department (role 3) the project too,
 *				unless she or he is excluded
 *	vacancy_seat            -> via 'seat', as SEAT (role 12)
 *	vacancy_unit            -> via 'committee', of the vacancy's authority
 *	every object            -> via 'admin': whoever has the subject ('all', 0), as ADMIN
 *
 * A role counts where a group of the person gives it (ACC-03): an assignment in a role that no
 * group gives there makes no row. Whoever takes a group away calls org/staff_reach.h, which ends
 * the assignments behind it.
 *
 * A row of vacancy_reach has its vacancy's changed_at, status and authority, which triggers keep
 * (schema/130_reach_order.sql): lists are read in that order. reach_authority says in which
 *authorities these vacancies are (access/places.h), and about how many; it may name one too many,
 *never one too few.
 */
#ifndef BMS_ACCESS_REACH_H
#define BMS_ACCESS_REACH_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * Condition: a group of the person gives this role in this authority, or in all of them; an
 * assignment alone makes lectors and information recipients. The arguments are literals
 * such as "pm.staff_user_id".
 */
#define REACH_GIVEN(staff_user_id, role_id, authority_id) \
	"(" role_id " IN " SQL_ROLES_ASSIGNED \
	" OR EXISTS (SELECT 1 FROM user_group_member ggm JOIN" \
	" user_group gg ON gg.id" \
	" = ggm.group_id" \
	" WHERE ggm.staff_user_id = " staff_user_id " AND gg.role_id = " role_id \
	" AND (gg.authority_id IS NULL OR gg.authority_id = " authority_id ")))"

/* The role whose members a committee or PSB group (org_unit u) has; NULL: a unit without members.
 */
#define REACH_UNIT_ROLE(u) \
	"CASE WHEN " u ".kind = 'psb_group' THEN " SQL_ROLE_PSB " WHEN " u \
	".committee = 'PR' THEN " SQL_ROLE_PR " WHEN " u ".committee = 'SBV' THEN " SQL_ROLE_SBV \
	" WHEN " u ".committee = 'GSB' THEN " SQL_ROLE_GSB " END"

/*
 * After a change of a project's members, and for a new project: its rows and those of all its
 * vacancies. Inside a transaction. OK, UNAVAILABLE.
 */
enum outcome reach_rebuild_project(struct db *db, int64_t project_id);

/* The rows of the project alone: after a vacancy has left it. Inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome reach_rebuild_project_itself(struct db *db, int64_t project_id);

/* The same for a vacancy's project: after somebody was excluded from the vacancy, or is no more.
 * Inside a transaction. OK, UNAVAILABLE. */
enum outcome reach_rebuild_project_of(struct db *db, int64_t vacancy_id);

/*
 * After a change of a vacancy's people, committees, seats or project, and for a new vacancy. Inside
 * a transaction. OK, UNAVAILABLE.
 */
enum outcome reach_rebuild_vacancy(struct db *db, int64_t vacancy_id);

/*
 * After all assignments of a person were removed: their own reach rows, everywhere. Inside a
 * transaction. OK, UNAVAILABLE.
 */
enum outcome reach_forget_person(struct db *db, int64_t staff_user_id);

/* How many job ads and received applications do not name their authority, so that no list looks at
 * them? OK, UNAVAILABLE. */
enum outcome reach_unplaced(struct db *db, int64_t *unplaced_r);

/* Names it. Inside a transaction. OK, UNAVAILABLE. */
enum outcome reach_place(struct db *db);

/* Counts again how many vacancies are reached in an authority, and takes over from them what lists
 * are ordered by. Inside a transaction. OK, UNAVAILABLE. */
enum outcome reach_recount(struct db *db, int64_t authority_id);

/*
 * How many reach rows are missing or have no assignment behind them, how many are in an authority
 * that lists do not look into, or are not ordered as their vacancy is, and how many are members of
 * a committee whose role no group gives them there, in all (PRT-71)? OK, UNAVAILABLE.
 */
enum outcome reach_check(struct db *db, int64_t *wrong_r);

#endif
