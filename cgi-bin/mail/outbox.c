/* The outbox: rows waiting to be sent. Apart from the sending, so that the portal needs no SMTP. */
#include "mail/outbox.h"

#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"

#define MESSAGE_ID_BYTES 24

static bool is_one_line(const char *text)
{
	return text && !strpbrk(text, "\r\n");
}

enum outcome mail_enqueue(struct db *db, struct pool *pool, const struct mail *mail)
{
	if (!text_is_email(mail->recipient) || !is_one_line(mail->subject))
		return INVALID;
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = db_exec(db, "INSERT INTO mail_outbox (application_id, template,"
		" recipient, subject, body_text, body_html, message_id, next_attempt_at,"
		" created_at)"
		" VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_id(mail->application_id), db_str(mail->template),
			db_str(mail->recipient), db_str(mail->subject), db_str(mail->text),
			db_str(mail->html), db_str(crypto_token(pool, MESSAGE_ID_BYTES)),
			db_str(now), db_str(now)), NULL);
	return outcome ? UNAVAILABLE : OK;
}
