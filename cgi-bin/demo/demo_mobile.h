/* The demo's register of mobile employees, from data/now/mobile.txt, and what was proposed. */
#ifndef BMS_DEMO_DEMO_MOBILE_H
#define BMS_DEMO_DEMO_MOBILE_H

#include "demo/org/demo_org.h"

/* Adds them in one transaction, by the rules' own functions at the moments the file names; does
 * nothing when there are some. The clock runs again afterwards. OK, INVALID (a rule refused;
 * logged), UNAVAILABLE. */
enum outcome demo_mobile_add(const struct demo_org *org, const char *directory);

#endif
