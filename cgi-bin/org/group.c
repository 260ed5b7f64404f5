/* User groups and their mappings. */
#include "org/group.h"

#include "base/text.h"
#include "history/history.h"
#include "org/last_admin.h"
#include "org/super_admin.h"

static const struct db_field user_group_fields[] = {
	DB_FIELD(struct user_group, id),
	DB_FIELD(struct user_group, name),
	DB_FIELD_AS(struct user_group, role, "code"),
	DB_FIELD(struct user_group, authority),
	DB_FIELD_AS(struct user_group, role_de, "name_de"),
	DB_FIELD_AS(struct user_group, role_en, "name_en"),
	DB_FIELD(struct user_group, administrators),
};

enum outcome group_get(struct db *db, struct pool *pool, int64_t id, struct user_group *group_r)
{
	return db_struct(db, pool,
		"SELECT g.id, g.name, r.code, a.name AS authority, r.name_de, r.name_en,"
		" g.role_id = " SQL_ROLE_ADMIN " AS administrators FROM user_group g"
		" JOIN base_role r ON r.id = IFNULL(g.rights_role_id, g.role_id)"
		" LEFT JOIN org_unit a ON a.id = g.authority_id WHERE g.id = ?",
		user_group_fields, group_r, DB_VALUES(db_int(id)));
}

enum outcome group_mappings(struct db *db, struct pool *pool, int64_t id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT name FROM directory_group WHERE group_id = ? ORDER BY name",
		DB_VALUES(db_int(id)), rows_r);
}

enum outcome group_authorities(struct db *db, struct pool *pool, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT id, name FROM org_unit WHERE kind = 'authority' AND active ORDER BY name",
		DB_NONE, rows_r);
}

static enum outcome problem(struct problems *problems, const char *field, const char *reason)
{
	problem_add(problems, field, reason);
	return INVALID;
}

/* NOT_FOUND becomes a problem of the field. */
static enum outcome choice_problem(
	struct problems *problems, const char *field, enum outcome outcome)
{
	return outcome == NOT_FOUND ? problem(problems, field, "choice") : outcome;
}

enum outcome group_create(struct db *db, const struct principal *who, const char *name,
	const char *role, int64_t authority_id, struct problems *problems, int64_t *id_r)
{
	int64_t role_id = 0, authority = 0;
	enum outcome outcome = choice_problem(problems, "role",
		db_get_int(db,
			"SELECT IFNULL(model_role_id, id) FROM base_role WHERE code = ?"
			" LOCK IN SHARE MODE",
			DB_VALUES(db_str(role)), &role_id));

	if (!outcome && authority_id)
		outcome = choice_problem(problems, "authority",
			db_get_int(db,
				"SELECT id FROM org_unit WHERE id = ? AND kind ="
				" 'authority' AND active LOCK IN SHARE MODE",
				DB_VALUES(db_int(authority_id)), &authority));
	if (outcome)
		return outcome;
	if (role_id == ROLE_ADMIN && authority)
		return problem(problems, "authority", "group_admin_authority");
	outcome = db_exec(db,
		"INSERT INTO user_group (name, role_id, rights_role_id, authority_id)"
		" SELECT ?, IFNULL(model_role_id, id), IF(model_role_id IS NULL, NULL, id), ?"
		" FROM base_role WHERE code = ?",
		DB_VALUES(db_str(name), db_id(authority), db_str(role)), NULL);
	if (outcome == CONFLICT)
		return problem(problems, "name", "name_taken");
	if (outcome)
		return outcome;
	*id_r = db_inserted_id(db);
	return history_add_audited(db, who, OBJECT_USER_GROUP, *id_r, "created", NULL);
}

enum outcome group_rename(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	const char *name, struct problems *problems)
{
	struct user_group group;
	enum outcome outcome = group_get(db, pool, id, &group);

	if (outcome || text_equal(group.name, name))
		return outcome;
	outcome = db_exec(db, "UPDATE user_group SET name = ? WHERE id = ?",
		DB_VALUES(db_str(name), db_int(id)), NULL);
	if (outcome == CONFLICT)
		return problem(problems, "name", "name_taken");
	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_USER_GROUP, id, "renamed", NULL);
}

enum outcome group_map(struct db *db, struct pool *pool, const struct principal *who, int64_t id,
	const char *name, struct problems *problems)
{
	struct user_group group;
	enum outcome outcome = group_get(db, pool, id, &group);

	if (!outcome && group.administrators)
		outcome = super_use(db, pool, who, "mapping");
	if (outcome)
		return outcome == DENIED ? problem(problems, "name", "mapping_super") : outcome;
	outcome = db_exec(db, "INSERT INTO directory_group (name, group_id) VALUES (?, ?)",
		DB_VALUES(db_str(name), db_int(id)), NULL);
	if (outcome == CONFLICT)
		return problem(problems, "name", "mapping_taken");
	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_USER_GROUP, id, "mapping_added", name);
}

enum outcome group_unmap(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id, const char *name)
{
	struct last_admin admins;
	int64_t changed = 0;
	enum outcome outcome = last_admin_before(db, pool, &admins);

	if (!outcome)
		outcome = db_exec(db, "DELETE FROM directory_group WHERE name = ? AND group_id = ?",
			DB_VALUES(db_str(name), db_int(id)), &changed);
	if (!outcome)
		outcome = last_admin_after(db, pool, &admins);
	if (outcome)
		return outcome;
	return changed
		? history_add_audited(db, who, OBJECT_USER_GROUP, id, "mapping_removed", name)
		: NOT_FOUND;
}
