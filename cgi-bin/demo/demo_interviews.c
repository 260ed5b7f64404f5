/* The demo's interviews. */
#include "demo/demo_interviews.h"

#include "base/clock.h"
#include "base/log.h"
#include "base/workdays.h"
#include "interview/guide.h"
#include "interview/invite.h"
#include "interview/plan.h"

#define PLANS "amira.yildiz"
#define SITS "katrin.lohmann"
#define AHEAD 6 /* working days */
#define DAY 86400
#define FORMER 9 /* days ago */

struct planning {
	const struct demo_org *org;
	struct principal who;
	struct problems problems;
	int64_t vacancy_id, appointment_id;
};

/* Hers that has most of those who are to be talked with. */
static enum outcome vacancy_find(struct db *db, struct planning *planning)
{
	return db_get_int(db,
		"SELECT a.vacancy_id FROM application a JOIN vacancy v ON v.id = a.vacancy_id"
		" AND v.closed_at IS NULL JOIN vacancy_reach r ON r.vacancy_id = v.id"
		" AND r.role_id = ? AND r.subject_kind = 'person' AND r.subject_id = ?"
		" WHERE a.status IN ('einladung', 'gespraech') GROUP BY a.vacancy_id"
		" ORDER BY COUNT(*) DESC, a.vacancy_id LIMIT 1",
		DB_VALUES(db_int(ROLE_RECRUITER), db_int(planning->who.id)), &planning->vacancy_id);
}

static enum outcome appointment_plan(struct db *db, struct planning *planning)
{
	struct pool *pool = planning->org->pool;
	const struct appointment_input about = {.name = "Auswahlgespräche, erste Runde",
		.place = "Hamburger Straße 31, 22083 Nordhafen",
		.way = "U-Bahn Hamburger Straße, Ausgang Nord. Bitte melden Sie sich am Empfang.",
		.barrier_free = "Aufzug und barrierefreie Toilette sind da; ein Parkplatz wird auf"
				" Wunsch freigehalten."};
	const struct slots_input slots = {.day = workday_add(pool, clock_today(pool), AHEAD,
						  &(struct workdays){.bridge_days = true}),
		.from = "9:00",
		.count = 4,
		.minutes = 45,
		.buffer = 15,
		.break_from = "10:45",
		.break_to = "11:15"};

	return appointment_add(db, pool, &planning->who, planning->vacancy_id, &about, &slots,
		"Raum 204", &planning->problems, &planning->appointment_id);
}

static enum outcome panel_plan(struct db *db, struct planning *planning)
{
	struct pool *pool = planning->org->pool;
	const struct panel_input input = {.room = "Raum 204",
		.told_as = "Leitung des Fachbereichs und Personalabteilung",
		.women = "2",
		.men = "1"};
	struct appointment_panel *panels = NULL;
	size_t count = 0;
	enum outcome outcome =
		appointment_panels(db, pool, planning->appointment_id, &panels, &count);

	if (outcome)
		return outcome;
	outcome = panel_change(db, pool, &planning->who, planning->appointment_id, panels[0].id,
		&input, &planning->problems);
	return outcome ? outcome
		       : panel_join(db, pool, &planning->who, planning->appointment_id,
			       panels[0].id, SITS, &planning->problems);
}

static enum outcome guide_plan(struct db *db, struct planning *planning)
{
	struct pool *pool = planning->org->pool;
	struct guide_line *lines = NULL;
	size_t count = 0;
	enum outcome outcome = guide_of(db, pool, planning->vacancy_id, &lines, &count);

	for (size_t i = 0; !outcome && i < count && i < 2; i++)
		outcome = guide_write(db, pool, &planning->who, planning->vacancy_id,
			lines[i].requirement_id,
			"Beschreiben Sie eine Aufgabe aus den letzten zwei Jahren, an der man das"
			" sieht. Was haben Sie getan, was kam heraus?",
			"", &planning->problems);
	return outcome;
}

/* The first one at the first time, whoever follows chooses. */
static enum outcome people_invite(struct db *db, struct planning *planning)
{
	struct pool *pool = planning->org->pool;
	struct invitee *people = NULL;
	struct slot *slots = NULL;
	struct invite_one ones[2];
	size_t count = 0, free = 0;
	enum outcome outcome = invitees(db, pool, planning->appointment_id, &people, &count);

	if (!outcome)
		outcome = slots_free(db, pool, planning->appointment_id, &slots, &free);
	if (outcome || !count)
		return outcome;
	for (size_t i = 0; i < count && i < 2; i++)
		ones[i] = (struct invite_one){people[i].id, i ? 0 : slots[0].id};
	return interview_invite(db, pool, &planning->who, planning->appointment_id, ones,
		count < 2 ? count : 2, false, &planning->problems);
}

static enum outcome first_accepts(struct db *db, struct planning *planning)
{
	struct pool *pool = planning->org->pool;
	struct interview *interviews = NULL;
	size_t count = 0;
	enum outcome outcome =
		interviews_of_appointment(db, pool, planning->appointment_id, &interviews, &count);

	if (outcome || !count)
		return outcome;
	return interview_answer(db, pool, &planning->who, interviews[0].application_id,
		&(struct interview_answer){.id = interviews[0].id,
			.version = interviews[0].version,
			.answer = "accepted"},
		&planning->problems);
}

/* One that was planned and did not come about, in the archive. */
static enum outcome former_archive(struct db *db, struct planning *planning)
{
	struct pool *pool = planning->org->pool;
	const struct appointment_input about = {.name = "Auswahlgespräche, Ersatztermin",
		.place = "Hamburger Straße 31, 22083 Nordhafen"};
	struct slots_input slots = {.from = "9:00", .count = 2, .minutes = 45, .buffer = 15};
	int64_t id = 0;
	enum outcome outcome;

	clock_set(clock_now() - FORMER * DAY);
	slots.day = day_add(pool, clock_today(pool), 1);
	outcome = appointment_add(db, pool, &planning->who, planning->vacancy_id, &about, &slots,
		"Raum 205", &planning->problems, &id);
	clock_set(-1);
	return outcome ? outcome
		       : appointment_archive(db, pool, &planning->who, id, &planning->problems);
}

static enum outcome interviews_work(struct db *db, void *context)
{
	struct planning *planning = context;
	enum outcome outcome;

	planning->problems = (struct problems){0};
	planning->who = *demo_person(planning->org, PLANS);
	outcome = access_load(db, planning->org->pool, &planning->who);
	if (!outcome)
		outcome = vacancy_find(db, planning);
	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	outcome = appointment_plan(db, planning);
	if (!outcome)
		outcome = panel_plan(db, planning);
	if (!outcome)
		outcome = guide_plan(db, planning);
	if (!outcome)
		outcome = people_invite(db, planning);
	if (!outcome)
		outcome = first_accepts(db, planning);
	if (!outcome)
		outcome = former_archive(db, planning);
	if (outcome && outcome != UNAVAILABLE)
		log_error("demo_data", "what=interviews outcome=%d reason=%s", (int)outcome,
			planning->problems.count ? planning->problems.items[0].reason : "");
	return outcome;
}

enum outcome demo_interviews_add(const struct demo_org *org)
{
	struct planning planning = {.org = org};
	int64_t there = 0;
	enum outcome outcome =
		db_get_int(org->db, "SELECT COUNT(*) FROM appointment", DB_NONE, &there);

	return outcome || there ? outcome : db_transaction(org->db, interviews_work, &planning);
}
