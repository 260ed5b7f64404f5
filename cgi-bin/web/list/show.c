/* A list in the dataset. */
#include <string.h>

#include "base/text.h"
#include "web/list/list_private.h"
#include "web/list/views.h"

struct view *list_item(struct request *req, struct view *list, const char *name, size_t number)
{
	return view_node(list, pool_printf(req->pool, "%s.%zu", name, number));
}

static void set_number(struct request *req, struct view *view, const char *name, int64_t number)
{
	view_set(view, name, pool_printf(req->pool, "%lld", (long long)number));
}

/* A heading sorts by its column: again the other way round. */
static void show_heads(struct list_state *state, struct view *view)
{
	const struct list *list = state->list;
	size_t shown = 0;

	for (size_t i = 0; i < list->column_count; i++) {
		const struct list_column *column = &list->columns[i];
		struct list_change change = list_same;
		struct view *head;

		if (!state->shown[i])
			continue;
		head = list_item(state->req, view, "heads", shown++);
		view_set(head, "label", list_label(state, column));
		view_set(head, "number", column->type == LIST_NUMBER ? "1" : NULL);
		change.sort = db_list_sort_find(list->source, column->code);
		if (change.sort < 0)
			continue;
		if ((size_t)change.sort == state->ask.sort) {
			view_set(
				head, "sorted", state->ask.descending ? "descending" : "ascending");
			change.descending = !state->ask.descending;
		}
		view_set(head, "href", list_address(state, &change));
	}
}

static void show_columns(struct list_state *state, struct view *view)
{
	for (size_t i = 0; i < state->list->column_count; i++) {
		const struct list_column *column = &state->list->columns[i];
		struct view *box = list_item(state->req, view, "columns", i);

		view_set(box, "code", column->code);
		view_set(box, "label", list_label(state, column));
		view_set(box, "shown", state->shown[i] ? "1" : NULL);
		view_set(box, "fixed", column->head ? "1" : NULL);
	}
}

/* What the form of the filters carries on beside them. */
static void show_hidden(struct list_state *state, struct view *view)
{
	struct request *req = state->req;
	const struct pairs *others = request_query_pairs(req);
	size_t number = 0;

	for (size_t i = 0; i < others->count; i++) {
		struct view *pair;

		if (list_owns(state, others->items[i].name) || list_passing(others->items[i].name))
			continue;
		pair = list_item(req, view, "hidden", number++);
		view_set(pair, "name", others->items[i].name);
		view_set(pair, "value", others->items[i].value);
	}
	view_set(view, "sort",
		pool_printf(req->pool, "%s%s", state->ask.descending ? "-" : "",
			state->list->source->sorts[state->ask.sort].code));
	view_set(view, "sort_id", list_name(state, LIST_SORT));
	view_set(view, "column_id", list_name(state, LIST_COLUMN));
	view_set(view, "view_id", list_name(state, LIST_VIEW));
	set_number(req, view, "view", state->view);
}

static void show_views(struct list_state *state, struct view *view)
{
	struct request *req = state->req;
	struct list_change change = list_same;

	if (!state->list->path)
		return;
	view_set(view, "views_at",
		url_with(req,
			pool_printf(
				req->pool, "%s/listen/%s/ansichten", req->base, state->list->code),
			"zustand", list_query(state)));
	view_set(view, "view_name", state->view_name);
	if (!state->views->count)
		return;
	change.view = 0;
	view_set(view, "views_none", list_address(state, &change));
	for (size_t i = 0; i < state->views->count; i++) {
		struct view *one = list_item(req, view, "views", i);

		change.view = db_number(state->views, i, "id");
		view_set(one, "name", db_text(state->views, i, "name"));
		view_set(one, "href", list_address(state, &change));
		view_set(one, "current", change.view == state->view ? "1" : NULL);
	}
}

static void show_exports(struct list_state *state, struct view *view)
{
	struct list_change csv = list_same, xlsx = list_same;

	if (!state->exports)
		return;
	csv.format = "csv";
	xlsx.format = "xlsx";
	view_set(view, "csv", list_address(state, &csv));
	view_set(view, "xlsx", list_address(state, &xlsx));
}

/* The rows of the page, without the one more that says whether there are further ones. */
static void cut(struct list_state *state, struct db_rows *rows, bool *more_r)
{
	size_t page = (size_t)state->ask.limit - 1;

	*more_r = rows->count > page;
	if (!*more_r)
		return;
	if (state->ask.back)
		rows->cells += rows->columns;
	rows->count = page;
}

static void show_pager(
	struct list_state *state, struct view *view, const struct db_rows *rows, bool more)
{
	struct list_change change = list_same;
	bool earlier = state->ask.back ? more : state->ask.place.count > 0;
	bool later = state->ask.back || more;

	if (rows->count && earlier) {
		change.before = list_place_seal(state, rows, 0);
		view_set(view, "previous", list_address(state, &change));
		change.before = NULL;
	}
	if (earlier)
		view_set(view, "begin", list_address(state, &change));
	if (rows->count && later) {
		change.after = list_place_seal(state, rows, rows->count - 1);
		view_set(view, "next", list_address(state, &change));
	}
	set_number(state->req, view, "first", rows->count ? state->before + 1 : 0);
	set_number(state->req, view, "last", state->before + (int64_t)rows->count);
}

/* A page that is the last tells how many there are; else it is counted, to a bound. */
static enum outcome show_total(
	struct list_state *state, struct view *view, const struct db_rows *rows, bool more)
{
	enum outcome outcome = OK;

	state->total = state->before + (int64_t)rows->count;
	if (!state->nothing && (more || state->ask.back))
		outcome = db_list_count(state->req->db, state->source, &state->ask,
			LIST_COUNT_MAX + 1, &state->total);
	view_set(view, "more_than", state->total > LIST_COUNT_MAX ? "1" : NULL);
	set_number(state->req, view, "total",
		state->total > LIST_COUNT_MAX ? LIST_COUNT_MAX : state->total);
	return outcome;
}

static enum outcome read_rows(struct list_state *state, struct db_rows **rows_r, bool *more_r)
{
	struct request *req = state->req;
	enum outcome outcome;

	*more_r = false;
	*rows_r = POOL_NEW(req->pool, struct db_rows);
	if (state->nothing)
		return OK;
	state->ask.limit++;
	outcome = db_list_rows(req->db, req->pool, state->source, &state->ask, rows_r);
	if (outcome)
		return outcome;
	cut(state, *rows_r, more_r);
	if (state->ask.back) /* the address names the row behind these */
		state->before -= (int64_t)(*rows_r)->count;
	else if (state->ask.place.count)
		state->before++;
	if (state->before < 0 || (state->ask.back && !*more_r))
		state->before = 0;
	return OK;
}

static enum outcome show_page(struct list_state *state, const char *name, struct view *view)
{
	struct db_rows *rows = NULL;
	bool more;
	enum outcome outcome = read_rows(state, &rows, &more);

	if (outcome)
		return outcome;
	outcome = show_total(state, view, rows, more);
	if (outcome)
		return outcome;
	show_pager(state, view, rows, more);
	set_number(state->req, view, "count", (int64_t)rows->count);
	return list_show_rows(state, name, rows);
}

/* {"rows":42,"more":false}; at most LIST_COUNT_MAX. */
static enum outcome answer_count(struct list_state *state)
{
	struct request *req = state->req;
	int64_t rows = 0;
	const char *text;
	enum outcome outcome = state->nothing
		? OK
		: db_list_count(req->db, state->source, &state->ask, LIST_COUNT_MAX + 1, &rows);

	if (outcome)
		return outcome;
	text = pool_printf(req->pool, "{\"rows\":%lld,\"more\":%s}",
		(long long)(rows > LIST_COUNT_MAX ? LIST_COUNT_MAX : rows),
		rows > LIST_COUNT_MAX ? "true" : "false");
	return response_body(req, "application/json", text, strlen(text));
}

static enum outcome export(struct list_state *state, const char *format) {
	return text_equal(format, LIST_COUNTED) ? answer_count(state)
		: text_equal(format, "csv")     ? list_export(state, SHEET_CSV)
		: text_equal(format, "xlsx")    ? list_export(state, SHEET_XLSX)
						: NOT_FOUND;
}

enum outcome list_make(struct request *req, const char *name, const struct list *list)
{
	struct list_state state;
	const char *format;
	struct view *view;
	enum outcome outcome = list_read(req, list, &state);

	if (outcome)
		return outcome;
	format = request_query(req, list_name(&state, LIST_FORMAT));
	if (format)
		return export(&state, format);
	view = view_node(request_view(req), name);
	view_set(view, "code", list->code);
	view_set(view, "caption", list_title(req, list));
	view_set(view, "empty", view_word(req, list->empty));
	view_set(view, "action",
		pool_printf(req->pool, "%s%s", req->base, req->private->address.url));
	view_set(view, "select", list->select);
	view_set(view, "same", list->select ? list_address(&state, &list_same) : NULL);
	view_set(view, "gone", state.gone.length ? state.gone.data : NULL);
	view_set(view, "lost", state.lost.length ? state.lost.data : NULL);
	for (size_t i = 0; !outcome && i < list->filter_count; i++)
		outcome = list_show_filter(&state, view, i);
	if (outcome)
		return outcome;
	show_heads(&state, view);
	show_columns(&state, view);
	show_hidden(&state, view);
	show_views(&state, view);
	show_exports(&state, view);
	return show_page(&state, name, view);
}

enum outcome list_show(struct request *req, const char *name, const struct list *list)
{
	const struct list_state state = {.req = req, .list = list};

	if (req->response->started || req->response->location
		|| req->response->mime) /* it is about another list's file */
		return OK;
	return list->follows && !request_query(req, list_name(&state, LIST_FORMAT))
		? list_show_remembered(req, name, list)
		: list_make(req, name, list);
}
