/* Closing a procedure (PRO-14, OBJ-62): what is open, and what stays behind. */
#ifndef BMS_HIRING_CLOSING_H
#define BMS_HIRING_CLOSING_H

#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define CLOSING_SHOWN 100

struct closing_item {
	const char *kind; /* a word of closing_kind */
	const char *number; /* of ad, application or vacancy; NULL */
	const char *name; /* of the appointment, or what is asked, in German; NULL */
	const char *path; /* without base */
};

/*
 * What does not hinder closing a vacancy and would stay open behind it: interviews to come, letters
 * that wait or did not arrive, statements that are not answered, offers that may still be answered,
 * who is hired and not handed over, courts, notices that are missing, came back or whose period
 * runs, drafts of ads, which end with it. `marks`: as in standing.h. In the pool, CLOSING_SHOWN + 2
 * at most. OK, UNAVAILABLE.
 */
enum outcome closing_behind(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, bool marks, struct closing_item **items_r, size_t *count_r);

/* Begins a bulk action with the applications that hinder closing; nothing is said of it yet. Inside
 * a transaction. OK; INVALID (problems of bulk_begin: bulk_none); UNAVAILABLE. */
enum outcome closing_bulk(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems, int64_t *bulk_r);

#endif
