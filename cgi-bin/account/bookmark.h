/* Bookmarks (POR-11, OBJ-07): of an account, or of a guest's visit until it ends. */
#ifndef BMS_ACCOUNT_BOOKMARK_H
#define BMS_ACCOUNT_BOOKMARK_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define BOOKMARKS_MAX 200 /* of one account or visit */

/* Keeps an ad; inside a transaction. `who` has an account or a visit. OK (also when it was kept
 * already), CONFLICT (BOOKMARKS_MAX are kept), UNAVAILABLE. */
enum outcome bookmark_add(struct db *db, struct pool *pool, const struct principal *who,
	const char *ad_number, const char *title);

/* Forgets it; inside a transaction. OK (also when it was not kept), UNAVAILABLE. */
enum outcome bookmark_remove(struct db *db, const struct principal *who, const char *ad_number);

/* Is it kept? OK, UNAVAILABLE. */
enum outcome bookmark_kept(
	struct db *db, const struct principal *who, const char *ad_number, bool *kept_r);

/* The numbers of the ads kept, at most BOOKMARKS_MAX, in one column. OK, UNAVAILABLE. */
enum outcome bookmark_numbers(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r);

/*
 * All of them, latest first: columns number, title, slug, authority, town, pay_grade, working_time,
 * limited, internal, valid_to, open (0: not published any more or over), pay_min, pay_max,
 * pay_table, pay_from, pay_source, pay_example (the columns from the ad are NULL then, those of pay
 * also while no amount is known). `internal`: on the internal portal. OK, UNAVAILABLE.
 */
enum outcome bookmark_list(struct db *db, struct pool *pool, const struct principal *who,
	bool internal, struct db_rows **rows_r);

/* At sign-in: what the visit kept becomes the account's. Inside a transaction. OK, UNAVAILABLE. */
enum outcome bookmark_take_over(struct db *db, int64_t portal_session_id, int64_t account_id);

#endif
