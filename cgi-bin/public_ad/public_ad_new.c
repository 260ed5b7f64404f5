/* New ads that fit a search. */
#include "public_ad/public_ad_new.h"

#include <string.h>

#include "base/clock.h"

static bool same_span(const struct public_ad_span *a, const struct public_ad_span *b)
{
	return a->internal == b->internal && a->after == b->after && a->until == b->until;
}

/* Those of the span: id and published_at, the earliest published first. */
static enum outcome span_read(
	struct db *db, struct public_ad_new *kept, const struct public_ad_span *span)
{
	struct db_rows *rows = NULL;

	if (kept->pool && same_span(&kept->span, span))
		return OK;
	public_ad_new_free(kept);
	struct pool *pool = pool_new();
	const char *after = clock_sql(pool, span->after), *until = clock_sql(pool, span->until);
	const char *first = clock_day(pool, span->after), *last = clock_day(pool, span->until);
	enum outcome outcome = db_rows(db, pool,
		"SELECT id, published_at FROM public_ad WHERE external >= ?"
		" AND ((published_at > ? AND valid_from <= ?) OR (valid_from > ? AND"
		" valid_from <= ?))"
		" AND published_at <= ? AND valid_to >= ? ORDER BY published_at, id",
		DB_VALUES(db_int(span->internal ? 0 : 1), db_str(after), db_str(last),
			db_str(first), db_str(last), db_str(until), db_str(last)),
		&rows);
	if (outcome) {
		pool_free(&pool);
		return outcome;
	}
	*kept = (struct public_ad_new){.pool = pool, .span = *span, .ads = rows};
	return OK;
}

void public_ad_new_free(struct public_ad_new *kept)
{
	if (kept->pool)
		pool_free(&kept->pool);
	*kept = (struct public_ad_new){0};
}

static bool is_new(const struct db_rows *ads, int64_t id)
{
	for (size_t i = 0; i < ads->count; i++) {
		if (db_number(ads, i, "id") == id)
			return true;
	}
	return false;
}

/* Was the last ad of this page published before the earliest of the new ones? Then no later page
 * holds one. */
static enum outcome page_is_last(struct db *db, struct pool *pool, const struct public_ad_new *kept,
	const struct public_ad_result *result, bool *last_r)
{
	struct db_rows *rows = NULL;
	const struct public_ad_place *place = &result->ads[result->count - 1];
	enum outcome outcome = public_ad_list(db, pool, place, 1, &rows);

	if (!outcome && rows->count > 0) {
		const char *published = public_ad_text(rows, 0, "published_at");

		*last_r = strcmp(published, db_text(kept->ads, 0, "published_at")) < 0;
	}
	return outcome;
}

enum outcome public_ad_new_find(struct db *db, struct pool *pool, struct public_ad_new *kept,
	const struct public_ad_span *span, const struct public_ad_query *query, size_t limit,
	struct db_rows **rows_r, size_t *total_r)
{
	struct public_ad_query search = *query;
	struct public_ad_place found[PUBLIC_AD_PAGE];
	struct public_ad_result result = {0};
	enum outcome outcome = span_read(db, kept, span);
	bool last = outcome || kept->ads->count == 0;

	*total_r = 0;
	search.internal = span->internal;
	search.sort = SORT_NEWEST;
	search.per_page = PUBLIC_AD_PAGE;
	for (search.page = 1; !outcome && !last; search.page++) {
		outcome = public_ad_search(db, pool, &search, &result);
		last = outcome || result.count == 0 || result.page != search.page;
		for (size_t i = 0; !last && i < result.count; i++) {
			if (!is_new(kept->ads, result.ads[i].id))
				continue;
			if (*total_r < limit && *total_r < PUBLIC_AD_PAGE)
				found[*total_r] = result.ads[i];
			++*total_r;
		}
		if (!last)
			outcome = page_is_last(db, pool, kept, &result, &last);
		last = last || *total_r == kept->ads->count;
	}
	if (outcome)
		return outcome;
	size_t count = *total_r < limit ? *total_r : limit;
	return public_ad_list(
		db, pool, found, count < PUBLIC_AD_PAGE ? count : PUBLIC_AD_PAGE, rows_r);
}
