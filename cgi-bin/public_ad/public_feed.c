/* Published ads for feeds and programs. */
#include "public_ad/public_feed.h"

#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "public_ad/public_ad_private.h"

#define SETTLED 3 /* seconds; a worker's search may be a second old */
#define PLACES "(?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"

enum outcome public_feed_changed(struct db *db, struct pool *pool, int64_t *changed_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(
		db, pool, "SELECT changed_at FROM public_ad_state WHERE id = 1", DB_NONE, &rows);
	if (outcome)
		return outcome;
	int64_t changed = rows->count ? clock_from_sql(db_cell_text(rows, 0, 0)) : -1;
	int64_t midnight = day_start(clock_today(pool));
	if (changed < midnight)
		changed = midnight;
	*changed_r = clock_now() - changed < SETTLED ? -1 : changed;
	return OK;
}

enum outcome public_feed_ads(struct db *db, struct pool *pool, const struct public_ad_place *ads,
	size_t count, struct db_rows **rows_r)
{
	struct db_value values[PUBLIC_AD_PAGE];
	for (size_t i = 0; i < PUBLIC_AD_PAGE; i++)
		values[i] = db_int(i < count ? ads[i].id : 0);
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.id, p.number, p.slug, p.title, p.teaser, p.authority,"
		" p.town, p.pay_grade,"
		" p.working_time, p.limited, p.published_at, p.valid_to, p.field,"
		" p.level, p.post_kind,"
		" p.hours, p.limited_until, p.posts, p.starts_on, p.changed_at,"
		" p.feeds," AD_PAY_COLUMNS " FROM public_ad p" AD_PAY_JOIN " WHERE p.id IN " PLACES,
		values, PUBLIC_AD_PAGE, rows_r);
	if (outcome)
		return outcome;
	struct db_rows *rows = *rows_r;
	struct db_cell *cells = POOL_ARRAY(pool, struct db_cell, rows->count * rows->columns + 1);
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < rows->count; k++) {
			if (db_number(rows, k, "id") == ads[i].id)
				memcpy(&cells[n++ * rows->columns], db_cell(rows, k, 0),
					rows->columns * sizeof(*cells));
		}
	}
	rows->cells = cells;
	rows->count = n;
	return OK;
}

enum outcome public_feed_internal(
	struct db *db, struct pool *pool, const struct db_rows *rows, bool *flags_r)
{
	struct db_value values[PUBLIC_AD_PAGE];
	struct db_rows *found;
	for (size_t i = 0; i < PUBLIC_AD_PAGE; i++)
		values[i] = db_str(i < rows->count ? public_ad_text(rows, i, "number") : "");
	enum outcome outcome = db_rows(db, pool,
		"SELECT number FROM public_ad WHERE NOT external AND number IN " PLACES, values,
		PUBLIC_AD_PAGE, &found);
	for (size_t i = 0; !outcome && i < rows->count; i++) {
		flags_r[i] = false;
		for (size_t k = 0; k < found->count; k++)
			flags_r[i] = flags_r[i]
				|| text_equal(public_ad_text(rows, i, "number"),
					db_cell_text(found, k, 0));
	}
	return outcome;
}
