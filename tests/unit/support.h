/*
 * For unit tests that need the real database: this version's schema on the server of the test run.
 */
#ifndef BMS_TESTS_SUPPORT_H
#define BMS_TESTS_SUPPORT_H

/* What cmocka.h needs before it. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "base/outcome.h"
#include "db/db.h"

/*
 * Drops and makes anew the databases bms and bms_keys with schema, seed, accounts and grants from
 * $BMS_SOURCE/schema. The server must be the test run's own: BMS_TEST_SOCKET is its socket, root
 * has no password. Anything missing ends the test program. Gives a handle of root; the caller
 * frees it.
 */
struct db *support_db_reset(void);

/* A handle of an account, e.g. "bms_portal", to the database bms. */
struct db *support_db_open(const char *user);

/* Runs SQL statements, each with `;` at the end of a line; the test fails when one does. */
void support_sql(struct db *db, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* The number a SELECT without values gives; the test fails when there is none. */
#define support_number(db, sql) support_number_(db, "" sql "")
int64_t support_number_(struct db *db, const char *sql);

/* Does a transaction wait for a row that another one holds? */
bool support_row_waits(struct db *db);

/* A folder below /tmp, empty at first, removed with everything in it when the program ends. */
const char *support_folder(void);

/* Waits for a child that must have exited with 0. */
void support_join(int pid);

#endif
