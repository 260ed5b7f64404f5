/*
 * Documents attached to letters that staff write (BAK-09, PRO-12): chosen for a bulk action's
 * letter, checked as any file is, kept once for everybody it goes to. Until the letters are written
 * a file is opened by a key of its own; then by those alone that got it (mail/mail_file.h). It goes
 * when no letter holds it any more.
 */
#ifndef BMS_LETTER_ATTACHED_H
#define BMS_LETTER_ATTACHED_H

#include "access/access.h"
#include "application/attachment.h"
#include "base/problems.h"
#include "mail/mail_file.h"

#define ATTACHED_FILES 10 /* of one letter, most */

struct attached {
	int64_t id, bulk_id;
	int64_t application_id; /* it goes to this one alone; 0: to everybody */
	const char *name, *mime;
	int64_t size; /* bytes */
	const char *file_id; /* in the store; NULL: refused, and destroyed */
	const char *state; /* waits, good, refused */
	const char *reason; /* of a refused one: a code below `attachment_refused.` */
	bool look, scan; /* what is still to be done */
};

/* Those of a bulk action's letter, in the order they came. OK, UNAVAILABLE. */
enum outcome attached_files(struct db *db, struct pool *pool, int64_t bulk_id,
	struct attached **files_r, size_t *count_r);

/* One of them. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome attached_get(
	struct db *db, struct pool *pool, int64_t bulk_id, int64_t id, struct attached *file_r);

/* The same wherever it belongs, for who checks it. */
enum outcome attached_find(struct db *db, struct pool *pool, int64_t id, struct attached *file_r);

/* Bytes that all of a letter may have together, as they are (a mail makes them a third longer).
 * OK, UNAVAILABLE. */
enum outcome attached_most(struct db *db, int64_t *bytes_r);

/* What an applicant of a letter to one alone handed in herself and may be given back: columns id,
 * name, of those not under check; with or without proofs of severe disability (ACC-16). OK,
 * UNAVAILABLE. */
enum outcome attached_offers(struct db *db, struct pool *pool, int64_t application_id, bool proofs,
	struct db_rows **rows_r);

/*
 * Adds a file to a letter; inside a transaction that holds the bulk action. `file` was looked into
 * (attachment_check). application_id: the letter is to this one alone; 0: to several. OK; INVALID
 * (problems of the field "file": those of attachment_problem, letter_files_count,
 * letter_files_total); UNAVAILABLE; what source returned.
 */
enum outcome attached_add(struct db *db, struct pool *pool, const struct principal *who,
	const struct attached *letter, const struct attachment_file *file, store_source *source,
	void *context, struct problems *problems);

/* The same for a copy of what the applicant of a letter to one alone handed in herself. NOT_FOUND:
 * it is not hers, or may not be given (attached_offers). */
enum outcome attached_add_own(struct db *db, struct pool *pool, const struct principal *who,
	const struct attached *letter, int64_t attachment_id, bool proofs,
	struct problems *problems);

/* Removes one, and destroys it; inside a transaction that holds the bulk action. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome attached_remove(struct db *db, struct pool *pool, int64_t bulk_id, int64_t id);

/* May the letters be written with them? Inside a transaction. OK; INVALID (problem
 * letter_file_refused: one was refused since; letter_files_total); UNAVAILABLE. */
enum outcome attached_ready(
	struct db *db, struct pool *pool, int64_t bulk_id, struct problems *problems);

/* What a letter gets (mail_files_keep). */
struct attached_given {
	struct mail_given_file *files;
	size_t count;
	bool waits; /* one is being checked */
};

/*
 * What a letter to this application gets; inside its transaction, which holds the files. OK;
 * INVALID (*reason_r, a word of bulk_reason: letter_file, one was refused, or is of another
 * application); UNAVAILABLE.
 */
enum outcome attached_give(struct db *db, struct pool *pool, int64_t bulk_id,
	int64_t application_id, struct attached_given *given_r, const char **reason_r);

/* The letters of a bulk action are written, or will not be: its files are opened by those alone
 * that got them. Inside a transaction. OK, UNAVAILABLE. */
enum outcome attached_over(struct db *db, int64_t bulk_id);

/* A letter goes without having been sent: so do its files, unless others have them. Inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome attached_take_back(struct db *db, int64_t mail_id);

/* An application is anonymised: so are the files of its letters, and those made for it alone.
 * Inside a transaction, before its mails go. OK, UNAVAILABLE. */
enum outcome attached_erase(struct db *db, int64_t application_id);

/* Removes those of bulk actions that went before their letters were written. *removed_r: how many.
 * OK, UNAVAILABLE. */
enum outcome attached_clean(struct db *db, int64_t *removed_r);

/* A file was checked and is good; inside a transaction. OK; NOT_FOUND (it is gone, or another has
 * said so); UNAVAILABLE. */
enum outcome attached_good(struct db *db, struct pool *pool, int64_t id);

/* The same when it is refused: it is destroyed, and who attached it gets a letter. */
enum outcome attached_refuse(struct db *db, struct pool *pool, int64_t id, const char *reason);

/* A file that letters have already is given to the scanner anew, and offered to nobody until then;
 * inside a transaction. OK, UNAVAILABLE. */
enum outcome attached_check_again(struct db *db, struct pool *pool, int64_t id);

/* The key of a file that is opened by those alone that got it, from one of their letters. OK; GONE;
 * INVALID (damaged); UNAVAILABLE. */
enum outcome attached_key(struct db *db, struct pool *pool, int64_t id, uint8_t key_r[32]);

/* Lets the letters of a bulk action go, or stops them when a file of theirs was refused, that
 * waited for files of which none is checked any more; part after part, each in a transaction. OK,
 * UNAVAILABLE. */
enum outcome attached_release(struct db *db, int64_t bulk_id);

/* Has the queue check one; the kind's code is "letter_file_check". */
#define ATTACHED_CHECK "letter_file_check"

#endif
