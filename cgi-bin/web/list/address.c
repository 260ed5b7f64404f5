/* Further addresses of a list. */
#include <string.h>

#include "web/list/list_private.h"

void list_add_pair(struct buf *query, const char *name, const char *value)
{
	if (query->length)
		buf_char(query, '&');
	buf_url(query, name);
	buf_char(query, '=');
	buf_url(query, value);
}

/* Whatever is not as the record says, or all that a view could say otherwise. */
static void write_own(struct list_state *state, struct buf *query, const struct list_change *change,
	bool all, bool prefixed)
{
	const struct list *list = state->list;
	size_t sort = change->sort < 0 ? state->ask.sort : (size_t)change->sort;
	bool descending = change->sort < 0 ? state->ask.descending : change->descending;
	const char *code = list->source->sorts[sort].code;

#define OWN(name) (prefixed ? list_name(state, name) : (name))
	if (all || strcmp(code, list->sort) != 0 || descending != list->descending)
		list_add_pair(query, OWN(LIST_SORT),
			descending ? pool_printf(state->req->pool, "-%s", code) : code);
	for (size_t i = 0; i < list->column_count; i++)
		if (state->shown[i] && (all || !state->standard_columns))
			list_add_pair(query, OWN(LIST_COLUMN), list->columns[i].code);
	for (size_t i = 0; i < list->filter_count; i++) {
		const char *typed = change->without == (int)i ? NULL
			: change->mine == (int)i              ? "1"
							      : state->typed[i];

		if (list->filters[i].unkept && !prefixed) /* what a view keeps */
			continue;
		if (typed || (all && state->view))
			list_add_pair(query, OWN(list->filters[i].code), typed ? typed : "");
	}
#undef OWN
}

const char *list_query(struct list_state *state)
{
	struct buf query;

	buf_init(&query, state->req->pool);
	write_own(state, &query, &list_same, true, false);
	return query.data;
}

static void write_view(struct list_state *state, struct buf *query, int64_t view)
{
	if (view || state->view_standard)
		list_add_pair(query, list_name(state, LIST_VIEW),
			pool_printf(state->req->pool, "%lld", (long long)view));
}

const char *list_asked(struct list_state *state)
{
	struct buf query;

	buf_init(&query, state->req->pool);
	write_view(state, &query, state->view);
	write_own(state, &query, &list_same, state->view != 0, true);
	return query.data;
}

const char *list_address(struct list_state *state, const struct list_change *change)
{
	struct request *req = state->req;
	const struct pairs *others = request_query_pairs(req);
	struct buf query;

	buf_init(&query, req->pool);
	for (size_t i = 0; i < others->count; i++)
		if (!list_owns(state, others->items[i].name)
			&& !list_passing(others->items[i].name))
			list_add_pair(&query, others->items[i].name, others->items[i].value);
	if (change->view >= 0) {
		write_view(state, &query, change->view);
	} else {
		write_view(state, &query, state->view);
		write_own(state, &query, change, state->view != 0, true);
	}
	if (change->after || change->before)
		list_add_pair(&query, list_name(state, change->after ? LIST_AFTER : LIST_BEFORE),
			change->after ? change->after : change->before);
	if (change->format)
		list_add_pair(&query, list_name(state, LIST_FORMAT), change->format);
	return pool_printf(req->pool, "%s%s%s%s", req->base, req->private->address.url,
		query.length ? "?" : "", query.data);
}

bool list_passing(const char *name)
{
	return strcmp(name, "meldung") == 0 || strcmp(name, "eingabe") == 0
		|| strcmp(name, "seite") == 0;
}
