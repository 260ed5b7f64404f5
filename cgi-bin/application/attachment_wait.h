/*
 * Attachments under check (OBJ-10, INT-50): what nobody could look into in time, and what the virus
 * scanner has still to see, is kept and shown to nobody (ATTACHMENT_WAITS) until the queue has
 * checked it (intake/intake.h) and shows it or has destroyed it.
 */
#ifndef BMS_APPLICATION_ATTACHMENT_WAIT_H
#define BMS_APPLICATION_ATTACHMENT_WAIT_H

#include "application/attachment.h"

/*
 * Gives an attachment to the queue, in the transaction of its row, if there is something to do: a
 * look that took too long, the scanner's where there is one (scan/scan.h), a small picture of a
 * PDF. OK, UNAVAILABLE.
 */
enum outcome attachment_wait(struct db *db, struct pool *pool, int64_t attachment_id,
	const struct attachment_file *file);

/* One that is shown is given to the scanner anew, and shown to nobody until then; by its file;
 * inside a transaction. OK (also when it is gone), UNAVAILABLE. */
enum outcome attachment_scan_again(struct db *db, struct pool *pool, const char *file_id);

/* Files that were refused after they had been sent, for who sent them: columns name, reason (a code
 * below `problem.`), at. OK, UNAVAILABLE. */
enum outcome attachment_refused(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r);

/*
 * Once the application is received: letters about those of which nothing was said yet, to the
 * applicant about each and to the recruiters about the application; of one that was refused while
 * its draft was open, which says so itself, only if no other document of its kind is there. Inside
 * a transaction, with the application held. OK, UNAVAILABLE.
 */
enum outcome attachment_refused_tell(struct db *db, struct pool *pool, int64_t application_id);

#endif
