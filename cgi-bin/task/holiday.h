/* The one-off holidays an administrator keeps (LAW-01, § 2 FeiertagsG): deadlines count with them.
 */
#ifndef BMS_TASK_HOLIDAY_H
#define BMS_TASK_HOLIDAY_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

/* From last year on, in their order: columns day, name, past (1). OK, UNAVAILABLE. */
enum outcome holiday_list(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* Adds one, with a line of the audit; inside a transaction. OK; INVALID (problems: holiday_past,
 * holiday_known: free every year or kept already); UNAVAILABLE. */
enum outcome holiday_add(struct db *db, struct pool *pool, const struct principal *who,
	const char *day, const char *name, struct problems *problems);

/* Removes one that is still to come; inside a transaction. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome holiday_remove(
	struct db *db, struct pool *pool, const struct principal *who, const char *day);

#endif
