/* Figures on the procedures of a project, mailed to its managers once a month (PRO-21): counts and
 * durations, of no person and of nobody's work (ACC-33). */
#ifndef BMS_RECRUITING_FIGURES_H
#define BMS_RECRUITING_FIGURES_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define FIGURES_LEAST 5 /* a smaller value is not told */

/* The managers of a project: columns user_id, name, unit, status (of the person). OK, UNAVAILABLE.
 */
enum outcome figures_managers(
	struct db *db, struct pool *pool, int64_t project_id, struct db_rows **rows_r);

/* Active staff with these words (find/find.h) who is none yet and to whom the project is not closed
 * (ACC-20): columns value, label, hint. OK, UNAVAILABLE. */
enum outcome figures_candidates(struct db *db, struct pool *pool, int64_t project_id,
	const char *words, struct db_rows **rows_r);

/*
 * Makes somebody a manager; inside a transaction. Who is one already stays so. OK; INVALID (not
 * active, or the project is closed to her or him); UNAVAILABLE.
 */
enum outcome figures_manager_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, int64_t staff_user_id);

/* Ends it; inside a transaction. OK, NOT_FOUND (is none), UNAVAILABLE. */
enum outcome figures_manager_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t project_id, int64_t staff_user_id);

/* For the nightly run: active projects with managers whose figures of the month before were not
 * sent. */
enum outcome figures_due_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r);
enum outcome figures_send(
	struct db *db, struct pool *pool, const struct principal *who, int64_t project_id);

#endif
