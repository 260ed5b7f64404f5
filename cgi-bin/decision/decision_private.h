/* What the files about decisions share. */
#ifndef BMS_DECISION_DECISION_PRIVATE_H
#define BMS_DECISION_DECISION_PRIVATE_H

#include "decision/decision.h"

/* The decision that stands, held with its vacancy until the transaction ends. OK, NOT_FOUND (also:
 * there is none), UNAVAILABLE. */
enum outcome decision_hold(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct decision *decision_r);

#endif
