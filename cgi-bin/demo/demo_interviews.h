/* The demo's interviews: an appointment to come, with a panel, a guide, somebody who has accepted
 * and somebody who chooses, and one in the archive. */
#ifndef BMS_DEMO_DEMO_INTERVIEWS_H
#define BMS_DEMO_DEMO_INTERVIEWS_H

#include "demo/org/demo_org.h"

/* Plans it as a recruiter would, in one transaction; does nothing when there is one, or nobody is
 * to be invited. OK, INVALID (a rule refused; logged), UNAVAILABLE. */
enum outcome demo_interviews_add(const struct demo_org *org);

#endif
