/*
 * Signing in to an account (POR-05, POR-08, POR-09). Whoever gives the password may still have to
 * do something first: choose a password of one's own, take note of the privacy notice. Until then
 * the visit only remembers the account (session.h, pending_account).
 */
#ifndef BMS_ACCOUNT_SIGN_IN_H
#define BMS_ACCOUNT_SIGN_IN_H

#include <stdint.h>

#include "access/access.h"
#include "access/session.h"
#include "account/account.h"
#include "account/rules.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define ACCOUNT_FAILURES 5 /* wrong passwords lock … */
#define ACCOUNT_LOCK_SECONDS 600 /* … for so long */

/*
 * Is it this account's password? Counts each try before it judges it, so that many at once are not
 * judged more often, and locks after five wrong ones; spaces around a password that was mailed do
 * not count; commits by itself, takes the same time whether there is such an account or not. OK;
 * INVALID (wrong, unknown, locked, a generated password too old: nobody is to tell which);
 * UNAVAILABLE.
 */
enum outcome account_try(struct db *db, struct pool *pool, const char *email, const char *password,
	const char *device, int64_t *account_id_r);

/* The same for an account by its number; 0 (there is none) takes as long and is INVALID. */
enum outcome account_try_id(struct db *db, struct pool *pool, int64_t account_id,
	const char *password, const char *device);

enum account_step {
	ACCOUNT_IN, /* nothing stands in the way */
	ACCOUNT_PASSWORD, /* the password is a generated one, or too old */
	ACCOUNT_CONSENT, /* the privacy notice is new, or the validity is over or soon will be */
	ACCOUNT_CLOSED, /* deactivated: somebody has to be asked (POR-09 cases 3 and 4) */
};

/* What stands between the right password and being signed in at `now` (POR-09). */
enum account_step account_next_step(
	const struct account *account, const struct account_rules *rules, int64_t now);

/* How long sessions last (configuration file). */
struct account_times {
	int64_t idle;
	int64_t absolute;
};

/*
 * Begins a new session in place of `before` (token NULL: there was none): signed in with
 * ACCOUNT_IN, else remembering the account. Drafts and bookmarks of the visit go along, when signed
 * in to the account. Inside a transaction. OK, UNAVAILABLE.
 */
enum outcome account_enter(struct db *db, struct pool *pool, const struct account *account,
	enum account_step step, const char *device, const struct account_times *times,
	const struct session *before, struct session *session_r);

/*
 * Begins a new session for whom the session `before` is of (a guest, an account, one that waits for
 * a step), and ends that one: whoever knows its token has nothing of what comes. With `along`
 * drafts, bookmarks and opened links of the visit go along, without it they stay behind; what is
 * the account's stays the account's, and ends when the old session would have. Inside a
 * transaction. OK, NOT_FOUND (it has just been ended), UNAVAILABLE.
 */
enum outcome account_renew(struct db *db, struct pool *pool, const char *device,
	const struct account_times *times, bool along, const struct session *before,
	struct session *session_r);

/*
 * Notes that the privacy notice in force was taken note of, and whether special categories of data
 * may be processed (PRT-11). Makes the account valid anew, also one deactivated because its
 * validity was over. Inside a transaction. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome account_consent(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, bool special);

/* Gives or withdraws the consent to special categories alone. Inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome account_consent_special(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, bool special);

/* The account's living sessions, last used first: columns id, device, used_at, created_at, current.
 * OK, UNAVAILABLE. */
enum outcome account_sessions(struct db *db, struct pool *pool, int64_t account_id, int64_t current,
	struct db_rows **rows_r);

/* Ends one of them. Inside a transaction. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome account_session_end(struct db *db, int64_t account_id, int64_t session_id);

#define SIGN_INS_KEPT_DAYS 90 /* older ones go with the next sign-in */

/* The last sign-ins and refused tries: columns at, success, device. OK, UNAVAILABLE. */
enum outcome account_sign_ins(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r);

/* "Firefox, Windows" from what a browser calls itself; "" when it says nothing known. */
const char *account_device(struct pool *pool, const char *agent);

#endif
