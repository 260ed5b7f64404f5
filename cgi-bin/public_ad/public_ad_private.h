/* What the files behind public_ad.h share. */
#ifndef BMS_PUBLIC_AD_PUBLIC_AD_PRIVATE_H
#define BMS_PUBLIC_AD_PUBLIC_AD_PRIVATE_H

#include "public_ad/public_ad.h"
#include "search/search.h"

_Static_assert((int)FACET_COUNT == SEARCH_FACETS, "facets of ads and of their index");

/* What an ad `p` says of pay, and the released table it is from; all NULL when that has been
 * withdrawn. */
#define AD_PAY_COLUMNS \
	" IF(t.id IS NULL, NULL, p.pay_min) AS pay_min, IF(t.id IS NULL, NULL," \
	" p.pay_max) AS pay_max," \
	" t.name AS pay_table, t.valid_from AS pay_from, t.source AS pay_source," \
	" t.hours AS pay_hours, t.example AS pay_example"
#define AD_PAY_JOIN " LEFT JOIN public_pay_table t ON t.id = p.pay_table_id"

/* search_similar in the newest index; *serial_r tells whether an answer is still of it. OK,
 * UNAVAILABLE. */
enum outcome public_ad_like(struct pool *pool, const struct search_likeness *likeness, size_t limit,
	struct search_hit **hits_r, size_t *count_r);
enum outcome public_ad_serial(uint64_t *serial_r);

/* public_ad_facets.c: the values of the index that a query's choice asks for; who asks for one of
 * two takes both as well. */
void facet_ask(struct pool *pool, const struct public_ad_query *query, size_t facet,
	struct search_query *asked);

/* Makes counts of the index, `count` of them with room for PUBLIC_AD_PAYS more, the choices that
 * are offered; how many. */
size_t facet_offer(struct public_ad_value *values, size_t count, size_t facet,
	const struct public_ad_query *query);

/* Forgets what is kept between searches; for tests. */
void public_ad_forget(void);

#endif
