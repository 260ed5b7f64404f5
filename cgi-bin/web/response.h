/* Answers other than a rendered page. */
#ifndef BMS_WEB_RESPONSE_H
#define BMS_WEB_RESPONSE_H

#include "web/request.h"

/*
 * Sends the browser on (303) to an address of this site, without base. `notice` names what happened
 * (language key notice.<notice>), said once by the page it leads to (notice.c); NULL: nothing.
 * Always OK, so that handlers end with `return redirect_to(…)`.
 */
enum outcome redirect_to(struct request *req, const char *notice, const char *format, ...)
	__attribute__((format(printf, 3, 4)));

/*
 * Something the page that redirect_to leads to shows once (which files were not taken): sealed in
 * the session with what was typed beside the form, so only where there is one; `name` tells several
 * apart. The page asks redirect_carried; NULL: nothing.
 */
void redirect_carry(struct request *req, const char *name, const char *text);
const char *redirect_carried(struct request *req, const char *name);

/*
 * In save, when the person leaves the path's object for another one: what was typed into `form`,
 * beside the one that was sent waits for her here, two hours at most and as long as her session;
 * nothing else of what was typed beside goes along. Nothing waits where nothing is typed. OK,
 * UNAVAILABLE.
 */
enum outcome beside_leave(struct request *req, const char *form);
/* In show, before the form: what waits here is in it again. OK, UNAVAILABLE. */
enum outcome beside_return(struct request *req, const char *form);
/* In save, when the form was taken. OK, UNAVAILABLE. */
enum outcome beside_end(struct request *req);

/* A whole body of another kind than HTML, e.g. "application/atom+xml; charset=utf-8"; the bytes are
 * sent after the handler's end. OK. */
enum outcome response_body(struct request *req, const char *mime, const char *bytes, size_t length);

/* Is it a kind that browsers show safely, also in a frame of our own pages? */
bool response_shown(const char *mime);

/*
 * A download in pieces. Headers make it safe: nosniff, its own CSP with sandbox, no caching;
 * `inline_` only takes effect for kinds a browser shows safely (PDF, PNG, JPEG), everything else is
 * offered as attachment. After begin the status cannot change any more: a handler that fails later
 * returns the outcome and the connection is cut, so that the browser sees an incomplete file, not a
 * wrong one. `length` in bytes; -1: not known, for HEAD alone.
 */
enum outcome response_begin(
	struct request *req, const char *mime, const char *filename, bool inline_, int64_t length);
enum outcome response_write(struct request *req, const void *bytes, size_t length);

/*
 * Answers with a whole HTML document that is no page of this program, in a frame or by itself: it
 * is shown by its own style, and no script, picture, form or link of it does anything. OK,
 * UNAVAILABLE.
 */
enum outcome response_document(struct request *req, const char *html);

/* Sets the session cookie to the request's new session (after session_begin), or removes it when
 * session.token is NULL. */
void response_session_cookie(struct request *req);

/*
 * For public data in other forms than pages (feeds, the API): anybody may keep the body given by
 * response_body for a second, whatever cookies came along, and scripts of other sites may read it.
 * It gets an ETag of its bytes and, unless `changed` is -1, Last-Modified; who has it already is
 * answered 304.
 */
void response_shared(struct request *req, int64_t changed);

/* What the web server may do with an answer to visitors without a session. */
enum cache {
	CACHE_NOT, /* (the default) ask for it each time */
	CACHE_SECOND, /* give it to others until the second in which the request came is over */
	CACHE_OUTAGE, /* likewise; and for a minute while no worker can be reached */
};

/*
 * The same page for everybody: 200, 410 and what redirect_to says may then be shared. A second is
 * the most that may pass before a page shows what changed, so nothing that ends (an ad) may say
 * CACHE_OUTAGE.
 */
void response_cache(struct request *req, enum cache cache);

#endif
