/* Migrations: numbered SQL files, forward only, with a version table (INT-80). */
#ifndef BMS_DB_MIGRATE_H
#define BMS_DB_MIGRATE_H

#include "db/db.h"

/*
 * Applies each `NNN_name.sql` of `directory` that the table schema_version does not hold yet, in
 * order of number, then every file of `directory`/seed in order of name (seed files are written so
 * that running them again changes nothing). Statements end with `;` at the end of a line. Two runs
 * at once are safe: the second waits for the row lock of the first (SELECT … FOR UPDATE on
 * schema_lock) and finds nothing to do. A migration whose file changed after it was applied
 * (SHA-256 differs) is refused. Prints one line per file applied to stdout. `db` must be a handle
 * of the owner account. OK, INVALID (a file is wrong; the line is on stderr), UNAVAILABLE.
 */
enum outcome db_migrate(struct db *db, const char *directory);

/* Runs one file of SQL statements as the owner, e.g. grants. Same outcomes. */
enum outcome db_run_file(struct db *db, const char *path);

#endif
