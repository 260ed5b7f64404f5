/* Organisation units: authorities, sub-units, locations, committees, PSB groups (OBJ-01). */
#ifndef BMS_ORG_UNIT_H
#define BMS_ORG_UNIT_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* The sub-units and locations a vacancy of this authority can belong to (relation D): columns id, name. OK, UNAVAILABLE. */
enum outcome unit_choices(struct db *db, struct pool *pool, int64_t authority_id, struct db_rows **rows_r);

/* OK when the unit is an active sub-unit or location of the authority; INVALID when not; UNAVAILABLE. */
enum outcome unit_belongs(struct db *db, int64_t unit_id, int64_t authority_id);

#endif
