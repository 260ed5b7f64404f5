/* What a person is expected to do. */
#include "task/task.h"

#include "base/clock.h"
#include "task/deputy.h"

/* Of a task t at this instant, by a person. */
#define STANDS " (t.ends_at IS NULL OR t.ends_at > ?) AND" ACCESS_NOT_EXCLUDED("t.vacancy_id", "?")

/* Is there any that may be hers, or whom she is deputy for? Putting them together costs several
 * times as much, and most cockpits have none. */
static enum outcome any_task(
	struct db *db, const struct principal *who, const struct db_value *today, int64_t *any_r)
{
	return db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM staff_subject ss STRAIGHT_JOIN task t"
		" ON t.subject_kind = ss.subject_kind AND t.subject_id = ss.subject_id"
		" WHERE ss.staff_user_id = ?) OR EXISTS (SELECT 1 FROM deputy d"
		" WHERE d.deputy_id = ? AND ? BETWEEN d.from_on AND d.until_on)",
		DB_VALUES(db_int(who->id), db_int(who->id), *today), any_r);
}

enum outcome tasks_of(struct db *db, struct pool *pool, const struct principal *who, int64_t limit,
	struct db_rows **rows_r)
{
	const struct db_value now = db_str(clock_sql(pool, clock_now())), id = db_int(who->id);
	const struct db_value today = db_str(clock_today(pool));
	int64_t any = 0;
	enum outcome outcome = any_task(db, who, &today, &any);

	*rows_r = POOL_NEW(pool, struct db_rows);
	if (outcome || !any)
		return outcome;
	/* clang-format off */
	return db_rows(db, pool,
		"SELECT t.id, t.kind, k.question_de, k.question_en, t.object_kind,"
		" COALESCE(j.number, c.number, v.number) AS object_number,"
		" v.number AS vacancy_number, v.title AS vacancy_title, t.statement_id,"
		" t.reminder_id,"
		" t.due_on, q.measure,"
		" b.code AS role, u.name AS unit,"
		" p.id AS represented,"
		" CONCAT(p.first_name, ' ', p.surname) AS deputy_of FROM (SELECT MIN(y.id) AS id,"
		" MIN(y.deputy_of) AS person FROM (SELECT t.id, t.statement_id, 0 AS deputy_of"
		" FROM staff_subject ss"
		" JOIN task t ON t.subject_kind = ss.subject_kind AND t.subject_id = ss.subject_id"
		" WHERE ss.staff_user_id = ?"
		" AND (t.reminder_id IS NULL OR t.due_on <= ?)"
		" AND" STANDS
		" UNION ALL SELECT t.id, t.statement_id, d.person_id FROM deputy d"
		" JOIN staff_subject ss ON ss.staff_user_id = d.person_id"
		" JOIN task t ON t.subject_kind = ss.subject_kind AND t.subject_id = ss.subject_id"
		" AND t.role_id = d.role_id AND t.authority_id = d.authority_id AND NOT t.lasts"
		" AND (t.reminder_id IS NULL OR t.due_on <= ?)"
		" AND (t.statement_id IS NOT NULL OR t.reminder_id IS NOT NULL)"
		" AND" ACCESS_NOT_EXCLUDED("t.vacancy_id", "d.person_id")
		" WHERE " DEPUTY_NOW("d") " AND" STANDS
		") y GROUP BY COALESCE(y.statement_id, -y.id)) x"
		" JOIN task t ON t.id = x.id"
		" JOIN vacancy v ON v.id = t.vacancy_id LEFT JOIN base_role b ON b.id = t.role_id"
		" LEFT JOIN statement_kind k ON k.code = t.kind"
		" LEFT JOIN statement q ON q.id = t.statement_id"
		" LEFT JOIN org_unit u ON t.subject_kind = 'unit' AND u.id = t.subject_id"
		" LEFT JOIN staff_user p ON p.id = NULLIF(x.person, 0)"
		" LEFT JOIN jobad j ON t.object_kind = 3 AND j.id = t.object_id"
		" LEFT JOIN application c ON t.object_kind = 4 AND c.id = t.object_id"
		" ORDER BY t.due_on IS NULL, t.due_on, t.id LIMIT ?",
		DB_VALUES(id, today, now, id, today, DEPUTY_BIND(pool, who), now, id,
			db_int(limit)),
		rows_r);
	/* clang-format on */
}

enum outcome task_expect(
	struct db *db, enum object_kind kind, int64_t id, int64_t vacancy_id, const char *code)
{
	return db_exec(db,
		"INSERT INTO task (subject_kind, subject_id, role_id, authority_id, kind,"
		" object_kind, object_id, vacancy_id)"
		" SELECT DISTINCT 'person', vr.subject_id, vr.role_id, v.authority_id, ?, ?, ?,"
		" v.id FROM vacancy v JOIN vacancy_reach vr ON vr.vacancy_id = v.id"
		" AND vr.subject_kind = 'person' AND vr.role_id = " SQL_ROLE_RECRUITER
		" WHERE v.id = ? AND NOT EXISTS (SELECT 1 FROM task t WHERE t.vacancy_id = v.id"
		" AND t.subject_kind = 'person' AND t.subject_id = vr.subject_id AND t.kind = ?"
		" AND t.object_kind = ? AND t.object_id = ?)",
		DB_VALUES(db_str(code), db_int(kind), db_int(id), db_int(vacancy_id), db_str(code),
			db_int(kind), db_int(id)),
		NULL);
}

enum outcome task_expect_end(
	struct db *db, enum object_kind kind, int64_t id, int64_t vacancy_id, const char *code)
{
	return db_exec(db,
		"DELETE FROM task WHERE vacancy_id = ? AND kind = ? AND object_kind = ?"
		" AND object_id = ?",
		DB_VALUES(db_int(vacancy_id), db_str(code), db_int(kind), db_int(id)), NULL);
}

enum outcome task_vacancy_of(struct db *db, enum object_kind kind, int64_t id, int64_t *vacancy_r)
{
	if (kind == OBJECT_JOBAD)
		return db_get_int(db, "SELECT vacancy_id FROM jobad WHERE id = ?",
			DB_VALUES(db_int(id)), vacancy_r);
	if (kind == OBJECT_APPLICATION)
		return db_get_int(db, "SELECT vacancy_id FROM application WHERE id = ?",
			DB_VALUES(db_int(id)), vacancy_r);
	*vacancy_r = id;
	return kind == OBJECT_VACANCY ? OK : NOT_FOUND;
}
