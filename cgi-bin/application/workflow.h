/*
 * The status of applications: their steps are those of the model (process/process.h).
 */
#ifndef BMS_APPLICATION_WORKFLOW_H
#define BMS_APPLICATION_WORKFLOW_H

#include <stdbool.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "process/process.h"

/*
 * Makes a step of an application (process_move), inside a transaction. Besides: status_since,
 * active_key, the counters (vacancy_status_count, vacancy.applications), the link of a guest's that
 * is received (link.h), the mail the step names. Staff: `version` must be the one the person saw,
 * else CONFLICT; 0 skips the comparison. OK; DENIED (no such step for this person); INVALID (a
 * reason is missing, or a guard stops it); CONFLICT (somebody else changed it; or another active
 * application for the ad holds the e-mail); NOT_FOUND; UNAVAILABLE.
 */
enum outcome application_move(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *to_status, int64_t version);

/* The same without the mail, for a caller that has to decide on it. */
enum outcome application_move_unmailed(struct db *db, struct pool *pool,
	const struct principal *who, int64_t application_id, const char *to_status,
	int64_t version);

/* Counts one more application in a status of a vacancy; for those that begin in it. Inside a
 * transaction. OK, UNAVAILABLE. */
enum outcome application_count(struct db *db, int64_t vacancy_id, const char *status);

/* What steps of applications do (process/process.h). */
extern const struct process_kind application_process;

#endif
