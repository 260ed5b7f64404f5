/* Generated job ads for the portal: a few for the demo, many for measuring. */
#ifndef BMS_DEMO_ADS_BENCH_ADS_H
#define BMS_DEMO_ADS_BENCH_ADS_H

#include <stdint.h>

#include "base/outcome.h"
#include "demo/org/demo_org.h"

/*
 * Adds generated ads until there are `wanted`, a few hundred in a transaction: by the rules' own
 * functions, or by bench_write.h when there are many. The clock moves through the past weeks and
 * runs again afterwards. *added_r: how many of this call. OK, INVALID (a rule refused; logged),
 * UNAVAILABLE.
 */
enum outcome bench_ads_add(
	const struct demo_org *org, const char *directory, int64_t wanted, int64_t *added_r);

#endif
