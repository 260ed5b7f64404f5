/* What an address asks of a list. */
#include <string.h>

#include "access/list_view.h"
#include "base/text.h"
#include "choice/choice.h"
#include "web/list/list_private.h"

const char *list_name(const struct list_state *state, const char *name)
{
	const char *prefix = state->list->prefix;

	return prefix ? pool_printf(state->req->pool, "%s%s", prefix, name) : name;
}

static const struct list_filter *filter_of(const struct list *list, const char *code)
{
	for (size_t i = 0; i < list->filter_count; i++)
		if (strcmp(code, list->filters[i].code) == 0)
			return &list->filters[i];
	return NULL;
}

bool list_keeps(const struct list_state *state, const char *name)
{
	const struct list_filter *filter = filter_of(state->list, name);

	return strcmp(name, LIST_SORT) == 0 || strcmp(name, LIST_COLUMN) == 0
		|| (filter && !filter->unkept);
}

static bool is_own(const struct list_state *state, const char *name)
{
	static const char *const own[] = {LIST_VIEW, LIST_AFTER, LIST_BEFORE, LIST_FORMAT};

	for (size_t i = 0; i < sizeof(own) / sizeof(own[0]); i++)
		if (strcmp(name, own[i]) == 0)
			return true;
	return list_keeps(state, name) || filter_of(state->list, name);
}

bool list_owns(const struct list_state *state, const char *name)
{
	const char *prefix = state->list->prefix;
	size_t length = prefix ? strlen(prefix) : 0;

	return (!prefix || strncmp(name, prefix, length) == 0) && is_own(state, name + length);
}

/* What is asked for under a name: by the address, else by the view. */
static const char *asked(struct list_state *state, const char *name)
{
	const char *own = list_name(state, name);
	const struct pair *pair;

	if (!state->left && pairs_find(request_query_pairs(state->req), own))
		return request_query(state->req, own);
	pair = state->left || list_keeps(state, name) ? pairs_find(&state->kept, name) : NULL;
	return pair ? pair->value : NULL;
}

static const char *const *asked_all(struct list_state *state, const char *name, size_t *count_r)
{
	const char *own = list_name(state, name);
	const char **values;

	if (!state->left && pairs_find(request_query_pairs(state->req), own))
		return request_query_all(state->req, own, count_r);
	values = POOL_ARRAY(state->req->pool, const char *, state->kept.count + 1);
	*count_r = 0;
	for (size_t i = 0; i < state->kept.count; i++)
		if (strcmp(state->kept.items[i].name, name) == 0)
			values[(*count_r)++] = state->kept.items[i].value;
	return values;
}

static void said_add(struct list_state *state, struct buf *said, const char *what)
{
	if (said->length)
		buf_str(said, ", ");
	buf_str(said, text_ellipsis(state->req->pool, what, 40));
}

/* Said above the list: there is no such column, order or filter (any more). */
static void note_gone(struct list_state *state, const char *what)
{
	said_add(state, &state->gone, what);
}

/* Does the address say anything of the list? */
static bool says_nothing(const struct list_state *state)
{
	const struct pairs *query = request_query_pairs(state->req);

	for (size_t i = 0; i < query->count; i++)
		if (list_owns(state, query->items[i].name))
			return false;
	return true;
}

static void use_view(struct list_state *state, size_t row)
{
	const char *kept = db_text(state->views, row, "state");

	state->view = db_number(state->views, row, "id");
	state->view_name = db_text(state->views, row, "name");
	pairs_parse(state->req->pool, kept, strlen(kept), &state->kept);
	for (size_t i = 0; i < state->kept.count; i++)
		if (!list_keeps(state, state->kept.items[i].name))
			note_gone(state, state->kept.items[i].name);
}

static enum outcome read_view(struct list_state *state)
{
	struct request *req = state->req;
	int64_t wanted = request_query_int(req, list_name(state, LIST_VIEW), 0);
	bool silent = says_nothing(state);
	enum outcome outcome;

	if (!state->list->path || state->left)
		return OK;
	outcome = list_views(req->db, req->pool, &req->principal, state->list->code, &state->views);
	for (size_t i = 0; !outcome && i < state->views->count; i++) {
		bool standard = db_number(state->views, i, "standard") != 0;

		state->view_standard = state->view_standard || standard;
		if (silent ? standard : db_number(state->views, i, "id") == wanted)
			use_view(state, i);
	}
	if (!outcome && wanted && !state->view)
		note_gone(state, view_word(req, "list.view"));
	return outcome;
}

static void read_sort(struct list_state *state)
{
	const char *wanted = asked(state, LIST_SORT);
	const struct list *list = state->list;
	int found = -1;

	if (!text_empty(wanted)) {
		state->ask.descending = *wanted == '-';
		found = db_list_sort_find(list->source, wanted + (*wanted == '-'));
		if (found < 0)
			note_gone(state, wanted);
	}
	if (found < 0) {
		found = db_list_sort_find(list->source, list->sort);
		state->ask.descending = list->descending;
	}
	state->ask.sort = (size_t)found;
}

int list_column_find(const struct list *list, const char *code)
{
	for (size_t i = 0; i < list->column_count; i++)
		if (strcmp(list->columns[i].code, code) == 0)
			return (int)i;
	return -1;
}

static bool same(const char *alias, const char *code)
{
	return alias && strcmp(alias, code) == 0;
}

bool list_column_needs(const struct list_column *column, const char *code)
{
	return same(column->code, code) || same(column->from, code) || same(column->note, code)
		|| same(column->link_from, code);
}

/* Of the source all that shown columns need, and what is no column of its own. */
static void ask_columns(struct list_state *state)
{
	const struct list *list = state->list;

	for (size_t i = 0; i < list->source->column_count; i++) {
		const char *code = list->source->columns[i].code;
		bool needed = list_column_find(list, code) < 0;

		for (size_t k = 0; !needed && k < list->column_count; k++)
			needed = state->shown[k] && list_column_needs(&list->columns[k], code);
		if (needed)
			state->ask.columns |= UINT32_C(1) << i;
	}
}

/* What names the row is always there. */
static void read_columns(struct list_state *state)
{
	const struct list *list = state->list;
	size_t count = 0, known = 0;
	const char *const *codes = asked_all(state, LIST_COLUMN, &count);

	for (size_t i = 0; i < count; i++) {
		int column = list_column_find(list, codes[i]);

		if (column >= 0) {
			state->shown[column] = true;
			known++;
		} else {
			note_gone(state, codes[i]);
		}
	}
	state->standard_columns = true;
	for (size_t i = 0; i < list->column_count; i++) {
		if (!known || list->columns[i].head)
			state->shown[i] = list->columns[i].head || !list->columns[i].hidden;
		if (state->shown[i] == (list->columns[i].hidden && !list->columns[i].head))
			state->standard_columns = false;
	}
	ask_columns(state);
}

/* What was replaced since the address was kept is asked for as what stands for it. */
static const char *choice_typed(
	const struct request *req, const struct list_filter *filter, const char *typed)
{
	const struct choice *choice = choice_now(req->db, filter->list, typed);

	return choice ? choice->code : typed;
}

static bool is_choice(
	const struct request *req, const struct list_filter *filter, const char *typed)
{
	if (filter->list)
		return choice_find(req->db, filter->list, typed) != NULL;
	for (const char *const *code = filter->choices; code && *code; code++)
		if (text_equal(*code, typed))
			return true;
	return !filter->choices;
}

/* What the filter asks of the rows, bound at the place that the source has for it. */
static enum outcome read_filter(struct list_state *state, size_t place)
{
	const struct list_filter *filter = &state->list->filters[place];
	struct db_list_values *values = &state->values[place];
	const char *typed = asked(state, filter->code);
	int found = db_list_filter_find(state->list->source, filter->code);
	enum outcome outcome = OK;

	if (text_blank(typed))
		return OK;
	if (filter->list)
		typed = choice_typed(state->req, filter, typed);
	if (!is_choice(state->req, filter, typed)) {
		note_gone(state, typed);
		return OK;
	}
	state->typed[place] = typed;
	if (filter->value)
		outcome = filter->value(state->req, typed, values);
	else
		*values = (struct db_list_values){1, {db_str(typed)}};
	if (outcome == NOT_FOUND)
		said_add(state, &state->lost, typed);
	if (outcome == INVALID || outcome == NOT_FOUND) {
		state->refused[place] = outcome == INVALID ? filter->reason : NULL;
		state->nothing = true;
		return OK;
	}
	if (!outcome && found >= 0)
		state->ask.filters[found] = values;
	return outcome;
}

static void read_place(struct list_state *state)
{
	const char *after = list_name(state, LIST_AFTER), *before = list_name(state, LIST_BEFORE);
	const struct pairs *query = request_query_pairs(state->req);
	const struct pair *pair = pairs_find(query, after);

	if (!pair) {
		pair = pairs_find(query, before);
		state->ask.back = pair != NULL;
	}
	if (state->left || !pair || list_place_open(state, pair->value))
		return;
	state->ask.place.count = 0;
	state->ask.back = false;
	state->before = 0;
	note_gone(state, view_word(state->req, "list.place"));
}

/* Where lists may be taken out: never as a works council (LAW-14). */
static struct access_where where_to_export(struct pool *pool, const struct principal *who)
{
	return access_where_both(
		pool, who->where[RIGHT_EXPORT], ACCESS_WHERE_ALL(~ROLE_BIT(ROLE_PR)));
}

/* Where rows are seen. */
static struct access_where where_to_see(const struct principal *who, const struct list *list)
{
	return list->right < RIGHT_COUNT ? who->where[list->right]
					 : ACCESS_WHERE_ALL(who->roles & ROLE_BIT(ROLE_ADMIN));
}

struct access_where list_takers(
	struct pool *pool, const struct principal *who, const struct list *list)
{
	return list->export
		? access_where_both(pool, where_to_see(who, list), where_to_export(pool, who))
		: ACCESS_WHERE_ALL(0);
}

/* Slots are filled as for a person who has nothing but what files are made for. */
static void bind_slots(struct list_state *state)
{
	struct request *req = state->req;
	const struct principal whole = req->principal;
	const struct access_where files = where_to_export(req->pool, &whole);

	if (state->file)
		for (size_t i = 0; i < RIGHT_COUNT; i++)
			req->principal.where[i] =
				access_where_both(req->pool, whole.where[i], files);
	if (state->list->bind)
		state->list->bind(req, state->roles, state->slots);
	req->principal = whole;
	state->ask.slots = state->slots;
}

static void read_roles(struct list_state *state)
{
	const struct principal *who = &state->req->principal;
	const struct access_where takers = list_takers(state->req->pool, who, state->list);
	const char *format;

	state->roles = where_to_see(who, state->list);
	state->exports = access_where_any(&takers) != 0;
	format = request_query(state->req, list_name(state, LIST_FORMAT));
	state->file = state->exports && !state->left && format && !text_equal(format, LIST_COUNTED);
	if (state->file)
		state->roles = takers;
	state->source = state->list->source;
}

static enum outcome state_read(struct list_state *state)
{
	struct request *req = state->req;
	const struct list *list = state->list;
	enum outcome outcome;

	buf_init(&state->gone, req->pool);
	buf_init(&state->lost, req->pool);
	read_roles(state);
	outcome = read_view(state);
	if (outcome)
		return outcome;
	read_sort(state);
	read_columns(state);
	for (size_t i = 0; !outcome && i < list->filter_count; i++)
		outcome = read_filter(state, i);
	if (outcome)
		return outcome;
	read_place(state);
	bind_slots(state);
	state->ask.limit = list->page ? list->page : LIST_PAGE;
	return list->choose && !state->nothing
		? list->choose(req, state->roles, &state->ask, state->slots, &state->source)
		: OK;
}

enum outcome list_read(struct request *req, const struct list *list, struct list_state *state)
{
	*state = (struct list_state){.req = req, .list = list};
	return state_read(state);
}

enum outcome list_read_left(
	struct request *req, const struct list *list, const char *query, struct list_state *state)
{
	*state = (struct list_state){.req = req, .list = list, .left = true};
	pairs_parse(req->pool, query, strlen(query), &state->kept);
	return state_read(state);
}
