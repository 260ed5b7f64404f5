/*
 * Statistics by sex (LAW-32, § 7 III HmbGleiG): what applicants say voluntarily, counted by ad,
 * year and step, and used for nothing else. What one has said is kept apart from the application
 * until that has ended: under a token that follows from the application's key alone, and sealed
 * with that key. No function gives it back; with the key it is gone (RET-54).
 */
#ifndef BMS_EQUALITY_SEX_COUNT_H
#define BMS_EQUALITY_SEX_COUNT_H

#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "process/process.h"

/* What may be said: "female", "male", "diverse"; NULL-terminated. */
extern const char *const sexes[];

/* Keeps what was said with an application that is about to be received, in its transaction; NULL or
 * "": nothing. Said again, it takes the place of what was said. OK (also when the key is gone),
 * UNAVAILABLE. */
enum outcome sex_say(struct db *db, struct pool *pool, int64_t application_id, const char *sex);

/* Counts an application that said it where it comes to be received, invited or hired, each once, in
 * the year of the step; takes that back when it is led back; forgets what was said when the
 * application is archived or its data goes. */
process_hook sex_after;

/* It belongs to another ad now: there it is counted, in the years it was counted in. OK,
 * UNAVAILABLE. */
enum outcome sex_moved(struct db *db, struct pool *pool, int64_t application_id,
	int64_t from_jobad_id, int64_t to_jobad_id);

#endif
