/* Days as numbers, for the files of base/ that count them. */
#ifndef BMS_BASE_DAY_PRIVATE_H
#define BMS_BASE_DAY_PRIVATE_H

#include <stdint.h>

#include "base/pool.h"

/* Days from 1970-01-01 to this day of the Gregorian calendar. */
int32_t day_of_civil(int year, int month, int day);

/* YYYY-MM-DD of the numbered day; days beyond 1800 to 9999 become the nearest day within. */
char *day_of_number(struct pool *pool, int64_t number);

#endif
