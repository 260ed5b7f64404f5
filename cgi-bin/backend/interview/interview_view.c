/* Appointments, panels and invitations in the dataset. */
#include "backend/interview/interview_view.h"

#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"

const char *appointments_path(struct request *req, const char *rest)
{
	return pool_printf(req->pool, "/vakanzen/%s/termine%s", req->object.number, rest);
}

const char *appointment_path(struct request *req, const char *rest)
{
	return appointments_path(req,
		pool_printf(
			req->pool, "/%lld%s", (long long)request_path_int(req, "termin"), rest));
}

const char *interview_href(struct request *req, const char *path)
{
	return pool_printf(req->pool, "%s%s", req->base, path);
}

enum outcome appointment_find(struct request *req, struct appointment *appointment_r)
{
	enum outcome outcome =
		appointment_get(req->db, req->pool, request_path_int(req, "termin"), appointment_r);

	return !outcome && appointment_r->vacancy_id != req->object.id ? NOT_FOUND : outcome;
}

enum outcome admit_appointment(struct request *req)
{
	struct appointment appointment;

	return appointment_find(req, &appointment);
}

void view_appointment(struct request *req, const struct appointment *appointment)
{
	view_text(req, "Appointment.name", appointment->name);
	view_text(req, "Appointment.state", appointment->state);
	view_bool(req, "Appointment.off", !text_equal(appointment->state, "planned"));
	view_bool(req, "Appointment.archived", appointment->archived);
	view_text(req, "Appointment.place", appointment->place);
	view_text(req, "Appointment.way", appointment->way);
	view_text(req, "Appointment.barrier_free", appointment->barrier_free);
	view_text(req, "Appointment.video", appointment->video_url);
}

enum outcome appointment_show(struct request *req, struct appointment *appointment_r)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (!outcome)
		outcome = appointment_find(req, appointment_r);
	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "tab.interviews"), appointments_path(req, ""));
	if (!text_equal(req->path, appointment_path(req, "")))
		view_crumb_german(req, appointment_r->name, appointment_path(req, ""));
	view_appointment(req, appointment_r);
	view_text(req, "Back", interview_href(req, appointment_path(req, "")));
	return OK;
}

void view_times(struct request *req, const char *place, int64_t from, int64_t to)
{
	view_day(req, pool_printf(req->pool, "%s.day", place), clock_day(req->pool, from));
	view_text(req, pool_printf(req->pool, "%s.from", place),
		clock_hour(req->pool, from, req->lang));
	view_text(
		req, pool_printf(req->pool, "%s.to", place), clock_hour(req->pool, to, req->lang));
}

enum outcome view_panels(struct request *req, const struct appointment *appointment)
{
	struct appointment_panel *panels = NULL;
	size_t count = 0;
	enum outcome outcome =
		appointment_panels(req->db, req->pool, appointment->id, &panels, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Panels.%zu", i);
		const struct {
			const char *name, *value;
		} texts[] = {
			{"room", panels[i].room},
			{"told_as", panels[i].told_as},
			{"women", panels[i].women},
			{"men", panels[i].men},
			{"composition", panels[i].composition},
			{"sitting", panels[i].members},
			{"href",
				interview_href(req,
					appointment_path(req,
						pool_printf(req->pool, "/gremium/%lld",
							(long long)panels[i].id)))},
		};

		view_int(req, pool_printf(req->pool, "%s.position", place), panels[i].position);
		for (size_t k = 0; k < sizeof(texts) / sizeof(texts[0]); k++)
			view_text(req, pool_printf(req->pool, "%s.%s", place, texts[k].name),
				texts[k].value);
	}
	return outcome;
}

/* words: interview_state.* */
void view_interview(struct request *req, const char *place, const struct interview *interview)
{
	view_text(req, pool_printf(req->pool, "%s.code", place), interview->state);
	view_text(req, pool_printf(req->pool, "%s.state", place),
		view_code(req, "interview_state", interview->state));
	view_text(req, pool_printf(req->pool, "%s.name", place), interview->name);
	view_text(req, pool_printf(req->pool, "%s.number", place), interview->number);
	view_text(req, pool_printf(req->pool, "%s.room", place), interview->room);
	view_bool(req, pool_printf(req->pool, "%s.chooses", place), interview->chooses);
	if (interview->starts_at)
		view_times(req, place, interview->starts_at, interview->ends_at);
}
