/* One invitation: how it stands, another time, an answer told by other ways, taking it back. */
#include "backend/interview/interview_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "interview/invite.h"
#include "web/form/form.h"

static const struct form seen_form = {.name = "interview_seen"};
static const struct form cancel_form = {.name = "interview_cancel"};

static const char *invitation_path(struct request *req, const char *rest)
{
	return appointment_path(req,
		pool_printf(req->pool, "/einladungen/%lld%s",
			(long long)request_path_int(req, "einladung"), rest));
}

static enum outcome invitation_find(struct request *req, struct interview *interview_r)
{
	struct interview *seen = NULL;
	size_t count = 0;
	enum outcome outcome = interviews_seen(req->db, req->pool, &req->principal,
		request_path_int(req, "termin"), &seen, &count);

	for (size_t i = 0; !outcome && i < count; i++)
		if (seen[i].id == request_path_int(req, "einladung")) {
			*interview_r = seen[i];
			return OK;
		}
	return outcome ? outcome : NOT_FOUND;
}

static enum outcome admit(struct request *req)
{
	struct interview interview;
	enum outcome outcome = admit_appointment(req);

	return outcome ? outcome : invitation_find(req, &interview);
}

static enum outcome invitation_show(struct request *req, struct interview *interview_r)
{
	struct appointment appointment;
	enum outcome outcome = appointment_show(req, &appointment);

	if (!outcome)
		outcome = invitation_find(req, interview_r);
	if (outcome)
		return outcome;
	view_interview(req, "Interview", interview_r);
	view_text(req, "Interview.told_as", interview_r->told_as);
	view_text(req, "Path", pool_printf(req->pool, "%s%s", req->base, invitation_path(req, "")));
	if (!text_equal(req->path, invitation_path(req, ""))) {
		view_crumb(req, interview_r->number, invitation_path(req, ""));
		view_text(req, "Back",
			pool_printf(req->pool, "%s%s", req->base, invitation_path(req, "")));
	}
	return OK;
}

static enum outcome show(struct request *req)
{
	struct interview interview;
	const char *note = NULL;
	enum outcome outcome = invitation_show(req, &interview);

	if (!outcome)
		outcome = interview_note(req->db, req->pool, interview.id, &note);
	if (outcome)
		return outcome;
	view_title(req, pool_printf(req->pool, "%s %s", interview.number, interview.name));
	view_text(req, "Interview.note", note);
	bool coming = !interview.starts_at || interview.starts_at > clock_now();
	bool open = !interview.off && !text_equal(interview.state, "cancelled") && coming;
	view_bool(req, "May.plan", open && may(req, RIGHT_APPOINTMENT));
	if (open && may(req, RIGHT_APPOINTMENT) && text_equal(interview.state, "declined"))
		form_show(req, &seen_form, invitation_path(req, "/gesehen"), NULL);
	return OK;
}

const struct page page_invitation = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/einladungen/{einladung}",
	.right = RIGHT_APPOINTMENT_READ,
	.view = "backend/invitation.cs",
	.title = "invitation",
	.admit = admit,
	.show = show,
};

/* What stands now is shown where the answer came too late. */
static enum outcome led_back(struct request *req, enum outcome outcome, const char *notice)
{
	if (outcome == INVALID || outcome == UNAVAILABLE || outcome == NOT_FOUND)
		return outcome;
	return redirect_to(
		req, outcome ? "interview_stands" : notice, "%s", invitation_path(req, ""));
}

static enum outcome save_seen(struct request *req)
{
	return led_back(req, interview_seen(req->db, req->pool, request_path_int(req, "einladung")),
		"interview_seen");
}

const struct page page_invitation_seen = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/einladungen/{einladung}/gesehen",
	.right = RIGHT_APPOINTMENT,
	.form = &seen_form,
	.admit = admit,
	.save = save_seen,
};

struct move_input {
	const char *slot;
	bool anyway;
	int64_t version;
};

static const struct form_field move_fields[] = {
	{.name = "slot",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct move_input, slot)},
	{.name = "anyway", .type = FIELD_CHECK, FORM_AT(struct move_input, anyway)},
	FORM_VERSION(struct move_input),
};
static const struct form move_form = FORM("interview_move", move_fields, struct move_input);

static void offer_slots(
	struct request *req, const struct form *form, const struct slot *slots, size_t count)
{
	struct form_option *options = POOL_ARRAY(req->pool, struct form_option, count + 1);

	for (size_t i = 0; i < count; i++)
		options[i] =
			(struct form_option){pool_printf(req->pool, "%lld", (long long)slots[i].id),
				pool_printf(req->pool, "%s%s%s",
					clock_show(req->pool, slots[i].starts_at, req->lang),
					*slots[i].room ? ", " : "", slots[i].room)};
	form_offer(req, form, "slot", options, count);
}

static enum outcome show_move(struct request *req)
{
	struct interview interview;
	struct slot *slots = NULL;
	size_t count = 0;
	enum outcome outcome = invitation_show(req, &interview);

	if (!outcome)
		outcome = slots_free(req->db, req->pool, interview.appointment_id, &slots, &count);
	if (outcome)
		return outcome;
	view_text(req, "Text", view_word(req, "interview.move_text"));
	view_text(req, "Save", view_word(req, "interview.move_save"));
	form_show(req, &move_form, req->path, &(struct move_input){.version = interview.version});
	offer_slots(req, &move_form, slots, count);
	return OK;
}

static enum outcome save_move(struct request *req)
{
	const struct move_input *input = req->input;
	int64_t slot = 0;

	text_to_int(input->slot, 1, INT64_MAX, &slot);
	return led_back(req,
		interview_move(req->db, req->pool, &req->principal,
			request_path_int(req, "einladung"), input->version, slot, input->anyway,
			&req->problems),
		"interview_moved");
}

const struct page page_invitation_move = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/einladungen/{einladung}/verlegen",
	.right = RIGHT_APPOINTMENT,
	.form = &move_form,
	.view = "backend/appointment_form.cs",
	.title = "interview_move",
	.admit = admit,
	.show = show_move,
	.save = save_move,
};

struct told_input {
	const char *answer, *slot;
	int64_t version;
};

static const char *const told_answers[] = {"accepted", "declined", NULL};

static const struct form_field told_fields[] = {
	{.name = "answer",
		.type = FIELD_CHOICE,
		.choices = told_answers,
		.required = true,
		FORM_AT(struct told_input, answer)},
	{.name = "slot",
		.type = FIELD_CHOICE,
		.max = 20,
		.sometimes = true,
		FORM_AT(struct told_input, slot)},
	FORM_VERSION(struct told_input),
};
static const struct form told_form = FORM("interview_told", told_fields, struct told_input);

static enum outcome show_told(struct request *req)
{
	struct interview interview;
	struct slot *slots = NULL;
	size_t count = 0;
	enum outcome outcome = invitation_show(req, &interview);

	if (!outcome && interview.chooses)
		outcome = slots_free(req->db, req->pool, interview.appointment_id, &slots, &count);
	if (outcome)
		return outcome;
	view_text(req, "Text", view_word(req, "interview.told_text"));
	view_text(req, "Save", view_word(req, "interview.told_save"));
	form_show(req, &told_form, req->path, &(struct told_input){.version = interview.version});
	offer_slots(req, &told_form, slots, count);
	return OK;
}

static enum outcome save_told(struct request *req)
{
	const struct told_input *input = req->input;
	struct interview interview;
	struct interview_answer answer = {.id = request_path_int(req, "einladung"),
		.version = input->version,
		.answer = input->answer};
	enum outcome outcome = invitation_find(req, &interview);

	if (outcome)
		return outcome;
	text_to_int(input->slot ? input->slot : "", 1, INT64_MAX, &answer.slot_id);
	return led_back(req,
		interview_answer(req->db, req->pool, &req->principal, interview.application_id,
			&answer, &req->problems),
		"interview_noted");
}

const struct page page_invitation_told = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/einladungen/{einladung}/antwort",
	.right = RIGHT_APPOINTMENT,
	.form = &told_form,
	.view = "backend/appointment_form.cs",
	.title = "interview_told",
	.admit = admit,
	.show = show_told,
	.save = save_told,
};

static enum outcome show_cancel(struct request *req)
{
	struct interview interview;
	enum outcome outcome = invitation_show(req, &interview);

	if (outcome)
		return outcome;
	view_text(req, "Text", view_word(req, "interview.take_back_text"));
	view_text(req, "Save", view_word(req, "interview.take_back_save"));
	form_show(req, &cancel_form, req->path, NULL);
	return OK;
}

static enum outcome save_cancel(struct request *req)
{
	return led_back(req,
		interview_cancel(
			req->db, req->pool, &req->principal, request_path_int(req, "einladung")),
		"interview_cancelled");
}

const struct page page_invitation_cancel = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/einladungen/{einladung}/absagen",
	.right = RIGHT_APPOINTMENT,
	.form = &cancel_form,
	.view = "backend/appointment_confirm.cs",
	.title = "interview_cancel",
	.admit = admit,
	.show = show_cancel,
	.save = save_cancel,
};
