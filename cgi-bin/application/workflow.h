/*
 * The status of applications: the model is data (OBJ-60); every move goes through application_move.
 */
#ifndef BMS_APPLICATION_WORKFLOW_H
#define BMS_APPLICATION_WORKFLOW_H

#include <stdbool.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * Moves an application to another status, inside a transaction: the step must be in the model for
 * one of the principal's roles that may act in this status (staff), or for role 0 (visitor,
 * system). Changes status, status_since, active_key, version and the counters
 * (vacancy_status_count, vacancy.applications), writes the history line "status" with "from>to",
 * makes the link of a guest's that is received (link.h), and queues the mail the step names, all in
 * this transaction. Staff: `version` must be the version the person saw, else CONFLICT; 0 skips the
 * comparison. OK; DENIED (no such step for this person); CONFLICT (somebody else changed it; or
 * another active application for the ad holds the e-mail); NOT_FOUND; UNAVAILABLE.
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

/* The steps this staff user may make now: columns code, name_de, name_en, mail (template or NULL).
 * OK, UNAVAILABLE. */
enum outcome application_steps(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, struct db_rows **rows_r);

/* One of these steps. */
struct application_step {
	const char *code, *name_de, *name_en; /* of the status it leads to */
	const char *mail; /* template of the letter to the applicant, or NULL */
	bool final; /* no step of staff leads back */
};

/* The step to a status, if this staff user may make it now. OK, NOT_FOUND, UNAVAILABLE. */
enum outcome application_step_get(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *to_status, struct application_step *step_r);

#endif
