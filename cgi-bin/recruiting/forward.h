/* Forwarding a vacancy or an application (BAK-08): to people who see it anyway; what is mailed is a
 * link. */
#ifndef BMS_RECRUITING_FORWARD_H
#define BMS_RECRUITING_FORWARD_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define FORWARD_PEOPLE 200

/* What is forwarded by whom. */
struct forward {
	const struct principal *who;
	enum object_kind kind;
	int64_t id;
	const char *number;
	bool mark; /* she is told of the mark of severe disability: those who see it by that, too */
};

/* Whom the person can choose: others who see the object now by an assignment, a project or a
 * committee, each once, by role and name; one more than FORWARD_PEOPLE when there are more. OK,
 * UNAVAILABLE. */
enum outcome forward_people(struct db *db, struct pool *pool, const struct forward *forward,
	struct access_reason **people_r, size_t *count_r);

/*
 * Mails the link to these of them by their user ids; each stands in the history. Inside a
 * transaction. OK; INVALID (problem "person": none is chosen, or one does not see the object now);
 * UNAVAILABLE.
 */
enum outcome forward_send(struct db *db, struct pool *pool, const struct forward *forward,
	const char *const *user_ids, size_t count, struct problems *problems);

#endif
