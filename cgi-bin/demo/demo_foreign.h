/* The demo's ads for authorities that do not use the system, from data/now/foreign.txt. */
#ifndef BMS_DEMO_DEMO_FOREIGN_H
#define BMS_DEMO_DEMO_FOREIGN_H

#include "demo/org/demo_org.h"

/* Adds their projects and them in one transaction, by the rules' own functions at the moments the
 * file names; does nothing when there is such a project. The clock runs again afterwards. OK,
 * INVALID (a rule refused; logged), UNAVAILABLE. */
enum outcome demo_foreign_add(const struct demo_org *org, const char *directory);

#endif
