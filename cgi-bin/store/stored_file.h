/*
 * The registry of the file store: which files there are, whose they are and for how long. A file
 * that is not registered is removed by the next sweep (store_sweep).
 */
#ifndef BMS_STORE_STORED_FILE_H
#define BMS_STORE_STORED_FILE_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "store/store.h"

struct stored_file {
	const char *file_id; /* from store_put */
	enum object_kind owner_kind; /* whose key it is sealed with */
	int64_t owner_id;
	const char *purpose; /* "attachment" */
	int64_t expires_at; /* instant; 0: it stays as long as its owner names it */
};

/* Registers a file, in the transaction of the row that names it; it waits for the virus scanner
 * (stored_check.h). OK, UNAVAILABLE. */
enum outcome stored_file_add(struct db *db, const struct stored_file *file);

/* A file that somebody has sent. */
struct stored_upload {
	const char *name, *mime; /* cleaned; by content */
	int64_t size;
	store_source *source; /* gives its bytes */
	void *context;
};

/*
 * Stores and registers a file under the key of its owner, which gets one with its first file.
 * Inside the transaction of the row that names it. OK, UNAVAILABLE.
 */
enum outcome stored_file_keep(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	const char *purpose, const struct stored_upload *upload, const char **file_id_r);

/* Strikes it off; the sweep removes the file. Inside a transaction, after the row that named it. OK
 * (also when it is not there), UNAVAILABLE. */
enum outcome stored_file_remove(struct db *db, const char *file_id);

/* Strikes off all of an owner, after the rows that named them: with its key destroyed they are
 * unreadable at once. Inside a transaction. OK, UNAVAILABLE. */
enum outcome stored_file_erase(struct db *db, enum object_kind kind, int64_t id);

/* Strikes off those whose time is over, in transactions of its own. OK, UNAVAILABLE. */
enum outcome stored_file_expire(struct db *db);

#endif
