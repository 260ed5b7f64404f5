/* The list of the projects a person may see (db/list.h). */
#ifndef BMS_RECRUITING_PROJECT_LIST_H
#define BMS_RECRUITING_PROJECT_LIST_H

#include "access/access.h"
#include "db/list.h"

/*
 * Columns number, name, parent, authority, office, status, responsible, vacancies (as many as the
 * person sees), changed_at. Orders: number, name, authority, status, changed_at. Filters: suche
 * (org/find.h; bound by find_listed), behoerde (a code), status, meine (whose responsible the
 * person is). The slots are filled by project_list_bind for the roles in which the projects are to
 * be reached.
 */
extern const struct db_list projects_seen;
void project_list_bind(const struct principal *who, int64_t roles, struct db_value *slots_r);

#endif
