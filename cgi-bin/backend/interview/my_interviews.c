/* The interviews a member of staff takes part in: those of panels she sits on, and of vacancies she
 * owns; and an appointment as its panel sees it, with the guide. */
#include "backend/interview/guide_view.h"
#include "backend/interview/interview_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "interview/guide.h"
#include "interview/plan.h"

#define INTERVIEWS_SHOWN 50

static enum outcome show_all(struct request *req)
{
	struct interview *interviews = NULL;
	size_t count = 0;
	enum outcome outcome = interviews_of_staff(req->db, req->pool, req->principal.id,
		day_start(clock_today(req->pool)), INTERVIEWS_SHOWN + 1, &interviews, &count);

	for (size_t i = 0; !outcome && i < count && i < INTERVIEWS_SHOWN; i++) {
		const char *place = pool_printf(req->pool, "Interviews.%zu", i);
		bool sits = false;

		outcome = appointment_sits(
			req->db, interviews[i].appointment_id, req->principal.id, &sits);
		view_interview(req, place, &interviews[i]);
		view_text(req, pool_printf(req->pool, "%s.place", place), interviews[i].place);
		if (sits)
			view_text(req, pool_printf(req->pool, "%s.href", place),
				pool_printf(req->pool, "%s/termine/%lld", req->base,
					(long long)interviews[i].appointment_id));
	}
	if (count > INTERVIEWS_SHOWN)
		view_int(req, "Interviews_more", INTERVIEWS_SHOWN);
	return outcome;
}

const struct page page_my_interviews = {
	.path = "/termine",
	.right = RIGHT_STAFF,
	.view = "backend/my_interviews.cs",
	.title = "my_interviews",
	.show = show_all,
};

/* Whoever sits on a panel of it. */
static enum outcome admit(struct request *req)
{
	bool sits = false;
	enum outcome outcome = appointment_sits(
		req->db, request_path_int(req, "termin"), req->principal.id, &sits);

	return outcome ? outcome : sits ? OK : NOT_FOUND;
}

static enum outcome show_panel(struct request *req)
{
	struct appointment appointment;
	struct interview *seen = NULL;
	size_t count = 0, shown = 0;
	enum outcome outcome =
		appointment_get(req->db, req->pool, request_path_int(req, "termin"), &appointment);

	if (!outcome)
		outcome = interviews_seen(
			req->db, req->pool, &req->principal, appointment.id, &seen, &count);
	if (!outcome)
		outcome = view_guide(req, appointment.vacancy_id);
	if (!outcome)
		outcome = view_panels(req, &appointment);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.my_interviews"), "/termine");
	view_title_german(req, appointment.name);
	view_appointment(req, &appointment);
	for (size_t i = 0; i < count; i++) {
		if (!seen[i].slot_id || !text_among("asked,accepted", seen[i].state))
			continue;
		view_interview(req, pool_printf(req->pool, "Interviews.%zu", shown++), &seen[i]);
	}
	return OK;
}

const struct page page_panel_interviews = {
	.path = "/termine/{termin}",
	.right = RIGHT_STAFF,
	.view = "backend/panel_interviews.cs",
	.title = "appointment",
	.admit = admit,
	.show = show_panel,
};
