/* The procedures of whoever recruits, by what is due next (PRO-20). */
#ifndef BMS_RECRUITING_OWN_PROCEDURES_H
#define BMS_RECRUITING_OWN_PROCEDURES_H

#include "access/access.h"
#include "base/pool.h"
#include "db/list.h"

/*
 * The vacancies that a person owns and that go on: columns number, title, phase, due_on (the first
 * last day of what is asked; NULL: nothing is), waits (question_de, question_en,
 * role, unit: what is asked of whom; NULL). Order: due_on. The slots are filled by
 * own_procedures_bind for the roles in which they are reached.
 */
extern const struct db_list own_procedures;
void own_procedures_bind(struct pool *pool, const struct principal *who, struct access_where roles,
	struct db_value *slots_r);

#endif
