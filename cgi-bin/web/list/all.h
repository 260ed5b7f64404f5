/* All rows that an address finds in a list, a part at a time: for what is done with all of them. */
#ifndef BMS_WEB_LIST_ALL_H
#define BMS_WEB_LIST_ALL_H

#include "web/list/list.h"

struct list_all;

/* What the address asks for, in the list's order, for this request. OK, UNAVAILABLE. */
enum outcome list_all_begin(struct request *req, const struct list *list, struct list_all **all_r);

/* The ids of the next rows (what names a row in the list's record), in memory of the request;
 * *count_r is 0 when there are no more. OK, UNAVAILABLE. */
enum outcome list_all_next(struct list_all *all, const int64_t **ids_r, size_t *count_r);

/* How many there are beyond those that were given; -1: more than LIST_COUNT_MAX. OK, UNAVAILABLE.
 */
enum outcome list_all_left(struct list_all *all, int64_t *left_r);

#endif
