/* Seats of a vacancy (ACC-11): of the panels of its interviews, and of its raters. */
#ifndef BMS_ACCESS_SEAT_H
#define BMS_ACCESS_SEAT_H

#include "base/outcome.h"
#include "db/db.h"

/* The person has a seat, for whatever. Inside a transaction that holds the vacancy. OK,
 * UNAVAILABLE. */
enum outcome seat_give(struct db *db, int64_t vacancy_id, int64_t staff_user_id);

/* She has it no longer, unless she sits on a panel of the vacancy still, or rates. Likewise. */
enum outcome seat_end(struct db *db, int64_t vacancy_id, int64_t staff_user_id);

#endif
