/*
 * Letters: mails made from a template with placeholders, in the recipient's language, as text and
 * HTML (OBJ-15, INT-30). Templates are delivered as templates/mail/<name>.<lang>.md: Markdown, the
 * first line "# subject"; an administrator's text counts instead (letter_template.h), unless it
 * cannot be filled: that is logged, and the delivered one goes. {placeholders} are replaced. Values
 *never come from the person who is not yet known to own the address, and are escaped for Markdown.
 *Between < and > (an address) values go in as they are and must hold nothing but characters of
 *addresses. A backslash at a line's end breaks the line in the HTML. Lines of their own:
 *
 *	{each name} … {end}     repeated for every row of the list `name`, whose values are known
 *				there too
 *	{if name} … {end}       only when the value is not empty, or the list has rows
 *	{if name} … {else} … {end}
 *				the same in German: {wenn name} … {sonst} … {ende}
 *	{insert name}           what the authority says (letter_insert.h); in German {baustein name}
 *	{facts} … {end}         lines "Label: {value}"; those with an empty value are left out
 *	[Words](<address>)      a paragraph of its own: the button, in plain text the words and
 *				the address below
 *
 * The values title, authority, town and contact are what staff wrote, and marked as German in
 * English letters.
 *
 * Every letter ends with footer.<lang>.md (those whose names begin with staff_:
 * footer_staff.<lang>.md), whose first line "# …" names the sender in the head of the HTML
 * (frame.html), above the value `authority` where there is one. An entry for calendars that goes
 * with a letter is called and says what entry.<lang>.md (of those to staff entry_staff.<lang>.md)
 * has, filled with the letter's values.
 */
#ifndef BMS_MAIL_LETTER_H
#define BMS_MAIL_LETTER_H

#include <stdbool.h>
#include <stddef.h>

#include "base/settings.h"
#include "calendar/calendar.h"
#include "db/db.h"
#include "mail/outbox.h"

struct letter_value {
	const char *name; /* the placeholder without braces */
	const char *value; /* NULL is unknown, "" is known and empty */
};

struct letter_row {
	const struct letter_value *values;
	size_t count;
};

struct letter_list {
	const char *name;
	const struct letter_row *rows;
	size_t count;
};

/* A text instead of the template's: what somebody wrote, or an earlier version. */
struct letter_written {
	const char *subject, *body;
};

struct letter {
	int64_t application_id; /* 0: none; see outbox.h */
	const char *template;
	const char *lang;
	const char *recipient;
	const struct letter_value *values;
	size_t count;
	const struct letter_list *lists;
	size_t list_count;
	bool internal; /* {jobs} is the internal portal */
	const char *unsubscribe; /* path on the portal for List-Unsubscribe, or NULL */
	struct mail_wait wait; /* see outbox.h */
	struct mail_by_hand by_hand; /* see outbox.h */
	/*
	 * The entry for calendars that goes along (INT-40); NULL: none, nor does one go where there
	 * is no address. Of it uid, sequence, start, end, place and url count, and what description
	 * adds to the text of entry.<lang>.md; an organizer, or the mail's sender. CALENDAR_CANCEL
	 * takes out what an earlier CALENDAR_REQUEST of the same uid and a lower sequence entered.
	 */
	const struct calendar_event *event;
	enum calendar_method method;
	const struct letter_written *written; /* NULL: the template's text that counts now
						 (letter_template.h) */
};

/*
 * Sets folder of templates ("template_directory") and, for links, the addresses of the portal
 * ("external_url", which people reach from everywhere; without it the program's own "base_url"), of
 * the internal portal ("internal_url"; without it the portal's) and of the backend ("backend_url"),
 * and whose name entries for calendars bear (those of smtp.h, "mail_reply_to", "mail_from");
 * each program calls it once at start.
 */
void letter_init(const struct settings *settings);

/* What {portal} stands for. */
const char *letter_portal(void);

/*
 * Queues a letter in the outbox, inside a transaction. {portal}, {backend} and {jobs} are always
 * known: {jobs} is where its ads are, the portal or the internal one; {portal} is for all that must
 * work from everywhere. OK; INVALID (no such template or placeholder: logged); GONE (the
 * application's key is destroyed); UNAVAILABLE.
 */
enum outcome letter_post(struct db *db, struct pool *pool, const struct letter *letter);

/* A letter as it would be sent now: what a person reads before she sends it. */
struct letter_text {
	const char *subject;
	const char *text; /* plain, with the footer */
	const char *html; /* a whole document */
};

/* Writes a letter without queueing it. OK, INVALID (as above), UNAVAILABLE. */
enum outcome letter_write(
	struct db *db, struct pool *pool, const struct letter *letter, struct letter_text *text_r);

/* The same for letters without lists. */
enum outcome letter_queue(struct db *db, struct pool *pool, int64_t application_id,
	const char *template, const char *lang, const char *recipient,
	const struct letter_value *values, size_t n);

/* The list "lines" (line) of a text: a row for each of its lines that says something. In the pool.
 */
struct letter_list letter_lines(struct pool *pool, const char *text);

/* Adds to a letter the values and lists of another, of which the first of a name counts, and takes
 * what was written, how it goes and its entry for calendars from it. In the pool. */
void letter_rest(struct pool *pool, struct letter *letter, const struct letter *rest);

#endif
