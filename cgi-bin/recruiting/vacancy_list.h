/* The list of the vacancies a person may see (db/list.h). */
#ifndef BMS_RECRUITING_VACANCY_LIST_H
#define BMS_RECRUITING_VACANCY_LIST_H

#include "access/access.h"
#include "db/list.h"

/*
 * Columns number, title, project (NULL for a lector; with project_number: NULL for whom the project
 * is closed to), authority, pay_grade, field, status, owner, ads and applications (as many as the
 * person sees; NULL where she sees none at all), changed_at. Orders: changed_at, number. Filters:
 * suche (find/find.h; bound by find_listed), status, behoerde (a code), projekt (a project's id,
 * the person's reach being asked elsewhere), besitz (whose owner has these words: bound by
 * find_staff_listed), meine (whose owner the person is), bereich (a field of work). The slots are
 * filled by vacancy_list_bind for the roles in which they are to be reached.
 */
extern const struct db_list vacancies_seen;
extern const struct db_list vacancies_archived; /* the archive alone (RET-40); bound alike */
/*
 * Chooses how it is read (web/list/list.h), looked for where the person reaches vacancies in a mask
 * of roles; fills a slot that is left, too. One statement. OK, UNAVAILABLE.
 */
enum outcome vacancy_list_choose(struct db *db, struct pool *pool, const struct principal *who,
	struct access_where roles, struct db_list_ask *ask, struct db_value *slots,
	const struct db_list **list_r);
extern const struct db_list *const vacancy_list_others[];
void vacancy_list_bind(
	const struct principal *who, struct access_where roles, struct db_value *slots_r);

/* The same of one project; its id is one more slot. */
extern const struct db_list project_vacancies;
void project_vacancies_bind(const struct principal *who, struct access_where roles,
	int64_t project_id, struct db_value *slots_r);

#endif
