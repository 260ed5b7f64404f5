/* The lists of the requisitions a person may see (db/list.h). */
#ifndef BMS_REQUISITION_REQUISITION_LIST_H
#define BMS_REQUISITION_REQUISITION_LIST_H

#include "access/access.h"
#include "db/list.h"

/*
 * Columns number, title, status, authority, creator (NULL: deleted), changed_at. Orders:
 * changed_at, number. Filters: suche (a number or a part of the title), status, behoerde (a code),
 * meine (who has written it is the person). What is archived stands in archived_requisitions alone.
 * The slots are filled by requisition_list_bind for the roles in which they are to be seen.
 */
extern const struct db_list requisitions_seen;
extern const struct db_list archived_requisitions;
void requisition_list_bind(
	const struct principal *who, struct access_where roles, struct db_value *slots_r);

#define REQUISITIONS_WAITING 6

/*
 * What waits for the person, the longest first: handed in, for whoever may accept it as recruiter;
 * given back or begun, for who has written it. Columns number, title, status, changed_at; the first
 * REQUISITIONS_WAITING + 1. OK, UNAVAILABLE.
 */
enum outcome requisitions_waiting(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r);

#endif
