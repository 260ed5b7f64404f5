/* What the page of kept views asks about lists. */
#include "web/list/views.h"

#include <string.h>

#include "base/text.h"
#include "web/list/list_private.h"

const struct page *list_keeper(
	const struct request *req, const char *code, const struct list **list_r)
{
	for (const struct page *const *page = req->site->pages; *page; page++)
		for (const struct list *const *list = (*page)->lists; list && *list; list++)
			if ((*list)->path && text_equal((*list)->code, code)) {
				*list_r = *list;
				return *page;
			}
	return NULL;
}

bool list_open(const struct request *req, const struct page *page)
{
	return page->right == RIGHT_STAFF || access_has(&req->principal, page->right);
}

const char *list_title(const struct request *req, const struct list *list)
{
	return view_word(req, pool_printf(req->pool, "title.%s", list->title));
}

bool list_unkept(const struct list *list)
{
	for (size_t i = 0; i < list->filter_count; i++)
		if (list->filters[i].unkept)
			return true;
	return false;
}

const char *list_state_of(struct request *req, const struct list *list, const char *state)
{
	const struct list_state known = {.req = req, .list = list};
	struct pairs pairs = {0};
	struct buf kept;

	buf_init(&kept, req->pool);
	if (!text_empty(state))
		pairs_parse(req->pool, state, strlen(state), &pairs);
	for (size_t i = 0; i < pairs.count; i++)
		if (list_keeps(&known, pairs.items[i].name))
			list_add_pair(&kept, pairs.items[i].name, pairs.items[i].value);
	return kept.data;
}

const char *list_state(struct request *req, const struct list *list, const char *name)
{
	const struct pair *pair = pairs_find(request_query_pairs(req), name);

	return list_state_of(req, list, pair ? pair->value : NULL);
}
