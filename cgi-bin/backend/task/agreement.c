/* Agreement on an ad (PRO-04): who is asked, what was answered beside the text; giving it to them.
 */
#include "task/agreement.h"

#include "backend/desk/history_words.h"
#include "backend/desk/lists.h"
#include "backend/desk/statements.h"
#include "backend/jobad/jobad_passages.h"
#include "backend/jobad/jobad_view.h"
#include "backend/pages.h"
#include "base/text.h"
#include "web/form/form.h"

#define KINDS_MAX 10
#define STATEMENTS_SHOWN 50
#define REASON_MAX 300 /* as a line of history */
#define AGREED "in_abstimmung"

static const char *const orders[] = {"together", "in_turn", NULL};

struct agree_input {
	struct form_values kinds;
	const char *order, *reason, *urgent;
	int64_t version;
};

static const struct form_field agree_fields[] = {
	{.name = "kind",
		.type = FIELD_VALUES,
		.max = KINDS_MAX,
		FORM_AT(struct agree_input, kinds)},
	{.name = "order",
		.type = FIELD_CHOICE,
		.choices = orders,
		.required = true,
		FORM_AT(struct agree_input, order)},
	{.name = "reason",
		.type = FIELD_LONG,
		.max = REASON_MAX,
		.sometimes = true,
		FORM_AT(struct agree_input, reason)},
	{.name = "urgent",
		.type = FIELD_TEXT,
		.max = REASON_MAX,
		FORM_AT(struct agree_input, urgent)},
	FORM_VERSION(struct agree_input),
};

/* words: form.agreement.order_missing form.agreement.version form.agreement.version_missing */
static const struct form agree_form = FORM("agreement", agree_fields, struct agree_input);

/* Those that hold, in the order they were asked, with what was said to them. */
static enum outcome show_standing(struct request *req, const struct jobad *jobad)
{
	struct statement *statements = NULL;
	struct statement_given *given = NULL;
	size_t count = 0, given_count = 0, now = 0, before = 0;
	enum outcome outcome = statements_of_object(req->db, req->pool, OBJECT_JOBAD, jobad->id,
		false, STATEMENTS_SHOWN + 1, &statements, &count);

	if (!outcome)
		outcome = statements_given(req->db, req->pool, &req->principal, OBJECT_JOBAD,
			jobad->id, 0, &given, &given_count);
	if (count > STATEMENTS_SHOWN)
		view_int(req, "Statements_more", STATEMENTS_SHOWN);
	for (size_t i = count < STATEMENTS_SHOWN ? count : STATEMENTS_SHOWN; !outcome && i-- > 0;) {
		const struct statement *one = &statements[i];
		bool holds = !one->replaced_by && !text_equal(one->state, "withdrawn");
		const char *place = holds ? pool_printf(req->pool, "Agreed.%zu", now++)
					  : pool_printf(req->pool, "Statements.%zu", before++);

		view_statement(req, place, one);
		view_given(req, place, one, given, given_count);
	}
	view_int(req, "Earlier", (int64_t)before);
	return outcome ? outcome
		       : show_passages_said(req, jobad,
			       &(struct passages_said){.statements = statements,
				       .count = count,
				       .given = given,
				       .given_count = given_count});
}

/* What was changed after somebody was asked. */
static void show_changed(
	struct request *req, const struct jobad *jobad, const struct agreement *agreement)
{
	if (text_empty(agreement->changed))
		return;
	view_text(req, "Changed", history_words(req, OBJECT_JOBAD, "changed", agreement->changed));
	if (may_above(req, RIGHT_VACANCY_EDIT) && text_equal(jobad->status, AGREED))
		view_text(req, "Round.href",
			pool_printf(req->pool, "%s/stellenanzeigen/%s/stellungnahme", req->base,
				jobad->number));
}

/* Whom giving it asks, in which order. words: agreement_whom.* */
static enum outcome show_kinds(
	struct request *req, int64_t jobad_id, const struct agreement *agreement)
{
	const struct agree_input *input = req->post ? req->input : NULL;
	struct agreement_kind *kinds = NULL;
	size_t count = 0;
	enum outcome outcome =
		agreement_kinds(req->db, req->pool, jobad_id, AGREED, &kinds, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Kinds.%zu", i);
		bool checked = !text_among(agreement->left_out, kinds[i].kind.code);

		if (input) {
			checked = false;
			for (size_t n = 0; n < input->kinds.count; n++)
				checked = checked
					|| text_equal(input->kinds.items[n], kinds[i].kind.code);
		}
		view_kind(req, place, &kinds[i].kind);
		view_text(req, pool_printf(req->pool, "%s.whom", place), kinds[i].whom);
		view_text(req, pool_printf(req->pool, "%s.role", place),
			view_code(req, "agreement_whom", kinds[i].kind.code));
		view_bool(req, pool_printf(req->pool, "%s.empty", place), kinds[i].empty);
		view_bool(req, pool_printf(req->pool, "%s.checked", place), checked);
		view_int(req, pool_printf(req->pool, "%s.turn", place), kinds[i].turn);
	}
	return outcome;
}

/* Lectors see the ad alone (ACC-16). */
static enum outcome admit(struct request *req)
{
	return may_roles(req, RIGHT_JOBAD_READ) & ~ROLE_BIT(ROLE_LECTOR) ? OK : NOT_FOUND;
}

static enum outcome show(struct request *req)
{
	struct jobad jobad;
	struct agreement agreement;
	enum outcome outcome = show_jobad_head(req, "agreement", &jobad);

	if (!outcome)
		outcome = agreement_get(req->db, req->pool, jobad.id, &agreement);
	if (!outcome)
		outcome = show_standing(req, &jobad);
	if (!outcome && text_equal(jobad.status, "entwurf"))
		outcome = show_kinds(req, jobad.id, &agreement);
	if (outcome)
		return outcome;
	show_changed(req, &jobad, &agreement);
	if (agreement.begun_at) {
		view_text(req, "Agreement.reason", agreement.reason);
		view_text(req, "Agreement.urgent", agreement.urgent);
		view_bool(req, "Agreement.in_turn", agreement.in_turn);
	}
	return show_jobad_preview(req, &jobad);
}

const struct page page_jobad_agreement = {
	.path = "/stellenanzeigen/{jobad}/abstimmung",
	.right = RIGHT_JOBAD_READ,
	.view = "backend/jobad_agreement.cs",
	.title = "jobad",
	.admit = admit,
	.show = show,
};

/* A step that is not hers, or not possible from where the ad stands by now. */
static enum outcome admit_begin(struct request *req)
{
	struct process_step step;
	enum outcome outcome = process_step_get(req->db, req->pool, &req->principal,
		req->object.roles, OBJECT_JOBAD, req->object.id, AGREED, &step);

	return outcome == NOT_FOUND && !req->post
		? redirect_to(req, "step_gone", "/stellenanzeigen/%s", req->object.number)
		: outcome == NOT_FOUND ? DENIED
				       : outcome;
}

static enum outcome show_begin(struct request *req)
{
	struct jobad jobad;
	struct agreement agreement;
	struct agree_input initial = {0};
	enum outcome outcome = jobad_get(req->db, req->pool, req->object.id, &jobad);

	if (!outcome)
		outcome = agreement_get(req->db, req->pool, jobad.id, &agreement);
	if (!outcome)
		outcome = show_kinds(req, jobad.id, &agreement);
	if (outcome)
		return outcome;
	initial = (struct agree_input){.order = orders[agreement.in_turn ? 1 : 0],
		.reason = agreement.reason,
		.version = jobad.version};
	view_text(req, "Jobad.number", jobad.number);
	view_text(req, "Jobad.title", jobad.data.title);
	view_text(req, "Back",
		pool_printf(req->pool, "%s/stellenanzeigen/%s", req->base, jobad.number));
	if (may_above(req, RIGHT_VACANCY_EDIT))
		view_text(req, "People",
			pool_printf(req->pool, "%s/vakanzen/%s/beteiligte", req->base,
				jobad.vacancy_number));
	view_crumb_german(req, jobad.vacancy_title,
		may_above(req, RIGHT_VACANCY_READ)
			? pool_printf(req->pool, "/vakanzen/%s", jobad.vacancy_number)
			: NULL);
	view_crumb_german(req, pool_printf(req->pool, "%s %s", jobad.number, jobad.data.title),
		pool_printf(req->pool, "/stellenanzeigen/%s", jobad.number));
	form_show(req, &agree_form, req->path, &initial);
	return OK;
}

static enum outcome save_begin(struct request *req)
{
	const struct agree_input *input = req->input;
	enum outcome outcome = agreement_begin(req->db, req->pool, &req->principal, req->object.id,
		&(struct agreement_input){.kinds = input->kinds.items,
			.count = input->kinds.count,
			.in_turn = text_equal(input->order, "in_turn"),
			.reason = input->reason,
			.urgent = input->urgent,
			.version = input->version},
		&req->problems);

	if (outcome == CONFLICT && !problems_any(&req->problems))
		form_problem(req, "", "changed_meanwhile");
	return outcome ? outcome
		       : redirect_to(req, "agreement_begun", "/stellenanzeigen/%s/abstimmung",
			       req->object.number);
}

const struct page page_jobad_agree = {
	.path = "/stellenanzeigen/{jobad}/abstimmung/beginnen",
	.right = RIGHT_JOBAD_NEW,
	.form = &agree_form,
	.view = "backend/jobad_agree.cs",
	.title = "jobad_agree",
	.admit = admit_begin,
	.show = show_begin,
	.save = save_begin,
};
