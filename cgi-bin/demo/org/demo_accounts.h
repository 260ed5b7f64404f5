/* The demo's accounts of applicants, with a password that conf/demo/run prints. */
#ifndef BMS_DEMO_DEMO_ACCOUNTS_H
#define BMS_DEMO_DEMO_ACCOUNTS_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Adds those that are not there, with the applications of their addresses. OK, UNAVAILABLE. */
enum outcome demo_accounts_add(struct db *db, struct pool *pool, int64_t *added_r);

#endif
