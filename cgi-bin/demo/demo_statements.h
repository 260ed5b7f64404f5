/* The demo's statements, from data/statements.txt: asked and answered by the rules' own functions.
 */
#ifndef BMS_DEMO_DEMO_STATEMENTS_H
#define BMS_DEMO_DEMO_STATEMENTS_H

#include "demo/demo_org.h"

/* Adds them in one transaction; does nothing when there are some. The clock runs again afterwards.
 * OK, INVALID (a rule refused; logged), UNAVAILABLE. */
enum outcome demo_statements_add(const struct demo_org *org, const char *directory);

#endif
