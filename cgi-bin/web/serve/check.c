/* What must be right before the first request: the pages' records, words, templates. */
#include <stdio.h>
#include <string.h>

#include "base/log.h"
#include "web/list/list.h"
#include "web/serve/serve_private.h"

static bool wrong(const struct page *page, const char *reason, const char *name)
{
	log_error("page_wrong", "page=%s reason=%s name=\"%s\"", page->path ? page->path : "-",
		reason, name);
	return false;
}

/* Finds the segment of the object's placeholder. False when there are two. */
static bool route_object(struct route *route)
{
	route->object = PATH_SEGMENTS;
	for (size_t i = 0; i < route->pattern.count; i++) {
		if (!route->pattern.segments[i].kind)
			continue;
		if (route->object != PATH_SEGMENTS)
			return false;
		route->object = i;
	}
	return true;
}

/* What {token} stands for opens something to whoever has it. */
static bool holds_secret(const struct pattern *pattern)
{
	for (size_t i = 0; i < pattern->count; i++)
		if (pattern->segments[i].placeholder
			&& strcmp(pattern->segments[i].text, "token") == 0)
			return true;
	return false;
}

static bool check_right(const struct site *site, const struct route *route)
{
	const struct page *page = route->page;
	enum object_kind kind = route->object == PATH_SEGMENTS
		? OBJECT_NONE
		: route->pattern.segments[route->object].kind;
	bool staff_site = site->world == SESSION_BACKEND;
	switch ((int)page->right) {
	case RIGHT_NONE:
		return wrong(page, "no_right", "");
	case RIGHT_PUBLIC:
		return !staff_site || kind == OBJECT_NONE
			|| wrong(page, "object_without_right", "");
	case RIGHT_STAFF:
	case RIGHT_ADMIN:
	case RIGHT_SUPER:
		return (staff_site && kind == OBJECT_NONE)
			|| wrong(page, "object_without_right", "");
	case RIGHT_ACCOUNT:
		return (!staff_site && kind == OBJECT_NONE)
			|| wrong(page, "object_without_right", "");
	case RIGHT_OWN:
		return (!staff_site && kind == OBJECT_APPLICATION)
			|| wrong(page, "no_application", "");
	default:
		if (page->right >= RIGHT_COUNT || !staff_site)
			return wrong(page, "unknown_right", "");
		return kind == OBJECT_NONE || kind == right_object(page->right)
			|| wrong(page, "object_of_other_right", right_name(page->right));
	}
}

static bool check_shape(const struct page *page)
{
	if (page->raw && (!page->show || page->view || page->save))
		return wrong(page, "raw", "");
	if (page->bare_post
		&& (page->right != RIGHT_PUBLIC || !page->save || page->form || page->view))
		return wrong(page, "bare_post", "");
	if (!page->raw && !page->view && !page->save)
		return wrong(page, "no_view", "");
	if (page->view && !page->title)
		return wrong(page, "no_title", "");
	if (page->right == RIGHT_OWN && page->save && !page->admit)
		return wrong(page, "no_admission", "");
	if (page->scope && page->right != RIGHT_OWN)
		return wrong(page, "scope_of_no_own", "");
	if (page->now && (!page->form || !page->view || !page->save))
		return wrong(page, "now_without_form", "");
	if (page->form && !page->save)
		return wrong(page, "form_without_save", page->form->name);
	return true;
}

static bool same_address(const struct pattern *a, const struct pattern *b)
{
	if (a->count != b->count || a->literals != b->literals)
		return false;
	for (size_t i = 0; i < a->count; i++) {
		const struct segment *left = &a->segments[i], *right = &b->segments[i];
		if (left->kind != right->kind)
			return false;
		if (!left->placeholder && strcmp(left->text, right->text) != 0)
			return false;
	}
	return true;
}

static bool check_double(const struct server *server, const struct route *route)
{
	for (const struct route *other = server->routes; other < route; other++) {
		const struct page *a = other->page, *b = route->page;
		bool shown = (a->view || a->raw) && (b->view || b->raw);
		bool saved = a->save && b->save;
		if ((shown || saved) && same_address(&other->pattern, &route->pattern))
			return wrong(b, "twice", a->path);
	}
	return true;
}

bool routes_make(struct server *server)
{
	const struct site *site = server->site;
	bool good = true;
	while (site->pages[server->route_count])
		server->route_count++;
	server->routes = POOL_ARRAY(server->pool, struct route, server->route_count);
	for (size_t i = 0; i < server->route_count; i++) {
		struct route *route = &server->routes[i];
		route->page = site->pages[i];
		if (!pattern_parse(server->pool, route->page->path, &route->pattern)
			|| !route_object(route)) {
			good = wrong(route->page, "path", "");
			continue;
		}
		route->secret = holds_secret(&route->pattern);
		good = check_right(site, route) && good;
		good = check_shape(route->page) && good;
		good = check_double(server, route) && good;
	}
	return good;
}

static bool has_word(const struct server *server, const struct page *page, const char *key)
{
	bool good = true;
	for (int lang = 0; lang < RENDER_LANGS; lang++)
		if (!render_word(server->render, lang, key))
			good = wrong(page, lang ? "no_word_en" : "no_word_de", key);
	return good;
}

static bool check_field(
	const struct server *server, const struct page *page, const struct form_field *field)
{
	const char *form = page->form->name;
	if (field->type == FIELD_REST)
		return true;
	if (strcmp(field->name, FORM_TOKEN) == 0)
		return wrong(page, "field_name", field->name);
	struct pool *pool = server->request_pool;
	bool good = has_word(server, page, pool_printf(pool, "form.%s.%s", form, field->name));
	if (field->required && !field->hidden)
		good = has_word(server, page,
			       pool_printf(pool, "form.%s.%s_missing", form, field->name))
			&& good;
	for (const char *const *choice = field->choices; choice && *choice; choice++)
		good = has_word(server, page,
			       pool_printf(pool, "form.%s.%s_%s", form, field->name, *choice))
			&& good;
	return good;
}

struct spoken {
	const struct server *server;
	int lang;
};

static const char *spoken_word(void *context, const char *key)
{
	const struct spoken *spoken = context;

	return render_word(spoken->server->render, spoken->lang, key);
}

static bool check_lists(const struct server *server, const struct page *page)
{
	bool good = true;

	for (const struct list *const *list = page->lists; list && *list; list++)
		for (int lang = 0; lang < RENDER_LANGS; lang++)
			good = list_check(*list, spoken_word, &(struct spoken){server, lang})
				&& good;
	return good;
}

bool words_check(const struct server *server)
{
	bool good = true;
	for (size_t i = 0; i < server->route_count; i++) {
		const struct page *page = server->routes[i].page;
		if (page->title)
			good = has_word(server, page,
				       pool_printf(server->request_pool, "title.%s", page->title))
				&& good;
		good = check_lists(server, page) && good;
		for (size_t k = 0; page->form && k < page->form->count; k++)
			good = check_field(server, page, &page->form->fields[k]) && good;
	}
	pool_clear(server->request_pool);
	return good;
}

bool templates_check(struct server *server)
{
	bool good = render_template(server->render, server->site->view_error) != NULL;
	for (size_t i = 0; i < server->route_count; i++) {
		const struct page *page = server->routes[i].page;
		if (page->view && !render_template(server->render, page->view))
			good = wrong(page, "template", page->view);
	}
	return good;
}

void pages_list(const struct site *site)
{
	for (const struct page *const *at = site->pages; *at; at++) {
		const struct page *page = *at;
		bool shown = page->view || page->raw;
		printf("%s\t%s\t%s\t%s\t", page->path, right_name(page->right),
			shown && page->save ? "GET,POST"
				: shown     ? "GET"
					    : "POST",
			page->title ? page->title : "-");
		for (size_t i = 0; page->form && i < page->form->count; i++)
			printf("%s%s", i > 0 ? "," : "", page->form->fields[i].name);
		putchar('\n');
	}
}
