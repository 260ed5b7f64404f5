/* A published ad as schema.org JobPosting, for search engines (POR-03, INT-60). */
#ifndef BMS_RECRUITING_POSTING_H
#define BMS_RECRUITING_POSTING_H

#include "base/pool.h"
#include "db/db.h"

/* JSON of the first row, which has the columns of public_ad_get; `url` is the ad's whole address.
 * Safe inside a script element. */
char *posting_json(struct pool *pool, const struct db_rows *row, const char *url);

#endif
