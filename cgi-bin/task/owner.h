/* Who answers for a vacancy: for mails, and when that becomes somebody else. */
#ifndef BMS_TASK_OWNER_H
#define BMS_TASK_OWNER_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Its owner; when that is nobody who can act, all who reach it as recruiters: columns email, lang.
 * OK, UNAVAILABLE. */
enum outcome vacancy_owners(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r);

#define TASK_OWNER "vacancy_owner" /* kind of the task of a new owner */

/*
 * Somebody owns it from now on: she gets a task and a mail with the link, unless it is she who made
 * it so; the task of whoever owned it before goes. Inside a transaction. OK, UNAVAILABLE.
 */
enum outcome vacancy_owner_tell(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id);

/* Is it new to the person that she owns it? OK, UNAVAILABLE. */
enum outcome vacancy_owner_new(
	struct db *db, const struct principal *who, int64_t vacancy_id, bool *new_r);

/* She has taken it over: her task goes, with a line of history. Inside a transaction. OK (also when
 * there is none), UNAVAILABLE. */
enum outcome vacancy_owner_taken(struct db *db, const struct principal *who, int64_t vacancy_id);

#endif
