/*
 * Everything held about an applicant, to take along (PRT-12, Art. 15 and 20 DSGVO): as JSON for machines, as PDF for people. Files are named in it with size and
 * checksum; they themselves are downloaded from "my area".
 */
#ifndef BMS_APPLICANT_EXPORT_H
#define BMS_APPLICANT_EXPORT_H

#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Whom it is about: an account with all its applications, or (account 0) everything with the address of this applicant, for a request by letter. */
struct export_of {
	int64_t account_id;
	int64_t applicant_id;
};

/* The applicant of an address, for a request by letter. OK, NOT_FOUND (nothing is held), UNAVAILABLE. */
enum outcome export_find(struct db *db, const char *email, int64_t *applicant_id_r);

/*
 * What an address of a page calls the applicant whose data an administrator has asked for by letter: nothing that can be counted through or handed on, it opens
 * for this administrator alone and for a day.
 */
const char *export_handle(struct pool *pool, const struct principal *who, int64_t applicant_id);

/* OK, NOT_FOUND (no such handle, of somebody else, or too old). */
enum outcome export_open(const struct principal *who, const char *handle, int64_t *applicant_id_r);

/*
 * Collects it and notes in the audit whose data was given out (the account, or else the applicant, by number), and of staff the reading of each application; inside a transaction or not. *json_r is JSON (UTF-8, in the pool), in which every member's name is a language
 * key below `export.` for export_pdf. `words` NULL: codes, for machines; "de", "en": for export_pdf, with statuses, questions and answers as people read them.
 * OK, NOT_FOUND (nothing is held), UNAVAILABLE.
 */
enum outcome export_json(struct db *db, struct pool *pool, const struct principal *who, const struct export_of *of,
	const char *words, const char **json_r);

/* The word of a language key ("export.received_at", "attachment_type.cv") in the reader's language; NULL when there is none. */
typedef const char *export_word(void *context, const char *key);

/* Makes the PDF of such JSON: tagged headings and lists, title, language; texts in all scripts for which there is a font. Ends the process when cairo fails. */
void export_pdf(struct pool *pool, const char *json, const char *title, const char *lang, export_word *word,
	void *context, const void **bytes_r, size_t *length_r);

#endif
