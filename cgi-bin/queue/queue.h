/*
 * The queue: whatever is not done inside a request (bulk actions, exports, reports). An item is
 * added in the transaction of its cause; any number of workers (`bmsctl work --loop`) take items
 * one at a time, each for a lease that grows with its progress. A worker that is killed loses its
 * lease, and the item is taken anew: what an item does it does in steps, each a transaction of its
 * own that can be met a second time.
 */
#ifndef BMS_QUEUE_QUEUE_H
#define BMS_QUEUE_QUEUE_H

#include <stdbool.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "db/list.h"

#define QUEUE_TRIES 6 /* without getting on, then it is given up */

/* An item that a worker has taken. */
struct queue_turn {
	struct db *db;
	struct pool *pool; /* emptied after the item */
	int64_t id, object_id;
	int64_t staff_user_id; /* who asked for it; 0: nobody */
	int64_t claim;
	bool (*ending)(void); /* the worker is to end: the item is left where it stands */
};

/*
 * A kind of items. `work` does it, or a part of it, outside of any transaction. Its answer:
 *
 *	OK           it is done
 *	CONFLICT     it goes on later: the worker is to end, or has lost its lease
 *	UNAVAILABLE  it is tried again, after pauses that grow
 *	others       it cannot be done: it is given up at once
 *
 * `given_up` runs in the transaction that gives it up, to tell somebody; may be NULL. INVALID is
 * taken as OK. Its answer: OK, UNAVAILABLE.
 */
struct queue_kind {
	const char *code;
	enum outcome (*work)(struct queue_turn *turn);
	enum outcome (*given_up)(struct queue_turn *turn);
};

/*
 * Adds an item; inside the transaction of its cause. not_before: seconds by the clock, 0: at once.
 * staff_user_id: 0: nobody. OK, UNAVAILABLE.
 */
enum outcome queue_add(struct db *db, struct pool *pool, const char *kind, int64_t object_id,
	int64_t staff_user_id, int64_t not_before);

/* Says how far an item is, and makes its lease anew; a transaction of its own. OK; CONFLICT
 * (another worker has it, or it was withdrawn: leave it); UNAVAILABLE. */
enum outcome queue_progress(struct queue_turn *turn, int64_t done, int64_t total);

/*
 * Does what is due, at most `limit` items; `kinds` ends with NULL. Items of other kinds are left.
 * *done_r and *failed_r: how many of this call were finished, and how many failed or wait for
 * another try. OK (also when items failed), UNAVAILABLE (database).
 */
enum outcome queue_run(struct db *db, const struct queue_kind *const *kinds, int limit,
	bool (*ending)(void), int *done_r, int *failed_r);

/* Removes items that were over as many days ago as the setting queue_keep_days says. OK,
 * UNAVAILABLE. */
enum outcome queue_clean(struct db *db, int64_t *removed_r);

/* An item as the page of runs shows it. */
struct queue_item {
	int64_t id, object_id, done, total, tries;
	const char *kind, *state, *reason; /* reason: NULL, "unavailable", "gone" … */
	const char *next_at, *created_at, *changed_at; /* UTC; next_at NULL: over */
	const char *person; /* who asked for it; NULL: nobody */
};

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome queue_get(struct db *db, struct pool *pool, int64_t id, struct queue_item *item_r);

/* The newest item of this kind about this object. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome queue_find(struct db *db, struct pool *pool, const char *kind, int64_t object_id,
	struct queue_item *item_r);

/* A failed one is tried again, with all its tries; inside a transaction. OK; CONFLICT (it is not
 * failed); NOT_FOUND; UNAVAILABLE. */
enum outcome queue_repeat(struct db *db, struct pool *pool, int64_t id);

/* A waiting or failed one is not done any more; inside a transaction. OK; CONFLICT (it runs, or is
 * over); NOT_FOUND; UNAVAILABLE. */
enum outcome queue_withdraw(struct db *db, struct pool *pool, int64_t id);

/* All items: columns id, kind, state, progress (done, total), person, created_at, changed_at,
 * next_at, reason. Orders: id. Filters: status (state), art (kind). No slots. */
extern const struct db_list queue_list;

#endif
