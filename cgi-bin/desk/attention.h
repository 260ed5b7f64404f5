/* What an administrator is to look after: what failed, what was found, who asked for something. */
#ifndef BMS_DESK_ATTENTION_H
#define BMS_DESK_ATTENTION_H

#include "access/access.h"

#define ATTENTION_DAYS 14 /* for which an exclusion that was found is told */

/*
 * Each a row: columns what ("import": kinds of import of which the last run failed; "queue": items
 * of the queue that were given up; "withdrawal": consents taken back; "exclusion": somebody whom
 * the system found in a procedure and excluded from it; "orphan": groups, mappings, people), count,
 * number and title (of the vacancy of an exclusion, else NULL), since (when it was found, or
 * counted; or NULL). Nothing of procedures the administrator is excluded from (ACC-20). One
 * statement. OK, UNAVAILABLE.
 */
enum outcome attention_read(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r);

#endif
