/*
 * Keeping selection lists (BAK-05, OBJ-16). Every change holds the list, leaves a line of audit and
 * raises the version by which all workers notice it; all of it inside a transaction. Outcomes,
 * unless said otherwise: OK; INVALID (problems); CONFLICT (somebody was quicker:
 * changed_meanwhile); NOT_FOUND; UNAVAILABLE.
 */
#ifndef BMS_CHOICE_KEEP_CHOICE_EDIT_H
#define BMS_CHOICE_KEEP_CHOICE_EDIT_H

#include "access/access.h"
#include "choice/keep/choice_list.h"
#include "queue/queue.h"

/* What a person can enter. */
struct choice_input {
	const char *name_de, *name_en; /* neither is another's of the list (problem choice_there) */
	int64_t version; /* that was seen */
};

/* Adds one at the end; its code is made of the German name and stays. Problem choices_full. */
enum outcome choice_add(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, const struct choice_input *input, struct problems *problems,
	int64_t *id_r);

/* Calls it otherwise; the search of the portals learns the new words. */
enum outcome choice_change(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, int64_t id, const struct choice_input *input, struct problems *problems);

/*
 * Hides one, or offers it again, which ends that another stands for it. Problems: choice_last (a
 * list offers something), choice_moving (its uses are still being moved).
 */
enum outcome choice_hide(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, int64_t id, bool hidden, struct problems *problems);

/* Moves one to a place among all of the list, counted from 1; the others keep their order. */
enum outcome choice_move(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, int64_t id, int64_t place);

/* Removes one that was never chosen (problem choice_used). */
enum outcome choice_remove(struct db *db, struct pool *pool, const struct principal *who,
	const char *list, int64_t id, struct problems *problems);

#define CHOICE_AT_ONCE 100 /* uses that are moved while somebody waits; more: by the queue */

/*
 * From now on `to`, a code of the list that is offered, stands for the value: it is hidden, shown
 * and found as that, and every object that has it gets the other, with a line in the object's
 * history; up to CHOICE_AT_ONCE at once, more by the queue (*queued_r). Problems: choice_to,
 * choice_ruled (the program does something with it), choice_moving (either is replaced already).
 */
enum outcome choice_replace(struct db *db, struct pool *pool, const struct principal *who,
	const struct choice_value *value, const char *to, struct problems *problems,
	bool *queued_r);

extern const struct queue_kind choice_replace_kind;

#endif
