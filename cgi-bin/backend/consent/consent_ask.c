/* Applying for consent, asking the equality officer anew, and her demand that it is done. */
#include "backend/consent/consent_page.h"
#include "backend/pages.h"
#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/form/form.h"
#include "web/view.h"

#define TEXT_MAX 20000
#define URGENT_MAX 300

struct ask_typed {
	const char *reasons, *term, *urgent;
	bool measures[CONSENT_MEASURES];
};

#define MEASURE(at) .type = FIELD_CHECK, .sometimes = true, FORM_AT(struct ask_typed, measures[at])

static const struct form_field ask_fields[] = {
	{.name = "reasons",
		.type = FIELD_LONG,
		.max = TEXT_MAX,
		.required = true,
		FORM_AT(struct ask_typed, reasons)},
	{.name = "measure_hiring", MEASURE(0)},
	{.name = "measure_grading", MEASURE(1)},
	{.name = "measure_civil_servant", MEASURE(2)},
	{.name = "measure_higher_post", MEASURE(3)},
	{.name = "measure_ad_waived", MEASURE(4)},
	{.name = "term",
		.type = FIELD_CHOICE,
		.max = 20,
		.required = true,
		FORM_AT(struct ask_typed, term)},
	{.name = "urgent",
		.type = FIELD_TEXT,
		.max = URGENT_MAX,
		.sometimes = true,
		FORM_AT(struct ask_typed, urgent)},
};

/* words: form.consent.reasons_missing form.consent.term_missing problem.consent_measures */
static const struct form ask_form = FORM("consent", ask_fields, struct ask_typed);
static const struct form repeat_form = {.name = "consent_repeat"};

static enum outcome admit_fixed(struct request *req)
{
	struct consent_plan plan;
	enum outcome outcome = consent_plan(req->db, req->pool, req->object.id, &plan);

	if (outcome)
		return outcome;
	return plan.decision.id ? OK : redirect_to(req, "step_gone", "%s", consent_path(req, ""));
}

/* Each of the terms with its last day. words: consent_term.* */
static void offer_terms(struct request *req, const struct consent_plan *plan)
{
	struct form_option *options = POOL_ARRAY(req->pool, struct form_option, CONSENT_TERMS);
	size_t count = plan->long_allowed ? CONSENT_TERMS : CONSENT_TERMS - 1;

	for (size_t i = 0; i < count; i++)
		options[i] = (struct form_option){consent_terms[i],
			pool_printf(req->pool, "%s: %s",
				view_code(req, "consent_term", consent_terms[i]),
				day_show(req->pool, plan->last_day[i], req->lang))};
	form_offer(req, &ask_form, "term", options, count);
}

/* Whom asking asks, until when, and what silence means. */
static void view_plan(struct request *req, const struct consent_plan *plan)
{
	bool council = plan->pr.chosen && !plan->grade;

	view_bool(req, "Plan.council", council);
	view_bool(req, "Plan.officer", plan->gsb.chosen);
	view_bool(req, "Plan.grade", plan->grade);
	view_bool(req, "Plan.pr_there", plan->pr.there);
	view_bool(req, "Plan.gsb_there", plan->gsb.there);
	for (int i = 0; council && i < CONSENT_TERMS; i++)
		view_day(req, pool_printf(req->pool, "Plan.%s", consent_terms[i]),
			plan->last_day[i]);
	view_day(req, "Plan.gsb_day", plan->gsb_day);
	view_day(req, "Plan.gsb_urgent", plan->gsb_urgent_day);
}

static enum outcome show_persons(struct request *req, const struct consent_plan *plan)
{
	struct decision_part *parts = NULL;
	size_t count = 0, shown = 0;
	enum outcome outcome = decision_parts(
		req->db, req->pool, &req->principal, &plan->decision, &parts, &count);

	for (size_t i = 0; !outcome && i < count; i++)
		if (text_equal(parts[i].choice, "chosen")) {
			const char *place = pool_printf(req->pool, "Persons.%zu", shown++);

			view_text(req, pool_printf(req->pool, "%s.name", place), parts[i].name);
			view_text(req, pool_printf(req->pool, "%s.number", place), parts[i].number);
		}
	return outcome;
}

static enum outcome show_ask(struct request *req)
{
	struct consent_plan plan;
	struct ask_typed proposed = {.term = "normal"};
	enum outcome outcome = show_consent_top(req);

	if (!outcome)
		outcome = consent_plan(req->db, req->pool, req->object.id, &plan);
	if (outcome)
		return outcome;
	for (int i = 0; i < CONSENT_MEASURES; i++)
		proposed.measures[i] = plan.proposed[i];
	form_show(req, &ask_form, req->path, &proposed);
	offer_terms(req, &plan);
	view_plan(req, &plan);
	return show_persons(req, &plan);
}

/* words: notice.consent_asked */
static enum outcome save_ask(struct request *req)
{
	const struct ask_typed *typed = req->input;
	struct consent_input input = {
		.reasons = typed->reasons, .term = typed->term, .urgent = typed->urgent};
	struct buf measures;
	enum outcome outcome;

	buf_init(&measures, req->pool);
	for (int i = 0; i < CONSENT_MEASURES; i++)
		if (typed->measures[i])
			buf_printf(
				&measures, "%s%s", measures.length ? "," : "", consent_measures[i]);
	input.measures = measures.length ? measures.data : "";
	outcome = consent_ask(
		req->db, req->pool, &req->principal, req->object.id, &input, &req->problems);
	return outcome ? outcome : redirect_to(req, "consent_asked", "%s", consent_path(req, ""));
}

const struct page page_consent_ask = {
	.path = "/vakanzen/{vacancy}/beteiligung/antrag",
	.right = RIGHT_SELECTION_WRITE,
	.form = &ask_form,
	.view = "backend/consent_ask.cs",
	.title = "consent_ask",
	.admit = admit_fixed,
	.show = show_ask,
	.save = save_ask,
};

static enum outcome show_repeat(struct request *req)
{
	struct consent_plan plan;
	enum outcome outcome = show_consent_top(req);

	if (!outcome)
		outcome = consent_plan(req->db, req->pool, req->object.id, &plan);
	if (outcome)
		return outcome;
	view_day(req, "Plan.gsb_day", plan.gsb_day);
	form_show(req, &repeat_form, req->path, NULL);
	return OK;
}

/* words: notice.consent_repeated */
static enum outcome save_repeat(struct request *req)
{
	enum outcome outcome =
		consent_repeat(req->db, req->pool, &req->principal, req->object.id, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "consent_repeated", "%s", consent_path(req, ""));
}

const struct page page_consent_repeat = {
	.path = "/vakanzen/{vacancy}/beteiligung/wiederholen",
	.right = RIGHT_SELECTION_WRITE,
	.form = &repeat_form,
	.view = "backend/consent_repeat.cs",
	.title = "consent_repeat",
	.admit = admit_fixed,
	.show = show_repeat,
	.save = save_repeat,
};

struct demand_typed {
	const char *text;
};

static const struct form_field demand_fields[] = {
	{.name = "text",
		.type = FIELD_LONG,
		.max = 2000,
		.required = true,
		FORM_AT(struct demand_typed, text)},
};

/* words: form.consent_demand.text_missing */
static const struct form demand_form = FORM("consent_demand", demand_fields, struct demand_typed);

static enum outcome admit_demand(struct request *req)
{
	return may_roles(req, RIGHT_SELECTION_READ) & ROLE_BIT(ROLE_GSB) ? admit_fixed(req)
									 : NOT_FOUND;
}

static enum outcome show_demand(struct request *req)
{
	enum outcome outcome = show_consent_top(req);

	if (!outcome)
		form_show(req, &demand_form, req->path, NULL);
	return outcome;
}

/* words: notice.consent_demanded */
static enum outcome save_demand(struct request *req)
{
	const struct demand_typed *typed = req->input;
	enum outcome outcome = consent_demand(
		req->db, req->pool, &req->principal, req->object.id, typed->text, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "consent_demanded", "%s", consent_path(req, ""));
}

const struct page page_consent_demand = {
	.path = "/vakanzen/{vacancy}/beteiligung/verlangen",
	.right = RIGHT_SELECTION_READ,
	.form = &demand_form,
	.view = "backend/consent_demand.cs",
	.title = "consent_demand",
	.admit = admit_demand,
	.show = show_demand,
	.save = save_demand,
};
