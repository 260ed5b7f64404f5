/* What the cockpit shows (BAK-01, BAK-02): the widgets of a person's roles and the rows that are not a list of their own elsewhere. */
#ifndef BMS_RECRUITING_COCKPIT_H
#define BMS_RECRUITING_COCKPIT_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

/* The widgets of the person's groups, in order: columns role, position, name_de, name_en, type, filter. OK, UNAVAILABLE. */
enum outcome cockpit_widgets(struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r);

/* What the person changed last: columns kind ("project", "vacancy", "jobad", "application"), number, title, at. Only what they may still see. OK, UNAVAILABLE. */
enum outcome cockpit_last_edited(struct db *db, struct pool *pool, const struct principal *who, int64_t limit, struct db_rows **rows_r);

/* Counts by vacancy and status for the vacancies last changed: columns number, title, status, name_de, name_en, applications. OK, UNAVAILABLE. */
enum outcome cockpit_matrix(struct db *db, struct pool *pool, const struct principal *who, int64_t vacancies, struct db_rows **rows_r);

#endif
