/* Members of committees and PSB groups. */
#include "org/unit_members.h"

#include "access/hold.h"
#include "find/find.h"
#include "history/history.h"

enum outcome unit_members(
	struct db *db, struct pool *pool, int64_t unit_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT s.user_id, CONCAT(s.first_name, ' ', s.surname) AS name, u.name AS"
		" unit, s.status"
		" FROM staff_subject ss JOIN staff_user s ON s.id = ss.staff_user_id"
		" LEFT JOIN org_unit u ON u.id = s.org_unit_id"
		" WHERE ss.subject_kind = 'unit' AND ss.subject_id = ? AND s.status <> 'deleted'"
		" ORDER BY s.surname, s.first_name, s.id",
		DB_VALUES(db_int(unit_id)), rows_r);
}

enum outcome unit_candidates(struct db *db, struct pool *pool, const struct unit *unit,
	const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	return db_rows(db, pool,
		FIND_STAFF_WHERE(STAFF_HOLDS
			" AND NOT EXISTS (SELECT 1 FROM staff_subject ss WHERE ss.staff_user_id ="
			" s.id AND ss.subject_kind = 'unit' AND ss.subject_id = ?)"),
		DB_VALUES(FIND_STAFF_BIND(&find), db_int(unit_role(unit)),
			db_int(unit->authority_id), db_int(unit->id), FIND_STAFF_AND_BIND(&find),
			FIND_STAFF_ORDER_BIND(&find)),
		rows_r);
}

static enum outcome member_note(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *unit, int64_t staff_user_id, bool joined)
{
	const char *person = pool_printf(pool, "%lld", (long long)staff_user_id);
	const char *committee = pool_printf(pool, "%lld", (long long)unit->id);
	const char *action = joined ? "person_assigned" : "person_removed";
	enum outcome outcome = history_add(db, who, OBJECT_STAFF_USER, staff_user_id,
		joined ? "committee_assigned" : "committee_removed", committee);

	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_ORG_UNIT, unit->id, action, person);
}

enum outcome unit_add_member(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *unit, int64_t staff_user_id)
{
	int64_t found = 0, changed = 0;
	enum outcome outcome;

	if (!unit_role(unit))
		return INVALID;
	outcome = object_hold(db, OBJECT_ORG_UNIT, unit->id);
	if (!outcome)
		outcome = object_hold(db, OBJECT_STAFF_USER, staff_user_id);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT s.id FROM staff_user s JOIN org_unit u ON u.id = ? AND u.active"
			" WHERE s.id = ? AND " STAFF_HOLDS,
			DB_VALUES(db_int(unit->id), db_int(staff_user_id), db_int(unit_role(unit)),
				db_int(unit->authority_id)),
			&found);
	if (outcome)
		return outcome == NOT_FOUND ? INVALID : outcome;
	outcome = db_exec(db,
		"INSERT IGNORE INTO staff_subject (staff_user_id, subject_kind, subject_id)"
		" VALUES (?, 'unit', ?)",
		DB_VALUES(db_int(staff_user_id), db_int(unit->id)), &changed);
	if (outcome || changed == 0)
		return outcome;
	return member_note(db, pool, who, unit, staff_user_id, true);
}

enum outcome unit_remove_member(struct db *db, struct pool *pool, const struct principal *who,
	const struct unit *unit, int64_t staff_user_id)
{
	int64_t changed = 0;
	enum outcome outcome = db_exec(db,
		"DELETE FROM staff_subject WHERE staff_user_id = ? AND subject_kind = 'unit'"
		" AND subject_id = ?",
		DB_VALUES(db_int(staff_user_id), db_int(unit->id)), &changed);

	if (outcome)
		return outcome;
	if (changed == 0)
		return NOT_FOUND;
	return member_note(db, pool, who, unit, staff_user_id, false);
}
