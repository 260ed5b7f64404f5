/* What administrators do with accounts of applicants (POR-09, RET-13). Each leaves a line of
 * history and of the audit. */
#ifndef BMS_ACCOUNT_ADMIN_H
#define BMS_ACCOUNT_ADMIN_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * Valid for its time anew (POR-09 case 5): once each time its validity is over or soon will be.
 * Inside a transaction. OK, CONFLICT (it is valid for longer still, or deactivated by an
 * administrator), NOT_FOUND, UNAVAILABLE.
 */
enum outcome account_extend(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id);

/* Nobody signs in any more; sessions end. `reason` as in table account. Inside a transaction. OK,
 * CONFLICT (it is not active), UNAVAILABLE. */
enum outcome account_deactivate(
	struct db *db, const struct principal *who, int64_t account_id, const char *reason);

/* Takes back what an administrator has deactivated. Inside a transaction. OK, CONFLICT,
 * UNAVAILABLE. */
enum outcome account_reactivate(struct db *db, const struct principal *who, int64_t account_id);

/* Applications for the administrator's page: columns number, status, active. OK,
 * UNAVAILABLE. */
enum outcome account_applications(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r);

#endif
