/*
 * The single check, the loading of a principal, numbers. The check asks the filter of the list
 * about one row.
 */
#include "access/access.h"

#include <stdlib.h>

#include "access/tables.h"
#include "base/clock.h"

/*
 * LECTOR and IE come with an assignment alone: they need no group, but some group is needed to
 * get in at all.
 */
_Static_assert(ROLE_LECTOR == 4 && ROLE_IE == 11, "as in the SQL below");

#define ROLE_MAX 62	/* the highest bit a mask of roles has */

static void forget(struct principal *principal)
{
	principal->roles = 0;
	for (int right = 0; right < RIGHT_COUNT; right++)
		principal->granted[right] = 0;
}

/*
 * A group of a created role holds the role that one works like, with the rights of the created one:
 * what assignments, reach and statuses say about roles counts for it as it is.
 */
static void hold(struct principal *principal, int64_t role, const char *rights)
{
	if (role < 1 || role > ROLE_MAX)
		return;
	principal->roles |= ROLE_BIT(role);
	while (rights && *rights) {
		char *end;
		long right = strtol(rights, &end, 10);
		if (right > RIGHT_NONE && right < RIGHT_COUNT)
			principal->granted[right] |= ROLE_BIT(role);
		rights = *end ? end + 1 : end;
	}
}

/* The same, with the rights that `rights_role` has in the tables kept. */
static void hold_kept(struct principal *principal, int64_t role, int64_t rights_role)
{
	if (role < 1 || role > ROLE_MAX || rights_role < 1 || rights_role > ROLE_MAX)
		return;
	principal->roles |= ROLE_BIT(role);
	for (int right = 0; right < RIGHT_COUNT; right++)
		if (access_tables()->granted[right] & ROLE_BIT(rights_role))
			principal->granted[right] |= ROLE_BIT(role);
}

/* With the tables kept: only the groups are asked for, and whether the tables are still right. */
static enum outcome load_kept(struct db *db, struct pool *pool, struct principal *principal)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT ug.role_id, v.version, IFNULL(ug.rights_role_id, ug.role_id)"
		" FROM staff_user su JOIN user_group_member gm ON gm.staff_user_id = su.id"
		" JOIN user_group ug ON ug.id = gm.group_id"
		" JOIN access_version v ON v.id = 1 WHERE su.id = ? AND su.status = 'active'",
		DB_VALUES(db_int(principal->id)), &rows);
	forget(principal);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return DENIED;
	outcome = access_tables_refresh(db, db_cell_int(rows, 0, 1));
	if (outcome)
		return outcome;
	for (size_t i = 0; i < rows->count; i++)
		hold_kept(principal, db_cell_int(rows, i, 0), db_cell_int(rows, i, 2));
	hold_kept(principal, ROLE_LECTOR, ROLE_LECTOR);
	hold_kept(principal, ROLE_IE, ROLE_IE);
	return OK;
}

enum outcome access_load(struct db *db, struct pool *pool, struct principal *principal)
{
	if (access_tables_kept())
		return load_kept(db, pool, principal);
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT held.role_id, MAX(held.by_group), GROUP_CONCAT(DISTINCT br.right_id)"
		" FROM (SELECT ug.role_id, IFNULL(ug.rights_role_id, ug.role_id) AS rights_role_id,"
		" 1 AS by_group FROM user_group_member gm"
		" JOIN user_group ug ON ug.id = gm.group_id"
		" JOIN staff_user su ON su.id = gm.staff_user_id AND su.status = 'active'"
		" WHERE gm.staff_user_id = ? UNION ALL SELECT 4, 4, 0"
		" UNION ALL SELECT 11, 11, 0) held"
		" LEFT JOIN base_role_right br ON br.role_id = held.rights_role_id GROUP BY held.role_id",
		DB_VALUES(db_int(principal->id)), &rows);
	if (outcome)
		return outcome;
	bool any_group = false;
	forget(principal);
	for (size_t i = 0; i < rows->count; i++) {
		any_group = any_group || db_cell_int(rows, i, 1) > 0;
		hold(principal, db_cell_int(rows, i, 0), db_cell_text(rows, i, 2));
	}
	if (any_group)
		return OK;
	forget(principal);
	return DENIED;
}

bool access_has(const struct principal *principal, enum right right)
{
	if (right == RIGHT_PUBLIC)
		return true;
	if (principal->kind != PRINCIPAL_STAFF)
		return false;
	if (right == RIGHT_STAFF)
		return principal->roles != 0;
	if (right == RIGHT_ADMIN)
		return (principal->roles & ROLE_BIT(ROLE_ADMIN)) != 0;
	if (right == RIGHT_SUPER)
		return (principal->roles & ROLE_BIT(ROLE_ADMIN)) != 0
			&& principal->super_until > clock_now();
	return right > RIGHT_NONE && right < RIGHT_COUNT && principal->granted[right] != 0;
}

/* The right without which a person may not know of an object. */
static enum right right_to_know(enum object_kind kind)
{
	switch (kind) {
	case OBJECT_PROJECT:
		return RIGHT_PROJECT_READ;
	case OBJECT_VACANCY:
		return RIGHT_VACANCY_READ;
	case OBJECT_JOBAD:
		return RIGHT_JOBAD_READ;
	case OBJECT_APPLICATION:
		return RIGHT_CANDIDATE_READ;
	case OBJECT_NONE:
	case OBJECT_STAFF_USER:
	case OBJECT_USER_GROUP:
	case OBJECT_ORG_UNIT:
	case OBJECT_SETTING:
	case OBJECT_ACCOUNT:
	case OBJECT_APPLICANT:
		break;
	}
	return RIGHT_NONE;
}

/*
 * One row with two truths: is the object in the list of `right`, is it in the list of `know`? No
 * row: there is none. The conditions are those of the lists, so that both cannot disagree.
 */
static enum outcome reach_ask(struct db *db, struct pool *pool, const struct principal *principal,
	enum right right, enum right know, enum object_kind kind, int64_t id,
	struct db_rows **rows_r)
{
#define ASK(sees, from) "SELECT " sees ", " sees " FROM " from
#define ASK_BIND DB_VALUES(ACCESS_BIND(principal, right), ACCESS_BIND(principal, know), db_int(id))
	switch (kind) {
	case OBJECT_PROJECT:
		return db_rows(db, pool, ASK(ACCESS_SEES_PROJECT("p.id"),
			"project p WHERE p.id = ?"), ASK_BIND, rows_r);
	case OBJECT_VACANCY:
		return db_rows(db, pool, ASK(ACCESS_SEES_VACANCY("v.id"),
			"vacancy v WHERE v.id = ?"), ASK_BIND, rows_r);
	case OBJECT_JOBAD:
		return db_rows(db, pool, ASK(ACCESS_SEES_JOBAD("j.vacancy_id", "j.status"),
			"jobad j WHERE j.id = ?"), ASK_BIND, rows_r);
	default:
		return db_rows(db, pool, ASK(ACCESS_SEES_APPLICATION("a.vacancy_id", "a.status",
			"a.severely_disabled"), "application a WHERE a.id = ?"), ASK_BIND, rows_r);
	}
#undef ASK_BIND
#undef ASK
}

enum outcome access_may(struct db *db, const struct principal *principal, enum right right,
	enum object_kind kind, int64_t id)
{
	enum right know = right_to_know(kind);
	if (kind == OBJECT_NONE)
		return access_has(principal, right) ? OK : DENIED;
	if (principal->kind != PRINCIPAL_STAFF)
		return NOT_FOUND;
	if (know == RIGHT_NONE)
		return principal->roles & ROLE_BIT(ROLE_ADMIN) ? OK : NOT_FOUND;
	/* a right outside the table is granted to no role: granted[RIGHT_NONE] is empty */
	if (right >= RIGHT_COUNT)
		right = RIGHT_NONE;
	struct pool *pool = pool_new();
	struct db_rows *rows;
	enum outcome outcome = reach_ask(db, pool, principal, right, know, kind, id, &rows);
	if (outcome == OK && (rows->count == 0 || !db_cell_int(rows, 0, 0)))
		outcome = rows->count > 0 && db_cell_int(rows, 0, 1) ? DENIED : NOT_FOUND;
	pool_free(&pool);
	return outcome;
}

enum outcome access_find(struct db *db, enum object_kind kind, const char *number, int64_t *id_r)
{
	switch (kind) {
	case OBJECT_PROJECT:
		return db_get_int(db, "SELECT id FROM project WHERE number = ?",
			DB_VALUES(db_str(number)), id_r);
	case OBJECT_VACANCY:
		return db_get_int(db, "SELECT id FROM vacancy WHERE number = ?",
			DB_VALUES(db_str(number)), id_r);
	case OBJECT_JOBAD:
		return db_get_int(db, "SELECT id FROM jobad WHERE number = ?",
			DB_VALUES(db_str(number)), id_r);
	case OBJECT_APPLICATION:
		return db_get_int(db, "SELECT id FROM application WHERE number = ?",
			DB_VALUES(db_str(number)), id_r);
	default:
		return NOT_FOUND;
	}
}
