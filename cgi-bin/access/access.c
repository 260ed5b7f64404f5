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

/* A seat gives the right to read, whatever the holder's groups; the rest comes with the ratings. */
#define HOLDS_SEAT \
	"EXISTS (SELECT 1 FROM reach_authority seat WHERE seat.subject_kind = 'person'" \
	" AND seat.subject_id = su.id AND seat.role_id = " SQL_ROLE_SEAT ")"

static void hold_seat(struct principal *principal)
{
	principal->roles |= ROLE_BIT(ROLE_SEAT);
	principal->granted[RIGHT_CANDIDATE_READ] |= ROLE_BIT(ROLE_SEAT);
	principal->granted[RIGHT_CANDIDATE_LIST_VIEW] |= ROLE_BIT(ROLE_SEAT);
}

/* With the tables kept: only the groups are asked for, and whether the tables are still right. */
static enum outcome load_kept(struct db *db, struct pool *pool, struct principal *principal)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT ug.role_id, v.version, IFNULL(ug.rights_role_id, ug.role_id) AS"
		" rights_role_id,"
		" " HOLDS_SEAT " AS seat"
		" FROM staff_user su JOIN user_group_member gm ON gm.staff_user_id = su.id"
		" JOIN user_group ug ON ug.id = gm.group_id"
		" JOIN access_version v ON v.id = 1 WHERE su.id = ? AND su.status = 'active'",
		DB_VALUES(db_int(principal->id)), &rows);
	forget(principal);
	if (outcome)
		return outcome;
	if (rows->count == 0)
		return DENIED;
	outcome = access_tables_refresh(db, db_number(rows, 0, "version"));
	if (outcome)
		return outcome;
	for (size_t i = 0; i < rows->count; i++)
		hold_kept(principal, db_number(rows, i, "role_id"),
			db_number(rows, i, "rights_role_id"));
	hold_kept(principal, ROLE_LECTOR, ROLE_LECTOR);
	hold_kept(principal, ROLE_IE, ROLE_IE);
	if (db_number(rows, 0, "seat"))
		hold_seat(principal);
	return OK;
}

enum outcome access_load(struct db *db, struct pool *pool, struct principal *principal)
{
	if (access_tables_kept())
		return load_kept(db, pool, principal);
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT held.role_id, MAX(held.by_group) AS by_group,"
		" GROUP_CONCAT(DISTINCT br.right_id) AS rights, MAX(held.seat) AS seat"
		" FROM (SELECT ug.role_id, IFNULL(ug.rights_role_id, ug.role_id) AS rights_role_id,"
		" 1 AS by_group, " HOLDS_SEAT " AS seat FROM user_group_member gm"
		" JOIN user_group ug ON ug.id = gm.group_id"
		" JOIN staff_user su ON su.id = gm.staff_user_id AND su.status = 'active'"
		" WHERE gm.staff_user_id = ? UNION ALL SELECT " SQL_ROLE_LECTOR ", " SQL_ROLE_LECTOR
		", 0, 0"
		" UNION ALL SELECT " SQL_ROLE_IE ", " SQL_ROLE_IE ", 0, 0) held"
		" LEFT JOIN base_role_right br ON br.role_id = held.rights_role_id GROUP"
		" BY held.role_id",
		DB_VALUES(db_int(principal->id)), &rows);
	if (outcome)
		return outcome;
	bool any_group = false, seat = false;
	forget(principal);
	for (size_t i = 0; i < rows->count; i++) {
		any_group = any_group || db_number(rows, i, "by_group") > 0;
		seat = seat || db_number(rows, i, "seat") > 0;
		hold(principal, db_number(rows, i, "role_id"), db_text(rows, i, "rights"));
	}
	if (!any_group) {
		forget(principal);
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
 * Of a mask of roles those that reach the object, by the conditions of the lists, so that check and
 * list cannot disagree. No row, or no role: there is no such object, or none that they reach.
 */
static enum outcome ways_ask(struct db *db, const struct principal *principal, int64_t roles,
	enum object_kind kind, int64_t id, int64_t *there_r)
{
	switch (kind) {
	case OBJECT_PROJECT:
		return db_get_int(db,
			"SELECT BIT_OR(1 << pr.role_id) FROM staff_subject ss JOIN project_reach pr"
			" ON pr.subject_kind = ss.subject_kind AND pr.subject_id = ss.subject_id"
			" WHERE ss.staff_user_id = ? AND (? >> pr.role_id) & 1 AND"
			" pr.project_id = ?"
			" AND" ACCESS_PROJECT_OPEN("pr.project_id", "ss.staff_user_id"),
			DB_VALUES(db_int(principal->id), db_int(roles), db_int(id)), there_r);
	case OBJECT_VACANCY:
		return db_get_int(db,
			"SELECT BIT_OR(1 << vr.role_id)" ACCESS_BY_REACH
			" WHERE ss.staff_user_id = ? AND (? >> vr.role_id) & 1 AND"
			" vr.vacancy_id = ?" ACCESS_NOT_BIASED ACCESS_BEGUN("vr"),
			DB_VALUES(db_int(principal->id), db_int(roles), db_int(id)), there_r);
	case OBJECT_JOBAD:
		return db_get_int(db,
			"SELECT (SELECT BIT_OR(1 << vr.role_id)" ACCESS_BY_REACH
			" JOIN jobad_status_role js ON js.role_id = vr.role_id AND js.may_see"
			" WHERE ss.staff_user_id = ? AND (? >> vr.role_id) & 1"
			" AND vr.vacancy_id = j.vacancy_id AND"
			" js.status = j.status" ACCESS_NOT_BIASED ACCESS_BEGUN(
				"vr") ") FROM jobad j WHERE j.id = ?",
			DB_VALUES(db_int(principal->id), db_int(roles), db_int(id)), there_r);
	default:
		return db_get_int(db,
			"SELECT (SELECT BIT_OR(1 << vr.role_id)" ACCESS_BY_SIGHT
			" AND vr.vacancy_id = a.vacancy_id AND sr.status"
			" = a.status AND" ACCESS_SIGHT("vr", "a") ACCESS_NOT_BIASED
			") FROM application a WHERE a.id = ?",
			DB_VALUES(ACCESS_BIND_ROLES(principal, roles), db_int(id)), there_r);
	}
}

static enum outcome ways(struct db *db, const struct principal *principal, int64_t roles,
	enum object_kind kind, int64_t id, int64_t *there_r)
{
	enum outcome outcome = ways_ask(db, principal, roles, kind, id, there_r);

	if (outcome != NOT_FOUND)
		return outcome;
	*there_r = 0;
	return OK;
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
	int64_t there;
	enum outcome outcome = ways(db, principal,
		principal->granted[right] | principal->granted[know], kind, id, &there);
	if (outcome || there & principal->granted[right])
		return outcome;
	return there & principal->granted[know] ? DENIED : NOT_FOUND;
}

enum outcome access_roles_there(struct db *db, const struct principal *principal, enum right right,
	enum object_kind kind, int64_t id, int64_t *roles_r)
{
	return ways(db, principal, principal->granted[right], kind, id, roles_r);
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
