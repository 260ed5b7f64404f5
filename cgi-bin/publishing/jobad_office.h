/* The personnel office's part in an ad (PRO-05): it is asked by the step that gives the ad to it
 * (task/agreement.h), and its answer releases the ad or wants a change. */
#ifndef BMS_PUBLISHING_JOBAD_OFFICE_H
#define BMS_PUBLISHING_JOBAD_OFFICE_H

#include "process/process.h"
#include "publishing/jobad.h"
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
 * days and its channel are free. OK, UNAVAILABLE. */
enum outcome office_released_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops);

/* Does the ad need that release, in its authority? OK, UNAVAILABLE. */
enum outcome jobad_office_needed(struct db *db, const struct jobad *jobad, bool *needed_r);

/* May a public ad become so? OK; INVALID (problem released_public: what is released and public
 * keeps its text); UNAVAILABLE. */
enum outcome jobad_office_change(struct db *db, const struct jobad *before,
	const struct jobad_input *input, struct problems *problems);

/* Adds a problem (not_released, released_otherwise) when an ad that comes back to the portals with
 * its vacancy needs the release and has it not. OK, UNAVAILABLE. */
enum outcome jobad_office_hindrance(
	struct db *db, struct pool *pool, const struct jobad *jobad, struct problems *problems);

#endif
