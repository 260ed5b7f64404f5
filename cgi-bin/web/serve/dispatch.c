/* From an address to an answer; the order of the steps is the one page.h promises. */
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "choice/choice.h"
#include "web/serve/serve_private.h"

enum found { FOUND, FOUND_NOTHING, FOUND_METHOD, FOUND_SLASH };

static bool takes(const struct page *page, bool post)
{
	return post ? page->save != NULL : page->view || page->raw;
}

/* Language, path and method. False when the address is none of ours. */
static bool read_address(struct request *req)
{
	struct request_private *private = req->private;
	const char *uri = request_header(req, "REQUEST_URI");
	if (!uri)
		return false;
	size_t length = strcspn(uri, "?");
	if (strncmp(uri, "/en", 3) == 0 && (length == 3 || uri[3] == '/')
		&& strncmp(uri, "/en/-/", 6) != 0) {
		private->lang = 1;
		req->lang = "en";
		req->base = "/en";
		uri += 3;
		length -= 3;
	}
	if (!path_split(req->pool, uri, length, &private->address)) {
		/* "/en" is the start page without its slash: treated like a slash too many */
		private->address.slash = req->private->lang == 1 && length == 0;
		private->address.text = private->address.url = "/";
		req->path = "/";
		return private->address.slash;
	}
	req->path = private->address.text;
	return true;
}

/* The page with most literals at the front wins; `/a/neu` comes before `/a/{name}`. */
static enum found find_route(struct request *req, bool known_method)
{
	struct request_private *private = req->private;
	struct server *server = private->server;
	bool get = false, post = false;
	const char *values[PATH_SEGMENTS];
	for (size_t i = 0; i < server->route_count; i++) {
		struct route *route = &server->routes[i];
		if (!pattern_match(req->pool, &route->pattern, &private->address, values))
			continue;
		get = get || takes(route->page, false);
		post = post || takes(route->page, true);
		if (!known_method || !takes(route->page, req->post))
			continue;
		if (private->route && private->route->pattern.literals >= route->pattern.literals)
			continue;
		private->route = route;
		memcpy(private->values, values, sizeof(values));
	}
	if (!get && !post)
		return FOUND_NOTHING;
	if (private->address.slash && private->route)
		return req->post ? FOUND_NOTHING : FOUND_SLASH;
	if (!private->route) {
		req->response->allow = get && post ? "GET, HEAD, POST" : get ? "GET, HEAD" : "POST";
		return FOUND_METHOD;
	}
	req->page = private->route->page;
	return FOUND;
}

bool page_of_address(struct request *req)
{
	return find_route(req, true) == FOUND;
}

static enum found page_find(struct request *req)
{
	const char *method = request_header(req, "REQUEST_METHOD");
	req->private->head = text_equal(method, "HEAD");
	req->post = text_equal(method, "POST");
	bool known = req->post || req->private->head || text_equal(method, "GET");
	return read_address(req) ? find_route(req, known) : FOUND_NOTHING;
}

static void redirect_slash(struct request *req)
{
	const char *query = request_header(req, "QUERY_STRING");
	redirect_to(req, NULL, "%s%s%s", req->private->address.url, query ? "?" : "",
		query ? query : "");
	req->response->status = 301;
	output_answer(req);
}

static enum outcome visitor_identify(struct request *req)
{
	bool open = req->page && req->page->right == RIGHT_PUBLIC
		&& req->site->world == SESSION_BACKEND;
	if (open)
		return req->site->visit ? req->site->visit(req) : OK;
	return req->site->identify(req);
}

/* Do the roles that reach the path's object decide? */
static bool roles_decide(const struct request *req)
{
	enum right right = req->page->right;
	return req->principal.kind == PRINCIPAL_STAFF && right > RIGHT_NONE && right < RIGHT_COUNT;
}

static enum outcome path_object(struct request *req)
{
	const struct request_private *private = req->private;
	size_t place = private->route->object;
	if (place == PATH_SEGMENTS)
		return OK;
	req->object.kind = private->route->pattern.segments[place].kind;
	req->object.number = private->values[place];
	if (!roles_decide(req))
		return object_find(req->db, req->object.kind, req->object.number, &req->object.id);
	return object_find_roles(req->db, req->pool, &req->principal, req->object.kind,
		req->object.number, &req->object.id, &req->object.roles);
}

static enum outcome ask_access(struct request *req)
{
	enum right right = req->page->right;
	if (right == RIGHT_PUBLIC)
		return OK;
	if (right == RIGHT_ACCOUNT)
		return req->principal.account ? OK : DENIED;
	if (right == RIGHT_OWN)
		return req->site->owns ? req->site->owns(req, req->object.id) : NOT_FOUND;
	if (req->principal.kind != PRINCIPAL_STAFF)
		return DENIED;
	if (right == RIGHT_STAFF)
		return OK;
	if (right == RIGHT_ADMIN || right == RIGHT_SUPER)
		return access_has(&req->principal, right) ? OK : DENIED;
	if (req->object.kind == OBJECT_NONE)
		return access_has(&req->principal, right) ? OK : DENIED;
	if (req->object.roles.archived && !req->page->archived
		&& (req->post || right_changes(right)))
		right = RIGHT_NONE; /* she may know of it */
	return access_judge(&req->principal, req->object.kind, req->object.roles, right);
}

/* Somebody who is not signed in (any more), or whose visit is over. */
static bool must_sign_in(const struct request *req)
{
	if (!req->site->sign_in)
		return false;
	enum right right = req->page->right;
	return (right == RIGHT_ACCOUNT && !req->principal.account)
		|| (right == RIGHT_OWN && !req->session.token);
}

static void lead_to_sign_in(struct request *req)
{
	bool visit = req->page->right == RIGHT_OWN && req->site->resume;
	if (req->post) {
		error_page(req, 403, visit ? "visit_over" : "signed_out");
		return;
	}
	struct buf where;
	buf_init(&where, req->pool);
	buf_url(&where, req->private->address.url);
	redirect_to(req, NULL, "%s?weiter=%s", visit ? req->site->resume : req->site->sign_in,
		where.data);
	output_answer(req);
}

enum outcome request_admit(struct request *req)
{
	enum outcome outcome = path_object(req);
	if (outcome)
		return outcome;
	outcome = ask_access(req);
	if ((outcome == DENIED || outcome == NOT_FOUND) && req->site->refused)
		req->site->refused(req, outcome);
	return outcome;
}

void page_render(struct request *req, int status)
{
	struct request_private *private = req->private;
	struct server *server = private->server;
	struct route *route = private->route;
	if (!route->template || server->reload)
		route->template = render_template(server->render, req->page->view);
	if (!route->template) {
		error_page(req, 500, NULL);
		return;
	}
	if (req->site->frame)
		req->site->frame(req);
	view_int(req, "Page.status", status);
	view_bool(req, "Page.left_out", private->left_out);
	view_bool(req, "Page.kept_gone", private->kept_gone);
	(view_get(req->view, "Page.german") ? view_crumb_german : view_crumb)(
		req, view_get(req->view, "Page.title"), NULL);
	server->body.length = 0;
	if (render_run(server->render, route->template, private->lang, req->view, &server->body))
		output_html(req, status, &server->body);
	else
		error_page(req, 500, NULL);
}

enum outcome page_admit(struct request *req, bool *led_away_r)
{
	enum outcome outcome = req->page->admit ? req->page->admit(req) : OK;
	*led_away_r = !outcome && req->response->location;
	return outcome;
}

enum outcome page_fill(struct request *req)
{
	const struct page *page = req->page;
	bool led_away;
	enum outcome outcome = page_admit(req, &led_away);
	if (outcome || led_away)
		return outcome;
	if (page->view) {
		struct request_private *private = req->private;
		const char *key = pool_printf(req->pool, "title.%s", page->title);
		view_frame(req, 200, view_word(req, key));
		private->crumbs = 0;
	}
	req->private->asked = true;
	return page->show ? page->show(req) : OK;
}

static void show_filled(struct request *req)
{
	if (req->post) /* shown again */
		form_show_unshown(req);
	page_render(req, 200);
}

static void show_page(struct request *req)
{
	struct response *response = req->response;
	enum outcome outcome = again_asked(req) ? again_show(req) : OK;
	if (!outcome && !response->location)
		outcome = page_fill(req);
	if (response->started)
		response->cut =
			response->cut || outcome || (response->left > 0 && !req->private->head);
	else if (outcome == GONE && req->page->view && req->private->asked)
		page_render(req, 410); /* not what admit refused: that page has nothing to show */
	else if (outcome)
		error_page(req, status_of(outcome), NULL);
	else if (response->location || response->mime)
		output_answer(req);
	else if (req->page->view)
		show_filled(req);
	else
		error_page(req, 500, NULL);
}

static void request_answer(struct request *req)
{
	enum found found = page_find(req);
	if (found == FOUND_SLASH) {
		redirect_slash(req);
		return;
	}
	enum outcome outcome = visitor_identify(req);
	if (outcome == DENIED && req->signed_out) {
		lead_to_sign_in(req);
		return;
	}
	if (outcome) {
		error_page(req, status_of(outcome), outcome == DENIED ? "no_access" : NULL);
		return;
	}
	if (found != FOUND) {
		error_page(req, found == FOUND_METHOD ? 405 : 404, NULL);
		return;
	}
	if (must_sign_in(req)) {
		lead_to_sign_in(req);
		return;
	}
	outcome = request_admit(req);
	if (outcome)
		error_page(req, status_of(outcome), NULL);
	else if (req->post)
		save_run(req);
	else
		show_page(req);
}

struct request *request_begin(struct server *server, FCGX_Request *fcgi)
{
	struct request *req = POOL_NEW(server->request_pool, struct request);
	req->pool = server->request_pool;
	req->db = server->db;
	choices_ask();
	req->settings = server->settings;
	req->site = server->site;
	req->lang = "de";
	req->base = "";
	req->path = "/";
	req->principal.lang = "de";
	req->response = POOL_NEW(req->pool, struct response);
	req->private = POOL_NEW(req->pool, struct request_private);
	req->private->server = server;
	req->private->fcgi = fcgi;
	req->private->spool = -1;
	req->private->began = clock_now();
	return req;
}

/* Constant words only: a method is whatever the client wrote. */
static const char *method_name(const struct request *req)
{
	static const char *const known[] = {"GET", "HEAD", "POST", "OPTIONS", "PUT", "DELETE"};
	const char *method = request_header(req, "REQUEST_METHOD");
	for (size_t i = 0; i < sizeof(known) / sizeof(known[0]); i++)
		if (text_equal(method, known[i]))
			return known[i];
	return "other";
}

/* An address of no page, for whoever develops: elsewhere it may hold somebody's words, or a link's
 * token. */
static const char *lost_address(const struct request *req)
{
	if (req->page || !req->private->server->reload)
		return "";
	return pool_printf(req->pool, " address=\"%s\"", req->path);
}

static void request_log(const struct request *req, const char *method, int64_t start)
{
	const struct response *response = req->response;
	log_info("request", "page=%s method=%s status=%d us=%lld bytes=%zu%s%s%s",
		req->page ? req->page->path : "-", method, response->status,
		(long long)(clock_ticks_us() - start), response->sent,
		response->cut ? " cut=1" : "",
		response->refused ? pool_printf(req->pool, " refused=%d", response->refused) : "",
		lost_address(req));
}

void dispatch(struct server *server, FCGX_Request *fcgi)
{
	int64_t start = clock_ticks_us();
	struct request *req = request_begin(server, fcgi);
	const char *method = method_name(req);
	render_refresh(server->render);
	request_answer(req);
	/* Without a proper end the browser sees that something is missing. */
	if (req->response->cut)
		FCGX_Free(fcgi, 1);
	else
		FCGX_Finish_r(fcgi);
	request_log(req, method, start);
	body_end(req);
	if (req->view)
		view_free(&req->view);
	pool_clear(server->request_pool);
}
