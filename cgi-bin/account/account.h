/*
 * Accounts of applicants (OBJ-06): what one is and what everything else asks of it. Signing in is
 * in sign_in.h, passwords in password.h; the end of an account, which ends applications too, in
 * retention/account_delete.h and account_expiry.h. The e-mail address is the user name. The
 * account's applicant row holds the person's name; every application made with the account, and
 * every one whose address was confirmed and is the account's, belongs to that row.
 */
#ifndef BMS_ACCOUNT_ACCOUNT_H
#define BMS_ACCOUNT_ACCOUNT_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

struct account {
	int64_t id;
	int64_t applicant_id;
	const char *email;
	const char *status; /* unused, active, deactivated */
	const char *deactivated_reason; /* NULL unless deactivated */
	const char *salutation; /* NULL: none given */
	const char *first_name;
	const char *surname;
	const char *lang;
	bool password_generated; /* must be changed before anything else */
	bool for_application; /* made for an application, not by registering (POR-04) */
	int64_t password_until; /* instants; 0: none */
	const char *consent_version;
	int64_t consent_at;
	int64_t special_consent_at;
	int64_t valid_until;
	int64_t last_sign_in_at;
	int64_t created_at;
};

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome account_get(
	struct db *db, struct pool *pool, int64_t account_id, struct account *account_r);

/* An address as accounts keep it: in small letters. */
const char *account_email(struct pool *pool, const char *email);

/* The account of an address, whatever its letters' case. Never let a visitor see the answer. OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome account_of_email(struct db *db, struct pool *pool, const char *email, int64_t *id_r);

/*
 * Lets the account have an application whose address has just been confirmed, when an account of
 * that address is in use: its applicant row becomes the account's. Inside a transaction. OK (also
 * when there is no such account), UNAVAILABLE.
 */
enum outcome account_adopt(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/* The same for every application confirmed with the account's address so far; for when the account
 * becomes active or its address changes. OK, UNAVAILABLE. */
enum outcome account_adopt_all(
	struct db *db, struct pool *pool, const struct principal *who, int64_t account_id);

/* Drafts a guest has begun in a visit that now signs in to the account. Inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome account_adopt_visit(struct db *db, struct pool *pool, const struct principal *who,
	int64_t account_id, int64_t portal_session_id);

#endif
