/* What handlers answer with instead of a page. */
#include "web/response.h"

#include <stdarg.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"
#include "web/private.h"

const char *url_with(struct request *req, const char *address, const char *name, const char *value)
{
	struct buf buf;
	buf_init(&buf, req->pool);
	size_t length = strcspn(address, "#");
	buf_add(&buf, address, length);
	buf_printf(&buf, "%c%s=", memchr(address, '?', length) ? '&' : '?', name);
	buf_url(&buf, value);
	buf_str(&buf, address + length);
	return buf.data;
}

/* Nothing in an address may end the header or lead to another site. */
static const char *safe_address(struct request *req, const char *address)
{
	struct buf buf;
	buf_init(&buf, req->pool);
	buf_str(&buf, req->base);
	buf_char(&buf, '/');
	for (const char *at = address + strspn(address, "/\\"); *at; at++) {
		unsigned char c = (unsigned char)*at;
		if (c <= ' ' || c >= 0x7f || strchr("\"<>\\", c))
			buf_printf(&buf, "%%%02X", c);
		else
			buf_char(&buf, (char)c);
	}
	return buf.data;
}

enum outcome redirect_to(struct request *req, const char *notice, const char *format, ...)
{
	va_list args;
	va_start(args, format);
	const char *address = pool_vprintf(req->pool, format, args);
	va_end(args);
	req->response->notice = notice;
	req->response->status = 303;
	req->response->location = safe_address(req, address);
	return OK;
}

enum outcome response_body(struct request *req, const char *mime, const char *bytes, size_t length)
{
	req->response->mime = mime;
	req->response->bytes = bytes;
	req->response->length = length;
	return OK;
}

static const char pdf_policy[] =
	"Content-Security-Policy: default-src 'none'; object-src 'self'; frame-ancestors 'self'\r\n"
	"X-Frame-Options: SAMEORIGIN\r\n";
/* Browsers lay out the document they make of a picture by a style of its own. */
static const char image_policy[] = "Content-Security-Policy: default-src 'none'; sandbox;"
				   " style-src 'unsafe-inline'; frame-ancestors 'self'\r\n"
				   "X-Frame-Options: SAMEORIGIN\r\n";
static const char file_policy[] = "Content-Security-Policy: default-src 'none'; sandbox\r\n"
				  "X-Frame-Options: DENY\r\n";

bool response_shown(const char *mime)
{
	return text_equal(mime, "application/pdf") || text_equal(mime, "image/png")
		|| text_equal(mime, "image/jpeg");
}

static const char *policy_of(const char *mime, bool shown)
{
	if (!shown)
		return file_policy;
	return text_equal(mime, "application/pdf") ? pdf_policy : image_policy;
}

/* An old-style name for old programs beside the real one (RFC 6266). */
static void disposition(struct buf *buf, const char *filename, bool inline_)
{
	buf_printf(buf, "Content-Disposition: %s; filename=\"", inline_ ? "inline" : "attachment");
	for (const char *at = filename; *at; at++) {
		unsigned char c = (unsigned char)*at;
		buf_char(buf, c < ' ' || c >= 0x7f || strchr("\"\\%;", c) ? '_' : (char)c);
	}
	buf_str(buf, "\"; filename*=UTF-8''");
	buf_url(buf, filename);
	buf_str(buf, "\r\n");
}

enum outcome response_begin(
	struct request *req, const char *mime, const char *filename, bool inline_, int64_t length)
{
	struct buf more;
	buf_init(&more, req->pool);
	bool shown = inline_ && response_shown(mime);
	buf_str(&more, policy_of(mime, shown));
	disposition(&more, filename, shown);
	req->response->personal = true;
	req->response->started = true;
	req->response->left = length;
	output_head(req, 200, mime, length, more.data);
	return OK;
}

/* A document of its own: its style counts, nothing in it runs, asks anybody, or leads anywhere. */
static const char document_policy[] = "Content-Security-Policy: default-src 'none'; sandbox;"
				      " style-src 'unsafe-inline'; frame-ancestors 'self'\r\n"
				      "X-Frame-Options: SAMEORIGIN\r\n";

enum outcome response_document(struct request *req, const char *html)
{
	size_t length = strlen(html);

	req->response->personal = true;
	req->response->started = true;
	req->response->left = (int64_t)length;
	output_head(req, 200, "text/html; charset=utf-8", (int64_t)length, document_policy);
	return response_write(req, html, length);
}

enum outcome response_write(struct request *req, const void *bytes, size_t length)
{
	struct response *response = req->response;
	if (!response->started || (int64_t)length > response->left)
		log_fatal("response_write", "reason=length");
	response->left -= (int64_t)length;
	output_bytes(req, bytes, length);
	return response->cut ? UNAVAILABLE : OK;
}

void response_session_cookie(struct request *req)
{
	req->response->cookie = true;
}

void response_cache(struct request *req, enum cache cache)
{
	req->response->cache = cache;
}
