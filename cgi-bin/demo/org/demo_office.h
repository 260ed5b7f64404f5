/* What comes before an ad is published: the report to the employment agency, and the personnel
 * office's release. */
#ifndef BMS_DEMO_DEMO_OFFICE_H
#define BMS_DEMO_DEMO_OFFICE_H

#include <stdint.h>

#include "demo/org/demo_org.h"

/*
 * Both, as of now by the clock: all whom the procedure asks about the ad agree, and its office
 * releases it. An authority without an office has no such check (demo_projects_add) and reports
 * alone. Inside a transaction. OK, INVALID (a rule refused; logged), UNAVAILABLE.
 */
enum outcome demo_office_release(struct db *db, struct pool *pool, const struct demo_org *org,
	const struct principal *owner, int64_t vacancy_id, int64_t jobad_id);

#endif
