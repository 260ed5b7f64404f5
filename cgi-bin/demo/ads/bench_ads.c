/* Writing generated job ads. */
#include "demo/ads/bench_ads.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/problems.h"
#include "base/workdays.h"
#include "demo/ads/bench_write.h"
#include "demo/ads/demo_ad.h"
#include "demo/org/demo_office.h"
#include "publishing/jobad.h"
#include "vacancy/vacancy_edit.h"

#define BATCH 250
#define BY_RULES 500 /* ads by the rules' own functions; more would take minutes */
#define DAYS 40 /* over which the publications are spread */
#define POST_PREFIX "G-" /* post numbers of generated vacancies */

struct batch {
	const struct demo_org *org;
	const struct demo_texts *texts;
	struct pool *pool; /* cleared at the start of each batch */
	const char *today;
	const char *days[DAYS]; /* working days of the past, oldest first */
	int64_t from, to; /* numbers of the ads */
	int64_t first, last; /* of the batch */
	bool quick; /* by bench_write */
};

/* Which working day an ad is published on. */
static const char *day_of(const struct batch *batch, int64_t number)
{
	return batch->days[(number - batch->from) * DAYS / (batch->to - batch->from)];
}

static enum outcome ad_publish(struct db *db, const struct batch *batch, const struct demo_ad *ad,
	struct problems *problems)
{
	const struct principal *who = ad->authority->recruiter;
	const char *number;
	int64_t vacancy = 0, jobad = 0;
	enum outcome outcome = vacancy_create(
		db, batch->pool, who, ad->project_id, &ad->vacancy, problems, &number);
	if (!outcome)
		outcome = object_find(db, OBJECT_VACANCY, number, &vacancy);
	if (!outcome)
		outcome =
			jobad_create(db, batch->pool, who, vacancy, &ad->jobad, problems, &number);
	if (!outcome)
		outcome = object_find(db, OBJECT_JOBAD, number, &jobad);
	if (!outcome)
		outcome = demo_office_release(db, batch->pool, batch->org, who, vacancy, jobad);
	return outcome ? outcome : jobad_publish(db, batch->pool, who, jobad, 0, problems);
}

static enum outcome add_one(struct db *db, const struct batch *batch, int64_t number)
{
	const char *day = day_of(batch, number);
	struct demo_ad ad;
	struct problems problems = {0};
	demo_ad_make(
		batch->pool, batch->texts, batch->org, (uint64_t)number, day, batch->today, &ad);
	ad.vacancy.post_number = pool_printf(batch->pool, POST_PREFIX "%06lld", (long long)number);
	clock_set(day_start(day) + 8 * 3600 + number * 37 % (9 * 3600));
	enum outcome outcome = batch->quick ? bench_write_ad(db, batch->pool, &ad)
					    : ad_publish(db, batch, &ad, &problems);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "ad=%lld outcome=%d field=%s reason=%s", (long long)number,
			(int)outcome, problems.count ? problems.items[0].field : "",
			problems.count ? problems.items[0].reason : "");
	return outcome;
}

static enum outcome add_batch(struct db *db, void *context)
{
	struct batch *batch = context;
	enum outcome outcome = OK;
	pool_clear(batch->pool);
	for (int64_t i = batch->first; i < batch->last && !outcome; i++)
		outcome = add_one(db, batch, i);
	return outcome;
}

static void fill_days(struct pool *pool, struct batch *batch)
{
	const char *day = batch->today;
	for (size_t i = DAYS; i > 0; i--) {
		do
			day = day_add(pool, day, -1);
		while (!workday_is(day, &(struct workdays){.bridge_days = true}));
		batch->days[i - 1] = day;
	}
}

enum outcome bench_ads_add(
	const struct demo_org *org, const char *directory, int64_t wanted, int64_t *added_r)
{
	struct batch batch = {
		.org = org,
		.to = wanted,
		.today = clock_today(org->pool),
		.quick = wanted > BY_RULES,
	};
	enum outcome outcome = demo_count_posts(org->db, POST_PREFIX, &batch.from);
	*added_r = 0;
	if (outcome)
		return outcome;
	batch.texts = demo_texts_read(org->pool, directory);
	batch.pool = pool_new();
	fill_days(org->pool, &batch);
	for (batch.first = batch.from; batch.first < wanted && !outcome; batch.first = batch.last) {
		batch.last = batch.first + BATCH < wanted ? batch.first + BATCH : wanted;
		outcome = db_transaction(org->db, add_batch, &batch);
		if (!outcome)
			*added_r += batch.last - batch.first;
	}
	clock_set(-1);
	pool_free(&batch.pool);
	if (batch.quick && !outcome)
		outcome = bench_write_reach(org);
	return outcome;
}
