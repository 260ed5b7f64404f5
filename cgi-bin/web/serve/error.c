/* Error pages. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "format/json.h"
#include "web/serve/serve_private.h"

int status_of(enum outcome outcome)
{
	switch (outcome) {
	case OK:
		return 200;
	case INVALID:
		return 400;
	case DENIED:
		return 403;
	case NOT_FOUND:
		return 404;
	case CONFLICT:
		return 409;
	case GONE:
		return 410;
	case TOO_LARGE:
		return 413;
	case TOO_MANY:
		return 429;
	case UNAVAILABLE:
		return 503;
	}
	return 500;
}

/* When even the template fails. */
static void plain_page(struct request *req, int status)
{
	static const char text[] =
		"<!DOCTYPE html>\n<html lang=\"de\"><head><meta charset=\"utf-8\">"
		"<title>Fehler</title></head><body><h1>Fehler</h1>"
		"<p>Die Seite kann gerade nicht angezeigt werden."
		" Bitte versuchen Sie es später noch einmal.</p>"
		"<p lang=\"en\">This page cannot be shown at the moment."
		" Please try again later.</p></body></html>\n";
	struct buf *body = &req->private->server->body;
	body->length = 0;
	buf_add(body, text, sizeof(text) - 1);
	output_html(req, status, body);
}

static void add_pair(struct view *list, size_t place, const char *name, const char *value)
{
	char key[24];
	snprintf(key, sizeof(key), "%zu", place);
	struct view *node = view_node(list, key);
	view_set(node, "name", name);
	view_set(node, "value", value);
}

/* Which file fields must be filled again, each once. */
static void retry_files(struct request *req, struct view *retry)
{
	const struct request_private *private = req->private;
	size_t places = 0;
	for (size_t i = 0; i < private->file_count; i++) {
		size_t earlier = 0;
		while (strcmp(private->files[earlier].field, private->files[i].field) != 0)
			earlier++;
		if (earlier == i)
			add_pair(
				view_node(retry, "files"), places++, private->files[i].field, NULL);
	}
	if (places)
		view_set(retry, "multipart", "1");
}

static const struct form_field *password_field(const struct request *req, const char *name)
{
	const struct form *form = req->page->form;
	for (size_t i = 0; form && i < form->count; i++)
		if (form->fields[i].type == FIELD_PASSWORD
			&& strcmp(form->fields[i].name, name) == 0)
			return &form->fields[i];
	return NULL;
}

/* A password typed is not written into a page: it must be typed again. */
static void retry_password(struct request *req, struct view *retry, const struct form_field *field)
{
	char key[120];
	snprintf(key, sizeof(key), "passwords.%s", field->name);
	struct view *node = view_node(retry, key);
	view_set(node, "name", field->name);
	view_set(node, "label", form_label(req, req->page->form->name, field->name));
	view_set(node, "autocomplete", field->autocomplete);
}

/* Everything typed, so that nothing is lost while the database is away. What another site has typed
 * is not offered to be sent. */
static void show_retry(struct request *req)
{
	const struct request_private *private = req->private;
	if (!origin_same(req))
		return;
	if (!private->body_read && body_read(req))
		return;
	const struct pairs *sent = private->sent.count ? &private->sent : &private->fields;
	if (sent->count == 0)
		return;
	struct view *retry = view_node(request_view(req), "Retry");
	struct view *list = view_node(retry, "fields");
	view_set(retry, "action", pool_printf(req->pool, "%s%s", req->base, private->address.url));
	for (size_t i = 0; i < sent->count; i++) {
		const struct pair *pair = &sent->items[i];
		const struct form_field *password = password_field(req, pair->name);
		if (password)
			retry_password(req, retry, password);
		else
			add_pair(list, i, pair->name, pair->value);
	}
	retry_files(req, retry);
}

static void show_problems(struct request *req, struct view *error)
{
	for (size_t i = 0; i < req->problems.count; i++) {
		char name[40];
		snprintf(name, sizeof(name), "problems.%zu.message", i);
		view_set(error, name,
			view_word(req,
				pool_printf(
					req->pool, "problem.%s", req->problems.items[i].reason)));
	}
}

/* The way on after "this was done already": the page itself, or the start page. */
static const char *way_on(struct request *req)
{
	const struct page *page = req->page;
	bool shown = page && (page->view || page->raw);
	return pool_printf(req->pool, "%s%s", req->base, shown ? req->private->address.url : "/");
}

static bool render_error(struct request *req, int status, const char *reason)
{
	struct server *server = req->private->server;
	char key[24];
	if (req->view)
		view_free(&req->view);
	req->private->crumbs = 0;
	bool visit_over = reason && strcmp(reason, "visit_over") == 0;
	bool signed_out = visit_over || (reason && strcmp(reason, "signed_out") == 0);
	snprintf(key, sizeof(key), "error.%d", status);
	const char *title = view_code_find(req, "error_title", reason);
	view_frame(req, status, title ? title : view_word(req, key));
	struct view *error = view_node(request_view(req), "Error");
	view_set(error, "status", key + strlen("error."));
	view_set(error, "reason", reason);
	view_set(error, "refused", req->refused);
	view_set(error, "link", way_on(req));
	show_problems(req, error);
	if (signed_out)
		view_set(error, "link",
			pool_printf(req->pool, "%s%s", req->base, server->site->sign_in));
	if (visit_over)
		view_set(error, "resume",
			pool_printf(req->pool, "%s%s", req->base, server->site->resume));
	if ((status == 503 || status == 429 || signed_out) && req->post && req->page)
		show_retry(req);
	if (status != 503 && server->site->frame)
		server->site->frame(req);
	view_crumb(req, view_get(req->view, "Page.title"), NULL);
	struct template *template = render_template(server->render, server->site->view_error);
	server->body.length = 0;
	return template
		&& render_run(
			server->render, template, req->private->lang, req->view, &server->body);
}

/* For programs: what is wrong, and with which parameters. words: api_error.* */
static void problem_json(struct request *req, int status)
{
	struct buf buf;
	buf_init(&buf, req->pool);
	json_open(&buf, NULL, '{');
	json_text(&buf, "type", "about:blank");
	json_text(&buf, "title", view_word(req, pool_printf(req->pool, "error.%d", status)));
	json_int(&buf, "status", status);
	json_text(&buf, "detail", view_word(req, pool_printf(req->pool, "api_error.%d", status)));
	json_open(&buf, "errors", '[');
	for (size_t i = 0; i < req->problems.count; i++) {
		const struct problem *problem = &req->problems.items[i];
		json_open(&buf, NULL, '{');
		json_text(&buf, "parameter", problem->field);
		json_text(&buf, "message",
			view_word(req, pool_printf(req->pool, "problem.%s", problem->reason)));
		json_close(&buf, '}');
	}
	json_close(&buf, ']');
	json_close(&buf, '}');
	req->response->status = status;
	req->response->open = true;
	response_body(req, "application/problem+json", buf.data, buf.length);
	output_answer(req);
}

static bool for_program(const struct request *req)
{
	const char *api = req->site->api;
	return api && strncmp(req->path, api, strlen(api)) == 0;
}

void error_page(struct request *req, int status, const char *reason)
{
	struct response *response = req->response;
	if (response->started) {
		response->cut = true;
		return;
	}
	*response = (struct response){
		.allow = response->allow,
		.cookie = response->cookie,
		.personal = true,
	};
	if (for_program(req))
		problem_json(req, status);
	else if (render_error(req, status, reason))
		output_html(req, status, &req->private->server->body);
	else
		plain_page(req, status);
}
