/* Works council and equality officer in the decision of a vacancy: how they stand, what is next. */
#include "backend/consent/consent_page.h"
#include "backend/desk/statements.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"
#include "hiring/rank.h"
#include "web/view.h"

#define REQUESTS_SHOWN 10

const char *consent_path(struct request *req, const char *rest)
{
	return pool_printf(req->pool, "/vakanzen/%s/beteiligung%s", req->object.number, rest);
}

enum outcome show_consent_top(struct request *req)
{
	struct vacancy vacancy;
	enum outcome outcome = vacancy_get(req->db, req->pool, req->object.id, &vacancy);

	if (outcome)
		return outcome;
	view_vacancy(req, &vacancy);
	view_vacancy_crumb(req, &vacancy);
	view_crumb(req, view_word(req, "title.consent"), consent_path(req, ""));
	view_text(req, "Consent.path",
		pool_printf(req->pool, "%s%s", req->base, consent_path(req, "")));
	return OK;
}

/* Of a vacancy a lector or a seat sees other things. */
static enum outcome admit(struct request *req)
{
	return may_roles(req, RIGHT_SELECTION_READ) & ~ROLE_BIT(ROLE_SEAT) ? OK : NOT_FOUND;
}

/* What stands in the place of a question: there is no such committee, it has no part, or it is to
 * be chosen first. words: consent.no_PR consent.no_GSB consent.choose_PR consent.choose_GSB
 * consent.choose_SBV consent.grade */
static void view_left_out(struct request *req, const struct consent_plan *plan)
{
	const struct consent_committee *committees[] = {&plan->pr, &plan->gsb, &plan->sbv};
	static const char *const words[][2] = {{"consent.no_PR", "consent.choose_PR"},
		{"consent.no_GSB", "consent.choose_GSB"}, {NULL, "consent.choose_SBV"}};
	size_t shown = 0;

	if (plan->grade)
		view_text(req, "Notes.grade", view_word(req, "consent.grade"));
	for (size_t i = plan->grade ? 1 : 0; i < 3; i++) {
		const char *word = words[i][committees[i]->there];

		if (committees[i]->chosen || !word || (i == 2 && !plan->concerned)
			|| (i == 2 && !shows_marks(req->object.roles.there)))
			continue;
		view_text(req,
			pool_printf(req->pool, "%s.%zu", committees[i]->there ? "Choose" : "Notes",
				shown++),
			view_word(req, word));
	}
	view_text(req, "Choose_href",
		pool_printf(req->pool, "%s/vakanzen/%s/beteiligte", req->base, req->object.number));
}

/* Whoever selects reads that one of those chosen is not to be hired, and who moves up. */
static enum outcome show_moving_up(
	struct request *req, const struct consent_plan *plan, bool *free_r)
{
	struct ranked *ranked = NULL;
	struct rank_turn turn;
	size_t count = 0;
	enum outcome outcome = OK;

	*free_r = false;
	if (plan->decision.id && may(req, RIGHT_SELECTION_WRITE))
		outcome = ranked_list(
			req->db, req->pool, &req->principal, req->object.id, &ranked, &count);
	turn = rank_turn(ranked, outcome ? 0 : count);
	*free_r = turn.free != NULL;
	if (turn.free && turn.next)
		view_text(req, "May.up",
			pool_printf(req->pool, "%s/bewerbungen/%s/einstellung/nachruecken",
				req->base, turn.next->number));
	return outcome;
}

/* Is a committee of the authority not on the vacancy that is to be asked? */
static bool committee_lacks(const struct consent_plan *plan)
{
	return (plan->pr.there && !plan->pr.chosen && !plan->grade)
		|| (plan->gsb.there && !plan->gsb.chosen);
}

/* words: consent.next_ask consent.next_ask_PR consent.next_ask_GSB consent.next_ask_nobody
 * consent.next_choose */
static const char *next_ask(const struct consent_plan *plan)
{
	bool council = plan->pr.chosen && !plan->grade;

	if (committee_lacks(plan))
		return "consent.next_choose";
	if (council && plan->gsb.chosen)
		return "consent.next_ask";
	return council             ? "consent.next_ask_PR"
		: plan->gsb.chosen ? "consent.next_ask_GSB"
				   : "consent.next_ask_nobody";
}

/* words: consent.fixed_first consent.next_repeat consent.next_wait consent.next_done
 * consent.next_anew consent.next_up */
static void view_next(
	struct request *req, const struct consent_plan *plan, bool asked, bool stops, bool free)
{
	bool writes = may(req, RIGHT_SELECTION_WRITE);
	bool officer = may_roles(req, RIGHT_SELECTION_READ) & ROLE_BIT(ROLE_GSB);
	const char *next = !plan->decision.id ? "consent.fixed_first"
		: !asked                      ? next_ask(plan)
		: plan->unasked               ? "consent.next_anew"
		: plan->demanded              ? "consent.next_repeat"
		: free                        ? "consent.next_up"
		: plan->waiting || stops      ? "consent.next_wait"
					      : "consent.next_done";

	view_text(req, "Next", view_word(req, next));
	view_bool(req, "Done", text_equal(next, "consent.next_done"));
	if (!plan->decision.id)
		return;
	if (writes && plan->waiting && !plan->running && !committee_lacks(plan))
		view_text(req, "May.ask",
			pool_printf(req->pool, "%s%s", req->base, consent_path(req, "/antrag")));
	if (writes && asked && plan->gsb.chosen && (plan->gsb_unasked || plan->demanded))
		view_text(req, "May.repeat",
			pool_printf(
				req->pool, "%s%s", req->base, consent_path(req, "/wiederholen")));
	if (officer && plan->gsb_unasked && !plan->demanded)
		view_text(req, "May.demand",
			pool_printf(req->pool, "%s%s", req->base, consent_path(req, "/verlangen")));
}

/* words: consent_step.* */
static void view_step(struct request *req, const char *place, const struct consent_step *step)
{
	view_text(req, pool_printf(req->pool, "%s.kind", place),
		view_code(req, "consent_step", step->kind));
	view_day(req, pool_printf(req->pool, "%s.taken_on", place), step->taken_on);
	if (step->last_on)
		view_day(req, pool_printf(req->pool, "%s.last_on", place), step->last_on);
	view_text(req, pool_printf(req->pool, "%s.text", place), step->text);
	view_text(req, pool_printf(req->pool, "%s.name", place), step->name);
	view_time(req, pool_printf(req->pool, "%s.created_at", place),
		clock_from_sql(step->created_at));
	if (!step->file_id || !may(req, RIGHT_SELECTION_WRITE))
		return;
	view_text(req, pool_printf(req->pool, "%s.file", place), step->file_name);
	if (step->checked)
		view_text(req, pool_printf(req->pool, "%s.checked", place), step->checked);
	view_text(req, pool_printf(req->pool, "%s.href", place),
		pool_printf(req->pool, "%s%s/%lld", req->base, consent_path(req, "/nachweis"),
			(long long)step->id));
}

/* All there is to show of a vacancy's questions. */
struct shown {
	struct consent_step *steps;
	struct statement_given *given;
	size_t step_count, given_count;
	bool told; /* texts about applicants are shown to the person */
};

static void view_question(struct request *req, const char *place, const struct statement *statement,
	const struct shown *shown)
{
	size_t count = 0;

	view_statement(req, place, statement);
	if (shown->told)
		view_given(req, place, statement, shown->given, shown->given_count);
	if (!text_empty(statement->lifted))
		view_text(req, pool_printf(req->pool, "%s.lifted", place),
			view_code(req, "statement_lifted", statement->lifted));
	for (size_t i = 0; shown->told && i < shown->step_count; i++)
		if (shown->steps[i].statement_id == statement->id)
			view_step(req, pool_printf(req->pool, "%s.steps.%zu", place, count++),
				&shown->steps[i]);
	if (text_among("selection_pr,ad_waived", statement->kind) && may(req, RIGHT_SELECTION_WRITE)
		&& consent_step_next(statement, shown->steps, shown->step_count, "gave_in"))
		view_text(req, pool_printf(req->pool, "%s.step_href", place),
			pool_printf(req->pool, "%s%s", req->base,
				consent_path(req,
					pool_printf(req->pool, "/%lld/schritt",
						(long long)statement->id))));
	if (statement->against && text_equal(statement->kind, "selection_gsb")
		&& may(req, RIGHT_SELECTION_WRITE))
		view_text(req, pool_printf(req->pool, "%s.reply_href", place),
			pool_printf(req->pool, "%s%s/antwort", req->base,
				statement_path(req->pool, statement->id)));
}

static enum outcome show_request(struct request *req, size_t at,
	const struct consent_request *request, const struct shown *all)
{
	const char *place = pool_printf(req->pool, "Requests.%zu", at);
	struct statement *statements = NULL;
	struct shown shown = *all;
	size_t count = 0;
	enum outcome outcome = request->round_id ? statements_of_round(req->db, req->pool,
				       request->round_id, true, &statements, &count)
						 : OK;

	shown.told = request->about && !request->hidden;
	view_text(req, pool_printf(req->pool, "%s.about", place), request->about);
	view_text(req, pool_printf(req->pool, "%s.reasons", place), request->reasons);
	view_text(req, pool_printf(req->pool, "%s.by", place), request->asked_by);
	view_time(req, pool_printf(req->pool, "%s.asked_at", place),
		clock_from_sql(request->asked_at));
	view_int(req, pool_printf(req->pool, "%s.decision", place), request->decision_number);
	view_text(req, pool_printf(req->pool, "%s.term", place),
		view_code(req, "consent_term", request->term));
	if (!text_empty(request->left_out))
		view_text(req, pool_printf(req->pool, "%s.left_out", place),
			view_code(req, "consent_left_out", request->left_out));
	for (size_t i = 0; !outcome && i < count; i++)
		view_question(req, pool_printf(req->pool, "%s.questions.%zu", place, i),
			&statements[i], &shown);
	return outcome;
}

static enum outcome show_requests(
	struct request *req, const struct consent_request *requests, size_t count)
{
	struct shown shown = {0};
	enum outcome outcome = OK;

	if (count) {
		outcome = consent_steps_read(
			req->db, req->pool, req->object.id, &shown.steps, &shown.step_count);
		if (!outcome)
			outcome = statements_given(req->db, req->pool, &req->principal,
				OBJECT_VACANCY, req->object.id, 0, &shown.given,
				&shown.given_count);
	}
	for (size_t i = 0; !outcome && i < count; i++)
		outcome = show_request(req, i, &requests[i], &shown);
	return outcome;
}

static enum outcome show_demands(struct request *req)
{
	struct db_rows *rows = NULL;
	enum outcome outcome = consent_demands(req->db, req->pool, req->object.id, &rows);

	if (!outcome)
		view_rows(req, "Demands", rows);
	return outcome;
}

/* Does anything stop the hiring of one of those chosen? */
static enum outcome stops_any(struct request *req, const struct consent_plan *plan, bool *any_r)
{
	struct decision_part *parts = NULL;
	size_t count = 0;
	enum outcome outcome = OK;

	*any_r = false;
	if (plan->decision.id)
		outcome = decision_parts(
			req->db, req->pool, &req->principal, &plan->decision, &parts, &count);
	for (size_t i = 0; !outcome && !*any_r && i < count; i++) {
		struct process_stops stops = {0};

		if (!text_equal(parts[i].choice, "chosen"))
			continue;
		outcome = consent_stops(req->db, req->pool, parts[i].application_id, &stops);
		*any_r = stops.count > 0;
	}
	return outcome;
}

static enum outcome show(struct request *req)
{
	struct vacancy vacancy;
	struct consent_plan plan;
	struct consent_request *requests = NULL;
	size_t count = 0;
	bool stops = false, free = false;
	enum outcome outcome = show_vacancy_brief(req, "consent", &vacancy);

	if (!outcome)
		outcome = consent_plan(req->db, req->pool, vacancy.id, &plan);
	if (!outcome)
		outcome = consent_requests(req->db, req->pool, &req->principal, vacancy.id,
			REQUESTS_SHOWN + 1, &requests, &count);
	if (!outcome)
		outcome = stops_any(req, &plan, &stops);
	if (!outcome)
		outcome = show_moving_up(req, &plan, &free);
	if (outcome)
		return outcome;
	view_left_out(req, &plan);
	view_next(req, &plan, count && requests[0].decision_id == plan.decision.id, stops, free);
	if (count > REQUESTS_SHOWN)
		view_int(req, "Requests_more", REQUESTS_SHOWN), count = REQUESTS_SHOWN;
	outcome = show_requests(req, requests, count);
	return outcome ? outcome : show_demands(req);
}

const struct page page_consent = {
	.path = "/vakanzen/{vacancy}/beteiligung",
	.right = RIGHT_SELECTION_READ,
	.view = "backend/consent.cs",
	.title = "consent",
	.admit = admit,
	.show = show,
};
