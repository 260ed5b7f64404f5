/* Sending mails by libcurl. */
#include "mail/smtp.h"

#include <stdbool.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "mail/smtp_mime.h"

#define CONNECT_SECONDS 15L
#define ERROR_SIZE 200

struct smtp {
	struct pool *pool;
	CURL *curl;
	const char *url;
	const char *user; /* NULL: no sign-in */
	const char *password;
	const char *ca_file; /* NULL: the system's */
	const char *from_name; /* "" for none */
	const char *from; /* the address alone */
	const char *domain; /* of it, for message ids */
	const char *reply_to; /* NULL: none */
	bool need_tls;
	char said[sizeof("RCPT")]; /* the command that the server answers */
	char error[ERROR_SIZE];
};

/* True for text that could end a header's value, or that holds one of `stops`. */
static bool is_unsafe(const char *text, const char *stops)
{
	for (; *text; text++)
		if ((unsigned char)*text < ' ' || *text == 0x7f || strchr(stops, *text))
			return true;
	return false;
}

static void from_set(struct smtp *smtp, const char *from)
{
	const char *open = strrchr(from, '<');
	const char *close = open ? strchr(open, '>') : NULL;
	smtp->from_name = "";
	smtp->from = from;
	if (close) {
		char *name = pool_strndup(smtp->pool, from, (size_t)(open - from));
		smtp->from_name = text_trim(smtp->pool, name);
		smtp->from = pool_strndup(smtp->pool, open + 1, (size_t)(close - open - 1));
	}
	if (!text_is_email(smtp->from) || is_unsafe(smtp->from_name, "<>\"\\"))
		log_fatal("settings", "setting=mail_from reason=no_address");
	smtp->domain = strchr(smtp->from, '@') + 1;
}

/* A server on this machine: nobody else hears what is said. */
static bool is_near(const char *url)
{
	static const char *const near[] = {"smtp://127.0.0.1", "smtp://localhost", "smtp://[::1]"};
	for (size_t i = 0; i < sizeof(near) / sizeof(*near); i++) {
		size_t length = strlen(near[i]);
		if (strncmp(url, near[i], length) == 0
			&& (url[length] == '\0' || strchr(":/", url[length])))
			return true;
	}
	return false;
}

struct smtp *smtp_new(const struct settings *settings)
{
	struct pool *pool = pool_new();
	struct smtp *smtp = POOL_NEW(pool, struct smtp);
	smtp->pool = pool;
	smtp->url = settings_need(settings, "smtp_url");
	smtp->user = settings_text(settings, "smtp_user", NULL);
	smtp->ca_file = settings_text(settings, "smtp_ca_file", NULL);
	if (smtp->user)
		smtp->password = settings_secret(settings, pool, "smtp_password_file", NULL);
	smtp->need_tls = smtp->user || smtp->ca_file || !is_near(smtp->url);
	from_set(smtp, settings_need(settings, "mail_from"));
	smtp->reply_to = settings_text(settings, "mail_reply_to", NULL);
	if (smtp->reply_to && !text_is_email(smtp->reply_to))
		log_fatal("settings", "setting=mail_reply_to reason=no_address");
	if (curl_global_init(CURL_GLOBAL_DEFAULT) != CURLE_OK)
		log_fatal("smtp", "reason=curl_init");
	smtp->curl = curl_easy_init();
	if (!smtp->curl)
		log_fatal("smtp", "reason=curl_init");
	return smtp;
}

void smtp_free(struct smtp **smtp)
{
	if (!*smtp)
		return;
	curl_easy_cleanup((*smtp)->curl);
	struct pool *pool = (*smtp)->pool;
	*smtp = NULL;
	pool_free(&pool);
}

static struct curl_slist *header_add(struct curl_slist *list, const char *line)
{
	struct curl_slist *longer = curl_slist_append(list, line);
	smtp_need(longer != NULL);
	return longer;
}

static const char *from_header(const struct smtp *smtp, struct pool *pool)
{
	if (!*smtp->from_name)
		return pool_printf(pool, "From: <%s>", smtp->from);
	const char *name = smtp_header_value(pool, smtp->from_name, strlen("From: \"\""));
	const char *quote = text_equal(name, smtp->from_name) ? "\"" : "";
	return pool_printf(pool, "From: %s%s%s\r\n <%s>", quote, name, quote, smtp->from);
}

static struct curl_slist *headers_make(
	const struct smtp *smtp, struct pool *pool, const struct smtp_mail *mail)
{
	char date[64];
	struct tm tm;
	time_t now = (time_t)clock_now();
	gmtime_r(&now, &tm);
	strftime(date, sizeof(date), "Date: %a, %d %b %Y %H:%M:%S +0000", &tm);
	struct curl_slist *list = header_add(NULL, date);
	list = header_add(list, from_header(smtp, pool));
	list = header_add(list, pool_printf(pool, "To: <%s>", mail->recipient));
	list = header_add(list,
		pool_printf(pool, "Subject: %s",
			smtp_header_value(pool, mail->subject, strlen("Subject: "))));
	list = header_add(
		list, pool_printf(pool, "Message-ID: <%s@%s>", mail->message_id, smtp->domain));
	if (smtp->reply_to)
		list = header_add(list, pool_printf(pool, "Reply-To: <%s>", smtp->reply_to));
	list = header_add(list, "Auto-Submitted: auto-generated");
	if (!mail->unsubscribe)
		return list;
	list = header_add(list, pool_printf(pool, "List-Unsubscribe: <%s>", mail->unsubscribe));
	return header_add(list, "List-Unsubscribe-Post: List-Unsubscribe=One-Click");
}

/* Notes what the server is asked, not what it answers: that may name people. */
static int said_note(CURL *curl, curl_infotype type, char *data, size_t size, void *context)
{
	struct smtp *smtp = context;

	(void)curl;
	if (type == CURLINFO_HEADER_OUT && (size < 4 || memcmp(data, "QUIT", 4) != 0))
		snprintf(smtp->said, sizeof(smtp->said), "%.*s", (int)size, data);
	return 0;
}

static void options_set(struct smtp *smtp)
{
	CURL *curl = smtp->curl;
	curl_easy_reset(curl);
	smtp_need(curl_easy_setopt(curl, CURLOPT_URL, smtp->url) == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "smtp,smtps") == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_PROXY, "") == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L) == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_CONNECTTIMEOUT, CONNECT_SECONDS) == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_TIMEOUT, (long)SMTP_SECONDS) == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_USE_SSL,
			  smtp->need_tls ? (long)CURLUSESSL_ALL : (long)CURLUSESSL_TRY)
		== CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_VERBOSE, 1L) == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_DEBUGFUNCTION, said_note) == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_DEBUGDATA, smtp) == CURLE_OK);
	if (smtp->ca_file)
		smtp_need(curl_easy_setopt(curl, CURLOPT_CAINFO, smtp->ca_file) == CURLE_OK);
	if (smtp->user) {
		smtp_need(curl_easy_setopt(curl, CURLOPT_USERNAME, smtp->user) == CURLE_OK);
		smtp_need(curl_easy_setopt(curl, CURLOPT_PASSWORD, smtp->password) == CURLE_OK);
	}
}

/* Of files that could not be read: INVALID when one is gone or damaged. */
static enum outcome readings_outcome(const struct smtp_reading *readings, size_t count)
{
	for (size_t i = 0; i < count; i++)
		if (readings[i].outcome == GONE || readings[i].outcome == INVALID)
			return INVALID;
	return UNAVAILABLE;
}

static bool files_unsafe(const struct smtp_mail *mail)
{
	for (size_t i = 0; i < mail->file_count; i++)
		if (is_unsafe(mail->files[i].mime, "; ") || !mail->files[i].file_id)
			return true;
	return false;
}

/* For good is what the server says of this recipient or this mail; what it says of the house (its
 * greeting, signing in, the sender) is the same for every mail, and passes when it is mended. */
static bool is_refused(const struct smtp *smtp, long reply)
{
	bool ours = reply == 503 || (reply >= 530 && reply < 540);

	return reply >= 500 && reply < 600 && !ours && text_among("RCPT,DATA", smtp->said);
}

static enum outcome smtp_perform(struct smtp *smtp)
{
	smtp->said[0] = '\0';
	CURLcode code = curl_easy_perform(smtp->curl);
	if (code == CURLE_OK)
		return OK;
	long reply = 0;
	curl_easy_getinfo(smtp->curl, CURLINFO_RESPONSE_CODE, &reply);
	/* never the server's own words: they may name the recipient */
	snprintf(smtp->error, sizeof(smtp->error), "%s (%ld)", curl_easy_strerror(code), reply);
	return is_refused(smtp, reply) ? INVALID : UNAVAILABLE;
}

enum outcome smtp_send(struct smtp *smtp, const struct smtp_mail *mail, const char **error_r)
{
	*error_r = "address, subject or file not allowed";
	if (!text_is_email(mail->recipient) || is_unsafe(mail->subject, "")
		|| (mail->unsubscribe && is_unsafe(mail->unsubscribe, "<> ")) || files_unsafe(mail))
		return INVALID;
	struct pool *pool = pool_new();
	options_set(smtp);
	CURL *curl = smtp->curl;
	const char *type;
	struct smtp_reading *readings = POOL_ARRAY(pool, struct smtp_reading, mail->file_count + 1);
	curl_mime *mime = smtp_mime(pool, curl, mail, readings, &type);
	struct curl_slist *headers = headers_make(smtp, pool, mail);
	headers = header_add(headers, pool_printf(pool, "Content-Type: %s", type));
	struct curl_slist *recipients =
		header_add(NULL, pool_printf(pool, "<%s>", mail->recipient));
	const char *from = pool_printf(pool, "<%s>", smtp->from);
	smtp_need(curl_easy_setopt(curl, CURLOPT_MAIL_FROM, from) == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_MAIL_RCPT, recipients) == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers) == CURLE_OK);
	smtp_need(curl_easy_setopt(curl, CURLOPT_MIMEPOST, mime) == CURLE_OK);
	enum outcome outcome = smtp_perform(smtp);
	*error_r = smtp->error;
	if (outcome == UNAVAILABLE)
		outcome = readings_outcome(readings, mail->file_count);
	curl_easy_reset(curl);
	curl_mime_free(mime);
	curl_slist_free_all(headers);
	curl_slist_free_all(recipients);
	pool_free(&pool);
	return outcome;
}
