/* Times of appointments: made in one go, removed, and what collides. */
#include <stdio.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "format/json.h"
#include "history/history.h"
#include "interview/interview_private.h"
#include "interview/plan.h"
#include "interview/plan_private.h"

#define DAY_MINUTES 1440

/* "9:00", "09.30", "9:00 Uhr" as minutes of the day; -1: it is no time. */
static int minutes_read(const char *text)
{
	int hour = 0, minute = 0, end = 0;

	if (!text || sscanf(text, "%2d%*[:.]%2d%n", &hour, &minute, &end) != 2)
		return -1;
	if (text[end] && !text_equal(text + end, " Uhr"))
		return -1;
	return hour < 0 || hour > 24 || minute < 0 || minute > 59
			|| hour * 60 + minute > DAY_MINUTES
		? -1
		: hour * 60 + minute;
}

/* When clocks in Berlin show it on the day, the first time; -1: they do not. */
static int64_t instant_of(const char *day, int minutes)
{
	int64_t first = 0;

	if (minutes < 0 || minutes >= DAY_MINUTES || day_hours(day, minutes / 60, &first) == 0)
		return -1;
	return first + INT64_C(60) * (minutes % 60);
}

static int pause_read(const struct slots_input *input, int *to_r, struct problems *problems)
{
	int from = minutes_read(input->break_from);

	*to_r = minutes_read(input->break_to);
	if (!input->break_from && !input->break_to)
		return -1;
	if (from < 0)
		problem_add(problems, "break_from", "appointment_time");
	if (*to_r < 0)
		problem_add(problems, "break_to", "appointment_time");
	else if (*to_r <= from)
		problem_add(problems, "break_to", "appointment_break");
	return from;
}

size_t slots_make(const struct slots_input *input, struct slot_time *times_r, size_t most,
	struct problems *problems)
{
	int at = minutes_read(input->from), pause_to = -1;
	int pause_from = pause_read(input, &pause_to, problems);
	size_t count = 0;

	if (instant_of(input->day, at) < 0)
		problem_add(problems, "from", "appointment_time");
	else if (instant_of(input->day, at) <= clock_now())
		problem_add(problems, "day", "day_past");
	if (problems_any(problems))
		return 0;
	for (int64_t i = 0; i < input->count; i++) {
		if (pause_from >= 0 && at < pause_to && at + input->minutes > pause_from)
			at = pause_to;
		int64_t start = instant_of(input->day, at);
		if (start < 0 || at + input->minutes > DAY_MINUTES) {
			problem_add(problems, "count", "appointment_late");
			return 0;
		}
		if (count == most) {
			problem_add(problems, "count", "appointment_many");
			return 0;
		}
		times_r[count++] = (struct slot_time){start, start + INT64_C(60) * input->minutes};
		at += (int)(input->minutes + input->buffer);
	}
	return count;
}

static const char *times_json(struct pool *pool, const struct slot_time *times, size_t count)
{
	struct buf json;

	buf_init(&json, pool);
	json_open(&json, NULL, '[');
	for (size_t i = 0; i < count; i++) {
		json_open(&json, NULL, '{');
		json_text(&json, "from", clock_sql(pool, times[i].from));
		json_text(&json, "to", clock_sql(pool, times[i].to));
		json_close(&json, '}');
	}
	json_close(&json, ']');
	return json.data;
}

#define TIMES \
	" JSON_TABLE(?, '$[*]' COLUMNS (starts DATETIME PATH '$.from'," \
	" ends DATETIME PATH '$.to')) j"

enum outcome slots_put(struct db *db, struct pool *pool, int64_t appointment_id,
	const struct slot_time *times, size_t count, struct problems *problems)
{
	const char *json = times_json(pool, times, count);
	int64_t taken = 0, there = 0, panels = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT COUNT(*) FROM appointment_slot s JOIN" TIMES
		" ON s.starts_at < j.ends AND s.ends_at > j.starts WHERE s.appointment_id = ?",
		DB_VALUES(db_str(json), db_int(appointment_id)), &taken);

	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM appointment_slot WHERE appointment_id = ?",
			DB_VALUES(db_int(appointment_id)), &there);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT COUNT(*) FROM appointment_panel WHERE appointment_id = ?",
			DB_VALUES(db_int(appointment_id)), &panels);
	if (outcome)
		return outcome;
	if (taken)
		problem_add(problems, "from", "appointment_overlap");
	else if (there + panels * (int64_t)count > APPOINTMENT_SLOTS)
		problem_add(problems, "count", "appointment_many");
	if (problems_any(problems))
		return INVALID;
	return db_exec(db,
		"INSERT INTO appointment_slot (appointment_id, panel_id, vacancy_id, starts_at,"
		" ends_at) SELECT p.appointment_id, p.id, a.vacancy_id, j.starts, j.ends"
		" FROM appointment_panel p JOIN appointment a ON a.id = p.appointment_id JOIN" TIMES
		" WHERE p.appointment_id = ?",
		DB_VALUES(db_str(json), db_int(appointment_id)), NULL);
}

/* words: history.appointment_times */
enum outcome slots_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, const struct slots_input *input, struct problems *problems)
{
	struct appointment appointment;
	struct slot_time times[APPOINTMENT_SLOTS];
	enum outcome outcome = plan_hold(db, pool, appointment_id, &appointment, problems);

	if (outcome)
		return outcome;
	size_t count = slots_make(input, times, APPOINTMENT_SLOTS, problems);
	if (problems_any(problems))
		return INVALID;
	outcome = slots_put(db, pool, appointment_id, times, count, problems);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, appointment.vacancy_id,
			       "appointment_times", NULL);
}

/* words: history.appointment_time_removed */
enum outcome slot_remove(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, int64_t slot_id)
{
	struct appointment appointment;
	struct slot slot;
	int64_t removed = 0;
	enum outcome outcome =
		plan_hold(db, pool, appointment_id, &appointment, &(struct problems){0});

	if (!outcome)
		outcome = slot_get(db, pool, appointment_id, slot_id, &slot);
	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM appointment_slot WHERE id = ? AND NOT EXISTS (SELECT 1"
			" FROM appointment_invitation i WHERE i.slot_id = appointment_slot.id)",
			DB_VALUES(db_int(slot_id)), &removed);
	if (outcome)
		return outcome;
	return removed ? history_add(db, who, OBJECT_VACANCY, appointment.vacancy_id,
		       "appointment_time_removed", NULL)
		       : CONFLICT;
}

static const struct db_field conflict_fields[] = {
	DB_FIELD(struct conflict, kind),
	DB_FIELD(struct conflict, what),
	DB_INSTANT(struct conflict, starts_at),
	DB_INSTANT(struct conflict, ends_at),
};

/* Times o of other panels, of appointments that take place in the same authority, that collide with
 * the times s to come of this one. */
#define COLLIDING \
	" FROM appointment_slot s JOIN appointment_panel l ON l.id = s.panel_id" \
	" JOIN appointment t ON t.id = s.appointment_id JOIN vacancy v ON v.id = s.vacancy_id" \
	" JOIN appointment_slot o ON o.starts_at > s.starts_at - INTERVAL " SQL_SLOT_MINUTES_MAX \
	" MINUTE AND o.starts_at < s.ends_at AND o.ends_at > s.starts_at AND o.id <> s.id" \
	" JOIN appointment_panel q ON q.id = o.panel_id" \
	" JOIN appointment b ON b.id = o.appointment_id AND b.state = 'planned'" \
	" JOIN vacancy w ON w.id = o.vacancy_id AND w.authority_id = v.authority_id"
#define OF_THIS " WHERE s.appointment_id = ? AND s.starts_at > ?"

enum outcome appointment_conflicts(struct db *db, struct pool *pool, int64_t appointment_id,
	struct conflict **conflicts_r, size_t *count_r)
{
	const struct db_value id = db_int(appointment_id);
	const struct db_value now = db_str(clock_sql(pool, clock_now()));

	/* clang-format off */
	return db_structs(db, pool,
		"SELECT * FROM (SELECT DISTINCT 'room' AS kind, l.room AS what, s.starts_at,"
		" s.ends_at"
		COLLIDING " AND q.room = l.room AND b.place = t.place" OF_THIS " AND l.room <> ''"
		" UNION SELECT 'person', CONCAT(x.first_name, ' ', x.surname), s.starts_at,"
		" s.ends_at"
		COLLIDING " JOIN appointment_member m ON m.panel_id = l.id"
		" JOIN appointment_member n ON n.panel_id = q.id"
		" AND n.staff_user_id = m.staff_user_id"
		" JOIN staff_user x ON x.id = m.staff_user_id" OF_THIS
		" UNION SELECT 'applicant', CONCAT(p.first_name, ' ', p.surname), s.starts_at,"
		" s.ends_at" COLLIDING
		" JOIN appointment_invitation i ON i.holding = s.id"
		" JOIN appointment_invitation k ON k.holding = o.id"
		" JOIN application a ON a.id = i.application_id JOIN applicant p"
		" ON p.id = a.applicant_id JOIN application c ON c.id = k.application_id"
		" JOIN applicant r ON r.id = c.applicant_id" OF_THIS
		" AND (r.id = p.id OR r.email = p.email AND p.email <> '')) z"
		" ORDER BY starts_at, kind, what LIMIT ?",
		conflict_fields, conflicts_r, count_r,
		DB_VALUES(id, now, id, now, id, now, db_int(CONFLICTS_SHOWN + 1)));
	/* clang-format on */
}
