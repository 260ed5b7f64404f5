/* A published ad as schema.org JobPosting, for search engines (POR-03, INT-60). */
#ifndef BMS_PUBLIC_AD_POSTING_H
#define BMS_PUBLIC_AD_POSTING_H

#include "base/pool.h"
#include "db/db.h"

/*
 * JSON of the first row, which has the columns of public_ad_get; `url` is the ad's whole address,
 * `site` the portal's. Safe inside a script element. baseSalary is what the grade earns in full
 * time; not of an example, nor of a post that is for part time alone, since nobody would see what
 * is said beside it.
 */
char *posting_json(struct pool *pool, const struct db_rows *row, const char *url, const char *site);

#endif
