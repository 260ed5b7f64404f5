/*
 * The reach rows behind access.h: who reaches which project and vacancy, made equal to the
 * assignments (ACC-11). Whoever changes an assignment calls these in the same transaction. Only
 * rows that differ are written.
 *
 *	project_member		-> via 'project': the project and all its vacancies
 *	vacancy_person		-> via 'vacancy'
 *	vacancy_unit		-> via 'committee'
 *	every object		-> via 'admin': whoever has the subject ('all', 0), as ADMIN
 *
 * reach_authority says in which authorities these vacancies are (access/places.h), and about how many; it may name one too many, never one too few.
 */
#ifndef BMS_ACCESS_REACH_H
#define BMS_ACCESS_REACH_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * After a change of a project's members, and for a new project: its rows and those of all its
 * vacancies. Inside a transaction. OK, UNAVAILABLE.
 */
enum outcome reach_rebuild_project(struct db *db, int64_t project_id);

/*
 * After a change of a vacancy's people, committees or project, and for a new vacancy. Inside a
 * transaction. OK, UNAVAILABLE.
 */
enum outcome reach_rebuild_vacancy(struct db *db, int64_t vacancy_id);

/*
 * After all assignments of a person were removed: their own reach rows, everywhere. Inside a
 * transaction. OK, UNAVAILABLE.
 */
enum outcome reach_forget_person(struct db *db, int64_t staff_user_id);

/* How many job ads and received applications do not name their authority, so that no list looks at them? OK, UNAVAILABLE. */
enum outcome reach_unplaced(struct db *db, int64_t *unplaced_r);

/* Names it. Inside a transaction. OK, UNAVAILABLE. */
enum outcome reach_place(struct db *db);

/* Counts again how many vacancies are reached in an authority. Inside a transaction. OK, UNAVAILABLE. */
enum outcome reach_recount(struct db *db, int64_t authority_id);

/*
 * How many reach rows are missing or have no assignment behind them, and how many are in an
 * authority that lists do not look into, in all (PRT-71)? OK,
 * UNAVAILABLE.
 */
enum outcome reach_check(struct db *db, int64_t *wrong_r);

#endif
