/* What the nightly runs do between what people do. */
#ifndef BMS_DEMO_DEMO_NIGHTS_H
#define BMS_DEMO_DEMO_NIGHTS_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Whatever is due until an instant: silence is taken for what it means, and people are reminded.
 * The clock stands anywhere afterwards. Inside a transaction. OK, CONFLICT, UNAVAILABLE. */
enum outcome demo_nights_pass(struct db *db, struct pool *pool, int64_t until);

#endif
