/* The duty to invite severely disabled applicants (PRO-30, LAW-22): who of a vacancy is not invited
 * yet, saying why suitability is obviously lacking, and hearing the SBV on it. */
#include "application/application.h"
#include "application/invitation.h"
#include "backend/application/application_view.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "recruiting/vacancy.h"
#include "task/statement.h"
#include "vacancy/identical.h"
#include "web/form/form.h"

#define INVITATIONS_SHOWN 50

struct waiver_input {
	const char *reason;
};

static const struct form_field waiver_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = INVITATION_REASON_MAX,
		.required = true,
		FORM_AT(struct waiver_input, reason)},
};

/* words: form.invitation_waiver.reason form.invitation_waiver.reason_missing */
static const struct form waiver_form =
	FORM("invitation_waiver", waiver_fields, struct waiver_input);
static const struct form hearing_form = {.name = "invitation_hearing"};

/* "counted": an invitation in an identical procedure suffices; "open": to decide; "reason": a
 * reason is there, the SBV has still to be asked; "asked": it is being heard; "settled". */
static const char *invitation_state(const struct invitation *invitation)
{
	if (invitation->counted)
		return "counted";
	if (!invitation->reason)
		return "open";
	if (invitation->refused || invitation->heard)
		return "settled";
	return invitation->asked_until ? "asked" : "reason";
}

static void view_invitation(
	struct request *req, const char *place, const struct invitation *invitation)
{
	const struct {
		const char *name, *value;
	} texts[] = {
		{"number", invitation->number},
		{"name", invitation->name},
		{"status", invitation->status},
		{"state", invitation_state(invitation)},
		{"reason", invitation->reason},
		{"waived_by", invitation->waived_by},
		{"counted", invitation->counted},
	};

	for (size_t i = 0; i < sizeof(texts) / sizeof(texts[0]); i++)
		view_text(
			req, pool_printf(req->pool, "%s.%s", place, texts[i].name), texts[i].value);
	if (invitation->waived_at)
		view_time(req, pool_printf(req->pool, "%s.waived_at", place),
			clock_from_sql(invitation->waived_at));
	if (invitation->asked_until)
		view_day(req, pool_printf(req->pool, "%s.asked_until", place),
			invitation->asked_until);
}

static const char *duty_path(struct request *req, const char *number)
{
	return pool_printf(req->pool, "/vakanzen/%s/einladungspflicht", number);
}

static enum outcome show_vacancy_crumbs(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	view_text(req, "Vacancy.number", vacancy.number);
	view_text(req, "Vacancy.title", vacancy.data.title);
	view_crumb(req, view_word(req, "title.vacancies"), "/vakanzen");
	view_crumb(req, pool_printf(req->pool, "%s %s", vacancy.number, vacancy.data.title),
		pool_printf(req->pool, "/vakanzen/%s", vacancy.number));
	return OK;
}

/* The vacancies whose invitations count here. */
static enum outcome show_identical(struct request *req)
{
	struct identical *links = NULL;
	size_t count = 0, shown = 0;
	enum outcome outcome = identical_of(req->db, req->pool, req->object.id, &links, &count);

	for (size_t i = 0; i < count; i++)
		if (links[i].counts)
			view_text(req, pool_printf(req->pool, "Identical.%zu.number", shown++),
				links[i].number);
	return outcome;
}

static enum outcome show_duty(struct request *req)
{
	struct invitation *invitations = NULL;
	size_t count = 0, reasons = 0;
	enum outcome outcome = show_vacancy_crumbs(req);

	if (!outcome)
		outcome = invitations_open(req->db, req->pool, req->object.id,
			INVITATIONS_SHOWN + 1, &invitations, &count);
	if (!outcome)
		outcome = show_identical(req);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count && i < INVITATIONS_SHOWN; i++) {
		view_invitation(req, pool_printf(req->pool, "Invitations.%zu", i), &invitations[i]);
		if (text_equal(invitation_state(&invitations[i]), "reason"))
			reasons++;
	}
	if (count > INVITATIONS_SHOWN)
		view_int(req, "Invitations_more", INVITATIONS_SHOWN);
	if (reasons)
		form_show(req, &hearing_form,
			pool_printf(req->pool, "%s/anhoerung", duty_path(req, req->object.number)),
			NULL);
	return OK;
}

const struct page page_vacancy_invitations = {
	.path = "/vakanzen/{vacancy}/einladungspflicht",
	.right = RIGHT_VACANCY_EDIT,
	.view = "backend/vacancy_invitations.cs",
	.title = "vacancy_invitations",
	.show = show_duty,
};

/* What the rules say of the question stands on the page it was asked from. */
static enum outcome save_hearing(struct request *req)
{
	struct problems problems = {0};
	enum outcome outcome = statement_ask(req->db, req->pool, &req->principal, OBJECT_VACANCY,
		req->object.id, "comparison_sbv", &problems);

	if (outcome && outcome != INVALID)
		return outcome;
	return redirect_to(req, outcome ? "invitation_nobody_heard" : "invitation_heard", "%s",
		duty_path(req, req->object.number));
}

const struct page page_vacancy_invitation_hearing = {
	.path = "/vakanzen/{vacancy}/einladungspflicht/anhoerung",
	.right = RIGHT_VACANCY_EDIT,
	.form = &hearing_form,
	.save = save_hearing,
};

static enum outcome show_waiver(struct request *req)
{
	struct application a;
	struct invitation invitation;
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, &a);

	if (!outcome)
		outcome = invitation_get(req->db, req->pool, req->object.id, &invitation);
	if (outcome)
		return outcome;
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	view_crumb(req, pool_printf(req->pool, "%s %s", a.number, a.name),
		pool_printf(req->pool, "/bewerbungen/%s", a.number));
	view_text(req, "Application.number", a.number);
	view_bool(req, "Before", invitation.before);
	view_bool(req, "Refused", invitation.refused);
	view_invitation(req, "Invitation", &invitation);
	if (may(req, RIGHT_VACANCY_EDIT) || may_above(req, RIGHT_VACANCY_EDIT))
		view_text(req, "Duty.href",
			pool_printf(
				req->pool, "%s%s", req->base, duty_path(req, a.vacancy_number)));
	form_show(req, &waiver_form, req->path, NULL);
	return application_is_read(req, &a);
}

static enum outcome save_waiver(struct request *req)
{
	const struct waiver_input *input = req->input;
	enum outcome outcome = invitation_waive(
		req->db, req->pool, &req->principal, req->object.id, input->reason);

	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(
		req, outcome ? "invitation_decided" : "invitation_waived", "%s", req->path);
}

const struct page page_application_invitation = {
	.path = "/bewerbungen/{application}/einladungspflicht",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &waiver_form,
	.view = "backend/application_invitation.cs",
	.title = "application_invitation",
	.show = show_waiver,
	.save = save_waiver,
};
