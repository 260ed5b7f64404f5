/* Reading: queries and the cells of their rows. */
#include <string.h>

#include "base/log.h"
#include "db/db_private.h"

static enum fate rows_once(struct db *db, struct pool *pool, const char *sql,
	const struct db_value *values, size_t n, struct db_rows **rows_r)
{
	struct statement *statement = NULL;
	enum fate fate = statement_run(db, sql, values, n, &statement);
	if (fate)
		return fate;
	return result_fetch(db, pool, statement, rows_r);
}

enum outcome db_rows_(struct db *db, struct pool *pool, const char *sql,
	const struct db_value *values, size_t n, struct db_rows **rows_r)
{
	if (db->state == TRANSACTION_REPEAT || db->state == TRANSACTION_FAILED)
		return UNAVAILABLE;
	enum fate fate = rows_once(db, pool, sql, values, n, rows_r);
	if (fate == FATE_LOST && db->state == TRANSACTION_NONE)
		fate = rows_once(db, pool, sql, values, n, rows_r);
	if (fate == FATE_CONFLICT)
		return CONFLICT;
	return fate ? UNAVAILABLE : OK;
}

enum outcome db_each_(struct db *db, const char *sql, db_row *each, void *context,
	const struct db_value *values, size_t n)
{
	if (db->state == TRANSACTION_REPEAT || db->state == TRANSACTION_FAILED)
		return UNAVAILABLE;
	struct statement *statement = NULL;
	enum fate fate = statement_run(db, sql, values, n, &statement);
	if (fate == FATE_LOST && db->state == TRANSACTION_NONE)
		fate = statement_run(db, sql, values, n, &statement);
	if (!fate)
		fate = result_each(db, statement, each, context);
	return fate ? UNAVAILABLE : OK;
}

enum outcome db_get_int_(
	struct db *db, const char *sql, const struct db_value *values, size_t n, int64_t *number_r)
{
	struct db_rows *rows;
	pool_clear(db->scratch);
	enum outcome outcome = db_rows_(db, db->scratch, sql, values, n, &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*number_r = db_cell_int(rows, 0, 0);
	return OK;
}

const struct db_cell *db_cell(const struct db_rows *rows, size_t row, size_t column)
{
	if (row >= rows->count || column >= rows->columns)
		log_fatal("db", "reason=no_such_cell row=%zu column=%zu", row, column);
	return &rows->cells[row * rows->columns + column];
}

int64_t db_cell_int(const struct db_rows *rows, size_t row, size_t column)
{
	const struct db_cell *cell = db_cell(rows, row, column);
	if (cell->bytes && rows->kinds[column] != DB_KIND_INT)
		log_fatal("db", "reason=not_a_number column=%s", rows->names[column]);
	return cell->number;
}

const char *db_cell_text(const struct db_rows *rows, size_t row, size_t column)
{
	return db_cell(rows, row, column)->bytes;
}

static size_t column_named(const struct db_rows *rows, const char *column)
{
	for (size_t i = 0; i < rows->columns; i++)
		if (!strcmp(rows->names[i], column))
			return i;
	log_fatal("db", "reason=no_such_column column=%s", column);
}

const char *db_text(const struct db_rows *rows, size_t row, const char *column)
{
	return db_cell_text(rows, row, column_named(rows, column));
}

int64_t db_number(const struct db_rows *rows, size_t row, const char *column)
{
	return db_cell_int(rows, row, column_named(rows, column));
}

const struct db_cell *db_named(const struct db_rows *rows, size_t row, const char *column)
{
	return db_cell(rows, row, column_named(rows, column));
}
