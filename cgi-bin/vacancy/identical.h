/*
 * Vacancies of an authority whose procedures are identical (LAW-22): while both run, an invitation
 * of a severely disabled person in one counts in the other (application/invitation.h). A link is of
 * two vacancies, and goes no further.
 */
#ifndef BMS_VACANCY_IDENTICAL_H
#define BMS_VACANCY_IDENTICAL_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

#define IDENTICAL_REASON_MAX 1000
#define IDENTICAL_SHOWN 50

struct identical {
	int64_t id;
	const char *number, *title, *status; /* of the other vacancy */
	const char *reason;
	const char *linked_at, *linked_by; /* when (UTC) and by whom (name) */
	const char *ended_at, *ended_by; /* NULL: it is not ended */
	bool counts; /* in force: not ended, and both run */
};

/* The links of a vacancy, those in force first, at most IDENTICAL_SHOWN. OK, UNAVAILABLE. */
enum outcome identical_of(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct identical **links_r, size_t *count_r);

/* Vacancies of the same authority that run, that she may edit and that have these words: columns
 * value (number), label, hint. OK, UNAVAILABLE. */
enum outcome identical_find(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *words, struct db_rows **rows_r);

/*
 * Links a vacancy with another (number), inside a transaction; holds both, lines of history stand
 * on both. OK; INVALID (problems: other: choice (not one of identical_find), identical_already; "":
 * identical_over (the vacancy does not run)); UNAVAILABLE.
 */
enum outcome identical_link(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *number, const char *reason, struct problems *problems);

/* Ends a link of the vacancy; likewise. OK; CONFLICT (ended already); NOT_FOUND; UNAVAILABLE. */
enum outcome identical_end(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t link_id);

#endif
