/*
 * Limits on how often something may be tried (PRT-30): sign-in, registration, search, upload.
 * Counted in the database, for all workers together, in windows of fixed length; what is counted
 * (an address, an e-mail) is kept only as a hash with its window and swept when its window is over.
 */
#ifndef BMS_ACCESS_RATE_H
#define BMS_ACCESS_RATE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* One limit; a static const beside the code that asks it. */
struct rate {
	const char *name; /* "sign_in" */
	int64_t times; /* allowed within the window */
	int64_t seconds; /* the window */
};

/*
 * Counts one try of `who` (an e-mail, a user id, a network address) and says whether it is still
 * allowed. Outside a transaction (page.before) it commits by itself, so that a try that fails is
 * counted too; inside one (page.save) only what succeeds is counted. OK, TOO_MANY, UNAVAILABLE.
 */
enum outcome rate_take(struct db *db, struct pool *pool, const struct rate *rate, const char *who);

/* The same for the client at a network address (REMOTE_ADDR; NULL: unknown, all together). Of an
 * IPv6 address the first 64 bits count: one client has all the rest. */
enum outcome rate_take_network(
	struct db *db, struct pool *pool, const struct rate *rate, const char *address);

/* The same for what the client tries with one e-mail address. */
enum outcome rate_take_pair(struct db *db, struct pool *pool, const struct rate *rate,
	const char *address, const char *email);

/*
 * A mail that the client at a network address asks us to send to `email`, an address that need not
 * be the client's. The client may do so rate->times in a window for this address: TOO_MANY. So
 * nobody uses up another's times. What RATE_MAIL_CLIENTS clients together ask for one address is
 * enough for its mailbox: from then on each client has RATE_MAIL_OWN mails a day to it, whatever
 * the others did, and after these *send_r is false: only the mail is withheld, what was asked for
 * is done and answered as ever. Transactions as of rate_take. OK, TOO_MANY, UNAVAILABLE.
 */
#define RATE_MAIL_CLIENTS 6
#define RATE_MAIL_OWN 3
enum outcome rate_take_mail(struct db *db, struct pool *pool, const struct rate *rate,
	const char *address, const char *email, bool *send_r);

/* Removes windows that are over. OK, UNAVAILABLE. */
enum outcome rate_sweep(struct db *db, int64_t *removed_r);

#endif
