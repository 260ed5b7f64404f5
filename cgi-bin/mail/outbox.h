/*
 * The outbox (INT-30): every mail is first a row, in the transaction of its cause; a worker sends it by SMTP, repeats with growing pauses and gives up
 * after a set time. Nothing is sent twice knowingly: a row is claimed by moving its next attempt on before the sending begins.
 */
#ifndef BMS_MAIL_OUTBOX_H
#define BMS_MAIL_OUTBOX_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "base/settings.h"
#include "db/db.h"

struct mail {
	int64_t application_id;	/* 0: none */
	const char *template;	/* code of the template it was made from */
	const char *recipient;
	const char *subject;	/* one line */
	const char *text;	/* plain text */
	const char *html;	/* a whole HTML document */
};

/* Puts a mail into the outbox; inside a transaction. OK, INVALID (no address), UNAVAILABLE. */
enum outcome mail_enqueue(struct db *db, struct pool *pool, const struct mail *mail);

/*
 * Sends what is due, at most `limit` mails. Server and sender by settings: smtp_url ("smtp://127.0.0.1:2525", "smtps://…"), smtp_user,
 * smtp_password_file, smtp_ca_file, mail_from ("Name <address>"), mail_give_up_hours (72). *sent_r and *failed_r: how many of this call.
 * OK (also when single mails failed: they wait for their next attempt), UNAVAILABLE (database).
 */
enum outcome mail_deliver(struct db *db, const struct settings *settings, int limit, int *sent_r, int *failed_r);

#endif
