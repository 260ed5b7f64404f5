/* What the files of the room share. */
#ifndef BMS_INTAKE_INTAKE_PRIVATE_H
#define BMS_INTAKE_INTAKE_PRIVATE_H

#include "application/attachment.h"
#include "intake/intake.h"
#include "store/file_copy.h"

/* A file that is being checked. */
struct intake {
	struct queue_turn *turn;
	int64_t id, application_id;
	const char *type, *name, *mime, *file_id;
	int64_t size;
	bool look, scan;
	int64_t late; /* how often LibreOffice was not ready in time */
	int64_t pictures; /* of it that there are */
	uint8_t key[32];
	struct file_copy copy;
	struct attachment_file file; /* what a look has found */
	struct attachment_stored stored; /* pictures of it */
	const char *reason; /* why it is refused: of the column attachment_refused.reason */
	struct db_rows *made; /* the files of its pictures */
	bool refused; /* it was, by this worker */
};

/* Holds the application and, if there is still something to do about the file, its row; inside a
 * transaction. OK; NOT_FOUND (it is gone, or another has done all); UNAVAILABLE. */
enum outcome intake_hold(struct db *db, struct intake *intake);

/* Destroys the file because of intake->reason and tells who has sent it, and the recruiters when
 * she had sent the application, too. OK (also when it is gone already), UNAVAILABLE. */
enum outcome intake_refuse(struct intake *intake);

/* Has it converted by the worker for that; the row stays until then. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome intake_convert_ask(struct intake *intake);

/* Makes a PDF of a document of Word or ODT, which takes its place; the document is kept. OK (done,
 * or refused, also because it took too long twice); NOT_FOUND (another worker has done it);
 * UNAVAILABLE (also: no LibreOffice, or not in time for the first time; it waits). */
enum outcome intake_convert(struct intake *intake);

/* What the scanner says of bytes. */
struct intake_answer {
	bool found;
	const char *why; /* why it has said nothing: of the columns hindrance; NULL: it has */
	bool asked; /* else it is left alone after it has said nothing */
};

/* Asks it; outside of a transaction. Without one all passes. OK, UNAVAILABLE. */
enum outcome intake_ask(
	struct queue_turn *turn, const void *bytes, size_t length, struct intake_answer *answer_r);

/* Notes how the scanner is doing, by what it has said; inside a transaction. OK, UNAVAILABLE. */
enum outcome intake_note(struct db *db, struct pool *pool, const struct intake_answer *answer);

/* The key of a file of the registry. OK; GONE (destroyed); UNAVAILABLE. */
enum outcome intake_stored_key(struct db *db, struct pool *pool, const char *purpose,
	int64_t owner_kind, int64_t owner_id, uint8_t key_r[32]);

/* Tells who sent a file besides those of applications that it was refused; inside a transaction.
 * OK, UNAVAILABLE. */
enum outcome intake_tell_stored(struct db *db, struct pool *pool, const char *file_id,
	const char *purpose, int64_t owner_id, const char *reason);

/* Has the scanner look at it; without one it passes. OK (passed, or refused); UNAVAILABLE (also:
 * the scanner has said nothing, and it waits). */
enum outcome intake_scan(struct intake *intake);

#endif
