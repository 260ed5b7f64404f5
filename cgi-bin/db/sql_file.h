/* Files of SQL statements, for migrations and grants: the owner's tool, not the application's. */
#ifndef BMS_DB_SQL_FILE_H
#define BMS_DB_SQL_FILE_H

#include <stddef.h>

#include "db/db.h"

/* The whole file, which must be valid UTF-8. OK, INVALID (reason on stderr). */
enum outcome sql_file_read(struct pool *pool, const char *path, char **text_r, size_t *length_r);

/*
 * Runs the statements of `text`, one after the other; a statement ends with `;` at the end of a
 * line. On failure `path`, the statement's number and line and the server's message are on stderr.
 * OK, INVALID, UNAVAILABLE.
 */
enum outcome sql_text_run(struct db *db, const char *path, const char *text);

#endif
