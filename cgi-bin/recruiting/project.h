/* Projects: the frame that ties vacancies to one authority and to the people in charge (OBJ-02). */
#ifndef BMS_RECRUITING_PROJECT_H
#define BMS_RECRUITING_PROJECT_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct project {
	int64_t id;
	const char *number, *name, *status, *personnel_office;
	const char *grades; /* its frame: bis_14, ab_15, aerzte; NULL: what the personnel office is
			       for (grade.h) */
	bool any_grade; /* the setting grade_checked is no: its frame refuses nothing */
	int64_t authority_id;
	const char *authority;
	int64_t responsible_id;
	const char *responsible; /* name */
	const char *responsible_user_id;
	const char *parent_number, *parent; /* NULL: none */
	bool foreign_ads; /* for an authority that does not use the system */
};

/* The projects this person may see: columns number, name, status, authority, personnel_office,
 * vacancies, parent. OK, UNAVAILABLE. */
enum outcome project_list(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r);

/* OK, NOT_FOUND, UNAVAILABLE. No question of access. */
enum outcome project_get(struct db *db, struct pool *pool, int64_t id, struct project *project_r);

/* The active projects of an authority in which the person may create vacancies; all but those of
 * ads for others, or (without not 0) those of the same kind beside that one: columns id, name,
 * personnel_office, grades (their frame, see grade.h), number. OK, UNAVAILABLE. */
enum outcome projects_creating(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, int64_t without, struct db_rows **rows_r);

/* The authorities with such projects, by name: columns id, name. OK, UNAVAILABLE. */
enum outcome projects_authorities(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r);

/* What hinders a post of this valid grade in the project (grade.h); NULL: nothing. */
const char *project_hindrance(const struct project *project, const char *pay_grade);

/* The people assigned: columns name, role, user_id, unit, status (of the person), responsible (1 or
 * 0). OK, UNAVAILABLE. */
enum outcome project_people(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

struct project_new {
	const char *name;
	int64_t authority_id;
	const char *personnel_office; /* P31 or P34 */
	const char *grades; /* see struct project */
	int64_t responsible_id;
	int64_t parent_id; /* 0: none */
	bool foreign_ads;
};

/*
 * Adds a project with its responsible recruiter as first member; inside a transaction. *number_r of
 * the new project. OK, INVALID (the person cannot be recruiter of this authority), UNAVAILABLE.
 */
enum outcome project_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct project_new *new, const char **number_r);

/*
 * Creates the three projects an authority has by default (up to A/E14 with P34; from A/E15 and
 * doctors with P31) with one responsible recruiter; inside a transaction. Does nothing for those
 * that exist by name. OK, INVALID (the person cannot be recruiter of this authority), NOT_FOUND (no
 * such authority), UNAVAILABLE.
 */
enum outcome project_create_standard(struct db *db, struct pool *pool, const struct principal *who,
	int64_t authority_id, int64_t responsible_id);

/*
 * Assigns a person in a role (ROLE_RECRUITER, ROLE_P31, ROLE_P34) and renews who reaches the
 * project and its vacancies; inside a transaction. Somebody assigned before stays so. OK; INVALID
 * (a P34 project takes no P31 person and the other way round; nobody inactive; the person's group
 * must give this role in the project's authority or everywhere); UNAVAILABLE.
 */
enum outcome project_assign(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, enum base_role role, int64_t staff_user_id);

/*
 * Ends an assignment; reach ends at once. Inside a transaction.
 * OK, INVALID (the responsible recruiter stays), NOT_FOUND (was not assigned), UNAVAILABLE.
 */
enum outcome project_unassign(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, enum base_role role, int64_t staff_user_id);

#endif
