/* Where an application stands for its owner, and what she may still do to it (PRT-13, POR-07). */
#ifndef BMS_APPLICATION_STAGE_H
#define BMS_APPLICATION_STAGE_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Where an application stands, as far as its owner's pages differ. */
enum stage { STAGE_DRAFT, STAGE_UNCONFIRMED, STAGE_RECEIVED, STAGE_OVER, STAGE_DELETED };

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome stage_find(struct db *db, int64_t application_id, enum stage *stage_r);

/*
 * What the applicant may still do to an application in its status, which is data (OBJ-60): correct
 * answers until it is in selection (PRT-13), hand in documents until the decision (POR-07). Both
 * while it is a draft, neither while its address is not confirmed.
 */
enum stage_change { STAGE_CORRECT, STAGE_HAND_IN };

/* Locks the application for such a change in this transaction. OK, CONFLICT (its status takes
 * none), NOT_FOUND, UNAVAILABLE. */
enum outcome stage_hold(struct db *db, int64_t application_id, enum stage_change kind);

/* Is such a change taken? For pages, without a lock. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome stage_may(struct db *db, int64_t application_id, enum stage_change kind, bool *may_r);

/* Locks an application that is still a draft, for a change in this transaction. OK, CONFLICT (sent
 * already), NOT_FOUND, UNAVAILABLE. */
enum outcome stage_hold_draft(struct db *db, struct pool *pool, int64_t application_id);

/* Notes that a draft has changed: version, time, history line. Inside a transaction. OK,
 * UNAVAILABLE. */
enum outcome application_touch(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *action, const char *detail);

#endif
