/* The interview guide of a vacancy (PRO-09): its requirements, and what is asked about each. */
#ifndef BMS_INTERVIEW_GUIDE_H
#define BMS_INTERVIEW_GUIDE_H

#include "interview/interview.h"
#include "selection/requirement.h"

#define GUIDE_TEXT_MAX 1000

struct guide_line {
	int64_t requirement_id;
	const char *text, *kind; /* of the requirement */
	int64_t weight;
	const char *proof;
	const char *question; /* NULL: none is written */
};

/* In the order of the profile, at most REQUIREMENTS_MAX. OK, UNAVAILABLE. */
enum outcome guide_of(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct guide_line **lines_r, size_t *count_r);

/* Says what is asked about a requirement of the vacancy; NULL or "": nothing. Inside a transaction.
 * OK; INVALID (problem of `field`: too_long); NOT_FOUND (no requirement of it); UNAVAILABLE. */
enum outcome guide_write(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t requirement_id, const char *text, const char *field,
	struct problems *problems);

/* The line of history of what was written. OK, UNAVAILABLE. */
enum outcome guide_written(struct db *db, const struct principal *who, int64_t vacancy_id);

#endif
