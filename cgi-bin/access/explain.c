/* Who can see a vacancy now, and through which assignment (ACC-13). */
#include "access/access.h"

/*
 * ACCESS_SEES_VACANCY read from the other end: the people behind the reach rows who hold the role
 * by a group (LECTOR, 4, and IE, 11, by the assignment) where the role has the right to read.
 */
enum outcome access_explain(struct db *db, struct pool *pool, int64_t vacancy_id,
	struct access_reason **reasons_r, size_t *count_r)
{
	struct db_rows *rows;
	enum outcome outcome = db_rows(db, pool,
		"SELECT su.id, CONCAT(su.surname, ', ', su.first_name), vr.role_id,"
		" CAST(vr.via AS CHAR), ou.name, ro.code"
		" FROM vacancy_reach vr JOIN staff_subject ss"
		" ON vr.subject_kind = ss.subject_kind AND vr.subject_id = ss.subject_id"
		" JOIN staff_user su ON su.id = ss.staff_user_id AND su.status = 'active'"
		" JOIN base_role_right br ON br.role_id = vr.role_id AND br.right_id = ?"
		" JOIN base_role ro ON ro.id = vr.role_id"
		" LEFT JOIN org_unit ou ON vr.subject_kind = 'unit' AND ou.id = vr.subject_id"
		" WHERE vr.vacancy_id = ? AND EXISTS (SELECT 1 FROM user_group_member gm"
		" JOIN user_group ug ON ug.id = gm.group_id WHERE gm.staff_user_id = su.id"
		" AND (ug.role_id = vr.role_id OR vr.role_id IN (4, 11)))"
		" ORDER BY vr.role_id, su.surname, su.first_name, su.id, vr.via, vr.subject_id",
		DB_VALUES(db_int(RIGHT_VACANCY_READ), db_int(vacancy_id)), &rows);
	if (outcome)
		return outcome;
	struct access_reason *reasons = POOL_ARRAY(pool, struct access_reason, rows->count);
	for (size_t i = 0; i < rows->count; i++)
		reasons[i] = (struct access_reason){
			.staff_user_id = db_cell_int(rows, i, 0),
			.person = db_cell_text(rows, i, 1),
			.role = (int)db_cell_int(rows, i, 2),
			.via = db_cell_text(rows, i, 3),
			.unit = db_cell_text(rows, i, 4),
			.role_code = db_cell_text(rows, i, 5),
		};
	*reasons_r = reasons;
	*count_r = rows->count;
	return OK;
}
