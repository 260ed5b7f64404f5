/*
 * Attachments of an application (OBJ-10): rows in the database, contents encrypted in the store.
 * Applicants add and remove them while the application is a draft.
 */
#ifndef BMS_APPLICATION_ATTACHMENT_H
#define BMS_APPLICATION_ATTACHMENT_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "application/limits.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "document/pdf.h"
#include "document/picture.h"
#include "store/store.h"

/* Codes of the types, NULL-terminated: letter, cv, certificate, appraisal, disability, photo,
 * other. */
extern const char *const attachment_types[];

/* The type a file's name speaks for ("Lebenslauf_2026.pdf": cv), in German or English; other when
 * it says nothing. */
const char *attachment_guess(const char *name);

/* A file somebody wants to attach. */
struct attachment_file {
	const char *type; /* one of attachment_types; NULL: by the name */
	const char *name; /* cleaned (text_filename) */
	const char *mime; /* by content */
	int64_t size;
	enum pdf_state pdf; /* what attachment_check found; only matters for PDFs */
	enum picture_state picture; /* likewise, for pictures */
	const struct picture *pictures; /* a picture as staff see it, in ATTACHMENT_SIZES; NULL:
					   none was made */
};

/* Condition: the attachment `t` is under check, and nobody is shown it. */
#define ATTACHMENT_WAITS(t) \
	"EXISTS (SELECT 1 FROM attachment_check w_ WHERE w_.attachment_id = " t ".id AND w_.waits)"

/*
 * Hiring documents are files of the application, too, of a type of their own, which no form offers:
 * its recruiters and the personnel administration see them alone (hiring/document.h), and no list
 * here has them.
 */
#define ATTACHMENT_HIRING "hiring"
#define ATTACHMENT_OPEN(t) t ".type <> 'hiring'"

#define ATTACHMENT_SIZES 2 /* large, and small for lists */

struct attachment {
	int64_t id;
	const char *type;
	const char *name;
	const char *mime;
	int64_t size;
	const char *file_id; /* in the store; read it with store_get and the application's key */
	bool waits; /* it is under check, and nobody is shown it */
};

/*
 * What is wrong with a file, as a code below `problem.`: file_empty, file_size, file_kind (not PDF,
 * JPEG, PNG by content, nor a document of Word or ODT where these are allowed), file_extension (the
 * name says another kind than the content is), file_encrypted, file_damaged (a PDF, see
 * attachment_check), picture_damaged, picture_large (a picture, see there); NULL: nothing, as far
 * as anybody has looked. Whether there is room for one more only attachment_add knows.
 */
const char *attachment_problem(const struct attachment_file *file, const struct limits *limits);

/* Has nobody looked into it yet, or was there not enough time (a document of Word or ODT always
 * waits to be made a PDF)? It may be attached: it waits until
 * the queue has looked (attachment_wait.h). */
bool attachment_unlooked(const struct attachment_file *file);

/*
 * Looks into a file that may be attached otherwise and notes in it what it found, in the pool; a
 * picture is made anew for staff, without what its file says besides (OBJ-10). Outside a
 * transaction, since it takes long. `milliseconds` are the most it may take, and are less by what
 * it took: one budget for all files of a request. A file for which it was not enough stays
 * unchecked (attachment_unlooked). OK; UNAVAILABLE; what source returned.
 */
enum outcome attachment_check(struct pool *pool, struct attachment_file *file,
	const struct limits *limits, store_source *source, void *context, int64_t *milliseconds);

/* The same for a file in memory, whose kind is one that can be attached. OK, UNAVAILABLE. */
enum outcome attachment_look(
	struct pool *pool, struct attachment_file *file, const void *bytes, int64_t milliseconds);

/*
 * Adds one to a draft, or to an application that takes documents in its status (STAGE_HAND_IN; from
 * staff in any), inside a transaction; `source` gives the bytes. OK; INVALID (*problem_r says why,
 * as above, or file_count, file_total); CONFLICT (it takes none any more); NOT_FOUND; GONE;
 * UNAVAILABLE.
 */
enum outcome attachment_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct attachment_file *file, store_source *source,
	void *context, const char **problem_r);

/* A file that lies in the store under the application's key already. */
struct attachment_stored {
	const char *file_id;
	uint8_t sha256[32];
	const char *pictures[ATTACHMENT_SIZES]; /* NULL: there is none */
};

/* Stores a file and its pictures under an application's key; not part of a transaction. Outcomes of
 * store_put. */
enum outcome attachment_store(struct pool *pool, const uint8_t key[32],
	const struct attachment_file *file, store_source *source, void *context,
	struct attachment_stored *stored_r);

/* Its pictures alone, `pictures` in ATTACHMENT_SIZES; NULL: none; one of no bytes is left out. */
enum outcome attachment_pictures_store(struct pool *pool, const uint8_t key[32],
	const struct picture *pictures, struct attachment_stored *stored_r);

/* Names pictures that were stored so, in the transaction in which it is sure that it has none. OK,
 * UNAVAILABLE. */
enum outcome attachment_pictures_name(struct db *db, int64_t application_id, int64_t attachment_id,
	const struct picture *pictures, const struct attachment_stored *stored);

/* The same for a file stored before: the long part, copying, was done outside the transaction.
 * Outcomes of attachment_add. */
enum outcome attachment_add_stored(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct attachment_file *file,
	const struct attachment_stored *stored, const char **problem_r);

/* Gives one of a draft another type, inside a transaction. OK, INVALID (no such type), CONFLICT
 * (sent already), NOT_FOUND, UNAVAILABLE. */
enum outcome attachment_retype(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id, const char *type);

/* Removes one from a draft, inside a transaction; the sweeper removes the file. OK, CONFLICT (sent
 * already), NOT_FOUND, UNAVAILABLE. */
enum outcome attachment_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t attachment_id);

/*
 * Those of an application, in the order they came: columns id, type, name, mime, size, created_at,
 * waits (1: under check); with or without proofs of severe disability (ACC-16). OK, UNAVAILABLE.
 */
enum outcome attachment_list(struct db *db, struct pool *pool, int64_t application_id, bool proofs,
	struct db_rows **rows_r);

/* Does the application have an attachment of this type? OK, UNAVAILABLE. */
enum outcome attachment_any(struct db *db, int64_t application_id, const char *type, bool *any_r);

/* One of them; also for downloads of the backend. OK; NOT_FOUND (also: of another application);
 * UNAVAILABLE. */
enum outcome attachment_get(struct db *db, struct pool *pool, int64_t application_id,
	int64_t attachment_id, struct attachment *attachment_r);

/* The same as staff see it: of a picture the one that was made of it, large; `small`: the small one
 * for lists, also of a PDF's first page. CONFLICT: it is under check. */
enum outcome attachment_shown(struct db *db, struct pool *pool, int64_t application_id,
	int64_t attachment_id, bool small, struct attachment *attachment_r);

#endif
