/* Head and body of an answer, as they go to the web server. */
#include <limits.h>
#include <string.h>

#include "base/text.h"
#include "web/private.h"

static const char page_policy[] =
	"Content-Security-Policy: default-src 'none'; script-src 'self'; style-src 'self';"
	" img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self';"
	" frame-src 'self'; base-uri 'none'; frame-ancestors 'none'\r\n"
	"X-Frame-Options: DENY\r\n";
static const char common[] = "X-Content-Type-Options: nosniff\r\n"
			     "Permissions-Policy: camera=(), geolocation=(), microphone=()\r\n"
			     "Cross-Origin-Opener-Policy: same-origin\r\n";
/* Of an address that holds a secret not even our own server is told where a visitor comes from; not
 * "no-referrer", with which browsers keep back Origin too. */
static const char referrer[] = "Referrer-Policy: same-origin\r\n";
static const char referrer_secret[] = "Referrer-Policy: strict-origin\r\n";
static const char closed[] = "Cross-Origin-Resource-Policy: same-origin\r\n";
static const char across[] = "Cross-Origin-Resource-Policy: cross-origin\r\n"
			     "Access-Control-Allow-Origin: *\r\n";

static const char *reason_phrase(int status)
{
	switch (status) {
	case 200:
		return "OK";
	case 301:
		return "Moved Permanently";
	case 303:
		return "See Other";
	case 304:
		return "Not Modified";
	case 400:
		return "Bad Request";
	case 403:
		return "Forbidden";
	case 404:
		return "Not Found";
	case 405:
		return "Method Not Allowed";
	case 409:
		return "Conflict";
	case 410:
		return "Gone";
	case 413:
		return "Content Too Large";
	case 429:
		return "Too Many Requests";
	case 503:
		return "Service Unavailable";
	default:
		return "Internal Server Error";
	}
}

static bool sharable(const struct request *req, int status)
{
	const struct response *response = req->response;
	return response->cache && !response->personal && !req->post
		&& (status == 200 || status == 303 || status == 410);
}

/* The web server counts in whole seconds: a life time of one would be nearly two. The order of the
 * lines matters: nginx before 1.23 reads Cache-Control only where it comes first, and then needs a
 * life time there. */
static void sharing(const struct request *req, struct buf *head)
{
	long long second = req->private->began;
	if (req->response->cache == CACHE_OUTAGE)
		buf_printf(head,
			"Cache-Control: max-age=0, s-maxage=1, stale-if-error=60\r\n"
			"X-Accel-Expires: @%lld\r\n",
			second);
	else
		buf_printf(head, "X-Accel-Expires: @%lld\r\nCache-Control: no-cache\r\n", second);
}

static bool secret_address(const struct request *req)
{
	return req->private->route && req->private->route->secret;
}

static void caching(const struct request *req, int status, struct buf *head)
{
	const struct response *response = req->response;
	bool own = req->site->world == SESSION_BACKEND || req->session.token || response->cookie
		|| secret_address(req);
	if (response->shared)
		shared_headers(req, head);
	else if (own)
		buf_str(head, "Cache-Control: private, no-store\r\n");
	else if (sharable(req, status))
		sharing(req, head);
	else
		buf_str(head, "Cache-Control: private, no-cache\r\n");
}

static void cookie(const struct request *req, struct buf *head)
{
	const struct server *server = req->private->server;
	if (!req->response->cookie)
		return;
	buf_printf(head, "Set-Cookie: %s=%s; Path=/; HttpOnly; SameSite=Lax%s%s\r\n",
		server->cookie, req->session.token ? req->session.token : "",
		server->secure ? "; Secure" : "", req->session.token ? "" : "; Max-Age=0");
}

void output_head(
	struct request *req, int status, const char *mime, int64_t length, const char *more)
{
	struct response *response = req->response;
	struct buf head;
	buf_init(&head, req->pool);
	buf_printf(&head, "Status: %d %s\r\n", status, reason_phrase(status));
	if (mime)
		buf_printf(&head, "Content-Type: %s\r\n", mime);
	if (status != 304 && length >= 0)
		buf_printf(&head, "Content-Length: %lld\r\n", (long long)length);
	buf_printf(&head, "Content-Language: %s\r\n", req->lang);
	buf_str(&head, more ? more : page_policy);
	buf_add(&head, common, sizeof(common) - 1);
	buf_str(&head, secret_address(req) ? referrer_secret : referrer);
	buf_str(&head, response->open ? across : closed);
	if (response->started)
		buf_str(&head, "Cache-Control: private, no-store\r\n");
	else
		caching(req, status, &head);
	cookie(req, &head);
	if (response->location)
		buf_printf(&head, "Location: %s\r\n", response->location);
	if (response->refused)
		buf_printf(&head, "BMS-Refused: %d\r\n", response->refused);
	if (response->allow)
		buf_printf(&head, "Allow: %s\r\n", response->allow);
	if (status == 503 || status == 429)
		buf_printf(&head, "Retry-After: %d\r\n", status == 503 ? 5 : 60);
	buf_str(&head, "\r\n");
	response->status = status;
	if (FCGX_PutStr(head.data, (int)head.length, req->private->fcgi->out) < 0)
		response->cut = true;
}

void output_bytes(struct request *req, const void *bytes, size_t length)
{
	struct response *response = req->response;
	const char *at = bytes;
	while (length > 0 && !req->private->head && !response->cut) {
		int piece = length < INT_MAX ? (int)length : INT_MAX;
		if (FCGX_PutStr(at, piece, req->private->fcgi->out) < 0) {
			response->cut = true;
			break;
		}
		at += piece;
		length -= (size_t)piece;
		response->sent += (size_t)piece;
	}
}

void output_html(struct request *req, int status, const struct buf *body)
{
	output_head(req, status, "text/html; charset=utf-8", (int64_t)body->length, NULL);
	output_bytes(req, body->data, body->length);
}

void output_answer(struct request *req)
{
	const struct response *response = req->response;
	if (response->location) {
		notice_send(req);
		output_head(req, response->status, NULL, 0, NULL);
		return;
	}
	int status = response->shared ? shared_status(req)
		: response->status    ? response->status
				      : 200;
	output_head(req, status, status == 304 ? NULL : response->mime, (int64_t)response->length,
		NULL);
	if (status != 304)
		output_bytes(req, response->bytes, response->length);
}
