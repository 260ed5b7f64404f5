/* Asking for statements about an ad or an application, several at once. */
#include "backend/desk/history_words.h"
#include "backend/desk/lists.h"
#include "backend/desk/statements.h"
#include "backend/pages.h"
#include "base/text.h"
#include "task/agreement.h"
#include "web/form/form.h"

#define KINDS_MAX 10
#define CHANGED_MAX 2000
#define URGENT_MAX 500

struct ask_input {
	struct form_values kinds;
	const char *changed, *urgent;
};

static const struct form_field ask_fields[] = {
	{.name = "kind", .type = FIELD_VALUES, .max = KINDS_MAX, FORM_AT(struct ask_input, kinds)},
	{.name = "changed",
		.type = FIELD_LONG,
		.max = CHANGED_MAX,
		FORM_AT(struct ask_input, changed)},
	{.name = "urgent",
		.type = FIELD_TEXT,
		.max = URGENT_MAX,
		FORM_AT(struct ask_input, urgent)},
};

static const struct form ask_form = FORM("statement_ask", ask_fields, struct ask_input);

/* Only who steers the procedure asks. */
static enum outcome admit(struct request *req)
{
	return may_above(req, RIGHT_VACANCY_EDIT) ? OK : DENIED;
}

static bool kind_typed(const struct ask_input *input, const char *kind)
{
	for (size_t i = 0; input && i < input->kinds.count; i++)
		if (text_equal(input->kinds.items[i], kind))
			return true;
	return false;
}

/* Those who were asked before the ad was changed are proposed, with what was changed. */
static enum outcome show_proposed(
	struct request *req, struct ask_input *initial_r, const char **kinds_r)
{
	struct agreement agreement;
	enum outcome outcome;

	*kinds_r = "";
	if (req->object.kind != OBJECT_JOBAD)
		return OK;
	outcome = agreement_get(req->db, req->pool, req->object.id, &agreement);
	if (outcome)
		return outcome;
	*kinds_r = agreement.asked_before;
	if (!text_empty(agreement.changed))
		initial_r->changed =
			pool_printf(req->pool, "%s %s", view_word(req, "task.changed_fields"),
				history_words(req, OBJECT_JOBAD, "changed", agreement.changed));
	return OK;
}

static enum outcome show(struct request *req)
{
	const struct ask_input *input = req->post ? req->input : NULL;
	const char *path = pool_printf(
		req->pool, "/%s/%s", object_type(req->object.kind)->path, req->object.number);
	struct ask_input initial = {0};
	struct statement_kind *kinds = NULL;
	const char *proposed;
	size_t count = 0;
	enum outcome outcome = statement_kinds(
		req->db, req->pool, req->object.kind, req->object.id, &kinds, &count);

	if (!outcome)
		outcome = show_proposed(req, &initial, &proposed);
	if (outcome)
		return outcome;
	for (size_t i = 0; i < count; i++) {
		const char *place = pool_printf(req->pool, "Kinds.%zu", i);

		view_kind(req, place, &kinds[i]);
		view_bool(req, pool_printf(req->pool, "%s.checked", place),
			input ? kind_typed(input, kinds[i].code)
			      : text_among(proposed, kinds[i].code));
	}
	view_text(req, "Object.number", req->object.number);
	view_text(req, "Object.href", path);
	view_crumb(req, req->object.number, path);
	form_show(req, &ask_form, req->path, &initial);
	return OK;
}

/* What the rules say of a kind stands beside the checkboxes. */
static void problems_place(struct request *req)
{
	for (size_t i = 0; i < req->problems.count; i++)
		req->problems.items[i].field = "kind";
}

/* What can be urgent is, when a reason is given. */
static enum outcome questions_make(struct request *req, const struct ask_input *input,
	struct statement_question questions[KINDS_MAX])
{
	struct statement_kind *kinds = NULL;
	size_t count = 0;
	enum outcome outcome = statement_kinds(
		req->db, req->pool, req->object.kind, req->object.id, &kinds, &count);

	for (size_t i = 0; !outcome && i < input->kinds.count && i < KINDS_MAX; i++) {
		questions[i].kind = input->kinds.items[i];
		for (size_t n = 0; n < count; n++)
			if (text_equal(kinds[n].code, questions[i].kind) && kinds[n].urgent_day)
				questions[i].urgent = input->urgent;
	}
	return outcome;
}

static enum outcome save(struct request *req)
{
	const struct ask_input *input = req->input;
	struct statement_question questions[KINDS_MAX] = {{0}};
	int64_t round = 0;
	enum outcome outcome;

	if (input->kinds.count == 0) {
		form_problem(req, "kind", "statement_none");
		return INVALID;
	}
	outcome = questions_make(req, input, questions);
	if (!outcome)
		outcome = statement_round_ask(req->db, req->pool, &req->principal,
			&(struct statement_round){.object_kind = req->object.kind,
				.object_id = req->object.id,
				.questions = questions,
				.count = input->kinds.count,
				.changed = input->changed},
			&req->problems, &round);
	if (outcome == INVALID)
		problems_place(req);
	return outcome ? outcome
		       : redirect_to(req, "statement_asked", "/%s/%s",
			       object_type(req->object.kind)->path, req->object.number);
}

const struct page page_jobad_ask = {
	.path = "/stellenanzeigen/{jobad}/stellungnahme",
	.right = RIGHT_JOBAD_READ,
	.form = &ask_form,
	.view = "backend/statement_ask.cs",
	.title = "statement_ask",
	.admit = admit,
	.show = show,
	.save = save,
};

const struct page page_application_ask = {
	.path = "/bewerbungen/{application}/stellungnahme",
	.right = RIGHT_CANDIDATE_READ,
	.form = &ask_form,
	.view = "backend/statement_ask.cs",
	.title = "statement_ask",
	.admit = admit,
	.show = show,
	.save = save,
};
