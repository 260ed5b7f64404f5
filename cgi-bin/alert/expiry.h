/* Job alerts nobody has confirmed in time, one by one for the nightly run (POR-10, RET-43);
 * alert_expire removes them all at once. */
#ifndef BMS_ALERT_EXPIRY_H
#define BMS_ALERT_EXPIRY_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Due at `now`, ids after `after_id`: columns id, clock_start, due. OK, UNAVAILABLE. */
enum outcome alert_unconfirmed_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/* Deletes one with its address and links, inside a transaction. OK, CONFLICT (confirmed meanwhile,
 * not due, or gone), UNAVAILABLE. */
enum outcome alert_unconfirmed_delete(
	struct db *db, struct pool *pool, const struct principal *who, int64_t alert_id);

#endif
