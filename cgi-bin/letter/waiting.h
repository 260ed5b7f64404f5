/* Written letters that wait, and what becomes of those that went (BAK-09). */
#ifndef BMS_LETTER_WAITING_H
#define BMS_LETTER_WAITING_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "queue/queue.h"

/* Takes back one letter of an application that still waits, and destroys its documents; inside a
 * transaction, with a line of history. OK; CONFLICT (it is being sent, or is over); UNAVAILABLE. */
enum outcome waiting_take_back(
	struct db *db, const struct principal *who, int64_t application_id, int64_t mail_id);

#define WAITING_PORTION 50 /* letters that are taken back in one transaction */

/* All of a bulk action that still wait, likewise: a portion now (*count_r of them), the rest by the
 * queue, portion by portion; those of which sending has begun go. OK, UNAVAILABLE. */
enum outcome waiting_take_back_all(struct db *db, struct pool *pool, const struct principal *who,
	int64_t bulk_id, int64_t *count_r);

/* The kind of the queue that takes the rest back; its object is the bulk action. */
extern const struct queue_kind waiting_back_kind;

/* The letters of a bulk action by where they stand. */
struct waiting_count {
	int64_t waiting, sent, print, taken_back, stopped, given_up;
};
enum outcome waiting_counts(
	struct db *db, struct pool *pool, int64_t bulk_id, struct waiting_count *count_r);

/* Somebody has it back by post, or hears that it did not arrive; inside a transaction, with a line
 * of history. OK; CONFLICT (it is marked already, or has not gone); UNAVAILABLE. */
enum outcome letter_returned(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, int64_t mail_id);

/*
 * Lets those go whose guard stops nothing any more, each in a transaction of its own, by the right
 * of who wrote it: where she may not write any more, somebody else is to see to it (open.h). At
 * most some of one call, of those whose turn it is: each is asked about when it is written, then
 * after a minute, the longer it waits the more seldom, after an hour at most; so of those that
 * cannot be asked about now (logged). Any number of workers may call it. *count_r: how many went.
 * OK, UNAVAILABLE.
 */
enum outcome waiting_release(struct db *db, int64_t *count_r);

#endif
