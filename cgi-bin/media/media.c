/* The media library. */
#include "media/media.h"

#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "db/number.h"
#include "history/history.h"

#define LETTER "M"
#define FOUND 21 /* what a field to choose from shows, and one more */
#define ADDRESS_BYTES 16 /* of the digest: twice as many digits */

static const char *const size_names[MEDIA_SIZES] = {"large", "small"};
static const int64_t size_edges[MEDIA_SIZES] = {1600, 480};

/* clang-format off */
static const struct db_list_column media_columns[] = {
	{"picture", {.sql = "(SELECT p.address FROM media_file p WHERE p.media_id = m.id"
			" AND p.size = 'small') AS picture"}},
	{"title", {.sql = "m.number, m.title"}},
	{"alt_de", {.sql = "m.alt_de"}},
	{"ads", {.sql = "(SELECT COUNT(*) FROM jobad j WHERE j.picture = m.number) AS ads"}},
	{"hidden", {.sql = "m.hidden"}},
	{"changed_at", {.sql = "m.changed_at"}},
	{"changed_by", {.sql = "(SELECT CONCAT(s.first_name, ' ', s.surname) FROM staff_user s"
			" WHERE s.id = m.changed_by) AS changed_by"}},
};

static const struct db_list_sort media_sorts[] = {
	{"title", {"m.title"}},
	{"new", {NULL}},
};

static const struct db_list_filter media_filters[] = {
	{"words", {.sql = "(INSTR(m.title, ?) OR INSTR(m.number, ?))",
			.bind = {DB_LIST_TYPED, DB_LIST_TYPED}}},
};

const struct db_list media_list = {
	.id = "m.id",
	.find = {.sql = " FROM media m WHERE TRUE"},
	.shown = " JOIN media m ON m.id = f.id",
	DB_LIST_COLUMNS_OF(media_columns),
	DB_LIST_SORTS_OF(media_sorts),
	DB_LIST_FILTERS_OF(media_filters),
};
/* clang-format on */

static const struct db_field media_fields[] = {
	DB_FIELD(struct media, id),
	DB_FIELD(struct media, number),
	DB_FIELD(struct media, ads),
	DB_FIELD(struct media, large),
	DB_FIELD(struct media, small),
	DB_FIELD(struct media, width),
	DB_FIELD(struct media, height),
	DB_FIELD_AS(struct media, data.title, "title"),
	DB_FIELD_AS(struct media, data.alt_de, "alt_de"),
	DB_FIELD_AS(struct media, data.alt_en, "alt_en"),
	DB_FIELD_AS(struct media, data.credit, "credit"),
	DB_FIELD_AS(struct media, data.licence, "licence"),
	DB_FIELD_AS(struct media, data.hidden, "hidden"),
	DB_FIELD_AS(struct media, data.version, "version"),
};

enum outcome media_get(struct db *db, struct pool *pool, const char *number, struct media *media_r)
{
	return db_struct(db, pool,
		"SELECT m.id, m.number, (SELECT COUNT(*) FROM jobad j WHERE j.picture = m.number)"
		" AS ads, l.address AS large, s.address AS small, l.width, l.height, m.title,"
		" m.alt_de, m.alt_en, m.credit, m.licence, m.hidden, m.version FROM media m"
		" JOIN media_file l ON l.media_id = m.id AND l.size = 'large'"
		" JOIN media_file s ON s.media_id = m.id AND s.size = 'small' WHERE m.number = ?",
		media_fields, media_r, DB_VALUES(db_str(number)));
}

enum outcome media_find(
	struct db *db, struct pool *pool, const char *words, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT number AS value, title AS label, alt_de AS hint FROM media"
		" WHERE NOT hidden AND (INSTR(title, ?) OR INSTR(number, ?)) ORDER BY title, id"
		" LIMIT ?",
		DB_VALUES(db_str(words), db_str(words), db_int(FOUND)), rows_r);
}

enum outcome media_file(
	struct db *db, struct pool *pool, const char *address, struct db_cell *bytes_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool, "SELECT bytes FROM media_file WHERE address = ?",
		DB_VALUES(db_str(address)), &rows);

	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*bytes_r = rows->cells[0];
	return OK;
}

/* words: problem.picture_slow problem.picture_damaged problem.picture_large */
static const char *const state_problems[] = {
	[PICTURE_SLOW] = "picture_slow",
	[PICTURE_GOOD] = NULL,
	[PICTURE_DAMAGED] = "picture_damaged",
	[PICTURE_LARGE] = "picture_large",
};

enum outcome media_make(struct pool *pool, const void *bytes, size_t length, const char *mime,
	int64_t milliseconds, struct picture pictures_r[MEDIA_SIZES], const char **problem_r)
{
	enum picture_state state = PICTURE_SLOW;
	enum outcome outcome;

	*problem_r = "file_kind";
	if (!picture_kind(mime))
		return INVALID;
	outcome = picture_make(pool, bytes, length, mime, size_edges, MEDIA_SIZES, milliseconds,
		&state, pictures_r);
	if (outcome)
		return outcome;
	*problem_r = state_problems[state];
	if (!*problem_r && pictures_r[0].width < MEDIA_EDGE && pictures_r[0].height < MEDIA_EDGE)
		*problem_r = "picture_small"; /* words: problem.picture_small */
	return *problem_r ? INVALID : OK;
}

/* CONFLICT: the library has this very picture. */
static enum outcome files_write(
	struct db *db, struct pool *pool, int64_t id, const struct picture *pictures)
{
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < MEDIA_SIZES; i++) {
		uint8_t digest[CRYPTO_KEY_SIZE];

		crypto_sha256(pictures[i].bytes, pictures[i].length, digest);
		outcome = db_exec(db,
			"INSERT INTO media_file (media_id, size, address, width, height, bytes)"
			" VALUES (?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_int(id), db_str(size_names[i]),
				db_str(crypto_hex(pool, digest, ADDRESS_BYTES)),
				db_int(pictures[i].width), db_int(pictures[i].height),
				db_bytes(pictures[i].bytes, pictures[i].length)),
			NULL);
	}
	return outcome;
}

static enum outcome files_put(struct db *db, struct pool *pool, int64_t id,
	const struct picture *pictures, struct problems *problems)
{
	enum outcome outcome = files_write(db, pool, id, pictures);

	if (outcome != CONFLICT)
		return outcome;
	problem_add(problems, "file", "picture_there");
	return INVALID;
}

enum outcome media_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct media_input *input, const struct picture *pictures, struct problems *problems,
	const char **number_r)
{
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = number_next(db, pool, LETTER, number_r);

	if (!outcome)
		outcome = db_exec(db,
			"INSERT INTO media (number, title, alt_de, alt_en, credit, licence,"
			" created_at, changed_at, changed_by) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
			DB_VALUES(db_str(*number_r), db_str(input->title), db_str(input->alt_de),
				db_str(input->alt_en), db_str(input->credit),
				db_str(input->licence), db_str(now), db_str(now), db_id(who->id)),
			NULL);
	if (!outcome)
		outcome = files_put(db, pool, db_inserted_id(db), pictures, problems);
	return outcome ? outcome : audit_add(db, who, OBJECT_NONE, 0, "media_added", *number_r);
}

static enum outcome changed_meanwhile(int64_t changed, struct problems *problems)
{
	if (changed)
		return OK;
	problem_add(problems, "", "changed_meanwhile");
	return CONFLICT;
}

enum outcome media_change(struct db *db, struct pool *pool, const struct principal *who,
	const char *number, const struct media_input *input, struct problems *problems)
{
	struct media before;
	int64_t changed = 0;
	enum outcome outcome = media_get(db, pool, number, &before);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE media SET title = ?, alt_de = ?, alt_en = ?, credit = ?,"
			" licence = ?, hidden = ?, changed_at = ?, changed_by = ?,"
			" version = version + 1 WHERE id = ? AND version = ?",
			DB_VALUES(db_str(input->title), db_str(input->alt_de),
				db_str(input->alt_en), db_str(input->credit),
				db_str(input->licence), db_bool(input->hidden),
				db_str(clock_sql(pool, clock_now())), db_id(who->id),
				db_int(before.id), db_int(input->version)),
			&changed);
	if (!outcome)
		outcome = changed_meanwhile(changed, problems);
	return outcome ? outcome : audit_add(db, who, OBJECT_NONE, 0, "media_changed", number);
}

enum outcome media_replace(struct db *db, struct pool *pool, const struct principal *who,
	const char *number, int64_t version, const struct picture *pictures,
	struct problems *problems)
{
	struct media before;
	int64_t changed = 0;
	enum outcome outcome = media_get(db, pool, number, &before);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE media SET changed_at = ?, changed_by = ?, version = version + 1"
			" WHERE id = ? AND version = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_id(who->id),
				db_int(before.id), db_int(version)),
			&changed);
	if (!outcome)
		outcome = changed_meanwhile(changed, problems);
	if (!outcome)
		outcome = db_exec(db, "DELETE FROM media_file WHERE media_id = ?",
			DB_VALUES(db_int(before.id)), NULL);
	if (!outcome)
		outcome = files_put(db, pool, before.id, pictures, problems);
	return outcome ? outcome : audit_add(db, who, OBJECT_NONE, 0, "media_replaced", number);
}

enum outcome media_check(struct db *db, struct pool *pool, const char *number, const char *before,
	struct problems *problems)
{
	struct db_rows *rows = NULL;
	enum outcome outcome;

	if (text_empty(number) || text_equal(number, before))
		return OK;
	outcome = db_rows(db, pool, "SELECT hidden FROM media WHERE number = ?",
		DB_VALUES(db_str(number)), &rows);
	if (!outcome && rows->count == 0)
		problem_add(problems, "picture", "picture_unknown");
	else if (!outcome && db_number(rows, 0, "hidden"))
		problem_add(problems, "picture", "picture_hidden");
	return outcome;
}
