/* Weekly hours of a post (OBJ-04). */
#ifndef BMS_PAY_HOURS_H
#define BMS_PAY_HOURS_H

#include "base/pool.h"

/* Weekly hours as they are kept: "39 Stunden" is "39", "19.5 - 30" is "19,5 bis 30"; NULL for NULL,
 * when these are none, or more than a week has. */
const char *hours_normal(struct pool *pool, const char *hours);

#endif
