/* The demo's emergency administrator. */
#ifndef BMS_DEMO_DEMO_SERVICE_H
#define BMS_DEMO_DEMO_SERVICE_H

#include "base/pool.h"
#include "db/db.h"

/* Adds the account of data/emergency.txt when it is not there; needs the demo's groups. OK, INVALID
 * (the file), UNAVAILABLE. */
enum outcome demo_service_add(struct db *db, struct pool *pool, const char *directory);

#endif
