/* What the files that ask for statements share. */
#ifndef BMS_TASK_ASKING_H
#define BMS_TASK_ASKING_H

#include "task/statement.h"

/* A round being asked. */
struct asking {
	struct db *db;
	struct pool *pool;
	const struct principal *who;
	const struct statement_round *round;
	struct problems *problems;
	struct holidays holidays;
	int64_t vacancy_id, round_id;
	int64_t now;
	bool replaces; /* something open was asked anew */
};

/* A kind as it is asked. */
struct kind {
	const char *code, *object, *asked, *unit, *silence;
	int64_t deadline;
	const char *urgent_unit;
	int64_t urgent_deadline; /* 0: it is never urgent */
};

/* Whom a statement is asked of. */
struct subject {
	const char *kind; /* "role", "unit", "person" */
	int64_t id, role_id;
	int64_t empty; /* a committee that nobody belongs to who could answer */
};

/* Adds the problem of a kind. INVALID. */
enum outcome asking_refuse(const struct asking *asking, const char *kind, const char *reason);

/* The roles and committees of the kind that are on the vacancy; ALL: each person who has access.
 * *count_r in the pool. OK, UNAVAILABLE. */
enum outcome subjects_read(const struct asking *asking, const struct kind *kind,
	const struct statement_question *question, struct subject **subjects_r, size_t *count_r);

/* Are they all that the kind asks? Of "A+B" each is asked. */
bool subjects_complete(const struct kind *kind, const struct subject *subjects, size_t count);

/*
 * An ad is asked about when whoever is asked sees it in its status; the SBV is not asked about who
 * does not want it, or is not severely disabled (LAW-20). OK, INVALID (problems), UNAVAILABLE.
 */
enum outcome subject_sees(
	const struct asking *asking, const struct kind *kind, const struct subject *subject);

#endif
