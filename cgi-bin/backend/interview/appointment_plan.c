/* Planning an appointment, adding times, changing and cancelling it. */
#include "backend/interview/interview_view.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "interview/plan.h"
#include "web/form/form.h"

struct plan_input {
	struct appointment_input about;
	const char *rooms;
	struct slots_input slots;
};

#define ABOUT_FIELDS(input, about) \
	{.name = "name", \
		.type = FIELD_TEXT, \
		.max = 120, \
		.required = true, \
		FORM_AT(input, about.name)}, \
		{.name = "place", \
			.type = FIELD_TEXT, \
			.max = 200, \
			.sometimes = true, \
			FORM_AT(input, about.place)}, \
		{.name = "video_url", \
			.type = FIELD_TEXT, \
			.max = 500, \
			.sometimes = true, \
			FORM_AT(input, about.video_url)}, \
		{.name = "way", .type = FIELD_LONG, .max = 1000, FORM_AT(input, about.way)}, \
	{ \
		.name = "barrier_free", .type = FIELD_LONG, .max = 1000, \
		FORM_AT(input, about.barrier_free) \
	}

#define SLOT_FIELDS(input, slots) \
	{.name = "day", .type = FIELD_DAY, .required = true, FORM_AT(input, slots.day)}, \
		{.name = "from", \
			.type = FIELD_TEXT, \
			.max = 10, \
			.required = true, \
			FORM_AT(input, slots.from)}, \
		{.name = "count", \
			.type = FIELD_INT, \
			.min = 1, \
			.max = 40, \
			.required = true, \
			FORM_AT(input, slots.count)}, \
		{.name = "minutes", \
			.type = FIELD_INT, \
			.min = 5, \
			.max = 480, \
			.required = true, \
			FORM_AT(input, slots.minutes)}, \
		{.name = "buffer", \
			.type = FIELD_INT, \
			.min = 0, \
			.max = 120, \
			FORM_AT(input, slots.buffer)}, \
		{.name = "break_from", \
			.type = FIELD_TEXT, \
			.max = 10, \
			FORM_AT(input, slots.break_from)}, \
	{ \
		.name = "break_to", .type = FIELD_TEXT, .max = 10, FORM_AT(input, slots.break_to) \
	}

static const struct form_field plan_fields[] = {
	ABOUT_FIELDS(struct plan_input, about),
	{.name = "rooms", .type = FIELD_LONG, .max = 800, FORM_AT(struct plan_input, rooms)},
	SLOT_FIELDS(struct plan_input, slots),
};
static const struct form plan_form = FORM("appointment", plan_fields, struct plan_input);

static enum outcome show_new(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "tab.interviews"), appointments_path(req, ""));
	view_text(
		req, "Back", pool_printf(req->pool, "%s%s", req->base, appointments_path(req, "")));
	view_text(req, "Text", view_word(req, "interview.plan_text"));
	view_text(req, "Save", view_word(req, "interview.plan_save"));
	form_show(req, &plan_form, req->path,
		&(struct plan_input){
			.slots = {.from = "9:00", .count = 6, .minutes = 45, .buffer = 15}});
	return OK;
}

static enum outcome save_new(struct request *req)
{
	const struct plan_input *input = req->input;
	int64_t id = 0;
	enum outcome outcome = appointment_add(req->db, req->pool, &req->principal, req->object.id,
		&input->about, &input->slots, input->rooms, &req->problems, &id);

	return outcome ? outcome
		       : redirect_to(req, "appointment_planned", "%s/%lld",
			       appointments_path(req, ""), (long long)id);
}

const struct page page_appointment_new = {
	.path = "/vakanzen/{vacancy}/termine/neu",
	.right = RIGHT_APPOINTMENT,
	.form = &plan_form,
	.view = "backend/appointment_form.cs",
	.title = "appointment_new",
	.show = show_new,
	.save = save_new,
};

struct times_input {
	struct slots_input slots;
};

static const struct form_field times_fields[] = {SLOT_FIELDS(struct times_input, slots)};
static const struct form times_form = FORM("appointment_times", times_fields, struct times_input);

static enum outcome show_times(struct request *req)
{
	struct appointment appointment;
	enum outcome outcome = appointment_show(req, &appointment);

	if (outcome)
		return outcome;
	view_text(req, "Text", view_word(req, "interview.times_text"));
	view_text(req, "Save", view_word(req, "interview.times_save"));
	form_show(req, &times_form, req->path,
		&(struct times_input){
			.slots = {.from = "9:00", .count = 6, .minutes = 45, .buffer = 15}});
	return OK;
}

static enum outcome save_times(struct request *req)
{
	const struct times_input *input = req->input;
	enum outcome outcome = slots_add(req->db, req->pool, &req->principal,
		request_path_int(req, "termin"), &input->slots, &req->problems);

	return outcome ? outcome : redirect_to(req, "slots_added", "%s", appointment_path(req, ""));
}

const struct page page_appointment_times = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/zeiten",
	.right = RIGHT_APPOINTMENT,
	.form = &times_form,
	.view = "backend/appointment_form.cs",
	.title = "appointment_times",
	.admit = admit_appointment,
	.show = show_times,
	.save = save_times,
};

struct edit_input {
	struct appointment_input about;
	int64_t version;
};

static const struct form_field edit_fields[] = {
	ABOUT_FIELDS(struct edit_input, about),
	FORM_VERSION(struct edit_input),
};
static const struct form edit_form = FORM("appointment_edit", edit_fields, struct edit_input);

static enum outcome now_edit(struct request *req, void *now_r)
{
	struct edit_input *now = now_r;
	struct appointment appointment;
	enum outcome outcome = appointment_find(req, &appointment);

	if (outcome)
		return outcome;
	now->version = appointment.version;
	now->about =
		(struct appointment_input){appointment.name, appointment.place, appointment.way,
			appointment.barrier_free, appointment.video_url, appointment.version};
	return OK;
}

static enum outcome show_edit(struct request *req)
{
	struct appointment appointment;
	struct edit_input now = {0};
	enum outcome outcome = appointment_show(req, &appointment);

	if (!outcome)
		outcome = now_edit(req, &now);
	if (outcome)
		return outcome;
	view_text(req, "Text", view_word(req, "interview.edit_text"));
	view_text(req, "Save", view_word(req, "interview.edit_save"));
	form_show(req, &edit_form, req->path, &now);
	return OK;
}

static enum outcome save_edit(struct request *req)
{
	const struct edit_input *input = req->input;
	const struct edit_input *now = req->now;
	struct appointment_input about = input->about;
	enum outcome outcome;

	about.version = now->about.version; /* merged field by field with what stands now */
	outcome = appointment_change(req->db, req->pool, &req->principal,
		request_path_int(req, "termin"), &about, &req->problems);
	return outcome ? outcome
		       : redirect_to(req, "appointment_changed", "%s", appointment_path(req, ""));
}

const struct page page_appointment_edit = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/bearbeiten",
	.right = RIGHT_APPOINTMENT,
	.form = &edit_form,
	.view = "backend/appointment_form.cs",
	.title = "appointment_edit",
	.admit = admit_appointment,
	.show = show_edit,
	.now = now_edit,
	.save = save_edit,
};

static const struct form cancel_form = {.name = "appointment_cancel"};

static enum outcome show_cancel(struct request *req)
{
	struct appointment appointment;
	enum outcome outcome = appointment_show(req, &appointment);

	if (outcome)
		return outcome;
	view_text(req, "Text", view_word(req, "interview.cancel_text"));
	view_text(req, "Save", view_word(req, "interview.cancel_save"));
	form_show(req, &cancel_form, req->path, NULL);
	return OK;
}

static enum outcome save_cancel(struct request *req)
{
	enum outcome outcome = appointment_cancel(
		req->db, req->pool, &req->principal, request_path_int(req, "termin"));

	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req, "appointment_cancelled", "%s", appointment_path(req, ""));
}

const struct page page_appointment_cancel = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/absagen",
	.right = RIGHT_APPOINTMENT,
	.form = &cancel_form,
	.view = "backend/appointment_confirm.cs",
	.title = "appointment_cancel",
	.admit = admit_appointment,
	.show = show_cancel,
	.save = save_cancel,
};
