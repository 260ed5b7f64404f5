/* Who can see a vacancy, an application or a requisition now, and through which assignment
 * (ACC-13). */
#include "access/access.h"

/*
 * The lists' conditions read from the other end: the people behind the reach rows who hold the role
 * by a group there (LECTOR and IE by the assignment, SEAT by the seat and some group) with
 * the right to read: that of the role, or of the created role of the group. Binds the object, then
 * the right; of what is archived, the right ARCHIVE too.
 */
#define HOLDS \
	"EXISTS (SELECT 1 FROM user_group_member gm" \
	" JOIN user_group ug ON ug.id = gm.group_id JOIN base_role_right br ON br.right_id = ?" \
	" AND ((ug.role_id = vr.role_id AND br.role_id = IFNULL(ug.rights_role_id, ug.role_id))" \
	" OR (vr.role_id IN " SQL_ROLES_ASSIGNED " AND br.role_id = vr.role_id))" \
	" WHERE gm.staff_user_id = su.id AND (ug.authority_id IS NULL" \
	" OR ug.authority_id = vr.authority_id OR vr.role_id IN " SQL_ROLES_ASSIGNED \
	" AND br.role_id = vr.role_id))"

#define REASONS(object, by_mark, where) \
	"SELECT DISTINCT su.id, CONCAT(su.surname, ', ', su.first_name) AS person, vr.role_id," \
	" CAST(vr.via AS CHAR) AS via, ou.name AS unit, IFNULL(ro.code, 'SEAT') AS role_code," \
	" su.user_id, " by_mark " AS by_mark" \
	" FROM vacancy_reach vr" object " JOIN staff_subject ss" \
	" ON vr.subject_kind = ss.subject_kind AND vr.subject_id = ss.subject_id" \
	" JOIN staff_user su ON su.id = ss.staff_user_id AND su.status = 'active'" \
	" LEFT JOIN base_role ro ON ro.id = vr.role_id" \
	" LEFT JOIN org_unit ou ON vr.subject_kind = 'unit' AND ou.id = vr.subject_id" \
	" WHERE " where " AND" ACCESS_NOT_EXCLUDED("vr.vacancy_id", \
		"su.id") " ORDER BY vr.role_id, su.surname, su.first_name, su.id, vr.via, ou.name"

#define APPLICATION \
	" JOIN application a ON a.vacancy_id = vr.vacancy_id" \
	" JOIN application_sight sr ON sr.role_id = vr.role_id AND sr.status = a.status"
#define BY_MARK "sr.on_condition IN ('severe', 'severe_among')"
#define READS_APPLICATION \
	"a.id = ? AND (" HOLDS " OR (vr.role_id = " SQL_ROLE_SEAT \
	" AND EXISTS (SELECT 1 FROM user_group_member sm" \
	" WHERE sm.staff_user_id = su.id))) AND (a.status <> 'archiviert' OR " HOLDS ")" \
	" AND" ACCESS_SIGHT("vr", "a")

/* Of a requisition: the groups that have the right there, as ACCESS_SEES_REQUISITION has it; the
 * archive's may come by another of the same role. */
#define HAS \
	"EXISTS (SELECT 1 FROM base_role_right br WHERE br.role_id = " ACCESS_ROLE_OF_GROUP \
	" AND br.right_id = ?)"
#define HAS_ARCHIVE \
	"EXISTS (SELECT 1 FROM user_group_member am JOIN user_group ag ON ag.id = am.group_id" \
	" AND ag.role_id = g.role_id" \
	" AND (ag.authority_id IS NULL OR ag.authority_id = r.authority_id)" \
	" JOIN base_role_right br ON br.role_id = IFNULL(ag.rights_role_id, ag.role_id)" \
	" AND br.right_id = ? WHERE am.staff_user_id = su.id)"
/* clang-format off */
#define REASONS_REQUISITION \
	"SELECT DISTINCT su.id, CONCAT(su.surname, ', ', su.first_name) AS person, g.role_id," \
	" 'authority' AS via, ou.name AS unit, ro.code AS role_code, su.user_id, 0 AS by_mark" \
	" FROM requisition r JOIN user_group g ON " HAS \
	" JOIN user_group_member m ON m.group_id = g.id" \
	" JOIN staff_user su ON su.id = m.staff_user_id AND su.status = 'active'" \
	" JOIN base_role ro ON ro.id = g.role_id LEFT JOIN org_unit ou ON ou.id = g.authority_id" \
	" WHERE (r.status <> 'archiviert' OR " HAS_ARCHIVE ") AND r.id = ?" \
	" AND" ACCESS_SEEN_REQUISITION("r") \
	" ORDER BY g.role_id, su.surname, su.first_name, su.id, ou.name"
/* clang-format on */

struct reason_row {
	struct access_reason reason;
	int64_t role_id;
};

static const struct db_field reason_fields[] = {
	DB_FIELD_AS(struct reason_row, reason.staff_user_id, "id"),
	DB_FIELD_AS(struct reason_row, reason.user_id, "user_id"),
	DB_FIELD_AS(struct reason_row, reason.person, "person"),
	DB_FIELD(struct reason_row, role_id),
	DB_FIELD_AS(struct reason_row, reason.via, "via"),
	DB_FIELD_AS(struct reason_row, reason.unit, "unit"),
	DB_FIELD_AS(struct reason_row, reason.role_code, "role_code"),
	DB_FIELD_AS(struct reason_row, reason.by_mark, "by_mark"),
};

enum outcome access_explain(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	struct access_reason **reasons_r, size_t *count_r)
{
	struct reason_row *rows = NULL;
	size_t count = 0;
	enum outcome outcome = kind == OBJECT_REQUISITION
		? db_structs(db, pool, REASONS_REQUISITION, reason_fields, &rows, &count,
			DB_VALUES(
				db_int(RIGHT_REQUISITION_WRITE), db_int(RIGHT_ARCHIVE), db_int(id)))
		: kind == OBJECT_APPLICATION
		? db_structs(db, pool, REASONS(APPLICATION, BY_MARK, READS_APPLICATION),
			reason_fields, &rows, &count,
			DB_VALUES(db_int(id), db_int(RIGHT_CANDIDATE_READ), db_int(RIGHT_ARCHIVE)))
		: db_structs(db, pool,
			REASONS("", "0",
				"vr.vacancy_id = ? AND " HOLDS " AND (NOT " ACCESS_ARCHIVED(
					"vr") " OR " HOLDS ")" ACCESS_BEGUN("vr")),
			reason_fields, &rows, &count,
			DB_VALUES(db_int(id), db_int(RIGHT_VACANCY_READ), db_int(RIGHT_ARCHIVE)));
	if (outcome)
		return outcome;
	*reasons_r = POOL_ARRAY(pool, struct access_reason, count);
	for (size_t i = 0; i < count; i++) {
		(*reasons_r)[i] = rows[i].reason;
		(*reasons_r)[i].role = (int)rows[i].role_id;
	}
	*count_r = count;
	return OK;
}
