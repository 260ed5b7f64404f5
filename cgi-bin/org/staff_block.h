/* Keeping one person out for a time, in case of error (ACC-03): neither sign-in nor import gives
 * the access back meanwhile; groups and assignments stay. */
#ifndef BMS_ORG_STAFF_BLOCK_H
#define BMS_ORG_STAFF_BLOCK_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define STAFF_BLOCK_DAYS 365 /* the longest */

struct staff_block {
	const char *reason, *by; /* written; the administrator's name; reason NULL: not blocked */
	int64_t since, until; /* by the clock */
};

/* The block that stands now. OK (see reason), UNAVAILABLE. */
enum outcome staff_block_get(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct staff_block *block_r);

/*
 * Keeps the person out until the end of the day `until` ("2026-11-30"), in place of a block there
 * is; sessions and an activation as super-administrator end at once. Inside a transaction. OK;
 * INVALID (oneself, a service account, a day gone by or more than STAFF_BLOCK_DAYS ahead:
 * *problem_r says which: user_self, user_service, block_until, last_admin); NOT_FOUND; UNAVAILABLE.
 */
enum outcome staff_block_set(struct db *db, struct pool *pool, const struct principal *who,
	int64_t staff_user_id, const char *reason, const char *until, const char **problem_r);

/* Ends it before its time; inside a transaction. OK, NOT_FOUND (is not blocked), UNAVAILABLE. */
enum outcome staff_block_lift(struct db *db, const struct principal *who, int64_t staff_user_id);

#endif
