/* The objects of a bulk action and what became of each, as a list. */
#ifndef BMS_BACKEND_BULK_BULK_ITEMS_H
#define BMS_BACKEND_BULK_BULK_ITEMS_H

#include "web/list/list.h"

/* Of the bulk action {bulk} of the path. */
extern const struct list bulk_items;

/* Reasons.*: why objects were stopped or refused, and how many. OK, UNAVAILABLE. */
enum outcome bulk_reasons_show(struct request *req, int64_t bulk_id);

#endif
