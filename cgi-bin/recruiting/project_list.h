/* The list of the projects a person may see (db/list.h). */
#ifndef BMS_RECRUITING_PROJECT_LIST_H
#define BMS_RECRUITING_PROJECT_LIST_H

#include "access/access.h"
#include "db/list.h"

/*
 * Columns number, name, parent, authority, office, status, responsible, vacancies (as many as the
 * person sees), changed_at. Orders: number, name, authority, status, changed_at. Filters: suche
 * (find/find.h; bound by find_listed), behoerde (a code), status, verantwortlich (whose
 * responsible has these words: bound by find_staff_listed), meine (whose responsible the person
 * is). The slots are filled by project_list_bind for the roles in which the projects are to
 * be reached.
 */
extern const struct db_list projects_seen;
extern const struct db_list projects_archived; /* the archive alone (RET-40); bound alike */
/* Who is responsible for one of those the person may list and has the words (find/find.h): columns
 * as staff_find. OK, UNAVAILABLE. */
enum outcome project_responsible_find(struct db *db, struct pool *pool, const struct principal *who,
	const char *words, struct db_rows **rows_r);

void project_list_bind(
	const struct principal *who, struct access_where roles, struct db_value *slots_r);

#endif
