/* Sign-in of staff by single sign-on (ACC-02, ACC-03, ACC-04). */
#ifndef BMS_ORG_SIGN_IN_H
#define BMS_ORG_SIGN_IN_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * Signs in the person the web server has authenticated. `groups` are the directory's group names, separated by commas or semicolons: the
 * BMS groups of the person are made equal to what they map to, each change audited; names that map to nothing are counted. Fills *who_r
 * with roles and rights. Every sign-in and every refusal leaves an audit line.
 * OK; DENIED (unknown, inactive or locked person, a service account, or no group left); UNAVAILABLE.
 */
enum outcome sign_in_sso(struct db *db, struct pool *pool, const char *user_id, const char *groups, struct principal *who_r);

/* The person of a living session, with roles and rights. OK; DENIED (not active any more, no group, service account with something to do first); UNAVAILABLE. */
enum outcome sign_in_resume(struct db *db, struct pool *pool, int64_t staff_user_id, struct principal *who_r);

#endif
