/* What the files of "why?" share. */
#ifndef BMS_ACCESS_WHY_PRIVATE_H
#define BMS_ACCESS_WHY_PRIVATE_H

#include "access/access.h"

/*
 * The roles that see an application as it is now (ACC-16), as a mask, for a person who reaches its
 * vacancy in the roles of `reaching`: conditions and ends, each fact by itself. OK, UNAVAILABLE.
 */
enum outcome why_sight(struct db *db, struct pool *pool, int64_t staff_user_id,
	int64_t application_id, int64_t reaching, int64_t *roles_r);

#endif
