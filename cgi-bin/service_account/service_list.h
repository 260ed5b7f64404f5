/* The list of service accounts (db/list.h). */
#ifndef BMS_SERVICE_ACCOUNT_SERVICE_LIST_H
#define BMS_SERVICE_ACCOUNT_SERVICE_LIST_H

#include "db/list.h"

/*
 * All of them: columns name, user_id, groups, status, last_sign_in. Orders: name, user_id. Filters:
 * status (a code). No slots.
 */
extern const struct db_list service_list;

#endif
