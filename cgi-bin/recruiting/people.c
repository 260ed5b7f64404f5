/* Choosing the people and committees of a vacancy. */
#include "recruiting/people.h"

#include "access/hold.h"
#include "access/reach.h"
#include "find/find.h"
#include "history/history.h"

static bool is_person_role(enum base_role role)
{
	return role == ROLE_DEPARTMENT || role == ROLE_LECTOR || role == ROLE_IE;
}

static enum outcome person_note(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *action, int64_t id)
{
	enum outcome outcome = reach_rebuild_vacancy(db, vacancy_id);

	if (outcome)
		return outcome;
	return history_add(db, who, OBJECT_VACANCY, vacancy_id, action,
		pool_printf(pool, "%lld", (long long)id));
}

/* Active, not excluded, and given the role in the vacancy's authority where the role asks for a
 * group (ACC-03, ACC-20); binds the vacancy, then the role. */
#define ALLOWED \
	"s.status = 'active' AND EXISTS (SELECT 1 FROM vacancy av JOIN base_role ar ON av.id = ?" \
	" AND ar.id = ? AND " REACH_GIVEN("s.id", "ar.id", \
		"av.authority_id") " AND" ACCESS_NOT_EXCLUDED("av.id", "s.id") ")"

enum outcome vacancy_choose_person(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t staff_user_id)
{
	int64_t found = 0, changed = 0;
	enum outcome outcome;

	if (!is_person_role(role))
		return INVALID;
	outcome = object_hold(db, OBJECT_STAFF_USER, staff_user_id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT s.id FROM staff_user s WHERE s.id = ? AND " ALLOWED,
			DB_VALUES(db_int(staff_user_id), db_int(vacancy_id), db_int(role)), &found);
	if (outcome)
		return outcome == NOT_FOUND ? INVALID : outcome;
	outcome = db_exec(db,
		"INSERT IGNORE INTO vacancy_person (vacancy_id, role_id, staff_user_id)"
		" VALUES (?, ?, ?)",
		DB_VALUES(db_int(vacancy_id), db_int(role), db_int(staff_user_id)), &changed);
	if (outcome || changed == 0)
		return outcome;
	return person_note(db, pool, who, vacancy_id, "person_assigned", staff_user_id);
}

enum outcome vacancy_drop_person(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t staff_user_id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"DELETE FROM vacancy_person WHERE vacancy_id = ? AND role_id = ? AND"
		" staff_user_id = ?",
		DB_VALUES(db_int(vacancy_id), db_int(role), db_int(staff_user_id)), &changed);

	if (outcome)
		return outcome;
	if (changed == 0)
		return NOT_FOUND;
	return person_note(db, pool, who, vacancy_id, "person_removed", staff_user_id);
}

enum outcome vacancy_people(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT r.code AS role, s.user_id, CONCAT(s.first_name, ' ', s.surname) AS name,"
		" u.name AS unit FROM vacancy_person p JOIN base_role r ON r.id = p.role_id"
		" JOIN staff_user s ON s.id = p.staff_user_id LEFT JOIN org_unit u ON u.id"
		" = s.org_unit_id"
		" WHERE p.vacancy_id = ? ORDER BY p.role_id, s.surname, s.first_name",
		DB_VALUES(db_int(vacancy_id)), rows_r);
}

enum outcome vacancy_candidates(struct db *db, struct pool *pool, int64_t vacancy_id,
	enum base_role role, const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	return db_rows(db, pool,
		FIND_STAFF_WHERE(ALLOWED
			" AND NOT EXISTS (SELECT 1 FROM vacancy_person p WHERE p.vacancy_id = ?"
			" AND p.role_id = ? AND p.staff_user_id = s.id)"),
		DB_VALUES(FIND_STAFF_BIND(&find), db_int(vacancy_id), db_int(role),
			db_int(vacancy_id), db_int(role), FIND_STAFF_AND_BIND(&find),
			FIND_STAFF_ORDER_BIND(&find)),
		rows_r);
}

/* Units of the vacancy's authority of the kind the role asks for; binds the role, then the vacancy.
 */
#define UNITS_FOR \
	" FROM org_unit u JOIN vacancy v ON v.authority_id = u.authority_id" \
	" JOIN base_role r ON r.id = ? WHERE v.id = ? AND u.active" \
	" AND ((u.kind = 'committee' AND u.committee = r.code)" \
	" OR (u.kind = 'psb_group' AND r.code = 'PSB'))"

enum outcome vacancy_unit_choices(struct db *db, struct pool *pool, int64_t vacancy_id,
	enum base_role role, struct db_rows **rows_r)
{
	return db_rows(db, pool, "SELECT u.id, u.name" UNITS_FOR " ORDER BY u.name, u.id",
		DB_VALUES(db_int(role), db_int(vacancy_id)), rows_r);
}

enum outcome vacancy_units(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT role_id, org_unit_id AS id FROM vacancy_unit WHERE vacancy_id = ?",
		DB_VALUES(db_int(vacancy_id)), rows_r);
}

/* The unit chosen for a role, or 0. OK, UNAVAILABLE. */
static enum outcome vacancy_unit(
	struct db *db, int64_t vacancy_id, enum base_role role, int64_t *id_r)
{
	enum outcome outcome = db_get_int(db,
		"SELECT org_unit_id FROM vacancy_unit WHERE vacancy_id = ? AND role_id = ?",
		DB_VALUES(db_int(vacancy_id), db_int(role)), id_r);

	if (outcome == NOT_FOUND) {
		*id_r = 0;
		return OK;
	}
	return outcome;
}

enum outcome vacancy_choose_unit(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, enum base_role role, int64_t org_unit_id)
{
	int64_t before = 0, found = 0;
	enum outcome outcome = OK;

	if (org_unit_id)
		outcome = object_hold(db, OBJECT_ORG_UNIT, org_unit_id);
	if (outcome)
		return outcome == NOT_FOUND ? INVALID : outcome;
	outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	if (!outcome)
		outcome = vacancy_unit(db, vacancy_id, role, &before);
	if (outcome)
		return outcome;
	if (org_unit_id) {
		outcome = db_get_int(db, "SELECT u.id" UNITS_FOR " AND u.id = ?",
			DB_VALUES(db_int(role), db_int(vacancy_id), db_int(org_unit_id)), &found);
		if (outcome == NOT_FOUND)
			return INVALID;
	}
	if (outcome || before == org_unit_id)
		return outcome;
	outcome = db_exec(db, "DELETE FROM vacancy_unit WHERE vacancy_id = ? AND role_id = ?",
		DB_VALUES(db_int(vacancy_id), db_int(role)), NULL);
	if (outcome)
		return outcome;
	if (!org_unit_id)
		return person_note(db, pool, who, vacancy_id, "committee_removed", before);
	outcome = db_exec(db,
		"INSERT INTO vacancy_unit (vacancy_id, role_id, org_unit_id) VALUES (?, ?, ?)",
		DB_VALUES(db_int(vacancy_id), db_int(role), db_int(org_unit_id)), NULL);
	return outcome ? outcome
		       : person_note(db, pool, who, vacancy_id, "committee_assigned", org_unit_id);
}

enum outcome vacancy_preset_units(
	struct db *db, struct pool *pool, const struct principal *who, int64_t vacancy_id)
{
	static const enum base_role roles[] = {ROLE_PR, ROLE_SBV, ROLE_GSB, ROLE_PSB};
	enum outcome outcome = OK;

	for (size_t i = 0; !outcome && i < sizeof(roles) / sizeof(roles[0]); i++) {
		struct db_rows *units = NULL;

		outcome = vacancy_unit_choices(db, pool, vacancy_id, roles[i], &units);
		if (!outcome && units->count == 1)
			outcome = vacancy_choose_unit(
				db, pool, who, vacancy_id, roles[i], db_number(units, 0, "id"));
	}
	return outcome;
}
