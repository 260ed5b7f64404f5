/*
 * The folder of an account ("Bewerbungsmappe", RET-30): answers and documents somebody wants to use
 * again, kept by a consent of its own, sealed with a key of its own. It outlives the applications
 * it was filled from; when the consent is taken back, or the account ends, all of it is deleted at
 * once and its key destroyed. Answers and documents that belong to one job (question.of_ad,
 * letters) are not kept. Every change leaves a line in the account's history.
 */
#ifndef BMS_FOLDER_FOLDER_H
#define BMS_FOLDER_FOLDER_H

#include <stdint.h>

#include "access/access.h"
#include "application/attachment.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "form/answer.h"

struct folder {
	const char *consent_version;
	int64_t consent_at, changed_at; /* instants */
	int64_t used_at; /* when something was last taken over from it; 0: never */
	struct answers answers;
};

/* OK; NOT_FOUND (there is none); GONE (its key is not given to who asks); INVALID (damaged);
 * UNAVAILABLE. */
enum outcome folder_get(
	struct db *db, struct pool *pool, int64_t account_id, struct folder *folder_r);

/* Is there one? OK, UNAVAILABLE. */
enum outcome folder_any(struct db *db, int64_t account_id, bool *any_r);

/* The account who->account consents: an empty folder with a key, or the consent to the one there is
 * once more. Inside a transaction. OK, UNAVAILABLE. */
enum outcome folder_consent(struct db *db, struct pool *pool, const struct principal *who);

/*
 * Puts answers and documents of an application of the account who->account into its folder, inside
 * a transaction: the answers take the place of those there, documents that are there already stay;
 * answers to questions that are not shown are none. *left_r: documents for which there was no room
 * (the limits of an application), that cannot be read any more or are under check. It copies files:
 * locks that others wait for are taken afterwards. OK; NOT_FOUND (no folder, or not the account's
 * application); GONE (the application's key is destroyed); INVALID; UNAVAILABLE.
 */
enum outcome folder_fill(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t *left_r);

/* How many documents folder_fill would copy. OK, UNAVAILABLE. */
enum outcome folder_fill_count(
	struct db *db, const struct principal *who, int64_t application_id, int64_t *count_r);

/* Its documents in the order they came: columns id, type, name, mime, size, checked
 * (STORED_CHECKED). OK, UNAVAILABLE. */
enum outcome folder_files(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r);

/* The same for a choice: columns id, name. OK, UNAVAILABLE. */
enum outcome folder_file_choices(
	struct db *db, struct pool *pool, int64_t account_id, struct db_rows **rows_r);

/* One of them; read it with store_get and store_folder_key. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome folder_file(struct db *db, struct pool *pool, int64_t account_id, int64_t id,
	struct attachment *file_r);

/*
 * Adds one, looked into by attachment_check, inside a transaction; `replaces`: one that goes for
 * it, 0: none. OK; INVALID (*problem_r as of attachment_add); NOT_FOUND (no folder); GONE;
 * UNAVAILABLE.
 */
enum outcome folder_file_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct attachment_file *file, int64_t replaces, store_source *source, void *context,
	const char **problem_r);

/* Removes one, inside a transaction; the sweeper removes the file. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome folder_file_remove(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* Something was taken over from it. Inside a transaction. OK, UNAVAILABLE. */
enum outcome folder_used(struct db *db, struct pool *pool, int64_t account_id);

/* Deletes the account's folder, inside a transaction: its key is destroyed, the sweeper removes the
 * files. OK (also when there is none), UNAVAILABLE. */
enum outcome folder_drop(struct db *db, const struct principal *who, int64_t account_id);

#endif
