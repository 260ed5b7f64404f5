/*
 * The file store: contents of attachments, encrypted with a key of their owner (RET-54). Keys lie
 * in a database of their own, wrapped by the master key from a file. A file is written to a
 * temporary name, synced, renamed, its folder synced: what store_put reported is on disk.
 *
 * A stored file is a sequence of sealed chunks of 64 KiB; each is bound to the file's id, its place
 * and whether it is the last, so that a cut, swapped or foreign chunk is found when it is read.
 */
#ifndef BMS_STORE_STORE_H
#define BMS_STORE_STORE_H

#include <stdbool.h>
#include <stdint.h>

#include "access/object.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Sets the folder and the master key; each program calls it once at start. */
void store_init(const char *directory, const uint8_t master[32]);

/*
 * Makes and keeps the key of an object, under which its files and texts are sealed: of an
 * application; of an account, for its folder; of any other kind that owns some. Inside a
 * transaction. OK, CONFLICT (has one), UNAVAILABLE.
 */
enum outcome store_key_new(struct db *db, enum object_kind kind, int64_t id);

/* Keeps one that was made before (crypto_random), so that files could be stored under it before
 * there is its owner. The same transaction and outcomes. */
enum outcome store_key_keep(
	struct db *db, enum object_kind kind, int64_t id, const uint8_t key[32]);

/*
 * The portal's account cannot read keys: the database gives it those of the applications and the
 * folder whose visitor's tokens it shows. store_show_visit at the start of each request: the
 * visit's token (copied), NULL for none; forgets what was shown before. store_show_link: the token
 * of a link mailed about an application, for the rest of the request; nothing happens in programs
 * that never called the other: these read the table, which only backend and jobs may.
 */
void store_show_visit(const char *token);
void store_show_link(const char *token);

/* The object's key. OK; GONE (destroyed, never made, or not of the tokens shown); UNAVAILABLE. */
enum outcome store_key(struct db *db, enum object_kind kind, int64_t id, uint8_t key_r[32]);

/* The same of a row that was read with something else, by backend or jobs: the column wrapped of a
 * view of keys (schema/163). OK; GONE (NULL); UNAVAILABLE. */
enum outcome store_key_open(
	enum object_kind kind, int64_t id, const struct db_cell *wrapped, uint8_t key_r[32]);

/* Destroys it: everything sealed with it is unreadable from now on, in backups, too, wherever else
 * it came from or went. Inside a transaction. OK (also when there is none), UNAVAILABLE. */
enum outcome store_key_destroy(struct db *db, enum object_kind kind, int64_t id);

/* Short secrets of the system itself (second factors), sealed with the master key; `place` ties
   them to their row. Sealed they are CRYPTO_SEAL_EXTRA bytes longer. store_secret_open: false when
   the key, the place or any byte is another. */
void store_secret_seal(const char *place, const void *plain, size_t length, uint8_t *sealed_r);
bool store_secret_open(const char *place, const void *sealed, size_t length, uint8_t *plain_r);

/* Gives the bytes from `at`; returns OK or what went wrong. */
typedef enum outcome store_source(void *context, int64_t at, void *bytes_r, size_t length);

/*
 * Stores `size` bytes; *file_id_r (in the pool) names them from now on, sha256_r is of the plain
 * bytes. Not part of a transaction: when the registry never names it (stored_file_add), the sweeper
 * removes it. OK; UNAVAILABLE (disk full, folder away; nothing is left behind).
 */
enum outcome store_put(struct pool *pool, const uint8_t key[32], store_source *source,
	void *context, int64_t size, const char **file_id_r, uint8_t sha256_r[32]);

/* Reads a stored file, chunk by chunk, into `sink`. OK; GONE (no such file); UNAVAILABLE (cannot be
 * read); INVALID (damaged, or another key); what sink returned. */
typedef enum outcome store_sink(void *context, const void *bytes, size_t length);
enum outcome store_get(const char *file_id, const uint8_t key[32], store_sink *sink, void *context);

/* The same for who asks for the bytes as they are needed: part after part. */
struct store_reader;

/* OK (to be closed); GONE; UNAVAILABLE. */
enum outcome store_reader_open(
	const char *file_id, const uint8_t key[32], struct store_reader **reader_r);

/* The next part, there until the next call; *length_r 0: there is no more. OK, INVALID,
 * UNAVAILABLE. */
enum outcome store_reader_next(struct store_reader *reader, const void **bytes_r, size_t *length_r);

/* Also of one that is closed already (NULL). */
void store_reader_close(struct store_reader **reader);

/* Removes a file at once that nobody names any more, as the next sweep would. OK (also when it is
 * not there), UNAVAILABLE. */
enum outcome store_destroy(struct pool *pool, const char *file_id);

/* Seals a short text (a form's answer) with the application's key; `what` ties it to its place,
 * e.g. "answer:42:phone". */
const void *store_seal(struct pool *pool, const uint8_t key[32], const char *what, const char *text,
	size_t *length_r);

/* Opens it; NULL when key or place is wrong. */
const char *store_unseal(struct pool *pool, const uint8_t key[32], const char *what,
	const void *sealed, size_t length);

/* How the files of the store and the registry (stored_file.h) agree. */
struct store_files {
	int64_t files; /* in the store */
	int64_t unnamed; /* of these: nobody names them, and they are old enough to be removed */
	int64_t missing; /* registered, and not in the store */
};

/* Counts, without removing anything; `age` seconds as below. OK, UNAVAILABLE. */
enum outcome store_count(struct db *db, int64_t age, struct store_files *files_r);

struct store_sweep {
	int64_t age; /* seconds: younger files stay, their row may not be committed yet */
	int64_t max_percent; /* of the files may go at most; -1: the setting sweep_max_percent. As
				many as sweep_free_files says always may */
};

/*
 * Removes files that nobody names, files whose time is over, and temporary files. Removes nothing,
 * and keeps that for the administrators (store_stopped), when store and database do not belong
 * together (store_identity.h) or more than the allowed share would go: CONFLICT, *why_r one of the
 * problems there, or "share". *files_r: what was found; *removed_r: files gone. OK, UNAVAILABLE.
 */
enum outcome store_sweep(struct db *db, const struct store_sweep *how, struct store_files *files_r,
	int64_t *removed_r, const char **why_r);

/* Why the last sweep removed nothing: one row with at, why, files, total; none when it did its
 * work. OK, UNAVAILABLE. */
enum outcome store_stopped(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* Health: can a file be written here? OK, UNAVAILABLE. */
enum outcome store_check(void);

#endif
