/* The demo's own vacancies, ads and applications. */
#ifndef BMS_DEMO_DEMO_WORLD_H
#define BMS_DEMO_DEMO_WORLD_H

#include <stdint.h>

#include "base/outcome.h"
#include "demo/org/demo_org.h"
#include "demo/org/demo_text.h"

struct demo_counts {
	int64_t vacancies, ads, applications;
};

/*
 * Adds those of a file below `directory`/data in one transaction, by the rules' own functions at
 * the moments it names; does nothing when its first vacancy is there. The clock runs again
 * afterwards. Adds to *counts_r. OK, INVALID (a rule refused; logged), UNAVAILABLE.
 */
enum outcome demo_world_add(const struct demo_org *org, const char *directory, const char *file,
	struct demo_counts *counts_r);

/* The instant of "-12 09:30" (working days from the day `today`), to which the clock is set; and
 * the rest after " | ", or NULL. */
const char *demo_moment(struct pool *pool, const char *today, const char *text);

/* The day of "+14", calendar days from `today`; NULL for NULL. */
const char *demo_day(struct pool *pool, const char *today, const char *text);

/* What an application belongs to. */
struct demo_target {
	const struct demo_org *org;
	struct pool *pool;
	const char *directory; /* of the data */
	const char *today;
	const struct demo_authority *authority;
	const struct principal *owner;
	int64_t vacancy_id;
	int64_t jobad_id;
};

/* Adds an application and all that happens to it; inside a transaction. Outcomes as above. */
enum outcome demo_application_add(
	struct db *db, const struct demo_target *target, const struct demo_section *section);

#endif
