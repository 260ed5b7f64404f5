/*
 * What the locks of hiring and rejecting ask of an application, read in one statement for all of
 * them (PRO-10 to PRO-12, PRO-31, LAW-10 to LAW-41): the guards "decision", "consent", "waiting",
 * "court", "hired_first" and "rejection_sbv" say what of it stops.
 */
#ifndef BMS_DECISION_LOCK_H
#define BMS_DECISION_LOCK_H

#include <stdbool.h>
#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "process/process.h"

struct lock_facts {
	int64_t vacancy_id;
	const char *number, *vacancy_number; /* number: of the application */
	int64_t decision_id; /* the one that is fixed and stands; 0: none */
	bool chosen; /* in it, and nobody has moved up in her place */
	bool unheard; /* the SBV is concerned and was not heard about it (decision_unheard) */
	bool hired_first; /* she is not chosen, and somebody is still to be hired */
	bool takes_part; /* severely disabled, and the SBV takes part */
	bool rejected; /* already, before processing was restricted */
	int64_t hearing_id; /* the newest question to the SBV about her rejection that was not
			       withdrawn; 0: none */
	bool hearing_open; /* it is neither answered nor settled by silence */
	int64_t courts; /* applications to a court that are pending in the vacancy */
	bool dispute; /* the vacancy is in a legal dispute */
	const char *pay_grade; /* of the vacancy */
	int64_t there; /* mask of the committees that the authority has */
	int64_t on_vacancy; /* mask of the roles that somebody has on the vacancy */
	bool concerned; /* a severely disabled person takes part who has not refused the SBV */
	int64_t request_id, round_id; /* her newest application for consent in the decision; 0 */
	const char *left_out; /* of it: "", "grade", "none"; NULL: there is none */
	int64_t officer_id; /* the newest question to the equality officer since; 0: none */
	bool demanded; /* the equality officer demands that she is asked */
};

/* As it is now, or as it was read for the same showing (question->locks). *facts_r in the pool. OK,
 * NOT_FOUND (no such application), UNAVAILABLE. */
enum outcome lock_facts(struct db *db, struct pool *pool, const struct process_question *question,
	const struct lock_facts **facts_r);

#endif
