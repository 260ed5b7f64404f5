/*
 * The confirmation of an applicant's e-mail address. The link in the mail holds a token of which
 * only the hash is kept; the row stays until it expires, so that using the link again can say what
 * has become of the application.
 *
 * Two active applications for one ad by one address are refused (OBJ-09), and no answer tells a
 * stranger that an address is known (POR-08):
 *	- an application takes its place (active_key, a unique key) when its address is
 *	  confirmed, not when it is sent. Else anybody could keep somebody out for three weeks by
 *	  applying in that person's name.
 *	- sending always looks the same on the screen. When the place is taken, the mail says so
 *	  instead of asking for a confirmation.
 *	- what staff entered (arrival/entered.h) is received at once and holds its place; an
 *	  account that was there before takes it over when the link was used, so that an address
 *	  that was read or typed wrong shows nobody's application to somebody else.
 *	- of two sent and unconfirmed ones, the first to be confirmed takes the place; the link
 *	  of the other says that, to the owner of the mailbox.
 */
#ifndef BMS_APPLICATION_CONFIRMATION_H
#define BMS_APPLICATION_CONFIRMATION_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

enum confirmation_state {
	CONFIRMATION_NONE, /* no such link, its end is over (whatever has become of it), or its
			      application is deleted */
	CONFIRMATION_OPEN, /* waits for its confirmation */
	CONFIRMATION_DONE, /* confirmed already */
	CONFIRMATION_TAKEN, /* another application for the ad has been confirmed for this address */
};

struct confirmation {
	enum confirmation_state state;
	int64_t application_id; /* 0 with CONFIRMATION_NONE, and then the texts are NULL */
	const char *number;
	const char *other; /* CONFIRMATION_TAKEN: number of the application that holds the place */
	bool entered; /* staff entered it, and it is received: the address alone is confirmed */
	bool unproved; /* and is not yet */
	const char *title; /* of the job ad */
	const char *authority;
};

/* Makes a token for the mail, inside a transaction; it holds until the instant *until_r. OK,
 * UNAVAILABLE. */
enum outcome confirmation_new(struct db *db, struct pool *pool, int64_t application_id,
	const char **token_r, int64_t *until_r);

/* The number of the application that holds the place this one would take, or NULL. OK, UNAVAILABLE.
 */
enum outcome confirmation_holder(
	struct db *db, struct pool *pool, int64_t application_id, const char **number_r);

/* What the link leads to now. OK, UNAVAILABLE. */
enum outcome confirmation_find(
	struct db *db, struct pool *pool, const char *token, struct confirmation *confirmation_r);

/*
 * Confirms, inside a transaction: the application is received (application_move, letter
 * "received"); of one that staff entered the address is proved, and nothing else happens. OK;
 * CONFLICT (the link is not open; confirmation_find says why); UNAVAILABLE.
 */
enum outcome application_confirm(
	struct db *db, struct pool *pool, const struct principal *who, const char *token);

/*
 * Corrects the address of a guest's application that is sent and not confirmed, inside a
 * transaction: everything else stays, links that went to the address before open nothing any more,
 * a line of history. The letter to the new one is left to the caller (confirmation_again). `email`
 * is one of text_email. OK (also when it is the same); CONFLICT (nothing is waiting to be
 * confirmed, or it is an account's); NOT_FOUND; UNAVAILABLE.
 */
enum outcome confirmation_readdress(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *email);

/* Queues the letter with the link once more, with a link of its own; inside a transaction. OK,
 * CONFLICT (nothing is waiting to be confirmed), UNAVAILABLE. */
enum outcome confirmation_again(struct db *db, struct pool *pool, int64_t application_id);

#endif
