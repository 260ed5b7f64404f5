/*
 * Service accounts (vendor's support) and the emergency administrator (ACC-05): staff users that
 * sign in by password and second factor instead of single sign-on. The staff import leaves them
 * alone. They are never deleted, only locked.
 */
#ifndef BMS_SERVICE_ACCOUNT_SERVICE_ACCOUNT_H
#define BMS_SERVICE_ACCOUNT_SERVICE_ACCOUNT_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "base/totp.h"
#include "db/db.h"
#include "org/service_rules.h"

struct service_account {
	int64_t id; /* of the staff user */
	const char *user_id, *name, *lang;
	const char *status; /* "active", "locked" */
	const char *password_hash;
	int64_t password_at;
	const char *must_change; /* "temporary", "expired", "compromised"; NULL: no */
	int64_t changed_at; /* 0: never by the person */
	uint8_t secret[TOTP_SECRET];
	bool enrolled;
	int64_t step; /* of the last code used */
	int64_t paused_until; /* 0: never */
	int64_t alive_at;
	int64_t last_sign_in; /* 0: never */
	bool administrator; /* in a group of administrators */
	const char *reason; /* of the last locking or unlocking; "" */
};

/* By staff user id; by user id. OK; NOT_FOUND (none, or no service account); UNAVAILABLE (also: the
 * secret cannot be opened). */
enum outcome service_account_get(
	struct db *db, struct pool *pool, int64_t id, struct service_account *account_r);
enum outcome service_account_find(
	struct db *db, struct pool *pool, const char *user_id, struct service_account *account_r);

/* The person of an account, for history and audit. */
struct principal service_account_principal(const struct service_account *account);

/* Groups that may be given, with these words (find/find.h): those of administrators, or all others:
 * columns value (id), label, hint. OK, UNAVAILABLE. */
enum outcome service_account_groups(struct db *db, struct pool *pool, bool administrators,
	const char *words, struct db_rows **rows_r);

/* What breaks the rules of passwords, below problem.; NULL: nothing. */
const char *service_password_problem(struct pool *pool, const struct service_rules *rules,
	const char *user_id, const char *password);

struct service_new {
	const char *user_id, *surname, *first_name, *email;
	int64_t group_id;
	bool administrator; /* the group must be one of administrators; else it must not */
	const char *password_hash; /* of the temporary password */
	const uint8_t *known_secret; /* for the demo: its second factor, enrolled already, and the
					password stays; NULL: as is due */
};

/*
 * Creates an account with a temporary password and a new second factor, inside a transaction, like
 * all that follow. OK; INVALID (see problems: code, user_id_taken, choice); UNAVAILABLE.
 */
enum outcome service_account_create(struct db *db, struct pool *pool, const struct principal *who,
	const struct service_new *input, struct problems *problems, int64_t *id_r);

/*
 * The account is out at once, or may come in again. The reason is typed by the administrator.
 * OK; INVALID (one's own account); CONFLICT (it is so already); DENIED (the last administrator of
 * all: nothing may be committed); NOT_FOUND; UNAVAILABLE.
 */
enum outcome service_account_lock(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *reason);
enum outcome service_account_unlock(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *reason);

/* A new temporary password; with `factor` the second factor is set up anew too. Sessions end. OK,
 * INVALID (one's own account), NOT_FOUND, UNAVAILABLE. */
enum outcome service_account_reset(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *password_hash, bool factor);

/* The password may be known to others: sessions end, it must be changed at the next sign-in. OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome service_account_compromised(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* Locks those nobody has signed in to for too long; in transactions of its own. OK, UNAVAILABLE. */
enum outcome service_account_lock_unused(struct db *db, struct pool *pool, int64_t *locked_r);

/* Keeps the hash as the one in force and as one of the last five; inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome service_password_keep(struct db *db, int64_t id, const char *hash);

#endif
