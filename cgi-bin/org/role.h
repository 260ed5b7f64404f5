/*
 * Base roles that administrators create (ACC-10). Each works like a delivered role, its model: it
 * reaches, sees and is shown in the cockpit what that does, and has rights of its own in the table
 * of rights. A role is shown by its code (the words role.<code>), a created one by role_de or
 * role_en.
 */
#ifndef BMS_ORG_ROLE_H
#define BMS_ORG_ROLE_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "base/problems.h"
#include "db/db.h"

struct new_role {
	const char *name_de, *name_en;
	const char *model; /* code of a delivered role that can have rights */
};

/* All roles a group can have: columns id, role, role_de, role_en. OK, UNAVAILABLE. */
enum outcome role_list(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* The roles that the person's groups give, of created ones their models: column role (code), in the
 * order of the table. OK, UNAVAILABLE. */
enum outcome role_list_of(
	struct db *db, struct pool *pool, int64_t staff_user_id, struct db_rows **rows_r);

/* The created ones: columns id, name_de, name_en, model (code), user_groups (how many have it). OK,
 * UNAVAILABLE. */
enum outcome role_created(struct db *db, struct pool *pool, struct db_rows **rows_r);

/*
 * Creates a role with the rights its model has now. Inside a transaction.
 * OK; INVALID (see problems: role_name_taken, choice, roles_full); UNAVAILABLE.
 */
enum outcome role_create(struct db *db, struct pool *pool, const struct principal *who,
	const struct new_role *role, struct problems *problems);

/* Removes a created role. Inside a transaction. OK; NOT_FOUND (no such created role); CONFLICT (a
 * group has it); UNAVAILABLE. */
enum outcome role_remove(struct db *db, struct pool *pool, const struct principal *who, int64_t id);

#endif
