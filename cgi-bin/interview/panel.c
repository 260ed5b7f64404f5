/* Panels: who sits on them, as stated. */
#include "access/hold.h"
#include "access/reach.h"
#include "access/seat.h"
#include "base/clock.h"
#include "base/text.h"
#include "find/find.h"
#include "history/history.h"
#include "interview/interview_private.h"
#include "interview/plan.h"
#include "interview/plan_private.h"

#define SITTING_MAX 30

static enum outcome panel_find_one(struct db *db, struct pool *pool, int64_t appointment_id,
	int64_t panel_id, struct appointment_panel *panel_r)
{
	struct appointment_panel *panels = NULL;
	size_t count = 0;
	enum outcome outcome = appointment_panels(db, pool, appointment_id, &panels, &count);

	for (size_t i = 0; !outcome && i < count; i++)
		if (panels[i].id == panel_id) {
			*panel_r = panels[i];
			return OK;
		}
	return outcome ? outcome : NOT_FOUND;
}

static int64_t number_read(const char *typed, const char *field, struct problems *problems)
{
	int64_t number = -1;

	if (typed && !text_to_int(typed, 0, SITTING_MAX, &number))
		problem_add(problems, field, "panel_number");
	return number;
}

/* words: history.appointment_panel problem.panel_number problem.panel_balance */
enum outcome panel_change(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, int64_t panel_id, const struct panel_input *input,
	struct problems *problems)
{
	struct appointment appointment;
	struct appointment_panel before;
	int64_t women = number_read(input->women, "women", problems);
	int64_t men = number_read(input->men, "men", problems);
	enum outcome outcome = plan_hold(db, pool, appointment_id, &appointment, problems);

	if (!outcome)
		outcome = panel_find_one(db, pool, appointment_id, panel_id, &before);
	if (outcome)
		return outcome;
	if (!input->composition && ((women == 0 && men > 0) || (men == 0 && women > 0)))
		problem_add(problems, "composition", "panel_balance");
	if (problems_any(problems))
		return INVALID;
	outcome = db_exec(db,
		"UPDATE appointment_panel SET room = ?, told_as = ?, women = ?, men = ?,"
		" composition = ? WHERE id = ?",
		DB_VALUES(db_str(input->room ? input->room : ""),
			db_str(input->told_as ? input->told_as : ""),
			women < 0 ? db_null() : db_int(women), men < 0 ? db_null() : db_int(men),
			db_str(input->composition ? input->composition : ""), db_int(panel_id)),
		NULL);
	if (!outcome)
		outcome = history_add(
			db, who, OBJECT_VACANCY, appointment.vacancy_id, "appointment_panel", NULL);
	if (outcome || text_equal(before.room, input->room ? input->room : ""))
		return outcome;
	return plan_tell_changed(db, pool, who, &appointment, panel_id);
}

/* Active, and not kept out of the vacancy; binds the vacancy. */
#define MAY_SIT "s.status = 'active' AND" ACCESS_NOT_EXCLUDED("?", "s.id")

enum outcome panel_candidates(struct db *db, struct pool *pool, int64_t vacancy_id,
	const char *words, struct db_rows **rows_r)
{
	struct find find;
	enum outcome outcome = find_words(db, pool, words, &find);

	if (outcome)
		return outcome;
	return db_rows(db, pool, FIND_STAFF_WHERE(MAY_SIT),
		DB_VALUES(FIND_STAFF_BIND(&find), db_int(vacancy_id), FIND_STAFF_AND_BIND(&find),
			FIND_STAFF_ORDER_BIND(&find)),
		rows_r);
}

static enum outcome member_check(struct db *db, int64_t panel_id, struct problems *problems)
{
	int64_t members = 0;
	enum outcome outcome =
		db_get_int(db, "SELECT COUNT(*) FROM appointment_member WHERE panel_id = ?",
			DB_VALUES(db_int(panel_id)), &members);

	if (outcome || members < APPOINTMENT_MEMBERS)
		return outcome;
	problem_add(problems, "member", "panel_full");
	return INVALID;
}

/* Staff users are held before vacancies (access/hold.h). words: problem.panel_person */
static enum outcome person_hold(struct db *db, int64_t vacancy_id, const char *user_id,
	struct problems *problems, int64_t *id_r)
{
	enum outcome outcome = db_get_int(db, "SELECT s.id FROM staff_user s WHERE s.user_id = ?",
		DB_VALUES(db_str(user_id)), id_r);

	if (!outcome)
		outcome = object_hold(db, OBJECT_STAFF_USER, *id_r);
	if (!outcome)
		outcome = object_hold(db, OBJECT_VACANCY, vacancy_id);
	if (!outcome)
		outcome = db_get_int(db,
			"SELECT s.id FROM staff_user s WHERE " MAY_SIT " AND s.id = ?",
			DB_VALUES(db_int(vacancy_id), db_int(*id_r)), id_r);
	if (outcome != NOT_FOUND)
		return outcome;
	problem_add(problems, "member", "panel_person");
	return INVALID;
}

static enum outcome seat_note(struct db *db, struct pool *pool, const struct principal *who,
	int64_t vacancy_id, const char *action, int64_t staff_user_id)
{
	enum outcome outcome = reach_rebuild_vacancy(db, vacancy_id);

	return outcome ? outcome
		       : history_add(db, who, OBJECT_VACANCY, vacancy_id, action,
			       pool_printf(pool, "%lld", (long long)staff_user_id));
}

/* words: history.person_seated problem.panel_full */
enum outcome panel_join(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, int64_t panel_id, const char *user_id, struct problems *problems)
{
	struct appointment appointment;
	struct appointment_panel panel;
	int64_t person = 0, added = 0;
	enum outcome outcome = appointment_get(db, pool, appointment_id, &appointment);

	if (!outcome)
		outcome = person_hold(db, appointment.vacancy_id, user_id, problems, &person);
	if (!outcome)
		outcome = plan_hold(db, pool, appointment_id, &appointment, problems);
	if (!outcome)
		outcome = panel_find_one(db, pool, appointment_id, panel_id, &panel);
	if (!outcome)
		outcome = member_check(db, panel_id, problems);
	if (!outcome)
		outcome = db_exec(db,
			"INSERT IGNORE INTO appointment_member (panel_id, staff_user_id)"
			" VALUES (?, ?)",
			DB_VALUES(db_int(panel_id), db_int(person)), &added);
	if (outcome || !added)
		return outcome;
	outcome = seat_give(db, appointment.vacancy_id, person);
	if (!outcome)
		outcome = seat_note(db, pool, who, appointment.vacancy_id, "person_seated", person);
	return outcome ? outcome : interview_tell_member(db, pool, appointment_id, person);
}

/* words: history.person_unseated */
enum outcome panel_leave(struct db *db, struct pool *pool, const struct principal *who,
	int64_t appointment_id, int64_t panel_id, const char *user_id)
{
	struct appointment appointment;
	struct appointment_panel panel;
	int64_t person = 0, removed = 0;
	enum outcome outcome =
		plan_hold(db, pool, appointment_id, &appointment, &(struct problems){0});

	if (!outcome)
		outcome = panel_find_one(db, pool, appointment_id, panel_id, &panel);
	if (!outcome)
		outcome = db_get_int(db, "SELECT id FROM staff_user WHERE user_id = ?",
			DB_VALUES(db_str(user_id)), &person);
	if (!outcome)
		outcome = db_exec(db,
			"DELETE FROM appointment_member WHERE panel_id = ? AND staff_user_id = ?",
			DB_VALUES(db_int(panel_id), db_int(person)), &removed);
	if (outcome || !removed)
		return outcome ? outcome : NOT_FOUND;
	outcome = seat_end(db, appointment.vacancy_id, person);
	return outcome
		? outcome
		: seat_note(db, pool, who, appointment.vacancy_id, "person_unseated", person);
}

enum outcome appointment_sits(
	struct db *db, int64_t appointment_id, int64_t staff_user_id, bool *sits_r)
{
	int64_t sits = 0;
	enum outcome outcome = db_get_int(db,
		"SELECT EXISTS (SELECT 1 FROM appointment_member m JOIN appointment_panel l"
		" ON l.id = m.panel_id JOIN appointment t ON t.id = l.appointment_id"
		" WHERE t.id = ? AND m.staff_user_id = ?"
		" AND" ACCESS_NOT_EXCLUDED("t.vacancy_id", "m.staff_user_id") ")",
		DB_VALUES(db_int(appointment_id), db_int(staff_user_id)), &sits);

	*sits_r = sits != 0;
	return outcome;
}
