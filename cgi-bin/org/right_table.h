/* The table of rights: which base role has which right, compared with the delivered state (ACC-10).
 */
#ifndef BMS_ORG_RIGHT_TABLE_H
#define BMS_ORG_RIGHT_TABLE_H

#include "access/access.h"
#include "base/outcome.h"
#include "base/pool.h"
#include "db/db.h"

#define SETTING_RIGHTS 1 /* the table's number as OBJECT_SETTING in history */

/* The roles that can be given rights; IE sees no objects (ACC-16) and is not among them: columns
 * id, role, role_de, role_en. OK, UNAVAILABLE. */
enum outcome right_table_roles(struct db *db, struct pool *pool, struct db_rows **rows_r);

/*
 * Every right with every such role, sorted by right, then role: columns right_id, code, object,
 * name_de, name_en, role_id, has, delivered (of a created role: as its model was), role, role_de,
 * role_en. OK, UNAVAILABLE.
 */
enum outcome right_table_list(struct db *db, struct pool *pool, struct db_rows **rows_r);

/* A word that changes whenever the table does. OK, UNAVAILABLE. */
enum outcome right_table_version(struct db *db, struct pool *pool, const char **version_r);

/*
 * Makes the table equal to `wanted` ("8-2": right 8 for role 2), each change with its lines of
 * history and audit. Inside a transaction. OK; INVALID (no such right or role); CONFLICT (the table
 * is not the one of `version` any more); UNAVAILABLE.
 */
enum outcome right_table_save(struct db *db, struct pool *pool, const struct principal *who,
	const char *version, const char *const *wanted, size_t count);

/* Back to the delivered state, each change with its lines. Inside a transaction. OK, UNAVAILABLE.
 */
enum outcome right_table_reset(struct db *db, struct pool *pool, const struct principal *who);

#endif
