/*
 * Do this store and this database belong together? Both carry the same identity and the number of
 * sweeps so far, so that nothing is deleted in a store that belongs to another database, or to a
 * later state of this one (a backup was restored). Only an administrator joins them again (bmsctl
 * store).
 */
#ifndef BMS_STORE_STORE_IDENTITY_H
#define BMS_STORE_STORE_IDENTITY_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct store_mark {
	char identity[33]; /* 32 hex digits; "": none */
	int64_t generation; /* sweeps so far */
};

struct store_match {
	struct store_mark database;
	struct store_mark store;
	/* NULL: they belong together. "unmarked": the store has no identity; "other": another one;
	 * "older_database", "older_store": one of them was restored. */
	const char *problem;
};

/* OK, UNAVAILABLE (store or database away). */
enum outcome store_match(struct db *db, struct pool *pool, struct store_match *match_r);

/* Writes the database's identity and number of sweeps into the store: they belong together from now
 * on. OK, UNAVAILABLE. */
enum outcome store_join(struct db *db, struct pool *pool);

/* Counts a sweep that is through, in both; inside a transaction. OK, UNAVAILABLE. */
enum outcome store_count_sweep(struct db *db, struct pool *pool);

#endif
