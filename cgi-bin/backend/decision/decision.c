/* The selection of a vacancy: a tab of its desk, with the memo as far as one sees it. */
#include "backend/decision/decision_view.h"

#include "backend/desk/statements.h"
#include "backend/pages.h"
#include "backend/vacancy/vacancy_view.h"
#include "base/clock.h"
#include "base/text.h"

#define MEMO_SHOWN 30 /* of those who are not chosen, on a page */

static const struct form begin_form = {.name = "decision_begin"};

/* Whoever sees the vacancy by a seat, or as lector, alone is told of none. */
static enum outcome admit(struct request *req)
{
	if (!(may_roles(req, RIGHT_SELECTION_READ) & ~ROLE_BIT(ROLE_SEAT)))
		return NOT_FOUND;
	return !req->post || prepares(req) ? OK : DENIED;
}

/* What was asked about it, in a draft the round that was refused or taken back, and what was said.
 */
static enum outcome show_confirmations(struct request *req, const struct decision *decision)
{
	bool marks = shows_marks(req->object.roles.there);
	struct statement *statements = NULL;
	struct statement_given *given = NULL;
	size_t count = 0, given_count = 0;
	enum outcome outcome = !text_equal(decision->state, "draft")
		? decision_statements(req->db, req->pool, decision, marks, &statements, &count)
		: decision->round_id ? statements_of_round(
			  req->db, req->pool, decision->round_id, marks, &statements, &count)
				     : OK;

	if (!outcome && count)
		outcome = statements_given(req->db, req->pool, &req->principal, OBJECT_VACANCY,
			req->object.id, 0, &given, &given_count);
	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Statements.%zu", i);

		view_statement(req, place, &statements[i]);
		view_given(req, place, &statements[i], given, given_count);
	}
	return outcome;
}

static enum outcome show_former(struct request *req)
{
	struct decision *former = NULL;
	size_t count = 0;
	enum outcome outcome =
		decisions_former(req->db, req->pool, req->object.id, &former, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *place = pool_printf(req->pool, "Former.%zu", i);

		view_int(req, pool_printf(req->pool, "%s.number", place), former[i].number);
		view_time(req, pool_printf(req->pool, "%s.fixed_at", place),
			clock_from_sql(former[i].fixed_at));
		view_time(req, pool_printf(req->pool, "%s.revoked_at", place),
			clock_from_sql(former[i].revoked_at));
		if (shows_marks(req->object.roles.there))
			view_text(req, pool_printf(req->pool, "%s.reason", place),
				former[i].revoked_reason);
		view_text(req, pool_printf(req->pool, "%s.href", place),
			pool_printf(req->pool, "%s%s", req->base,
				decision_path(req,
					pool_printf(req->pool, "/entscheidungen/%lld",
						(long long)former[i].number))));
	}
	return outcome;
}

static enum outcome show_memo(struct request *req, const struct decision *decision, bool live)
{
	struct memo memo;
	enum outcome outcome = memo_read(req->db, req->pool, &req->principal, decision,
		&(struct memo_range){.after = request_query_int(req, "ab", 0),
			.limit = MEMO_SHOWN,
			.live = live},
		&memo);

	if (!outcome)
		view_memo(req, &memo);
	return outcome;
}

/* Suspended, or the SBV has still to be asked: told to whom marks are shown. */
static enum outcome show_unheard(struct request *req, const struct decision *decision)
{
	bool unheard = false;
	enum outcome outcome = shows_marks(req->object.roles.there)
		? decision_unheard(req->db, decision, &unheard)
		: OK;

	view_bool(req, "Decision.unheard", unheard);
	return outcome;
}

/* Why it cannot be fixed yet; nothing: it can. */
static enum outcome show_fixable(struct request *req, const struct decision *decision)
{
	struct problems problems = {0};
	enum outcome outcome = decision_answers_check(req->db, req->pool, decision, &problems);

	for (size_t i = 0; i < problems.count; i++)
		view_text(req, pool_printf(req->pool, "Stops.%zu", i),
			view_code(req, "problem", problems.items[i].reason));
	return outcome == INVALID ? OK : outcome;
}

/* A draft is whoever's who prepares it. */
static enum outcome show_decision(struct request *req, const struct decision *decision)
{
	bool draft = text_equal(decision->state, "draft");
	enum outcome outcome;

	view_decision(req, decision);
	if (draft && !prepares(req))
		return OK;
	view_bool(req, "Decision.shown", true);
	view_bool(req, "May.file", !draft && takes_memo(req));
	outcome = show_memo(req, decision, draft);
	if (!outcome && draft)
		outcome = view_lacks(req, decision);
	if (!outcome && !draft)
		outcome = show_unheard(req, decision);
	if (!outcome && text_equal(decision->state, "asked") && prepares(req))
		outcome = show_fixable(req, decision);
	return outcome ? outcome : show_confirmations(req, decision);
}

static enum outcome show(struct request *req)
{
	struct decision decision;
	struct vacancy vacancy;
	enum outcome outcome = show_vacancy_brief(req, "decision", &vacancy);

	view_text(req, "Decision.path",
		pool_printf(req->pool, "%s%s", req->base, decision_path(req, "")));
	view_bool(req, "May.write", prepares(req) && !vacancy_final(vacancy.status));
	form_show(req, &begin_form, req->path, NULL);
	if (!outcome)
		outcome = show_former(req);
	if (outcome)
		return outcome;
	outcome = decision_get(req->db, req->pool, vacancy.id, &decision);
	return outcome == NOT_FOUND ? OK : outcome ? outcome : show_decision(req, &decision);
}

static enum outcome save(struct request *req)
{
	enum outcome outcome =
		decision_begin(req->db, req->pool, &req->principal, req->object.id, &req->problems);

	return outcome ? outcome : redirect_to(req, "decision_begun", "%s", decision_path(req, ""));
}

const struct page page_decision = {
	.path = "/vakanzen/{vacancy}/auswahl",
	.right = RIGHT_SELECTION_READ,
	.form = &begin_form,
	.view = "backend/decision.cs",
	.title = "decision",
	.admit = admit,
	.show = show,
	.save = save,
};

/* One that was revoked. */
static enum outcome show_number(struct request *req)
{
	struct decision decision;
	struct vacancy vacancy;
	int64_t number = request_path_int(req, "number");
	enum outcome outcome =
		decision_get_number(req->db, req->pool, req->object.id, number, &decision);

	if (!outcome && !text_equal(decision.state, "revoked"))
		return NOT_FOUND;
	if (!outcome)
		outcome = show_vacancy_brief(req, "decision", &vacancy);
	if (outcome)
		return outcome;
	view_text(req, "Decision.path",
		pool_printf(req->pool, "%s%s", req->base, decision_path(req, "")));
	view_decision(req, &decision);
	view_bool(req, "Decision.shown", true);
	view_bool(req, "May.file", takes_memo(req));
	outcome = show_memo(req, &decision, false);
	return outcome ? outcome : show_confirmations(req, &decision);
}

const struct page page_decision_former = {
	.path = "/vakanzen/{vacancy}/auswahl/entscheidungen/{number}",
	.right = RIGHT_SELECTION_READ,
	.view = "backend/decision.cs",
	.title = "decision",
	.admit = admit,
	.show = show_number,
};
