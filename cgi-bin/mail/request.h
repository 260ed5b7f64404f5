/*
 * Mails that a stranger asks for by naming an address (POR-06, POR-08): what is asked for is a row,
 * whatever there is; the mail worker finds out whether there is something to send. So neither the
 * answer nor its time tells whether the address is known.
 */
#ifndef BMS_MAIL_REQUEST_H
#define BMS_MAIL_REQUEST_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

enum mail_request {
	MAIL_REQUEST_RESUME, /* links to the drafts of an address */
	MAIL_REQUEST_FORGOTTEN, /* a new password */
	MAIL_REQUEST_STATUS, /* links to the status of applications */
	MAIL_REQUEST_DATA, /* a link to everything held with an application */
	MAIL_REQUEST_QUESTION, /* to staff: an applicant has asked something */
	MAIL_REQUEST_APPOINTMENT, /* to staff: what an applicant did with an invitation */
	MAIL_REQUEST_WITHDRAWN, /* to staff: an application is withdrawn */
};

/* Notes the request; inside a transaction. OK, UNAVAILABLE. */
enum outcome mail_request_add(struct db *db, enum mail_request kind, const char *email);

/* The same for one application that whoever asks has open: to its address, or to staff. OK,
 * UNAVAILABLE. */
enum outcome mail_request_add_application(
	struct db *db, enum mail_request kind, int64_t application_id);

/*
 * Queues what there is to send, inside the transaction that ends the request: for an application,
 * or (0) for an address. Anything but UNAVAILABLE ends it.
 */
typedef enum outcome mail_request_answer(struct db *db, struct pool *pool, enum mail_request kind,
	const char *email, int64_t application_id);

/*
 * Answers what waits, each in a transaction of its own; several workers take different ones.
 * *count_r: how many of this call, at most `limit`. OK, UNAVAILABLE (what is left waits for the
 * next call).
 */
enum outcome mail_request_run(struct db *db, int limit, mail_request_answer *answer, int *count_r);

#endif
