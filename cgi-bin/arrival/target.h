/*
 * Where an application may be copied or moved to (BAK-10): an ad of another vacancy of the same
 * authority that goes on, which the person reaches by a role that has the right. What another
 * authority is to know of an applicant she tells it herself.
 */
#ifndef BMS_ARRIVAL_TARGET_H
#define BMS_ARRIVAL_TARGET_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

struct target {
	int64_t jobad_id, vacancy_id;
	const char *jobad, *vacancy; /* numbers */
};

/* Those whose vacancy or number has the words, the first FIND_FOUND + 1: columns value (number of
 * the ad), label (its title), hint (vacancy, last day). OK, UNAVAILABLE. */
enum outcome target_find(struct db *db, struct pool *pool, const struct principal *who,
	enum right right, int64_t application_id, const char *words, struct db_rows **rows_r);

/* The one of this number, whose vacancy is held from here on, as are the application's own, which
 * is first of the two when its id is lower, and the application. Inside a transaction. OK; INVALID
 * (problem of the field ad: choice); NOT_FOUND; UNAVAILABLE. */
enum outcome target_hold(struct db *db, struct pool *pool, const struct principal *who,
	enum right right, int64_t application_id, const char *jobad, struct problems *problems,
	struct target *target_r);

/* The other ads of the application's own vacancy: columns number, label. OK, UNAVAILABLE. */
enum outcome target_siblings(
	struct db *db, struct pool *pool, int64_t application_id, struct db_rows **rows_r);

#endif
