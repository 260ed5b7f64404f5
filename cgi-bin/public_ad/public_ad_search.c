/* The search over published ads, by the index of search/; what was found lately is remembered. */
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "public_ad/public_ad_private.h"

#define KEPT 256 /* answers remembered, until an ad changes or a day begins */
#define KEPT_MOST (KEPT * 4) /* with those that gave up their place: then all are forgotten */

/* The answer to one query. */
struct answer {
	const char *key;
	size_t length;
	struct public_ad_result result;
};

static struct search *search;
static struct {
	struct pool *pool;
	uint64_t serial; /* of the index */
	int32_t today;
	size_t count;
	struct answer answers[KEPT];
} kept;

void public_ad_init(const struct settings *settings)
{
	search_free(&search);
	search = search_open(settings_need(settings, "search_directory"));
}

void public_ad_forget(void)
{
	pool_free(&kept.pool);
	memset(&kept, 0, sizeof(kept));
}

/* A copy in the caller's pool: what is kept may be forgotten before the caller is done. */
static void result_copy(
	struct pool *pool, const struct public_ad_result *from, struct public_ad_result *result_r)
{
	*result_r = *from;
	struct public_ad_place *ads = POOL_ARRAY(pool, struct public_ad_place, from->count + 1);
	for (size_t i = 0; i < from->count; i++)
		ads[i] = from->ads[i];
	result_r->ads = ads;
	for (size_t f = 0; f < FACET_COUNT; f++) {
		size_t n = from->facets[f].count;
		struct public_ad_value *values = POOL_ARRAY(pool, struct public_ad_value, n + 1);
		for (size_t i = 0; i < n; i++) {
			const struct public_ad_value *value = &from->facets[f].values[i];
			values[i] = (struct public_ad_value){pool_strdup(pool, value->value),
				pool_strdup(pool, value->label), value->count};
		}
		result_r->facets[f].values = values;
	}
	struct public_ad_hint *hints =
		POOL_ARRAY(pool, struct public_ad_hint, from->hint_count + 1);
	for (size_t i = 0; i < from->hint_count; i++)
		hints[i] = (struct public_ad_hint){
			pool_strdup(pool, from->hints[i].words), from->hints[i].total};
	result_r->hints = hints;
	result_r->suggestion.words = pool_strdup(pool, from->suggestion.words);
	result_r->corrected = pool_strdup(pool, from->corrected);
	result_r->split = pool_strdup(pool, from->split);
	struct public_ad_chip *chips =
		POOL_ARRAY(pool, struct public_ad_chip, from->chip_count + 1);
	for (size_t i = 0; i < from->chip_count; i++) {
		const struct public_ad_chip *chip = &from->chips[i];
		chips[i] = (struct public_ad_chip){chip->facet, pool_strdup(pool, chip->value),
			pool_strdup(pool, chip->label), pool_strdup(pool, chip->typed),
			pool_strdup(pool, chip->rest)};
	}
	result_r->chips = chips;
}

static void chips_take(
	struct pool *pool, const struct search_result *from, struct public_ad_result *result_r)
{
	struct public_ad_chip *chips =
		POOL_ARRAY(pool, struct public_ad_chip, from->chip_count + 1);
	for (size_t i = 0; i < from->chip_count; i++) {
		const struct search_chip *chip = &from->chips[i];
		chips[i] = (struct public_ad_chip){(enum public_ad_facet)chip->facet, chip->value,
			chip->label, chip->typed, chip->rest};
	}
	result_r->chips = chips;
}

static void result_take(struct pool *pool, const struct public_ad_query *query,
	const struct search_result *from, struct public_ad_result *result_r)
{
	*result_r = (struct public_ad_result){.total = from->total,
		.page = from->page,
		.count = from->count,
		.suggestion = {from->suggestion.words, from->suggestion.total},
		.hint_count = from->hint_count,
		.without_filters = from->without_filters,
		.chip_count = from->chip_count,
		.corrected = from->corrected,
		.split = from->split,
		.left_out = from->left_out};
	struct public_ad_place *ads = POOL_ARRAY(pool, struct public_ad_place, from->count + 1);
	for (size_t i = 0; i < from->count; i++)
		ads[i] = (struct public_ad_place){from->hits[i].id, from->hits[i].version};
	result_r->ads = ads;
	for (size_t f = 0; f < FACET_COUNT; f++) {
		size_t n = from->facets[f].count;
		struct public_ad_value *values =
			POOL_ARRAY(pool, struct public_ad_value, n + PUBLIC_AD_PAYS);
		for (size_t i = 0; i < n; i++) {
			const struct search_value *value = &from->facets[f].values[i];
			values[i] =
				(struct public_ad_value){value->value, value->label, value->count};
		}
		result_r->facets[f].values = values;
		result_r->facets[f].count = facet_offer(values, n, f, query);
	}
	struct public_ad_hint *hints =
		POOL_ARRAY(pool, struct public_ad_hint, from->hint_count + 1);
	for (size_t i = 0; i < from->hint_count; i++)
		hints[i] = (struct public_ad_hint){from->hints[i].words, from->hints[i].total};
	result_r->hints = hints;
	chips_take(pool, from, result_r);
}

static void key_text(struct buf *buf, const char *text)
{
	buf_str(buf, text ? text : "");
	buf_add(buf, "", 1);
}

static void key_make(struct buf *buf, const struct public_ad_query *query)
{
	buf_printf(buf, "%d %d %d %lld %lld ", query->internal, (int)query->reading,
		(int)query->sort, (long long)query->page, (long long)query->per_page);
	key_text(buf, query->words);
	for (size_t f = 0; f < FACET_COUNT; f++) {
		for (size_t i = 0; i < query->facets[f].count; i++)
			key_text(buf, query->facets[f].values[i]);
		buf_add(buf, "\1", 2);
	}
}

static struct answer *answer_place(const struct buf *key)
{
	uint32_t hash = 2166136261U;
	for (size_t i = 0; i < key->length; i++)
		hash = (hash ^ (unsigned char)key->data[i]) * 16777619U;
	return &kept.answers[(hash ^ hash >> 16) % KEPT];
}

/* Answers of another index or another day are forgotten. */
static void answers_kept_fresh(int32_t today)
{
	uint64_t serial = search_serial(search);
	if (kept.pool && kept.serial == serial && kept.today == today && kept.count < KEPT_MOST)
		return;
	public_ad_forget();
	kept.pool = pool_new();
	kept.serial = serial;
	kept.today = today;
}

static struct search_query question(
	struct pool *pool, const struct public_ad_query *query, int32_t today)
{
	static const enum search_sort sorts[] = {
		[SORT_NEWEST] = SEARCH_NEWEST,
		[SORT_RELEVANCE] = SEARCH_RELEVANCE,
		[SORT_DEADLINE] = SEARCH_DEADLINE,
	};
	static const enum search_reading readings[] = {
		[READING_UNDERSTOOD] = SEARCH_UNDERSTOOD,
		[READING_CORRECTED] = SEARCH_CORRECTED,
		[READING_LITERAL] = SEARCH_LITERAL,
	};
	struct search_query asked = {.internal = query->internal,
		.today = today,
		.words = query->words,
		.reading = readings[query->reading],
		.sort = sorts[query->sort],
		.page = query->page,
		.per_page = query->per_page};
	for (size_t f = 0; f < FACET_COUNT; f++)
		facet_ask(pool, query, f, &asked);
	return asked;
}

static enum outcome search_ask(struct pool *pool, const struct public_ad_query *query,
	int32_t today, struct public_ad_result *result_r)
{
	struct search_query asked = question(pool, query, today);
	struct search_result result;
	enum outcome outcome = search_find(search, pool, &asked, &result);
	if (!outcome)
		result_take(pool, query, &result, result_r);
	return outcome;
}

static bool known(const struct answer *answer, const struct buf *key)
{
	return answer->key && answer->length == key->length
		&& memcmp(answer->key, key->data, key->length) == 0;
}

static void answer_remember(
	struct answer *answer, const struct buf *key, const struct public_ad_result *result)
{
	char *copy = POOL_ARRAY(kept.pool, char, key->length + 1);
	memcpy(copy, key->data, key->length);
	answer->key = copy;
	answer->length = key->length;
	result_copy(kept.pool, result, &answer->result);
	kept.count++;
}

enum outcome public_ad_search(struct db *db, struct pool *pool, const struct public_ad_query *query,
	struct public_ad_result *result_r)
{
	(void)db; /* the index answers; callers need not know */
	memset(result_r, 0, sizeof(*result_r));
	if (!search)
		log_fatal("search", "reason=no_init");
	if (search_refresh(search))
		return UNAVAILABLE;
	int32_t today = day_number(clock_today(pool));
	answers_kept_fresh(today);
	struct buf key;
	buf_init(&key, pool);
	key_make(&key, query);
	struct answer *answer = answer_place(&key);
	if (known(answer, &key)) {
		result_copy(pool, &answer->result, result_r);
		return OK;
	}
	enum outcome outcome = search_ask(pool, query, today, result_r);
	if (!outcome && search_serial(search) == kept.serial)
		answer_remember(answer, &key, result_r);
	return outcome;
}

enum outcome public_ad_serial(uint64_t *serial_r)
{
	if (search_refresh(search))
		return UNAVAILABLE;
	*serial_r = search_serial(search);
	return OK;
}

enum outcome public_ad_like(struct pool *pool, const struct search_likeness *likeness, size_t limit,
	struct search_hit **hits_r, size_t *count_r)
{
	return search_similar(search, pool, likeness, limit, hits_r, count_r);
}

enum outcome public_ad_complete(struct db *db, struct pool *pool, bool internal, const char *text,
	size_t limit, const char ***words_r, size_t *count_r)
{
	(void)db; /* as above */
	*count_r = 0;
	if (search_refresh(search))
		return UNAVAILABLE;
	struct search_query query = {
		.internal = internal, .words = text, .today = day_number(clock_today(pool))};
	*count_r = search_complete(search, pool, &query, limit, words_r);
	return OK;
}

enum outcome public_ad_list(struct db *db, struct pool *pool, const struct public_ad_place *ads,
	size_t count, struct db_rows **rows_r)
{
	struct db_value values[PUBLIC_AD_PAGE];
	for (size_t i = 0; i < PUBLIC_AD_PAGE; i++)
		values[i] = db_int(count ? ads[i < count ? i : 0].id : 0);
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.id, p.number, p.slug, p.title, p.teaser, p.authority, p.town,"
		" p.pay_grade,"
		" p.working_time, p.limited, p.published_at, p.valid_to," AD_PAY_COLUMNS
		" FROM public_ad p" AD_PAY_JOIN
		" WHERE p.id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		values, PUBLIC_AD_PAGE, rows_r);
	if (outcome)
		return outcome;
	struct db_rows *rows = *rows_r;
	size_t columns = rows->columns;
	struct db_cell *cells = POOL_ARRAY(pool, struct db_cell, rows->count * columns + 1);
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < rows->count; k++) {
			if (db_number(rows, k, "id") == ads[i].id)
				memcpy(&cells[n++ * columns], db_cell(rows, k, 0),
					columns * sizeof(*cells));
		}
	}
	rows->cells = cells;
	return OK;
}
