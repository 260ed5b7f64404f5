/* The single check: it asks the filter of the list about one row. */
#include "access/access.h"

#include "base/clock.h"

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
	return right > RIGHT_NONE && right < RIGHT_COUNT
		&& access_where_any(&principal->where[right]) != 0;
}

/* clang-format off */
#define ROLES_OF_VACANCY(vacancy_id) \
	"SELECT BIT_OR(1 << vr.role_id)" ACCESS_BY_REACH \
	" WHERE ss.staff_user_id = ? AND " \
	ACCESS_BY_ROLE("vr", "vr.authority_id", ACCESS_ARCHIVED("vr")) \
	" AND vr.vacancy_id = " vacancy_id ACCESS_NOT_BIASED ACCESS_BEGUN("vr")

#define AUTHORITY_OF(x) \
	"(SELECT v.authority_id FROM vacancy v WHERE v.id = " x ".vacancy_id) AS authority_id"

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
 * list cannot disagree: columns there, above, archived, authority_id and id. No row: there is no
 * such object; no role: none that they reach.
 */
static enum outcome roles_of_project(struct db *db, struct pool *pool,
	const struct principal *principal, const struct object_key *key, struct db_rows **rows_r)
{
	return ROWS_BY_KEY(key,
		"SELECT (SELECT BIT_OR(1 << pr.role_id) FROM staff_subject ss"
		" JOIN project_reach pr ON pr.subject_kind = ss.subject_kind"
		" AND pr.subject_id = ss.subject_id"
		" WHERE ss.staff_user_id = ? AND " ACCESS_BY_ROLE("pr", "p.authority_id",
			ACCESS_ARCHIVED("p"))
		" AND pr.project_id = p.id"
		" AND" ACCESS_PROJECT_OPEN("pr.project_id", "ss.staff_user_id")
		") AS there, 0 AS above, " ACCESS_ARCHIVED("p")
		" AS archived, p.authority_id, p.id FROM project p WHERE p",
		ACCESS_BIND_HELD(principal));
}

static enum outcome roles_of_vacancy(struct db *db, struct pool *pool,
	const struct principal *principal, const struct object_key *key, struct db_rows **rows_r)
{
	return ROWS_BY_KEY(key,
		"SELECT (" ROLES_OF_VACANCY("v.id")
		") AS there, 0 AS above, " ACCESS_ARCHIVED("v")
		" AS archived, v.authority_id, v.id FROM vacancy v WHERE v",
		ACCESS_BIND_HELD(principal));
}

static enum outcome roles_of_jobad(struct db *db, struct pool *pool,
	const struct principal *principal, const struct object_key *key, struct db_rows **rows_r)
{
	return ROWS_BY_KEY(key,
		"SELECT (SELECT BIT_OR(1 << vr.role_id)" ACCESS_BY_REACH
		" JOIN jobad_sight js ON js.role_id = vr.role_id"
		" WHERE ss.staff_user_id = ? AND " ACCESS_BY_ROLE("vr", "vr.authority_id",
			ACCESS_ARCHIVED("vr") " OR " ACCESS_ARCHIVED("js"))
		" AND vr.vacancy_id = j.vacancy_id AND js.status = j.status"
		ACCESS_NOT_BIASED ACCESS_BEGUN("vr") ") AS there, ("
		ROLES_OF_VACANCY("j.vacancy_id") ") AS above, " ACCESS_ARCHIVED("j")
		" OR EXISTS (SELECT 1 FROM vacancy av WHERE av.id = j.vacancy_id AND "
		ACCESS_ARCHIVED("av") ") AS archived, " AUTHORITY_OF("j") ", j.id FROM jobad j"
		" WHERE j",
		ACCESS_BIND_HELD(principal),
		ACCESS_BIND_HELD(principal));
}

static enum outcome roles_of_application(struct db *db, struct pool *pool,
	const struct principal *principal, const struct object_key *key, struct db_rows **rows_r)
{
	return ROWS_BY_KEY(key,
		"SELECT (SELECT BIT_OR(1 << vr.role_id)" ACCESS_BY_SIGHT
		" AND vr.vacancy_id = a.vacancy_id AND sr.status = a.status AND"
		ACCESS_SIGHT("vr", "a") ACCESS_NOT_BIASED ") AS there, ("
		ROLES_OF_VACANCY("a.vacancy_id")
		") AS above, 0 AS archived, " AUTHORITY_OF("a")
		", a.id FROM application a WHERE a",
		ACCESS_BIND_HELD(principal),
		ACCESS_BIND_HELD(principal));
}

static enum outcome roles_of_requisition(struct db *db, struct pool *pool,
	const struct principal *principal, const struct object_key *key, struct db_rows **rows_r)
{
	return ROWS_BY_KEY(key,
		"SELECT (SELECT BIT_OR(1 << g.role_id)" ACCESS_BY_GROUP
		" WHERE m.staff_user_id = ? AND " ACCESS_BY_ROLE("g", "r.authority_id",
			ACCESS_ARCHIVED("r")) " AND" ACCESS_SEEN_REQUISITION("r")
		") AS there, 0 AS above, 0 AS archived, r.authority_id, r.id"
		" FROM requisition r WHERE r",
		ACCESS_BIND_HELD(principal));
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
	roles->authority_id = db_number(rows, 0, "authority_id");
	roles->archived = db_number(rows, 0, "archived") != 0;
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

int64_t access_by(const struct principal *principal, struct access_roles seen, enum right right)
{
	if (right <= RIGHT_NONE || right >= RIGHT_COUNT)
		return 0;
	return seen.there & access_where_at(&principal->where[right], seen.authority_id);
}

enum outcome access_judge(const struct principal *principal, enum object_kind kind,
	struct access_roles roles, enum right right)
{
	const struct object_type *type = object_type(kind);

	if (!type || type->know == RIGHT_NONE)
		return roles.there ? OK : NOT_FOUND;
	if (access_by(principal, roles, right))
		return OK;
	return access_by(principal, roles, type->know) ? DENIED : NOT_FOUND;
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
	return outcome ? outcome : access_judge(principal, kind, roles, right);
}
