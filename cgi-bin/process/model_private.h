/* What the files that change the status model share. */
#ifndef BMS_PROCESS_MODEL_PRIVATE_H
#define BMS_PROCESS_MODEL_PRIVATE_H

#include "process/model.h"

/*
 * Nobody else changes the model, or makes a step of it, before this transaction ends. OK; CONFLICT
 * (not this version; problem "model_changed", where problems are given); NOT_FOUND; UNAVAILABLE.
 * version 0: is not compared.
 */
enum outcome model_take(
	struct db *db, enum object_kind kind, int64_t version, struct problems *problems);

/* Its next version, what access remembers of it is over, and a line of history and audit. Inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome model_changed(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, const char *action, const char *detail);

/* OK: an object is in the status, read for locking, so that none that has entered it since the
 * first read is overlooked; NOT_FOUND: none is; UNAVAILABLE. */
enum outcome model_status_used(struct db *db, enum object_kind kind, const char *status);

/* Takes a status out of the model, with its steps and sights. OK, UNAVAILABLE. */
enum outcome model_status_drop(struct db *db, enum object_kind kind, const char *code);

#endif
