/*
 * Somebody can always administer: no change made here may take away the last administrator who
 * signs in by single sign-on, nor the last of all. Whoever locks, blocks, deletes or unmaps counts
 * before and after, in the same transaction; others who do so meanwhile wait.
 */
#ifndef BMS_ORG_LAST_ADMIN_H
#define BMS_ORG_LAST_ADMIN_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct last_admin {
	int64_t own; /* active, not blocked, in a group of administrators that a directory group
			refers to */
	int64_t all; /* these, and active service accounts of administrators */
};

/* Counts, and holds the groups of administrators until the end of the transaction. OK, UNAVAILABLE.
 */
enum outcome last_admin_before(struct db *db, struct pool *pool, struct last_admin *before_r);

/* OK; CONFLICT (nobody is left: the change must not be committed); UNAVAILABLE. */
enum outcome last_admin_after(struct db *db, struct pool *pool, const struct last_admin *before);

#endif
