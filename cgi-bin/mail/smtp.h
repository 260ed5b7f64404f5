/*
 * Sending one mail by SMTP. Settings: smtp_url ("smtp://127.0.0.1:2525",
 * "smtps://mail.example:465"), smtp_user, smtp_password_file, smtp_ca_file, mail_from ("Name
 * <address>"), mail_reply_to (an address; without it answers go to mail_from). The server's
 * certificate is always checked, and nothing is sent without TLS; only to a server on this machine
 * without smtp_user and smtp_ca_file is it used or not as the server likes.
 */
#ifndef BMS_MAIL_SMTP_H
#define BMS_MAIL_SMTP_H

#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "base/settings.h"

#define SMTP_SECONDS 45 /* the longest that sending one mail takes */

/* A file of the store that goes along. */
struct smtp_file {
	const char *name, *mime;
	int64_t size; /* bytes */
	const char *file_id;
	const uint8_t *key; /* 32 bytes */
};

struct smtp_mail {
	const char *message_id; /* what is before the @ */
	const char *recipient;
	const char *subject;
	const char *text;
	const char *html;
	const char *calendar; /* an entry for calendars: a further alternative, so that programs ask
				 to enter it, and a file to be opened by others; NULL: none */
	const char *unsubscribe; /* address for the one-click POST (RFC 8058), or NULL */
	const struct smtp_file *files; /* read while they are sent, a part at a time */
	size_t file_count;
};

struct smtp;

/* Keeps its connection from mail to mail. Ends the process when the settings are wrong. */
struct smtp *smtp_new(const struct settings *settings);
void smtp_free(struct smtp **smtp);

/*
 * Sends it. OK (the server took it); INVALID (address or subject with line breaks or brackets,
 * or a file that is gone or damaged: never sent; or the server refuses the recipient or the mail
 * for good, with 5xx); UNAVAILABLE. Unless OK, *error_r (at least until the next call) says why,
 * without personal data.
 */
enum outcome smtp_send(struct smtp *smtp, const struct smtp_mail *mail, const char **error_r);

/*
 * The value of a header: as it is when it is plain ASCII, else in encoded words (RFC 2047) folded
 * to lines of at most 76 characters. `first` columns of the first line are taken by the header's
 * name.
 */
char *smtp_header_value(struct pool *pool, const char *text, size_t first);

/* The header Content-Disposition of a file, folded: its name as it is when it is short plain ASCII,
 * else percent-encoded in UTF-8, in several parts when it is long (RFC 2231). */
char *smtp_file_header(struct pool *pool, const char *name);

#endif
