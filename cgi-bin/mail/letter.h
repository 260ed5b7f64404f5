/*
 * Letters: mails made from a template with placeholders, in the recipient's language, as text and HTML (OBJ-15, INT-30). Templates are
 * templates/mail/<name>.<lang>.md: Markdown, the first line "# subject"; {placeholders} are replaced. Values never come from the person who
 * is not yet known to own the address, and are escaped for Markdown. Between < and > (an address) values go in as they are and must hold nothing but
 * characters of addresses.
 */
#ifndef BMS_MAIL_LETTER_H
#define BMS_MAIL_LETTER_H

#include <stddef.h>

#include "base/settings.h"
#include "db/db.h"

struct letter_value {
	const char *name;	/* the placeholder without braces */
	const char *value;
};

/*
 * Sets folder of templates ("template_directory") and, for links, the addresses of the portal ("external_url", which people reach from everywhere;
 * without it the program's own "base_url") and of the backend ("backend_url"); each program calls it once at start.
 */
void letter_init(const struct settings *settings);

/* Queues a letter in the outbox, inside a transaction. {portal} and {backend} are always known. OK; INVALID (no such template or placeholder: logged); UNAVAILABLE. */
enum outcome letter_queue(struct db *db, struct pool *pool, int64_t application_id, const char *template, const char *lang, const char *recipient, const struct letter_value *values, size_t n);

#endif
