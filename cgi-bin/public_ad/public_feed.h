/* Published ads as feeds and programs get them: what lists of the portal leave out (INT-60). Reads
 * nothing of staff. */
#ifndef BMS_PUBLIC_AD_PUBLIC_FEED_H
#define BMS_PUBLIC_AD_PUBLIC_FEED_H

#include "public_ad/public_ad.h"

/*
 * When lists of published ads may have changed last, as an instant: the last change of any ad, or
 * midnight, when ads come and go by their days. -1 when that is so short ago that a list made now
 * may still be the one before. OK, UNAVAILABLE.
 */
enum outcome public_feed_changed(struct db *db, struct pool *pool, int64_t *changed_r);

/*
 * The columns of public_ad_list and field, level, post_kind, hours, limited_until, posts,
 * starts_on, changed_at, feeds (0: not in feeds) of at most PUBLIC_AD_PAGE ads, in their order. OK,
 * UNAVAILABLE.
 */
enum outcome public_feed_ads(struct db *db, struct pool *pool, const struct public_ad_place *ads,
	size_t count, struct db_rows **rows_r);

/* Which ads of these rows (at most PUBLIC_AD_PAGE, with a column number) are for staff only:
 * flags_r[row]. OK, UNAVAILABLE. */
enum outcome public_feed_internal(
	struct db *db, struct pool *pool, const struct db_rows *rows, bool *flags_r);

#endif
