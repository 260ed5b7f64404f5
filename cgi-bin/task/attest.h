/* Attestations: whoever loses her access confirms that no local copies are left (PRO-34). */
#ifndef BMS_TASK_ATTEST_H
#define BMS_TASK_ATTEST_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * A vacancy is being closed: asks each person whose sight of its applications ends by that to
 * confirm; nobody where none has arrived. Inside the transaction of the closing, before what was
 * asked is removed. OK, UNAVAILABLE.
 */
enum outcome attest_closing(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id);

#endif
