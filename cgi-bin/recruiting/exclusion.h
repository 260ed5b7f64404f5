/*
 * Bias (ACC-20): a person excluded from a vacancy reaches neither it nor its ads nor its
 * applications, whatever else gives reach; the conditions of access/access.h see to that from the
 * moment the row is there. Here the rows are written, by an administrator or by the system.
 */
#ifndef BMS_RECRUITING_EXCLUSION_H
#define BMS_RECRUITING_EXCLUSION_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/*
 * May this administrator look after the bias at this object? OK; NOT_FOUND (excluded from its
 * vacancy, or from all the vacancies of the project: nobody lifts one's own exclusion);
 * UNAVAILABLE.
 */
enum outcome exclusion_open(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id);

/*
 * May this administrator look at what is held about an applicant, by account or by applicant's row
 * (0: not by that)? The address counts, so that guests' rows and an account of one address are one
 * person. OK (also when there is none); NOT_FOUND (takes part in a procedure the administrator is
 * excluded from); UNAVAILABLE.
 */
enum outcome exclusion_open_person(
	struct db *db, const struct principal *who, int64_t account_id, int64_t applicant_id);

/* Is this person excluded? OK, UNAVAILABLE. */
enum outcome exclusion_stands(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t staff_user_id, bool *excluded_r);

/* Excludes a person, with a reason, history and audit; inside a transaction. OK, CONFLICT (is
 * excluded already), UNAVAILABLE. */
enum outcome exclusion_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t staff_user_id, const char *reason);

/* Lifts an exclusion, with a reason; what was known of it is kept. Inside a transaction. OK,
 * NOT_FOUND (is not excluded), UNAVAILABLE. */
enum outcome exclusion_lift(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t staff_user_id, const char *reason);

/* Who is excluded: columns user_id, name, reason, found (1: by the system), excluded_at, by_name
 * (NULL: the system). OK, UNAVAILABLE. */
enum outcome exclusion_list(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r);

/* Exclusions that were lifted, newest first: columns name, reason, excluded_at, lift_reason,
 * lifted_at, by_name. OK, UNAVAILABLE. */
enum outcome exclusion_lifted(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r);

/*
 * Notes that an application has arrived and is to be compared with the staff; in the transaction of
 * its arrival. Also for the portal, which cannot read staff. OK, UNAVAILABLE.
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
 * administrators and the vacancy's owner get a letter, unless they are excluded themselves. One
 * transaction per application. *excluded_r: people excluded. OK, UNAVAILABLE.
 */
enum outcome bias_detect(struct db *db, int64_t *excluded_r);

#endif
