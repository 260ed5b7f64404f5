/* What the files of db/ share; nobody else includes it. */
#ifndef BMS_DB_DB_PRIVATE_H
#define BMS_DB_DB_PRIVATE_H

#include <mysql.h>

#include "db/db.h"

/* How a statement went, as the connection sees it. */
enum fate {
	FATE_GOOD = 0,
	FATE_CONFLICT, /* a key is taken, or a row referred to is not there (any more) */
	FATE_REPEAT, /* deadlock, changed since read, certification failure: may be repeated */
	FATE_SLOW, /* a time-out of our own: repeating would add to what makes it slow */
	FATE_LOST, /* the connection went away; it may be opened anew */
	FATE_FAILED, /* anything else, also: no connection to be had */
};

enum transaction_state {
	TRANSACTION_NONE = 0,
	TRANSACTION_OPEN,
	TRANSACTION_REPEAT, /* a statement asked for repetition: nothing more may run */
	TRANSACTION_FAILED, /* a statement failed: nothing more may run, it must not commit */
};

/* One column of a statement's result and where libmariadb puts its cell. */
struct column {
	enum db_kind kind;
	enum enum_field_types type;
	unsigned flags;
	unsigned long field_length;
	unsigned decimals;
	int64_t number;
	MYSQL_TIME time;
	char *text;
	unsigned long text_size;
	unsigned long length;
	my_bool is_null;
	my_bool error;
};

/* A prepared statement, found again by the address of its literal. */
struct statement {
	const char *sql;
	uint64_t used_at; /* db->statements of its last run */
	MYSQL_STMT *handle;
	MYSQL_BIND *params;
	size_t param_count;
	struct column *columns;
	MYSQL_BIND *binds;
	size_t column_count;
	char *buffer; /* the texts of all columns */
	const struct db_field *fields; /* of the structs its rows were last read into */
	size_t *places; /* for each of them its column */
};

struct db {
	struct db_options options;
	MYSQL *link; /* NULL when there is none */
	enum transaction_state state;
	struct statement **table; /* open addressing, a power of two */
	size_t table_size;
	size_t table_count;
	struct pool *scratch;
	int64_t inserted_id;
	int64_t changed;
	uint64_t statements;
	int64_t asked_at; /* clock_ticks_us of the last message to the server */
};

/* db.c */
enum fate db_connect(struct db *db);
/* Logs the error, drops a lost connection, marks an open transaction. */
enum fate db_error(struct db *db, const char *sql, unsigned number, const char *sqlstate);
/* Runs a text of our own that takes no values and gives no rows, as COMMIT. */
enum fate db_control(struct db *db, const char *sql);

/* statement.c */
/* Prepares when needed, binds and executes; *statement_r then may have rows to fetch. */
enum fate statement_run(struct db *db, const char *sql, const struct db_value *values, size_t n,
	struct statement **statement_r);
enum fate statement_error(struct db *db, const struct statement *statement);
void statements_close(struct db *db);

/* result.c */
/* Fetches all rows of an executed statement. */
enum fate result_fetch(
	struct db *db, struct pool *pool, struct statement *statement, struct db_rows **rows_r);
/* Hands over the rows of an executed statement one by one. */
enum fate result_each(struct db *db, struct statement *statement, db_row *each, void *context);
void result_free(struct statement *statement);
/* Makes the statement's columns as its last run gave them; the caller frees what is returned. */
MYSQL_RES *result_columns(struct statement *statement);
/* The number of a DB_KIND_INT column that is not NULL. */
int64_t column_number(const struct column *column);
/* The cell of column i in the row fetched last, its text in pool. False: see fetch_error. */
bool cell_read(struct pool *pool, struct statement *statement, size_t i, struct db_cell *cell);
/* The rows that are left are read away, so that the next statement finds the connection free. */
enum fate fetch_error(struct db *db, struct statement *statement);

#endif
