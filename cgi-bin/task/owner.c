/* Who answers for a vacancy. */
#include "task/owner.h"

#include "access/access.h"

enum outcome vacancy_owners(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	enum outcome outcome = db_rows(db, pool,
		"SELECT s.email, s.lang FROM vacancy v"
		" JOIN staff_user s ON s.id = v.owner_id AND s.status = 'active'"
		" WHERE v.id = ? AND" ACCESS_NOT_EXCLUDED("v.id", "s.id"),
		DB_VALUES(db_int(vacancy_id)), rows_r);

	if (outcome || (*rows_r)->count > 0)
		return outcome;
	return db_rows(db, pool,
		"SELECT DISTINCT s.email, s.lang FROM vacancy_reach vr"
		" JOIN staff_subject ss ON ss.subject_kind = vr.subject_kind"
		" AND ss.subject_id = vr.subject_id"
		" JOIN staff_user s ON s.id = ss.staff_user_id AND s.status = 'active'"
		" WHERE vr.vacancy_id = ? AND vr.role_id = ?" ACCESS_NOT_BIASED " ORDER BY s.email",
		DB_VALUES(db_int(vacancy_id), db_int(ROLE_RECRUITER)), rows_r);
}
