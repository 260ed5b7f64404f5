/* The search over published ads: lists by MariaDB, counts by the cube. */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "recruiting/public_ad_private.h"

#define KEPT_US 1000000 /* how long what is kept is not questioned */
#define WORDS_MAX 8
#define WORD_MIN 2 /* characters; shorter ones are not in the index (innodb_ft_min_token_size) */
#define WORD_OPEN 3 /* from here a word also finds longer ones that begin with it */
#define WORD_BYTES 80

/* One text for each ad, see cube_add: a third of the cost of as many columns. */
#define CELLS                                                                                      \
	"SELECT CONCAT_WS('\n', authority_id, field, level, post_kind, working_time, limited, "    \
	"town, id,"                                                                                \
	" DATEDIFF(valid_to, '2000-01-01'), UNIX_TIMESTAMP(changed_at))"                           \
	" FROM public_ad FORCE INDEX (public_ad_list) WHERE "
#define SHOWN "valid_from <= ? AND valid_to >= ? ORDER BY published_at DESC, id DESC"
#define MATCHES "MATCH (title, text, authority, town) AGAINST (? IN BOOLEAN MODE)"

/* The ads shown now, for the external and the internal portal. */
struct kept {
	struct pool *pool;
	struct cube *cube;
	struct public_ad_result all; /* counted without filters */
	uint32_t *found; /* every place, newest first */
	const char *day;
	int64_t version; /* of all published ads */
	int64_t since;
};

static struct kept kept_cubes[2];

void public_ad_forget(void)
{
	for (size_t i = 0; i < sizeof(kept_cubes) / sizeof(kept_cubes[0]); i++) {
		pool_free(&kept_cubes[i].pool);
		memset(&kept_cubes[i], 0, sizeof(kept_cubes[i]));
	}
}

/* Length of the letter or digit at `text`; 0 when it is something else. The text is valid UTF-8. */
static size_t letter(const char *text)
{
	const unsigned char *c = (const unsigned char *)text;
	if (c[0] < 0x80)
		return (c[0] >= '0' && c[0] <= '9') ||
			((c[0] | 0x20) >= 'a' && (c[0] | 0x20) <= 'z');
	if (c[0] < 0xe0) /* signs between U+0080 and U+00BF, × and ÷ */
		return c[0] > 0xc2 && !(c[0] == 0xc3 && (c[1] == 0x97 || c[1] == 0xb7)) ? 2 : 0;
	if (c[0] < 0xf0) /* punctuation from U+2000, signs of wide scripts, private use */
		return c[0] == 0xe2 || (c[0] == 0xe3 && c[1] == 0x80) || c[0] >= 0xee ? 0 : 3;
	return 0;
}

static size_t separator(const char *text)
{
	unsigned char c = (unsigned char)*text;
	return c < 0x80 ? 1 : c < 0xe0 ? 2 : c < 0xf0 ? 3 : 4;
}

char *public_ad_words(struct pool *pool, const char *text)
{
	struct buf buf;
	buf_init(&buf, pool);
	size_t words = 0;
	while (text && *text && words < WORDS_MAX) {
		size_t bytes = 0;
		size_t characters = 0;
		for (size_t length; (length = letter(text + bytes)) > 0 && bytes < WORD_BYTES;
			bytes += length)
			characters++;
		if (characters >= WORD_MIN) {
			buf_str(&buf, words++ ? " +" : "+");
			buf_add(&buf, text, bytes);
			if (characters >= WORD_OPEN)
				buf_char(&buf, '*');
		}
		text += bytes;
		if (bytes == 0)
			text += separator(text);
	}
	return words ? buf.data : NULL;
}

static enum outcome authorities_label(struct db *db, struct pool *pool, struct cube *cube)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT authority_id, MAX(authority) FROM public_ad GROUP BY authority_id", DB_NONE,
		&rows);
	for (size_t i = 0; !outcome && i < rows->count; i++)
		cube_label(
			cube, FACET_AUTHORITY, db_cell_text(rows, i, 0), db_cell_text(rows, i, 1));
	return outcome;
}

static void cell_read(void *context, const struct db_rows *rows)
{
	cube_add(context, db_cell_text(rows, 0, 0));
}

static enum outcome cube_load(
	struct db *db, struct pool *pool, bool internal, const char *day, struct cube **cube_r)
{
	struct cube *cube = cube_new(pool);
	enum outcome outcome;
	if (internal)
		outcome = db_each(
			db, CELLS SHOWN, cell_read, cube, DB_VALUES(db_str(day), db_str(day)));
	else
		outcome = db_each(db, CELLS "external = 1 AND " SHOWN, cell_read, cube,
			DB_VALUES(db_str(day), db_str(day)));
	*cube_r = cube;
	return outcome ? outcome : authorities_label(db, pool, cube);
}

struct scoring {
	struct cube *cube;
	float *scores;
};

static void score_read(void *context, const struct db_rows *rows)
{
	struct scoring *scoring = context;
	cube_score(scoring->cube, scoring->scores, db_cell_int(rows, 0, 0),
		strtof(db_cell_text(rows, 0, 1), NULL));
}

/* Scores of the ads with the words; MariaDB finds them, which of them are shown is known here. */
static enum outcome words_find(
	struct db *db, struct pool *pool, struct cube *cube, const char *words, float **scores_r)
{
	struct scoring scoring = {cube, cube_scores(cube, pool)};
	*scores_r = scoring.scores;
	return db_each(db, "SELECT id, " MATCHES " FROM public_ad WHERE " MATCHES, score_read,
		&scoring, DB_VALUES(db_str(words), db_str(words)));
}

/* The kept cube, read anew when an ad has changed, which is asked once a second, or another day has
 * begun. */
static enum outcome kept_fresh(struct db *db, bool internal, const char *day, struct kept **kept_r)
{
	struct kept *kept = &kept_cubes[internal];
	*kept_r = kept;
	int64_t now = clock_ticks_us();
	bool usable = kept->cube && strcmp(kept->day, day) == 0;
	if (usable && now - kept->since < KEPT_US)
		return OK;
	int64_t version;
	enum outcome outcome = db_get_int(
		db, "SELECT version FROM public_ad_state WHERE id = 1", DB_NONE, &version);
	if (outcome)
		return UNAVAILABLE;
	if (usable && version == kept->version) {
		kept->since = now;
		return OK;
	}
	/* The old one goes first: two of them at once would double what a worker needs. */
	pool_free(&kept->pool);
	*kept = (struct kept){.since = now, .version = version};
	struct pool *pool = pool_new();
	struct cube *cube;
	outcome = cube_load(db, pool, internal, day, &cube);
	if (outcome) {
		pool_free(&pool);
		return outcome;
	}
	kept->pool = pool;
	kept->cube = cube;
	kept->day = pool_strdup(pool, day);
	const struct public_ad_query everything = {.internal = internal};
	kept->found = cube_count(cube, pool, &everything, NULL, &kept->all);
	return OK;
}

/* A copy in the request's pool: the kept cube may be read anew before the request ends. */
static void result_copy(
	struct pool *pool, const struct public_ad_result *from, struct public_ad_result *result_r)
{
	result_r->total = from->total;
	for (size_t f = 0; f < FACET_COUNT; f++) {
		size_t n = from->facets[f].count;
		struct public_ad_value *values = POOL_ARRAY(pool, struct public_ad_value, n + 1);
		for (size_t i = 0; i < n; i++) {
			const struct public_ad_value *value = &from->facets[f].values[i];
			values[i] = (struct public_ad_value){pool_strdup(pool, value->value),
				pool_strdup(pool, value->label), value->count};
		}
		result_r->facets[f].values = values;
		result_r->facets[f].count = n;
	}
}

enum outcome public_ad_list(struct db *db, struct pool *pool, const struct public_ad_place *ads,
	size_t count, struct db_rows **rows_r)
{
	struct db_value values[PUBLIC_AD_PAGE];
	for (size_t i = 0; i < PUBLIC_AD_PAGE; i++)
		values[i] = db_int(count ? ads[i < count ? i : 0].id : 0);
	enum outcome outcome = db_rows(db, pool,
		"SELECT number, slug, title, teaser, authority, town, pay_grade, working_time, "
		"limited,"
		" published_at, valid_to, id FROM public_ad"
		" WHERE id IN (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
		values, PUBLIC_AD_PAGE, rows_r);
	if (outcome)
		return outcome;
	struct db_rows *rows = *rows_r;
	size_t columns = rows->columns;
	struct db_cell *cells = POOL_ARRAY(pool, struct db_cell, rows->count * columns + 1);
	size_t n = 0;
	for (size_t i = 0; i < count; i++) {
		for (size_t k = 0; k < rows->count; k++) {
			if (db_cell_int(rows, k, columns - 1) == ads[i].id)
				memcpy(&cells[n++ * columns], db_cell(rows, k, 0),
					columns * sizeof(*cells));
		}
	}
	rows->cells = cells;
	return OK;
}

/* Without words or filters everything is known already. */
static bool plain(const struct public_ad_query *query)
{
	for (size_t f = 0; f < FACET_COUNT; f++) {
		if (query->facets[f].count > 0)
			return false;
	}
	return query->sort != SORT_DEADLINE;
}

enum outcome public_ad_search(struct db *db, struct pool *pool, const struct public_ad_query *query,
	struct public_ad_result *result_r)
{
	memset(result_r, 0, sizeof(*result_r));
	result_r->page = 1;
	bool wanted = query->words && *query->words;
	const char *words = wanted ? public_ad_words(pool, query->words) : NULL;
	if (wanted && !words)
		return OK;
	struct kept *kept;
	float *scores = NULL;
	enum outcome outcome = kept_fresh(db, query->internal, clock_today(pool), &kept);
	if (!outcome && words)
		outcome = words_find(db, pool, kept->cube, words, &scores);
	if (outcome)
		return outcome;
	uint32_t *found = kept->found;
	if (!words && plain(query))
		result_copy(pool, &kept->all, result_r);
	else
		found = cube_count(kept->cube, pool, query, scores, result_r);
	int64_t pages = (result_r->total + query->per_page - 1) / query->per_page;
	if (query->page > 1)
		result_r->page = query->page < pages ? query->page : pages > 1 ? pages : 1;
	struct public_ad_place *ads = POOL_ARRAY(pool, struct public_ad_place, PUBLIC_AD_PAGE);
	result_r->count = cube_page(kept->cube, found, (size_t)result_r->total, query->sort, scores,
		(size_t)((result_r->page - 1) * query->per_page), (size_t)query->per_page, ads);
	result_r->ads = ads;
	return OK;
}
