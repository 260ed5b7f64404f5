/* What time does to statements, for the nightly run (PRO-35): reminding, silence, telling the
 * owner. What is read before it has been there is right all the same (statement_state). */
#ifndef BMS_TASK_STATEMENT_TIME_H
#define BMS_TASK_STATEMENT_TIME_H

#include <stdint.h>

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* Open ones of which two working days before the last day have come: columns id, number, due; as
 * nightly_list. OK, UNAVAILABLE. */
enum outcome statement_reminder_list(struct db *db, struct pool *pool, int64_t now,
	int64_t after_id, int64_t last_id, int64_t limit, struct db_rows **rows_r);

/* Mails whoever has not answered, once; inside a transaction. OK, CONFLICT (not due any more),
 * NOT_FOUND, UNAVAILABLE. */
enum outcome statement_remind(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* Open ones whose last day is over: columns id, number, due. OK, UNAVAILABLE. */
enum outcome statement_over_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/* Takes silence for what it means, with its line of history; without a meaning it stays open. The
 * owner is told either way, once. Inside a transaction. OK, CONFLICT, NOT_FOUND, UNAVAILABLE. */
enum outcome statement_over(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

/* Open ones that were counted before a one-off holiday of their days was kept or dropped: columns
 * id, number. OK, UNAVAILABLE. */
enum outcome statement_recount_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);

/* Counts its last day anew; with a line of history when it is another. Inside a transaction. OK,
 * CONFLICT (is not open any more), NOT_FOUND, UNAVAILABLE. */
enum outcome statement_recount(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id);

#endif
