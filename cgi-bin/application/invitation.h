/* The duty to invite severely disabled applicants unless they are obviously unsuitable (PRO-30,
 * LAW-22). */
#ifndef BMS_APPLICATION_INVITATION_H
#define BMS_APPLICATION_INVITATION_H

#include "process/process.h"

/* The guard "invitation_duty": one of them who was not invited is rejected for a reason. */
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
