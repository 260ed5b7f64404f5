/* The list of the job ads a person may see (db/list.h). */
#ifndef BMS_PUBLISHING_JOBAD_LIST_H
#define BMS_PUBLISHING_JOBAD_LIST_H

#include "access/access.h"
#include "db/list.h"

/*
 * Columns number, title, status, vacancy (its title; vacancy_number: NULL for whom the vacancy is
 * closed to), authority, audience, valid_from, valid_to, changed_at. Orders: changed_at, number.
 * Filters: suche (words of the vacancy; bound by find_listed), status (a comma list of codes),
 * behoerde (a code), meine (whose vacancy's owner the person is). The slots are filled by
 * jobad_list_bind for the roles in which the ads are to be seen.
 */
extern const struct db_list jobads_seen;
extern const struct db_list jobads_archived; /* the archive alone (RET-40); bound alike */
/* Chooses how it is read (web/list/list.h): place by place, where no words are asked for. Two
 * statements at most. OK, UNAVAILABLE. */
enum outcome jobad_list_choose(struct db *db, struct pool *pool, const struct principal *who,
	struct access_where roles, struct db_list_ask *ask, const struct db_list **list_r);
extern const struct db_list *const jobad_list_others[];
void jobad_list_bind(
	const struct principal *who, struct access_where roles, struct db_value *slots_r);

#endif
