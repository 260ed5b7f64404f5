/*
 * Copying an application to another vacancy of the authority (BAK-10): at the applicant's wish it
 * is received there like any other, under a number and a key of its own, with what the form of that
 * vacancy asks for and all documents. What was found, rated or decided here stays here.
 */
#ifndef BMS_ARRIVAL_COPIED_H
#define BMS_ARRIVAL_COPIED_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"
#include "folder/takeover.h"

/*
 * May it be copied? Not while it is no application any more (withdrawn by its applicant, consent
 * taken back, being erased, archived), nor a proposal of the personnel office, which belongs to one
 * vacancy. *problem_r: why not, as a code below `problem.`, or NULL. OK, NOT_FOUND, UNAVAILABLE.
 */
enum outcome copy_hindrance(
	struct db *db, struct pool *pool, int64_t application_id, const char **problem_r);

/*
 * Copies it to an ad (target.h), inside a transaction. `files`: its documents, copied before
 * (take_copy) under the key that the copy has. Those that cannot be copied are named in *refused_r,
 * as of take_files. The applicant gets the confirmation, committees are told
 * (recruiting/received.h); a line of history on both, and the reason as comment on the copy. OK;
 * INVALID (problems: ad;
 * "": copy_hindrance); CONFLICT (ad, entry_active: an active application for it has the address);
 * GONE (its key is destroyed); NOT_FOUND; UNAVAILABLE.
 */
enum outcome copy_make(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *jobad, const char *reason, const struct takeover *files,
	struct problems *problems, const char **number_r, const char **refused_r);

#endif
