/* Applications as staff work with them (OBJ-09, BAK-06): lists, the record, comments. What the
 * applicant does is in my_application.h, own.h and the room draft/. */
#ifndef BMS_APPLICATION_APPLICATION_H
#define BMS_APPLICATION_APPLICATION_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

struct application_filter {
	int64_t vacancy_id; /* 0: all */
	const char *statuses; /* comma list of codes; NULL or "": all */
	bool severe_only; /* only those marked severely disabled, for whom the mark is shown to
			     (ACC-16) */
	const char *words; /* a number, or the beginning of a surname; NULL: all */
	bool archive; /* only what is archived; else everything but that (ACC-16) */
	int64_t limit, offset;
};

/* The applications this person may see, newest first: columns number, name, status, name_de,
 * name_en, vacancy, vacancy_title, received_at, severely_disabled (0 for whom the mark is not
 * shown), internal; *total_r (may be NULL) of all. OK, UNAVAILABLE. */
enum outcome application_list(struct db *db, struct pool *pool, const struct principal *who,
	const struct application_filter *filter, struct db_rows **rows_r, int64_t *total_r);

struct application {
	int64_t id, vacancy_id, version, form_version_id;
	const char *number, *name, *first_name, *surname, *salutation, *email, *lang;
	const char *status;
	const char *vacancy_number, *vacancy_title, *jobad_number, *jobad_title;
	const char *received_at, *status_since, *source;
	const char *pr_told_at, *sbv_told_at; /* of its arrival (recruiting/received.h), or NULL */
	const char *read_by; /* roles that have read it today (reading.h): "2,7", or NULL */
	bool severely_disabled, internal;
	bool undoable; /* the time in which its last step can be taken back (undo.h) is not over */
	bool entered; /* staff entered it (arrival/entered.h) */
	bool asked; /* its applicant has asked something (question.h) */
	bool stated; /* somebody was asked about it (task/statement.h) */
	bool letter_waits, letter_lost; /* a letter is to be seen to (letter/open.h) */
};

/* OK, NOT_FOUND, UNAVAILABLE. No question of access. */
enum outcome application_get(
	struct db *db, struct pool *pool, int64_t id, struct application *application_r);

#define APPLICATION_OTHERS 50 /* shown at most; one more is read, so that the page can say so */

/* What of it may be told. */
struct application_told {
	bool proofs; /* of severe disability, among the attachments, and why somebody is not invited
		      */
	bool comments, others;
};

/* Columns of the attachments as of attachment_list, and picture (1: there is a small one); of files
 * that were refused after they had been sent type (why), name, created_at; of the comments as of
 * application_comments; of others number, vacancy_title, status, name_de, name_en; of the reason
 * why a severely disabled person is not invited text, name, created_at. */
struct application_beside {
	struct db_rows attachments, refused, comments, others, waiver;
};

/*
 * What lies beside an application, in one statement: attachments; comments; further applications of
 * the same person (same e-mail) inside the authority (ACC-15) that the reader may see as well: that
 * they exist, not what is in them. OK, UNAVAILABLE.
 */
enum outcome application_beside(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct application_told *told, struct application_beside *beside_r);

/* Comments, oldest first: columns id, text, name, created_at. OK, UNAVAILABLE. */
enum outcome application_comments(
	struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

/* Adds a comment; inside a transaction. OK, UNAVAILABLE. */
enum outcome application_comment_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const char *text);

/* Deletes a comment of this application; inside a transaction. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome application_comment_delete(
	struct db *db, const struct principal *who, int64_t id, int64_t comment_id);

/* Of an application a: is she hired, also when that was archived since? */
#define APPLICATION_HIRED(a) \
	"(" a ".status = 'einstellung' OR " a ".status = 'archiviert' AND EXISTS (SELECT 1" \
	" FROM application_timeline th WHERE th.application_id = " a ".id" \
	" AND th.step = 'einstellung>archiviert'))"

#endif
