/* The people and committees of a vacancy (OBJ-04, relation E). */
#ifndef BMS_RECRUITING_PEOPLE_H
#define BMS_RECRUITING_PEOPLE_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Chooses a person as ROLE_DEPARTMENT, ROLE_LECTOR or ROLE_IE of a vacancy and renews who reaches it; inside a transaction.
 * OK, INVALID (department persons come from the group DEPARTMENT; nobody inactive), UNAVAILABLE. */
enum outcome vacancy_choose_person(struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id, enum base_role role, int64_t staff_user_id);

/* Chooses a committee (ROLE_PR, ROLE_SBV, ROLE_GSB) or PSB group (ROLE_PSB) of the vacancy's authority; inside a transaction.
 * OK, INVALID (not of this authority or not of this kind), UNAVAILABLE. */
enum outcome vacancy_choose_unit(struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id, enum base_role role, int64_t org_unit_id);

#endif
