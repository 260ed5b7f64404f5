/* Reading lists: what their statements bind, rows and counts. */
#include "db/list.h"

#include <string.h>

#include "base/log.h"
#include "db/list_text.h"

#define VALUES_MAX 1024 /* of one statement */

struct values {
	struct db_value items[VALUES_MAX];
	size_t count;
};

static void add_value(struct values *values, const struct db_value *value)
{
	if (values->count == VALUES_MAX)
		log_fatal("db_list", "reason=values");
	values->items[values->count++] = *value;
}

static void add_piece(struct values *values, const struct db_list_piece *piece,
	const struct db_value *slots, const struct db_value *arm,
	const struct db_list_values *typed)
{
	for (size_t i = 0; i < DB_LIST_BINDS && piece->bind[i]; i++) {
		if (piece->bind[i] > DB_LIST_ARM && piece->bind[i] < DB_LIST_ALL_TYPED)
			add_value(values, &arm[piece->bind[i] - DB_LIST_ARM - 1]);
		else if (piece->bind[i] == DB_LIST_TYPED)
			add_value(values, &typed->items[0]);
		else if (piece->bind[i] == DB_LIST_ALL_TYPED)
			for (size_t k = 0; k < typed->count; k++)
				add_value(values, &typed->items[k]);
		else
			add_value(values, &slots[piece->bind[i] - 1]);
	}
}

/* As the text asks for them. */
static void add_place(struct values *values, const struct db_list_place *place)
{
	size_t keys = place->count - 1;

	if (keys)
		add_value(values, &place->values[0]);
	for (size_t i = 0; i < keys; i++) {
		add_value(values, &place->values[i]);
		add_value(values, &place->values[i]);
	}
	add_value(values, &place->values[keys]);
}

static void add_first(struct values *values, const struct db_list *list,
	const struct db_list_ask *ask, const struct db_value *arm, const struct db_value *limit)
{
	add_piece(values, &list->find, ask->slots, arm, NULL);
	for (size_t i = 0; i < list->filter_count; i++)
		if (ask->filters[i])
			add_piece(
				values, &list->filters[i].where, ask->slots, arm, ask->filters[i]);
	if (ask->place.count)
		add_place(values, &ask->place);
	add_value(values, limit);
}

static void values_take(
	struct values *values, const struct db_list_shape *shape, const struct db_list_ask *ask)
{
	const struct db_list *list = shape->list;
	struct db_value limit = db_int(ask->limit);

	for (size_t i = 0; i < list->column_count; i++)
		if (shape->columns & UINT32_C(1) << i)
			add_piece(values, &list->columns[i].read, ask->slots, NULL, NULL);
	add_piece(values, db_list_also(shape), ask->slots, NULL, NULL);
	if (!list->arm_slots) {
		add_first(values, list, ask, NULL, &limit);
		return;
	}
	for (size_t i = 0; i < ask->arm_count; i++)
		add_first(values, ask->arm_lists ? ask->arm_lists[i] : list, ask,
			&ask->arms[i * list->arm_slots], &limit);
	if (db_list_united(shape))
		add_value(values, &limit);
}

/* Rows that were read from their end, in the order of the list. */
static void turn(struct pool *pool, struct db_rows *rows)
{
	struct db_cell *cells = POOL_ARRAY(pool, struct db_cell, rows->count * rows->columns);

	for (size_t i = 0; i < rows->count; i++)
		memcpy(cells + i * rows->columns,
			rows->cells + (rows->count - 1 - i) * rows->columns,
			rows->columns * sizeof(*cells));
	rows->cells = cells;
}

enum outcome db_list_rows(struct db *db, struct pool *pool, const struct db_list *list,
	const struct db_list_ask *ask, struct db_rows **rows_r)
{
	struct db_list_shape shape = db_list_shape_of(list, ask);
	struct values values = {.count = 0};
	const char *sql;
	enum outcome outcome;

	if (list->arm_slots && !ask->arm_count) {
		*rows_r = POOL_NEW(pool, struct db_rows);
		return OK;
	}
	sql = db_list_text_of(&shape);
	values_take(&values, &shape, ask);
	outcome = db_rows_(db, pool, sql, values.items, values.count, rows_r);
	if (!outcome && ask->back && (*rows_r)->count > 1)
		turn(pool, *rows_r);
	return outcome || !list->take ? outcome : list->take(db, pool, ask->slots, *rows_r);
}

static enum outcome rows_count(struct db *db, const struct db_list *list, struct db_list_ask *ask,
	int64_t most, int64_t *count_r)
{
	struct db_list_shape shape;
	struct values values = {.count = 0};

	*count_r = 0;
	if (list->arm_slots && !ask->arm_count)
		return OK;
	ask->columns = 0;
	ask->limit = most;
	shape = db_list_shape_of(list, ask);
	shape.counted = true;
	values_take(&values, &shape, ask);
	return db_get_int_(db, db_list_text_of(&shape), values.items, values.count, count_r);
}

enum outcome db_list_count(struct db *db, const struct db_list *list, const struct db_list_ask *ask,
	int64_t most, int64_t *count_r)
{
	struct db_list_ask all = *ask;

	all.back = false;
	all.place.count = 0;
	return rows_count(db, list, &all, most, count_r);
}

enum outcome db_list_count_before(struct db *db, const struct db_list *list,
	const struct db_list_ask *ask, int64_t most, int64_t *count_r)
{
	struct db_list_ask before = *ask;

	before.back = true;
	return rows_count(db, list, &before, most, count_r);
}

void db_list_place_of(const struct db_list *list, size_t sort, const struct db_rows *rows,
	size_t row, struct db_list_place *place_r)
{
	place_r->count = db_list_sort_keys(&list->sorts[sort]) + 1;
	for (size_t i = 0; i < place_r->count; i++)
		place_r->values[i] = rows->kinds[i] == DB_KIND_INT
			? db_int(db_cell_int(rows, row, i))
			: db_str(db_cell_text(rows, row, i));
}

int db_list_column_find(const struct db_list *list, const char *code)
{
	for (size_t i = 0; i < list->column_count; i++)
		if (strcmp(list->columns[i].code, code) == 0)
			return (int)i;
	return -1;
}

int db_list_sort_find(const struct db_list *list, const char *code)
{
	for (size_t i = 0; i < list->sort_count; i++)
		if (strcmp(list->sorts[i].code, code) == 0)
			return (int)i;
	return -1;
}

int db_list_filter_find(const struct db_list *list, const char *code)
{
	for (size_t i = 0; i < list->filter_count; i++)
		if (strcmp(list->filters[i].code, code) == 0)
			return (int)i;
	return -1;
}

const char *db_list_text(const struct db_list *list, const struct db_list_ask *ask)
{
	struct db_list_shape shape = db_list_shape_of(list, ask);

	return db_list_text_of(&shape);
}
