/* Who answers for a vacancy, for mails. */
#ifndef BMS_TASK_OWNER_H
#define BMS_TASK_OWNER_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Its owner; when that is nobody who can act, all who reach it as recruiters: columns email, lang.
 * OK, UNAVAILABLE. */
enum outcome vacancy_owners(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r);

#define TASK_OWNER "vacancy_owner" /* kind of the task of a new owner */

#endif
