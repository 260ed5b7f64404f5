/* What the cockpit shows (BAK-01, BAK-02): the widgets of a person's roles and the rows that are
 * not a list of their own elsewhere. */
#ifndef BMS_DESK_COCKPIT_H
#define BMS_DESK_COCKPIT_H

#include "desk/desk.h"

/* The widgets of a mask of roles, in order: columns role, role_id, name_de, name_en, type, filter.
 * OK, UNAVAILABLE. */
enum outcome cockpit_widgets(
	struct db *db, struct pool *pool, int64_t roles, struct db_rows **rows_r);

/* What the person changed last: columns kind ("project", "vacancy", "jobad", "application"),
 * number, title, at. Only what they may still see. OK, UNAVAILABLE. */
enum outcome cockpit_last_edited(struct desk *desk, struct db_rows **rows_r);

/* Counts by vacancy and status for those of a list of vacancies that have applications: columns
 * number, title, status, name_de, name_en, applications. OK, UNAVAILABLE. */
enum outcome cockpit_matrix(const struct desk *desk, size_t list, struct db_rows **rows_r);

#endif
