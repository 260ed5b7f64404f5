/*
 * Files that go with a mail about an application (BAK-09, OBJ-15). A file is kept once for all
 * letters it goes with, sealed with a key of its own; each letter holds that key, sealed with the
 * key of its application: once that is destroyed, this letter opens it no more (RET-54).
 */
#ifndef BMS_MAIL_MAIL_FILE_H
#define BMS_MAIL_MAIL_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "mail/outbox.h"

/* A file that a mail gets when it is put into the outbox. */
struct mail_given_file {
	int64_t letter_file_id;
	uint8_t key[32]; /* its own */
};

/* A file of a mail. */
struct mail_file {
	int64_t mail_id, id;
	const char *name, *mime;
	int64_t size; /* bytes */
	const char *file_id; /* in the store; NULL: it was refused and is destroyed */
	const char *state; /* waits (it is checked, and nobody is shown it), good, refused */
	struct db_cell sealed; /* its key */
};

/* Names the files of a mail just put into the outbox; inside its transaction. OK, GONE (the
 * application's key is destroyed), UNAVAILABLE. */
enum outcome mail_files_keep(struct db *db, int64_t mail_id, int64_t application_id,
	const struct mail_given_file *files, size_t count);

/* The next of a kept mail's files, in the order they were attached: id, name, size, state. `rest`
 * begins as kept_mail.files. False: there is none. */
bool mail_file_next(struct pool *pool, const char **rest, struct mail_file *file_r);

/* Those alone that the applicant was given: good, of mails that she is shown. OK, UNAVAILABLE. */
enum outcome mail_files_told(struct db *db, struct pool *pool, int64_t application_id,
	struct mail_file **files_r, size_t *count_r);

/* Those of one mail. OK, UNAVAILABLE. */
enum outcome mail_files_of(struct db *db, struct pool *pool, int64_t mail_id,
	struct mail_file **files_r, size_t *count_r);

/* One of them, of a mail about this application that the reader is shown. OK; NOT_FOUND; CONFLICT
 * (it is checked); UNAVAILABLE. */
enum outcome mail_file_get(struct db *db, struct pool *pool, int64_t application_id,
	int64_t mail_id, int64_t id, enum kept_for reader, struct mail_file *file_r);

/* Its key. OK; GONE (the application's key is destroyed); INVALID (damaged); UNAVAILABLE. */
enum outcome mail_file_key(
	struct db *db, int64_t application_id, const struct mail_file *file, uint8_t key_r[32]);

#endif
