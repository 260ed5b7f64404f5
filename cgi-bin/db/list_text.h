/* The text of a list's statement, by what is asked of the list. For list.c alone. */
#ifndef BMS_DB_LIST_TEXT_H
#define BMS_DB_LIST_TEXT_H

#include "db/list.h"

/* What a text depends on. */
struct db_list_shape {
	const struct db_list *list;
	bool counted, descending, placed;
	uint32_t columns, filters;
	size_t sort, arms;
	const struct db_list *arm_lists[DB_LIST_ARMS];
};

struct db_list_shape db_list_shape_of(const struct db_list *list, const struct db_list_ask *ask);

/* The text, the same address each time; the shape's columns become all of them when there are too
 * many texts. What it binds: the columns shown, db_list_also(), then, of the list or each arm, what
 * it finds, its filters, the place (first key; each key twice; the id) and a limit, and where the
 * arms are united one limit more. */
const char *db_list_text_of(struct db_list_shape *shape);

/* What is read with the keys; nothing (sql NULL), where rows are counted. */
const struct db_list_piece *db_list_also(const struct db_list_shape *shape);

/* Are first rows put together of what several arms have, or is something to be read of them? */
bool db_list_united(const struct db_list_shape *shape);

/* How many keys an order has before the id. */
size_t db_list_sort_keys(const struct db_list_sort *sort);

#endif
