/* Reminders to applicants (OBJ-14): on their day the person is mailed what somebody has written. */
#ifndef BMS_APPLICATION_APPLICANT_REMINDER_H
#define BMS_APPLICATION_APPLICANT_REMINDER_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * What the nightly run does with a reminder whose day has come (reminder/reminder.h): mails whom it
 * is for. An applicant gets its text once, with a line of history; then it comes again, or is done,
 * as it is at once when the application does not go on any more or its writer is kept out. Holds
 * vacancy and application of such a one; inside a transaction. OK, CONFLICT (not due any more),
 * NOT_FOUND, UNAVAILABLE.
 */
enum outcome applicant_reminder_tell(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

#endif
