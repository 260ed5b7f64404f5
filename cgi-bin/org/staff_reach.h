/*
 * A role counts where a group of the person gives it (ACC-03). Whoever takes a group from people,
 * or moves a committee to another authority, ends in the same transaction what hung on it: their
 * projects, their vacancies as department persons, their committees, each with its line of history
 * and audit. Administrators and the responsible recruiters are mailed links to what is now without
 * a person, unless they are excluded from the vacancy.
 */
#ifndef BMS_ORG_STAFF_REACH_H
#define BMS_ORG_STAFF_REACH_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Ends whatever no group of this person gives any more; inside a transaction. OK (also when there
 * is nothing), UNAVAILABLE. */
enum outcome staff_reach_end(struct db *db, struct pool *pool, int64_t staff_user_id);

/* The same for everybody, and for committees that belong to another authority than the vacancy they
 * were chosen for; inside a transaction. *people_r: for how many something ended. OK, UNAVAILABLE.
 */
enum outcome staff_reach_end_all(struct db *db, int64_t *people_r);

#endif
