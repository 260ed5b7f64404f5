/*
 * What published ads say of pay, kept as the released tables have it: each ad's row holds the
 * amounts of its grade for the day. After a release, a withdrawal, or at the beginning of a day on
 * which a table becomes valid, the rows that say something else are written anew, with all that
 * follows from that (search index, pages, feeds).
 */
#ifndef BMS_PAY_PAY_PUBLIC_H
#define BMS_PAY_PAY_PUBLIC_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Ads written in one transaction. */
#define PAY_RENEW_ADS 500

/*
 * For the job of the search index: nothing but one look at a row while nothing has changed. Else
 * all ads that are not as they should be, some at a time, each time in a transaction of its own;
 * what was interrupted goes on with the next call. Outside a transaction. OK, UNAVAILABLE.
 */
enum outcome pay_renew(struct db *db, struct pool *pool);

#endif
