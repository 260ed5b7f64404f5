/* What of groups, mappings and people is orphaned (ACC-08), as lists (db/list.h). */
#ifndef BMS_ORG_ORPHAN_H
#define BMS_ORG_ORPHAN_H

#include "base/outcome.h"
#include "db/list.h"

/* Groups without active members: id, name, role (role_de, role_en). */
extern const struct db_list orphan_groups;

/* Active people without a group: name, user_id, unit. */
extern const struct db_list orphan_people;

/* Directory groups that refer to a group nobody has: name, group (group_id, group_name). */
extern const struct db_list orphan_mappings;

/* Directory groups that came at a sign-in and refer to nothing: name, seen, last_seen. */
extern const struct db_list orphan_unmapped;

/* Groups none of whose members signed in for the days of the setting before now: id, name, members,
 * last. */
enum { ORPHAN_SLOT_NOW = 1 };
extern const struct db_list orphan_unused;

/* The days of the setting group_unused_days. OK, UNAVAILABLE. */
enum outcome orphan_days(struct db *db, int64_t *days_r);

/* Counts all of these, for whoever is told how many there were in the last night. OK, UNAVAILABLE.
 */
enum outcome orphan_count_keep(struct db *db);

#endif
