/* One published ad, those like it, and the addresses of all. */
#include "recruiting/public_ad.h"

#include <string.h>

#include "base/clock.h"
#include "recruiting/public_ad_private.h"

#define FOUND_KEPT_US 1000000
#define FOUND_ADS 256
#define SIMILAR_KEPT_US 60000000
#define SIMILAR_FIELDS 64

enum { AD_EXTERNAL, AD_VALID_FROM, AD_VALID_TO };

/* The newest ads of one field of work on one portal. */
struct similar {
	struct pool *pool;
	const char *field;
	const char *day;
	bool internal;
	int64_t since;
	struct db_rows *rows;
};

static struct similar kept_similar[SIMILAR_FIELDS];

/* What public_ad_find said of an ad a moment ago. */
struct found {
	struct pool *pool;
	const char *number;
	const char *day;
	bool internal;
	int64_t since;
	struct db_rows *row;
};

static struct found kept_found[FOUND_ADS];

const char *public_ad_text(const struct db_rows *rows, size_t row, const char *column)
{
	for (size_t i = 0; i < rows->columns; i++) {
		if (strcmp(rows->names[i], column) == 0)
			return db_cell_text(rows, row, i);
	}
	return NULL;
}

/* What becomes of a row read by number, whose first columns are those of the enum. */
static enum outcome shown(struct db *db, struct pool *pool, bool internal, const char *number,
	struct db_rows **row_r)
{
	if ((*row_r)->count == 0) {
		enum outcome outcome = db_rows(db, pool, "SELECT number, field FROM public_ad_gone WHERE number = ?",
			DB_VALUES(db_str(number)), row_r);
		return outcome ? outcome : (*row_r)->count ? GONE : NOT_FOUND;
	}
	const char *today = clock_today(pool);
	if (!internal && !db_cell_int(*row_r, 0, AD_EXTERNAL))
		return NOT_FOUND;
	if (strcmp(db_cell_text(*row_r, 0, AD_VALID_FROM), today) > 0)
		return NOT_FOUND;
	return strcmp(db_cell_text(*row_r, 0, AD_VALID_TO), today) < 0 ? GONE : OK;
}

static struct found *found_place(const char *number)
{
	uint32_t hash = 2166136261U;
	for (; *number; number++)
		hash = (hash ^ (unsigned char)*number) * 16777619U;
	return &kept_found[(hash ^ (hash >> 16)) % FOUND_ADS];
}

enum outcome public_ad_find(struct db *db, struct pool *pool, bool internal, const char *number,
	struct db_rows **row_r)
{
	struct found *found = found_place(number);
	const char *today = clock_today(pool);
	int64_t now = clock_ticks_us();
	if (found->pool && now - found->since < FOUND_KEPT_US && found->internal == internal
			&& strcmp(found->number, number) == 0 && strcmp(found->day, today) == 0) {
		*row_r = found->row;
		return OK;
	}
	struct pool *keeping = pool_new();
	struct db_rows *row = NULL;
	enum outcome outcome = db_rows(db, keeping,
		"SELECT external, valid_from, valid_to, number, slug, title, field,"
		" CAST(changed_at AS CHAR) AS version FROM public_ad WHERE number = ?",
		DB_VALUES(db_str(number)), &row);
	if (!outcome)
		outcome = shown(db, keeping, internal, number, &row);
	pool_free(&found->pool);
	*found = (struct found){.pool = keeping, .number = pool_strdup(keeping, number),
		.day = pool_strdup(keeping, today), .internal = internal, .row = row,
		.since = outcome ? now - FOUND_KEPT_US : now};
	*row_r = row;
	return outcome;
}

enum outcome public_ad_get(struct db *db, struct pool *pool, bool internal, const char *number,
	struct db_rows **row_r)
{
	enum outcome outcome = db_rows(db, pool,
		"SELECT external, valid_from, valid_to, id, number, vacancy_id, title, slug, teaser,"
		" authority_id, authority, unit, field, post_kind, pay_grade, level, working_time, hours,"
		" limited, limited_until, posts, starts_on, street, postcode, town, about_us_html,"
		" tasks_html, mandatory_html, desirable_html, offer_html, contact_html, notes_html,"
		" published_at FROM public_ad WHERE number = ?",
		DB_VALUES(db_str(number)), row_r);
	return outcome ? outcome : shown(db, pool, internal, number, row_r);
}

/* The place of a field of work; the oldest one when all are taken. */
static struct similar *similar_place(bool internal, const char *field)
{
	struct similar *oldest = &kept_similar[0];
	for (size_t i = 0; i < SIMILAR_FIELDS; i++) {
		struct similar *similar = &kept_similar[i];
		if (!similar->pool)
			return similar;
		if (similar->internal == internal && strcmp(similar->field, field) == 0)
			return similar;
		if (similar->since < oldest->since)
			oldest = similar;
	}
	return oldest;
}

static enum outcome similar_fresh(struct db *db, struct pool *pool, bool internal, const char *field,
	const struct similar **similar_r)
{
	struct similar *similar = similar_place(internal, field);
	*similar_r = similar;
	int64_t now = clock_ticks_us();
	const char *today = clock_today(pool);
	if (similar->pool && similar->internal == internal && strcmp(similar->field, field) == 0
			&& strcmp(similar->day, today) == 0 && now - similar->since < SIMILAR_KEPT_US)
		return OK;
	struct pool *keeping = pool_new();
	struct db_rows *rows;
	/* One more than shown: the ad itself may be among them. */
	enum outcome outcome = db_rows(db, keeping,
		"SELECT p.number, p.slug, p.title, p.authority, p.town, p.valid_to FROM ("
		"SELECT id FROM public_ad FORCE INDEX (public_ad_list)"
		" WHERE external >= ? AND valid_from <= ? AND valid_to >= ? AND field = ?"
		" ORDER BY published_at DESC, id DESC LIMIT ?) f STRAIGHT_JOIN public_ad p ON p.id = f.id"
		" ORDER BY p.published_at DESC, p.id DESC",
		DB_VALUES(db_int(internal ? 0 : 1), db_str(today), db_str(today), db_str(field),
			db_int(PUBLIC_AD_SIMILAR + 1)), &rows);
	if (outcome) {
		pool_free(&keeping);
		return outcome;
	}
	pool_free(&similar->pool);
	*similar = (struct similar){.pool = keeping, .field = pool_strdup(keeping, field),
		.day = pool_strdup(keeping, today), .internal = internal, .since = now, .rows = rows};
	return OK;
}

enum outcome public_ad_similar(struct db *db, struct pool *pool, bool internal, const char *field,
	const char *except, size_t limit, struct db_rows **rows_r)
{
	const struct similar *similar;
	enum outcome outcome = similar_fresh(db, pool, internal, field, &similar);
	if (outcome)
		return outcome;
	const struct db_rows *kept = similar->rows;
	struct db_rows *rows = POOL_NEW(pool, struct db_rows);
	*rows = *kept;
	rows->count = 0;
	struct db_cell *cells = POOL_ARRAY(pool, struct db_cell, (PUBLIC_AD_SIMILAR + 1) * kept->columns);
	for (size_t i = 0; i < kept->count && rows->count < limit; i++) {
		if (strcmp(db_cell_text(kept, i, 0), except) != 0)
			memcpy(&cells[rows->count++ * kept->columns], db_cell(kept, i, 0),
				kept->columns * sizeof(struct db_cell));
	}
	rows->cells = cells;
	*rows_r = rows;
	return OK;
}

enum outcome public_ad_addresses(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	const char *today = clock_today(pool);
	return db_rows(db, pool,
		"SELECT number, slug, published_at FROM public_ad FORCE INDEX (public_ad_list)"
		" WHERE external = 1 AND valid_from <= ? AND valid_to >= ?"
		" ORDER BY published_at DESC, id DESC LIMIT 50000",
		DB_VALUES(db_str(today), db_str(today)), rows_r);
}
