/* Who can see a vacancy or an application now, and through which assignment (ACC-13). */
#include "access/access.h"

/*
 * The lists' conditions read from the other end: the people behind the reach rows who hold the role
 * by a group (LECTOR and IE by the assignment, SEAT by the seat and some group) with
 * the right to read: that of the role, or of the created role of the group. Binds the object, then
 * the right; of what is archived, the right ARCHIVE too.
 */
#define HOLDS \
	"EXISTS (SELECT 1 FROM user_group_member gm" \
	" JOIN user_group ug ON ug.id = gm.group_id JOIN base_role_right br ON br.right_id = ?" \
	" AND ((ug.role_id = vr.role_id AND br.role_id = IFNULL(ug.rights_role_id, ug.role_id))" \
	" OR (vr.role_id IN " SQL_ROLES_ASSIGNED " AND br.role_id = vr.role_id))" \
	" WHERE gm.staff_user_id = su.id)"

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

enum outcome access_explain(struct db *db, struct pool *pool, enum object_kind kind, int64_t id,
	struct access_reason **reasons_r, size_t *count_r)
{
	struct db_rows *rows;
	enum outcome outcome = kind == OBJECT_APPLICATION
		? db_rows(db, pool, REASONS(APPLICATION, BY_MARK, READS_APPLICATION),
			DB_VALUES(db_int(id), db_int(RIGHT_CANDIDATE_READ), db_int(RIGHT_ARCHIVE)),
			&rows)
		: db_rows(db, pool,
			REASONS("", "0", "vr.vacancy_id = ? AND " HOLDS ACCESS_BEGUN("vr")),
			DB_VALUES(db_int(id), db_int(RIGHT_VACANCY_READ)), &rows);
	if (outcome)
		return outcome;
	struct access_reason *reasons = POOL_ARRAY(pool, struct access_reason, rows->count);
	for (size_t i = 0; i < rows->count; i++)
		reasons[i] = (struct access_reason){
			.staff_user_id = db_number(rows, i, "id"),
			.user_id = db_text(rows, i, "user_id"),
			.person = db_text(rows, i, "person"),
			.role = (int)db_number(rows, i, "role_id"),
			.via = db_text(rows, i, "via"),
			.unit = db_text(rows, i, "unit"),
			.role_code = db_text(rows, i, "role_code"),
			.by_mark = db_number(rows, i, "by_mark") != 0,
		};
	*reasons_r = reasons;
	*count_r = rows->count;
	return OK;
}
