/* Filling the dataset. */
#include "web/view.h"

#include <stdio.h>
#include <string.h>

#include "access/status_name.h"
#include "base/clock.h"
#include "base/log.h"
#include "base/text.h"
#include "choice/choice.h"
#include "web/private.h"

void view_text(struct request *req, const char *name, const char *value)
{
	view_set(request_view(req), name, value);
}

/* printf is a quarter of the cost of a long list, so numbers are written by hand. */
char *view_digits(char text[VIEW_DIGITS], int64_t value)
{
	uint64_t rest = value < 0 ? 0 - (uint64_t)value : (uint64_t)value;
	char *at = text + VIEW_DIGITS - 1;
	*at = '\0';
	do
		*--at = (char)('0' + rest % 10);
	while (rest /= 10);
	if (value < 0)
		*--at = '-';
	return at;
}

static void set_int(struct view *view, const char *name, int64_t value)
{
	char text[VIEW_DIGITS];
	view_set(view, name, view_digits(text, value));
}

void view_int(struct request *req, const char *name, int64_t value)
{
	set_int(request_view(req), name, value);
}

void view_bool(struct request *req, const char *name, bool value)
{
	if (value)
		view_set(request_view(req), name, "1");
}

static void set_dated(struct view *view, const char *name, const char *shown, const char *iso)
{
	struct view *node = view_node(view, name);
	view_set(node, "", shown);
	view_set(node, "iso", iso);
}

static void set_time(struct request *req, struct view *view, const char *name, int64_t seconds)
{
	set_dated(view, name, clock_show(req->pool, seconds, req->lang),
		clock_iso(req->pool, seconds));
}

static void set_day(struct request *req, struct view *view, const char *name, const char *day)
{
	if (day)
		set_dated(view, name, day_show(req->pool, day, req->lang), day);
}

void view_time(struct request *req, const char *name, int64_t seconds)
{
	set_time(req, request_view(req), name, seconds);
}

void view_day(struct request *req, const char *name, const char *day)
{
	set_day(req, request_view(req), name, day);
}

/* "2026-11-21 13:05:00" is in UTC, so the machine's form needs no reckoning. */
static void set_sql_time(struct request *req, struct view *view, const char *name, const char *sql)
{
	char iso[] = "YYYY-MM-DDTHH:MM:SSZ";
	int64_t seconds = clock_from_sql(sql);
	if (seconds == -1)
		return;
	memcpy(iso, sql, 10);
	memcpy(iso + 11, sql + 11, 8);
	set_dated(view, name, clock_show(req->pool, seconds, req->lang), iso);
}

static void set_row(struct request *req, struct view *view, const struct db_rows *rows, size_t row)
{
	const struct db_cell *cells = &rows->cells[row * rows->columns];
	for (size_t column = 0; column < rows->columns; column++) {
		const char *text = cells[column].bytes;
		if (!text)
			continue;
		if (rows->kinds[column] == DB_KIND_DAY)
			set_day(req, view, rows->names[column], text);
		else if (rows->kinds[column] == DB_KIND_TIME)
			set_sql_time(req, view, rows->names[column], text);
		else
			view_set(view, rows->names[column], text);
	}
}

void view_rows(struct request *req, const char *name, const struct db_rows *rows)
{
	struct view *list = view_node(request_view(req), name);
	set_int(list, "", (int64_t)rows->count);
	for (size_t row = 0; row < rows->count; row++) {
		char place[VIEW_DIGITS];
		set_row(req, view_node(list, view_digits(place, (int64_t)row)), rows, row);
	}
}

void view_rows_first(struct request *req, const char *name, const struct db_rows *rows, size_t most)
{
	struct db_rows first = *rows;
	if (rows->count > most) {
		first.count = most;
		view_int(req, pool_printf(req->pool, "%s_more", name), (int64_t)most);
	}
	view_rows(req, name, &first);
}

bool view_row(struct request *req, const char *name, const struct db_rows *rows)
{
	if (rows->count == 0)
		return false;
	set_row(req, view_node(request_view(req), name), rows, 0);
	return true;
}

/* This address with another base and page (0: the same), without what was reported. */
static const char *own_address(struct request *req, const char *base, int64_t page)
{
	const struct pairs *query = request_query_pairs(req);
	struct buf buf;
	buf_init(&buf, req->pool);
	buf_printf(&buf, "%s%s", base, req->private->address.url);
	char separator = '?';
	for (size_t i = 0; i < query->count; i++) {
		const struct pair *pair = &query->items[i];
		if ((page && strcmp(pair->name, "seite") == 0)
			|| strcmp(pair->name, "meldung") == 0)
			continue;
		buf_char(&buf, separator);
		separator = '&';
		buf_url(&buf, pair->name);
		buf_char(&buf, '=');
		buf_url(&buf, pair->value);
	}
	if (page > 1)
		buf_printf(&buf, "%cseite=%lld", separator, (long long)page);
	return buf.data;
}

void view_pager(
	struct request *req, const char *name, int64_t page, int64_t per_page, int64_t total)
{
	int64_t pages = total > 0 ? (total + per_page - 1) / per_page : 1;
	int64_t first = (page - 1) * per_page + 1;
	int64_t last = first + per_page - 1 < total ? first + per_page - 1 : total;
	struct view *pager = view_node(request_view(req), name);
	set_int(pager, "page", page);
	set_int(pager, "pages", pages);
	set_int(pager, "total", total);
	set_int(pager, "first", total > 0 && first <= total ? first : 0);
	set_int(pager, "last", total > 0 && first <= total ? last : 0);
	if (page > 1)
		view_set(pager, "previous",
			own_address(req, req->base, page - 1 < pages ? page - 1 : pages));
	if (page < pages)
		view_set(pager, "next", own_address(req, req->base, page + 1));
}

void view_title(struct request *req, const char *title)
{
	view_set(request_view(req), "Page.title", title);
}

void view_title_german(struct request *req, const char *title)
{
	view_title(req, title);
	view_bool(req, "Page.german", true);
}

static struct view *add_crumb(struct request *req, const char *label, const char *path)
{
	char name[24];
	snprintf(name, sizeof(name), "Crumbs.%d", req->private->crumbs++);
	struct view *crumb = view_node(request_view(req), name);
	view_set(crumb, "label", label);
	if (path)
		view_set(crumb, "href", pool_printf(req->pool, "%s%s", req->base, path));
	return crumb;
}

void view_crumb(struct request *req, const char *label, const char *path)
{
	add_crumb(req, label, path);
}

void view_crumb_german(struct request *req, const char *label, const char *path)
{
	view_set(add_crumb(req, label, path), "german", "1");
}

const char *view_word(const struct request *req, const char *key)
{
	const struct request_private *private = req->private;
	const char *word = render_word(private->server->render, private->lang, key);
	return word ? word : key;
}

const char *view_code_find(const struct request *req, const char *group, const char *code)
{
	if (text_empty(code) || !is_code(code))
		return NULL;
	char key[160];
	snprintf(key, sizeof(key), "%s.%s", group, code);
	const struct request_private *private = req->private;
	return render_word(private->server->render, private->lang, key);
}

const char *view_code(const struct request *req, const char *group, const char *code)
{
	if (text_empty(code))
		return "";
	const char *word = view_code_find(req, group, code);
	if (word)
		return word;
	log_error("view", "group=%s reason=no_word", group);
	return view_word(req, "code.unknown");
}

const char *view_status(const struct request *req, enum object_kind kind, const char *code)
{
	const struct status_name *name = text_empty(code) ? NULL : status_name_find(kind, code);

	if (text_empty(code))
		return "";
	if (name)
		return text_equal(req->lang, "en") ? name->name_en : name->name_de;
	log_error("view", "kind=%s reason=no_status", object_kind_name(kind));
	return view_word(req, "code.unknown");
}

const char *view_choice(const struct request *req, const char *list, const char *code)
{
	const struct choice *choice = text_empty(code) ? NULL : choice_now(req->db, list, code);

	if (text_empty(code))
		return "";
	if (choice)
		return choice_name(choice, req->lang);
	log_error("view", "list=%s reason=no_choice", list);
	return view_word(req, "code.unknown");
}

void view_frame(struct request *req, int status, const char *title)
{
	const struct request_private *private = req->private;
	struct view *page = view_node(request_view(req), "Page");
	const char *other = private->lang == 0 ? "/en" : "";
	const char *path = private->route ? private->address.url : "/";
	view_set(page, "title", title);
	view_set(page, "path", path);
	set_int(page, "status", status);
	view_set(page, "alternate",
		private->route ? own_address(req, other, 0)
			       : pool_printf(req->pool, "%s%s", other, path));
	view_set(page, "address",
		private->route ? own_address(req, req->base, 0)
			       : pool_printf(req->pool, "%s%s", req->base, path));
	notice_show(req, page);
	if (req->principal.kind == PRINCIPAL_STAFF)
		view_set(request_view(req), "Principal.name", req->principal.name);
}
