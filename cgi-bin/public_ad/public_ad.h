/*
 * Published ads as the portals show them: search with facets, one ad, similar ads (POR-02, POR-03).
 * Reads nothing of staff. Searches are answered by the index of search/, see public_ad_index.h.
 */
#ifndef BMS_PUBLIC_AD_PUBLIC_AD_H
#define BMS_PUBLIC_AD_PUBLIC_AD_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "base/settings.h"
#include "db/db.h"

enum public_ad_facet {
	FACET_AUTHORITY, /* value: authority id */
	FACET_FIELD,
	FACET_LEVEL,
	FACET_KIND,
	FACET_WORKING_TIME,
	FACET_LIMITED, /* "1" limited, "0" unlimited */
	FACET_TOWN,
	FACET_GRADE, /* as of grade_normal */
	FACET_HOME, /* "1": the ad says that one may work at home */
	FACET_EXTERNAL, /* "0": shown on the internal portal only; of no effect outside it */
	FACET_PAY, /* the highest of public_ad_pays that even the lowest step reaches: "3000" euros
		      a month */
	FACET_OPEN, /* whom the ad especially welcomes: "change", "return" */
	FACET_COUNT,
};

/* The amounts, in euros a month, that one may ask for as the least ("ab 3.000"), rising. */
#define PUBLIC_AD_PAYS 8
extern const char *const public_ad_pays[PUBLIC_AD_PAYS];

/* How words are read, see enum search_reading. */
enum public_ad_reading { READING_UNDERSTOOD, READING_CORRECTED, READING_LITERAL };

enum public_ad_sort { SORT_NEWEST, SORT_RELEVANCE, SORT_DEADLINE };

#define PUBLIC_AD_PAGE 20

/* An ad's picture, of the media library: columns picture_large and picture_small (addresses),
 * picture_width, picture_height (of the large one), picture_small_width, picture_alt_de,
 * picture_alt_en, picture_credit; where `number` is that of the picture. NULL: none. */
#define PUBLIC_AD_PICTURE \
	" pl.address AS picture_large, pl.width AS picture_width, pl.height AS picture_height," \
	" ps.address AS picture_small, ps.width AS picture_small_width," \
	" pm.alt_de AS picture_alt_de, pm.alt_en AS picture_alt_en, pm.credit AS picture_credit"
#define PUBLIC_AD_PICTURE_JOIN(number) \
	" LEFT JOIN media pm ON pm.number = " number \
	" LEFT JOIN media_file pl ON pl.media_id = pm.id AND pl.size = 'large'" \
	" LEFT JOIN media_file ps ON ps.media_id = pm.id AND ps.size = 'small'"

struct public_ad_query {
	bool internal; /* the internal portal: all ads */
	const char *words; /* NULL or "": no full text */
	enum public_ad_reading reading;
	struct {
		const char *const *values;
		size_t count;
	} facets[FACET_COUNT]; /* none: no filter; several: any of them. "full" and "part", "change"
				  and "return" each include the ads that are both; an amount
				  includes the higher ones */
	enum public_ad_sort sort;
	int64_t page; /* from 1 */
	int64_t per_page; /* 1 to PUBLIC_AD_PAGE */
};

struct public_ad_value {
	const char *value;
	const char *label; /* FACET_AUTHORITY: its name; others NULL: the page knows the words */
	int64_t count; /* ads when this value is chosen, the other facets' filters applied, its own
			  facet's not */
};

/* An ad of a list. The version is another one after every change: who remembers what was made of an
 * ad compares it. */
struct public_ad_place {
	int64_t id;
	int64_t version;
};

struct public_ad_hint {
	const char *words;
	int64_t total; /* ads they find */
};

/* What a part of the words was understood as. */
struct public_ad_chip {
	enum public_ad_facet facet; /* FACET_COUNT: a postcode */
	const char *value;
	const char *label; /* as of public_ad_value */
	const char *typed;
	const char *rest; /* the words without it */
};

struct public_ad_result {
	int64_t total;
	int64_t page; /* the one given: the last when the query's lies beyond */
	const struct public_ad_place *ads; /* of this page, in order; public_ad_list reads them */
	size_t count;
	struct {
		struct public_ad_value *values;
		size_t count;
	} facets[FACET_COUNT];
	const struct public_ad_chip *chips;
	size_t chip_count;
	const char *corrected; /* READING_CORRECTED: the words found instead, or NULL */
	const char *split; /* the two words a word was split into, or NULL */
	/* Nothing or almost nothing found: the words without likely slips in typing, else NULL. Its
	 * total, with the filters, may be 0. */
	struct public_ad_hint suggestion;
	/* Nothing found: the words without one of them, where that finds ads; and how many ads
	 * there are without the filters. */
	const struct public_ad_hint *hints;
	size_t hint_count;
	int64_t without_filters;
	bool left_out; /* there were more words than are looked for */
};

/* Names the folder of the index (setting search_directory); each program that searches calls it
 * once. */
void public_ad_init(const struct settings *settings);

/*
 * OK; UNAVAILABLE: there is no index. What is found may be a moment old, see public_ad_changed. How
 * words are understood: search/search.h. When `words` has no letter or digit, nothing is found.
 */
enum outcome public_ad_search(struct db *db, struct pool *pool, const struct public_ad_query *query,
	struct public_ad_result *result_r);

/* What may be meant while somebody types: whole queries, the likeliest first, at most `limit`, made
 * of words of ads shown on this portal. OK, UNAVAILABLE. */
enum outcome public_ad_complete(struct db *db, struct pool *pool, bool internal, const char *text,
	size_t limit, const char ***words_r, size_t *count_r);

/*
 * The ads of one page of a list, in its order; one that was withdrawn meanwhile is left out.
 * Columns: number, slug, title, teaser, authority, town, pay_grade, working_time, limited,
 * published_at, valid_to, id, and of pay (NULL: no amount is known): pay_min and pay_max (cents a
 * month, full time), pay_table, pay_from, pay_source, pay_hours, pay_example. OK, UNAVAILABLE.
 */
enum outcome public_ad_list(struct db *db, struct pool *pool, const struct public_ad_place *ads,
	size_t count, struct db_rows **rows_r);

/*
 * Is this ad shown on this portal now? With OK the row has id, number, slug, title, field,
 * post_kind, level, town and version, which is another one after every change. OK; NOT_FOUND; GONE
 * (was public once: the row has at least number and field, and post_kind, level and town where they
 * are known; `title`, or `words` when it was withdrawn); UNAVAILABLE. The answer OK is kept per
 * worker for a second; the row is valid until the next call.
 */
enum outcome public_ad_find(struct db *db, struct pool *pool, bool internal, const char *number,
	struct db_rows **row_r);

/* All columns of one published ad that is shown on this portal now. Outcomes as of public_ad_find.
 */
enum outcome public_ad_get(struct db *db, struct pool *pool, bool internal, const char *number,
	struct db_rows **row_r);

/*
 * Up to `limit` (at most PUBLIC_AD_SIMILAR) ads like one, the most like it first: by words of the
 * title, then by career level, kind of post, field of work and place; where there are too few of
 * these, the newest of its field that fit in kind and level. Nobody who looks for training is shown
 * posts for professionals, nor the other way. `row` is one of public_ad_find or public_ad_get, of
 * an ad that is gone as well. In the caller's pool. What was found is remembered until an ad
 * changes or a day begins. Without an index: the newest of the field. OK, UNAVAILABLE.
 */
#define PUBLIC_AD_SIMILAR 5
enum outcome public_ad_similar(struct db *db, struct pool *pool, bool internal,
	const struct db_rows *row, size_t limit, struct public_ad_place **ads_r, size_t *count_r);

/*
 * Who publishes, changes or withdraws an ad says so by this, last in the same transaction (all of
 * them lock one row, so that their order is that of the commits): else searches do not see it. OK,
 * UNAVAILABLE.
 */
enum outcome public_ad_changed(struct db *db, int64_t ad_id);

/* One part of the ads of the external portal, newest first, from part 1 on: number, slug,
 * changed_at. OK, UNAVAILABLE. */
#define PUBLIC_AD_PART 2000
enum outcome public_ad_addresses(
	struct db *db, struct pool *pool, int64_t part, struct db_rows **rows_r);

/* The value of a row's column by name; NULL when it is NULL or there is no such column. */
const char *public_ad_text(const struct db_rows *rows, size_t row, const char *column);

/* How one applies elsewhere, by the column apply_to: "link", "mail", "address"; NULL for NULL:
 * here.
 */
const char *public_ad_apply_kind(const char *apply_to);

/* The address of such a link or mail; NULL for others. */
const char *public_ad_apply_href(struct pool *pool, const char *apply_to);

#endif
