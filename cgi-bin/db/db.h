/*
 * The database: connection, statements, transactions. Only the files of this room know libmariadb.
 *
 * Every statement is prepared once per connection and text. The text is a literal (the macros below
 * refuse anything else), values are bound by type, and a wrong number of values ends the process:
 * that is a fault of the program, found by the first test that runs it.
 *
 *	enum outcome outcome = db_rows(db, pool,
 *		"SELECT id, title FROM vacancy WHERE project_id = ? AND status = ?",
 *		DB_VALUES(db_int(project_id), db_str("aktiv")), &rows);
 */
#ifndef BMS_DB_DB_H
#define BMS_DB_DB_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"

struct db;

struct db_options {
	const char *socket; /* UNIX socket of the server */
	const char *database; /* default database */
	const char *user;
	const char *password;
	unsigned timeout; /* seconds for connect, read and write; the server gives a statement up
			     after 80 % of it. 0: 10 */
	unsigned statements; /* prepared statements kept, the least used is closed for a new one:
				all connections share the server's limit. 0: 200 */
};

/* A handle; connects at the first use and again whenever the connection is gone. The options'
 * strings must outlive it. */
struct db *db_new(const struct db_options *options);
void db_free(struct db **db);

enum db_type { DB_NULL, DB_INT, DB_TEXT, DB_BYTES };

struct db_value {
	enum db_type type;
	int64_t number;
	const void *bytes; /* DB_TEXT, DB_BYTES; must live until the call returns */
	size_t length;
};

struct db_value db_null(void);
struct db_value db_int(int64_t number);
struct db_value db_bool(bool value);
struct db_value db_str(const char *text); /* NULL binds NULL */
struct db_value db_bytes(const void *bytes, size_t length);
struct db_value db_id(int64_t id); /* 0 binds NULL: "no such reference" */

#define DB_VALUES(...) \
	((const struct db_value[]){__VA_ARGS__}), \
		(sizeof((const struct db_value[]){__VA_ARGS__}) / sizeof(struct db_value))
#define DB_NONE NULL, 0

/* Rows of a result, all in the caller's pool. Cells are read by column number, in the order of the
 * SELECT. */
enum db_kind { DB_KIND_INT, DB_KIND_TEXT, DB_KIND_BYTES, DB_KIND_DAY, DB_KIND_TIME };

struct db_cell {
	const char *bytes; /* NUL-terminated text (also of numbers, days, times); NULL when the
			      value is NULL */
	size_t length;
	int64_t number; /* DB_KIND_INT only */
};

struct db_rows {
	size_t count;
	size_t columns;
	const char *const *names; /* the SELECT's column names or aliases */
	const enum db_kind
		*kinds; /* DAY: DATE "YYYY-MM-DD"; TIME: DATETIME "YYYY-MM-DD HH:MM:SS" in UTC */
	const struct db_cell *cells; /* count * columns */
};

const struct db_cell *db_cell(const struct db_rows *rows, size_t row, size_t column);
/* 0 for NULL; ends the process when the column is no whole number (SUM of whole numbers is one). */
int64_t db_cell_int(const struct db_rows *rows, size_t row, size_t column);
const char *db_cell_text(const struct db_rows *rows, size_t row, size_t column); /* NULL for NULL */

/*
 * Reads. May be called inside and outside a transaction; outside, a lost connection is opened anew
 * and the read repeated once, but never after one of our own time-outs: slow is not dead. OK (also
 * with no row), UNAVAILABLE.
 */
#define db_rows(db, pool, sql, ...) db_rows_(db, pool, "" sql "", __VA_ARGS__)
enum outcome db_rows_(struct db *db, struct pool *pool, const char *sql,
	const struct db_value *values, size_t n, struct db_rows **rows_r);

/* A cell by its column's name, for rows that are also shown as they are. A name the rows do not
 * have ends the process. NULL is NULL and 0. */
const char *db_text(const struct db_rows *rows, size_t row, const char *column);
int64_t db_number(const struct db_rows *rows, size_t row, const char *column);
const struct db_cell *db_named(const struct db_rows *rows, size_t row, const char *column);

/*
 * Reads without keeping: calls `each` for every row as it arrives; the row (the only one of `rows`)
 * is forgotten when it returns, and it must not use the database. A connection lost before the
 * first row is opened anew, later ones give UNAVAILABLE after some rows. The time the server may
 * take is not limited as that of other statements, since the reader sets its pace. OK, UNAVAILABLE.
 */
typedef void db_row(void *context, const struct db_rows *rows);
#define db_each(db, sql, each, context, ...) \
	db_each_(db, "SET STATEMENT max_statement_time = 0 FOR " sql "", each, context, __VA_ARGS__)
enum outcome db_each_(struct db *db, const char *sql, db_row *each, void *context,
	const struct db_value *values, size_t n);

/*
 * Rows into structs by column name. Beside the struct stands one list of its fields, the name of
 * each being that of its column:
 *
 *	static const struct db_field vacancy_fields[] = {
 *		DB_FIELD(struct vacancy, id),
 *		DB_FIELD_AS(struct vacancy, data.title, "title"),
 *		DB_INSTANT(struct vacancy, closes_at),
 *	};
 *	outcome = db_struct(db, pool, "SELECT v.id, v.title, v.closes_at FROM …", vacancy_fields,
 *		&vacancy, DB_VALUES(db_int(id)));
 *
 * The member's type says how it is read: const char * (in the pool; NULL for NULL; numbers, days
 * and times as text, too), int64_t (0 for NULL), bool (a number that is not 0), struct db_cell
 * (bytes and length); an instant (seconds, 0 for NULL) is read from a DATETIME in UTC. A field
 *without its column, a column without its field or of another type ends the process when the
 *statement is first run, as a wrong number of values does; where the columns stand is remembered
 *with the statement.
 */
enum db_field_kind {
	DB_FIELD_TEXT,
	DB_FIELD_INT,
	DB_FIELD_BOOL,
	DB_FIELD_CELL,
	DB_FIELD_INSTANT,
};

struct db_field {
	const char *column;
	enum db_field_kind kind;
	size_t offset;
	size_t size; /* of the whole struct */
};

#define DB_FIELD_(type, member, name, kind_) \
	{ \
		.column = (name), .kind = (kind_), .offset = offsetof(type, member), \
		.size = sizeof(type) \
	}
#define DB_FIELD_AS(type, member, name) \
	DB_FIELD_(type, member, name, \
		_Generic(((type *)0)->member, const char *: DB_FIELD_TEXT, int64_t: DB_FIELD_INT, \
			bool: DB_FIELD_BOOL, struct db_cell: DB_FIELD_CELL))
#define DB_FIELD(type, member) DB_FIELD_AS(type, member, #member)
#define DB_INSTANT_AS(type, member, name) \
	DB_FIELD_(type, member, name, _Generic(((type *)0)->member, int64_t : DB_FIELD_INSTANT))
#define DB_INSTANT(type, member) DB_INSTANT_AS(type, member, #member)

/* A list of fields with its length. */
struct db_record {
	const struct db_field *fields;
	size_t count;
};
#define DB_RECORD(fields) ((struct db_record){(fields), sizeof(fields) / sizeof(struct db_field)})

/* The first row; members without a field become 0. OK, NOT_FOUND (no row; *struct_r stays as it
 * is), CONFLICT, UNAVAILABLE as db_rows. */
#define db_struct(db, pool, sql, fields, struct_r, ...) \
	db_struct_(db, pool, "" sql "", DB_RECORD(fields), struct_r, sizeof(*(struct_r)), \
		__VA_ARGS__)
enum outcome db_struct_(struct db *db, struct pool *pool, const char *sql, struct db_record record,
	void *struct_r, size_t size, const struct db_value *values, size_t n);

/* All rows: *array_r points to *count_r structs in the pool. OK (also with no row), CONFLICT,
 * UNAVAILABLE as db_rows; both are set for OK only. */
#define db_structs(db, pool, sql, fields, array_r, count_r, ...) \
	db_structs_(db, pool, "" sql "", DB_RECORD(fields), array_r, sizeof(**(array_r)), count_r, \
		__VA_ARGS__)
enum outcome db_structs_(struct db *db, struct pool *pool, const char *sql, struct db_record record,
	void *array_r, size_t size, size_t *count_r, const struct db_value *values, size_t n);

/* As db_each, with each row in a struct. */
typedef void db_one(void *context, const void *one);
#define db_each_struct(db, sql, fields, type, each, context, ...) \
	db_each_struct_(db, "SET STATEMENT max_statement_time = 0 FOR " sql "", DB_RECORD(fields), \
		sizeof(type), each, context, __VA_ARGS__)
enum outcome db_each_struct_(struct db *db, const char *sql, struct db_record record, size_t size,
	db_one *each, void *context, const struct db_value *values, size_t n);

/* The first column of the first row as number. OK, NOT_FOUND (no row), UNAVAILABLE. */
#define db_get_int(db, sql, ...) db_get_int_(db, "" sql "", __VA_ARGS__)
enum outcome db_get_int_(
	struct db *db, const char *sql, const struct db_value *values, size_t n, int64_t *number_r);

/*
 * Writes. Only inside db_transaction (else the process ends). *changed_r (may be NULL) gets the
 * number of rows changed. OK, CONFLICT (a unique key is taken, or by a foreign key: a row referred
 * to is missing, or one to delete is still referred to), UNAVAILABLE (also: the transaction has to
 * be repeated, which db_transaction does). After UNAVAILABLE nothing more runs in this transaction,
 * and it does not commit, whatever `work` returns.
 */
#define db_exec(db, sql, ...) db_exec_(db, "" sql "", __VA_ARGS__)
enum outcome db_exec_(struct db *db, const char *sql, const struct db_value *values, size_t n,
	int64_t *changed_r);

/*
 * Before a statement that relies on nothing this transaction has read: a counter raised, or a
 * locking read that is itself what is relied on. It takes the row as it is now, instead of having
 * the transaction repeated because somebody else was there since the first read; for rows that many
 * want at once.
 */
#define DB_AS_COMMITTED "SET STATEMENT innodb_snapshot_isolation = OFF FOR "

/* The id the last db_exec inserted. */
int64_t db_inserted_id(const struct db *db);

/*
 * Runs `work` in a transaction: BEGIN, work, then COMMIT when it returns OK, else ROLLBACK. On
 * deadlock, on a row changed since the first read (1020) or certification failure (1213, also at
 * COMMIT) or a connection lost before COMMIT the whole of it is run again, up to nine times, but
 * not after one of our own time-outs (the statement's, the wait for a lock, the client's): work
 * must not change anything but the database and its own context, which it sets anew each time.
 * Calls do not nest: inside a transaction `work` simply runs as part of it. Returns what work
 * returned; UNAVAILABLE when the database is away or the outcome of COMMIT is not known.
 */
typedef enum outcome db_work(struct db *db, void *context);
enum outcome db_transaction(struct db *db, db_work *work, void *context);

/*
 * Runs `work`, which only reads, once, in a read-only transaction all of whose statements see the
 * database as it is when it begins. Inside a transaction `work` simply runs as part of it. Returns
 * what work returned; UNAVAILABLE when the database is away, also in between.
 */
enum outcome db_snapshot(struct db *db, db_work *work, void *context);

/*
 * Removes the rows of a table for which a condition holds: a hundred keys are found without locks
 * in the order of an index, then each is looked at again, locked and removed, in one transaction
 * for each step. Rows that somebody holds are neither waited for nor removed; the next sweep gets
 * them. table, key (one column, a number or bytes), condition (its values follow *removed_r, at
 * most DB_SWEEP_VALUES) and order are literals. Outside a transaction. OK, UNAVAILABLE (what was
 * removed stays so).
 */
#define DB_SWEEP_VALUES 4
#define db_sweep(db, table, key, condition, order, removed_r, ...) \
	db_sweep_(db, \
		"SELECT " key " FROM " table " WHERE " condition " ORDER BY " order " LIMIT 100", \
		"SELECT 1 FROM " table " WHERE " key " = ? AND (" condition \
		") FOR UPDATE SKIP LOCKED", \
		"DELETE FROM " table " WHERE " key " = ?", removed_r, __VA_ARGS__)
enum outcome db_sweep_(struct db *db, const char *find, const char *hold, const char *remove,
	int64_t *removed_r, const struct db_value *values, size_t n);

/* True inside db_transaction. */
bool db_in_transaction(const struct db *db);

/* A round trip. OK, UNAVAILABLE. */
enum outcome db_ping(struct db *db);

/* Statements run since the handle was made; for tests of cost and for metrics. */
uint64_t db_statements(const struct db *db);

#endif
