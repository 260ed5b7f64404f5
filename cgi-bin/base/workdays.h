/* Working days with Hamburg's holidays (PRO-22). */
#ifndef BMS_BASE_WORKDAYS_H
#define BMS_BASE_WORKDAYS_H

#include <stdbool.h>

#include "base/pool.h"

/* True when `day` (YYYY-MM-DD) is a Monday to Friday and no holiday. 24 and 31 December count as
 * free when `bridge_days` is true. */
bool workday_is(const char *day, bool bridge_days);

/* The n-th working day after `day` (n >= 0; 0 gives the day itself, or the next working day when it
 * is none). */
char *workday_add(struct pool *pool, const char *day, int n, bool bridge_days);

#endif
