/*
 * Hiring documents (PRO-12): made from letters, or uploaded by whoever recruits, kept with the
 * application as its files are: checked, sealed with its key, and gone with it. Its recruiters and
 * the personnel administration see them (HANDOVER_READ), nobody else does.
 */
#ifndef BMS_HIRING_DOCUMENT_H
#define BMS_HIRING_DOCUMENT_H

#include "access/access.h"
#include "application/attachment.h"
#include "base/problems.h"

/* Those of an application, in the order they came: columns id, name, mime, size, created_at, waits
 * (1: under check), reason (NULL, or why it was refused and destroyed: a code below
 * `attachment_refused.`). OK, UNAVAILABLE. */
enum outcome hiring_documents(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r);

/* One of them. OK, NOT_FOUND (also: of another application), UNAVAILABLE. */
enum outcome hiring_document_get(struct db *db, struct pool *pool, int64_t application_id,
	int64_t id, struct attachment *document_r);

/* Adds one, as attachment_add; file->type does not matter. */
enum outcome hiring_document_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct attachment_file *file, store_source *source,
	void *context, const char **problem_r);

/* The words on one that is made from a letter (letter/printed.h). */
struct printed_words;

struct hiring_letter {
	const char *template; /* that it was begun with */
	const char *subject, *text;
};

/* The text that a template has for the applicant, without the mail's footer and what opens
 * something. OK; INVALID (it cannot be filled); NOT_FOUND; UNAVAILABLE. */
enum outcome hiring_letter_begin(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, struct hiring_letter *letter_r);

/* Makes a PDF of it and adds it, inside a transaction. Outcomes of attachment_add. */
enum outcome hiring_letter_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct hiring_letter *letter,
	const struct printed_words *words, const char **problem_r);

/* Removes one, and destroys it; inside a transaction. OK, DENIED, NOT_FOUND, UNAVAILABLE. */
enum outcome hiring_document_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t id);

#endif
