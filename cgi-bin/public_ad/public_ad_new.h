/*
 * Ads that have become visible in a span of time and fit a search; for job alerts (POR-10). An ad
 * becomes visible when it is published, or on its first day when that is later.
 */
#ifndef BMS_PUBLIC_AD_PUBLIC_AD_NEW_H
#define BMS_PUBLIC_AD_PUBLIC_AD_NEW_H

#include "public_ad/public_ad.h"

struct public_ad_span {
	bool internal; /* on the internal portal */
	int64_t after; /* instants: later than this … */
	int64_t until; /* … up to this */
};

/* What became visible in the span, kept by the caller for many searches of the same span. Starts as
 * {0}; freed by public_ad_new_free. */
struct public_ad_new {
	struct pool *pool;
	struct public_ad_span span;
	const struct db_rows *ads;
};

/*
 * Up to `limit` (at most PUBLIC_AD_PAGE) of the new ads that fit the query (its order and page do
 * not matter), newest first: rows as of public_ad_list. *total_r is how many fit in all. OK,
 * UNAVAILABLE.
 */
enum outcome public_ad_new_find(struct db *db, struct pool *pool, struct public_ad_new *kept,
	const struct public_ad_span *span, const struct public_ad_query *query, size_t limit,
	struct db_rows **rows_r, size_t *total_r);

/* Gives back what is kept; *kept is as at the start. */
void public_ad_new_free(struct public_ad_new *kept);

#endif
