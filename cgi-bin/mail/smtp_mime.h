/* The body of a mail as libcurl sends it. Between the files about SMTP; nobody else includes it. */
#ifndef BMS_MAIL_SMTP_MIME_H
#define BMS_MAIL_SMTP_MIME_H

#include <curl/curl.h>

#include "mail/smtp.h"

/* A file while it is being sent. */
struct smtp_reading {
	const struct smtp_file *file;
	struct store_reader *reader; /* NULL: not begun, or over */
	const uint8_t *bytes; /* of the part that is being given */
	size_t length;
	int64_t given; /* so far */
	enum outcome outcome; /* unless OK: why it could not be read to its end */
};

/* What ends the process when libcurl has no memory, or knows an option no more. */
void smtp_need(bool good);

/*
 * Makes the body: text, HTML and an entry for calendars as alternatives, and where that or files go
 * along these beside them. The
 * files are read while they are sent, each when its turn is, a part at a time. `readings` has one
 * for each file, and is the caller's until the body is freed. *type_r: the value of Content-Type.
 */
curl_mime *smtp_mime(struct pool *pool, CURL *curl, const struct smtp_mail *mail,
	struct smtp_reading *readings, const char **type_r);

#endif
