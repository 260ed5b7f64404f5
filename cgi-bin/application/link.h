/*
 * Links by which somebody without an account reaches one application (POR-04, POR-07): the one
 * mechanism for all that is done by mail and link. A link lets do what its scope says and nothing
 * else; a page of RIGHT_OWN says in page.scope which bits it asks for, and one that says none is
 * opened by no link.
 *
 * Opened it belongs to the visit, so no address but that of the mail holds the secret. It is asked
 * for again at every request: it ends with the procedure (the setting status_link_days_after says
 * how many days later), at its absolute end, when it is taken back, when its application is
 * deleted, when the person has another address or an account in use; the view application_link_open
 * says all that. What has ended a link is written into its row (schema/098), so that no later step
 * or change opens it again. Only the hash of the token is kept; it is made from the application's
 * key, so that each letter can name the same link.
 *
 * What no link does: change the address, show or change a draft. What was handed in, and all that
 * is held, is shown by a link of purpose LINK_DATA only, which is mailed when somebody asks for it
 * and ends soon: whoever has got hold of an old mail cannot take the documents.
 */
#ifndef BMS_APPLICATION_LINK_H
#define BMS_APPLICATION_LINK_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Bits of a scope. */
enum link_scope {
	LINK_STATUS = 1, /* see how it stands, what happened, letters, names of documents */
	LINK_HAND_IN = 2, /* hand in documents */
	LINK_CORRECT = 4, /* see and correct the answers, until the selection (PRT-13) */
	LINK_WITHDRAW = 8, /* withdraw the application or the consent */
	LINK_ASK = 16, /* ask a question */
	LINK_DATA = 32, /* everything held, with the documents (PRT-12) */
	LINK_APPOINTMENT =
		64, /* answer an invitation to an interview (PRO-09), or an offer (PRO-12)
		     */
};

#define LINK_ALL INT64_C(-1) /* the scope of whoever owns it without a link */

enum link_purpose { LINK_TO_STATUS, LINK_TO_DATA };

struct link {
	int64_t id, application_id;
	const char *number, *title, *authority; /* of the application */
	enum link_purpose purpose;
	int64_t closes_at; /* instant, as things are now */
};

/* What a token opens now. OK; NOT_FOUND (never, or not any more: nobody is told which);
 * UNAVAILABLE. */
enum outcome link_find(struct db *db, struct pool *pool, const char *token, struct link *link_r);

/* Lets the visit who->id use it; of what staff entered (arrival/entered.h) it proves the address.
 * Inside a transaction. OK (also a second time), UNAVAILABLE. */
enum outcome link_open(
	struct db *db, struct pool *pool, const struct principal *who, const char *token);

/* What the visit may do to this application by links it has opened; 0: nothing. OK, UNAVAILABLE. */
enum outcome link_scope(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t *scope_r);

/* Has the applicant `p` (an alias, a literal) an account in use, which has the application or will
 * take it over at the next sign-in? */
#define LINK_ACCOUNT(p) \
	"(EXISTS (SELECT 1 FROM account lc WHERE lc.applicant_id = " p \
	".id AND lc.status <> 'unused')" \
	" OR EXISTS (SELECT 1 FROM account lc WHERE lc.email = LOWER(" p \
	".email) COLLATE utf8mb4_bin" \
	" AND lc.status <> 'unused'))"

/*
 * Makes the link to the status, inside the transaction in which a guest's application is received;
 * nothing for an address that has an account in use, nor when there is a link already. OK,
 * UNAVAILABLE.
 */
enum outcome link_first(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/*
 * The path for a letter about an application that was received: of a guest's the link to its
 * status, or where one asks for a new one; of an account's its page in "my area", or of what staff
 * entered, as long as nobody has shown that the address is hers, a new link by which she does that
 * (confirmation.h). Inside a transaction. OK, NOT_FOUND,
 * GONE (its key is destroyed), UNAVAILABLE.
 */
enum outcome link_path(
	struct db *db, struct pool *pool, int64_t application_id, const char **path_r);

/* May links be used for this application at all: received, its procedure not over for too long, no
 * account in use? OK, NOT_FOUND, UNAVAILABLE. */
enum outcome link_usable(struct db *db, struct pool *pool, int64_t application_id, bool *usable_r);

/*
 * Queues the letter "status_link" or "data_link", inside a transaction, to the address of the
 * application and to no other: with the link there is, else with a new one. For jobs and backend.
 * OK; CONFLICT (no link can be used: an account is, or the procedure is over); NOT_FOUND; GONE;
 * UNAVAILABLE.
 */
enum outcome link_mail(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, enum link_purpose purpose);

/* The same for the newest applications of an address, five at most; OK also when there is none, and
 * nobody learns which. OK, UNAVAILABLE. */
enum outcome link_mail_address(struct db *db, struct pool *pool, const char *email);

#define LINKS_SHOWN 20 /* at most; one more is read, so that the page can say so */

/* Links of an application, newest first: columns purpose, issued_at, ends_at (closes_at while it
 * can be used), revoked_at, by (name of who of staff revoked it), open (0, 1). OK, UNAVAILABLE. */
enum outcome link_list(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r);

/* Takes back all links of an application, inside a transaction. OK, CONFLICT (none is left to take
 * back), UNAVAILABLE. */
enum outcome link_revoke(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/* Removes links whose absolute end is over. OK, UNAVAILABLE. */
enum outcome link_sweep(struct db *db, struct pool *pool, int64_t *removed_r);

#endif
