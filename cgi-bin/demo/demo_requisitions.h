/* The demo's requisitions. */
#ifndef BMS_DEMO_DEMO_REQUISITIONS_H
#define BMS_DEMO_DEMO_REQUISITIONS_H

#include "base/outcome.h"
#include "demo/org/demo_org.h"

/* Adds those of a file below `directory`/data in one transaction, by the rules' own functions at
 * the moments it names; does nothing when there is one for its first post. The clock runs again
 * afterwards. OK, INVALID (a rule refused; logged), UNAVAILABLE. */
enum outcome demo_requisitions_add(
	const struct demo_org *org, const char *directory, const char *file);

#endif
