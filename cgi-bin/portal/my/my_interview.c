/* Answering an invitation to an interview: accepting, choosing a time, declining, asking for
 * another one (PRO-09, POR-07). */
#include <string.h>

#include "application/link.h"
#include "base/clock.h"
#include "base/text.h"
#include "interview/entry.h"
#include "interview/invite.h"
#include "portal/my/my.h"
#include "portal/pages.h"
#include "portal/site/rate.h"
#include "web/form/form.h"

struct answer_input {
	const char *answer, *slot, *note;
	int64_t version;
};

static const char *const answers[] = {"accepted", "declined", "other_wanted", NULL};

static const struct form_field answer_fields[] = {
	{.name = "answer",
		.type = FIELD_CHOICE,
		.choices = answers,
		.required = true,
		FORM_AT(struct answer_input, answer)},
	{.name = "slot",
		.type = FIELD_CHOICE,
		.max = 20,
		.sometimes = true,
		FORM_AT(struct answer_input, slot)},
	{.name = "note",
		.type = FIELD_LONG,
		.max = INTERVIEW_NOTE_MAX,
		.sometimes = true,
		FORM_AT(struct answer_input, note)},
	FORM_VERSION(struct answer_input),
};
static const struct form answer_form = FORM("my_interview", answer_fields, struct answer_input);

/* words: my_interview_state.* */
static void my_interview(struct request *req, const char *place, const struct interview *interview)
{
	const struct {
		const char *name, *value;
	} texts[] = {
		{"state", view_code(req, "my_interview_state", interview->state)},
		{"code", interview->state},
		{"place", interview->place},
		{"room", interview->room},
		{"way", interview->way},
		{"barrier_free", interview->barrier_free},
		{"video", interview->video_url},
		{"told_as", interview->told_as},
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		view_text(
			req, pool_printf(req->pool, "%s.%s", place, texts[i].name), texts[i].value);
	view_text(req, pool_printf(req->pool, "%s.href", place),
		pool_printf(req->pool, "/bewerbung/%s/termin/%lld", interview->number,
			(long long)interview->id));
	view_int(req, pool_printf(req->pool, "%s.id", place), interview->id);
	view_bool(req, pool_printf(req->pool, "%s.chooses", place), interview->chooses);
	if (!interview->starts_at)
		return;
	view_time(req, pool_printf(req->pool, "%s.at", place), interview->starts_at);
	view_text(req, pool_printf(req->pool, "%s.to", place),
		clock_hour(req->pool, interview->ends_at, req->lang));
}

static bool my_interview_open(const struct interview *interview)
{
	return !interview->off && !text_equal(interview->state, "cancelled")
		&& (!interview->starts_at || interview->starts_at > clock_now());
}

enum outcome my_interviews_show(struct request *req)
{
	struct interview *interviews = NULL;
	size_t count = 0;
	enum outcome outcome =
		interviews_of(req->db, req->pool, req->object.id, &interviews, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Interviews.%zu", i);

		my_interview(req, place, &interviews[i]);
		view_bool(req, pool_printf(req->pool, "%s.open", place),
			my_interview_open(&interviews[i]));
	}
	return outcome;
}

static enum outcome interview_find(struct request *req, struct interview *interview_r)
{
	enum outcome outcome =
		interview_get(req->db, req->pool, request_path_int(req, "einladung"), interview_r);

	return !outcome && interview_r->application_id != req->object.id ? NOT_FOUND : outcome;
}

/* Whatever stands shows the page of the application, once nothing is to be answered. */
static enum outcome admit(struct request *req)
{
	struct interview interview;
	enum outcome outcome = interview_find(req, &interview);

	if (outcome)
		return outcome;
	if (my_interview_open(&interview))
		return my_admit_active(req);
	return redirect_to(req, "interview_over", "/bewerbung/%s", req->object.number);
}

static void offer_slots(
	struct request *req, const struct form *form, const struct slot *slots, size_t count)
{
	struct form_option *options = POOL_ARRAY(req->pool, struct form_option, count + 1);

	for (size_t i = 0; i < count; i++)
		options[i] =
			(struct form_option){pool_printf(req->pool, "%lld", (long long)slots[i].id),
				clock_show(req->pool, slots[i].starts_at, req->lang)};
	form_offer(req, form, "slot", options, count);
}

static enum outcome show(struct request *req)
{
	struct my_application application;
	struct interview interview;
	struct slot *slots = NULL;
	size_t count = 0;
	enum outcome outcome = my_application_show(req, &application);

	if (!outcome)
		outcome = interview_find(req, &interview);
	if (!outcome && interview.chooses)
		outcome = slots_free(req->db, req->pool, interview.appointment_id, &slots, &count);
	if (outcome)
		return outcome;
	view_crumb_german(req, application.title,
		pool_printf(req->pool, "/bewerbung/%s", application.number));
	my_interview(req, "Interview", &interview);
	form_show(
		req, &answer_form, req->path, &(struct answer_input){.version = interview.version});
	offer_slots(req, &answer_form, slots, count);
	return OK;
}

static enum outcome before(struct request *req)
{
	static const struct rate rate = {"interview", 30, 86400};

	return portal_rate_try(req, &rate, req->object.number);
}

static enum outcome save(struct request *req)
{
	const struct answer_input *input = req->input;
	struct interview_answer answer = {.id = request_path_int(req, "einladung"),
		.version = input->version,
		.answer = input->answer,
		.note = input->note};
	enum outcome outcome;

	text_to_int(input->slot ? input->slot : "", 1, INT64_MAX, &answer.slot_id);
	outcome = interview_answer(
		req->db, req->pool, &req->principal, req->object.id, &answer, &req->problems);
	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req,
		outcome ? "interview_stands"
			: pool_printf(req->pool, "my_interview_%s", input->answer),
		"/bewerbung/%s", req->object.number);
}

/* words: notice.my_interview_accepted notice.my_interview_declined notice.my_interview_other_wanted
 */
const struct page page_my_interview = {
	.path = "/bewerbung/{application}/termin/{einladung}",
	.right = RIGHT_OWN,
	.scope = LINK_APPOINTMENT,
	.form = &answer_form,
	.view = "portal/my_interview.cs",
	.title = "my_interview",
	.admit = admit,
	.show = show,
	.before = before,
	.save = save,
};

/* For programs that did not take it from the mail. */
static enum outcome show_entry(struct request *req)
{
	struct my_application application;
	struct interview interview;
	enum outcome outcome = my_application_show(req, &application);

	if (!outcome)
		outcome = interview_find(req, &interview);
	if (outcome)
		return outcome;
	if (!interview.starts_at)
		return NOT_FOUND;
	struct calendar_event event = interview_event(req->pool, &interview, true);
	event.summary = pool_printf(
		req->pool, "%s: %s", view_word(req, "my.interview_entry"), application.title);
	event.stamp = clock_now();
	event.description = pool_printf(req->pool, "%s\n%s\n%s", application.authority,
		application.number, event.description);
	const char *file =
		calendar_write(req->pool, &(const struct calendar){.events = &event, .count = 1});
	outcome = response_begin(req, CALENDAR_MIME, "termin.ics", false, (int64_t)strlen(file));
	return outcome ? outcome : response_write(req, file, strlen(file));
}

const struct page page_my_interview_entry = {
	.path = "/bewerbung/{application}/termin/{einladung}/termin.ics",
	.right = RIGHT_OWN,
	.scope = LINK_STATUS,
	.show = show_entry,
	.raw = true,
};
