/*
 * Bias (ACC-20): a person excluded from a vacancy reaches neither it nor its ads nor its
 * applications, whatever else gives reach; the conditions of access/access.h see to that from the
 * moment the row is there. Here an administrator writes the rows; the system's are in bias.h.
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

#endif
