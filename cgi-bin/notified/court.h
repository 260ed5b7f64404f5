/* Applications to a court to stop a hiring (LAW-41): as long as one is pending nobody is hired, and
 * nothing of the vacancy is anonymised (RET-51). */
#ifndef BMS_NOTIFIED_COURT_H
#define BMS_NOTIFIED_COURT_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

struct court_application {
	int64_t id, application_id;
	const char *number, *name; /* of the application, and of who made it */
	const char *filed_on; /* YYYY-MM-DD */
	const char *court, *reference; /* NULL: their key is destroyed; reference also: none */
	const char *recorded_at, *closed_at; /* UTC; closed_at NULL: it is pending */
	const char *reason; /* how it ended; NULL */
};

#define COURT_SHOWN 50

/* Those of a vacancy, or with application_id of that alone; pending ones first, then the newest, at
 * most COURT_SHOWN. *count_r in the pool. No question of access. OK, UNAVAILABLE. */
enum outcome court_list(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t application_id, struct court_application **courts_r, size_t *count_r);

struct court_input {
	const char *filed_on, *court, *reference;
};

/* Records one. Inside a transaction. OK; INVALID (problems: filed_on: required, notice_future;
 * court: required; "": court_pending: one of this person is pending already); GONE (her key is
 * destroyed); NOT_FOUND; UNAVAILABLE. */
enum outcome court_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const struct court_input *input, struct problems *problems);

/* The one that is pending is over. Inside a transaction. OK; INVALID (problem: reason: required);
 * CONFLICT (none is pending); GONE; NOT_FOUND; UNAVAILABLE. */
enum outcome court_close(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *reason, struct problems *problems);

#endif
