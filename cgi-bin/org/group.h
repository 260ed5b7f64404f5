/* User groups and the directory groups that refer to them (ACC-04, ACC-10); what of them is
 * orphaned stands in orphan.h. */
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

#endif
