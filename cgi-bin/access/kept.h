/*
 * What was typed into forms that could not be taken, sealed by the web floor, beside the session of
 * whoever typed it: until the form is taken, two hours at most (POR-06). It goes with the session,
 * and no other session reaches it.
 */
#ifndef BMS_ACCESS_KEPT_H
#define BMS_ACCESS_KEPT_H

#include "access/session.h"

#define KEPT_SECONDS 7200 /* so long it is kept */
#define KEPT_CODE 8 /* bytes: which of a session's forms */

/* Keeps it, instead of what was kept of the same form; of more than ten forms (of staff fifty)
 * the oldest goes. Inside a transaction. OK, UNAVAILABLE. */
enum outcome kept_set(struct db *db, enum session_world world, int64_t session_id,
	const uint8_t code[KEPT_CODE], const void *sealed, size_t length);

/* OK (*sealed_r is in the pool), NOT_FOUND (never kept, taken since, too old, another session's),
 * UNAVAILABLE. */
enum outcome kept_get(struct db *db, struct pool *pool, enum session_world world,
	int64_t session_id, const uint8_t code[KEPT_CODE], const void **sealed_r, size_t *length_r);

/* The form was taken; inside a transaction. OK (also when nothing was kept), UNAVAILABLE. */
enum outcome kept_end(
	struct db *db, enum session_world world, int64_t session_id, const uint8_t code[KEPT_CODE]);

/* Removes what is too old; in transactions of its own. *removed_r rows. OK, UNAVAILABLE. */
enum outcome kept_sweep(struct db *db, int64_t *removed_r);

#endif
