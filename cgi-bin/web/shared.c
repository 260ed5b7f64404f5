/* Public data for programs: bodies others may keep, asked for again by their ETag or their age. */
#include <string.h>
#include <time.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "web/private.h"

#define ETAG_BYTES 12

void response_shared(struct request *req, int64_t changed)
{
	req->response->shared = true;
	req->response->open = true;
	req->response->changed = changed;
}

/* Is it in the client's list? A web server that packs the body marks the tag as weak: for reading,
 * that is the same. */
static bool has_tag(const char *list, const char *etag)
{
	size_t length = strlen(etag);
	for (const char *at = list; *at;) {
		at += strspn(at, " \t,");
		if (*at == '*')
			return true;
		if (strncmp(at, "W/", 2) == 0)
			at += 2;
		size_t size = strcspn(at, ", \t");
		if (size == length && strncmp(at, etag, length) == 0)
			return true;
		at += size;
	}
	return false;
}

static char *http_date(struct pool *pool, int64_t seconds)
{
	static const char *const days[] = {"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
	static const char *const months[] = {
		"Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
	time_t at = (time_t)seconds;
	struct tm tm;
	gmtime_r(&at, &tm);
	return pool_printf(pool, "%s, %02d %s %d %02d:%02d:%02d GMT", days[tm.tm_wday], tm.tm_mday,
		months[tm.tm_mon], tm.tm_year + 1900, tm.tm_hour, tm.tm_min, tm.tm_sec);
}

/* The instant of such a date, or -1. */
static int64_t http_date_read(const char *text)
{
	struct tm tm = {0};
	const char *end = strptime(text, "%a, %d %b %Y %H:%M:%S GMT", &tm);
	return end && !*end ? (int64_t)timegm(&tm) : -1;
}

static bool not_modified(const struct request *req)
{
	const struct response *response = req->response;
	const char *tags = request_header(req, "HTTP_IF_NONE_MATCH");
	if (tags)
		return has_tag(tags, response->etag);
	const char *since = request_header(req, "HTTP_IF_MODIFIED_SINCE");
	return since && response->changed >= 0 && http_date_read(since) >= response->changed;
}

int shared_status(struct request *req)
{
	struct response *response = req->response;
	uint8_t digest[CRYPTO_KEY_SIZE];
	crypto_sha256(response->bytes, response->length, digest);
	response->etag =
		pool_printf(req->pool, "\"%s\"", crypto_hex(req->pool, digest, ETAG_BYTES));
	return not_modified(req) ? 304 : 200;
}

void shared_headers(const struct request *req, struct buf *head)
{
	const struct response *response = req->response;
	buf_printf(head,
		"X-Accel-Expires: @%lld\r\nCache-Control: public, max-age=1\r\nETag: %s\r\n",
		(long long)req->private->began, response->etag);
	if (response->changed >= 0)
		buf_printf(head, "Last-Modified: %s\r\n", http_date(req->pool, response->changed));
}
