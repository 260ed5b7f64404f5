/*
 * What the applicant has asked, and how somebody without an account reaches the application
 * (POR-07): answering by a letter, the links there are, taking them back, mailing one to the
 * address of the application. No link is shown to staff: it is the applicant's.
 */
#include "application/application.h"
#include "application/link.h"
#include "application/question.h"
#include "backend/application/application_view.h"
#include "backend/desk/lists.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "web/form/form.h"

struct answer_input {
	const char *text;
};

static const struct form_field answer_fields[] = {
	{.name = "text",
		.type = FIELD_LONG,
		.max = 4000,
		.required = true,
		FORM_AT(struct answer_input, text)},
};

static const struct form answer_form = FORM("answer", answer_fields, struct answer_input);
static const struct form mail_form = {.name = "link_mail"};
static const struct form revoke_form = {.name = "link_revoke"};

static const char *application_link_path(struct request *req, const char *rest)
{
	return pool_printf(req->pool, "/bewerbungen/%s%s", req->object.number, rest);
}

enum outcome application_show_questions(struct request *req)
{
	struct question_asked *questions;
	size_t count;
	enum outcome outcome = questions_of(req->db, req->pool, req->object.id, &questions, &count);

	for (size_t i = 0; !outcome && i < count; i++) {
		const char *row = pool_printf(req->pool, "Questions.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.text", row), questions[i].text);
		view_time(
			req, pool_printf(req->pool, "%s.at", row), clock_from_sql(questions[i].at));
	}
	return outcome;
}

enum outcome show_application_below(struct request *req, struct application *application_r)
{
	enum outcome outcome = application_get(req->db, req->pool, req->object.id, application_r);

	if (outcome)
		return outcome;
	view_text(req, "Application.number", application_r->number);
	view_text(req, "Application.name", application_r->name);
	view_text(req, "Application.email", application_r->email);
	view_crumb(req, view_word(req, "title.applications"), "/bewerbungen");
	view_crumb(req, pool_printf(req->pool, "%s %s", application_r->number, application_r->name),
		application_link_path(req, ""));
	return application_is_read(req, application_r);
}

static enum outcome show_answer(struct request *req)
{
	struct application a;
	enum outcome outcome = show_application_below(req, &a);

	if (!outcome)
		outcome = application_show_questions(req);
	form_show(req, &answer_form, req->path, NULL);
	return outcome;
}

static enum outcome save_answer(struct request *req)
{
	const struct answer_input *input = req->input;
	enum outcome outcome =
		question_answer(req->db, req->pool, &req->principal, req->object.id, input->text);

	return outcome ? outcome
		       : redirect_to(req, "answer_sent", "%s", application_link_path(req, ""));
}

const struct page page_application_answer = {
	.path = "/bewerbungen/{application}/antwort",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &answer_form,
	.view = "backend/application_answer.cs",
	.title = "application_answer",
	.show = show_answer,
	.save = save_answer,
};

static enum outcome show_links(struct request *req)
{
	struct db_rows *rows = NULL;
	struct application a;
	bool usable = false;
	enum outcome outcome = show_application_below(req, &a);

	if (!outcome)
		outcome = link_list(req->db, req->pool, req->object.id, &rows);
	if (!outcome)
		outcome = link_usable(req->db, req->pool, req->object.id, &usable);
	if (outcome)
		return outcome;
	view_rows_first(req, "Links", rows, LINKS_SHOWN);
	for (size_t i = 0; i < rows->count && i < LINKS_SHOWN; i++)
		view_text(req, pool_printf(req->pool, "Links.%zu.purpose_label", i),
			view_code(req, "export_purpose", db_text(rows, i, "purpose")));
	view_bool(req, "Link.usable", usable);
	form_show(req, &mail_form, application_link_path(req, "/zugang/senden"), NULL);
	form_show(req, &revoke_form, application_link_path(req, "/zugang/sperren"), NULL);
	return OK;
}

const struct page page_application_links = {
	.path = "/bewerbungen/{application}/zugang",
	.right = RIGHT_CANDIDATE_EDIT,
	.view = "backend/application_links.cs",
	.title = "application_links",
	.show = show_links,
};

static enum outcome save_mail(struct request *req)
{
	enum outcome outcome =
		link_mail(req->db, req->pool, &req->principal, req->object.id, LINK_TO_STATUS);

	if (outcome && outcome != CONFLICT)
		return outcome;
	return redirect_to(req, outcome ? "link_unusable" : "link_mailed", "%s",
		application_link_path(req, "/zugang"));
}

const struct page page_application_link_mail = {
	.path = "/bewerbungen/{application}/zugang/senden",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &mail_form,
	.save = save_mail,
};

/* Also when somebody else was first: then all is as wished. */
static enum outcome save_revoke(struct request *req)
{
	enum outcome outcome = link_revoke(req->db, req->pool, &req->principal, req->object.id);

	return outcome && outcome != CONFLICT
		? outcome
		: redirect_to(req, "links_revoked", "%s", application_link_path(req, "/zugang"));
}

const struct page page_application_link_revoke = {
	.path = "/bewerbungen/{application}/zugang/sperren",
	.right = RIGHT_CANDIDATE_EDIT,
	.form = &revoke_form,
	.save = save_revoke,
};
