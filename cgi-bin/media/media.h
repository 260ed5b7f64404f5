/*
 * The media library (OBJ-16): pictures for job ads. Each was made anew from what was sent
 * (document/picture.h) in two sizes, and says what is to be seen on it, whose it is and by what
 * right it is used. Other words, or another picture in its place, are shown at once in all ads that
 * have it; a hidden one stays in these and is offered to no other.
 */
#ifndef BMS_MEDIA_MEDIA_H
#define BMS_MEDIA_MEDIA_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "db/list.h"
#include "document/picture.h"

#define MEDIA_EDGE 640 /* the longer side has at least as many pixels */
#define MEDIA_SIZES 2

struct media_input {
	const char *title; /* what staff find it by */
	const char *alt_de, *alt_en; /* what is to be seen */
	const char *credit; /* who made it; stands beside it */
	const char *licence; /* by what right it is used; only for staff */
	bool hidden;
	int64_t version; /* that was shown; 0: a new one */
};

struct media {
	int64_t id;
	const char *number;
	int64_t ads; /* that have it */
	const char *large, *small; /* addresses of the picture in both sizes: media_file */
	int64_t width, height; /* of the large one */
	struct media_input data;
};

/* All of them (db/list.h): columns picture (address of the small one), title (with number), alt_de,
 * ads, hidden, changed_at, changed_by (a name). Orders: title, new. Filter: words (a part of title
 * or number). No slots. */
extern const struct db_list media_list;

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome media_get(struct db *db, struct pool *pool, const char *number, struct media *media_r);

/* What has the words in title or number and is not hidden, the first of them: columns value (the
 * number), label (the title), hint (what is to be seen). OK, UNAVAILABLE. */
enum outcome media_find(
	struct db *db, struct pool *pool, const char *words, struct db_rows **rows_r);

/* The bytes of a picture (a JPEG) by its address. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome media_file(
	struct db *db, struct pool *pool, const char *address, struct db_cell *bytes_r);

/*
 * Makes a picture for the library of a file that was sent; outside of a transaction, since it takes
 * long: `milliseconds` at most. OK; INVALID (*problem_r: file_kind, picture_slow, picture_damaged,
 * picture_large, picture_small); UNAVAILABLE.
 */
enum outcome media_make(struct pool *pool, const void *bytes, size_t length, const char *mime,
	int64_t milliseconds, struct picture pictures_r[MEDIA_SIZES], const char **problem_r);

/*
 * Adds one; changes the words of one; puts another picture in the place of its own. Inside a
 * transaction, with a line of audit. OK; INVALID (problem file: picture_there); CONFLICT (problem
 * changed_meanwhile); NOT_FOUND; UNAVAILABLE.
 */
enum outcome media_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct media_input *input, const struct picture *pictures, struct problems *problems,
	const char **number_r);
enum outcome media_change(struct db *db, struct pool *pool, const struct principal *who,
	const char *number, const struct media_input *input, struct problems *problems);
enum outcome media_replace(struct db *db, struct pool *pool, const struct principal *who,
	const char *number, int64_t version, const struct picture *pictures,
	struct problems *problems);

/* May an ad have it that had `before` (NULL: none)? Adds the problem picture: picture_unknown,
 * picture_hidden. OK (also with a problem), UNAVAILABLE. */
enum outcome media_check(struct db *db, struct pool *pool, const char *number, const char *before,
	struct problems *problems);

#endif
