/* Inviting applicants to an appointment, many at once. */
#include <string.h>

#include "backend/interview/interview_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "interview/invite.h"
#include "interview/plan.h"
#include "web/form/form.h"

#define CHOOSES "wahl"

struct invite_input {
	bool anyway;
	struct form_rest rest;
};

static const struct form_field invite_fields[] = {
	{.name = "anyway", .type = FIELD_CHECK, FORM_AT(struct invite_input, anyway)},
	{.name = "ones", .type = FIELD_REST, .hidden = true, FORM_AT(struct invite_input, rest)},
};
/* words: form.appointment_invite.ones */
static const struct form invite_form =
	FORM("appointment_invite", invite_fields, struct invite_input);

/* The name of the field in which the time of an application is chosen. */
static const char *field_of(struct request *req, int64_t id)
{
	return pool_printf(req->pool, "a%lld", (long long)id);
}

static const char *invitee_entered(struct request *req, const char *name)
{
	const struct invite_input *input = req->post ? req->input : NULL;

	for (size_t i = 0; input && i < input->rest.count; i++)
		if (text_equal(input->rest.names[i], name))
			return input->rest.values[i];
	return "";
}

static const char *slot_words(struct request *req, const struct slot *slot)
{
	return pool_printf(req->pool, "%s%s%s", clock_show(req->pool, slot->starts_at, req->lang),
		*slot->room ? ", " : "", slot->room);
}

/* No time, one that she chooses, each that is free. */
static void invitee_options(struct request *req, const char *place, const char *chosen,
	const struct slot *slots, size_t count)
{
	const char *const fixed[][2] = {
		{"", view_word(req, "interview.not_now")},
		{CHOOSES, view_word(req, "interview.chooses")},
	};

	for (size_t i = 0; i < 2 + count; i++) {
		const char *option = pool_printf(req->pool, "%s.options.%zu", place, i);
		const char *value = i < 2
			? fixed[i][0]
			: pool_printf(req->pool, "%lld", (long long)slots[i - 2].id);

		view_text(req, pool_printf(req->pool, "%s.value", option), value);
		view_text(req, pool_printf(req->pool, "%s.label", option),
			i < 2 ? fixed[i][1] : slot_words(req, &slots[i - 2]));
		view_bool(req, pool_printf(req->pool, "%s.selected", option),
			text_equal(value, chosen));
	}
}

/* Her talks elsewhere in the authority, as people read them. */
static const char *elsewhere_words(struct request *req, const char *times)
{
	char *rest = pool_strdup(req->pool, times), *one;
	const char *words = "";

	while ((one = strsep(&rest, ",")))
		words = pool_printf(req->pool, "%s%s%s", words, *words ? "; " : "",
			clock_show(req->pool, clock_from_sql(one), req->lang));
	return words;
}

static enum outcome show(struct request *req)
{
	struct appointment appointment;
	struct invitee *people = NULL;
	struct slot *slots = NULL;
	size_t count = 0, free = 0;
	enum outcome outcome = appointment_show(req, &appointment);

	if (!outcome)
		outcome = invitees(req->db, req->pool, appointment.id, &people, &count);
	if (!outcome)
		outcome = slots_free(req->db, req->pool, appointment.id, &slots, &free);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count && i < INVITE_AT_ONCE; i++) {
		const char *place = pool_printf(req->pool, "Rows.%zu", i);
		const char *field = field_of(req, people[i].id);

		view_text(req, pool_printf(req->pool, "%s.id", place), field);
		view_text(req, pool_printf(req->pool, "%s.number", place), people[i].number);
		view_text(req, pool_printf(req->pool, "%s.name", place), people[i].name);
		view_text(req, pool_printf(req->pool, "%s.status", place), people[i].status);
		view_text(req, pool_printf(req->pool, "%s.letter", place), people[i].letter);
		if (people[i].place)
			view_int(req, pool_printf(req->pool, "%s.place", place), people[i].place);
		if (people[i].elsewhere)
			view_text(req, pool_printf(req->pool, "%s.elsewhere", place),
				elsewhere_words(req, people[i].elsewhere));
		invitee_options(req, place, invitee_entered(req, field), slots, free);
	}
	if (count > INVITE_AT_ONCE)
		view_int(req, "Rows_more", INVITE_AT_ONCE);
	view_int(req, "Free", (int64_t)free);
	form_show(req, &invite_form, req->path, NULL);
	return OK;
}

/* What the rules say of an application stands beside its choice. */
static void invitee_problems(struct request *req, const struct invitee *people, size_t count)
{
	for (size_t i = 0; i < req->problems.count; i++)
		for (size_t k = 0; k < count; k++)
			if (text_equal(req->problems.items[i].field, people[k].number)) {
				req->problems.items[i].field = field_of(req, people[k].id);
				req->problems.items[i].what = people[k].name;
			}
}

static enum outcome save(struct request *req)
{
	const struct invite_input *input = req->input;
	struct invitee *people = NULL;
	size_t count = 0, chosen = 0;
	enum outcome outcome =
		invitees(req->db, req->pool, request_path_int(req, "termin"), &people, &count);

	if (outcome)
		return outcome;
	struct invite_one *ones = POOL_ARRAY(req->pool, struct invite_one, count + 1);
	for (size_t i = 0; i < count; i++) {
		const char *value = invitee_entered(req, field_of(req, people[i].id));
		int64_t slot = 0;

		if (text_equal(value, CHOOSES) || text_to_int(value, 1, INT64_MAX, &slot))
			ones[chosen++] = (struct invite_one){people[i].id, slot};
	}
	outcome = interview_invite(req->db, req->pool, &req->principal,
		request_path_int(req, "termin"), ones, chosen, input->anyway, &req->problems);
	invitee_problems(req, people, count);
	return outcome ? outcome
		       : redirect_to(req, "interview_invited", "%s", appointment_path(req, ""));
}

const struct page page_appointment_invite = {
	.path = "/vakanzen/{vacancy}/termine/{termin}/einladen",
	.right = RIGHT_APPOINTMENT,
	.form = &invite_form,
	.view = "backend/appointment_invite.cs",
	.title = "appointment_invite",
	.admit = admit_appointment,
	.show = show,
	.save = save,
};
