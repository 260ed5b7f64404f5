/* What is done with a selection as a whole, each through a page that says what it does: asking,
 * hearing the SBV, taking back, fixing, revoking, taking out. */
#include "backend/decision/decision_view.h"

#include "backend/pages.h"
#include "base/text.h"

#define REASON_MAX 2000

static const struct form ask_form = {.name = "decision_ask"};
static const struct form hear_form = {.name = "decision_hear"};
static const struct form recall_form = {.name = "decision_recall"};
static const struct form fix_form = {.name = "decision_fix"};
static const struct form file_form = {.name = "decision_file"};

struct revoke_input {
	const char *reason;
};

static const struct form_field revoke_fields[] = {
	{.name = "reason",
		.type = FIELD_LONG,
		.max = REASON_MAX,
		.required = true,
		FORM_AT(struct revoke_input, reason)},
};

static const struct form revoke_form = FORM("decision_revoke", revoke_fields, struct revoke_input);

/* Who is asked, each with the last day if she is asked today. words: comparison.asks_* */
static enum outcome show_asks(struct request *req, bool sbv_alone)
{
	static const struct {
		enum base_role role;
		const char *kind, *word;
	} asked[] = {
		{ROLE_DEPARTMENT, "selection_department", "comparison.asks_DEPARTMENT"},
		{ROLE_P31, "selection_p31", "comparison.asks_P31"},
		{ROLE_SBV, "selection_sbv", "comparison.asks_SBV"},
	};
	int64_t roles = 0;
	bool concerned = false;
	enum outcome outcome = decision_asks(req->db, req->object.id, &roles, &concerned);

	view_bool(req, "Asks_missing_sbv", concerned && !(roles & ROLE_BIT(ROLE_SBV)));
	for (size_t i = 0; !outcome && i < sizeof(asked) / sizeof(asked[0]); i++) {
		const char *place = pool_printf(req->pool, "Asks.%zu", i);
		struct statement_kind kind;

		if (!(roles & ROLE_BIT(asked[i].role)) || (sbv_alone && asked[i].role != ROLE_SBV))
			continue;
		outcome = statement_kind_get(
			req->db, req->pool, req->object.id, asked[i].kind, &kind);
		if (outcome)
			return outcome;
		view_text(req, pool_printf(req->pool, "%s.whom", place),
			view_word(req, asked[i].word));
		view_day(req, pool_printf(req->pool, "%s.last_day", place), kind.last_day);
		if (!text_empty(kind.silence))
			view_text(req, pool_printf(req->pool, "%s.silence", place),
				view_code(req, "statement_answer", kind.silence));
	}
	return outcome;
}

/* Who is chosen, and who moves up. */
static enum outcome show_chosen(struct request *req, const struct decision *decision)
{
	struct decision_part *parts = NULL;
	size_t count = 0;
	const struct memo_words words = memo_words_of(req);
	enum outcome outcome =
		decision_parts(req->db, req->pool, &req->principal, decision, &parts, &count);

	for (size_t i = 0; !outcome && i < count && !text_equal(parts[i].choice, "no"); i++) {
		const char *place = pool_printf(req->pool, "Chosen.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.name", place),
			pool_printf(req->pool, "%s %s", parts[i].number, parts[i].name));
		view_text(req, pool_printf(req->pool, "%s.choice", place),
			memo_choice(req->pool, &words,
				&(struct reason_facts){
					.choice = parts[i].choice, .position = parts[i].position}));
	}
	return outcome;
}

static enum outcome act_top(
	struct request *req, const struct form *form, struct decision *decision_r)
{
	enum outcome outcome = decision_top(req);

	if (!outcome)
		outcome = decision_get(req->db, req->pool, req->object.id, decision_r);
	if (outcome)
		return outcome;
	view_decision(req, decision_r);
	form_show(req, form, req->path, NULL);
	return OK;
}

/* What is done by now, or by somebody else, leads back to the tab. */
static enum outcome admit_in(struct request *req, const char *state)
{
	struct decision decision;
	enum outcome outcome = decision_get(req->db, req->pool, req->object.id, &decision);

	if (outcome || req->post || text_equal(decision.state, state))
		return outcome;
	return redirect_to(req, "decision_no_draft", "%s", decision_path(req, ""));
}

static enum outcome admit_ask(struct request *req)
{
	return admit_in(req, "draft");
}

static enum outcome admit_asked(struct request *req)
{
	return admit_in(req, "asked");
}

static enum outcome admit_fixed(struct request *req)
{
	return admit_in(req, "fixed");
}

static enum outcome act_done(struct request *req, enum outcome outcome, const char *notice)
{
	return outcome ? outcome : redirect_to(req, notice, "%s", decision_path(req, ""));
}

static enum outcome show_ask(struct request *req)
{
	struct decision decision;
	enum outcome outcome = act_top(req, &ask_form, &decision);

	if (!outcome)
		outcome = view_lacks(req, &decision);
	if (!outcome)
		outcome = show_chosen(req, &decision);
	return outcome ? outcome : show_asks(req, false);
}

static enum outcome save_ask(struct request *req)
{
	enum outcome outcome =
		decision_ask(req->db, req->pool, &req->principal, req->object.id, &req->problems);

	return act_done(req, outcome, "decision_asked");
}

const struct page page_decision_ask = {
	.path = "/vakanzen/{vacancy}/auswahl/fragen",
	.right = RIGHT_SELECTION_WRITE,
	.form = &ask_form,
	.view = "backend/decision_ask.cs",
	.title = "decision_ask",
	.admit = admit_ask,
	.show = show_ask,
	.save = save_ask,
};

static enum outcome show_hear(struct request *req)
{
	struct decision decision;
	enum outcome outcome = act_top(req, &hear_form, &decision);

	return outcome ? outcome : show_asks(req, true);
}

static enum outcome save_hear(struct request *req)
{
	enum outcome outcome =
		decision_hear(req->db, req->pool, &req->principal, req->object.id, &req->problems);

	return act_done(req, outcome, "decision_hear");
}

const struct page page_decision_hear = {
	.path = "/vakanzen/{vacancy}/auswahl/anhoeren",
	.right = RIGHT_SELECTION_WRITE,
	.form = &hear_form,
	.view = "backend/decision_hear.cs",
	.title = "decision_hear",
	.admit = admit_asked,
	.show = show_hear,
	.save = save_hear,
};

static enum outcome show_recall(struct request *req)
{
	struct decision decision;

	return act_top(req, &recall_form, &decision);
}

static enum outcome save_recall(struct request *req)
{
	enum outcome outcome = decision_recall(
		req->db, req->pool, &req->principal, req->object.id, &req->problems);

	return act_done(req, outcome, "decision_recalled");
}

const struct page page_decision_recall = {
	.path = "/vakanzen/{vacancy}/auswahl/zuruecknehmen",
	.right = RIGHT_SELECTION_WRITE,
	.form = &recall_form,
	.view = "backend/decision_recall.cs",
	.title = "decision_recall",
	.admit = admit_asked,
	.show = show_recall,
	.save = save_recall,
};

static enum outcome show_fix(struct request *req)
{
	struct decision decision;
	struct problems problems = {0};
	enum outcome outcome = act_top(req, &fix_form, &decision);

	if (!outcome)
		outcome = show_chosen(req, &decision);
	if (!outcome)
		outcome = decision_answers_check(req->db, req->pool, &decision, &problems);
	for (size_t i = 0; i < problems.count; i++)
		view_text(req, pool_printf(req->pool, "Stops.%zu", i),
			view_code(req, "problem", problems.items[i].reason));
	return outcome == INVALID ? OK : outcome;
}

static enum outcome save_fix(struct request *req)
{
	enum outcome outcome =
		decision_fix(req->db, req->pool, &req->principal, req->object.id, &req->problems);

	return act_done(req, outcome, "decision_fixed");
}

const struct page page_decision_fix = {
	.path = "/vakanzen/{vacancy}/auswahl/festlegen",
	.right = RIGHT_SELECTION_WRITE,
	.form = &fix_form,
	.view = "backend/decision_fix.cs",
	.title = "decision_fix",
	.admit = admit_asked,
	.show = show_fix,
	.save = save_fix,
};

static enum outcome show_revoke(struct request *req)
{
	struct decision decision;

	return act_top(req, &revoke_form, &decision);
}

static enum outcome save_revoke(struct request *req)
{
	const struct revoke_input *input = req->input;

	enum outcome outcome = decision_revoke(
		req->db, req->pool, &req->principal, req->object.id, input->reason, &req->problems);

	return act_done(req, outcome, "decision_revoked");
}

const struct page page_decision_revoke = {
	.path = "/vakanzen/{vacancy}/auswahl/aufheben",
	.right = RIGHT_SELECTION_WRITE,
	.form = &revoke_form,
	.view = "backend/decision_revoke.cs",
	.title = "decision_revoke",
	.admit = admit_fixed,
	.show = show_revoke,
	.save = save_revoke,
};

/* One that is not a draft. */
static enum outcome admit_file(struct request *req)
{
	return takes_memo(req) ? OK : DENIED;
}

static enum outcome show_file(struct request *req)
{
	struct decision decision;
	enum outcome outcome = decision_top(req);

	if (!outcome)
		outcome = decision_get_number(req->db, req->pool, req->object.id,
			request_path_int(req, "number"), &decision);
	if (outcome)
		return outcome;
	view_decision(req, &decision);
	form_show(req, &file_form, req->path, NULL);
	return text_equal(decision.state, "draft") ? NOT_FOUND : OK;
}

static enum outcome save_file(struct request *req)
{
	int64_t number = request_path_int(req, "number"), id = 0;
	enum outcome outcome = memo_file_ask(req->db, req->pool, &req->principal, req->object.id,
		number, req->lang, req->object.number, &req->problems, &id);

	return outcome ? outcome
		       : redirect_to(req, "list_file_asked", "/dateien/%lld", (long long)id);
}

const struct page page_decision_file = {
	.path = "/vakanzen/{vacancy}/auswahl/entscheidungen/{number}/datei",
	.right = RIGHT_SELECTION_READ,
	.form = &file_form,
	.view = "backend/decision_file.cs",
	.title = "decision_file",
	.admit = admit_file,
	.show = show_file,
	.save = save_file,
};
