/*
 * Bulk actions (PRO-24): an act on many objects. The person chooses objects, then what to do; every
 * object is checked (what would happen to it, what stops it) and shown; then the queue does it, one
 * object at a time in a transaction of its own, with the person's rights as they are at that
 * moment, to the version of the object that was checked. Each object keeps its result.
 *
 *	chosen → checking → checked → waiting → running → done
 *
 * ended: the person left the house, or the queue gave it up, before all was done; what was done
 * stays done and the rest is told.
 */
#ifndef BMS_BULK_BULK_H
#define BMS_BULK_BULK_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "db/list.h"
#include "queue/queue.h"

#define BULK_MAX 5000 /* objects of one */
#define BULK_AT_ONCE 60 /* are checked in the request that asks for it, more in the queue */

/*
 * An act on one object. Both are told the person by whose right it is done, and the act's
 * parameter.
 *
 * check: may it be done now? OK (*version_r: the version that is seen), INVALID (*reason_r: a
 * language key bulk_reason.<reason>), UNAVAILABLE.
 *
 * apply: does it, inside a transaction, to this version. OK, INVALID (*reason_r), CONFLICT (the
 * object was changed meanwhile), UNAVAILABLE.
 */
struct bulk_one {
	const struct principal *who;
	const char *param;
	int64_t object_id;
};

struct bulk_act {
	const char *code;
	enum object_kind kind;
	enum outcome (*check)(struct db *db, struct pool *pool, const struct bulk_one *one,
		int64_t *version_r, const char **reason_r);
	enum outcome (*apply)(struct db *db, struct pool *pool, const struct bulk_one *one,
		int64_t version, const char **reason_r);
};

/* NULL: there is none. */
const struct bulk_act *bulk_act_find(const char *code);

struct bulk {
	int64_t id, staff_user_id, version;
	const char *act, *param; /* param NULL: not said yet */
	const char *state;
	int64_t items, ready, stopped, done, refused;
	const char *created_at, *changed_at; /* UTC */
};

/* One of this person. OK, NOT_FOUND (also another's), UNAVAILABLE. */
enum outcome bulk_get(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct bulk *bulk_r);

/*
 * Begins one with these applications, by their ids; what is chosen twice counts once. Inside a
 * transaction. OK; INVALID (problem "bulk_none": none; "bulk_many": more than BULK_MAX;
 * "bulk_gone": one that the person may not see, or not any more); UNAVAILABLE.
 */
enum outcome bulk_begin(struct db *db, struct pool *pool, const struct principal *who,
	const int64_t *ids, size_t count, struct problems *problems, int64_t *id_r);

/*
 * Says what is to be done, and has every object checked: at once when they are few, else by the
 * queue. Inside a transaction; `version` is the one the person saw. Also anew, as long as it is not
 * begun. OK; CONFLICT (it was begun, or said anew elsewhere); NOT_FOUND; UNAVAILABLE.
 */
enum outcome bulk_say(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	int64_t version, const char *param);

/* Has it done by the queue; inside a transaction. OK; CONFLICT (begun already, or said anew, or not
 * checked yet); INVALID (nothing of it can be done: problem "bulk_nothing"); NOT_FOUND;
 * UNAVAILABLE. */
enum outcome bulk_start(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	int64_t version, struct problems *problems);

/* The statuses to which one of its applications can be moved by this person now: columns code,
 * name, in the language. OK, UNAVAILABLE. */
enum outcome bulk_steps(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct db_rows **rows_r);

/*
 * The id of the n-th object (from 0) that is ready; of those that are done when it is over. OK;
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome bulk_ready_at(struct db *db, int64_t id, int64_t n, int64_t *object_id_r);

/* Removes those that were changed last as many days ago as the setting bulk_keep_days says. OK,
 * UNAVAILABLE. */
enum outcome bulk_clean(struct db *db, int64_t *removed_r);

/*
 * The objects of one: columns number, name, status (with name_de, name_en), state, reason. What the
 * person may not see any more has no name. Orders: id. Filters: stand (state). Slots filled by
 * bulk_list_bind.
 */
extern const struct db_list bulk_item_list;
void bulk_list_bind(const struct principal *who, int64_t id, struct db_value *slots_r);

/* Those of one person: columns id, param, state, items, done, changed_at. Orders: id. Slot 1: the
 * person. */
extern const struct db_list bulk_list;

/* The queue's kinds. */
extern const struct queue_kind bulk_check_kind, bulk_run_kind;

#endif
