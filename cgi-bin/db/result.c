/* Results: columns, fetching rows into a pool, reading cells. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "db/db_private.h"

#define TEXT_MIN 64UL /* holds the text of any number */
#define TEXT_MAX 8192UL /* longer cells are fetched one by one */
#define CHARSET_BINARY 63
#define ROWS_START ((size_t)4)

static enum db_kind field_kind(const MYSQL_FIELD *field)
{
	switch (field->type) {
	case MYSQL_TYPE_TINY:
	case MYSQL_TYPE_SHORT:
	case MYSQL_TYPE_INT24:
	case MYSQL_TYPE_LONG:
	case MYSQL_TYPE_LONGLONG:
	case MYSQL_TYPE_YEAR:
		return DB_KIND_INT;
	case MYSQL_TYPE_DECIMAL:
	case MYSQL_TYPE_NEWDECIMAL: /* SUM() of whole numbers is a DECIMAL without decimals */
		return field->decimals == 0 ? DB_KIND_INT : DB_KIND_TEXT;
	case MYSQL_TYPE_DATE:
	case MYSQL_TYPE_NEWDATE:
		return DB_KIND_DAY;
	case MYSQL_TYPE_DATETIME:
	case MYSQL_TYPE_TIMESTAMP:
		return DB_KIND_TIME;
	case MYSQL_TYPE_BIT:
		return DB_KIND_BYTES;
	case MYSQL_TYPE_VARCHAR:
	case MYSQL_TYPE_VAR_STRING:
	case MYSQL_TYPE_STRING:
	case MYSQL_TYPE_TINY_BLOB:
	case MYSQL_TYPE_BLOB:
	case MYSQL_TYPE_MEDIUM_BLOB:
	case MYSQL_TYPE_LONG_BLOB:
		return field->charsetnr == CHARSET_BINARY ? DB_KIND_BYTES : DB_KIND_TEXT;
	default:
		return DB_KIND_TEXT;
	}
}

static bool is_text(const struct column *column)
{
	return column->kind == DB_KIND_TEXT || column->kind == DB_KIND_BYTES;
}

void result_free(struct statement *statement)
{
	free(statement->columns);
	free(statement->binds);
	free(statement->buffer);
	free(statement->places);
	statement->columns = NULL;
	statement->binds = NULL;
	statement->buffer = NULL;
	statement->places = NULL;
	statement->fields = NULL;
	statement->column_count = 0;
}

static void column_set(struct column *column, const MYSQL_FIELD *field)
{
	column->kind = field_kind(field);
	column->type = field->type;
	column->flags = field->flags;
	column->field_length = field->length;
	column->decimals = field->decimals;
	if (is_text(column)) {
		column->text_size = field->length < TEXT_MAX ? field->length + 1 : TEXT_MAX;
		if (column->text_size < TEXT_MIN)
			column->text_size = TEXT_MIN;
	}
}

static void bind_set(MYSQL_BIND *bind, struct column *column)
{
	bind->is_null = &column->is_null;
	bind->error = &column->error;
	bind->length = &column->length;
	switch (column->kind) {
	case DB_KIND_INT:
		bind->buffer_type = MYSQL_TYPE_LONGLONG;
		bind->buffer = &column->number;
		bind->is_unsigned = (column->flags & UNSIGNED_FLAG) != 0;
		break;
	case DB_KIND_DAY:
		bind->buffer_type = MYSQL_TYPE_DATE;
		bind->buffer = &column->time;
		bind->buffer_length = sizeof(column->time);
		break;
	case DB_KIND_TIME:
		bind->buffer_type = MYSQL_TYPE_DATETIME;
		bind->buffer = &column->time;
		bind->buffer_length = sizeof(column->time);
		break;
	case DB_KIND_TEXT:
		bind->buffer_type = MYSQL_TYPE_STRING;
		bind->buffer = column->text;
		bind->buffer_length = column->text_size;
		break;
	case DB_KIND_BYTES:
		bind->buffer_type = MYSQL_TYPE_BLOB;
		bind->buffer = column->text;
		bind->buffer_length = column->text_size;
		break;
	}
}

static void columns_make(struct statement *statement, const MYSQL_FIELD *fields, size_t n)
{
	result_free(statement);
	statement->columns = calloc(n, sizeof(struct column));
	statement->binds = calloc(n, sizeof(MYSQL_BIND));
	if (!statement->columns || !statement->binds)
		log_fatal("memory", "columns=%zu", n);
	statement->column_count = n;
	size_t size = 0;
	for (size_t i = 0; i < n; i++) {
		column_set(&statement->columns[i], &fields[i]);
		size += statement->columns[i].text_size;
	}
	char *text = malloc(size ? size : 1);
	if (!text)
		log_fatal("memory", "bytes=%zu", size);
	statement->buffer = text;
	for (size_t i = 0; i < n; i++) {
		statement->columns[i].text = text;
		text += statement->columns[i].text_size;
		bind_set(&statement->binds[i], &statement->columns[i]);
	}
}

/* True when the columns are as they were at the last run; a migration may have changed them. */
static bool columns_fit(const struct statement *statement, const MYSQL_FIELD *fields, size_t n)
{
	if (!statement->columns || statement->column_count != n)
		return false;
	for (size_t i = 0; i < n; i++) {
		const struct column *column = &statement->columns[i];
		if (column->type != fields[i].type || column->flags != fields[i].flags
			|| column->field_length != fields[i].length
			|| column->decimals != fields[i].decimals
			|| column->kind != field_kind(&fields[i]))
			return false;
	}
	return true;
}

MYSQL_RES *result_columns(struct statement *statement)
{
	MYSQL_RES *meta = mysql_stmt_result_metadata(statement->handle);
	if (!meta)
		log_fatal("db", "reason=no_rows_to_read sql=\"%.160s\"", statement->sql);
	size_t n = mysql_num_fields(meta);
	const MYSQL_FIELD *fields = mysql_fetch_fields(meta);
	if (!columns_fit(statement, fields, n))
		columns_make(statement, fields, n);
	return meta;
}

/* Makes the rows' head: counts, names and kinds of the columns. */
static struct db_rows *rows_start(struct pool *pool, struct statement *statement)
{
	MYSQL_RES *meta = result_columns(statement);
	size_t n = statement->column_count;
	const MYSQL_FIELD *fields = mysql_fetch_fields(meta);
	struct db_rows *rows = POOL_NEW(pool, struct db_rows);
	const char **names = POOL_ARRAY(pool, const char *, n);
	enum db_kind *kinds = POOL_ARRAY(pool, enum db_kind, n);
	for (size_t i = 0; i < n; i++) {
		names[i] = pool_strdup(pool, fields[i].name);
		kinds[i] = statement->columns[i].kind;
	}
	mysql_free_result(meta);
	rows->columns = n;
	rows->names = names;
	rows->kinds = kinds;
	return rows;
}

int64_t column_number(const struct column *column)
{
	if (column->error)
		log_fatal("db", "reason=number_out_of_range");
	return column->number;
}

static void cell_number_read(struct pool *pool, const struct column *column, struct db_cell *cell)
{
	cell->number = column_number(column);
	char text[24];
	char *end = text + sizeof(text);
	char *start = end;
	bool minus = column->number < 0 && !(column->flags & UNSIGNED_FLAG);
	uint64_t rest = minus ? 0 - (uint64_t)column->number : (uint64_t)column->number;
	do
		*--start = (char)('0' + rest % 10);
	while (rest /= 10);
	if (minus)
		*--start = '-';
	cell->length = (size_t)(end - start);
	cell->bytes = pool_strndup(pool, start, cell->length);
}

static void time_read(struct pool *pool, const struct column *column, struct db_cell *cell)
{
	const MYSQL_TIME *time = &column->time;
	char text[64];
	int length = column->kind == DB_KIND_DAY
		? snprintf(text, sizeof(text), "%04u-%02u-%02u", time->year, time->month, time->day)
		: snprintf(text, sizeof(text), "%04u-%02u-%02u %02u:%02u:%02u", time->year,
			time->month, time->day, time->hour, time->minute, time->second);
	cell->length = (size_t)length;
	cell->bytes = pool_strndup(pool, text, cell->length);
}

static bool text_read(
	struct pool *pool, struct statement *statement, size_t i, struct db_cell *cell)
{
	const struct column *column = &statement->columns[i];
	cell->length = column->length;
	if (column->length <= column->text_size) {
		cell->bytes = pool_strndup(pool, column->text, column->length);
		return true;
	}
	char *text = pool_alloc(pool, column->length + 1);
	unsigned long length = column->length;
	my_bool is_null = 0;
	my_bool error = 0;
	MYSQL_BIND bind = {
		.buffer_type = statement->binds[i].buffer_type,
		.buffer = text,
		.buffer_length = length,
		.length = &length,
		.is_null = &is_null,
		.error = &error,
	};
	cell->bytes = text;
	return mysql_stmt_fetch_column(statement->handle, &bind, (unsigned)i, 0) == 0;
}

bool cell_read(struct pool *pool, struct statement *statement, size_t i, struct db_cell *cell)
{
	const struct column *column = &statement->columns[i];
	if (column->is_null)
		return true;
	if (is_text(column))
		return text_read(pool, statement, i, cell);
	if (column->kind == DB_KIND_INT)
		cell_number_read(pool, column, cell);
	else
		time_read(pool, column, cell);
	return true;
}

static bool row_read(struct pool *pool, struct statement *statement, struct db_cell *cells)
{
	for (size_t i = 0; i < statement->column_count; i++)
		if (!cell_read(pool, statement, i, &cells[i]))
			return false;
	return true;
}

enum fate fetch_error(struct db *db, struct statement *statement)
{
	enum fate fate = statement_error(db, statement);
	if (fate != FATE_LOST)
		mysql_stmt_free_result(statement->handle);
	return fate;
}

static struct db_cell *cells_grow(
	struct pool *pool, const struct db_cell *cells, const struct db_rows *rows, size_t *room)
{
	size_t more = *room ? *room * 2 : ROWS_START;
	struct db_cell *larger = POOL_ARRAY(pool, struct db_cell, more * rows->columns);
	if (cells)
		memcpy(larger, cells, rows->count * rows->columns * sizeof(*cells));
	*room = more;
	return larger;
}

enum fate result_fetch(
	struct db *db, struct pool *pool, struct statement *statement, struct db_rows **rows_r)
{
	struct db_rows *rows = rows_start(pool, statement);
	if (mysql_stmt_bind_result(statement->handle, statement->binds))
		return statement_error(db, statement);
	size_t room = 0;
	struct db_cell *cells = NULL;
	int got;
	while ((got = mysql_stmt_fetch(statement->handle)) == 0 || got == MYSQL_DATA_TRUNCATED) {
		if (rows->count == room)
			cells = cells_grow(pool, cells, rows, &room);
		if (!row_read(pool, statement, cells + rows->count * rows->columns))
			return fetch_error(db, statement);
		rows->count++;
		db->asked_at = clock_ticks_us();
	}
	if (got != MYSQL_NO_DATA)
		return fetch_error(db, statement);
	if (mysql_stmt_free_result(statement->handle))
		return statement_error(db, statement);
	rows->cells = cells;
	*rows_r = rows;
	return FATE_GOOD;
}

enum fate result_each(struct db *db, struct statement *statement, db_row *each, void *context)
{
	struct pool *head = pool_new();
	struct pool *row = pool_new();
	struct db_rows *rows = rows_start(head, statement);
	struct db_cell *cells = POOL_ARRAY(head, struct db_cell, rows->columns);
	rows->count = 1;
	rows->cells = cells;
	int got = mysql_stmt_bind_result(statement->handle, statement->binds);
	while (!got
		&& ((got = mysql_stmt_fetch(statement->handle)) == 0
			|| got == MYSQL_DATA_TRUNCATED)) {
		memset(cells, 0, rows->columns * sizeof(*cells));
		got = !row_read(row, statement, cells);
		if (!got)
			each(context, rows);
		pool_clear(row);
		db->asked_at = clock_ticks_us();
	}
	pool_free(&row);
	pool_free(&head);
	if (got != MYSQL_NO_DATA)
		return fetch_error(db, statement);
	return mysql_stmt_free_result(statement->handle) ? statement_error(db, statement)
							 : FATE_GOOD;
}
