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

/* Somebody who was hired, or handed over to be. */
struct notified_hired {
	int64_t id; /* of what is gone through */
	int64_t application_id, decision_id, vacancy_id;
	const char *number, *at;
	bool waits; /* her authority has not switched the waiting off */
};

#define NOTIFIED_HIRED_FIELDS 7
extern const struct db_field notified_hired_fields[NOTIFIED_HIRED_FIELDS];

/* Is the waiting on in the authority of an application? */
#define NOTIFIED_WAITS(a) \
	"NOT EXISTS (SELECT 1 FROM process_guard_off o WHERE o.authority_id = " a ".authority_id" \
	" AND o.guard = 'waiting')"

/* Did it come too early: was somebody passed over with her, and still in the procedure then, who
 * had no notice or whose waiting was not over; was a court asked, or the vacancy in dispute? OK,
 * UNAVAILABLE. */
enum outcome notified_early(
	struct db *db, struct pool *pool, const struct notified_hired *hired, bool *early_r);

#endif
