/* The body of a mail: alternatives, and files beside them. */
#include "mail/smtp_mime.h"

#include <string.h>

#include "base/buf.h"
#include "base/log.h"
#include "calendar/calendar.h"
#include "store/store.h"

#define ENTRY "termin.ics"

void smtp_need(bool good)
{
	if (!good)
		log_fatal("smtp", "reason=curl_option");
}

/* Line ends as mail has them; the quoted-printable encoder keeps those and encodes single ones. */
static const char *with_crlf(struct pool *pool, const char *text)
{
	struct buf buf;
	buf_init(&buf, pool);
	for (; *text; text++) {
		if (*text == '\r')
			continue;
		if (*text == '\n')
			buf_char(&buf, '\r');
		buf_char(&buf, *text);
	}
	return buf.data;
}

static void body_add(struct pool *pool, curl_mime *mime, const char *type, const char *text)
{
	curl_mimepart *part = curl_mime_addpart(mime);
	smtp_need(part != NULL);
	smtp_need(curl_mime_data(part, with_crlf(pool, text), CURL_ZERO_TERMINATED) == CURLE_OK);
	smtp_need(curl_mime_type(part, type) == CURLE_OK);
	smtp_need(curl_mime_encoder(part, "quoted-printable") == CURLE_OK);
}

/* The next part of the file; at its end none. A file that is not as long as it was said to be is
 * damaged: the mail was announced with that length. */
static enum outcome reading_next(struct smtp_reading *reading)
{
	const void *bytes = NULL;
	enum outcome outcome = OK;

	if (!reading->reader)
		outcome = store_reader_open(
			reading->file->file_id, reading->file->key, &reading->reader);
	if (!outcome)
		outcome = store_reader_next(reading->reader, &bytes, &reading->length);
	reading->bytes = bytes;
	if (outcome)
		return outcome;
	reading->given += (int64_t)reading->length;
	if (reading->given > reading->file->size
		|| (!reading->length && reading->given < reading->file->size))
		return INVALID;
	return OK;
}

static size_t reading_give(char *buffer, size_t size, size_t count, void *context)
{
	struct smtp_reading *reading = context;
	size_t most = size * count;

	if (!reading->length)
		reading->outcome = reading_next(reading);
	if (reading->outcome)
		return CURL_READFUNC_ABORT;
	size_t length = reading->length < most ? reading->length : most;
	memcpy(buffer, reading->bytes, length);
	reading->bytes += length;
	reading->length -= length;
	return length;
}

static void reading_end(void *context)
{
	struct smtp_reading *reading = context;

	store_reader_close(&reading->reader);
	reading->length = 0;
	reading->given = 0;
}

/* libcurl goes back to the beginning when a server has it sign in late. */
static int reading_seek(void *context, curl_off_t offset, int origin)
{
	if (origin != SEEK_SET || offset != 0)
		return CURL_SEEKFUNC_CANTSEEK;
	reading_end(context);
	return CURL_SEEKFUNC_OK;
}

static void reading_add(struct pool *pool, curl_mime *mime, struct smtp_reading *reading)
{
	curl_mimepart *part = curl_mime_addpart(mime);
	smtp_need(part != NULL);
	struct curl_slist *headers =
		curl_slist_append(NULL, smtp_file_header(pool, reading->file->name));
	smtp_need(headers != NULL);
	smtp_need(curl_mime_data_cb(part, reading->file->size, reading_give, reading_seek,
			  reading_end, reading)
		== CURLE_OK);
	smtp_need(curl_mime_type(part, reading->file->mime) == CURLE_OK);
	smtp_need(curl_mime_encoder(part, "base64") == CURLE_OK);
	smtp_need(curl_mime_headers(part, headers, 1) == CURLE_OK);
}

/* The same entry beside the texts, for programs that know a calendar by its file. */
static void ics_add(struct pool *pool, curl_mime *mime, const char *calendar)
{
	curl_mimepart *part = curl_mime_addpart(mime);
	struct curl_slist *headers = curl_slist_append(NULL, smtp_file_header(pool, ENTRY));

	smtp_need(part != NULL && headers != NULL);
	smtp_need(curl_mime_data(part, calendar, CURL_ZERO_TERMINATED) == CURLE_OK);
	smtp_need(curl_mime_type(part, "application/ics; name=" ENTRY) == CURLE_OK);
	smtp_need(curl_mime_encoder(part, "base64") == CURLE_OK);
	smtp_need(curl_mime_headers(part, headers, 1) == CURLE_OK);
}

static curl_mime *mime_new(CURL *curl)
{
	curl_mime *mime = curl_mime_init(curl);

	smtp_need(mime != NULL);
	return mime;
}

curl_mime *smtp_mime(struct pool *pool, CURL *curl, const struct smtp_mail *mail,
	struct smtp_reading *readings, const char **type_r)
{
	curl_mime *texts = mime_new(curl);

	body_add(pool, texts, "text/plain; charset=utf-8", mail->text);
	body_add(pool, texts, "text/html; charset=utf-8", mail->html);
	if (mail->calendar)
		body_add(pool, texts, calendar_mime(mail->calendar), mail->calendar);
	*type_r = "multipart/alternative";
	if (!mail->file_count && !mail->calendar)
		return texts;
	curl_mime *mixed = mime_new(curl);
	curl_mimepart *part = curl_mime_addpart(mixed);
	smtp_need(part != NULL);
	smtp_need(curl_mime_subparts(part, texts) == CURLE_OK);
	smtp_need(curl_mime_type(part, *type_r) == CURLE_OK);
	if (mail->calendar)
		ics_add(pool, mixed, mail->calendar);
	for (size_t i = 0; i < mail->file_count; i++) {
		readings[i] = (struct smtp_reading){.file = &mail->files[i]};
		reading_add(pool, mixed, &readings[i]);
	}
	*type_r = "multipart/mixed";
	return mixed;
}
