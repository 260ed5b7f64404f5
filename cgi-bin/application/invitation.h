/*
 * The duty to invite severely disabled applicants unless they are obviously unsuitable (PRO-30,
 * LAW-22). It is settled for who is invited, and for whom a recruiter has said why suitability is
 * obviously lacking, the SBV having been heard on it since; of who refused the SBV's part the
 * reason alone is needed (LAW-20). An invitation in a vacancy that is linked as identical counts
 * while both run (vacancy/identical.h).
 */
#ifndef BMS_APPLICATION_INVITATION_H
#define BMS_APPLICATION_INVITATION_H

#include "process/process.h"

/*
 * The guard "invitation_duty". Whoever it protects is rejected before an invitation only when the
 * duty is settled; who refused the SBV also for a reason given with the step. Others are invited,
 * and go on from there, when it is settled for all of their vacancy.
 */
process_guard invitation_guard;

#define INVITATION_REASON_MAX 1000

/* How it stands with the invitation of a severely disabled applicant. */
struct invitation {
	int64_t application_id, vacancy_id;
	const char *number, *name, *status;
	bool before; /* the step of the invitation has not come, nor an end */
	bool refused; /* the SBV takes no part */
	const char *reason; /* why suitability is obviously lacking; NULL: nothing is said */
	const char *waived_at, *waived_by; /* when (UTC) and by whom (name); NULL */
	bool heard; /* the SBV, since */
	const char *asked_until; /* it is being heard: the last day; NULL */
	const char *counted; /* number of the identical vacancy where she is invited; NULL */
};

/* OK, NOT_FOUND (not severely disabled, or no application), UNAVAILABLE. No question of access. */
enum outcome invitation_get(
	struct db *db, struct pool *pool, int64_t application_id, struct invitation *invitation_r);

/*
 * Those of a vacancy who are not invited and have not ended, undecided ones first, at most `limit`.
 * *count_r in the pool. OK, UNAVAILABLE. No question of access.
 */
enum outcome invitations_open(struct db *db, struct pool *pool, int64_t vacancy_id, int64_t limit,
	struct invitation **invitations_r, size_t *count_r);

/*
 * Says why suitability is obviously lacking, once. Inside a transaction; holds the application,
 * adds the line of history. OK; CONFLICT (it was said already, or the applicant is invited or has
 * ended meanwhile); NOT_FOUND; UNAVAILABLE.
 */
enum outcome invitation_waive(struct db *db, struct pool *pool, const struct principal *who,
	int64_t application_id, const char *reason);

#endif
