/*
 * Documents of mobile employees (PRO-05), kept with their entry and sealed with its key; erased
 * with it (RET-22). A proposal has copies of its own, under the key of its application: what
 * becomes of one is nothing to the others.
 */
#ifndef BMS_MOBILE_MOBILE_FILE_H
#define BMS_MOBILE_MOBILE_FILE_H

#include "mobile/mobile.h"
#include "store/stored_file.h"

#define MOBILE_FILES 10 /* of an entry, most */

struct mobile_file {
	int64_t id, size;
	const char *file_id, *name, *mime;
	const char *checked; /* STORED_CHECKED */
	const char *created_at; /* UTC */
};

/* Those of an entry, in the order they came. No question of sight. OK, UNAVAILABLE. */
enum outcome mobile_files(struct db *db, struct pool *pool, int64_t mobile_id,
	struct mobile_file **files_r, size_t *count_r);

/* One of them. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome mobile_file_get(struct db *db, struct pool *pool, int64_t mobile_id, int64_t id,
	struct mobile_file *file_r);

/*
 * Adds one to an open entry that she sees, and removes it, with a line of history. Holds the entry;
 * inside a transaction. OK; INVALID (problems: file: mobile_files_full, or why no application
 * would take it: attachment_problem, file_count, file_total); CONFLICT (problems: mobile_over);
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome mobile_file_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, const struct stored_upload *upload, struct problems *problems);
enum outcome mobile_file_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, int64_t id, struct problems *problems);

/* Copies those of an entry that is held, without those that were refused, into an application that
 * has a key and takes files (it has them checked). Inside a transaction. OK; INVALID (problems:
 * mobile: why one is not taken, as attachment_add); UNAVAILABLE.
 */
enum outcome mobile_files_copy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t mobile_id, int64_t application_id, struct problems *problems);

#endif
