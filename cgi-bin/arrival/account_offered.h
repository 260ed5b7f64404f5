/*
 * Offering an account to somebody whose application staff entered, or who applied as a guest
 * (BAK-10, POR-04): a letter with a link. Opening it proves the address where nobody has yet; then
 * the portal makes the account, if she wants one. Staff make none and never learn whether the
 * address has one already.
 */
#ifndef BMS_ARRIVAL_ACCOUNT_OFFERED_H
#define BMS_ARRIVAL_ACCOUNT_OFFERED_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define ACCOUNT_OFFERS 3 /* of an application within a day */

/*
 * May one be offered? Not of an application that is an account's, that has no address, that is no
 * more or is a proposal of the personnel office, nor again and again. *problem_r: why not, as a
 * code below `problem.`, or NULL; *offered_r: when it was offered last (UTC), or NULL. OK,
 * NOT_FOUND, UNAVAILABLE.
 */
enum outcome account_offer_hindrance(struct db *db, struct pool *pool, int64_t application_id,
	const char **problem_r, const char **offered_r);

/* Queues the letter, with a line of history; inside a transaction. OK; INVALID (problem "":
 * account_offer_hindrance); GONE; NOT_FOUND; UNAVAILABLE. */
enum outcome account_offer_send(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct problems *problems);

#endif
