/* What the files behind public_ad.h share. */
#ifndef BMS_RECRUITING_PUBLIC_AD_PRIVATE_H
#define BMS_RECRUITING_PUBLIC_AD_PRIVATE_H

#include "recruiting/public_ad.h"
#include "search/search.h"

_Static_assert((int)FACET_COUNT == SEARCH_FACETS, "facets of ads and of their index");

/* Forgets what is kept between searches; for tests. */
void public_ad_forget(void);

#endif
