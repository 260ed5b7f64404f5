/* Between the files of this room. */
#ifndef BMS_BULK_BULK_PRIVATE_H
#define BMS_BULK_BULK_PRIVATE_H

#include "bulk/bulk.h"

/* Checks objects that are not checked yet, at most `limit`; inside a transaction that holds the
 * bulk. *left_r: are there more? OK, UNAVAILABLE. */
enum outcome bulk_check_some(struct db *db, struct pool *pool, const struct principal *who,
	const struct bulk *bulk, int64_t limit, bool *left_r);

/* How many of its objects are in a state. OK, UNAVAILABLE. */
enum outcome bulk_count(struct db *db, int64_t id, const char *state, int64_t *count_r);

/* Reads and holds one, whosever it is, without counting its objects; inside a transaction. OK,
 * NOT_FOUND, UNAVAILABLE. */
enum outcome bulk_hold(struct db *db, struct pool *pool, int64_t id, struct bulk *bulk_r);

/* A new one of this act, without objects; inside a transaction. OK, UNAVAILABLE. */
enum outcome bulk_add(struct db *db, struct pool *pool, const struct principal *who,
	const char *act, int64_t of_bulk_id, int64_t *id_r);

/* Taking it back is over: what was not taken back waits no longer. Inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome bulk_back_over(struct db *db, struct pool *pool, int64_t of_bulk_id);

/* Sets its state; inside a transaction. OK, UNAVAILABLE. */
enum outcome bulk_set_state(struct db *db, struct pool *pool, int64_t id, const char *state);

/* The act on applications: a step to the status that is the parameter. */
extern const struct bulk_act bulk_application_move;

/* Taking back the step that an application has made last. */
extern const struct bulk_act bulk_application_undo;

/* Asking the SBV before a rejection; the parameter is BULK_HEARING. */
extern const struct bulk_act bulk_application_hearing;

/* Writing to applicants; the parameter is the template it was begun with. */
extern const struct bulk_act bulk_application_letter;

#endif
