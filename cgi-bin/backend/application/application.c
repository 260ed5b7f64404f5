/* One application: data, attachments, comments; and setting its status. */
#include "application/application.h"
#include "application/attachment.h"
#include "backend/application/application_view.h"
#include "backend/application/application_walk.h"
#include "backend/desk/lists.h"
#include "backend/desk/statements.h"
#include "backend/desk/step.h"
#include "backend/pages.h"
#include "base/clock.h"
#include "base/text.h"
#include "form/answer.h"
#include "form/form_kept.h"
#include "store/store.h"
#include "web/form/form.h"
#include "web/list/walk.h"

struct comment_input {
	const char *text;
	bool on;
	const char *step; /* made together with it; NULL: none */
	int64_t version; /* that was seen, for the step */
};

static const struct form_field comment_fields[] = {
	{.name = "text",
		.type = FIELD_LONG,
		.max = 4000,
		.required = true,
		FORM_AT(struct comment_input, text)},
	{.name = "on", .type = FIELD_CHECK, .hidden = true, FORM_AT(struct comment_input, on)},
	{.name = "step",
		.type = FIELD_TEXT,
		.max = 30,
		.hidden = true,
		FORM_AT(struct comment_input, step)},
	{.name = "version",
		.type = FIELD_INT,
		.hidden = true,
		.min = 1,
		.max = INT32_MAX,
		FORM_AT(struct comment_input, version)},
};

static const struct form comment_form = FORM("comment", comment_fields, struct comment_input);

/* In the words of the form the application was begun with. */
static void view_answer(struct request *req, size_t place, const struct form_model *model,
	const struct answer *answer)
{
	const struct question *question = form_question(model, answer->question);
	const char *row = pool_printf(req->pool, "Answers.%zu", place);

	view_text(req, pool_printf(req->pool, "%s.question", row), answer->question);
	view_text(req, pool_printf(req->pool, "%s.label", row),
		question ? question->told : answer->question);
	view_text(req, pool_printf(req->pool, "%s.answer", row),
		question ? question_words(req->pool, question, answer->answer, req->lang)
			 : answer->answer);
	view_bool(req, pool_printf(req->pool, "%s.long", row),
		question && question->kind == QUESTION_LONG);
}

/* Not the mark, which stands in the head for whom it is shown to (ACC-16); for others nor what is
 * asked only because of it. */
static bool answer_told(const struct form_model *model, const char *code, bool mark)
{
	if (mark)
		return !text_equal(code, "severely_disabled");
	return !form_depends(model, code, "severely_disabled");
}

static enum outcome show_answers(
	struct request *req, const struct application *a, bool mark, struct answers *answers_r)
{
	const struct form_model *model = NULL;
	struct answer *answers = NULL;
	size_t count = 0;
	enum outcome outcome =
		application_answers_read(req->db, req->pool, a->id, &answers, &count);

	if (outcome == GONE) {
		view_bool(req, "Answers_gone", true);
		return OK;
	}
	if (!outcome) {
		*answers_r = (struct answers){answers, count};
		outcome = form_model_kept(req->db, a->form_version_id, req->lang, &model);
	}
	for (size_t i = 0; !outcome && i < count; i++)
		if (answer_told(model, answers[i].question, mark))
			view_answer(req, i, model, &answers[i]);
	return outcome == INVALID ? UNAVAILABLE : outcome;
}

static void show_comments(
	struct request *req, const struct application *a, const struct db_rows *rows)
{
	const char *path =
		pool_printf(req->pool, "/bewerbungen/%s/kommentar%s", a->number, list_walk(req));

	if (may(req, RIGHT_CANDIDATE_COMMENT_READ)) {
		view_bool(req, "May.comment_read", true);
		view_rows(req, "Comments", rows);
	}
	if (may(req, RIGHT_CANDIDATE_COMMENT_NEW))
		form_show(req, &comment_form, path, NULL);
	if (may(req, RIGHT_CANDIDATE_COMMENT_DELETE))
		form_show(req, &comment_delete_form, path, NULL);
}

/* The documents; beside the data stands the CV, else the first that a browser shows. */
static void view_documents(struct request *req, const struct db_rows *rows)
{
	const char *beside = NULL;
	bool cv = false;

	view_rows(req, "Attachments", rows);
	for (size_t i = 0; i < rows->count; i++) {
		const char *id = db_text(rows, i, "id");

		if (db_number(rows, i, "waits") || !response_shown(db_text(rows, i, "mime")))
			continue;
		view_bool(req, pool_printf(req->pool, "Attachments.%zu.beside", i), true);
		if (!beside || (!cv && text_equal(db_text(rows, i, "type"), "cv")))
			beside = id;
		cv = cv || text_equal(db_text(rows, i, "type"), "cv");
	}
	view_text(req, "Document.id", beside);
}

/* Files that were refused after they had been sent. */
static void view_refused(struct request *req, const struct db_rows *rows)
{
	for (size_t i = 0; i < rows->count; i++) {
		const char *place = pool_printf(req->pool, "Refused.%zu", i);

		view_text(req, pool_printf(req->pool, "%s.name", place), db_text(rows, i, "name"));
		view_text(req, pool_printf(req->pool, "%s.reason", place),
			view_code(req, "attachment_refused", db_text(rows, i, "type")));
		view_time(req, pool_printf(req->pool, "%s.at", place),
			clock_from_sql(db_text(rows, i, "created_at")));
	}
}

/* Other applications only for whom the procedure is to keep: the recruiters of the authority (and
 * administrators). */
static enum outcome show_beside(struct request *req, const struct application *a, bool mark)
{
	struct application_beside beside;
	enum outcome outcome = application_beside(req->db, req->pool, &req->principal, a->id,
		&(struct application_told){.proofs = mark,
			.comments = may(req, RIGHT_CANDIDATE_COMMENT_READ),
			.others = may(req, RIGHT_CANDIDATE_EDIT)},
		&beside);

	if (outcome)
		return outcome;
	view_documents(req, &beside.attachments);
	view_refused(req, &beside.refused);
	show_comments(req, a, &beside.comments);
	view_rows(req, "Waiver", &beside.waiver);
	view_rows_first(req, "Others", &beside.others, APPLICATION_OTHERS);
	return OK;
}

enum outcome application_show(struct request *req)
{
	struct application a;
	struct answers answers = {0};
	bool mark = shows_mark(req);
	enum outcome outcome = show_application_head(req, "overview", &a);

	if (!outcome)
		outcome = beside_return(req, APPLICATION_COMMENT);
	if (!outcome)
		outcome = show_answers(req, &a, mark, &answers);
	if (!outcome && a.asked)
		outcome = application_show_questions(req);
	if (!outcome)
		outcome = show_beside(req, &a, mark);
	if (!outcome)
		outcome = application_show_arrival(req, &a, &answers);
	if (!outcome && a.undoable)
		outcome = application_show_undo(req);
	if (outcome)
		return outcome;
	application_show_walk(req);
	view_bool(req, "May.edit", may(req, RIGHT_CANDIDATE_EDIT));
	view_bool(req, "May.account", may(req, RIGHT_CANDIDATE_CREATE_ACCOUNT));
	view_bool(req, "Letter.waits", a.letter_waits && may(req, RIGHT_CANDIDATE_EDIT));
	view_bool(req, "Letter.lost", a.letter_lost && may(req, RIGHT_CANDIDATE_EDIT));
	view_bool(req, "May.ask", may_above(req, RIGHT_VACANCY_EDIT));
	return a.stated ? show_statements(req, RIGHT_CANDIDATE_READ) : OK;
}

static enum outcome step_make(
	struct request *req, const char *to, int64_t version, const char *problem_field)
{
	enum outcome outcome = process_move(req->db, req->pool, &req->principal,
		&(struct process_move){.kind = OBJECT_APPLICATION,
			.id = req->object.id,
			.to = to,
			.version = version},
		&req->problems);

	if (outcome == CONFLICT)
		form_problem(req, "", "status_meanwhile");
	else if (outcome == DENIED)
		form_problem(req, problem_field, "step");
	return outcome == DENIED ? INVALID : outcome;
}

static bool goes_on(struct request *req)
{
	return request_query_int(req, APPLICATION_ON, 0) == 1;
}

static enum outcome save_status(struct request *req)
{
	const struct application_status_input *input = req->input;
	bool checked = false;
	enum outcome outcome = application_step_check(req, input->status, &checked);

	if (checked)
		return outcome;
	if (!outcome)
		outcome = step_make(req, input->status, input->version, "status");
	return outcome ? outcome
		       : application_lead(req, "status_changed", goes_on(req), "status_changed_on");
}

/* A step that asks first does so when the comment is kept. */
static enum outcome comment_step(struct request *req, const struct comment_input *input)
{
	bool checked = false;
	enum outcome outcome = application_step_check(req, input->step, &checked);

	if (checked || outcome)
		return outcome;
	outcome = step_make(req, input->step, input->version, "");
	return outcome ? outcome
		       : application_lead(req, "comment_status", goes_on(req), "comment_status_on");
}

static enum outcome save_comment(struct request *req)
{
	const struct comment_input *input = req->input;
	enum outcome outcome = application_comment_add(
		req->db, req->pool, &req->principal, req->object.id, input->text);

	if (!outcome)
		outcome = beside_end(req);
	if (outcome)
		return outcome;
	return text_empty(input->step)
		? application_lead(req, "comment_added", input->on, "comment_added_on")
		: comment_step(req, input);
}

const struct page page_application = {
	.path = "/bewerbungen/{application}",
	.right = RIGHT_CANDIDATE_READ,
	.view = "backend/application.cs",
	.title = "application",
	.show = application_show,
};

/* Which steps are open is a question of the status model: whoever may read may find some. */
const struct page page_application_status = {
	.path = "/bewerbungen/{application}/status",
	.right = RIGHT_CANDIDATE_READ,
	.form = &application_status_form,
	.view = "backend/application.cs",
	.title = "application",
	.show = application_show,
	.save = save_status,
};

const struct page page_application_comment = {
	.path = "/bewerbungen/{application}/kommentar",
	.right = RIGHT_CANDIDATE_COMMENT_NEW,
	.form = &comment_form,
	.view = "backend/application.cs",
	.title = "application",
	.show = application_show,
	.save = save_comment,
};
