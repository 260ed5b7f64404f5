/*
 * Bulk actions (PRO-24): an act on many objects. The person chooses objects, then what to do; every
 * object is checked (what would happen to it, what stops it) and shown; then the queue does it, one
 * object at a time in a transaction of its own, with the person's rights as they are at that
 * moment, to the version of the object that was checked. Each object keeps its result.
 *
 *	chosen → checking → checked → waiting → running → done
 *
 * ended: the person left the house, took it back, or the queue gave it up, before all was done;
 *what was done stays done and the rest is told.
 *
 * Steps that write to the applicants wait (application/undo.h): a bulk action is taken back by
 * another one, which takes back each of its steps that still waits.
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

#define BULK_LETTER "application_letter" /* the act of writing to applicants */
#define BULK_HEARING \
	"rejection_sbv" /* the parameter of the act of hearing the SBV before a rejection */
#define BULK_MAX 5000 /* objects of one that are chosen one by one */
#define BULK_FOUND 50000 /* objects of one that takes all a list finds */
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
	const char *reason; /* NULL: none was given */
	int64_t object_id;
	int64_t bulk_id;
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
	const char *reason; /* NULL: none */
	const char *state;
	int64_t of_bulk_id; /* 0: it takes back nothing */
	int64_t left_out; /* objects found beyond what one may hold; -1: more than were counted */
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
 * The same with all that something finds, a part at a time: `next` is asked for parts until it
 * gives none, or BULK_FOUND are there. What is found beyond is left out and counted by `left`. OK;
 * INVALID (problem "bulk_none": nothing was found); what `next` returns; UNAVAILABLE.
 */
struct bulk_finder {
	void *context;
	enum outcome (*next)(void *context, const int64_t **ids_r, size_t *count_r);
	enum outcome (*left)(void *context, int64_t *left_r);
};
enum outcome bulk_begin_found(struct db *db, struct pool *pool, const struct principal *who,
	const struct bulk_finder *finder, struct problems *problems, int64_t *id_r);

/*
 * Says what is to be done, and has every object checked: at once when they are few, else by the
 * queue. Inside a transaction; `version` is the one the person saw. Also anew, as long as it is not
 * begun. The reason may be NULL or "": of a step that needs one each object is then stopped. OK;
 * CONFLICT (it was begun, or said anew elsewhere); NOT_FOUND; UNAVAILABLE.
 */
enum outcome bulk_say(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	int64_t version, const char *param, const char *reason);

/*
 * Says that this letter (letter/written.h) is to be written to everybody, and has every object
 * checked likewise. Inside a transaction. OK; INVALID with problems of written_save; CONFLICT;
 * NOT_FOUND; UNAVAILABLE.
 */
struct written;
enum outcome bulk_say_letter(struct db *db, struct pool *pool, const struct principal *who,
	int64_t version, const struct written *letter, struct problems *problems);

/* Holds one whose letter is written and checked and not begun yet: its documents are to be changed
 * (letter/attached.h), so that whoever looked at it before does not begin it. Inside a transaction.
 * OK; CONFLICT (it was begun, or said anew elsewhere); NOT_FOUND; UNAVAILABLE. */
enum outcome bulk_change_files(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, struct bulk *bulk_r);

/* A reason for one of its objects. */
struct bulk_reason {
	int64_t item_id; /* the object's place in the bulk action */
	const char *text; /* NULL or "": the one for all */
};

/*
 * Says reasons for single objects, which are then checked anew when a step was said already; the
 * others stay as they are. Inside a transaction. What is none of its objects is passed over. OK;
 * CONFLICT (it was begun, or said anew elsewhere); NOT_FOUND; UNAVAILABLE.
 */
enum outcome bulk_say_each(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t version, const struct bulk_reason *reasons, size_t count);

/* At most `limit` objects from this place on that the person sees: columns item_id, number, name,
 * status, own_reason. OK, UNAVAILABLE. */
enum outcome bulk_each(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	int64_t from, int64_t limit, struct db_rows **rows_r);

/* Has it done by the queue; inside a transaction. OK; CONFLICT (begun already, or said anew, or not
 * checked yet); INVALID (nothing of it can be done: problem "bulk_nothing"); NOT_FOUND;
 * UNAVAILABLE. */
enum outcome bulk_start(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	int64_t version, struct problems *problems);

/* What of it can be taken back now. */
struct bulk_back {
	int64_t steps; /* that wait */
	int64_t until; /* seconds by the clock: when the first of them is over; 0: none waits */
	int64_t back_id; /* the bulk action that takes it back; 0: none yet */
};
enum outcome bulk_back_get(struct db *db, struct pool *pool, int64_t id, struct bulk_back *back_r);

/*
 * Begins a bulk action that takes back what this one has done and what still waits, by the queue;
 * what it has not done yet is not done. Inside a transaction. The letters wait as long as that
 * takes. OK; INVALID (problem "bulk_back_late": nothing waits any more; "bulk_back_done": it is
 * being taken back); NOT_FOUND; UNAVAILABLE.
 */
enum outcome bulk_take_back(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, struct problems *problems, int64_t *back_id_r);

/* Why objects are not done (stopped or refused), the most frequent first: columns reason, objects.
 * OK, UNAVAILABLE. */
enum outcome bulk_reasons(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

/* The letters of the objects that are ready. */
struct bulk_letters {
	int64_t count; /* objects whose step writes a letter */
	int64_t waiting; /* of these, whose letter waits */
	int64_t until; /* seconds by the clock, if it is begun now; 0: none waits */
};
enum outcome bulk_letters_get(
	struct db *db, struct pool *pool, const struct bulk *bulk, struct bulk_letters *letters_r);

/* The statuses to which one of its applications can be moved by this person now: columns code,
 * name, in the language. OK, UNAVAILABLE. */
enum outcome bulk_steps(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	struct db_rows **rows_r);

/* In how many of its applications the SBV takes part, as far as the person is shown it. OK,
 * UNAVAILABLE. */
enum outcome bulk_hearing_count(
	struct db *db, const struct principal *who, int64_t id, int64_t *count_r);

/*
 * The id of the n-th object (from 0) that is ready; of those that are done when it is over. OK;
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome bulk_ready_at(struct db *db, int64_t id, int64_t n, int64_t *object_id_r);

/* Removes those that were changed last as many days ago as the setting bulk_keep_days says. OK,
 * UNAVAILABLE. */
enum outcome bulk_clean(struct db *db, int64_t *removed_r);

/*
 * The objects of one: columns number, name, status, state, reason, own_reason. What the
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
