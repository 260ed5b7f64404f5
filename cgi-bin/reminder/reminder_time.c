/* What becomes of reminders when their day has come: tasks that are shown, and a mail. */
#include <string.h>

#include "access/hold.h"
#include "base/clock.h"
#include "mail/letter.h"
#include "reminder/reminder.h"
#include "task/deputy.h"

#define SEEN 24 /* asked for at once */
#define SIX(text) text text text text text text
#define SEEN_ASKED \
	"SELECT 0 AS id, 0 AS person, 0 AS ads, '' AS ads_at, 0 AS applications," \
	" '' AS applications_at" SIX(SEEN_FOUR)
#define SEEN_FOUR SEEN_ONE SEEN_ONE SEEN_ONE SEEN_ONE
#define SEEN_ONE " UNION ALL SELECT ?, ?, ?, ?, ?, ?"
#define SEEN_VALUES (1 + ACCESS_BIND_VALUES + ACCESS_WHERE_VALUES)

static const struct db_field seen_fields[] = {
	DB_FIELD(struct reminder_seen, id),
	DB_FIELD(struct reminder_seen, text),
};

/* Those whose tasks they are; the first is herself. */
struct persons {
	struct principal items[SEEN + 1];
	size_t count;
};

/* A group of one of those represented. */
struct held_by {
	int64_t id;
	struct access_held held;
};

static const struct db_field held_fields[] = {
	DB_FIELD(struct held_by, id),
	ACCESS_HELD_FIELDS(struct held_by, held),
};

/* The ids of whom she represents in reminders, the rest 0; how many. */
static size_t represented_bind(const struct db_rows *tasks, struct db_value ids_r[SEEN])
{
	size_t count = 0;

	for (size_t i = 0; i < tasks->count && count < SEEN; i++)
		if (db_text(tasks, i, "reminder_id") && db_number(tasks, i, "represented"))
			ids_r[count++] = db_int(db_number(tasks, i, "represented"));
	for (size_t i = count; i < SEEN; i++)
		ids_r[i] = db_int(0);
	return count;
}

static enum outcome groups_read(struct db *db, struct pool *pool, const struct db_rows *tasks,
	struct held_by **rows_r, size_t *count_r)
{
	struct db_value ids[SEEN];

	*count_r = 0;
	if (represented_bind(tasks, ids) == 0)
		return OK;
	return db_structs(db, pool,
		"SELECT s.id, " ACCESS_HELD_COLUMNS " FROM staff_user s" ACCESS_HELD_JOINED
		" WHERE s.status = 'active' AND s.id IN (0" SIX(", ?, ?, ?, ?") ")"
										" ORDER BY s.id",
		held_fields, rows_r, count_r, ids, SEEN);
}

/* With their rights; who has none is left out. */
static enum outcome represented_load(
	struct db *db, struct pool *pool, const struct db_rows *tasks, struct persons *persons)
{
	struct held_by *rows = NULL;
	struct access_held *held;
	size_t count = 0, next = 0;
	enum outcome outcome = groups_read(db, pool, tasks, &rows, &count);

	held = POOL_ARRAY(pool, struct access_held, count + 1);
	for (size_t i = 0; !outcome && i < count; i = next) {
		struct principal *person = &persons->items[persons->count];

		for (next = i; next < count && rows[next].id == rows[i].id; next++)
			held[next] = rows[next].held;
		*person = (struct principal){.kind = PRINCIPAL_STAFF, .id = rows[i].id};
		outcome = access_load_held(db, pool, &held[i], next - i, person);
		persons->count += !outcome;
		if (outcome == DENIED)
			outcome = OK;
	}
	return outcome;
}

/* Whose task it is; NULL: of nobody who sees anything. */
static const struct principal *person_of(
	const struct persons *persons, const struct db_rows *tasks, size_t task)
{
	int64_t represented = db_number(tasks, task, "represented");

	for (size_t i = represented ? 1 : 0; i < persons->count; i++)
		if (!represented || persons->items[i].id == represented)
			return &persons->items[i];
	return NULL;
}

/* The reminders with who is asked about, the rest 0; how many. */
static size_t reminders_bind(const struct persons *persons, const struct db_rows *tasks,
	struct db_value values_r[SEEN * SEEN_VALUES])
{
	size_t count = 0;

	for (size_t i = 0; i < tasks->count && count < SEEN; i++) {
		const struct principal *person = person_of(persons, tasks, i);

		if (!person || !db_text(tasks, i, "reminder_id"))
			continue;
		const struct db_value values[SEEN_VALUES] = {
			db_int(db_number(tasks, i, "reminder_id")),
			ACCESS_BIND(person, RIGHT_JOBAD_READ),
			ACCESS_WHERE_BIND(person->where[RIGHT_CANDIDATE_READ])};
		memcpy(values_r + SEEN_VALUES * count++, values, sizeof(values));
	}
	for (size_t i = SEEN_VALUES * count; i < SEEN_VALUES * SEEN; i++)
		values_r[i] = db_int(0);
	return count;
}

enum outcome reminders_seen(struct db *db, struct pool *pool, const struct principal *who,
	const struct db_rows *tasks, struct reminder_seen **seen_r, size_t *count_r)
{
	struct db_value values[SEEN * SEEN_VALUES];
	struct persons *persons = POOL_NEW(pool, struct persons);
	enum outcome outcome;

	persons->items[persons->count++] = *who;
	*count_r = 0;
	outcome = represented_load(db, pool, tasks, persons);
	if (outcome || reminders_bind(persons, tasks, values) == 0)
		return outcome;
	/* clang-format off */
	return db_structs(db, pool,
		"SELECT m.id, m.text FROM (" SEEN_ASKED ") w JOIN reminder m ON m.id = w.id"
		" JOIN vacancy v ON v.id = m.vacancy_id"
		" LEFT JOIN jobad j ON m.object_kind = 3 AND j.id = m.object_id"
		" LEFT JOIN application c ON m.object_kind = 4 AND c.id = m.object_id"
		" WHERE m.object_kind = 2 AND v.status <> 'geloescht'"
		" OR m.object_kind = 3 AND "
		ACCESS_SEES_JOBAD_OF("j.vacancy_id", "j.status", "w.person", "w.ads", "w.ads_at")
		" OR m.object_kind = 4 AND "
		ACCESS_SEES_APPLICATION_OF("c", "w.person",
			ACCESS_BY_SEEN("w.applications", "w.applications_at")),
		seen_fields, seen_r, count_r, values, SEEN * SEEN_VALUES);
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

/* Of a task t the person s who has it, herself or as a member of a committee. */
#define PERSON \
	" FROM task t LEFT JOIN staff_subject ss ON t.subject_kind = 'unit'" \
	" AND ss.subject_kind = 'unit' AND ss.subject_id = t.subject_id" \
	" JOIN staff_user s ON s.id = IF(t.subject_kind = 'unit', ss.staff_user_id," \
	" t.subject_id) AND s.status = 'active' AND" ACCESS_NOT_EXCLUDED("t.vacancy_id", "s.id")
#define NUMBER \
	" JOIN vacancy v ON v.id = t.vacancy_id" \
	" LEFT JOIN jobad j ON t.object_kind = 3 AND j.id = t.object_id" \
	" LEFT JOIN application c ON t.object_kind = 4 AND c.id = t.object_id" \
	" WHERE t.reminder_id = ?"
#define TOLD(person) \
	"SELECT " person ".email, " person ".lang, COALESCE(j.number, c.number, v.number) AS number"

/* The persons of the tasks, members of committees, and the deputies of today. */
static enum outcome tell_all(struct db *db, struct pool *pool, int64_t id)
{
	struct db_rows *rows = NULL;
	/* clang-format off */
	enum outcome outcome = db_rows(db, pool,
		TOLD("s") PERSON NUMBER " UNION " TOLD("e") PERSON
		" JOIN deputy d ON d.person_id = s.id AND d.role_id = t.role_id"
		" AND d.authority_id = t.authority_id AND ? BETWEEN d.from_on AND d.until_on AND "
		DEPUTY_GIVEN("d") " JOIN staff_user e ON e.id = d.deputy_id"
		" AND e.status = 'active' AND" ACCESS_NOT_EXCLUDED("t.vacancy_id", "e.id")
		NUMBER " ORDER BY 1",
		DB_VALUES(db_int(id), db_str(clock_today(pool)), db_int(id)), &rows);
	/* clang-format on */

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
