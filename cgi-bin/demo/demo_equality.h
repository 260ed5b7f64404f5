/* The demo's figures by sex of the year before, and two procedures that are identical. */
#ifndef BMS_DEMO_DEMO_EQUALITY_H
#define BMS_DEMO_DEMO_EQUALITY_H

#include "demo/org/demo_org.h"

/* Adds them once. OK, UNAVAILABLE. */
enum outcome demo_equality_add(const struct demo_org *org);

#endif
