/* The demo's arrivals: applications on paper and by mail, one that may be a double, what was found
 * in the formal check, documents that were asked for. */
#ifndef BMS_DEMO_DEMO_ARRIVAL_H
#define BMS_DEMO_DEMO_ARRIVAL_H

#include "demo/org/demo_org.h"

/* Adds them as a recruiter would, in one transaction; does nothing when there are some, or the
 * demo's world has too few applications. OK, INVALID (a rule refused; logged), UNAVAILABLE. */
enum outcome demo_arrival_add(const struct demo_org *org);

#endif
