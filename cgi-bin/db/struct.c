/* Rows into structs by column name: what a statement's columns are for is found once and remembered
 * with it. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "db/db_private.h"

#define ARRAY_START ((size_t)8)

/* Where rows go: one struct, an array of them, or a function called with each. */
struct target {
	struct db_record record;
	size_t size; /* of a struct */
	struct pool *pool;
	char *structs;
	size_t count;
	size_t room;
	size_t most; /* rows wanted */
	db_one *each;
	void *context;
};

static bool kind_fits(const struct column *column, enum db_field_kind kind)
{
	if (column->type == MYSQL_TYPE_NULL)
		return true;
	switch (kind) {
	case DB_FIELD_TEXT:
		return column->kind != DB_KIND_BYTES;
	case DB_FIELD_INT:
	case DB_FIELD_BOOL:
		return column->kind == DB_KIND_INT;
	case DB_FIELD_CELL:
		return column->kind == DB_KIND_BYTES || column->kind == DB_KIND_TEXT;
	case DB_FIELD_INSTANT:
		return column->kind == DB_KIND_TIME;
	}
	return false;
}

_Noreturn static void misfit(
	const struct statement *statement, const char *reason, const char *column)
{
	log_fatal("db", "reason=%s column=%s sql=\"%.400s\"", reason, column, statement->sql);
}

static size_t column_find(
	const struct statement *statement, const MYSQL_FIELD *columns, const struct db_field *field)
{
	size_t found = statement->column_count;
	for (size_t i = 0; i < statement->column_count; i++) {
		if (strcmp(columns[i].name, field->column) != 0)
			continue;
		if (found < statement->column_count)
			misfit(statement, "column_twice", field->column);
		found = i;
	}
	if (found == statement->column_count)
		misfit(statement, "no_column_for_field", field->column);
	if (!kind_fits(&statement->columns[found], field->kind))
		misfit(statement, "column_does_not_fit_field", field->column);
	return found;
}

static void check_columns(const struct statement *statement, const MYSQL_FIELD *columns,
	const struct db_record *record)
{
	for (size_t i = 0; i < statement->column_count; i++) {
		size_t field = 0;
		while (field < record->count
			&& strcmp(columns[i].name, record->fields[field].column) != 0)
			field++;
		if (field == record->count)
			misfit(statement, "no_field_for_column", columns[i].name);
	}
}

/* Finds each field's column, once for a statement and its columns. */
static void places_find(struct statement *statement, const struct target *target)
{
	const struct db_record *record = &target->record;
	MYSQL_RES *meta = result_columns(statement);
	if (statement->fields != record->fields) {
		const MYSQL_FIELD *columns = mysql_fetch_fields(meta);
		free(statement->places);
		statement->places = calloc(record->count, sizeof(*statement->places));
		if (!statement->places)
			log_fatal("memory", "fields=%zu", record->count);
		for (size_t i = 0; i < record->count; i++) {
			if (record->fields[i].size != target->size)
				misfit(statement, "field_of_another_struct",
					record->fields[i].column);
			statement->places[i] = column_find(statement, columns, &record->fields[i]);
		}
		check_columns(statement, columns, record);
		statement->fields = record->fields;
	}
	mysql_free_result(meta);
}

static int64_t instant_of(const struct column *column)
{
	char text[40];
	const MYSQL_TIME *time = &column->time;
	snprintf(text, sizeof(text), "%04u-%02u-%02u %02u:%02u:%02u", time->year, time->month,
		time->day, time->hour, time->minute, time->second);
	return clock_from_sql(text);
}

static bool field_read(struct pool *pool, struct statement *statement, size_t place,
	const struct db_field *field, char *one)
{
	const struct column *column = &statement->columns[place];
	char *member = one + field->offset;
	struct db_cell cell = {0};
	if (column->is_null)
		return true; /* as the struct is: all 0 */
	switch (field->kind) {
	case DB_FIELD_TEXT:
		if (!cell_read(pool, statement, place, &cell))
			return false;
		memcpy(member, &cell.bytes, sizeof(cell.bytes));
		return true;
	case DB_FIELD_CELL:
		if (!cell_read(pool, statement, place, &cell))
			return false;
		memcpy(member, &cell, sizeof(cell));
		return true;
	case DB_FIELD_BOOL:
		memcpy(member, &(bool){column_number(column) != 0}, sizeof(bool));
		return true;
	case DB_FIELD_INT:
		memcpy(member, &(int64_t){column_number(column)}, sizeof(int64_t));
		return true;
	case DB_FIELD_INSTANT:
		memcpy(member, &(int64_t){instant_of(column)}, sizeof(int64_t));
		return true;
	}
	return false;
}

/* The next struct to fill; a target without a pool of its own for structs has room for one. */
static char *next_struct(struct target *target)
{
	if (target->count == target->room) {
		size_t room = target->room ? target->room * 2 : ARRAY_START;
		char *structs = pool_alloc_array(target->pool, room, target->size);
		if (target->count)
			memcpy(structs, target->structs, target->count * target->size);
		target->structs = structs;
		target->room = room;
	}
	char *one = target->structs + target->count * target->size;
	memset(one, 0, target->size);
	return one;
}

static bool row_take(struct statement *statement, struct target *target)
{
	if (target->count == target->most)
		return true;
	char *one = next_struct(target);
	for (size_t i = 0; i < target->record.count; i++)
		if (!field_read(target->pool, statement, statement->places[i],
			    &target->record.fields[i], one))
			return false;
	if (!target->each) {
		target->count++;
		return true;
	}
	target->each(target->context, one);
	pool_clear(target->pool);
	return true;
}

/* Reads to the end, also what is not wanted: an error may come instead of any row. */
static enum fate structs_fetch(struct db *db, struct statement *statement, struct target *target)
{
	places_find(statement, target);
	if (mysql_stmt_bind_result(statement->handle, statement->binds))
		return statement_error(db, statement);
	int got;
	while ((got = mysql_stmt_fetch(statement->handle)) == 0 || got == MYSQL_DATA_TRUNCATED) {
		if (!row_take(statement, target))
			return fetch_error(db, statement);
		db->asked_at = clock_ticks_us();
	}
	if (got != MYSQL_NO_DATA)
		return fetch_error(db, statement);
	return mysql_stmt_free_result(statement->handle) ? statement_error(db, statement)
							 : FATE_GOOD;
}

static enum fate structs_once(struct db *db, const char *sql, const struct db_value *values,
	size_t n, struct target *target)
{
	struct statement *statement = NULL;
	enum fate fate = statement_run(db, sql, values, n, &statement);
	return fate ? fate : structs_fetch(db, statement, target);
}

static enum outcome structs_read(struct db *db, const char *sql, const struct db_value *values,
	size_t n, struct target *target)
{
	if (db->state == TRANSACTION_REPEAT || db->state == TRANSACTION_FAILED)
		return UNAVAILABLE;
	enum fate fate = structs_once(db, sql, values, n, target);
	if (fate == FATE_LOST && db->state == TRANSACTION_NONE) {
		target->count = 0;
		fate = structs_once(db, sql, values, n, target);
	}
	if (fate == FATE_CONFLICT)
		return CONFLICT;
	return fate ? UNAVAILABLE : OK;
}

enum outcome db_struct_(struct db *db, struct pool *pool, const char *sql, struct db_record record,
	void *struct_r, size_t size, const struct db_value *values, size_t n)
{
	struct target target = {.record = record,
		.size = size,
		.pool = pool,
		.structs = struct_r,
		.room = 1,
		.most = 1};
	enum outcome outcome = structs_read(db, sql, values, n, &target);
	return !outcome && target.count == 0 ? NOT_FOUND : outcome;
}

enum outcome db_structs_(struct db *db, struct pool *pool, const char *sql, struct db_record record,
	void *array_r, size_t size, size_t *count_r, const struct db_value *values, size_t n)
{
	struct target target = {.record = record, .size = size, .pool = pool, .most = SIZE_MAX};
	enum outcome outcome = structs_read(db, sql, values, n, &target);
	if (outcome)
		return outcome;
	/* the caller's pointer is one to its own type */
	memcpy(array_r, &target.structs, sizeof(target.structs));
	*count_r = target.count;
	return OK;
}

enum outcome db_each_struct_(struct db *db, const char *sql, struct db_record record, size_t size,
	db_one *each, void *context, const struct db_value *values, size_t n)
{
	if (db->state == TRANSACTION_REPEAT || db->state == TRANSACTION_FAILED)
		return UNAVAILABLE;
	struct pool *row = pool_new();
	struct pool *head = pool_new();
	struct target target = {.record = record,
		.size = size,
		.pool = row,
		.structs = pool_alloc(head, size),
		.room = 1,
		.most = 1,
		.each = each,
		.context = context};
	struct statement *statement = NULL;
	enum fate fate = statement_run(db, sql, values, n, &statement);
	if (fate == FATE_LOST && db->state == TRANSACTION_NONE)
		fate = statement_run(db, sql, values, n, &statement);
	if (!fate)
		fate = structs_fetch(db, statement, &target);
	pool_free(&row);
	pool_free(&head);
	return fate ? UNAVAILABLE : OK;
}
