/* Reading requisitions. */
#include "requisition/requisition.h"

#include "access/reach.h"
#include "base/text.h"

#define POST(name) DB_FIELD_AS(struct requisition, data.post.name, #name)
static const struct db_field requisition_fields[] = {
	DB_FIELD(struct requisition, id),
	DB_FIELD(struct requisition, authority_id),
	DB_FIELD(struct requisition, vacancy_id),
	DB_FIELD(struct requisition, created_by),
	DB_FIELD(struct requisition, number),
	DB_FIELD(struct requisition, status),
	DB_FIELD(struct requisition, authority),
	DB_FIELD(struct requisition, unit_name),
	DB_FIELD(struct requisition, creator),
	DB_FIELD(struct requisition, returned_comment),
	DB_FIELD(struct requisition, vacancy_number),
	DB_FIELD(struct requisition, vacancy_title),
	DB_FIELD(struct requisition, changed_at),
	DB_FIELD(struct requisition, profile),
	POST(title),
	POST(unit),
	POST(post_number),
	POST(filling),
	POST(post_kind),
	POST(field),
	POST(pay_grade),
	POST(working_time),
	POST(hours),
	POST(hours_shown),
	POST(limited_until),
	POST(posts),
	POST(starts_on),
	POST(tasks),
	POST(requirements),
	POST(version),
	DB_FIELD_AS(struct requisition, data.reason, "reason"),
};
#undef POST

enum outcome requisition_get(
	struct db *db, struct pool *pool, int64_t id, struct requisition *requisition_r)
{
	return db_struct(db, pool,
		"SELECT r.id, r.authority_id, r.vacancy_id, r.created_by, r.number, r.status,"
		" a.name AS authority, u.name AS unit_name,"
		" IF(s.status = 'deleted', NULL, CONCAT(s.first_name, ' ', s.surname)) AS creator,"
		" r.returned_comment, v.number AS vacancy_number, v.title AS vacancy_title,"
		" r.changed_at, (SELECT COUNT(*) FROM requirement q WHERE q.object_kind = 11"
		" AND q.object_id = r.id) AS profile, r.title, u.code AS unit,"
		" r.post_number, r.filling, r.post_kind, r.field,"
		" r.pay_grade, r.working_time, r.hours, r.hours_shown, r.limited_until,"
		" r.posts, r.starts_on,"
		" r.tasks, r.requirements, r.version, r.reason"
		" FROM requisition r JOIN org_unit a ON a.id = r.authority_id"
		" JOIN staff_user s ON s.id = r.created_by"
		" LEFT JOIN org_unit u ON u.id = r.unit_id"
		" LEFT JOIN vacancy v ON v.id = r.vacancy_id WHERE r.id = ?",
		requisition_fields, requisition_r, DB_VALUES(db_int(id)));
}

enum outcome requisition_authorities(
	struct db *db, struct pool *pool, const struct principal *who, struct db_rows **rows_r)
{
	/* clang-format off */
	return db_rows(db, pool,
		"SELECT a.id, a.name FROM org_unit a WHERE a.kind = 'authority' AND a.active"
		" AND EXISTS (SELECT 1" ACCESS_BY_GROUP " WHERE m.staff_user_id = ?"
		" AND " ACCESS_HAS("g.role_id", "a.id")
		" AND (g.authority_id IS NULL OR g.authority_id = a.id)) ORDER BY a.name",
		DB_VALUES(ACCESS_BIND(who, RIGHT_REQUISITION_WRITE)), rows_r);
	/* clang-format on */
}

enum outcome requisition_department(struct db *db, int64_t id, bool *department_r)
{
	int64_t given = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT s.status = 'active' AND " REACH_GIVEN("s.id", SQL_ROLE_DEPARTMENT,
			"r.authority_id") " FROM requisition r JOIN staff_user s"
					  " ON s.id = r.created_by WHERE r.id = ?",
		DB_VALUES(db_int(id)), &given);

	*department_r = given != 0;
	return outcome;
}

enum outcome requisition_of_vacancy(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char **number_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT r.number FROM requisition r WHERE r.vacancy_id = ?"
		" AND " ACCESS_SEES_REQUISITION("r"),
		DB_VALUES(db_int(vacancy_id), ACCESS_BIND(who, RIGHT_REQUISITION_WRITE)), &rows);

	*number_r = !outcome && rows->count ? db_text(rows, 0, "number") : NULL;
	return outcome;
}

/* The department's and the administrators' turn, and that of whoever has written it. */
static bool is_writer(const struct requisition *requisition, const struct principal *who,
	struct access_roles roles)
{
	return requisition->created_by == who->id
		|| access_by(who,
			ACCESS_SEEN_BY(roles.there & ~ROLE_BIT(ROLE_RECRUITER), roles.authority_id),
			RIGHT_REQUISITION_WRITE);
}

struct access_roles requisition_roles(const struct requisition *requisition,
	const struct principal *who, struct access_roles roles)
{
	if (requisition->created_by == who->id)
		roles.there |= ROLE_BIT(ROLE_CREATOR);
	return roles;
}

bool requisition_writer(const struct requisition *requisition, const struct principal *who,
	struct access_roles roles)
{
	return access_by(who, roles, RIGHT_REQUISITION_WRITE) && is_writer(requisition, who, roles);
}

bool requisition_editable(const struct requisition *requisition, const struct principal *who,
	struct access_roles roles)
{
	return (text_equal(requisition->status, "entwurf")
		       || text_equal(requisition->status, "zurueckgegeben"))
		&& requisition_writer(requisition, who, roles);
}
