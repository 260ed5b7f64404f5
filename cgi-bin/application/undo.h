/*
 * Taking back (PRO-24): a step by which staff writes to the applicant waits for some minutes (the
 * setting step_wait_minutes; 0: it waits for nothing), if the letter is one that may wait (table
 * mail_template). Until then the letter stays in the outbox, the applicant is told what was so
 * before (view application_told), and the step can be taken back whole. Any further step of the
 * application ends the waiting: the letter goes at once, unless that step leads back.
 */
#ifndef BMS_APPLICATION_UNDO_H
#define BMS_APPLICATION_UNDO_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "mail/outbox.h"
#include "process/process.h"

/* A step that waits. */
struct undo {
	int64_t id, until; /* until: seconds by the clock */
	int64_t version; /* of the application */
	const char *from, *to; /* statuses */
	int64_t staff_user_id; /* who made it */
	const char *person; /* her name */
	int64_t bulk_id; /* 0: it was made by itself */
};

/* The step of an application that waits, if this person may take it back. OK, NOT_FOUND (none, or
 * not by her), UNAVAILABLE. */
enum outcome undo_find(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct undo *undo_r);

/* Until when a step with this letter would wait that is made now; 0: the letter goes at once. OK,
 * UNAVAILABLE. */
enum outcome undo_until(struct db *db, const char *template, int64_t *until_r);

/*
 * Takes the step back, inside a transaction: the status and since when it is so, a line of history,
 * and the letter is not sent. `version` is the application's as the person saw it; 0: is not
 * compared. OK; DENIED (not by this person); INVALID (problems: why it cannot be taken back any
 * more); NOT_FOUND; UNAVAILABLE.
 */
enum outcome undo_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t version, struct problems *problems);

/* What waits is taken back because the applicant goes on from what she was told; inside a
 * transaction that holds the application. OK (also with nothing), CONFLICT (the letter is under
 * way), UNAVAILABLE. */
enum outcome undo_for_applicant(
	struct db *db, struct pool *pool, const struct principal *who, int64_t application_id);

/* The step that the application has just made is one of this bulk action; inside its transaction.
 * OK, UNAVAILABLE. */
enum outcome undo_of_bulk(struct db *db, int64_t application_id, int64_t bulk_id);

/* For the steps of applications (workflow.c), inside their transaction: a step that is to wait is
 * noted before it is made. OK, UNAVAILABLE. */
enum outcome undo_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change);

/* After it was made and has its line of history: what waited before is over, *wait_r is for the
 * letter. OK, UNAVAILABLE. */
enum outcome undo_made(struct db *db, struct pool *pool, const struct process_change *change,
	struct mail_wait *wait_r);

#endif
