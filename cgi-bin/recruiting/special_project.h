/*
 * Special projects (ACC-21): where excluding people is not enough, an administrator moves a vacancy
 * into a project of its own that only the permitted people of its present project belong to.
 */
#ifndef BMS_RECRUITING_SPECIAL_PROJECT_H
#define BMS_RECRUITING_SPECIAL_PROJECT_H

#include "base/problems.h"
#include "recruiting/project.h"

/*
 * Whom one can choose: members of the vacancy's `project` who still hold their role there and are
 * not excluded from the vacancy. With a role: only those who are members in it; 0: all. Columns
 * user_id, name, recruiter, office (1: member as recruiter; as P31 or P34), id. OK, UNAVAILABLE.
 */
enum outcome special_project_people(struct db *db, struct pool *pool, int64_t vacancy_id,
	const struct project *project, enum base_role role, struct db_rows **rows_r);

/* Those of them who can be responsible and have these words (find/find.h): columns as staff_find.
 * OK, UNAVAILABLE. */
enum outcome special_project_find(struct db *db, struct pool *pool, int64_t vacancy_id,
	const struct project *project, const char *words, struct db_rows **rows_r);

struct special_project_input {
	const char *const *people; /* user ids */
	size_t count;
	const char *responsible; /* user id of a recruiter among them */
};

/*
 * Makes the special project, with the roles those people have in the present one, and moves the
 * vacancy there; reach of everybody else by the project ends. An owner who is not among them is
 * replaced by the responsible recruiter. Inside a transaction. OK; INVALID (problems: person,
 * responsible); NOT_FOUND; UNAVAILABLE.
 */
enum outcome special_project_create(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct special_project_input *input, struct problems *problems);

#endif
