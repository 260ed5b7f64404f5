/*
 * Lists: statements put together from the literals of one record, so that a list can be sorted,
 * filtered and shown in part without a statement of its own for each. A rules room declares the
 * record; nothing that anybody typed ever becomes text of a statement.
 *
 * A page is read by its place, not by counting (no OFFSET): the row after which it begins is named
 * by its sort keys and its id. Each text is put together once per process and kept.
 */
#ifndef BMS_DB_LIST_H
#define BMS_DB_LIST_H

#include "db/db.h"

#define DB_LIST_KEYS 2 /* of a sort order, beside the id */
#define DB_LIST_BINDS 12 /* values of one piece of text */
#define DB_LIST_COLUMNS 24
#define DB_LIST_FILTERS 12
#define DB_LIST_VALUES 32 /* of one filter */
#define DB_LIST_ARMS 48 /* in which a list is looked for, most */
#define DB_LIST_ARM 100 /* in binds: + 1 is the first value of the arm */
#define DB_LIST_TYPED 255 /* in binds, instead of a slot: the first value of the filter */
#define DB_LIST_ALL_TYPED 254 /* all of them, in their order */

/*
 * A piece of a statement and what its `?` are bound to, in their order: numbers of slots, which
 * begin with 1 and are the reader's (struct db_list_ask), or values of the filter; 0 ends them.
 */
struct db_list_piece {
	const char *sql;
	unsigned char bind[DB_LIST_BINDS];
};

/* What is shown of a row: one or more expressions with aliases, of the tables of `shown`. */
struct db_list_column {
	const char *code;
	struct db_list_piece read;
};

/* An order, by expressions of the tables of `find` that are never NULL and that an index has in
 * this order, or that stand for a set whose size is bounded. No key: by the id alone. */
struct db_list_sort {
	const char *code;
	const char *keys[DB_LIST_KEYS];
};

/* A condition on the tables of `find`. */
struct db_list_filter {
	const char *code;
	struct db_list_piece where;
};

/*
 * Rows that are reached in several ways are looked for in arms: `find` is asked in each, so that an
 * index is read in the list's order and no further than the page, and the first of all of them are
 * shown. Slots from DB_LIST_ARM on are the arm's own.
 */
struct db_list {
	const char *id; /* what names a row: unique, of the tables of `find` */
	/* " FROM vacancy v": the first table, behind which an index of it is named: the one that
	 * has the order asked for, or, of the first filter asked for that has one, what it finds in
	 * the record's first order. NULL: `find` begins with it, and the server chooses. */
	const char *from;
	const char *const *sort_indexes; /* for each order */
	const char *const *filter_indexes; /* for each filter; NULL: that of the order */
	struct db_list_piece find; /* " JOIN … WHERE …": all rows the reader may see */
	size_t arm_slots; /* of each arm; 0: `find` is asked once */
	/* Further expressions read with the keys (", … AS roles"), of the tables of `find`; with
	 * arms of u.id. */
	struct db_list_piece also;
	const char *shown; /* " JOIN vacancy v ON v.id = f.id …": `f` are the rows of the page */
	const struct db_list_column *columns;
	size_t column_count;
	const struct db_list_sort *sorts;
	size_t sort_count;
	const struct db_list_filter *filters;
	size_t filter_count;
	/* What is made of the rows that were read, by the same slots; NULL: nothing. */
	enum outcome (*take)(struct db *db, struct pool *pool, const struct db_value *slots,
		struct db_rows *rows);
};

#define DB_LIST_COUNT(array) (sizeof(array) / sizeof((array)[0]))
#define DB_LIST_COLUMNS_OF(array) .columns = (array), .column_count = DB_LIST_COUNT(array)
#define DB_LIST_SORTS_OF(array) .sorts = (array), .sort_count = DB_LIST_COUNT(array)
#define DB_LIST_FILTERS_OF(array) .filters = (array), .filter_count = DB_LIST_COUNT(array)

/* Where a page begins: the keys of its neighbour in the order asked for, then its id. */
struct db_list_place {
	size_t count; /* 0: at the begin of the list */
	struct db_value values[DB_LIST_KEYS + 1];
};

/* What a filter is bound to. */
struct db_list_values {
	size_t count;
	struct db_value items[DB_LIST_VALUES];
};

struct db_list_ask {
	const struct db_value *slots; /* slot 1 first */
	const struct db_value *arms; /* of each arm its slots; without an arm there are no rows */
	size_t arm_count;
	/* For each arm the record whose first table, indexes and `find` are its own, with as many
	 * slots and the same orders and filters; NULL: the list's. */
	const struct db_list *const *arm_lists;
	uint32_t columns; /* one bit for each that is to be read */
	size_t sort;
	bool descending;
	const struct db_list_values *filters[DB_LIST_FILTERS]; /* NULL: not asked for */
	struct db_list_place place;
	bool back; /* the rows before the place instead of those after it */
	int64_t limit;
};

/*
 * A page: columns key1, key2 (as many as the order has), list_id, then what was asked for, in the
 * order of the list. OK, UNAVAILABLE.
 */
enum outcome db_list_rows(struct db *db, struct pool *pool, const struct db_list *list,
	const struct db_list_ask *ask, struct db_rows **rows_r);

/* How many there are under these filters; counting ends at `most`. OK, UNAVAILABLE. */
enum outcome db_list_count(struct db *db, const struct db_list *list, const struct db_list_ask *ask,
	int64_t most, int64_t *count_r);

/* The same of those that stand before the place. OK, UNAVAILABLE. */
enum outcome db_list_count_before(struct db *db, const struct db_list *list,
	const struct db_list_ask *ask, int64_t most, int64_t *count_r);

/* The place of a row that db_list_rows gave in this order. */
void db_list_place_of(const struct db_list *list, size_t sort, const struct db_rows *rows,
	size_t row, struct db_list_place *place_r);

/* By their codes; -1: there is none. */
int db_list_column_find(const struct db_list *list, const char *code);
int db_list_sort_find(const struct db_list *list, const char *code);
int db_list_filter_find(const struct db_list *list, const char *code);

/* The text of the statement that db_list_rows runs; for tests. */
const char *db_list_text(const struct db_list *list, const struct db_list_ask *ask);

#endif
