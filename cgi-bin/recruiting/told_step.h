/* Of which steps of a procedure the information recipients are told (PRO-11): chosen per vacancy,
 * as the phases it comes through; the mails name no person. */
#ifndef BMS_RECRUITING_TOLD_STEP_H
#define BMS_RECRUITING_TOLD_STEP_H

#include <stdbool.h>

#include "process/process.h"
#include "recruiting/phase.h"

/* Which are chosen, by enum phase. OK, UNAVAILABLE. */
enum outcome told_steps(
	struct db *db, struct pool *pool, int64_t vacancy_id, bool chosen_r[PHASE_COUNT]);

/* Chooses them; what was told before is not told again. Inside a transaction. OK, NOT_FOUND,
 * UNAVAILABLE. */
enum outcome told_steps_choose(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const bool chosen[PHASE_COUNT]);

/* Tells of the phase that a step has led to, once (process_more). */
process_hook told_step_after;

#endif
