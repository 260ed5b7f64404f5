/*
 * Which applications are somebody's own on the portal (RIGHT_OWN): begun in this visit as a guest, as long as they are not received for an account in use, or
 * those of the account signed in to.
 */
#ifndef BMS_APPLICANT_OWN_H
#define BMS_APPLICANT_OWN_H

#include "access/access.h"
#include "base/outcome.h"
#include "db/db.h"

/* Is this application this visitor's own? OK, NOT_FOUND, UNAVAILABLE. */
enum outcome application_owned(struct db *db, const struct principal *who, int64_t application_id);

#endif
