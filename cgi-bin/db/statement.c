/* Prepared statements: the cache, binding values, running. */
#include <mysqld_error.h>
#include <stdlib.h>
#include <string.h>

#include "base/clock.h"
#include "base/log.h"
#include "db/db_private.h"

#define TABLE_START ((size_t)64)

struct db_value db_null(void)
{
	return (struct db_value){.type = DB_NULL};
}

struct db_value db_int(int64_t number)
{
	return (struct db_value){.type = DB_INT, .number = number};
}

struct db_value db_bool(bool value)
{
	return db_int(value ? 1 : 0);
}

struct db_value db_str(const char *text)
{
	if (!text)
		return db_null();
	return (struct db_value){.type = DB_TEXT, .bytes = text, .length = strlen(text)};
}

struct db_value db_bytes(const void *bytes, size_t length)
{
	if (!bytes)
		return db_null();
	return (struct db_value){.type = DB_BYTES, .bytes = bytes, .length = length};
}

struct db_value db_id(int64_t id)
{
	return id ? db_int(id) : db_null();
}

static void *need_memory(size_t n, size_t size)
{
	void *memory = calloc(n ? n : 1, size);
	if (!memory)
		log_fatal("memory", "bytes=%zu", size);
	return memory;
}

/* Where the literal's statement is or would go. */
static struct statement **slot(struct statement **table, size_t size, const char *sql)
{
	uint64_t hash = (uint64_t)(uintptr_t)sql * UINT64_C(0x9e3779b97f4a7c15);
	size_t i = (size_t)(hash >> 32) & (size - 1);
	while (table[i] && table[i]->sql != sql)
		i = (i + 1) & (size - 1);
	return &table[i];
}

static void table_grow(struct db *db)
{
	size_t size = db->table_size ? db->table_size * 2 : TABLE_START;
	struct statement **table = need_memory(size, sizeof(*table));
	for (size_t i = 0; i < db->table_size; i++)
		if (db->table[i])
			*slot(table, size, db->table[i]->sql) = db->table[i];
	free(db->table);
	db->table = table;
	db->table_size = size;
}

/* Takes one out; those behind it move up, so that none is cut off from where it is looked for. */
static void table_remove(struct db *db, struct statement **place)
{
	size_t mask = db->table_size - 1;
	size_t i = (size_t)(place - db->table);
	*place = NULL;
	db->table_count--;
	for (i = (i + 1) & mask; db->table[i]; i = (i + 1) & mask) {
		struct statement *moved = db->table[i];
		db->table[i] = NULL;
		*slot(db->table, db->table_size, moved->sql) = moved;
	}
}

static void statement_free(struct statement *statement)
{
	mysql_stmt_close(statement->handle);
	result_free(statement);
	free(statement->params);
	free(statement);
}

void statements_close(struct db *db)
{
	for (size_t i = 0; i < db->table_size; i++) {
		if (db->table[i])
			statement_free(db->table[i]);
		db->table[i] = NULL;
	}
	db->table_count = 0;
}

/* Closes the least used until `most` are left. */
static void statements_shrink(struct db *db, size_t most)
{
	while (db->table_count > most) {
		struct statement **least = NULL;
		for (size_t i = 0; i < db->table_size; i++)
			if (db->table[i] && (!least || db->table[i]->used_at < (*least)->used_at))
				least = &db->table[i];
		statement_free(*least);
		table_remove(db, least);
	}
}

enum fate statement_error(struct db *db, const struct statement *statement)
{
	char state[SQLSTATE_LENGTH + 1] = "";
	unsigned number = mysql_stmt_errno(statement->handle);
	/* an error that comes instead of a row is noted at the connection only */
	const char *given =
		number ? mysql_stmt_sqlstate(statement->handle) : mysql_sqlstate(db->link);
	number = number ? number : mysql_errno(db->link);
	memcpy(state, given, strnlen(given, SQLSTATE_LENGTH));
	return db_error(db, statement->sql, number, state);
}

/* When all connections together have all the server allows, each gives up half of its own. */
static bool statement_make(struct db *db, struct statement *statement)
{
	unsigned long length = (unsigned long)strlen(statement->sql);
	db->asked_at = clock_ticks_us();
	if (mysql_stmt_prepare(statement->handle, statement->sql, length) == 0)
		return true;
	if (mysql_stmt_errno(statement->handle) != ER_MAX_PREPARED_STMT_COUNT_REACHED
		|| db->table_count == 0)
		return false;
	statements_shrink(db, db->table_count / 2);
	return mysql_stmt_prepare(statement->handle, statement->sql, length) == 0;
}

static enum fate statement_prepare(struct db *db, const char *sql, struct statement **statement_r)
{
	statements_shrink(db, db->options.statements - 1);
	struct statement *statement = need_memory(1, sizeof(*statement));
	statement->sql = sql;
	statement->handle = mysql_stmt_init(db->link);
	if (!statement->handle)
		log_fatal("memory", "reason=mysql_stmt_init");
	if (!statement_make(db, statement)) {
		enum fate fate = statement_error(db, statement);
		statement_free(statement);
		return fate;
	}
	statement->param_count = mysql_stmt_param_count(statement->handle);
	statement->params = need_memory(statement->param_count, sizeof(MYSQL_BIND));
	if (2 * (db->table_count + 1) > db->table_size)
		table_grow(db);
	*slot(db->table, db->table_size, sql) = statement;
	db->table_count++;
	*statement_r = statement;
	return FATE_GOOD;
}

static enum fate statement_get(struct db *db, const char *sql, struct statement **statement_r)
{
	enum fate fate = db_connect(db);
	if (fate)
		return fate;
	if (db->table_size > 0) {
		*statement_r = *slot(db->table, db->table_size, sql);
		if (*statement_r)
			return FATE_GOOD;
	}
	return statement_prepare(db, sql, statement_r);
}

/* libmariadb's binding has no const; it only reads. */
static void *bind_address(const void *bytes)
{
	union {
		const void *from;
		void *to;
	} address = {.from = bytes};
	return address.to;
}

static void param_set(MYSQL_BIND *param, const struct db_value *value)
{
	memset(param, 0, sizeof(*param));
	switch (value->type) {
	case DB_NULL:
		param->buffer_type = MYSQL_TYPE_NULL;
		break;
	case DB_INT:
		param->buffer_type = MYSQL_TYPE_LONGLONG;
		param->buffer = bind_address(&value->number);
		break;
	case DB_TEXT:
	case DB_BYTES:
		param->buffer_type = value->type == DB_TEXT ? MYSQL_TYPE_STRING : MYSQL_TYPE_BLOB;
		param->buffer = bind_address(value->bytes);
		param->buffer_length = (unsigned long)value->length;
		break;
	}
}

enum fate statement_run(struct db *db, const char *sql, const struct db_value *values, size_t n,
	struct statement **statement_r)
{
	enum fate fate = statement_get(db, sql, statement_r);
	if (fate)
		return fate;
	struct statement *statement = *statement_r;
	if (statement->param_count != n)
		log_fatal("db", "reason=number_of_values has=%zu needs=%zu sql=\"%.160s\"", n,
			statement->param_count, sql);
	for (size_t i = 0; i < n; i++)
		param_set(&statement->params[i], &values[i]);
	statement->used_at = ++db->statements;
	db->asked_at = clock_ticks_us();
	if (n > 0 && mysql_stmt_bind_param(statement->handle, statement->params))
		return statement_error(db, statement);
	if (mysql_stmt_execute(statement->handle))
		return statement_error(db, statement);
	return FATE_GOOD;
}

static enum fate exec_once(struct db *db, const char *sql, const struct db_value *values, size_t n)
{
	struct statement *statement = NULL;
	enum fate fate = statement_run(db, sql, values, n, &statement);
	if (fate)
		return fate;
	db->changed = (int64_t)mysql_stmt_affected_rows(statement->handle);
	db->inserted_id = (int64_t)mysql_stmt_insert_id(statement->handle);
	if (mysql_stmt_free_result(statement->handle))
		return statement_error(db, statement);
	return FATE_GOOD;
}

enum outcome db_exec_(
	struct db *db, const char *sql, const struct db_value *values, size_t n, int64_t *changed_r)
{
	if (db->state == TRANSACTION_NONE)
		log_fatal("db", "reason=write_outside_transaction sql=\"%.160s\"", sql);
	if (db->state != TRANSACTION_OPEN)
		return UNAVAILABLE;
	enum fate fate = exec_once(db, sql, values, n);
	if (fate == FATE_CONFLICT)
		return CONFLICT;
	if (fate)
		return UNAVAILABLE;
	if (changed_r)
		*changed_r = db->changed;
	return OK;
}
