/* What open statements stop (PRO-04 to PRO-11): the guard of the steps that statements.csv names.
 */
#ifndef BMS_TASK_STATEMENT_GUARD_H
#define BMS_TASK_STATEMENT_GUARD_H

#include "process/process.h"

/* Stops a step while somebody who was asked has not answered, or has answered against it and was
 * not asked anew; each with the address of the statement (process.h). OK, UNAVAILABLE. */
enum outcome statement_guard(struct db *db, struct pool *pool, const struct principal *who,
	const struct process_question *question, struct process_stops *stops);

#endif
