/*
 * The duty to invite severely disabled applicants unless they are obviously unsuitable (PRO-30,
 * LAW-22). It is settled for who is invited, and for whom a recruiter has said why suitability is
 * obviously lacking, the SBV having been heard on it since; of who refused the SBV's part the
 * reason alone is needed (LAW-20).
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
};

#endif
