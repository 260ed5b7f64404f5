/* What comes before an ad is published: the report to the employment agency, and the personnel
 * office's release. */
#ifndef BMS_DEMO_DEMO_OFFICE_H
#define BMS_DEMO_DEMO_OFFICE_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Both, as of now by the clock, without mails; inside a transaction. OK, INVALID, UNAVAILABLE. */
enum outcome demo_office_release(struct db *db, struct pool *pool, const struct principal *owner,
	int64_t vacancy_id, int64_t jobad_id);

#endif
