/*
 * The quick way to tens of thousands of ads: writes the rows that vacancy_create, jobad_create and
 * jobad_publish leave behind, with their history, without their questions and without reach. Only
 * for generated ads, whose data are known to be right; whoever uses it calls bench_write_reach at
 * the end.
 */
#ifndef BMS_DEMO_ADS_BENCH_WRITE_H
#define BMS_DEMO_ADS_BENCH_WRITE_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "demo/ads/demo_ad.h"
#include "demo/org/demo_org.h"

/* An active vacancy with its published ad; inside a transaction. OK, UNAVAILABLE, CONFLICT (data
 * that refer to nothing). */
enum outcome bench_write_ad(struct db *db, struct pool *pool, const struct demo_ad *ad);

/* Makes the reach of all projects and their vacancies equal to the assignments; in transactions of
 * its own. OK, UNAVAILABLE. */
enum outcome bench_write_reach(const struct demo_org *org);

#endif
