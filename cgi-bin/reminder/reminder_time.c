/* What becomes of reminders when their day has come: tasks that are shown, and a mail. */
#include "access/hold.h"
#include "base/clock.h"
#include "mail/letter.h"
#include "reminder/reminder.h"

#define SEEN 24 /* asked for at once */
#define TWELVE "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?"
#define IDS "(" TWELVE ", " TWELVE ")"

enum outcome reminders_seen(struct db *db, struct pool *pool, const struct principal *who,
	const struct db_rows *tasks, struct db_rows **rows_r)
{
	struct db_value values[SEEN + 5] = {ACCESS_BIND(who, RIGHT_JOBAD_READ),
		ACCESS_BIND_APPLICATION(who, RIGHT_CANDIDATE_READ)};
	size_t count = 0;

	for (size_t i = 0; i < tasks->count && count < SEEN; i++)
		if (db_text(tasks, i, "reminder_id"))
			values[5 + count++] = db_int(db_number(tasks, i, "reminder_id"));
	*rows_r = POOL_ARRAY(pool, struct db_rows, 1);
	if (count == 0)
		return OK;
	while (count < SEEN)
		values[5 + count++] = db_int(0);
	/* clang-format off */
	return db_rows(db, pool,
		"SELECT m.id, m.text FROM reminder m JOIN vacancy v ON v.id = m.vacancy_id"
		" LEFT JOIN jobad j ON m.object_kind = 3 AND j.id = m.object_id"
		" LEFT JOIN application c ON m.object_kind = 4 AND c.id = m.object_id"
		" WHERE (m.object_kind = 2 AND v.status <> 'geloescht'"
		" OR m.object_kind = 3 AND " ACCESS_SEES_JOBAD("j.vacancy_id", "j.status")
		" OR m.object_kind = 4 AND " ACCESS_SEES_APPLICATION("c") ") AND m.id IN " IDS,
		values, SEEN + 5, rows_r);
	/* clang-format on */
}

enum outcome reminder_due_list(struct db *db, struct pool *pool, int64_t now, int64_t after_id,
	int64_t last_id, int64_t limit, struct db_rows **rows_r)
{
	return db_rows(db, pool,
		"SELECT m.id, v.number, m.due_on AS due FROM reminder m"
		" JOIN vacancy v ON v.id = m.vacancy_id WHERE NOT m.told AND m.due_on <= ?"
		" AND m.id > ? AND m.id <= ? ORDER BY m.id LIMIT ?",
		DB_VALUES(db_str(clock_day(pool, now)), db_int(after_id), db_int(last_id),
			db_int(limit)),
		rows_r);
}

/* The persons of the tasks, members of committees, and their mailboxes. */
static enum outcome tell_all(struct db *db, struct pool *pool, int64_t id)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = db_rows(db, pool,
		"SELECT DISTINCT s.email, s.lang, COALESCE(j.number, c.number, v.number) AS number"
		" FROM task t LEFT JOIN staff_subject ss ON t.subject_kind = 'unit'"
		" AND ss.subject_kind = 'unit' AND ss.subject_id = t.subject_id"
		" JOIN staff_user s ON s.id = IF(t.subject_kind = 'unit', ss.staff_user_id,"
		" t.subject_id) AND s.status = 'active'"
		" JOIN vacancy v ON v.id = t.vacancy_id"
		" LEFT JOIN jobad j ON t.object_kind = 3 AND j.id = t.object_id"
		" LEFT JOIN application c ON t.object_kind = 4 AND c.id = t.object_id"
		" WHERE t.reminder_id = ? AND" ACCESS_NOT_EXCLUDED(
			"t.vacancy_id", "s.id") " ORDER BY 1",
		DB_VALUES(db_int(id)), &rows);

	for (size_t i = 0; !outcome && i < rows->count; i++) {
		const struct letter_value values[] = {
			{"id", pool_printf(pool, "%lld", (long long)id)},
			{"number", db_text(rows, i, "number")},
		};

		outcome = letter_queue(db, pool, 0, "staff_reminder", db_text(rows, i, "lang"),
			db_text(rows, i, "email"), values, sizeof(values) / sizeof(values[0]));
		if (outcome == INVALID) /* cannot be written to; logged */
			outcome = OK;
	}
	return outcome;
}

enum outcome reminder_tell(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	int64_t due = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE reminder SET told = TRUE WHERE id = ? AND NOT told AND due_on <= ?",
		DB_VALUES(db_int(id), db_str(clock_today(pool))), &due);

	(void)who;
	if (outcome)
		return outcome;
	return due ? tell_all(db, pool, id) : CONFLICT;
}
