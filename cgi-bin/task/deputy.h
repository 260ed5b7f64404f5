/*
 * Deputies: who stands in for whom for a time, in a role in an authority. A deputy has the same
 * role in the same authority and no deputy of her own at that time: nobody stands in for somebody
 * who stands in. While the time lasts she is shown what is expected of the person, is mailed of it
 * and may answer it; the history names both.
 */
#ifndef BMS_TASK_DEPUTY_H
#define BMS_TASK_DEPUTY_H

#include <stdint.h>

#include "access/access.h"
#include "access/reach.h"
#include "base/clock.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

/* Condition: this row of deputy stands today and both have the role there; bind DEPUTY_BIND:
 * whoever may be a deputy. */
#define DEPUTY_NOW(d) \
	d ".deputy_id = ? AND ? BETWEEN " d ".from_on AND " d ".until_on" \
	  " AND " DEPUTY_GIVEN(d)
#define DEPUTY_BIND(pool, who) db_int((who)->id), db_str(clock_today(pool))
#define DEPUTY_GIVEN(d) REACH_GIVEN(d ".deputy_id", d ".role_id", d ".authority_id")

/* The roles the person has by a group: columns value ("3:17": role and authority), role, authority.
 * OK, UNAVAILABLE. */
enum outcome deputy_places(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct db_rows **rows_r);

struct deputy_input {
	const char *place; /* "3:17", as deputy_places says */
	const char *deputy; /* user id */
	const char *from_on, *until_on; /* the last day */
};

/*
 * Names a deputy for oneself. Holds both persons, the lower id first; history of both. Inside a
 * transaction. OK; INVALID (problems: deputy_place, deputy_self, deputy_role, deputy_chain,
 * deputy_overlaps, deputy_days, deputy_past); UNAVAILABLE.
 */
enum outcome deputy_set(struct db *db, struct pool *pool, const struct principal *who,
	const struct deputy_input *input, struct problems *problems);

/* Ends it today; one that has not begun is no more. Inside a transaction. OK; NOT_FOUND (none of
 * hers, or over); UNAVAILABLE. */
enum outcome deputy_end(struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* Who stands in for this person, and for whom she does, not over yet: columns id, own (1: her
 * deputy), name, role, authority, from_on, until_on, now. OK, UNAVAILABLE. */
enum outcome deputy_list(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct db_rows **rows_r);

/* Active colleagues with a role of hers in the same authority, of whom something fits: columns
 * value (user id), label, hint; the first FIND_FOUND + 1 (find/find.h). OK, UNAVAILABLE. */
enum outcome deputy_find(struct db *db, struct pool *pool, int64_t staff_user_id, const char *typed,
	struct db_rows **rows_r);

#endif
