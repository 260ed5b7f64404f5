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
#define ROLE_MAX 62 /* the highest bit a mask of roles has */

static void principal_forget(struct principal *principal)
{
	principal->roles = 0;
	for (int right = 0; right < RIGHT_COUNT; right++)
		principal->granted[right] = principal->own[right] = 0;
	for (int role = 0; role <= ROLE_SEAT; role++)
		principal->alike[role] = 0;
}

/* A role held: `own` is the created one behind the group, or the same; 0: held without a group.
 * False: no roles of ours. */
static bool role_hold(struct principal *principal, int64_t role, int64_t own)
{
	if (role < 1 || role > ROLE_SEAT || own < 0 || own > ROLE_MAX)
		return false;
	principal->roles |= ROLE_BIT(role);
	principal->alike[role] |= own ? ROLE_BIT(own) : 0;
	return true;
}

static void right_hold(struct principal *principal, int64_t role, int64_t own, int64_t right)
{
	principal->granted[right] |= ROLE_BIT(role);
	principal->own[right] |= own ? ROLE_BIT(own) : 0;
}

/*
 * A group of a created role holds the role that one works like, with the rights of the created one:
 * what assignments, reach and statuses say about roles counts for it as it is.
 */
static void principal_hold(
	struct principal *principal, int64_t role, int64_t own, const char *rights)
{
	if (!role_hold(principal, role, own))
		return;
	while (rights && *rights) {
		char *end;
		long right = strtol(rights, &end, 10);
		if (right > RIGHT_NONE && right < RIGHT_COUNT)
			right_hold(principal, role, own, right);
		rights = *end ? end + 1 : end;
	}
}

/* The same, with the rights that stand in the tables kept. */
static void hold_kept(struct principal *principal, int64_t role, int64_t own)
{
	int64_t behind = own ? own : role;

	if (!role_hold(principal, role, own))
		return;
	for (int right = 0; right < RIGHT_COUNT; right++)
		if (access_tables()->granted[right] & ROLE_BIT(behind))
			right_hold(principal, role, own, right);
}

static void hold_seat(struct principal *principal)
{
	principal->roles |= ROLE_BIT(ROLE_SEAT);
	principal->granted[RIGHT_CANDIDATE_READ] |= ROLE_BIT(ROLE_SEAT);
	principal->granted[RIGHT_CANDIDATE_LIST_VIEW] |= ROLE_BIT(ROLE_SEAT);
}

/* With the tables kept: only the groups are asked for, and whether the tables are still right. */
static enum outcome load_kept(
	struct db *db, struct principal *principal, const struct access_held *held, size_t count)
{
	enum outcome outcome;

	principal_forget(principal);
	if (count == 0 || !held[0].role)
		return DENIED;
	outcome = access_tables_refresh(db, held[0].version);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++)
		hold_kept(principal, held[i].role, held[i].own);
	hold_kept(principal, ROLE_LECTOR, 0);
	hold_kept(principal, ROLE_IE, 0);
	if (held[0].seat)
		hold_seat(principal);
	return OK;
}

/* What is held, alone. */
struct held_alone {
	struct access_held held;
};

static const struct db_field held_fields[] = {ACCESS_HELD_FIELDS(struct held_alone, held)};

static enum outcome read_kept(struct db *db, struct pool *pool, struct principal *principal)
{
	struct held_alone *rows;
	struct access_held *held;
	size_t count = 0;
	enum outcome outcome = db_structs(db, pool,
		"SELECT " ACCESS_HELD_COLUMNS " FROM staff_user s" ACCESS_HELD_JOINED
		" WHERE s.id = ? AND s.status = 'active'",
		held_fields, &rows, &count, DB_VALUES(db_int(principal->id)));

	if (outcome)
		return outcome;
	held = POOL_ARRAY(pool, struct access_held, count);
	for (size_t i = 0; i < count; i++)
		held[i] = rows[i].held;
	return load_kept(db, principal, held, count);
}

enum outcome access_load_held(struct db *db, struct pool *pool, const struct access_held *held,
	size_t count, struct principal *principal)
{
	return access_tables_kept() ? load_kept(db, principal, held, count)
				    : access_load(db, pool, principal);
}

#define HOLDS_SEAT ACCESS_HOLDS_SEAT("su.id")

enum outcome access_load(struct db *db, struct pool *pool, struct principal *principal)
{
	if (access_tables_kept())
		return read_kept(db, pool, principal);
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT held.role_id, held.own, GROUP_CONCAT(DISTINCT br.right_id) AS rights,"
		" MAX(held.seat) AS seat"
		" FROM (SELECT ug.role_id, IFNULL(ug.rights_role_id, ug.role_id) AS own,"
		" " HOLDS_SEAT " AS seat FROM user_group_member gm"
		" JOIN user_group ug ON ug.id = gm.group_id"
		" JOIN staff_user su ON su.id = gm.staff_user_id AND su.status = 'active'"
		" WHERE gm.staff_user_id = ? UNION ALL SELECT " SQL_ROLE_LECTOR ", 0, 0"
		" UNION ALL SELECT " SQL_ROLE_IE ", 0, 0) held LEFT JOIN base_role_right br"
		" ON br.role_id = IF(held.own = 0, held.role_id, held.own)"
		" GROUP BY held.role_id, held.own",
		DB_VALUES(db_int(principal->id)), &rows);
	if (outcome)
		return outcome;
	bool any_group = false, seat = false;
	principal_forget(principal);
	for (size_t i = 0; i < rows->count; i++) {
		any_group = any_group || db_number(rows, i, "own") > 0;
		seat = seat || db_number(rows, i, "seat") > 0;
		principal_hold(principal, db_number(rows, i, "role_id"), db_number(rows, i, "own"),
			db_text(rows, i, "rights"));
	}
	if (!any_group) {
		principal_forget(principal);
		return DENIED;
	}
	if (seat)
		hold_seat(principal);
	return OK;
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

/* clang-format off */
#define ROLES_OF_VACANCY(vacancy_id) \
	"SELECT BIT_OR(1 << vr.role_id)" ACCESS_BY_REACH \
	" WHERE ss.staff_user_id = ? AND (? >> vr.role_id) & 1" \
	" AND vr.vacancy_id = " vacancy_id ACCESS_NOT_BIASED ACCESS_BEGUN("vr")

/* An object by its number, or by its id when that is NULL. */
struct object_key {
	const char *number;
	int64_t id;
};

/* The statement, which ends with the object's alias, asked for such a key, its value last. */
#define ROWS_BY_KEY(key, sql, ...) \
	((key)->number ? db_rows(db, pool, sql ".number = ?", \
				 DB_VALUES(__VA_ARGS__, db_str((key)->number)), rows_r) \
		       : db_rows(db, pool, sql ".id = ?", \
				 DB_VALUES(__VA_ARGS__, db_int((key)->id)), rows_r))

/*
 * Of the roles held those that reach the object, by the conditions of the lists, so that check and
 * list cannot disagree: columns there, above and id. No row: there is no such object; no role: none
 * that they reach.
 */
static enum outcome roles_of_project(struct db *db, struct pool *pool,
	const struct principal *principal, const struct object_key *key, struct db_rows **rows_r)
{
	return ROWS_BY_KEY(key,
		"SELECT (SELECT BIT_OR(1 << pr.role_id) FROM staff_subject ss"
		" JOIN project_reach pr ON pr.subject_kind = ss.subject_kind"
		" AND pr.subject_id = ss.subject_id"
		" WHERE ss.staff_user_id = ? AND (? >> pr.role_id) & 1"
		" AND pr.project_id = p.id"
		" AND" ACCESS_PROJECT_OPEN("pr.project_id", "ss.staff_user_id")
		") AS there, 0 AS above, p.id FROM project p WHERE p",
		db_int(principal->id), db_int(principal->roles));
}

static enum outcome roles_of_vacancy(struct db *db, struct pool *pool,
	const struct principal *principal, const struct object_key *key, struct db_rows **rows_r)
{
	return ROWS_BY_KEY(key,
		"SELECT (" ROLES_OF_VACANCY("v.id")
		") AS there, 0 AS above, v.id FROM vacancy v WHERE v",
		db_int(principal->id), db_int(principal->roles));
}

static enum outcome roles_of_jobad(struct db *db, struct pool *pool,
	const struct principal *principal, const struct object_key *key, struct db_rows **rows_r)
{
	return ROWS_BY_KEY(key,
		"SELECT (SELECT BIT_OR(1 << vr.role_id)" ACCESS_BY_REACH
		" JOIN jobad_sight js ON js.role_id = vr.role_id"
		" WHERE ss.staff_user_id = ? AND (? >> vr.role_id) & 1"
		" AND vr.vacancy_id = j.vacancy_id AND js.status = j.status"
		ACCESS_NOT_BIASED ACCESS_BEGUN("vr") ") AS there, ("
		ROLES_OF_VACANCY("j.vacancy_id") ") AS above, j.id FROM jobad j WHERE j",
		db_int(principal->id), db_int(principal->roles), db_int(principal->id),
		db_int(principal->roles));
}

static enum outcome roles_of_application(struct db *db, struct pool *pool,
	const struct principal *principal, const struct object_key *key, struct db_rows **rows_r)
{
	return ROWS_BY_KEY(key,
		"SELECT (SELECT BIT_OR(1 << vr.role_id)" ACCESS_BY_SIGHT
		" AND vr.vacancy_id = a.vacancy_id AND sr.status = a.status AND"
		ACCESS_SIGHT("vr", "a") ACCESS_NOT_BIASED ") AS there, ("
		ROLES_OF_VACANCY("a.vacancy_id")
		") AS above, a.id FROM application a WHERE a",
		ACCESS_BIND_ROLES(principal, principal->roles), db_int(principal->id),
		db_int(principal->roles));
}

static enum outcome roles_of_requisition(struct db *db, struct pool *pool,
	const struct principal *principal, const struct object_key *key, struct db_rows **rows_r)
{
	int64_t groups = 0;

	for (int role = 0; role <= ROLE_SEAT; role++)
		groups |= principal->alike[role];
	return ROWS_BY_KEY(key,
		"SELECT (SELECT BIT_OR(1 << " ACCESS_ROLE_OF_GROUP ")" ACCESS_BY_GROUP
		" WHERE m.staff_user_id = ?"
		" AND (IF(r.status = 'archiviert', ?, ?) >> " ACCESS_ROLE_OF_GROUP ") & 1"
		" AND" ACCESS_SEEN_REQUISITION("r")
		") AS there, 0 AS above, r.id FROM requisition r WHERE r",
		db_int(principal->id), db_int(principal->own[RIGHT_ARCHIVE]), db_int(groups));
}
/* clang-format on */

typedef enum outcome roles_of(struct db *db, struct pool *pool, const struct principal *principal,
	const struct object_key *key, struct db_rows **rows_r);

static roles_of *question_of(enum object_kind kind)
{
	switch ((int)kind) {
	case OBJECT_PROJECT:
		return roles_of_project;
	case OBJECT_VACANCY:
		return roles_of_vacancy;
	case OBJECT_JOBAD:
		return roles_of_jobad;
	case OBJECT_APPLICATION:
		return roles_of_application;
	case OBJECT_REQUISITION:
		return roles_of_requisition;
	default:
		return NULL;
	}
}

static void roles_read(const struct db_rows *rows, struct access_roles *roles)
{
	roles->there = db_number(rows, 0, "there");
	roles->above = db_number(rows, 0, "above");
}

enum outcome object_roles(struct db *db, struct pool *pool, const struct principal *principal,
	enum object_kind kind, int64_t id, struct access_roles *roles_r)
{
	roles_of *question = question_of(kind);
	struct db_rows *rows;
	enum outcome outcome;

	*roles_r = (struct access_roles){0};
	if (principal->kind != PRINCIPAL_STAFF)
		return OK;
	if (!question) {
		roles_r->there = principal->roles & ROLE_BIT(ROLE_ADMIN);
		return OK;
	}
	outcome = question(db, pool, principal, &(struct object_key){.id = id}, &rows);
	if (!outcome && rows->count > 0)
		roles_read(rows, roles_r);
	return outcome;
}

enum outcome object_find_roles(struct db *db, struct pool *pool, const struct principal *principal,
	enum object_kind kind, const char *number, int64_t *id_r, struct access_roles *roles_r)
{
	roles_of *question = question_of(kind);
	struct db_rows *rows;
	enum outcome outcome;

	*roles_r = (struct access_roles){0};
	if (principal->kind != PRINCIPAL_STAFF || !question)
		return object_find(db, kind, number, id_r);
	outcome = question(db, pool, principal, &(struct object_key){.number = number}, &rows);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return NOT_FOUND;
	*id_r = db_number(rows, 0, "id");
	roles_read(rows, roles_r);
	return OK;
}

int64_t access_held(const struct principal *principal, enum object_kind kind, enum right right)
{
	if (right <= RIGHT_NONE || right >= RIGHT_COUNT)
		return 0;
	return kind == OBJECT_REQUISITION ? principal->own[right] : principal->granted[right];
}

int64_t access_alike(const struct principal *principal, enum object_kind kind, enum base_role role)
{
	return kind == OBJECT_REQUISITION ? principal->alike[role] : ROLE_BIT(role);
}

int64_t access_by(
	const struct principal *principal, enum object_kind kind, int64_t roles, enum right right)
{
	return access_held(principal, kind, right) & roles;
}

enum outcome access_judge(
	const struct principal *principal, enum object_kind kind, int64_t roles, enum right right)
{
	const struct object_type *type = object_type(kind);

	if (!type || type->know == RIGHT_NONE)
		return roles ? OK : NOT_FOUND;
	if (access_by(principal, kind, roles, right))
		return OK;
	return access_by(principal, kind, roles, type->know) ? DENIED : NOT_FOUND;
}

enum outcome access_may(struct db *db, const struct principal *principal, enum right right,
	enum object_kind kind, int64_t id)
{
	struct access_roles roles;
	struct pool *pool;
	enum outcome outcome;

	if (kind == OBJECT_NONE)
		return access_has(principal, right) ? OK : DENIED;
	pool = pool_new();
	outcome = object_roles(db, pool, principal, kind, id, &roles);
	pool_free(&pool);
	return outcome ? outcome : access_judge(principal, kind, roles.there, right);
}
