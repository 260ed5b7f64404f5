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
	int64_t authority_id;
	const char *authority;
	const char *responsible;	/* name */
};

/* The projects this person may see: columns number, name, status, authority, personnel_office, vacancies. OK, UNAVAILABLE. */
enum outcome project_list(struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r);

/* OK, NOT_FOUND, UNAVAILABLE. No question of access. */
enum outcome project_get(struct db *db, struct pool *pool, int64_t id, struct project *project_r);

/* The people assigned: columns name, role. OK, UNAVAILABLE. */
enum outcome project_people(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

/*
 * Creates the three projects an authority has by default (up to A/E14 with P34; from A/E15 and doctors with P31) with one responsible
 * recruiter; inside a transaction. Does nothing for those that exist by name. OK, NOT_FOUND (no such authority), UNAVAILABLE.
 */
enum outcome project_create_standard(struct db *db, struct pool *pool, const struct principal *who, int64_t authority_id, int64_t responsible_id);

/* Assigns a person in a role (ROLE_RECRUITER, ROLE_P31, ROLE_P34) and renews who reaches the project; inside a transaction.
 * OK, INVALID (a P34 project takes no P31 person and the other way round), UNAVAILABLE. */
enum outcome project_assign(struct db *db, struct pool *pool, const struct principal *who, int64_t id, enum base_role role, int64_t staff_user_id);

#endif
