/* What the demo shows of the checking of files. */
#ifndef BMS_DEMO_DEMO_INTAKE_H
#define BMS_DEMO_DEMO_INTAKE_H

#include "base/outcome.h"
#include "demo/org/demo_org.h"

/*
 * Hands in two more documents to one application, by the rules' own functions, as if there had been
 * no time to look into them: one that is cut off, which the queue refuses, and a whole one, which
 * waits for a day unless an administrator has it checked. `directory`: that of the demo. OK;
 * NOT_FOUND (no application takes any); INVALID (a rule refused; logged); UNAVAILABLE.
 */
enum outcome demo_intake_add(const struct demo_org *org, const char *directory);

#endif
