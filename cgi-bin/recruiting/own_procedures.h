/* The procedures of whoever recruits, by what is due next (PRO-20). */
#ifndef BMS_RECRUITING_OWN_PROCEDURES_H
#define BMS_RECRUITING_OWN_PROCEDURES_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"
#include "db/list.h"

/*
 * The vacancies that a person owns and that go on: columns number, title, phase, due_on (the first
 * last day of what is asked, of an offer, of the waiting after the notices; NULL: none), waits
 * (question_de, question_en, measure, role, unit: what is asked of whom, or NULL; asked_on,
 * offer_on, waiting_on: the three days, 9999-12-31: none; court: how many applications to a court
 * are pending; next: as procedure_next, or NULL). Order: due_on. The slots are filled by
 * own_procedures_bind for the roles in which they are reached.
 */
extern const struct db_list own_procedures;
void own_procedures_bind(struct pool *pool, const struct principal *who, struct access_where roles,
	struct db_value *slots_r);

/*
 * What whoever recruits does next in a selection that has begun: "decide", "fix", "consent",
 * "notices", "hiring"; "wait": others are asked about it; "": nothing, it has not begun, or who is
 * chosen is hired. In the pool. No question of access. OK, UNAVAILABLE.
 */
enum outcome procedure_next(
	struct db *db, struct pool *pool, int64_t vacancy_id, const char **code_r);

#endif
