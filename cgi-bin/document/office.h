/*
 * Documents of Word and ODT as PDF, made by LibreOffice where it is installed: in a child
 * (bmschild) that begins no process, reaches no network, reads programs and fonts alone and writes
 * into a folder of its own, which lies in memory and goes with it.
 */
#ifndef BMS_DOCUMENT_OFFICE_H
#define BMS_DOCUMENT_OFFICE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"

/* Where Debian has it. */
#define OFFICE_PROGRAM "/usr/lib/libreoffice/program/soffice.bin"

/* The program's path (setting office_program; copied). */
void office_init(const char *program);

/* How long it may take for one document: seconds (setting office_seconds); and in milliseconds. */
#define OFFICE_SECONDS 60
void office_time(int64_t seconds);
int64_t office_milliseconds(void);

/* Is it installed? */
bool office_there(void);

/* "docx", "odt" by the MIME type of such a document; else NULL. */
const char *office_kind(const char *mime);

/*
 * Makes a PDF of a document of this kind, in the pool, in `milliseconds` at most; *length_r is 0
 * when it cannot be read as one, or not in time (*late_r; whatever it had begun is ended). OK;
 * UNAVAILABLE (there is no LibreOffice, or it cannot be shut in).
 */
enum outcome office_pdf(struct pool *pool, const char *kind, const void *bytes, size_t length,
	int64_t milliseconds, const void **pdf_r, size_t *length_r, bool *late_r);

/* Removes folders that were left in memory, with the document, by one that was killed while it made
 * a PDF; those that somebody is at are left. It is done before each PDF, too. */
void office_tidy(void);

/* Does it make a PDF of a text that is surely good? Where not, nothing can be said of a document of
 * which it has made none. OK, UNAVAILABLE. */
enum outcome office_works(struct pool *pool, bool *works_r);

#endif
