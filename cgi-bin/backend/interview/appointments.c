/* The interviews of a vacancy: the tab of its desk, and one appointment. */
#include "backend/interview/interview_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "interview/plan.h"
#include "web/form/form.h"

static const struct form slot_form = {.name = "slot_remove"};

static enum outcome admit(struct request *req)
{
	return vacancy_advertised(req) ? NOT_FOUND : OK;
}

/* When the appointment is, from its first time to the last. */
static enum outcome show_span(struct request *req, const char *place, int64_t appointment_id)
{
	struct slot *slots = NULL;
	size_t count = 0, taken = 0;
	enum outcome outcome =
		appointment_slots(req->db, req->pool, appointment_id, &slots, &count);

	if (outcome || !count)
		return outcome;
	for (size_t i = 0; i < count; i++)
		taken += slots[i].invitation_id != 0;
	view_day(req, pool_printf(req->pool, "%s.first", place),
		clock_day(req->pool, slots[0].starts_at));
	view_day(req, pool_printf(req->pool, "%s.last", place),
		clock_day(req->pool, slots[count - 1].starts_at));
	view_int(req, pool_printf(req->pool, "%s.slots", place), (int64_t)count);
	view_int(req, pool_printf(req->pool, "%s.taken", place), (int64_t)taken);
	return OK;
}

/* Those of the vacancy that are in use, or in the archive, below `name`. */
static enum outcome show_list(
	struct request *req, const char *name, int64_t vacancy_id, bool archived, bool plans)
{
	struct appointment *appointments = NULL;
	size_t count = 0;
	enum outcome outcome =
		appointments_of(req->db, req->pool, vacancy_id, archived, &appointments, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "%s.%zu", name, i);

		view_text(req, pool_printf(req->pool, "%s.name", place), appointments[i].name);
		view_text(req, pool_printf(req->pool, "%s.place", place), appointments[i].place);
		view_bool(req, pool_printf(req->pool, "%s.off", place),
			!text_equal(appointments[i].state, "planned"));
		view_text(req, pool_printf(req->pool, "%s.href", place),
			interview_href(req,
				appointments_path(req,
					pool_printf(req->pool, "/%lld",
						(long long)appointments[i].id))));
		if ((plans || appointments[i].told_roles) && !archived)
			outcome = show_span(req, place, appointments[i].id);
	}
	return outcome;
}

static enum outcome show_all(struct request *req)
{
	struct vacancy vacancy;
	bool plans = may(req, RIGHT_APPOINTMENT);
	enum outcome outcome = show_vacancy_brief(req, "interviews", &vacancy);

	if (!outcome)
		outcome = show_list(req, "Appointments", vacancy.id, false, plans);
	if (!outcome && plans)
		outcome = show_list(req, "Archived", vacancy.id, true, plans);
	view_bool(req, "May.plan", plans);
	view_text(req, "New", interview_href(req, appointments_path(req, "/neu")));
	view_text(req, "Guide",
		pool_printf(req->pool, "%s/vakanzen/%s/leitfaden", req->base, req->object.number));
	return outcome;
}

const struct page page_appointments = {
	.path = "/vakanzen/{vacancy}/termine",
	.right = RIGHT_APPOINTMENT_READ,
	.view = "backend/appointments.cs",
	.title = "vacancy",
	.admit = admit,
	.show = show_all,
};

/* words: conflict.* */
static enum outcome show_conflicts(struct request *req, int64_t appointment_id)
{
	struct conflict *conflicts = NULL;
	size_t count = 0;
	enum outcome outcome =
		appointment_conflicts(req->db, req->pool, appointment_id, &conflicts, &count);

	for (size_t i = 0; !outcome && i < count && i < CONFLICTS_SHOWN; i++) {
		const char *place = pool_printf(req->pool, "Conflicts.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.kind", place),
			view_code(req, "conflict", conflicts[i].kind));
		view_text(req, pool_printf(req->pool, "%s.what", place), conflicts[i].what);
		view_times(req, place, conflicts[i].starts_at, conflicts[i].ends_at);
	}
	if (count > CONFLICTS_SHOWN)
		view_int(req, "Conflicts_more", CONFLICTS_SHOWN);
	return outcome;
}

/* Times with who holds them; whoever does not plan reads of the talks that she sees alone. */
static void show_slots(struct request *req, const struct slot *slots, size_t count,
	const struct interview *seen, size_t seen_count, bool plans)
{
	size_t shown = 0;

	for (size_t i = 0; i < count; i++) {
		const struct interview *holder = NULL;
		const char *place = pool_printf(req->pool, "Slots.%zu", shown);

		for (size_t k = 0; !holder && k < seen_count; k++)
			if (seen[k].id == slots[i].invitation_id)
				holder = &seen[k];
		if (!holder && !plans)
			continue;
		view_times(req, place, slots[i].starts_at, slots[i].ends_at);
		view_int(req, pool_printf(req->pool, "%s.position", place), slots[i].position);
		view_text(req, pool_printf(req->pool, "%s.room", place), slots[i].room);
		view_int(req, pool_printf(req->pool, "%s.id", place), slots[i].id);
		view_bool(req, pool_printf(req->pool, "%s.taken", place),
			slots[i].invitation_id != 0);
		view_bool(req, pool_printf(req->pool, "%s.past", place),
			slots[i].starts_at <= clock_now());
		if (holder) {
			view_interview(req, pool_printf(req->pool, "%s.by", place), holder);
			view_text(req, pool_printf(req->pool, "%s.href", place),
				interview_href(req,
					appointment_path(req,
						pool_printf(req->pool, "/einladungen/%lld",
							(long long)holder->id))));
		}
		shown++;
	}
}

/* Invitations that hold no time: to choose, another wanted, declined, cancelled. */
static void show_others(struct request *req, const struct interview *seen, size_t count)
{
	size_t shown = 0;

	for (size_t i = 0; i < count; i++) {
		const char *place = pool_printf(req->pool, "Others.%zu", shown);

		if (seen[i].slot_id && text_among("asked,accepted", seen[i].state))
			continue;
		view_interview(req, place, &seen[i]);
		view_text(req, pool_printf(req->pool, "%s.href", place),
			appointment_path(req,
				pool_printf(
					req->pool, "/einladungen/%lld", (long long)seen[i].id)));
		shown++;
	}
}

static enum outcome show_one(struct request *req)
{
	struct appointment appointment;
	struct interview *seen = NULL;
	struct slot *slots = NULL;
	size_t seen_count = 0, count = 0;
	bool plans = may(req, RIGHT_APPOINTMENT);
	enum outcome outcome = appointment_show(req, &appointment);

	if (!outcome)
		outcome = interviews_seen(
			req->db, req->pool, &req->principal, appointment.id, &seen, &seen_count);
	if (!outcome)
		outcome = appointment_slots(req->db, req->pool, appointment.id, &slots, &count);
	if (!outcome)
		outcome = view_panels(req, &appointment);
	if (!outcome && plans)
		outcome = show_conflicts(req, appointment.id);
	if (outcome)
		return outcome;
	view_title_german(req, appointment.name);
	view_bool(req, "May.plan",
		plans && !appointment.archived && text_equal(appointment.state, "planned"));
	view_bool(req, "May.sheets", plans && may_roles(req, RIGHT_RATE) != 0);
	view_bool(req, "May.archive", plans && !appointment.archived);
	view_bool(req, "May.restore", plans && appointment.archived);
	view_text(req, "Path", interview_href(req, appointment_path(req, "")));
	show_slots(req, slots, count, seen, seen_count, plans);
	show_others(req, seen, seen_count);
	if (plans)
		form_show(req, &slot_form, appointment_path(req, ""), NULL);
	return OK;
}

/* Before it is told to anybody, it is the recruiters' alone. */
static enum outcome admit_one(struct request *req)
{
	struct appointment appointment;
	enum outcome outcome = admit(req);

	if (!outcome)
		outcome = appointment_find(req, &appointment);
	if (outcome)
		return outcome;
	return appointment.told_roles || may(req, RIGHT_APPOINTMENT) ? OK : NOT_FOUND;
}

const struct page page_appointment = {
	.path = "/vakanzen/{vacancy}/termine/{termin}",
	.right = RIGHT_APPOINTMENT_READ,
	.view = "backend/appointment.cs",
	.title = "appointment",
	.admit = admit_one,
	.show = show_one,
};

static enum outcome save_slot(struct request *req)
{
	enum outcome outcome = slot_remove(req->db, req->pool, &req->principal,
		request_path_int(req, "termin"), request_path_int(req, "zeit"));

	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(
		req, outcome ? "slot_held" : "slot_removed", "%s", appointment_path(req, ""));
}

const struct page page_appointment_slot_remove = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/zeiten/{zeit}/streichen",
	.right = RIGHT_APPOINTMENT,
	.form = &slot_form,
	.admit = admit_appointment,
	.save = save_slot,
};
