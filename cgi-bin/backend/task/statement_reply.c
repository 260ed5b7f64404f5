/* Replying to a question back or an objection, accepting the reply, and the decision of the head of
 * the authority (LAW-10, LAW-13). */
#include "task/statement_reply.h"

#include "backend/desk/kept_file.h"
#include "backend/desk/statements.h"
#include "backend/pages.h"
#include "backend/task/concern.h"
#include "base/text.h"
#include "consent/abstain.h"
#include "web/form/form.h"

#define TEXT_MAX 20000

struct reply_input {
	const char *text;
};

static const struct form_field reply_fields[] = {
	{.name = "text",
		.type = FIELD_LONG,
		.max = TEXT_MAX,
		.required = true,
		FORM_AT(struct reply_input, text)},
};

/* words: form.statement_reply.text_missing */
static const struct form reply_form = FORM("statement_reply", reply_fields, struct reply_input);
static const struct form accept_form = {.name = "statement_accept"};
static const struct form abstain_form = {.name = "statement_abstain"};

struct decide_input {
	const char *decided_on, *text;
	struct upload *file;
};

static const struct form_field decide_fields[] = {
	{.name = "decided_on",
		.type = FIELD_DAY,
		.required = true,
		FORM_AT(struct decide_input, decided_on)},
	{.name = "text",
		.type = FIELD_LONG,
		.max = TEXT_MAX,
		.required = true,
		FORM_AT(struct decide_input, text)},
	{.name = "file",
		.type = FIELD_FILES,
		.max = 1,
		.required = true,
		FORM_AT(struct decide_input, file)},
};

/* words: form.statement_decide.decided_on_missing form.statement_decide.text_missing
 * form.statement_decide.file_missing */
static const struct form decide_form = FORM("statement_decide", decide_fields, struct decide_input);

static const char *below(struct request *req, const struct statement *statement, const char *page)
{
	return pool_printf(
		req->pool, "%s%s/%s", req->base, statement_path(req->pool, statement->id), page);
}

/* Has the objection been replied to? *waits_r: a question back or an objection waits for it. */
static enum outcome reply_state(
	struct request *req, const struct statement *statement, bool *waits_r)
{
	int64_t answer = 0;
	enum outcome outcome = statement_reply_due(req->db, statement, &answer);

	*waits_r = !outcome;
	return outcome == NOT_FOUND ? OK : outcome;
}

static enum outcome show_decision(struct request *req, const struct statement *statement)
{
	struct statement_decision decision;
	enum outcome outcome = statement_decision_get(req->db, req->pool, statement->id, &decision);

	if (outcome)
		return outcome == NOT_FOUND ? OK : outcome;
	view_day(req, "Decision.decided_on", decision.decided_on);
	view_text(req, "Decision.text", decision.text);
	view_text(req, "Decision.name", decision.name);
	if (decision.checked)
		view_text(req, "Decision.checked", decision.checked);
	view_text(req, "Decision.by", decision.by);
	view_text(req, "Decision.href", below(req, statement, "entscheidung/datei"));
	return OK;
}

/* May she say that she is concerned herself? A member of a committee, as long as it is asked. */
static bool abstains(const struct concern *concern)
{
	return concern->part.asked && !concern->part.deputy_of
		&& text_equal(statement_state(&concern->statement), "open")
		&& statement_retractable(&concern->statement);
}

enum outcome show_replying(struct request *req, const struct concern *concern)
{
	const struct statement *statement = &concern->statement;
	bool against = statement->against && !statement->replaced_by, waits;
	enum outcome outcome = reply_state(req, statement, &waits);

	if (!outcome)
		outcome = show_decision(req, statement);
	if (outcome)
		return outcome;
	if (concern->keeps && waits && !statement->replaced_by) {
		view_text(req, "Reply.href", below(req, statement, "antwort"));
		view_bool(req, "Reply.objection", against);
	}
	if (concern->keeps && against && statement_decidable(statement))
		view_text(req, "Decide.href", below(req, statement, "entscheidung"));
	if (concern->part.asked && against && (!waits || statement_retractable(statement))) {
		view_text(req, "Accept.href", below(req, statement, "annehmen"));
		view_bool(req, "Accept.retract", waits);
	}
	if (abstains(concern))
		view_text(req, "Abstain.href", below(req, statement, "enthalten"));
	return OK;
}

/* What it is about, above a form. */
static void show_subject(struct request *req, const struct concern *concern)
{
	const struct statement *statement = &concern->statement;

	view_statement(req, "Statement", statement);
	view_text(req, "Vacancy.title", statement->vacancy_title);
}

static enum outcome gone(struct request *req, const struct statement *statement)
{
	return redirect_to(req, "step_gone", "%s", statement_path(req->pool, statement->id));
}

/* The words of what is replied to. */
static enum outcome show_said(struct request *req, const struct concern *concern)
{
	const struct statement *statement = &concern->statement;
	struct statement_given *given = NULL;
	size_t count = 0;
	enum outcome outcome = statements_given(req->db, req->pool, &req->principal,
		(enum object_kind)statement->object_kind, statement->object_id,
		concern->part.asked ? statement->id : 0, &given, &count);

	if (!outcome)
		view_given(req, "Statement", statement, given, count);
	return outcome;
}

/* What it is about and what was said, above a form. */
static enum outcome show_asked_form(struct request *req, const struct form *form)
{
	struct concern concern;
	enum outcome outcome = concern_read(req, &concern);

	if (!outcome)
		outcome = show_said(req, &concern);
	if (outcome)
		return outcome;
	show_subject(req, &concern);
	form_show(req, form, req->path, NULL);
	return OK;
}

static enum outcome admit_reply(struct request *req)
{
	struct concern concern;
	bool waits = false;
	enum outcome outcome = concern_read(req, &concern);

	if (!outcome && !concern.keeps)
		outcome = DENIED;
	if (!outcome)
		outcome = reply_state(req, &concern.statement, &waits);
	/* what was typed is shown again by the rule */
	return outcome || waits || req->post ? outcome : gone(req, &concern.statement);
}

static enum outcome show_reply(struct request *req)
{
	return show_asked_form(req, &reply_form);
}

static enum outcome save_reply(struct request *req)
{
	const struct reply_input *input = req->input;
	int64_t id = request_path_int(req, "id");
	enum outcome outcome = statement_reply(
		req->db, req->pool, &req->principal, id, input->text, &req->problems);

	return outcome ? outcome
		       : redirect_to(req, "statement_replied", "%s", statement_path(req->pool, id));
}

const struct page page_statement_reply = {
	.path = "/stellungnahmen/{id}/antwort",
	.right = RIGHT_STAFF,
	.form = &reply_form,
	.view = "backend/statement_reply.cs",
	.title = "statement_reply",
	.admit = admit_reply,
	.show = show_reply,
	.save = save_reply,
};

static enum outcome admit_accept(struct request *req)
{
	struct concern concern;
	bool waits = false;
	enum outcome outcome = concern_read(req, &concern);

	if (!outcome && !concern.part.asked)
		outcome = DENIED;
	if (!outcome)
		outcome = reply_state(req, &concern.statement, &waits);
	return outcome
			|| (concern.statement.against
				&& (!waits || statement_retractable(&concern.statement)))
		? outcome
		: gone(req, &concern.statement);
}

static enum outcome show_accept(struct request *req)
{
	return show_asked_form(req, &accept_form);
}

static enum outcome save_accept(struct request *req)
{
	int64_t id = request_path_int(req, "id");
	enum outcome outcome =
		statement_accept(req->db, req->pool, &req->principal, id, &req->problems);

	return outcome
		? outcome
		: redirect_to(req, "statement_accepted", "%s", statement_path(req->pool, id));
}

const struct page page_statement_accept = {
	.path = "/stellungnahmen/{id}/annehmen",
	.right = RIGHT_STAFF,
	.form = &accept_form,
	.view = "backend/statement_accept.cs",
	.title = "statement_accept",
	.admit = admit_accept,
	.show = show_accept,
	.save = save_accept,
};

static enum outcome admit_abstain(struct request *req)
{
	struct concern concern;
	enum outcome outcome = concern_read(req, &concern);

	if (outcome)
		return outcome;
	if (!concern.part.asked)
		return DENIED;
	return abstains(&concern) ? OK : gone(req, &concern.statement);
}

static enum outcome show_abstain(struct request *req)
{
	return show_asked_form(req, &abstain_form);
}

/* She sees nothing of the vacancy any more. words: notice.consent_abstained */
static enum outcome save_abstain(struct request *req)
{
	enum outcome outcome =
		consent_abstain(req->db, req->pool, &req->principal, request_path_int(req, "id"));

	return outcome ? outcome : redirect_to(req, "consent_abstained", "%s", "/");
}

const struct page page_statement_abstain = {
	.path = "/stellungnahmen/{id}/enthalten",
	.right = RIGHT_STAFF,
	.form = &abstain_form,
	.view = "backend/statement_abstain.cs",
	.title = "statement_abstain",
	.admit = admit_abstain,
	.show = show_abstain,
	.save = save_abstain,
};

static enum outcome admit_decide(struct request *req)
{
	struct concern concern;
	enum outcome outcome = concern_read(req, &concern);

	if (!outcome && (!concern.keeps || !statement_decidable(&concern.statement)))
		outcome = DENIED;
	return outcome || concern.statement.against || req->post ? outcome
								 : gone(req, &concern.statement);
}

static enum outcome show_decide(struct request *req)
{
	return show_asked_form(req, &decide_form);
}

/* A PDF is looked into before the transaction, since that takes long. */
static enum outcome before_decide(struct request *req)
{
	const struct decide_input *input = req->input;

	return kept_file_check(req, "file", input->file);
}

static enum outcome save_decide(struct request *req)
{
	const struct decide_input *input = req->input;
	struct upload_reading reading;
	int64_t id = request_path_int(req, "id");
	enum outcome outcome = statement_decide(req->db, req->pool, &req->principal, id,
		&(struct statement_decision_input){.decided_on = input->decided_on,
			.text = input->text,
			.file = kept_file_upload(req, input->file, &reading)},
		&req->problems);

	return outcome ? outcome
		       : redirect_to(req, "statement_decided", "%s", statement_path(req->pool, id));
}

const struct page page_statement_decide = {
	.path = "/stellungnahmen/{id}/entscheidung",
	.right = RIGHT_STAFF,
	.form = &decide_form,
	.view = "backend/statement_decide.cs",
	.title = "statement_decide",
	.admit = admit_decide,
	.show = show_decide,
	.before = before_decide,
	.save = save_decide,
	.body = KEPT_FILE_BODY,
};

static enum outcome show_file(struct request *req)
{
	struct concern concern;
	struct statement_decision decision;
	enum outcome outcome = concern_read(req, &concern);

	if (!outcome)
		outcome =
			statement_decision_get(req->db, req->pool, concern.statement.id, &decision);
	return outcome ? outcome
		       : kept_file_send(req,
			       &(struct kept_file){.kind = OBJECT_JOBAD,
				       .owner_id = concern.statement.object_id,
				       .file_id = decision.file_id,
				       .name = decision.name,
				       .mime = decision.mime,
				       .size = decision.size,
				       .back = statement_path(req->pool, concern.statement.id)});
}

const struct page page_statement_decision = {
	.path = "/stellungnahmen/{id}/entscheidung/datei",
	.right = RIGHT_STAFF,
	.title = "statement_decision",
	.show = show_file,
	.raw = true,
};
