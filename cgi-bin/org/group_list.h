/* The lists of user groups (db/list.h). */
#ifndef BMS_ORG_GROUP_LIST_H
#define BMS_ORG_GROUP_LIST_H

#include "db/list.h"

/*
 * All groups, columns id, name, role (with role_de, role_en, as in org/role.h), authority, members,
 * sources (directory groups). Orders: name, role, authority, members. Filters: suche
 * (find/find.h, of its name and its directory groups'; bound by find_listed), rolle (a role's
 * code), behoerde (an authority's code). No slots.
 */
extern const struct db_list group_list;

/*
 * Members of a group: columns name, user_id, unit, status, and in `loses` how much each would lose
 * that no other group gives: projects, vacancies (chosen for), committees; nothing the reader is
 * excluded from is counted. Orders: name.
 */
enum { GROUP_SLOT_READER = 1, GROUP_SLOT_GROUP };
extern const struct db_list group_members;

#endif
