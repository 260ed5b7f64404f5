/*
 * The outbox (INT-30): every mail is first a row, in the transaction of its cause; a worker sends
 * it by SMTP, repeats with growing pauses and gives up after a set time, or at once when the server
 * refuses it for good (smtp.h). Nothing is sent twice knowingly: a row is claimed by moving its
 * next attempt on before the sending begins.
 *
 * A mail about an application is kept with it (OBJ-15), sealed with the application's key (RET-54):
 * recipient, subject and bodies are unreadable, also in backups, once that key is destroyed; what
 * of it was still waiting is then given up. Who wants to say something when an application is
 * deleted queues a mail about no application. Those are removed some days after they were sent.
 */
#ifndef BMS_MAIL_OUTBOX_H
#define BMS_MAIL_OUTBOX_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "base/settings.h"
#include "db/db.h"

/* A mail that waits with the step of an application that caused it (application/undo.h). */
struct mail_wait {
	int64_t step_id; /* 0: it waits with none, and goes at once */
	int64_t until; /* seconds by the clock: not before */
};

/* A mail that somebody has written (BAK-09); it waits on its own. */
struct mail_by_hand {
	int64_t writer_id; /* staff user; 0: none has */
	int64_t bulk_id; /* it was written with; 0: none */
	int64_t due; /* seconds by the clock: not before; 0: at once */
	const char *guard; /* waits until this guard stops nothing; NULL: for none */
	bool print; /* there is no address to send it to: it is printed when it would be sent */
	int last_days; /* its last day (MAIL_DAY) is counted anew when it goes; 0: it names none */
	bool files_wait; /* a file that goes with it (mail_file.h) is being checked: it waits until
			    all are good */
	int64_t *id_r; /* NULL, or where its id is put */
};

struct mail {
	int64_t application_id; /* 0: none */
	const char *template; /* code of the template it was made from */
	const char *recipient;
	const char *subject; /* one line */
	const char *text; /* plain text */
	const char *html; /* a whole HTML document */
	const char *calendar; /* an entry for calendars that goes along (calendar/calendar.h); NULL:
				 none */
	const char *unsubscribe; /* address for List-Unsubscribe and its one-click POST (RFC 8058),
				    or NULL */
	struct mail_wait wait;
	int64_t text_version; /* of the template's text (letter_template.h) */
	struct mail_by_hand by_hand;
};

/* Stands before and behind the day in the text of a mail whose last day is counted when it goes. It
 * is no character that anybody reads or types. */
#define MAIL_DAY "\xee\x83\x9a" /* U+E0DA */

/* Puts a mail into the outbox; inside a transaction. OK; INVALID (no address, and it is not to be
 * printed); GONE (the
 * application's key is destroyed); UNAVAILABLE. */
enum outcome mail_enqueue(struct db *db, struct pool *pool, const struct mail *mail);

/* Reads a mail of the outbox. OK; NOT_FOUND; GONE (its key is destroyed); INVALID (damaged);
 * UNAVAILABLE. */
enum outcome mail_read(struct db *db, struct pool *pool, int64_t id, struct mail *mail_r);

/* A mail that waits with MAIL_DAY goes: `day` (as it is to be read) stands in the place of what was
 * written; inside a transaction that holds it. OK; GONE (its key is destroyed); INVALID (damaged);
 * UNAVAILABLE. */
enum outcome mail_day_put(struct db *db, struct pool *pool, int64_t id, const char *day);

/*
 * A text without what an address in it holds that opens something: MAIL_SECRET stands in its place.
 * A letter is read by others than who got it, too. In the pool.
 */
#define MAIL_SECRET "…"
const char *mail_without_secrets(struct pool *pool, const char *text);

/* A mail as it is kept with its application. */
struct kept_mail {
	int64_t id;
	struct mail mail; /* its writer among it */
	const char *at; /* UTC, when it was queued */
	const char *state; /* waiting, sent, given_up, print, taken_back, stopped */
	const char *writer; /* name of the person who wrote it; NULL: none did */
	const char *due_at, *guard; /* what it waits for; NULL: nothing */
	const char *returned_at; /* UTC, it came back; NULL: it did not */
	bool sending; /* a worker has it just now */
	const char *files; /* that go with it, for mail_file_next; NULL: none */
};

enum kept_for { KEPT_FOR_APPLICANT, KEPT_FOR_STAFF };

/*
 * The mails to the applicant about one application, the newest first; those to staff are not among
 * them, nor what still waits with a step. What somebody has written and still waits, or never went,
 * is there for staff alone, as are the writers' names. Of the text what an address holds as a
 * secret is left out; the HTML is as it was sent. OK (also with none, and when the key is
 * destroyed); INVALID (damaged); UNAVAILABLE.
 */
enum outcome mail_of_application(struct db *db, struct pool *pool, int64_t application_id,
	enum kept_for reader, struct kept_mail **mails_r, size_t *count_r);

/* Called, in the transaction that gives up a mail about an application, to tell somebody. INVALID
 * is taken as OK: the mail is given up all the same. */
typedef enum outcome mail_given_up(
	struct db *db, struct pool *pool, int64_t application_id, const char *template);

/*
 * Sends what is due, at most `limit` mails. Settings: those of smtp.h, and mail_give_up_hours
 * (72, from the first attempt). *sent_r and *failed_r: how many of this call. OK (also when single
 * mails failed: they wait for their next attempt), UNAVAILABLE (database).
 */
enum outcome mail_deliver(struct db *db, const struct settings *settings, int limit,
	mail_given_up *given_up, int *sent_r, int *failed_r);

/* Removes mails about no application that were sent or given up so many days ago as the setting
 * mail_keep_days says. OK, UNAVAILABLE. */
enum outcome mail_clean(struct db *db, int64_t *removed_r);

#endif
