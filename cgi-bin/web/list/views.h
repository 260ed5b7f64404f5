/* What the page of kept views asks about lists. */
#ifndef BMS_WEB_LIST_VIEWS_H
#define BMS_WEB_LIST_VIEWS_H

#include "web/list/list.h"
#include "web/page.h"

/* The page that shows the list of this code and keeps views of it; NULL: there is none. */
const struct page *list_keeper(
	const struct request *req, const char *code, const struct list **list_r);

/* May the person open such a page, whose right needs no object? */
bool list_open(const struct request *req, const struct page *page);

/* The list's name in the request's language. */
const char *list_title(const struct request *req, const struct list *list);

/* The state of a list in a query parameter; "" when there is none. */
const char *list_state(struct request *req, const struct list *list, const char *name);

/* Has it filters that views do not keep? */
bool list_unkept(const struct list *list);

/* Of a state that came from somewhere, what the list knows. */
const char *list_state_of(struct request *req, const struct list *list, const char *state);

#endif
