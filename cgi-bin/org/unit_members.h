/*
 * Members of committees and PSB groups (ACC-11): only people whose group gives them the committee's
 * role in its authority. What a committee reaches, its members reach from the next request on; the
 * change is in the history of the unit and of the person, and in the audit.
 */
#ifndef BMS_ORG_UNIT_MEMBERS_H
#define BMS_ORG_UNIT_MEMBERS_H

#include "org/unit.h"

/* The members: columns user_id, name, unit, status. OK, UNAVAILABLE. */
enum outcome unit_members(
	struct db *db, struct pool *pool, int64_t unit_id, struct db_rows **rows_r);

/* Whom one could add, with these words (find/find.h): columns
 * value, label, hint. OK, UNAVAILABLE. */
enum outcome unit_candidates(struct db *db, struct pool *pool, const struct unit *unit,
	const char *words, struct db_rows **rows_r);

/* Adds a member; inside a transaction. Somebody who is one already stays so. OK, INVALID (not
 * allowed, or a unit without members), UNAVAILABLE. */
enum outcome unit_add_member(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *unit, int64_t staff_user_id);

/* Ends a membership; inside a transaction. OK, NOT_FOUND (was none), UNAVAILABLE. */
enum outcome unit_remove_member(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *unit, int64_t staff_user_id);

#endif
