/* The privacy notice as people have confirmed it: every text is kept as it was shown, for good
 * (PRT-10). */
#ifndef BMS_DISCLOSURE_NOTICE_TEXT_H
#define BMS_DISCLOSURE_NOTICE_TEXT_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Keeps a text that somebody confirms now, inside her transaction; one that is there already is not
 * kept twice. OK, UNAVAILABLE. */
enum outcome notice_text_keep(
	struct db *db, struct pool *pool, const char *version, const char *lang, const char *text);

/* All of them, newest first: columns version, lang, kept_at, text. OK (also with no rows),
 * UNAVAILABLE. */
enum outcome notice_text_list(struct db *db, struct pool *pool, struct db_rows **rows_r);

#endif
