/*
 * The system notices that an applicant is a staff user, and excludes her or him (ACC-20): what has
 * arrived is noted, the comparison with the staff follows, and then the committees are told.
 */
#ifndef BMS_RECRUITING_BIAS_H
#define BMS_RECRUITING_BIAS_H

#include <stdint.h>

#include "base/outcome.h"
#include "db/db.h"

/*
 * Notes that an application has arrived, or that what it says was corrected, and that it is to be
 * compared with the staff and told of; in the same transaction. Also for the portal, which cannot
 * read staff. OK, UNAVAILABLE.
 */
enum outcome bias_note(struct db *db, int64_t application_id);

/*
 * Who writes this application, as the single sign-on of the internal portal said: kept until the
 * comparison, so that a private address hides nobody. In the transaction of its beginning. Also for
 * the portal. OK, UNAVAILABLE.
 */
enum outcome bias_staff(struct db *db, const char *application, const char *user_id);

/* Forgets that of applications that will never arrive; one transaction. *removed_r rows. OK,
 * UNAVAILABLE. */
enum outcome bias_sweep(struct db *db, int64_t *removed_r);

/*
 * Compares what was noted: staff users with the applicant's e-mail (in any case of letters), and
 * whoever applied on the internal portal, are excluded from the vacancy, also those who do not
 * reach it yet, so that no later assignment lets them in. Did the person reach it, the
 * administrators and the vacancy's owner get a letter, unless they are excluded themselves. Then
 * the committees are told of it (received.h). One transaction per application. *excluded_r: people
 * excluded. OK, UNAVAILABLE.
 */
enum outcome bias_detect(struct db *db, int64_t *excluded_r);

#endif
