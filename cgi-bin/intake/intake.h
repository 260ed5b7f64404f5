/*
 * Checking files after they were sent (OBJ-10, INT-50): the queue looks into those that took too
 * long in the request, has the virus scanner look at them, makes small pictures of what is shown. A
 * file that is not fit is destroyed, and those whom it concerns are told; one about which the
 * scanner says nothing waits until it does.
 */
#ifndef BMS_INTAKE_INTAKE_H
#define BMS_INTAKE_INTAKE_H

#include "queue/queue.h"

/* Of attachments; begun by their rows in attachment_check. */
extern const struct queue_kind attachment_check_kind;

/* Of those that LibreOffice makes PDFs of, once they were checked: for a worker of its own, so that
 * nothing else waits for it. */
extern const struct queue_kind attachment_convert_kind;

/* Of other files that people have sent; begun by their rows in stored_check. */
extern const struct queue_kind stored_check_kind;

/* Of documents attached to letters (letter/attached.h); begun by their rows in letter_file. */
extern const struct queue_kind letter_file_check_kind;

/* Of all that the scanner has not seen, because it came before there was one: it is shown on, and
 * seen file by file. What is found waits from then on and is destroyed by the kinds above. */
extern const struct queue_kind scan_again_kind;
#define SCAN_AGAIN "scan_again" /* its code; its object is 0 */

/* Of pictures that staff sent while such were kept as they came (schema/560): each is made anew,
 * once, without place, time and camera, and takes the place of what was sent; of attachments
 * without pictures these are asked for. One that cannot be read stays as it is, and is logged. */
extern const struct queue_kind pictures_anew_kind;

/* How many the scanner has not seen, at most INTAKE_TOGETHER. OK, UNAVAILABLE. */
enum outcome intake_unseen(struct db *db, int64_t *count_r);

/* Has them seen, unless that is under way; inside a transaction. OK, UNAVAILABLE. */
enum outcome intake_again(struct db *db, struct pool *pool, int64_t staff_user_id);

/* How the checking goes. */
struct intake_state {
	int64_t waiting; /* files that nobody is shown yet */
	int64_t large; /* of these: more than the scanner takes at once */
	const char *since; /* UTC; of the one that waits longest; NULL: none waits */
	const char *answered_at; /* the scanner's last answer, UTC; NULL: none so far */
	const char *failed_at, *failed_why; /* NULL: it has answered since; "away", "late" … */
	const char *found_at; /* when it last found something; NULL: never */
	int64_t found; /* how often so far */
};

/* OK, UNAVAILABLE. */
enum outcome intake_state_get(struct db *db, struct pool *pool, struct intake_state *state_r);

/* Has what waits tried at once, at most INTAKE_TOGETHER of it; inside a transaction. OK,
 * UNAVAILABLE. */
#define INTAKE_TOGETHER 1000
enum outcome intake_now(struct db *db, struct pool *pool);

/*
 * Gives the queue attachments of which there is no small picture (those sent before there were any,
 * or when making one failed), at most INTAKE_TOGETHER with ids above `after`; inside a transaction.
 * *last_r: the highest that was looked at, 0: there are no more; *count_r: how many were given. OK,
 * UNAVAILABLE.
 */
enum outcome intake_pictures(
	struct db *db, struct pool *pool, int64_t after, int64_t *last_r, int64_t *count_r);

/* Tells of files that were refused before their applications were received, which they are now; of
 * at most INTAKE_TOGETHER applications. OK, UNAVAILABLE. */
enum outcome intake_tell(struct db *db);

#endif
