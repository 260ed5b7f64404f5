/* The demo's pay tables: the delivered examples, released, so that the pages show what they can. */
#ifndef BMS_DEMO_DEMO_PAY_H
#define BMS_DEMO_DEMO_PAY_H

#include "demo/org/demo_org.h"

/* Releases them as the administrator, in one transaction; does nothing with a table that was
 * released before. OK, INVALID (a rule refused), UNAVAILABLE. */
enum outcome demo_pay_release(struct demo_org *org);

#endif
