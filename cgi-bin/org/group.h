/* User groups and the directory groups that refer to them (ACC-04, ACC-10), and what of them is
 * orphaned (ACC-08). */
#ifndef BMS_ORG_GROUP_H
#define BMS_ORG_GROUP_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

struct user_group {
	int64_t id;
	const char *name, *role, *authority; /* authority NULL: for the whole installation */
	const char *role_de, *role_en; /* the names of a created role; NULL: a delivered one */
	bool administrators;
};

/* OK, NOT_FOUND, UNAVAILABLE. */
enum outcome group_get(struct db *db, struct pool *pool, int64_t id, struct user_group *group_r);

/*
 * Members: columns user_id, name, unit, status, and how much each would lose that no other group
 * gives: projects, vacancies (chosen for), committees; nothing `who` is excluded from is counted.
 * *total_r in all. OK, UNAVAILABLE.
 */
enum outcome group_members(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, int64_t limit, int64_t offset, struct db_rows **rows_r, int64_t *total_r);

/* The directory groups that refer to it: column name. OK, UNAVAILABLE. */
enum outcome group_mappings(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r);

/* The authorities a group can belong to: columns id, name. OK, UNAVAILABLE. */
enum outcome group_authorities(struct db *db, struct pool *pool, struct db_rows **rows_r);

/*
 * Creates a group; authority_id 0: for the whole installation. Inside a transaction, like all that
 * follow. OK; INVALID (see problems: name_taken, choice, group_admin_authority); UNAVAILABLE.
 */
enum outcome group_create(struct db *db, const struct principal *who, const char *name,
	const char *role, int64_t authority_id, struct problems *problems, int64_t *id_r);

/* OK; INVALID (see problems: name_taken); NOT_FOUND; UNAVAILABLE. */
enum outcome group_rename(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	const char *name, struct problems *problems);

/*
 * Lets a directory group refer to the group; to one of administrators only the super-administrator
 * does, which is noted as a use (ACC-06). OK; INVALID (see problems: mapping_taken, mapping_super);
 * NOT_FOUND; UNAVAILABLE.
 */
enum outcome group_map(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	const char *name, struct problems *problems);

/* Ends that; members lose the group when their groups are next compared. OK; CONFLICT (the last
 * administrator: nothing may be committed); NOT_FOUND (there was none); UNAVAILABLE. */
enum outcome group_unmap(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	const char *name);

/* Groups without active members: columns id, name, role, role_de, role_en. OK, UNAVAILABLE. */
enum outcome orphan_groups(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* Active people without a group: columns user_id, name, unit; *total_r in all. OK, UNAVAILABLE. */
enum outcome orphan_people(struct db *db, struct pool *pool, int64_t limit, int64_t offset,
	struct db_rows **rows_r, int64_t *total_r);

/* Directory groups that refer to a group nobody has: columns name, id, group_name. OK, UNAVAILABLE.
 */
enum outcome orphan_mappings(struct db *db, struct pool *pool, struct db_rows **rows_r);

#define ORPHANS_UNMAPPED 100 /* shown at most; one more is read, so that the page can say so */

/* The last 100 directory groups that came at a sign-in and refer to nothing: columns name, seen,
 * last_seen. OK, UNAVAILABLE. */
enum outcome orphan_directory_groups(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* Groups none of whose members signed in for the days of the setting group_unused_days: columns id,
 * name, members, last. OK, UNAVAILABLE. */
enum outcome orphan_unused(
	struct db *db, struct pool *pool, int64_t *days_r, struct db_rows **rows_r);

#endif
