/* Published ads like one (POR-03): by the search index, filled up with the newest of the same
 * field. */
#include <stdio.h>
#include <string.h>

#include "base/clock.h"
#include "base/text.h"
#include "public_ad/public_ad_private.h"

#define WISHES 16
#define LEAST 35 /* points, of those of search_likeness */
#define NEWEST 30 /* of a field, from which is filled up */
#define KEPT 256 /* answers remembered */

/* Points besides the title's 100. */
enum {
	SAME_LEVEL = 25,
	FAR_LEVEL = -30,
	SAME_KIND = 15,
	OTHER_PATH = -200,
	SAME_FIELD = 20,
	SAME_TOWN = 10
};

static const char *const kinds[] = {"ausbildung", "trainee", "fachkraft", "fuehrung"};
static const char *const levels[] = {"einfach", "mittel", "gehoben", "hoeher"};

#define KINDS (sizeof(kinds) / sizeof(*kinds))
#define LEVELS (sizeof(levels) / sizeof(*levels))

struct answer {
	char number[32];
	bool internal;
	struct public_ad_place ads[PUBLIC_AD_SIMILAR];
	size_t count;
};

static struct {
	uint64_t serial; /* of the index */
	int32_t today;
	struct answer answers[KEPT];
} kept;

static int code_place(const char *const *codes, size_t count, const char *code)
{
	for (size_t i = 0; i < count; i++)
		if (text_equal(codes[i], code))
			return (int)i;
	return -1;
}

/* Do both lead into an occupation, or are both for who has one? */
static bool same_path(int a, int b)
{
	return a < 0 || b < 0 || (a < 2) == (b < 2);
}

/* Is the one within reach of who has the other? */
static bool near_level(int a, int b)
{
	return a < 0 || b < 0 || (a - b <= 1 && b - a <= 1);
}

static void wish(struct search_likeness *likeness, struct search_wish *wishes,
	enum public_ad_facet facet, const char *value, int points)
{
	if (value)
		wishes[likeness->count++] = (struct search_wish){facet, value, points};
}

static void wishes_make(
	const struct db_rows *row, struct search_likeness *likeness, struct search_wish *wishes)
{
	int kind = code_place(kinds, KINDS, public_ad_text(row, 0, "post_kind"));
	int level = code_place(levels, LEVELS, public_ad_text(row, 0, "level"));
	for (int i = 0; i < (int)KINDS && kind >= 0; i++) {
		if (!same_path(i, kind))
			wish(likeness, wishes, FACET_KIND, kinds[i], OTHER_PATH);
		else if (i == kind)
			wish(likeness, wishes, FACET_KIND, kinds[i], SAME_KIND);
	}
	for (int i = 0; i < (int)LEVELS && level >= 0; i++) {
		if (i == level)
			wish(likeness, wishes, FACET_LEVEL, levels[i], SAME_LEVEL);
		else if (!near_level(i, level))
			wish(likeness, wishes, FACET_LEVEL, levels[i], FAR_LEVEL);
	}
	wish(likeness, wishes, FACET_FIELD, public_ad_text(row, 0, "field"), SAME_FIELD);
	wish(likeness, wishes, FACET_TOWN, public_ad_text(row, 0, "town"), SAME_TOWN);
	likeness->wishes = wishes;
}

static int64_t id_of(const struct db_rows *row)
{
	int64_t id = 0;
	text_to_int(public_ad_text(row, 0, "id"), 1, INT64_MAX, &id);
	return id;
}

static enum outcome like_add(
	struct pool *pool, bool internal, const struct db_rows *row, struct answer *answer)
{
	struct search_wish wishes[WISHES];
	struct search_hit *hits;
	size_t count;
	const char *title = public_ad_text(row, 0, "title");
	struct search_likeness likeness = {.internal = internal,
		.today = kept.today,
		.title = title ? title : public_ad_text(row, 0, "words"),
		.except = id_of(row),
		.least = LEAST};
	wishes_make(row, &likeness, wishes);
	enum outcome outcome = public_ad_like(pool, &likeness, PUBLIC_AD_SIMILAR, &hits, &count);
	for (size_t i = 0; !outcome && i < count; i++)
		answer->ads[answer->count++] =
			(struct public_ad_place){hits[i].id, hits[i].version};
	return outcome;
}

static bool has(const struct answer *answer, int64_t id)
{
	for (size_t i = 0; i < answer->count; i++)
		if (answer->ads[i].id == id)
			return true;
	return false;
}

/* The newest of the field that lead the same way, those of its level
 * first, then those next to it. */
static enum outcome newest_add(struct db *db, struct pool *pool, bool internal,
	const struct db_rows *row, struct answer *answer)
{
	struct db_rows *rows;
	const char *today = clock_today(pool);
	int level = code_place(levels, LEVELS, public_ad_text(row, 0, "level"));
	int kind = code_place(kinds, KINDS, public_ad_text(row, 0, "post_kind"));
	enum outcome outcome = db_rows(db, pool,
		"SELECT p.id, CAST(UNIX_TIMESTAMP(p.changed_at) * 1000000 AS SIGNED) AS version,"
		" p.post_kind,"
		" p.level FROM (SELECT id FROM public_ad FORCE INDEX (public_ad_field)"
		" WHERE external >= ? AND valid_from <= ? AND valid_to >= ? AND field = ?"
		" ORDER BY published_at DESC, id DESC LIMIT ?) f STRAIGHT_JOIN public_ad p ON p.id"
		" = f.id ORDER BY p.published_at DESC, p.id DESC",
		DB_VALUES(db_int(internal ? 0 : 1), db_str(today), db_str(today),
			db_str(public_ad_text(row, 0, "field")), db_int(NEWEST)),
		&rows);
	for (int round = 0; !outcome && round < 2; round++) {
		for (size_t i = 0; i < rows->count && answer->count < PUBLIC_AD_SIMILAR; i++) {
			int64_t id = db_number(rows, i, "id");
			int other = code_place(kinds, KINDS, db_text(rows, i, "post_kind"));
			int other_level = code_place(levels, LEVELS, db_text(rows, i, "level"));
			if (id != id_of(row) && !has(answer, id) && same_path(kind, other)
				&& near_level(level, other_level)
				&& (level == other_level || round == 1))
				answer->ads[answer->count++] =
					(struct public_ad_place){id, db_number(rows, i, "version")};
		}
	}
	return outcome;
}

static struct answer *answer_place(const char *number)
{
	uint32_t hash = 2166136261U;
	for (; *number; number++)
		hash = (hash ^ (unsigned char)*number) * 16777619U;
	return &kept.answers[(hash ^ hash >> 16) % KEPT];
}

/* Answers of another index or another day are forgotten. */
static enum outcome similar_kept_fresh(struct pool *pool)
{
	uint64_t serial;
	int32_t today = day_number(clock_today(pool));
	enum outcome outcome = public_ad_serial(&serial);
	if (!outcome && (serial != kept.serial || today != kept.today)) {
		memset(&kept, 0, sizeof(kept));
		kept.serial = serial;
		kept.today = today;
	}
	return outcome;
}

enum outcome public_ad_similar(struct db *db, struct pool *pool, bool internal,
	const struct db_rows *row, size_t limit, struct public_ad_place **ads_r, size_t *count_r)
{
	const char *number = public_ad_text(row, 0, "number");
	struct answer *answer = answer_place(number);
	enum outcome outcome = OK;
	bool index = !similar_kept_fresh(pool); /* without one ads can be read all the same */
	if (!index || answer->internal != internal || strcmp(answer->number, number) != 0) {
		struct answer made = {.internal = internal};
		if (index)
			outcome = like_add(pool, internal, row, &made);
		if (!outcome && made.count < PUBLIC_AD_SIMILAR)
			outcome = newest_add(db, pool, internal, row, &made);
		if (outcome)
			return outcome;
		if (index)
			snprintf(made.number, sizeof(made.number), "%s", number);
		*answer = made;
	}
	*count_r = answer->count < limit ? answer->count : limit;
	*ads_r = POOL_ARRAY(pool, struct public_ad_place, *count_r + 1);
	memcpy(*ads_r, answer->ads, *count_r * sizeof(**ads_r));
	return OK;
}
