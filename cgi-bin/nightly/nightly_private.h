/* Shared by the files that write reports of the nightly run and that seal and check them. */
#ifndef BMS_NIGHTLY_NIGHTLY_PRIVATE_H
#define BMS_NIGHTLY_NIGHTLY_PRIVATE_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Gives a running run its sums, its end and its place in the chain; inside a transaction that holds
 * the lock row. OK, UNAVAILABLE. */
enum outcome nightly_seal(struct db *db, struct pool *pool, int64_t run_id, const char *status);

#endif
