/* The rows of a list: a part of the page that is remembered by what it shows. */
#include <string.h>

#include "web/fragment.h"
#include "web/list/list_private.h"

struct table {
	struct list_state *state;
	const struct db_rows *rows;
	const char **ids; /* of the rows */
	const struct list_column **columns; /* those that are shown */
	size_t column_count;
	struct list_shown *cells;
};

static struct list_shown *cell_of(const struct table *table, size_t row, size_t column)
{
	return &table->cells[row * table->column_count + column];
}

static void columns_take(struct table *table)
{
	const struct list *list = table->state->list;

	table->columns =
		POOL_ARRAY(table->state->req->pool, const struct list_column *, list->column_count);
	for (size_t i = 0; i < list->column_count; i++)
		if (table->state->shown[i])
			table->columns[table->column_count++] = &list->columns[i];
}

static void cells_take(struct table *table)
{
	const struct db_rows *rows = table->rows;
	struct pool *pool = table->state->req->pool;
	size_t id = 0;

	while (strcmp(rows->names[id], "list_id") != 0)
		id++;
	table->ids = POOL_ARRAY(pool, const char *, rows->count);
	table->cells = POOL_ARRAY(pool, struct list_shown, rows->count * table->column_count);
	for (size_t i = 0; i < rows->count; i++) {
		const struct list_row at = {rows, i};

		table->ids[i] = db_cell_text(rows, i, id);
		for (size_t k = 0; k < table->column_count; k++)
			list_show_cell(table->state, table->columns[k], &at, cell_of(table, i, k));
	}
}

/* All that the template is given but what follows from the list, its columns and the language. */
static void table_key(const struct table *table, struct buf *key)
{
	fragment_key_text(key, table->state->list->code);
	fragment_key_text(key, table->state->list->select);
	for (size_t k = 0; k < table->column_count; k++)
		fragment_key_text(key, table->columns[k]->label);
	for (size_t i = 0; i < table->rows->count; i++) {
		fragment_key_text(key, table->ids[i]);
		for (size_t k = 0; k < table->column_count; k++) {
			const struct list_shown *cell = cell_of(table, i, k);

			fragment_key_text(key, cell->text);
			fragment_key_text(key, cell->code);
			fragment_key_text(key, cell->iso);
			fragment_key_text(key, cell->full);
			fragment_key_text(key, cell->href);
			fragment_key_text(key, cell->note);
		}
	}
}

static void cell_fill(const struct table *table, struct view *view,
	const struct list_column *column, const struct list_shown *cell)
{
	view_set(view, "label", list_label(table->state, column));
	view_set(view, "type", list_kind(column));
	view_set(view, "head", column->head ? "1" : NULL);
	view_set(view, "wide", column->wide ? "1" : NULL);
	view_set(view, "german", column->type == LIST_GERMAN ? "1" : NULL);
	view_set(view, "text", cell->text);
	view_set(view, "code", cell->code);
	view_set(view, "iso", cell->iso);
	view_set(view, "full", cell->full);
	view_set(view, "href", cell->href);
	view_set(view, "note", cell->note);
	if (cell->note)
		view_set(view, "note_label", view_word(table->state->req, column->note_label));
}

static enum outcome table_fill(struct request *req, void *context)
{
	const struct table *table = context;
	struct view *list = request_view(req);

	view_set(list, "select", table->state->list->select);
	for (size_t i = 0; i < table->rows->count; i++) {
		struct view *row = view_node(list, pool_printf(req->pool, "rows.%zu", i));

		view_set(row, "id", table->ids[i]);
		for (size_t k = 0; k < table->column_count; k++)
			cell_fill(table, view_node(row, pool_printf(req->pool, "cells.%zu", k)),
				table->columns[k], cell_of(table, i, k));
	}
	return OK;
}

enum outcome list_show_rows(struct list_state *state, const char *name, const struct db_rows *rows)
{
	struct table table = {.state = state, .rows = rows};
	struct pool *pool = state->req->pool;
	struct buf key;

	if (!rows->count)
		return OK;
	columns_take(&table);
	cells_take(&table);
	buf_init(&key, pool);
	table_key(&table, &key);
	return fragment_show(state->req, pool_printf(pool, "%s.rows_html", name),
		"layout/list_rows.cs", &key, table_fill, &table);
}
