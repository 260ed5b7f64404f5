/* Publication: what the portals read is written here, from the job ad and its vacancy, in the
 * transaction of the change. */
#ifndef BMS_PUBLISHING_PUBLICATION_H
#define BMS_PUBLISHING_PUBLICATION_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Writes the public row of an ad, or renews it; the first time of publication stays. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome publication_write(struct db *db, struct pool *pool, int64_t jobad_id);

/* Removes it and, when its first day had come, remembers its number as gone. OK, UNAVAILABLE. */
enum outcome publication_remove(struct db *db, struct pool *pool, int64_t jobad_id);

/* The ad as the portal would show it, without writing: the columns of public_ad. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome publication_preview(
	struct db *db, struct pool *pool, int64_t jobad_id, struct db_rows **row_r);

/* What it and its vacancy say, public or not: number, title, authority, unit, post_kind, pay_grade,
 * working_time, limited_until, posts, starts_on, street, postcode, town, valid_from, valid_to,
 * changed_at; *text_r: its words as one text. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome publication_words(struct db *db, struct pool *pool, int64_t jobad_id,
	struct db_rows **row_r, const char **text_r);

#endif
