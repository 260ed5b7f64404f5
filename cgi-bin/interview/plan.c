/* Planning appointments, changing and cancelling them. */
#include "interview/plan.h"

#include <string.h>

#include "access/hold.h"
#include "base/clock.h"
#include "base/text.h"
#include "history/history.h"
#include "interview/interview_private.h"
#include "interview/plan_private.h"

#define ROOM_MAX 120

enum outcome plan_hold(struct db *db, struct pool *pool, int64_t id,
	struct appointment *appointment_r, struct problems *problems)
{
	enum outcome outcome = appointment_get(db, pool, id, appointment_r);

	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, appointment_r->vacancy_id);
	if (!outcome)
		outcome = appointment_hold(db, pool, id, appointment_r);
	if (outcome || (!appointment_r->archived && text_equal(appointment_r->state, "planned")))
		return outcome;
	problem_add(problems, "",
		appointment_r->archived ? "appointment_in_archive" : "appointment_off");
	return CONFLICT;
}

static bool is_link(const char *url)
{
	return strncmp(url, "https://", 8) == 0 && url[8] && !strpbrk(url, " \t\"<>\\^`{|}");
}

/* words: problem.appointment_where problem.appointment_link */
static void input_check(const struct appointment_input *input, struct problems *problems)
{
	if (!input->place && !input->video_url)
		problem_add(problems, "place", "appointment_where");
	if (input->video_url && !is_link(input->video_url))
		problem_add(problems, "video_url", "appointment_link");
}

static const char *filled(const char *text)
{
	return text ? text : "";
}

/* A panel in each room, one line each; one without a room when there are no lines. */
static enum outcome panels_add(struct db *db, struct pool *pool, int64_t appointment_id,
	const char *rooms, struct problems *problems)
{
	char *rest = rooms ? pool_strdup(pool, rooms) : NULL, *line;
	int64_t position = 0;
	enum outcome outcome = OK;

	while (!outcome && ((line = strsep(&rest, "\n")) || !position)) {
		const char *room = line ? text_trim(pool, line) : "";

		if (line && !*room && rest)
			continue;
		if (line && !*room && position)
			break;
		if (position == APPOINTMENT_PANELS || text_length(room) > ROOM_MAX) {
			problem_add(problems, "rooms", "appointment_rooms");
			return INVALID;
		}
		outcome = db_exec(db,
			"INSERT INTO appointment_panel (appointment_id, position, room)"
			" VALUES (?, ?, ?)",
			DB_VALUES(db_int(appointment_id), db_int(++position), db_str(room)), NULL);
	}
	return outcome;
}

/* It is running, and has room for one more. words: problem.appointment_over
 * problem.appointment_enough */
static enum outcome vacancy_check(struct db *db, int64_t vacancy_id, struct problems *problems)
{
	int64_t over = 0, there = 0;
	enum outcome outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);

	if (!outcome)
		outcome = db_get_int(db, "SELECT closed_at IS NOT NULL FROM vacancy WHERE id = ?",
			DB_VALUES(db_int(vacancy_id)), &over);
	if (!outcome)
		outcome = appointments_count(db, vacancy_id, &there);
	if (outcome || (!over && there < APPOINTMENTS_MAX))
		return outcome;
	problem_add(problems, "", over ? "appointment_over" : "appointment_enough");
	return CONFLICT;
}

/* words: history.appointment_planned problem.appointment_time problem.appointment_break
 * problem.appointment_late problem.appointment_many problem.appointment_overlap
 * problem.appointment_rooms problem.appointment_off problem.appointment_in_archive */
enum outcome appointment_add(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const struct appointment_input *input, const struct slots_input *slots,
	const char *rooms, struct problems *problems, int64_t *id_r)
{
	struct slot_time times[APPOINTMENT_SLOTS];
	const char *now = clock_sql(pool, clock_now());
	enum outcome outcome = vacancy_check(db, vacancy_id, problems);

	if (outcome)
		return outcome;
	input_check(input, problems);
	size_t count = slots_make(slots, times, APPOINTMENT_SLOTS, problems);
	if (problems_any(problems))
		return INVALID;
	outcome = db_exec(db,
		"INSERT INTO appointment (vacancy_id, name, place, way, barrier_free, video_url,"
		" created_at, created_by, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)",
		DB_VALUES(db_int(vacancy_id), db_str(input->name), db_str(filled(input->place)),
			db_str(filled(input->way)), db_str(filled(input->barrier_free)),
			db_str(filled(input->video_url)), db_str(now), db_int(who->id),
			db_str(now)),
		NULL);
	*id_r = db_inserted_id(db);
	if (!outcome)
		outcome = panels_add(db, pool, *id_r, rooms, problems);
	if (!outcome)
		outcome = slots_put(db, pool, *id_r, times, count, problems);
	return outcome
		? outcome
		: history_add(db, who, OBJECT_VACANCY, vacancy_id, "appointment_planned", NULL);
}

enum outcome plan_tell_changed(struct db *db, struct pool *pool, const struct principal *who,
	const struct appointment *appointment, int64_t panel_id)
{
	struct interview *interviews = NULL;
	struct telling telling = {.appointment_id = appointment->id,
		.vacancy_id = appointment->vacancy_id,
		.roles = appointment->told_roles,
		.template = "staff_appointment_changed",
		.reception = true};
	size_t count = 0;
	enum outcome outcome = db_exec(db,
		"UPDATE appointment_invitation i JOIN appointment_slot s ON s.id = i.holding"
		" SET i.sequence = i.sequence + 1, i.told_sequence = i.told_sequence + 1"
		" WHERE i.appointment_id = ? AND s.starts_at > ? AND (? = 0 OR s.panel_id = ?)",
		DB_VALUES(db_int(appointment->id), db_str(clock_sql(pool, clock_now())),
			db_int(panel_id), db_int(panel_id)),
		NULL);

	if (!outcome)
		outcome = interviews_of_appointment(db, pool, appointment->id, &interviews, &count);
	for (size_t i = 0; !outcome && i < count; i++) {
		const struct interview *one = &interviews[i];
		struct slot slot;

		if (!text_among("asked,accepted", one->state) || one->starts_at <= clock_now())
			continue;
		outcome = slot_get(db, pool, appointment->id, one->slot_id, &slot);
		if (outcome || (panel_id && slot.panel_id != panel_id))
			continue;
		outcome = interview_letter(db, pool, who, one, "appointment_changed");
		interview_tell_add(&telling, one);
	}
	return outcome || !telling.all.from ? outcome : interview_tell(db, pool, &telling);
}

/* words: history.appointment_changed problem.appointment_newer */
enum outcome appointment_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t id, const struct appointment_input *input, struct problems *problems)
{
	struct appointment before, after;
	enum outcome outcome = plan_hold(db, pool, id, &before, problems);

	if (outcome)
		return outcome;
	input_check(input, problems);
	if (problems_any(problems))
		return INVALID;
	if (input->version != before.version) {
		problem_add(problems, "", "appointment_newer");
		return CONFLICT;
	}
	outcome = db_exec(db,
		"UPDATE appointment SET name = ?, place = ?, way = ?, barrier_free = ?,"
		" video_url = ?, version = version + 1, changed_at = ? WHERE id = ?",
		DB_VALUES(db_str(input->name), db_str(filled(input->place)),
			db_str(filled(input->way)), db_str(filled(input->barrier_free)),
			db_str(filled(input->video_url)), db_str(clock_sql(pool, clock_now())),
			db_int(id)),
		NULL);
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_VACANCY, before.vacancy_id, "appointment_changed", NULL);
	if (!outcome)
		outcome = appointment_get(db, pool, id, &after);
	if (outcome
		|| (text_equal(before.place, after.place) && text_equal(before.way, after.way)
			&& text_equal(before.barrier_free, after.barrier_free)
			&& text_equal(before.video_url, after.video_url)))
		return outcome;
	return plan_tell_changed(db, pool, who, &after, 0);
}

/* Its invitations that are live end with it. */
static enum outcome invitations_cancel(struct db *db, struct pool *pool,
	const struct principal *who, const struct appointment *appointment)
{
	struct interview *interviews = NULL;
	struct telling telling = {.appointment_id = appointment->id,
		.vacancy_id = appointment->vacancy_id,
		.roles = appointment->told_roles,
		.template = "staff_appointment_cancelled",
		.reception = true};
	size_t count = 0;
	enum outcome outcome =
		interviews_of_appointment(db, pool, appointment->id, &interviews, &count);

	if (!outcome)
		outcome = db_exec(db,
			"UPDATE appointment_invitation SET state = 'cancelled',"
			" sequence = sequence + 1, told_sequence = sequence,"
			" version = version + 1 WHERE appointment_id = ? AND live IS NOT NULL",
			DB_VALUES(db_int(appointment->id)), NULL);
	for (size_t i = 0; !outcome && i < count; i++) {
		struct interview one = interviews[i];

		if (!text_among("asked,accepted,other_wanted", one.state)
			|| (one.starts_at && one.starts_at <= clock_now()))
			continue;
		outcome = interview_letter(db, pool, who, &one, "appointment_cancelled");
		if (one.starts_at)
			interview_tell_add(&telling, &one);
	}
	return outcome || !telling.all.from ? outcome : interview_tell(db, pool, &telling);
}

/* words: history.appointment_cancelled */
enum outcome appointment_cancel(
	struct db *db, struct pool *pool, const struct principal *who, int64_t id)
{
	struct appointment appointment;
	enum outcome outcome = plan_hold(db, pool, id, &appointment, &(struct problems){0});

	if (!outcome)
		outcome = invitations_cancel(db, pool, who, &appointment);
	if (!outcome)
		outcome = db_exec(db,
			"UPDATE appointment SET state = 'cancelled', version = version + 1,"
			" changed_at = ? WHERE id = ?",
			DB_VALUES(db_str(clock_sql(pool, clock_now())), db_int(id)), NULL);
	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, appointment.vacancy_id,
			       "appointment_cancelled", NULL);
}
