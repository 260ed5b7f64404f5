/* How large and how many files may be that are attached to applications and letters (OBJ-10,
 * BAK-09), as an administrator sets it. */
#ifndef BMS_LETTER_FILE_LIMITS_H
#define BMS_LETTER_FILE_LIMITS_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define FILE_LIMIT_MEGABYTES \
	50 /* of all files of an application: what a web server takes at once */
#define FILE_LIMIT_COUNT 30 /* files of an application */
#define FILE_LIMIT_LETTER 25 /* megabytes: larger mails are refused by many servers */

struct file_limits {
	int64_t one, total; /* megabytes of one file of an application, of all of them */
	int64_t files; /* of an application */
	int64_t letter; /* megabytes of all files of a letter */
};

/* Rounded to megabytes, at least one. OK, UNAVAILABLE. */
enum outcome file_limits_read(struct db *db, struct pool *pool, struct file_limits *limits_r);

/* Sets them, in a transaction, each that changes with a line of history. OK; INVALID (out of
 * bounds; problem of total: file_limits_total, less than one file may have); UNAVAILABLE. */
enum outcome file_limits_set(struct db *db, struct pool *pool, const struct principal *who,
	const struct file_limits *limits, struct problems *problems);

#endif
