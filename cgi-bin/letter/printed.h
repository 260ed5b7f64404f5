/* Letters that go by post because there is no e-mail address (BAK-09): as PDF to print. */
#ifndef BMS_LETTER_PRINTED_H
#define BMS_LETTER_PRINTED_H

#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* The words on it that are no text of the letter, in its language. */
struct printed_words {
	const char *owner; /* whose house it is, above the authority */
	const char *date, *number; /* labels of the date and of the application's number */
	const char *files; /* stands above the names of documents that go with it */
	const char *no_address; /* stands in the window when the applicant gave none */
};

/* What is printed. */
struct printed_letter {
	const char *subject, *text; /* without the mail's footer and what opens something */
	const char *lang, *number, *name;
	const char *address; /* lines; NULL: the applicant gave none */
	const char *authority, *sender; /* its name; its name and address in one line */
	const char *goes_at; /* UTC: when it might be printed first, the day it is dated */
	const char *files; /* names of documents that go with it, lines; "": none */
};

/* OK; NOT_FOUND (none to be printed, of this application); GONE (the key is destroyed); INVALID
 * (damaged); UNAVAILABLE. */
enum outcome printed_read(struct db *db, struct pool *pool, int64_t application_id, int64_t mail_id,
	struct printed_letter *letter_r);

/* The same for what is printed of an application without having been a mail: all but subject, text,
 * goes_at. OK, NOT_FOUND, GONE, INVALID, UNAVAILABLE. */
enum outcome printed_for(
	struct db *db, struct pool *pool, int64_t application_id, struct printed_letter *letter_r);

/* What of a mail's text is printed: without its footer and what opens something. In the pool. */
const char *printed_body(struct pool *pool, const char *text);

/* Its PDF, in the pool. OK. */
enum outcome printed_make(struct pool *pool, const struct printed_letter *letter,
	const struct printed_words *words, const void **bytes_r, size_t *length_r);

#endif
