/* The texts of lists' statements. */
#include "db/list_text.h"

#include <string.h>

#include "base/buf.h"

#define TEXTS_MAX 256 /* with a choice of columns; beyond it all of them are read */
#define BUCKETS 64

/* A text and its shape. Never freed: the statement is found again by the address of its text. */
struct text {
	struct db_list_shape shape;
	const char *sql;
	struct text *next;
};

static struct text *texts[BUCKETS];
static struct pool *text_pool;
static size_t text_count;

size_t db_list_sort_keys(const struct db_list_sort *sort)
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
	size_t keys = db_list_sort_keys(sort);

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

static const char *index_of(const struct db_list_shape *shape, const struct db_list *list)
{
	for (size_t i = 0; shape->sort == 0 && i < list->filter_count; i++)
		if (shape->filters & UINT32_C(1) << i && list->filter_indexes[i])
			return list->filter_indexes[i];
	return list->sort_indexes[shape->sort];
}

static void write_found(
	struct buf *sql, const struct db_list_shape *shape, const struct db_list *list)
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

static struct order order_of(const struct db_list_shape *shape)
{
	static const char *const arms[] = {"u.key1", "u.key2"},
				 *const names[] = {"f.key1", "f.key2"};
	const struct db_list_sort *sort = &shape->list->sorts[shape->sort];
	struct order order = {.keys = db_list_sort_keys(sort)};

	for (size_t i = 0; i <= order.keys; i++) {
		order.inner[i] = i < order.keys ? sort->keys[i] : shape->list->id;
		order.arms[i] = i < order.keys ? arms[i] : "u.id";
		order.outer[i] = i < order.keys ? names[i] : "f.id";
	}
	return order;
}

const struct db_list_piece *db_list_also(const struct db_list_shape *shape)
{
	static const struct db_list_piece nothing = {.sql = NULL};

	return shape->counted ? &nothing : &shape->list->also;
}

bool db_list_united(const struct db_list_shape *shape)
{
	return shape->arms > 1 || (shape->arms && db_list_also(shape)->sql);
}

static void write_keys(struct buf *sql, const char *const *keys, size_t count)
{
	for (size_t i = 0; i < count; i++)
		buf_printf(sql, "%s AS key%zu, ", keys[i], i + 1);
	buf_printf(sql, "%s AS id", keys[count]);
}

/* The first rows, of all there are or of an arm. */
static void write_first(struct buf *sql, const struct db_list_shape *shape,
	const struct db_list *list, const struct order *order)
{
	buf_str(sql, "SELECT ");
	write_keys(sql, order->inner, order->keys);
	if (!db_list_united(shape) && list->also.sql)
		buf_str(sql, list->also.sql);
	write_found(sql, shape, list);
	if (shape->placed)
		write_place(sql, list, &list->sorts[shape->sort], shape->descending);
	write_order(sql, order->inner, order->keys + 1, shape->descending);
	buf_str(sql, " LIMIT ?");
}

/* As many as there are: in the order that an index gives, which keeps the server from reading by
 * another one; else in none, since sorting is what costs. */
static void write_some(
	struct buf *sql, const struct db_list_shape *shape, const struct db_list *list)
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
static void write_arms(
	struct buf *sql, const struct db_list_shape *shape, const struct order *order)
{
	const char *also = db_list_also(shape)->sql;

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
static void write_inner(
	struct buf *sql, const struct db_list_shape *shape, const struct order *order)
{
	buf_str(sql, " FROM (");
	if (db_list_united(shape))
		write_arms(sql, shape, order);
	else
		write_first(sql, shape, shape->arms ? shape->arm_lists[0] : shape->list, order);
	buf_str(sql, ") f");
}

static void write_count(struct buf *sql, const struct db_list_shape *shape)
{
	const struct db_list *first = shape->arms ? shape->arm_lists[0] : shape->list;

	buf_str(sql, "SELECT COUNT(*) FROM (");
	for (size_t i = 0; db_list_united(shape) && i < shape->arms; i++) {
		buf_str(sql, i ? " UNION (" : "(");
		write_some(sql, shape, shape->arm_lists[i]);
		buf_char(sql, ')');
	}
	if (!db_list_united(shape))
		write_some(sql, shape, first);
	buf_str(sql, db_list_united(shape) ? " LIMIT ?) f" : ") f");
}

static void write_rows(struct buf *sql, const struct db_list_shape *shape)
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

static bool shape_same(const struct db_list_shape *a, const struct db_list_shape *b)
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

const char *db_list_text_of(struct db_list_shape *shape)
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

struct db_list_shape db_list_shape_of(const struct db_list *list, const struct db_list_ask *ask)
{
	struct db_list_shape shape = {.list = list};

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
