/*
 * What has just been done, and what was typed beside it (beside.c): said once by the page that the
 * browser is sent to. It waits in the session, bound to that page and to five minutes. Where there
 * is no session (no cookie before somebody signs in) it goes with the address, signed for that
 * page, that client and those minutes: nobody can make another one read it.
 */
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/crypto.h"
#include "base/text.h"
#include "web/private.h"

#define LIFE 300 /* seconds */
#define DIGEST 16 /* bytes of a MAC */
#define KEY_MAX 80
#define MORE_MAX 300 /* characters of what others have changed */

/* The page of an address: what stands before query and place. */
static const char *page_of(struct request *req, const char *address)
{
	const char *start = strncmp(address, "/en/", 4) == 0 ? address + 3 : address;
	return pool_strndup(req->pool, start, strcspn(start, "?#"));
}

static const char *digest(struct request *req, const char *text)
{
	uint8_t mac[CRYPTO_KEY_SIZE];
	crypto_hmac(req->private->server->form_key, text, strlen(text), mac);
	return crypto_hex(req->pool, mac, DIGEST);
}

static const char *signature(
	struct request *req, const char *page, const char *key, const char *time)
{
	const char *client = request_param(req, "REMOTE_ADDR"), *agent = request_agent(req);
	return digest(req,
		pool_printf(req->pool, "notice %s\n%s\n%s\n%s\n%s", page, key, time,
			client ? client : "", agent ? agent : ""));
}

bool is_code(const char *code)
{
	static const char allowed[] =
		"abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789_-";
	return *code && strlen(code) <= KEY_MAX && !code[strspn(code, allowed)];
}

enum outcome notice_store(struct db *db, struct request *req)
{
	struct response *response = req->response;
	size_t length = 0;
	if (!response->location || !req->session.token)
		return OK;
	const void *beside = beside_seal(req, &length);
	if (!response->notice && !beside)
		return OK;
	const char *more = req->private->adopted.length ? req->private->adopted.data : "";
	const char *text = pool_printf(req->pool, "%lld %s %s %s", (long long)clock_now(),
		digest(req, page_of(req, response->location)),
		response->notice ? response->notice : "-",
		text_ellipsis(req->pool, more, MORE_MAX));
	response->notice = NULL;
	return session_notice_set(db, req->site->world, req->session.id, text, beside, length);
}

static enum outcome store_work(struct db *db, void *context)
{
	return notice_store(db, context);
}

void notice_send(struct request *req)
{
	struct response *response = req->response;
	const char *key = response->notice;
	if (!key || (req->session.token && db_transaction(req->db, store_work, req) == OK))
		return;
	const char *time = pool_printf(req->pool, "%lld", (long long)clock_now());
	const char *page = page_of(req, response->location);
	response->notice = NULL;
	response->location = url_with(req, response->location, "meldung",
		pool_printf(req->pool, "%s.%s.%s", key, time, signature(req, page, key, time)));
}

static bool fresh(const char *time)
{
	int64_t at;
	int64_t now = clock_now();
	return text_to_int(time, 0, INT64_MAX, &at) && at <= now && now - at < LIFE;
}

/* From the address. NULL: none that is right. */
static const char *from_address(struct request *req)
{
	const char *sent = request_query(req, "meldung");
	char *key = sent ? pool_strdup(req->pool, sent) : NULL;
	char *time = key ? strchr(key, '.') : NULL;
	char *mac = time ? strchr(time + 1, '.') : NULL;
	if (!mac)
		return NULL;
	*time++ = *mac++ = '\0';
	return fresh(time)
			&& strcmp(mac,
				   signature(
					   req, page_of(req, req->private->address.url), key, time))
				== 0
		? key
		: NULL;
}

static enum outcome clear_work(struct db *db, void *context)
{
	const struct request *req = context;
	return session_notice_set(db, req->site->world, req->session.id, NULL, NULL, 0);
}

/* From the session, where it is then gone. */
static const char *from_session(struct request *req, const char **more_r)
{
	char *time = pool_strdup(req->pool, req->session.notice);
	char *page = strchr(time, ' '), *key = page ? strchr(page + 1, ' ') : NULL;
	char *more = key ? strchr(key + 1, ' ') : NULL;
	if (!more)
		return NULL;
	*page++ = *key++ = *more++ = '\0';
	bool here = strcmp(page, digest(req, page_of(req, req->private->address.url))) == 0;
	const void *beside;
	size_t length;
	if (here && fresh(time)
		&& session_beside(
			   req->db, req->pool, req->site->world, req->session.id, &beside, &length)
			== OK
		&& beside)
		beside_open(req, beside, length);
	if (here || !fresh(time))
		db_transaction(req->db, clear_work, req);
	*more_r = more;
	return here && fresh(time) ? key : NULL;
}

void notice_show(struct request *req, struct view *page)
{
	const struct request_private *private = req->private;
	const char *more = "";
	if (req->post || private->head || !private->route)
		return;
	const char *key = req->session.notice ? from_session(req, &more) : NULL;
	if (!key)
		key = from_address(req);
	if (!key || !is_code(key))
		return;
	req->response->personal = true;
	view_set(page, "notice",
		render_word(private->server->render, private->lang,
			pool_printf(req->pool, "notice.%s", key)));
	if (*more)
		view_set(page, "notice_more", more);
}
