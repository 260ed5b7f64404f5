/* What must not be: somebody rejected before the SBV was heard, or hired before the waiting was
 * over (PRT-71). */
#ifndef BMS_NOTIFIED_CHECK_H
#define BMS_NOTIFIED_CHECK_H

#include <stdint.h>

#include "base/outcome.h"
#include "db/db.h"

typedef void notified_wrong(const char *number, const char *what);

/*
 * Looks for both, in parts; each application that is wrong is told with "unheard" or "early".
 * Hired early is who came to that status while her authority had the waiting on, and somebody was
 * passed over who was not told of it, or whose waiting was not over, or while a court was asked.
 * *unheard_r, *early_r: how many. OK, UNAVAILABLE.
 */
enum outcome notified_check(
	struct db *db, notified_wrong *wrong, int64_t *unheard_r, int64_t *early_r);

#endif
