/* Who is handed over to personnel administration in the demo. */
#ifndef BMS_DEMO_DEMO_HANDOVER_H
#define BMS_DEMO_DEMO_HANDOVER_H

#include "demo/org/demo_org.h"

/* Hands over those of now/handover.txt below `directory`/data in one transaction, at the moments it
 * names; does nothing when somebody was. The clock runs again afterwards. OK, NOT_FOUND (nobody of
 * a vacancy is being hired), UNAVAILABLE. */
enum outcome demo_handover_add(const struct demo_org *org, const char *directory);

#endif
