/* The duty to invite severely disabled applicants unless they are obviously unsuitable (PRO-30,
 * LAW-22). */
#ifndef BMS_APPLICATION_INVITATION_H
#define BMS_APPLICATION_INVITATION_H

#include "process/process.h"

/* The guard "invitation_duty": one of them who was not invited is rejected for a reason. */
process_guard invitation_guard;

#endif
