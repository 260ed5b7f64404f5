/*
 * Searching the audit (PRT-02): its lines, and the lines of history that staff have written and
 * that do not stand in the audit as well; of one object all of its history. An administrator finds
 * nothing of a procedure she or he is excluded from (ACC-20).
 */
#ifndef BMS_HISTORY_AUDIT_SEARCH_H
#define BMS_HISTORY_AUDIT_SEARCH_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define AUDIT_LINES_MAX 1000 /* more are not counted nor shown: the search has to be narrowed */

struct audit_filter {
	const char
		*person; /* user id of who did it, also that of a deleted person; NULL: anybody */
	const char *action; /* NULL: any */
	const char *object; /* number of an object, or user id of the person it was done to; NULL:
			       any */
	const char *from, *to; /* days, both included; NULL: no bound */
	int64_t limit, offset;
};

/*
 * The lines, newest first: columns at, action, detail, actor_kind, actor_id (user id), actor (name;
 * NULL when deleted), object_kind, object (number, user id or name), of rights given, taken or
 * missed right_object, right_de, right_en (else NULL); *total_r at most
 * AUDIT_LINES_MAX. OK; NOT_FOUND (unknown person or object: nothing can fit); UNAVAILABLE.
 */
enum outcome audit_search(struct db *db, struct pool *pool, const struct principal *who,
	const struct audit_filter *filter, struct db_rows **rows_r, int64_t *total_r);

/* A person who is deleted, by the user id she or he got then: columns value (user id), label (the
 * same), hint (NULL); none for others. OK, UNAVAILABLE. */
enum outcome audit_deleted_person(
	struct db *db, struct pool *pool, const char *user_id, struct db_rows **rows_r);

/* The actions there are: columns action, action once more (for a choice). OK, UNAVAILABLE. */
enum outcome audit_actions(struct db *db, struct pool *pool, struct db_rows **rows_r);

#endif
