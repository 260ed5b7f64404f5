/*
 * Pages: one record beside its handlers; the program's table lists the records; the dispatcher does
 * what must not be forgotten, in this order:
 *
 *	address (404, 405) → session and principal → object in the path (404) → right and reach
 *	(403, 404, audited) → POST: body within limits (400, 413), form token (403, the form
 *	again), declared form (400, the form again) → in one transaction: the token is spent,
 *	admit, save → or admit → show → render.
 */
#ifndef BMS_WEB_PAGE_H
#define BMS_WEB_PAGE_H

#include "web/request.h"
#include "web/response.h"
#include "web/view.h"

/*
 * path    segments with placeholders: {project}, {vacancy}, {jobad}, {application} name objects by
 *         their number and are looked up; any other name is a plain value. A number may be followed
 *         by "-slug", which is ignored. The right is checked on the path's object of the right's
 *         kind; without an object in the path, having the right at all is enough. Two pages may
 *         share a path when they do not share a method. A value that opens something to whoever has
 *         the address is {token}: nothing of such a page is stored anywhere (no-store), nor is its
 *         address told on. One object at most; none with RIGHT_STAFF, nor with RIGHT_PUBLIC in the
 *         backend; {application} with RIGHT_OWN, none with RIGHT_ACCOUNT.
 * right   0 is refused at start
 * archived
 *         the page makes steps of its object, which lead out of the archive too; every other page
 *         whose right changes the object (right_changes), and every other POST, is refused for what
 *         is archived (RET-40)
 * scope   RIGHT_OWN: what a link that was mailed must let its visitor do (application/link.h); 0:
 *         the page is opened by no link
 * form    POST takes this form; NULL with save: a POST with nothing but the form token
 * lists   the lists it shows (web/list/list.h), NULL-terminated
 * view    template below templates/
 * title   language key of the page's title (title.<title>)
 * show    fills the dataset; NULL: nothing to fill
 *         GONE with a view set renders that view with status 410; CONFLICT with problems shows the
 *         form again (409)
 * admit   what the page asks of the state of its object (is it still a draft?), asked before show
 *         and before save alike, so that a POST gets no further than a GET (but for what the rule
 *         refuses with words, so that what was typed is shown again); the rules ask again under a
 *         lock. OK goes on, unless it has called redirect_to: then the browser is sent
 *         there. Other outcomes end with their error page. A page of RIGHT_OWN with save must have
 *         one.
 * now     fills a struct of the form with what its fields hold now; show calls it for form_show,
 *         and before save it is called inside the transaction and everything is merged field by
 *         field (merge.h). Its answer is also in req->now, fields the form does not declare (a
 *         version) included. OK or other outcomes as of save.
 * before  runs before the transaction of save, with the form read and checked, and commits by
 *         itself: for what must be counted even when the POST fails (tries of a password, rate
 *         limits) and for what takes long (hashes of passwords). Answers as save does; anything but
 *         OK ends the POST.
 * save    runs inside the transaction, may run twice after a deadlock; OK after redirect_to;
 *         INVALID with problems shows the page again (400)
 *         Where it leads must be in the person's sight afterwards; when the step itself ended that,
 *         she is led to the nearest page above (lead_on).
 * done    answers a POST whose token was spent by an earlier one (sent twice), as save does but
 *         outside a transaction; NULL: the page that says so
 * body    largest request body in bytes; 0: 256 KiB
 * bare_post
 *         a POST without form token, session and origin of ours, for programs that act for a person
 *         (List-Unsubscribe-Post, RFC 8058): its address holds a secret and says all there is to
 *         say, so that repeating it does no harm. Only with RIGHT_PUBLIC, without form and view;
 *         save answers with response_body
 * raw     show answers itself (feeds, downloads); view is NULL
 */
struct form;
struct list;
struct server;

struct page {
	const char *path;
	enum right right;
	int64_t scope;
	const struct form *form;
	const struct list *const *lists;
	const char *view;
	const char *title;
	enum outcome (*admit)(struct request *req);
	enum outcome (*show)(struct request *req);
	enum outcome (*now)(struct request *req, void *now_r);
	enum outcome (*before)(struct request *req);
	enum outcome (*save)(struct request *req);
	enum outcome (*done)(struct request *req);
	int64_t body;
	bool raw;
	bool bare_post;
	bool archived;
};

/* What a program is (web/serve/site.h). */
struct site {
	const char *name; /* "portal" or "backend" */
	const struct page *const *pages; /* NULL-terminated */
	enum session_world world;
	const char *cookie; /* its name */
	/* Not called for RIGHT_PUBLIC pages of the backend (health, sign-in of service accounts:
	 * visit). Says who is asking: fills req->principal, and req->session when there is one. OK;
	 * DENIED (shows the page view_denied, 403); UNAVAILABLE. */
	enum outcome (*identify)(struct request *req);
	/* RIGHT_PUBLIC pages of the backend: finds req->session when there is one; the principal
	 * stays a visitor. OK, UNAVAILABLE. May be NULL. */
	enum outcome (*visit)(struct request *req);
	/* Called once at start with the settings, before the first request. May be NULL. */
	void (*start)(const struct settings *settings);
	/* Fills what every page's frame needs (menu). Also called for error pages, but not for 503.
	 * May be NULL. */
	void (*frame)(struct request *req);
	/* --work: does what waits outside of requests, once; called every second until it is to
	 * end. `server` takes errands (web/serve/errand.h), which have its connection: `db` is
	 * another one. May be NULL: there is nothing of the kind. OK, UNAVAILABLE. */
	enum outcome (*work)(struct server *server, struct db *db, bool (*ending)(void));
	/* Notes a refused access in the audit (outside any transaction). May be NULL. */
	void (*refused)(struct request *req, enum outcome outcome);
	/* Where a visitor without account is led from pages of RIGHT_ACCOUNT, and whoever identify
	   says is signed out, with ?weiter=<path>; a POST is answered by the error page (403,
	   reason signed_out) that keeps what was typed. NULL: 404 as for what one may not know of.
	 */
	const char *sign_in;
	/* The same for pages of RIGHT_OWN and a visitor without visit (reason visit_over): a guest
	 * has nothing to sign in with. NULL: sign_in. */
	const char *resume;
	/* Decides RIGHT_OWN for a visitor. OK, NOT_FOUND, UNAVAILABLE. NULL: always NOT_FOUND. */
	enum outcome (*owns)(struct request *req, int64_t application_id);
	const char *view_error; /* template of error pages */
	const char *api; /* errors below this path are JSON (RFC 9457), not pages; may be NULL */
};

#endif
