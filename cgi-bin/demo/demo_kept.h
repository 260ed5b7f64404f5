/* What the demo's procedures keep of what was before: a profile and a legend changed after the
 * first rating, an ad in the archive, a vacancy that has a new owner. */
#ifndef BMS_DEMO_DEMO_KEPT_H
#define BMS_DEMO_DEMO_KEPT_H

#include "demo/org/demo_org.h"

/* As of now by the clock. OK; NOT_FOUND (the demo's world has none of these); UNAVAILABLE. */
enum outcome demo_kept_add(const struct demo_org *org);

#endif
