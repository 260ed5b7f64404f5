/* What handlers ask of a request. */
#include "web/request.h"

#include <errno.h>
#include <string.h>
#include <unistd.h>

#include "base/log.h"
#include "base/text.h"
#include "web/private.h"

#define QUERY_VALUE 500
#define QUERY_VALUES 50

const char *request_header(const struct request *req, const char *name)
{
	const char *value = FCGX_GetParam(name, req->private->fcgi->envp);
	return text_empty(value) ? NULL : value;
}

const char *request_param(const struct request *req, const char *name)
{
	if (strncmp(name, "HTTP_", 5) == 0)
		log_fatal("request_param", "reason=client_header");
	return request_header(req, name);
}

const char *request_agent(const struct request *req)
{
	return request_header(req, "HTTP_USER_AGENT");
}

const char *request_session_token(const struct request *req)
{
	const char *name = req->private->server->cookie;
	size_t length = strlen(name);
	const char *at = request_header(req, "HTTP_COOKIE");
	while (at && *at) {
		at += strspn(at, "; ");
		size_t size = strcspn(at, ";");
		if (size > length && strncmp(at, name, length) == 0 && at[length] == '=')
			return pool_strndup(req->pool, at + length + 1, size - length - 1);
		at += size;
	}
	return NULL;
}

struct view *request_view(struct request *req)
{
	if (!req->view)
		req->view = view_new();
	return req->view;
}

const char *request_path_value(const struct request *req, const char *name)
{
	const struct request_private *private = req->private;
	if (!private->route)
		return NULL;
	const struct pattern *pattern = &private->route->pattern;
	for (size_t i = 0; i < pattern->count; i++)
		if (pattern->segments[i].placeholder
			&& strcmp(pattern->segments[i].text, name) == 0)
			return private->values[i];
	return NULL;
}

int64_t request_path_int(const struct request *req, const char *name)
{
	const char *text = request_path_value(req, name);
	int64_t number;
	return text && text_to_int(text, INT64_MIN, INT64_MAX, &number) ? number : 0;
}

const struct pairs *request_query_pairs(const struct request *req)
{
	struct request_private *private = req->private;
	if (!private->query_parsed) {
		private->query_parsed = true;
		const char *query = request_header(req, "QUERY_STRING");
		if (query && pairs_parse(req->pool, query, strlen(query), &private->query))
		private->left_out = true;
	}
	return &private->query;
}

void request_left_out(const struct request *req)
{
	req->private->left_out = true;
}

bool request_left_any(const struct request *req)
{
	return req->private->left_out;
}

static bool usable(const struct request *req, const struct pair *pair)
{
	bool good = !pair->broken && text_length(pair->value) <= QUERY_VALUE;
	if (!good)
		request_left_out(req);
	return good;
}

const char *request_query(const struct request *req, const char *name)
{
	const struct pair *pair = pairs_find(request_query_pairs(req), name);
	return pair && usable(req, pair) ? pair->value : NULL;
}

int64_t request_query_int(const struct request *req, const char *name, int64_t fallback)
{
	const char *text = request_query(req, name);
	int64_t number;
	return text && text_to_int(text, INT64_MIN, INT64_MAX, &number) ? number : fallback;
}

const char *const *request_query_all(const struct request *req, const char *name, size_t *count_r)
{
	const struct pairs *pairs = request_query_pairs(req);
	const char **values = POOL_ARRAY(req->pool, const char *, QUERY_VALUES);
	size_t count = 0;
	for (size_t i = 0; i < pairs->count; i++) {
		if (strcmp(pairs->items[i].name, name) != 0 || !usable(req, &pairs->items[i]))
			continue;
		if (count < QUERY_VALUES)
			values[count++] = pairs->items[i].value;
		else
			request_left_out(req);
	}
	*count_r = count;
	return values;
}

enum outcome upload_read(const struct request *req, const struct upload *upload, int64_t at,
	void *bytes_r, size_t length)
{
	if (at < 0 || at > upload->size || length > (size_t)(upload->size - at))
		log_fatal("upload_read", "reason=range");
	char *to = bytes_r;
	while (length > 0) {
		ssize_t got = pread(req->private->spool, to, length, upload->offset + at);
		if (got < 0 && errno == EINTR)
			continue;
		if (got <= 0) {
			log_error("spool", "reason=read errno=%d", got < 0 ? errno : 0);
			return UNAVAILABLE;
		}
		to += got;
		at += got;
		length -= (size_t)got;
	}
	return OK;
}

enum outcome upload_source(void *context, int64_t at, void *bytes_r, size_t length)
{
	const struct upload_reading *reading = context;

	return upload_read(reading->req, reading->file, at, bytes_r, length);
}

int64_t may_roles(const struct request *req, enum right right)
{
	if (req->object.kind == OBJECT_NONE)
		return access_by(&req->principal, ACCESS_SEEN_BY(req->principal.roles, 0), right);
	if (req->object.roles.archived && right_changes(right))
		return 0;
	return access_by(&req->principal, req->object.roles, right);
}

bool may(const struct request *req, enum right right)
{
	return may_roles(req, right) != 0;
}

bool may_step(const struct request *req, enum right right)
{
	enum right needed = req->object.roles.archived ? RIGHT_ARCHIVE : right;

	return may_roles(req, needed) != 0;
}

bool may_above(const struct request *req, enum right right)
{
	if (req->object.roles.archived && right_changes(right))
		return false;
	return access_by(&req->principal,
		       ACCESS_SEEN_BY(req->object.roles.above, req->object.roles.authority_id),
		       right)
		!= 0;
}

enum outcome request_object(struct request *req, enum object_kind kind, const char *number,
	enum right right, int64_t *id_r)
{
	struct access_roles roles;
	enum outcome outcome =
		object_find_roles(req->db, req->pool, &req->principal, kind, number, id_r, &roles);

	if (outcome)
		return outcome;
	return access_by(&req->principal, roles, right) ? OK : NOT_FOUND;
}
