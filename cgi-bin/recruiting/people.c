/* Choosing the people and committees of a vacancy. */
#include "recruiting/people.h"

#include "access/reach.h"
#include "privacy/history.h"

static enum outcome chosen(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *action, int64_t id)
{
	enum outcome outcome = reach_rebuild_vacancy(db, vacancy_id);

	if (outcome)
		return outcome;
	return history_add(db, who, OBJECT_VACANCY, vacancy_id, action,
		pool_printf(pool, "%lld", (long long)id));
}

enum outcome vacancy_choose_person(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t staff_user_id)
{
	int64_t found = 0;
	enum outcome outcome;

	if (role != ROLE_DEPARTMENT && role != ROLE_LECTOR && role != ROLE_IE)
		return INVALID;
	outcome = db_get_int(db,
		"SELECT s.id FROM staff_user s WHERE s.id = ? AND s.status = 'active'"
		" AND (? <> 3 OR EXISTS (SELECT 1 FROM user_group_member m JOIN user_group g"
		" ON g.id = m.group_id WHERE m.staff_user_id = s.id AND g.role_id = 3))",
		DB_VALUES(db_int(staff_user_id), db_int(role)), &found);

	if (outcome)
		return outcome == NOT_FOUND ? INVALID : outcome;
	outcome = db_exec(db,
		"INSERT IGNORE INTO vacancy_person (vacancy_id, role_id, staff_user_id) VALUES (?, ?, ?)",
		DB_VALUES(db_int(vacancy_id), db_int(role), db_int(staff_user_id)), NULL);
	return outcome ? outcome : chosen(db, pool, who, vacancy_id, "person_assigned", staff_user_id);
}

enum outcome vacancy_choose_unit(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t org_unit_id)
{
	int64_t found = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT u.id FROM org_unit u JOIN vacancy v ON v.authority_id = u.authority_id"
		" JOIN base_role r ON r.id = ? WHERE v.id = ? AND u.id = ? AND u.active"
		" AND ((u.kind = 'committee' AND u.committee = r.code)"
		" OR (u.kind = 'psb_group' AND r.code = 'PSB'))",
		DB_VALUES(db_int(role), db_int(vacancy_id), db_int(org_unit_id)), &found);

	if (outcome)
		return outcome == NOT_FOUND ? INVALID : outcome;
	outcome = db_exec(db,
		"INSERT IGNORE INTO vacancy_unit (vacancy_id, role_id, org_unit_id) VALUES (?, ?, ?)",
		DB_VALUES(db_int(vacancy_id), db_int(role), db_int(org_unit_id)), NULL);
	return outcome ? outcome : chosen(db, pool, who, vacancy_id, "committee_assigned", org_unit_id);
}
