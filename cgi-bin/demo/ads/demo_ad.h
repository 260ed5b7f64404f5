/* Job ads put together from the demo's texts: the same number gives the same ad. */
#ifndef BMS_DEMO_ADS_DEMO_AD_H
#define BMS_DEMO_ADS_DEMO_AD_H

#include <stdint.h>

#include "base/pool.h"
#include "demo/org/demo_org.h"
#include "publishing/jobad.h"
#include "recruiting/vacancy.h"

struct demo_texts;

/* Reads common.txt and fields/ below `directory`/data. */
struct demo_texts *demo_texts_read(struct pool *pool, const char *directory);

struct demo_ad {
	const struct demo_authority *authority;
	int64_t project_id;
	struct vacancy_input vacancy;
	struct jobad_input jobad;
};

/* The `number`-th ad, published on `day` and open beyond `today`; all texts in `pool`. */
void demo_ad_make(struct pool *pool, const struct demo_texts *texts, const struct demo_org *org,
	uint64_t number, const char *day, const char *today, struct demo_ad *ad_r);

#endif
