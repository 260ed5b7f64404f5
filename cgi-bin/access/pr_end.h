/*
 * The end of the works council's sight of the applications of a vacancy (LAW-14): when no question
 * for its consent is open any more, at 24:00 of the last day too, whether the nightly run has been
 * there or not. A new question (of who moves up) gives the sight anew.
 */
#ifndef BMS_ACCESS_PR_END_H
#define BMS_ACCESS_PR_END_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Keeps in the vacancy whether the council's procedure goes on; where it was asked for no consent
 * yet, nothing. Inside a transaction that holds the vacancy. OK, UNAVAILABLE. */
enum outcome pr_end_settle(struct db *db, struct pool *pool, int64_t vacancy_id);

/* Before somebody looks who belongs to a works council: the procedures whose last day is over end.
 * Of others nothing is asked. OK, UNAVAILABLE. */
enum outcome pr_end_come(struct db *db, struct pool *pool, const struct principal *who);

#endif
