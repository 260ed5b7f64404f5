/* Asking the SBV about the rejections of a vacancy in one act, before they are made (LAW-23). */
#ifndef BMS_NOTIFIED_HEARING_H
#define BMS_NOTIFIED_HEARING_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define HEARING_AT_ONCE 50

/* How many were passed over, or are in a procedure that was ended without filling the post, have
 * the SBV take part, are still in the procedure, and were not asked about; as far as the person is
 * shown it. OK, UNAVAILABLE. */
enum outcome hearing_unasked(
	struct db *db, const struct principal *who, int64_t vacancy_id, int64_t *count_r);

/* Asks about each of them, at most HEARING_AT_ONCE, or about none. Inside a transaction. OK;
 * INVALID (problems of statement_round_ask, or hearing_none: nobody is left to ask about);
 * NOT_FOUND; UNAVAILABLE. */
enum outcome hearing_ask(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct problems *problems);

#endif
