/* The demo's statements: asked and answered by the rules' own functions. */
#ifndef BMS_DEMO_DEMO_STATEMENTS_H
#define BMS_DEMO_DEMO_STATEMENTS_H

#include "demo/org/demo_org.h"

/* Adds those of a file below `directory`/data in one transaction; does nothing when something was
 * asked about its first ad. The clock runs again afterwards. OK, INVALID (a rule refused; logged),
 * UNAVAILABLE. */
enum outcome demo_statements_add(
	const struct demo_org *org, const char *directory, const char *file);

#endif
