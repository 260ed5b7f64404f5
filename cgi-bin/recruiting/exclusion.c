/* Excluding people from a vacancy and lifting it again. */
#include "recruiting/exclusion.h"

#include "access/hold.h"
#include "access/reach.h"
#include "base/clock.h"
#include "history/history.h"
#include "made/list_file.h"

static enum outcome vacancy_of(struct db *db, enum object_kind kind, int64_t id, int64_t *vacancy_r)
{
	switch (kind) {
	case OBJECT_VACANCY:
		*vacancy_r = id;
		return OK;
	case OBJECT_JOBAD:
		return db_get_int(db, "SELECT vacancy_id FROM jobad WHERE id = ?",
			DB_VALUES(db_int(id)), vacancy_r);
	case OBJECT_APPLICATION:
		return db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
			DB_VALUES(db_int(id)), vacancy_r);
	default:
		return NOT_FOUND;
	}
}

static enum outcome project_open(struct db *db, const struct principal *who, int64_t id)
{
	int64_t found = 0;

	return db_get_int(db,
		"SELECT id FROM project WHERE id = ? AND" ACCESS_PROJECT_OPEN("project.id", "?"),
		DB_VALUES(db_int(id), db_int(who->id)), &found);
}

static enum outcome requisition_open(struct db *db, const struct principal *who, int64_t id)
{
	int64_t found = 0;

	return db_get_int(db,
		"SELECT id FROM requisition r WHERE id = ? AND (r.vacancy_id IS NULL"
		" OR" ACCESS_NOT_EXCLUDED("r.vacancy_id", "?") ")",
		DB_VALUES(db_int(id), db_int(who->id)), &found);
}

enum outcome exclusion_stands(struct db *db, struct pool *pool, int64_t vacancy_id,
	int64_t staff_user_id, bool *excluded_r)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT 1 FROM vacancy_exclusion WHERE vacancy_id = ? AND staff_user_id = ?",
		DB_VALUES(db_int(vacancy_id), db_int(staff_user_id)), &rows);

	*excluded_r = !outcome && rows->count > 0;
	return outcome;
}

enum outcome exclusion_open(struct db *db, struct pool *pool, const struct principal *who,
	enum object_kind kind, int64_t id)
{
	int64_t vacancy_id = 0;
	bool excluded = false;
	enum outcome outcome;

	if (kind == OBJECT_PROJECT)
		return project_open(db, who, id);
	if (kind == OBJECT_REQUISITION)
		return requisition_open(db, who, id);
	outcome = vacancy_of(db, kind, id, &vacancy_id);
	if (!outcome)
		outcome = exclusion_stands(db, pool, vacancy_id, who->id, &excluded);
	return outcome ? outcome : excluded ? NOT_FOUND : OK;
}

enum outcome exclusion_open_person(
	struct db *db, const struct principal *who, int64_t account_id, int64_t applicant_id)
{
	int64_t found = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT 1 FROM (SELECT p.id FROM applicant one JOIN applicant p ON"
		" p.email = one.email"
		" WHERE one.id = ? UNION SELECT applicant_id FROM account WHERE id = ?"
		" UNION SELECT p.id FROM account c JOIN applicant p ON p.email = c.email"
		" WHERE c.id = ?"
		" UNION SELECT p.id FROM account c JOIN applicant one ON one.id = c.applicant_id"
		" JOIN applicant p ON p.email = one.email WHERE c.id = ?) person"
		" JOIN application a ON a.applicant_id = person.id JOIN vacancy_exclusion ve"
		" ON ve.vacancy_id = a.vacancy_id AND ve.staff_user_id = ? LIMIT 1",
		DB_VALUES(db_int(applicant_id), db_int(account_id), db_int(account_id),
			db_int(account_id), db_int(who->id)),
		&found);

	return outcome == NOT_FOUND ? OK : outcome ? outcome : NOT_FOUND;
}

static enum outcome exclusion_note(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *action, int64_t staff_user_id)
{
	const char *detail = pool_printf(pool, "%lld", (long long)staff_user_id);
	enum outcome outcome = reach_rebuild_project_of(db, vacancy_id);

	return outcome ? outcome
		       : history_add_audited(db, who, OBJECT_VACANCY, vacancy_id, action, detail);
}

/* words: history.person_excluded history.exclusion_lifted */
enum outcome exclusion_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t staff_user_id, const char *reason)
{
	int64_t added = 0;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = db_exec(db,
			"INSERT IGNORE INTO vacancy_exclusion (vacancy_id, staff_user_id,"
			" reason, excluded_at,"
			" excluded_by) VALUES (?, ?, ?, ?, ?)",
			DB_VALUES(db_int(vacancy_id), db_int(staff_user_id), db_str(reason),
				db_str(clock_sql(pool, clock_now())), db_int(who->id)),
			&added);
	if (outcome)
		return outcome;
	if (added == 0)
		return CONFLICT;
	outcome = list_files_end(db, pool, staff_user_id);
	return outcome
		? outcome
		: exclusion_note(db, pool, who, vacancy_id, "person_excluded", staff_user_id);
}

enum outcome exclusion_lift(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, int64_t staff_user_id, const char *reason)
{
	int64_t kept = 0;
	enum outcome outcome = db_exec(db,
		"INSERT INTO vacancy_exclusion_lifted (vacancy_id, staff_user_id,"
		" reason, excluded_at,"
		" excluded_by, lift_reason, lifted_at, lifted_by) SELECT vacancy_id, staff_user_id,"
		" reason, excluded_at, excluded_by, ?, ?, ? FROM vacancy_exclusion"
		" WHERE vacancy_id = ? AND staff_user_id = ? FOR UPDATE",
		DB_VALUES(db_str(reason), db_str(clock_sql(pool, clock_now())), db_int(who->id),
			db_int(vacancy_id), db_int(staff_user_id)),
		&kept);

	if (!outcome && kept == 0)
		return NOT_FOUND;
	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM vacancy_exclusion WHERE vacancy_id = ? AND staff_user_id = ?",
			DB_VALUES(db_int(vacancy_id), db_int(staff_user_id)), NULL);
	return outcome
		? outcome
		: exclusion_note(db, pool, who, vacancy_id, "exclusion_lifted", staff_user_id);
}

enum outcome exclusion_list(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT s.user_id, CONCAT(s.first_name, ' ', s.surname) AS name, e.reason,"
		" e.application_id IS NOT NULL AS found, e.excluded_at,"
		" CONCAT(b.first_name, ' ', b.surname) AS by_name FROM vacancy_exclusion e"
		" JOIN staff_user s ON s.id = e.staff_user_id"
		" LEFT JOIN staff_user b ON b.id = e.excluded_by"
		" WHERE e.vacancy_id = ? ORDER BY e.excluded_at DESC, s.surname, s.id",
		DB_VALUES(db_int(vacancy_id)), rows_r);
}

enum outcome exclusion_lifted(
	struct db *db, struct pool *pool, int64_t vacancy_id, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT CONCAT(s.first_name, ' ', s.surname) AS name, e.reason, e.excluded_at,"
		" e.lift_reason, e.lifted_at, CONCAT(b.first_name, ' ', b.surname) AS by_name"
		" FROM vacancy_exclusion_lifted e JOIN staff_user s ON s.id = e.staff_user_id"
		" JOIN staff_user b ON b.id = e.lifted_by WHERE e.vacancy_id = ?"
		" ORDER BY e.id DESC",
		DB_VALUES(db_int(vacancy_id)), rows_r);
}
