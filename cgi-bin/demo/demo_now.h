/* What the demo shows of the last minutes: a bulk action with its results, a step that waits, and a
 * consent that was taken back. */
#ifndef BMS_DEMO_DEMO_NOW_H
#define BMS_DEMO_DEMO_NOW_H

#include "base/outcome.h"
#include "demo/org/demo_org.h"

/* Adds all of it, by the rules' own functions, as the clock stands; does nothing when there is a
 * bulk action. OK; NOT_FOUND (the demo's world has none to show it with); INVALID (a rule refused);
 * UNAVAILABLE. */
enum outcome demo_now_add(const struct demo_org *org);

#endif
