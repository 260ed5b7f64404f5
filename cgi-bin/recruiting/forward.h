/* Forwarding a vacancy (BAK-08): to people who see it anyway; what is mailed is a link. */
#ifndef BMS_VACANCY_VACANCY_FORWARD_H
#define BMS_VACANCY_VACANCY_FORWARD_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define FORWARD_PEOPLE 200

/* Whom the person can choose: others who reach the vacancy by an assignment, a project or a
 * committee, by name: columns user_id, name, role (code of the first), id, email, lang; one more
 * than FORWARD_PEOPLE when there are more. OK, UNAVAILABLE. */
enum outcome vacancy_forward_people(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, struct db_rows **rows_r);

/*
 * Mails the link to these of them by their user ids; each stands in the history. Inside a
 * transaction. OK; INVALID (problem "person": none is chosen, or one does not see the vacancy now);
 * UNAVAILABLE.
 */
enum outcome vacancy_forward(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *const *user_ids, size_t count, struct problems *problems);

#endif
