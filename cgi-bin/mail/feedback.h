/* What visitors report about barriers (POR-12): a mail to the office in charge, kept nowhere else.
 */
#ifndef BMS_MAIL_FEEDBACK_H
#define BMS_MAIL_FEEDBACK_H

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct feedback {
	const char *message;
	const char *page; /* where it was noticed; NULL: not said */
	const char *email; /* for an answer; NULL: none wanted */
};

/* Queues it to the setting accessibility_mailbox, inside a transaction. OK; UNAVAILABLE (also: the
 * setting is empty, which is logged). */
enum outcome feedback_send(struct db *db, struct pool *pool, const struct feedback *feedback);

#endif
