/* The lists of the applications a person may see (db/list.h). */
#ifndef BMS_APPLICATION_LIST_APPLICATION_LIST_H
#define BMS_APPLICATION_LIST_APPLICATION_LIST_H

#include "access/access.h"
#include "db/list.h"

/*
 * Columns number, name, status, vacancy (its title; vacancy_number: NULL
 * for whom the vacancy is closed to), received_at, status_since, check. Orders: received_at,
 * number. Filters: suche (a number, or the beginning of a surname), status (a comma list of codes),
 * vakanz (a vacancy's id), pruefung (how far its formal check is, one of formal/formal.h's states).
 * What is archived stands in archived_seen alone (ACC-16). The slots are filled by
 * application_list_bind for the roles in which they are to be seen.
 */
extern const struct db_list applications_seen;
/* Chooses how it, or the archive, is read (web/list/list.h): place by place where that is possible.
 * One statement at most. OK, UNAVAILABLE. */
enum outcome application_list_choose(struct db *db, struct pool *pool, const struct principal *who,
	struct access_where roles, bool archive, struct db_list_ask *ask,
	const struct db_list **list_r);
extern const struct db_list *const application_list_others[];
extern const struct db_list archived_seen;
void application_list_bind(
	const struct principal *who, struct access_where roles, struct db_value *slots_r);

/* The statuses of applications but the archive, in their order: columns code, name in the language
 * ("de", "en"). OK, UNAVAILABLE. */
enum outcome application_status_choices(
	struct db *db, struct pool *pool, const char *lang, struct db_rows **rows_r);

#endif
