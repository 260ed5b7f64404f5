/* Where a vacancy belongs: moving it to another project of its authority (ACC-14, PRO-02), with all
 * reach by the project; and who owns it. */
#ifndef BMS_RECRUITING_VACANCY_MOVE_H
#define BMS_RECRUITING_VACANCY_MOVE_H

#include "base/problems.h"
#include "recruiting/project.h"
#include "recruiting/vacancy.h"

/* Moves a vacancy that is held, as is the project, whatever it is and whoever asks; an owner who is
 * none of its people is replaced by who is responsible, who gets a task and a mail
 * (task/owner.h). Inside a transaction. OK, UNAVAILABLE. */
enum outcome vacancy_move_to(struct db *db, struct pool *pool, const struct principal *who,
	const struct vacancy *vacancy, const struct project *project);

/*
 * Who would get at the vacancy in a role by moving it to a project, and who would not any more:
 * columns name, role (its code), gains (1 or 0), by role and name; none that is excluded from it.
 * OK, UNAVAILABLE.
 */
enum outcome vacancy_move_effects(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t project_id, struct db_rows **rows_r);

/* Who owns it when `who` has moved it to a project: 0, its owner stays; the responsible recruiter
 * there; or, where she is kept out of it, `who`. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome vacancy_owner_after(struct db *db, const struct principal *who, int64_t vacancy_id,
	int64_t project_id, int64_t *owner_r);

/* The projects it can be moved to by the person: as projects_creating, without its own. OK,
 * UNAVAILABLE. */
enum outcome vacancy_move_projects(struct db *db, struct pool *pool, const struct principal *who,
	const struct vacancy *vacancy, struct db_rows **rows_r);

/*
 * Moves it to one of these, whose frame its grade has to fit. Inside a transaction. OK; INVALID
 * (problems: project, or it is over); NOT_FOUND; UNAVAILABLE.
 */
enum outcome vacancy_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t project_id, struct problems *problems);

/* Gives it to another of the recruiters of its project (special_project_people), by her user id;
 * she gets a task and a mail (task/owner.h). Inside a transaction. OK; INVALID (problems: owner, or
 * it is over); NOT_FOUND; UNAVAILABLE. */
enum outcome vacancy_owner_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *user_id, struct problems *problems);

#endif
