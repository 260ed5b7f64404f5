/* The questions of an application's form in the backend. */
#include "backend/arrival/question_form.h"

#include <string.h>

#include "base/text.h"
#include "web/form/merge.h"

static struct answers answers_typed(struct request *req, const struct form_rest *rest)
{
	struct answer *items = POOL_ARRAY(req->pool, struct answer, rest->count + 1);

	for (size_t i = 0; i < rest->count; i++)
		items[i] = (struct answer){rest->names[i], rest->values[i]};
	return (struct answers){items, rest->count};
}

/* An address that looks mistyped is asked about. */
static void addresses_take(
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

static bool is_demanded(const char *question)
{
	return text_among("first_name,surname", question);
}

void questions_read(struct request *req, const struct form_model *model,
	const struct form_rest *typed, struct answers *answers_r)
{
	struct answers sent = answers_typed(req, typed), taken;
	struct problems found = {0};

	form_take(req->pool, model, &sent, &taken, &req->problems);
	addresses_take(req, model, &taken);
	form_prune(req->pool, model, &taken, answers_r);
	form_check(req->pool, model, answers_r, &found);
	for (size_t i = 0; i < found.count; i++) {
		const struct problem *problem = &found.items[i];

		if (text_equal(problem->reason, "day_past")
			|| (text_equal(problem->reason, "required")
				&& !is_demanded(problem->field)))
			continue;
		problem_add(&req->problems, problem->field, problem->reason);
	}
}

void questions_rest(struct request *req, const struct form_model *model,
	const struct answers *answers, struct form_rest *rest_r)
{
	struct answer_fields fields;

	answer_fields(req->pool, model, answers, &fields);
	*rest_r = (struct form_rest){fields.count, fields.names, fields.values, fields.lists};
}

static const char *const kinds[] = {
	[QUESTION_SECTION] = "section",
	[QUESTION_TEXT] = "text",
	[QUESTION_LONG] = "long",
	[QUESTION_CHOICE] = "choice",
	[QUESTION_MULTI] = "multi",
	[QUESTION_DATE] = "day",
	[QUESTION_NUMBER] = "number",
};

static bool is_radio(const struct question *question)
{
	return question->kind == QUESTION_CHOICE && text_equal(question->format, "radio");
}

/* {min} and {max} of a problem's words are the question's. */
static const char *message_of(
	struct request *req, const struct question *question, const char *reason)
{
	const char *text = view_word(req, pool_printf(req->pool, "problem.%s", reason));
	bool typed = question->kind == QUESTION_TEXT || question->kind == QUESTION_LONG;
	int64_t max = typed ? (int64_t)question_max_length(question) : question->max;
	struct buf buf;

	buf_init(&buf, req->pool);
	while (*text) {
		bool low = strncmp(text, "{min}", 5) == 0;

		if (low || strncmp(text, "{max}", 5) == 0) {
			buf_str(&buf, text_number(req->pool, low ? question->min : max, req->lang));
			text += 5;
		} else {
			buf_char(&buf, *text++);
		}
	}
	return buf.data;
}

/* One question being shown. */
struct showing {
	struct request *req;
	const char *row; /* "Questions.3" */
	const char *form;
	const struct question *question;
	const struct answers *answers;
};

static void value_set(const struct showing *s, const char *name, const char *value)
{
	view_text(s->req, pool_printf(s->req->pool, "%s.%s", s->row, name), value);
}

static const char *field_id(const struct showing *s)
{
	return pool_printf(s->req->pool, "%s-%s", s->form, s->question->code);
}

static void options_show(const struct showing *s)
{
	struct pool *pool = s->req->pool;

	if (s->question->kind == QUESTION_CHOICE) {
		value_set(s, "options.0.value", "");
		value_set(s, "options.0.label", view_word(s->req, "form.choose"));
	}
	for (size_t i = 0; i < s->question->option_count; i++) {
		const struct question_option *option = &s->question->options[i];

		value_set(s, pool_printf(pool, "options.%zu.value", i + 1), option->code);
		value_set(s, pool_printf(pool, "options.%zu.label", i + 1), option->label);
		if (answer_chosen(s->answers, s->question->code, option->code))
			value_set(s, pool_printf(pool, "options.%zu.selected", i + 1), "1");
	}
}

static void condition_show(const struct showing *s)
{
	const struct question *condition = s->question->condition;

	if (!condition)
		return;
	value_set(s, "if", condition->code);
	value_set(s, "is", s->question->condition_value);
	value_set(s, "if_label", condition->told);
	value_set(s, "is_label",
		question_words(
			s->req->pool, condition, s->question->condition_value, s->req->lang));
}

/* Beside the question, and named in the summary. */
static void problem_show(const struct showing *s)
{
	struct request *req = s->req;
	const struct question *question = s->question;

	for (size_t i = 0; i < req->problems.count; i++) {
		const struct problem *problem = &req->problems.items[i];
		const char *place = pool_printf(req->pool, "Form.%s.errors.%zu", s->form, i);
		const char *message;

		if (strcmp(problem->field, question->code) != 0)
			continue;
		message = message_of(req, question, problem->reason);
		value_set(s, "error", message);
		view_text(req, pool_printf(req->pool, "%s.label", place), question->told);
		view_text(req, pool_printf(req->pool, "%s.message", place), message);
		view_text(req, pool_printf(req->pool, "%s.id", place), field_id(s));
		if (strcmp(problem->reason, "email_slip") == 0)
			value_set(s, "meant",
				form_address_meant(req, answer_of(s->answers, question->code)));
	}
}

/* After a conflict: what the question holds now. */
static void other_show(const struct showing *s)
{
	const char *other = merge_other(s->req, s->question->code);

	if (!other)
		return;
	value_set(s, "conflict", "1");
	value_set(s, "other", question_words(s->req->pool, s->question, other, s->req->lang));
}

static void asked_show(const struct showing *s)
{
	const struct question *question = s->question;
	const char *answer = answer_of(s->answers, question->code);

	value_set(s, "name", question->code);
	value_set(s, "id", field_id(s));
	value_set(s, "type", is_radio(question) ? "radios" : kinds[question->kind]);
	value_set(s, "label", question->told);
	value_set(s, "value", answer);
	if (text_equal(question->format, "email"))
		value_set(s, "kept", form_address_kept(s->req, answer));
	if (is_demanded(question->code))
		value_set(s, "required", "1");
	else if (question->kind != QUESTION_SECTION)
		value_set(s, "optional", "1");
	if (question->kind == QUESTION_TEXT || question->kind == QUESTION_LONG)
		value_set(
			s, "max", pool_printf(s->req->pool, "%zu", question_max_length(question)));
	options_show(s);
	other_show(s);
	condition_show(s);
	problem_show(s);
}

/* A heading with no question below it is left out, as are files and what is said to applicants. */
static bool is_shown(const struct form_model *model, size_t place)
{
	const struct question *question = &model->questions[place];

	if (question->kind != QUESTION_SECTION)
		return question_asks(question);
	for (size_t i = place + 1; i < model->count; i++) {
		if (model->questions[i].kind == QUESTION_SECTION)
			return false;
		if (question_asks(&model->questions[i]))
			return true;
	}
	return false;
}

void questions_show(struct request *req, const char *form, const struct form_model *model,
	const struct form_rest *typed, const struct answers *answers)
{
	struct answers shown = typed ? answers_typed(req, typed) : *answers;
	size_t place = 0;

	for (size_t i = 0; i < model->count; i++) {
		struct showing s = {req, NULL, form, &model->questions[i], &shown};

		if (!is_shown(model, i))
			continue;
		s.row = pool_printf(req->pool, "Questions.%zu", place++);
		asked_show(&s);
	}
}
