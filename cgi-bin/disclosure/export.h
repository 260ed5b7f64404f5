/*
 * Everything held about an applicant, to take along (PRT-12, Art. 15 and 20 DSGVO): as JSON for
 * machines, as PDF for people, as ZIP with both and all files. Each also says what Art. 15 asks
 * for: purposes, recipients, periods, rights, origin.
 */
#ifndef BMS_DISCLOSURE_EXPORT_H
#define BMS_DISCLOSURE_EXPORT_H

#include <stddef.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "document/zip.h"

/*
 * Whom it is about: an account with all its applications; or (account 0) everything with the
 * address of this applicant, for a request by letter; or (both 0) one application of somebody
 * without account, with the person it belongs to.
 */
struct export_of {
	int64_t account_id;
	int64_t applicant_id;
	int64_t application_id;
};

/* The word of a language key ("export.received_at", "attachment_type.cv") in the reader's language;
 * NULL when there is none. */
typedef const char *export_word(void *context, const char *key);

/* Who reads it: "de" or "en", and the words. */
struct export_reader {
	const char *lang;
	export_word *word;
	void *context;
};

/* The applicant of an address, for a request by letter. OK, NOT_FOUND (nothing is held),
 * UNAVAILABLE. */
enum outcome export_find(struct db *db, const char *email, int64_t *applicant_id_r);

/*
 * What an address of a page calls the applicant whose data an administrator has asked for by
 * letter: nothing that can be counted through or handed on, it opens for this administrator alone
 * and for a day.
 */
const char *export_handle(struct pool *pool, const struct principal *who, int64_t applicant_id);

/* OK, NOT_FOUND (no such handle, of somebody else, or too old). */
enum outcome export_open(const struct principal *who, const char *handle, int64_t *applicant_id_r);

/*
 * Each of these collects it and notes in the audit whose data was given out (account, applicant or
 * application, by number), and of staff the reading of each application; inside a transaction or
 * not. What is in a Bewerbungsmappe only its owner gets; for staff it says that there is one and
 * since when. OK, NOT_FOUND (nothing is held), UNAVAILABLE.
 *
 * JSON (UTF-8, in the pool): members are named for machines and hold codes; `<member>_words` beside
 * a code says the same as people read it, `labels` what each member is called. Every member's name
 * is a language key below `export.`.
 */
enum outcome export_json(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, const struct export_reader *reader, const char **json_r);

/* PDF: tagged headings and lists, title, language; no codes; texts in all scripts for which there
 * is a font. Ends the process when cairo fails. */
enum outcome export_pdf(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, const struct export_reader *reader, const void **bytes_r,
	size_t *length_r);

/*
 * ZIP of PDF, JSON and the files of the applications (documents of Word and ODT also as they came)
 * and of the Bewerbungsmappe, a folder for each.
 * It is measured first, which reads all files once: what cannot be read then, and what is too much
 * for one archive (EXPORT_ZIP_BYTES, the newest applications first), is left out, and a text in the
 * archive names it, as it does files that were refused and destroyed, with why. Sending is for
 * once.
 */
#define EXPORT_ZIP_BYTES (INT64_C(500) << 20) /* of files */
struct export_zip;
enum outcome export_zip_new(struct db *db, struct pool *pool, const struct principal *who,
	const struct export_of *of, const struct export_reader *reader, struct export_zip **zip_r,
	int64_t *length_r);

/* Gives its bytes, *length_r in all. OK; what sink returned; GONE, INVALID, UNAVAILABLE (a file
 * cannot be read any more). */
enum outcome export_zip_send(struct export_zip *zip, zip_sink *sink, void *context);

#endif
