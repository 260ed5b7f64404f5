/* Which addresses a person may open; where a POST leads to when it took its object out of her
 * sight.
 */
#include <string.h>

#include "base/text.h"
#include "web/serve/serve_private.h"

/* The page that shows an address, with the values in it; NULL: none does. */
static const struct route *route_of(
	struct request *req, const char *address, const char *values[PATH_SEGMENTS])
{
	const struct server *server = req->private->server;
	const struct route *best = NULL;
	const char *found[PATH_SEGMENTS];
	struct path path;

	if (!path_split(req->pool, address, strcspn(address, "?#"), &path))
		return NULL;
	for (size_t i = 0; i < server->route_count; i++) {
		const struct route *route = &server->routes[i];

		if (!(route->page->view || route->page->raw)
			|| !pattern_match(req->pool, &route->pattern, &path, found))
			continue;
		if (best && best->pattern.literals >= route->pattern.literals)
			continue;
		best = route;
		memcpy(values, found, sizeof(found));
	}
	return best;
}

/* May the person look at what is at this address? */
static enum outcome sees(struct request *req, const char *address)
{
	const char *values[PATH_SEGMENTS];
	const struct route *route = route_of(req, address, values);
	struct access_roles roles;
	int64_t id = 0;

	if (!route)
		return NOT_FOUND;
	enum right right = route->page->right;
	if (route->object == PATH_SEGMENTS)
		return right == RIGHT_STAFF || access_has(&req->principal, right) ? OK : DENIED;
	enum object_kind kind = route->pattern.segments[route->object].kind;
	enum outcome outcome = object_find_roles(
		req->db, req->pool, &req->principal, kind, values[route->object], &id, &roles);
	return outcome ? outcome : access_judge(&req->principal, kind, roles, right);
}

/* Is the address one of the object that the request is about? Its roles are known. */
static bool of_this(const struct request *req, const struct route *route, const char *const *values)
{
	return route->object != PATH_SEGMENTS && req->object.kind != OBJECT_NONE
		&& route->pattern.segments[route->object].kind == req->object.kind
		&& text_equal(values[route->object], req->object.number);
}

/* Several addresses of a page are of one object, mostly of what its own is part of. */
static bool sees_beyond(struct request *req, const struct route *route, const char *const *values)
{
	struct request_private *private = req->private;
	enum object_kind kind = route->pattern.segments[route->object].kind;
	const char *number = values[route->object];
	int64_t id = 0;

	if (private->beyond.kind != kind || !text_equal(private->beyond.number, number)) {
		private->beyond.kind = kind;
		private->beyond.number = number;
		private->beyond.outcome = object_find_roles(req->db, req->pool, &req->principal,
			kind, number, &id, &private->beyond.roles);
	}
	return !private->beyond.outcome
		&& access_judge(&req->principal, kind, private->beyond.roles, route->page->right)
		== OK;
}

bool request_may_open(struct request *req, const char *address)
{
	const char *values[PATH_SEGMENTS];
	const struct route *route = route_of(req, address, values);

	if (!route)
		return false;
	if (route->object == PATH_SEGMENTS)
		return sees(req, address) == OK;
	return of_this(req, route, values) ? may(req, route->page->right)
					   : sees_beyond(req, route, values);
}

/* "<notice>_unseen" where there are such words, else "unseen". words: notice.unseen */
static const char *notice_of(struct request *req)
{
	const struct request_private *private = req->private;
	const char *notice = req->response->notice;
	const char *own = notice ? pool_printf(req->pool, "%s_unseen", notice) : "unseen";

	return render_word(private->server->render, private->lang,
		       pool_printf(req->pool, "notice.%s", own))
		? own
		: "unseen";
}

void lead_on(struct request *req)
{
	const char *location = req->response->location;

	if (!location || req->object.kind == OBJECT_NONE || req->principal.kind != PRINCIPAL_STAFF)
		return;
	char *address = pool_strdup(req->pool, location + strlen(req->base));
	enum outcome outcome = sees(req, address);
	if (outcome != DENIED && outcome != NOT_FOUND)
		return;
	address[strcspn(address, "?#")] = '\0';
	while ((outcome == DENIED || outcome == NOT_FOUND) && strrchr(address, '/') > address) {
		*strrchr(address, '/') = '\0';
		outcome = sees(req, address);
	}
	redirect_to(req, notice_of(req), "%s", outcome ? "/" : address);
}
