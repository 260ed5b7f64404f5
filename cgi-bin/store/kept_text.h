/*
 * Texts of staff about objects, as they are kept: plain, or, about an application, sealed with its
 * key, so that they cannot be read once that is destroyed (RET-54).
 */
#ifndef BMS_STORE_KEPT_TEXT_H
#define BMS_STORE_KEPT_TEXT_H

#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct kept_text {
	const char *plain; /* NULL: sealed, or none */
	const void *sealed; /* NULL: none */
	size_t length;
};

/* OK; GONE (the application's key is destroyed); UNAVAILABLE. `place` ties it to its row. */
enum outcome kept_text_keep(struct db *db, struct pool *pool, int64_t object_kind,
	int64_t object_id, const char *place, const char *text, struct kept_text *text_r);

/* *text_r NULL: none, or its key is destroyed. OK, UNAVAILABLE. */
enum outcome kept_text_read(struct db *db, struct pool *pool, int64_t object_kind,
	int64_t object_id, const char *place, const struct kept_text *kept, const char **text_r);

#endif
