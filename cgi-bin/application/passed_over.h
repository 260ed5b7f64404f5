/* What somebody who is passed over sees of her notice in her own area (PRO-31, LAW-41); staff sends
 * it (notified/notified.h). */
#ifndef BMS_APPLICATION_PASSED_OVER_H
#define BMS_APPLICATION_PASSED_OVER_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct passed_over_told {
	int64_t id;
	const char *sent_at; /* UTC */
	const char *promised_on; /* YYYY-MM-DD: until then nobody is hired */
	const char *opened_at; /* UTC; NULL: now for the first time */
};

/* The newest that went about an application, and has left the house: she can read it. OK, NOT_FOUND
 * (none), UNAVAILABLE. */
enum outcome passed_over_told(
	struct db *db, struct pool *pool, int64_t application_id, struct passed_over_told *told_r);

/* Its applicant reads it now: that is its receipt, if it was not read before. OK, UNAVAILABLE. */
enum outcome passed_over_opened(struct db *db, struct pool *pool, int64_t id);

#endif
