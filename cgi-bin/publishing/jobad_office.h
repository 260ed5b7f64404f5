/* The personnel office's part in an ad (PRO-05): it is asked by the step that gives the ad to it
 * (task/agreement.h), and its answer releases the ad or wants a change. */
#ifndef BMS_PUBLISHING_JOBAD_OFFICE_H
#define BMS_PUBLISHING_JOBAD_OFFICE_H

#include "process/process.h"
#include "task/statement.h"

/* What taking an ad back from the office does: asks no longer. A process_hook. */
enum outcome jobad_office_after(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_change *change);

/* What the office's answer does (statement.h: statement_effects). OK, CONFLICT, UNAVAILABLE. */
enum outcome jobad_office_answered(struct db *db, struct pool *pool, const struct principal *who,
	const struct statement *statement, const char *answer);

/* Stops giving an ad to an office in which nobody is there for the project. OK, UNAVAILABLE. */
enum outcome office_there_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops);

/* Stops the publication of an ad of the house that the office has not released as it reads now; its
 * days and its channel are free, and its text when it was public already. OK, UNAVAILABLE. */
enum outcome office_released_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops);

#endif
