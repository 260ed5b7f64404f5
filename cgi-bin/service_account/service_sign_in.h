/* How one signs in with a service account: password, second factor, what must be done before
 * anything else (ACC-05). */
#ifndef BMS_SERVICE_ACCOUNT_SERVICE_SIGN_IN_H
#define BMS_SERVICE_ACCOUNT_SERVICE_SIGN_IN_H

#include "access/session.h"
#include "service_account/service_account.h"

/*
 * Checks user id, password and code (NULL: none, at the first sign-in), in transactions of its own:
 * a wrong try is counted and stands in the audit; after too many in a row there is a pause in which
 * nothing is right. A code can be used once. An account nobody has used for too long is locked.
 * Takes the same time whether the user id exists or not. OK (*id_r); INVALID (whatever was wrong);
 * UNAVAILABLE.
 */
enum outcome service_sign_in_check(struct db *db, struct pool *pool, const char *user_id,
	const char *password, const char *code, int64_t *id_r);

/* Begins the session of an account that was checked, inside a transaction. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome service_sign_in_begin(
	struct db *db, struct pool *pool, int64_t id, struct session *session_r);

/* What must be done before a session is good for anything. */
enum service_duty { SERVICE_READY, SERVICE_ENROL, SERVICE_CHANGE };
enum service_duty service_sign_in_duty(const struct service_account *account);

/*
 * The first code of the second factor, in transactions of its own: the account is enrolled and its
 * sessions end (begin a new one). OK; INVALID (not the code); CONFLICT (enrolled already);
 * UNAVAILABLE.
 */
enum outcome service_factor_enrol(
	struct db *db, struct pool *pool, const struct service_account *account, const char *code);

struct service_change {
	const char *current, *password, *repeat;
	bool compromised; /* the person says so: one more change on this day */
};

/*
 * May the person change the password to this one? Counts a wrong current password like a wrong try
 * to sign in. *hash_r is what to keep. OK; INVALID (see problems); UNAVAILABLE.
 */
enum outcome service_password_check(struct db *db, struct pool *pool,
	const struct service_account *account, const struct service_change *input,
	struct problems *problems, const char **hash_r);

/* Sets it; sessions end (begin a new one). Inside a transaction. OK, UNAVAILABLE. */
enum outcome service_password_set(struct db *db, struct pool *pool,
	const struct service_account *account, const char *hash, bool compromised);

/* Ends a session. Inside a transaction. OK, UNAVAILABLE. */
enum outcome service_sign_out(
	struct db *db, const struct service_account *account, int64_t session_id);

#endif
