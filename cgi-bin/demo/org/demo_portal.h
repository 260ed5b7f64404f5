/* The texts of the demo's start page. */
#ifndef BMS_DEMO_DEMO_PORTAL_H
#define BMS_DEMO_DEMO_PORTAL_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Adds those of the file data/portal.txt below `directory`, unless there are any. OK, UNAVAILABLE.
 */
enum outcome demo_portal_add(struct db *db, struct pool *pool, const char *directory);

#endif
