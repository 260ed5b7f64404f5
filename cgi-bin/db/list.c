/* Putting the statements of lists together. */
#include "db/list.h"

#include <string.h>

#include "base/buf.h"
#include "base/log.h"

#define VALUES_MAX 1024 /* of one statement */
#define TEXTS_MAX 256 /* with a choice of columns; beyond it all of them are read */
#define BUCKETS 64

/* What a text depends on. */
struct shape {
	const struct db_list *list;
	bool counted, descending, placed;
	uint32_t columns, filters;
	size_t sort, arms;
	const struct db_list *arm_lists[DB_LIST_ARMS];
};

/* A text and its shape. Never freed: the statement is found again by the address of its text. */
struct text {
	struct shape shape;
	const char *sql;
	struct text *next;
};

static struct text *texts[BUCKETS];
static struct pool *text_pool;
static size_t text_count;

static size_t sort_keys(const struct db_list_sort *sort)
{
	size_t count = 0;

	while (count < DB_LIST_KEYS && sort->keys[count])
		count++;
	return count;
}

/* "a.x <, a.y <, a.id <" as an index is read: the first key bounds the range. */
static void write_place(struct buf *sql, const struct db_list *list,
	const struct db_list_sort *sort, bool descending)
{
	const char *beyond = descending ? "<" : ">";
	size_t keys = sort_keys(sort);

	buf_str(sql, " AND ");
	if (keys)
		buf_printf(sql, "%s %s= ? AND (", sort->keys[0], beyond);
	for (size_t i = 0; i < keys; i++)
		buf_printf(sql, "%s %s ? OR %s = ? AND (", sort->keys[i], beyond, sort->keys[i]);
	buf_printf(sql, "%s %s ?", list->id, beyond);
	for (size_t i = 0; i < keys; i++)
		buf_char(sql, ')');
	if (keys)
		buf_char(sql, ')');
}

static void write_order(struct buf *sql, const char *const *keys, size_t count, bool descending)
{
	buf_str(sql, " ORDER BY ");
	for (size_t i = 0; i < count; i++)
		buf_printf(sql, "%s%s%s", i ? ", " : "", keys[i], descending ? " DESC" : "");
}

static const char *index_of(const struct shape *shape, const struct db_list *list)
{
	for (size_t i = 0; shape->sort == 0 && i < list->filter_count; i++)
		if (shape->filters & UINT32_C(1) << i && list->filter_indexes[i])
			return list->filter_indexes[i];
	return list->sort_indexes[shape->sort];
}

static void write_found(struct buf *sql, const struct shape *shape, const struct db_list *list)
{
	if (list->from)
		buf_printf(sql, "%s FORCE INDEX (%s)", list->from, index_of(shape, list));
	buf_str(sql, list->find.sql);
	for (size_t i = 0; i < list->filter_count; i++)
		if (shape->filters & UINT32_C(1) << i)
			buf_printf(sql, " AND (%s)", list->filters[i].where.sql);
}

/* What an order is called where the rows are read and where they are shown. */
struct order {
	const char *inner[DB_LIST_KEYS + 1], *arms[DB_LIST_KEYS + 1], *outer[DB_LIST_KEYS + 1];
	size_t keys;
};

static struct order order_of(const struct shape *shape)
{
	static const char *const arms[] = {"u.key1", "u.key2"},
				 *const names[] = {"f.key1", "f.key2"};
	const struct db_list_sort *sort = &shape->list->sorts[shape->sort];
	struct order order = {.keys = sort_keys(sort)};

	for (size_t i = 0; i <= order.keys; i++) {
		order.inner[i] = i < order.keys ? sort->keys[i] : shape->list->id;
		order.arms[i] = i < order.keys ? arms[i] : "u.id";
		order.outer[i] = i < order.keys ? names[i] : "f.id";
	}
	return order;
}

/* What is read with the keys; nothing, where rows are counted. */
static const struct db_list_piece *also_of(const struct shape *shape)
{
	static const struct db_list_piece nothing = {.sql = NULL};

	return shape->counted ? &nothing : &shape->list->also;
}

/* Are first rows put together of what several arms have, or is something to be read of them? */
static bool is_united(const struct shape *shape)
{
	return shape->arms > 1 || (shape->arms && also_of(shape)->sql);
}

static void write_keys(struct buf *sql, const char *const *keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_printf(sql, "%s AS key%zu, ", keys[i], i + 1);
	buf_printf(sql, "%s AS id", keys[count]);
}

/* The first rows, of all there are or of an arm. */
static void write_first(struct buf *sql, const struct shape *shape, const struct db_list *list,
	const struct order *order)
{
	buf_str(sql, "SELECT ");
	write_keys(sql, order->inner, order->keys);
	if (!is_united(shape) && list->also.sql)
		buf_str(sql, list->also.sql);
	write_found(sql, shape, list);
	if (shape->placed)
		write_place(sql, list, &list->sorts[shape->sort], shape->descending);
	write_order(sql, order->inner, order->keys + 1, shape->descending);
	buf_str(sql, " LIMIT ?");
}

/* As many as there are: in the order that an index gives, which keeps the server from reading by
 * another one; else in none, since sorting is what costs. */
static void write_some(struct buf *sql, const struct shape *shape, const struct db_list *list)
{
	const struct order order = order_of(shape);

	buf_printf(sql, "SELECT %s AS id", shape->list->id);
	write_found(sql, shape, list);
	if (shape->placed)
		write_place(sql, list, &list->sorts[shape->sort], shape->descending);
	if (list->from)
		write_order(sql, order.inner, order.keys + 1, shape->descending);
	buf_str(sql, " LIMIT ?");
}

/* The first of the arms' first rows, each once. */
static void write_arms(struct buf *sql, const struct shape *shape, const struct order *order)
{
	const char *also = also_of(shape)->sql;

	buf_str(sql, "SELECT ");
	write_keys(sql, order->arms, order->keys);
	buf_printf(sql, "%s FROM (", also ? also : "");
	for (size_t i = 0; i < shape->arms; i++) {
		buf_str(sql, i ? " UNION (" : "(");
		write_first(sql, shape, shape->arm_lists[i], order);
		buf_char(sql, ')');
	}
	buf_str(sql, ") u");
	write_order(sql, order->arms, order->keys + 1, shape->descending);
	buf_str(sql, " LIMIT ?");
}

/* The first rows, by the name f. */
static void write_inner(struct buf *sql, const struct shape *shape, const struct order *order)
{
	buf_str(sql, " FROM (");
	if (is_united(shape))
		write_arms(sql, shape, order);
	else
		write_first(sql, shape, shape->arms ? shape->arm_lists[0] : shape->list, order);
	buf_str(sql, ") f");
}

static void write_count(struct buf *sql, const struct shape *shape)
{
	const struct db_list *first = shape->arms ? shape->arm_lists[0] : shape->list;

	buf_str(sql, "SELECT COUNT(*) FROM (");
	for (size_t i = 0; is_united(shape) && i < shape->arms; i++) {
		buf_str(sql, i ? " UNION (" : "(");
		write_some(sql, shape, shape->arm_lists[i]);
		buf_char(sql, ')');
	}
	if (!is_united(shape))
		write_some(sql, shape, first);
	buf_str(sql, is_united(shape) ? " LIMIT ?) f" : ") f");
}

static void write_rows(struct buf *sql, const struct shape *shape)
{
	const struct db_list *list = shape->list;
	const struct order order = order_of(shape);

	buf_str(sql, "SELECT STRAIGHT_JOIN ");
	for (size_t i = 0; i < order.keys; i++)
		buf_printf(sql, "%s, ", order.outer[i]);
	buf_str(sql, "f.id AS list_id");
	for (size_t i = 0; i < list->column_count; i++)
		if (shape->columns & UINT32_C(1) << i)
			buf_printf(sql, ", %s", list->columns[i].read.sql);
	write_inner(sql, shape, &order);
	buf_str(sql, list->shown ? list->shown : "");
	write_order(sql, order.outer, order.keys + 1, shape->descending);
}

static bool shape_same(const struct shape *a, const struct shape *b)
{
	return a->list == b->list && a->counted == b->counted && a->descending == b->descending
		&& a->placed == b->placed && a->columns == b->columns && a->filters == b->filters
		&& a->sort == b->sort && a->arms == b->arms
		&& memcmp(a->arm_lists, b->arm_lists, sizeof(a->arm_lists)) == 0;
}

static uint32_t all_columns(const struct db_list *list)
{
	return list->column_count < 32 ? (UINT32_C(1) << list->column_count) - 1 : UINT32_MAX;
}

/* The text of a shape; its columns become all of them when there are too many texts. */
static const char *text_of(struct shape *shape)
{
	struct text **bucket, *text;
	struct buf sql;

	for (;;) {
		bucket = &texts[((uintptr_t)shape->list / 64 + shape->columns + shape->filters * 7
					+ shape->sort * 3 + shape->arms)
			% BUCKETS];
		for (text = *bucket; text; text = text->next)
			if (shape_same(&text->shape, shape))
				return text->sql;
		if (text_count < TEXTS_MAX || shape->columns == all_columns(shape->list))
			break;
		shape->columns = all_columns(shape->list);
	}
	if (!text_pool)
		text_pool = pool_new();
	text = POOL_NEW(text_pool, struct text);
	buf_init(&sql, text_pool);
	(shape->counted ? write_count : write_rows)(&sql, shape);
	*text = (struct text){.shape = *shape, .sql = sql.data, .next = *bucket};
	*bucket = text;
	text_count++;
	return text->sql;
}

static struct shape shape_of(const struct db_list *list, const struct db_list_ask *ask)
{
	struct shape shape = {.list = list};

	for (size_t i = 0; i < list->filter_count; i++)
		if (ask->filters[i])
			shape.filters |= UINT32_C(1) << i;
	shape.columns = ask->columns;
	shape.sort = ask->sort;
	shape.arms = list->arm_slots ? ask->arm_count : 0;
	for (size_t i = 0; i < shape.arms; i++)
		shape.arm_lists[i] = ask->arm_lists ? ask->arm_lists[i] : list;
	shape.descending = ask->descending != ask->back;
	shape.placed = ask->place.count > 0;
	return shape;
}

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

/* As write_place asks for them. */
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
	struct values *values, const struct shape *shape, const struct db_list_ask *ask)
{
	const struct db_list *list = shape->list;
	struct db_value limit = db_int(ask->limit);

	for (size_t i = 0; i < list->column_count; i++)
		if (shape->columns & UINT32_C(1) << i)
			add_piece(values, &list->columns[i].read, ask->slots, NULL, NULL);
	add_piece(values, also_of(shape), ask->slots, NULL, NULL);
	if (!list->arm_slots) {
		add_first(values, list, ask, NULL, &limit);
		return;
	}
	for (size_t i = 0; i < ask->arm_count; i++)
		add_first(values, ask->arm_lists ? ask->arm_lists[i] : list, ask,
			&ask->arms[i * list->arm_slots], &limit);
	if (is_united(shape))
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
	struct shape shape = shape_of(list, ask);
	struct values values = {.count = 0};
	const char *sql;
	enum outcome outcome;

	if (list->arm_slots && !ask->arm_count) {
		*rows_r = POOL_NEW(pool, struct db_rows);
		return OK;
	}
	sql = text_of(&shape);
	values_take(&values, &shape, ask);
	outcome = db_rows_(db, pool, sql, values.items, values.count, rows_r);
	if (!outcome && ask->back && (*rows_r)->count > 1)
		turn(pool, *rows_r);
	return outcome || !list->take ? outcome : list->take(db, pool, ask->slots, *rows_r);
}

static enum outcome rows_count(struct db *db, const struct db_list *list, struct db_list_ask *ask,
	int64_t most, int64_t *count_r)
{
	struct shape shape;
	struct values values = {.count = 0};

	*count_r = 0;
	if (list->arm_slots && !ask->arm_count)
		return OK;
	ask->columns = 0;
	ask->limit = most;
	shape = shape_of(list, ask);
	shape.counted = true;
	values_take(&values, &shape, ask);
	return db_get_int_(db, text_of(&shape), values.items, values.count, count_r);
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
	place_r->count = sort_keys(&list->sorts[sort]) + 1;
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
	struct shape shape = shape_of(list, ask);

	return text_of(&shape);
}
