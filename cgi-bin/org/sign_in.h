/* Sign-in of staff by single sign-on (ACC-02, ACC-03, ACC-04). */
#ifndef BMS_ORG_SIGN_IN_H
#define BMS_ORG_SIGN_IN_H

#include "access/access.h"
#include "access/session.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "org/directory_groups.h"

/* Why somebody is not let in: unknown, inactive, locked, blocked (until then), service, no_group,
 * or a fault of directory_groups.h. */
struct sign_in_refused {
	const char *why;
	int64_t until;
};

/*
 * Signs in the person the web server has authenticated. The BMS groups of the person are made equal
 * to what the directory's groups (read before, also with a fault) map to, by the system, each
 * change in history and audit; what a role lost gave ends in the same transaction
 * (org/staff_reach.h). Names that map to nothing are counted. Fills *who_r with roles and rights.
 * Every sign-in and every refusal leaves an audit line. It takes the same number of statements for
 * any number of groups. `refused_r` may be NULL.
 * OK; DENIED (see refused_r; groups that could not be read whole change nothing); UNAVAILABLE.
 */
enum outcome sign_in_sso(struct db *db, struct pool *pool, const char *user_id,
	const struct directory_groups *groups, struct principal *who_r,
	struct sign_in_refused *refused_r);

/* The same in a session that goes on: no sign-in is noted, only what changes. */
enum outcome sign_in_again(struct db *db, struct pool *pool, const char *user_id,
	const struct directory_groups *groups, struct principal *who_r,
	struct sign_in_refused *refused_r);

/* The living session of a token and its person, with roles and rights, by one statement. OK;
 * NOT_FOUND (no such session; session_r is as before); DENIED (as sign_in_resume); UNAVAILABLE. */
enum outcome sign_in_by_session(struct db *db, struct pool *pool, const char *token,
	struct session *session_r, struct principal *who_r);

/* The person of a living session, with roles and rights. OK; DENIED (not active any more, blocked,
 * no group, service account with something to do first); UNAVAILABLE. */
enum outcome sign_in_resume(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct principal *who_r);

#endif
