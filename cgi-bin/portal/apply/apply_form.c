/* The form of an application: from data to the screen and back. */
#include "portal/apply/apply_form.h"

#include <string.h>

#include "base/text.h"
#include "draft/draft.h"
#include "draft/resume.h"
#include "portal/account/account.h"
#include "portal/site/rate.h"
#include "web/form/form.h"
#include "web/form/merge.h"

#define ONE_PAGE 16 /* questions that stand on one page on a phone too */

static const struct form_field apply_fields[] = {
	{.name = "autosave",
		.type = FIELD_CHECK,
		.hidden = true,
		FORM_AT(struct apply_input, autosave)},
	{.name = "danach",
		.type = FIELD_TEXT,
		.hidden = true,
		.max = 10,
		FORM_AT(struct apply_input, then)},
	{.name = "von",
		.type = FIELD_TEXT,
		.hidden = true,
		.max = 20,
		FORM_AT(struct apply_input, from)},
	{.name = "rest", .type = FIELD_REST, FORM_AT(struct apply_input, rest)},
};

const struct form apply_form = FORM("apply", apply_fields, struct apply_input);

const struct rate apply_link_rate = {.name = "apply_link", .times = 5, .seconds = 3600};

enum outcome apply_link_mail(struct request *req, int64_t application_id)
{
	struct draft draft;
	bool send = false;
	enum outcome outcome = draft_get(req->db, req->pool, application_id, &draft);
	if (!outcome)
		outcome = portal_rate_mail(req, &apply_link_rate, draft.email, &send);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	return send ? resume_mail(req->db, req->pool, application_id, "draft_link") : OK;
}

bool apply_wants_link(const struct request *req)
{
	const struct apply_input *input = req->input;
	return text_equal(input->then, "link");
}

bool apply_goes_on(const struct request *req)
{
	const struct apply_input *input = req->input;
	return !input->autosave && !apply_wants_link(req);
}

static struct answers typed_answers(const struct request *req)
{
	const struct apply_input *input = req->input;
	const struct form_rest *rest = &input->rest;
	struct answer *items = POOL_ARRAY(req->pool, struct answer, rest->count + 1);
	for (size_t i = 0; i < rest->count; i++)
		items[i] = (struct answer){rest->names[i], rest->values[i]};
	return (struct answers){items, rest->count};
}

static struct answers fixed_answers(
	const struct request *req, const struct answers *answers, const char *email)
{
	struct answer *items = POOL_ARRAY(req->pool, struct answer, answers->count + 1);
	items[0] = (struct answer){"email", email};
	if (answers->count)
		memcpy(items + 1, answers->items, answers->count * sizeof(*items));
	return (struct answers){items, answers->count + 1};
}

static void answer_values(struct request *req, const struct form_model *model,
	const struct answers *answers, struct form_rest *rest_r)
{
	struct answer_fields fields;

	answer_fields(req->pool, model, answers, &fields);
	*rest_r = (struct form_rest){fields.count, fields.names, fields.values, fields.lists};
}

enum outcome apply_now(struct request *req, void *now_r)
{
	struct draft draft;
	struct form_model model;
	struct apply_input *now = now_r;
	enum outcome outcome = draft_get(req->db, req->pool, req->object.id, &draft);
	if (!outcome)
		outcome = form_model_get(
			req->db, req->pool, draft.form_version_id, req->lang, &model);
	if (outcome)
		return outcome == INVALID ? UNAVAILABLE : outcome;
	answer_values(req, &model, &draft.answers, &now->rest);
	return OK;
}

void apply_keep_refused(
	const struct request *req, const struct answers *before, struct answers *answers)
{
	struct answer *items =
		POOL_ARRAY(req->pool, struct answer, answers->count + req->problems.count + 1);
	size_t count = answers->count;
	if (count)
		memcpy(items, answers->items, count * sizeof(*items));
	for (size_t i = 0; i < req->problems.count; i++) {
		const char *code = req->problems.items[i].field, *kept = answer_of(before, code);
		if (kept && !answer_of(answers, code))
			items[count++] = (struct answer){code, kept};
	}
	*answers = (struct answers){items, count};
}

/* A draft that saves itself keeps what was typed; whoever goes on is asked about an address that
 * looks mistyped. */
static void take_addresses(
	struct request *req, const struct form_model *model, struct answers *answers)
{
	struct answer *items = POOL_ARRAY(req->pool, struct answer, answers->count + 1);
	size_t count = 0;
	for (size_t i = 0; i < answers->count; i++) {
		struct answer answer = answers->items[i];
		if (text_equal(form_question(model, answer.question)->format, "email"))
			answer.answer = form_address(req, answer.answer);
		if (answer.answer)
			items[count++] = answer;
		else
			problem_add(&req->problems, answer.question, "email_slip");
	}
	*answers = (struct answers){items, count};
}

void apply_read(struct request *req, const struct form_model *model, const char *fixed_email,
	struct answers *answers_r)
{
	const struct apply_input *input = req->input;
	struct answers typed = typed_answers(req);
	if (fixed_email)
		typed = fixed_answers(req, &typed, fixed_email);
	form_take(req->pool, model, &typed, answers_r, &req->problems);
	if (!fixed_email && !input->autosave)
		take_addresses(req, model, answers_r);
	if (apply_goes_on(req))
		form_check(req->pool, model, answers_r, &req->problems);
}

static void name_problems(struct request *req, const struct form_model *model)
{
	for (size_t i = 0; i < req->problems.count; i++) {
		const struct problem *problem = &req->problems.items[i];
		const struct question *question = form_question(model, problem->field);
		if (!question)
			continue;
		const char *row = pool_printf(req->pool, "Form.apply.errors.%zu", i);
		if (!apply_names(question, problem->reason))
			view_text(req, pool_printf(req->pool, "%s.label", row), question->label);
		view_text(req, pool_printf(req->pool, "%s.message", row),
			apply_message(req, question, problem->reason));
		view_text(req, pool_printf(req->pool, "%s.id", row),
			pool_printf(req->pool, "apply-%s", question->code));
	}
}

/* One question being shown. */
struct showing {
	struct request *req;
	const char *row; /* "Questions.3" */
	const struct question *question;
	const struct answers *answers;
};

static void question_set(const struct showing *showing, const char *name, const char *value)
{
	view_text(
		showing->req, pool_printf(showing->req->pool, "%s.%s", showing->row, name), value);
}

static void show_options(const struct showing *showing)
{
	const struct question *question = showing->question;
	struct pool *pool = showing->req->pool;
	if (question->kind == QUESTION_CHOICE) {
		question_set(showing, "options.0.value", "");
		question_set(showing, "options.0.label", view_word(showing->req, "form.choose"));
	}
	for (size_t i = 0; i < question->option_count; i++) {
		const struct question_option *option = &question->options[i];
		question_set(showing, pool_printf(pool, "options.%zu.value", i + 1), option->code);
		question_set(showing, pool_printf(pool, "options.%zu.label", i + 1), option->label);
		if (answer_chosen(showing->answers, question->code, option->code))
			question_set(
				showing, pool_printf(pool, "options.%zu.selected", i + 1), "1");
	}
}

/* Without scripts the question is always there and says when it is meant. */
static void show_condition(const struct showing *showing)
{
	const struct question *question = showing->question, *condition = question->condition;
	if (!condition)
		return;
	question_set(showing, "if", condition->code);
	question_set(showing, "is", question->condition_value);
	question_set(showing, "if_label", condition->label);
	question_set(showing, "is_label",
		question_words(showing->req->pool, condition, question->condition_value,
			showing->req->lang));
}

static void show_problem(const struct showing *showing)
{
	const struct problems *problems = &showing->req->problems;
	for (size_t i = 0; i < problems->count; i++) {
		if (strcmp(problems->items[i].field, showing->question->code) != 0)
			continue;
		question_set(showing, "error",
			apply_message(showing->req, showing->question, problems->items[i].reason));
		if (strcmp(problems->items[i].reason, "email_slip") == 0)
			question_set(showing, "meant",
				form_address_meant(showing->req,
					answer_of(showing->answers, showing->question->code)));
		return;
	}
}

/* After a conflict: what another window has saved, in words. */
static void show_other(const struct showing *showing)
{
	const struct question *question = showing->question;
	const char *other = merge_other(showing->req, question->code);
	if (!other)
		return;
	question_set(showing, "conflict", "1");
	question_set(showing, "other",
		question_words(showing->req->pool, question, other, showing->req->lang));
}

/* May it be left empty? */
static bool is_optional(const struct question *question)
{
	return !question->required && question->kind != QUESTION_SECTION
		&& question->kind != QUESTION_EXPLANATION;
}

static void question_show(const struct showing *showing)
{
	const struct question *question = showing->question;
	struct pool *pool = showing->req->pool;
	question_set(showing, "name", question->code);
	question_set(showing, "id", pool_printf(pool, "apply-%s", question->code));
	question_set(showing, "type", apply_kind(question));
	question_set(showing, "label", question->label);
	question_set(showing, "hint", question->hint);
	question_set(showing, "autocomplete", question->autocomplete);
	question_set(showing, "value", answer_of(showing->answers, question->code));
	if (text_equal(question->format, "email"))
		question_set(showing, "kept",
			form_address_kept(
				showing->req, answer_of(showing->answers, question->code)));
	if (question->required)
		question_set(showing, "required", "1");
	if (is_optional(question)) {
		question_set(showing, "optional", "1");
		view_text(showing->req, "Form.apply.optional", "1");
	}
	if (question->kind == QUESTION_TEXT || question->kind == QUESTION_LONG)
		question_set(
			showing, "max", pool_printf(pool, "%zu", question_max_length(question)));
	show_options(showing);
	show_other(showing);
	show_condition(showing);
	show_problem(showing);
}

/* Is there nothing to show of the section that begins at `place`: only files, which are the next
 * step's, or what is behind "more"? */
static bool section_hidden(const struct form_model *model, size_t place)
{
	for (size_t i = place + 1; i < model->count; i++) {
		const struct question *question = &model->questions[i];
		if (question->kind == QUESTION_SECTION)
			break;
		if (question->kind != QUESTION_FILE && !question->folded)
			return false;
	}
	return true;
}

/* How many pages a form is on a phone: its sections when it asks much, else none. */
static size_t count_topics(const struct form_model *model)
{
	size_t sections = 0, questions = 0;
	for (size_t i = 0; i < model->count; i++) {
		const struct question *question = &model->questions[i];
		sections += question->kind == QUESTION_SECTION && !section_hidden(model, i);
		questions += question_asks(question) && !question->folded;
	}
	return questions > ONE_PAGE && sections > 1 ? sections : 0;
}

/* Behind "more" nothing vanishes: its line names what is there, and it stands open when something
 * is said or wrong in it. */
static void show_folded(const struct showing *showing, struct buf *labels)
{
	struct request *req = showing->req;
	const char *code = showing->question->code;
	bool open = !text_empty(answer_of(showing->answers, code));
	for (size_t i = 0; i < req->problems.count; i++)
		open = open || strcmp(req->problems.items[i].field, code) == 0;
	if (open)
		view_bool(req, "Apply.folded_open", true);
	buf_printf(labels, "%s%s", labels->length ? ", " : "", showing->question->label);
	question_show(showing);
}

static void show_questions(struct request *req, const struct form_model *model,
	const struct answers *shown, bool fixed_email)
{
	size_t place = 0, folded = 0, topic = 0, topics = count_topics(model);
	struct buf labels;
	buf_init(&labels, req->pool);
	if (topics)
		view_int(req, "Apply.topics", (int64_t)topics);
	for (size_t i = 0; i < model->count; i++) {
		const struct question *question = &model->questions[i];
		struct showing showing = {.req = req, .question = question, .answers = shown};
		bool heading = question->kind == QUESTION_SECTION;
		if (question->kind == QUESTION_FILE || (heading && section_hidden(model, i)))
			continue;
		showing.row = question->folded ? pool_printf(req->pool, "Folded.%zu", folded++)
					       : pool_printf(req->pool, "Questions.%zu", place++);
		if (question->folded)
			show_folded(&showing, &labels);
		else
			question_show(&showing);
		if (heading && topics)
			question_set(&showing, "topic", pool_printf(req->pool, "%zu", ++topic));
		if (fixed_email && strcmp(question->code, "email") == 0)
			question_set(&showing, "type", "fixed");
	}
	view_text(req, "Apply.folded_labels", labels.data);
}

void apply_show_form(struct request *req, const struct form_model *model,
	const struct answers *answers, const char *fixed_email)
{
	struct answers shown = req->post && req->input && req->page->form == &apply_form
		? typed_answers(req)
		: *answers;
	if (fixed_email)
		shown = fixed_answers(req, &shown, fixed_email);
	struct apply_input initial = {0};
	answer_values(req, model, answers, &initial.rest);
	form_show(req, &apply_form, req->path, &initial);
	name_problems(req, model);
	show_questions(req, model, &shown, fixed_email != NULL);
}
