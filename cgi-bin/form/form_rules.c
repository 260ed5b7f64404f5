/* Forms as data: what an answer may be. */
#include <ctype.h>
#include <string.h>

#include "base/buf.h"
#include "base/clock.h"
#include "base/text.h"
#include "form/form_model.h"

#define LINE_LENGTH 200
#define LONG_LENGTH 20000

bool question_asks(const struct question *question)
{
	return question->kind != QUESTION_SECTION && question->kind != QUESTION_EXPLANATION
		&& question->kind != QUESTION_FILE;
}

size_t question_max_length(const struct question *question)
{
	bool text = question->kind == QUESTION_TEXT || question->kind == QUESTION_LONG;
	if (text && question->has_max)
		return (size_t)question->max;
	return question->kind == QUESTION_LONG ? LONG_LENGTH : LINE_LENGTH;
}

const char *answer_of(const struct answers *answers, const char *question)
{
	for (size_t i = 0; i < answers->count; i++)
		if (strcmp(answers->items[i].question, question) == 0)
			return answers->items[i].answer;
	return NULL;
}

/* Is `code` one of those in `list`, which are parted by commas? */
static bool listed(const char *list, const char *code)
{
	size_t length = strlen(code);
	for (const char *at = list; at && *at;) {
		size_t one = strcspn(at, ",");
		if (one == length && strncmp(at, code, length) == 0)
			return true;
		at += one + (at[one] == ',');
	}
	return false;
}

bool question_shown(const struct question *question, const struct answers *answers)
{
	const struct question *condition = question->condition;
	if (!condition)
		return true;
	return question_shown(condition, answers)
		&& listed(answer_of(answers, condition->code), question->condition_value);
}

static const struct question_option *option_of(const struct question *question, const char *code)
{
	for (size_t i = 0; i < question->option_count; i++)
		if (strcmp(question->options[i].code, code) == 0)
			return &question->options[i];
	return NULL;
}

bool answer_chosen(const struct answers *answers, const char *question, const char *option)
{
	for (size_t i = 0; i < answers->count; i++)
		if (strcmp(answers->items[i].question, question) == 0
			&& listed(answers->items[i].answer, option))
			return true;
	return false;
}

static void answer_field_add(
	struct answer_fields *fields, const char *name, const char *value, bool list)
{
	fields->names[fields->count] = name;
	fields->values[fields->count] = value;
	fields->lists[fields->count++] = list;
}

void answer_fields(struct pool *pool, const struct form_model *model, const struct answers *answers,
	struct answer_fields *fields_r)
{
	size_t room = 0;

	for (size_t i = 0; i < model->count; i++)
		room += model->questions[i].option_count + 1;
	*fields_r = (struct answer_fields){.names = POOL_ARRAY(pool, const char *, room),
		.values = POOL_ARRAY(pool, const char *, room),
		.lists = POOL_ARRAY(pool, bool, room)};
	for (size_t i = 0; i < model->count; i++) {
		const struct question *question = &model->questions[i];
		bool list = question->kind == QUESTION_MULTI;

		if (!question_asks(question))
			continue;
		answer_field_add(fields_r, question->code,
			list ? "" : answer_of(answers, question->code), list);
		for (size_t k = 0; list && k < question->option_count; k++)
			if (answer_chosen(answers, question->code, question->options[k].code))
				answer_field_add(
					fields_r, question->code, question->options[k].code, true);
	}
}

/* The codes sent for a question of several answers, those it has, in its order. */
static const char *take_multi(
	struct pool *pool, const struct question *question, const struct answers *typed)
{
	struct buf buf;
	buf_init(&buf, pool);
	for (size_t i = 0; i < question->option_count; i++)
		if (answer_chosen(typed, question->code, question->options[i].code))
			buf_printf(&buf, "%s%s", buf.length ? "," : "", question->options[i].code);
	return buf.data;
}

/* Why the text cannot be kept; NULL: it can. */
static const char *refusal(const struct question *question, const char *text)
{
	if (text_length(text) > question_max_length(question))
		return "too_long";
	if (question->kind == QUESTION_CHOICE && !option_of(question, text))
		return "choice";
	if (text_equal(question->format, "email") && !text_is_email(text))
		return "email";
	return NULL;
}

static const char *answer_take(struct pool *pool, const struct question *question,
	const struct answers *typed, struct problems *problems)
{
	if (question->kind == QUESTION_MULTI)
		return take_multi(pool, question, typed);
	const char *given = answer_of(typed, question->code);
	if (text_blank(given))
		return NULL;
	const char *text = text_trim(pool, given);
	if (question->kind != QUESTION_LONG)
		text = text_one_line(pool, text);
	const char *email = text_equal(question->format, "email") ? text_email(pool, text) : NULL;
	if (email)
		text = email;
	const char *day;
	if (question->kind == QUESTION_DATE && day_parse(pool, text, &day))
		text = day;
	const char *reason = refusal(question, text);
	if (!reason)
		return text;
	problem_add(problems, question->code, reason);
	return NULL;
}

void form_take(struct pool *pool, const struct form_model *model, const struct answers *typed,
	struct answers *taken_r, struct problems *problems)
{
	struct answer *items = POOL_ARRAY(pool, struct answer, model->count + 1);
	size_t count = 0;
	for (size_t i = 0; i < model->count; i++) {
		const struct question *question = &model->questions[i];
		if (!question_asks(question))
			continue;
		const char *answer = answer_take(pool, question, typed, problems);
		if (!text_empty(answer))
			items[count++] = (struct answer){question->code, answer};
	}
	*taken_r = (struct answers){items, count};
}

static const char *check_text(const struct question *question, const char *text)
{
	return question->has_min && text_length(text) < (size_t)question->min ? "too_short" : NULL;
}

static const char *check_number(const struct question *question, const char *text)
{
	int64_t number;
	if (!text_to_int(text, INT64_MIN, INT64_MAX, &number))
		return "number";
	bool low = question->has_min && number < question->min;
	return low || (question->has_max && number > question->max) ? "range" : NULL;
}

static const char *check_date(struct pool *pool, const struct question *question, const char *text)
{
	if (!day_valid(text))
		return "day";
	bool future = text_equal(question->format, "future");
	return future && strcmp(text, clock_today(pool)) < 0 ? "day_past" : NULL;
}

static const char *check_multi(const struct question *question, const char *text)
{
	int64_t chosen = 0;
	for (size_t i = 0; i < question->option_count; i++)
		chosen += listed(text, question->options[i].code);
	return question->has_max && chosen > question->max ? "too_many" : NULL;
}

static const char *answer_check(
	struct pool *pool, const struct question *question, const char *answer)
{
	if (text_empty(answer))
		return question->required ? "required" : NULL;
	const char *reason = question->kind == QUESTION_MULTI ? NULL : refusal(question, answer);
	if (reason)
		return reason;
	switch (question->kind) {
	case QUESTION_TEXT:
	case QUESTION_LONG:
		return check_text(question, answer);
	case QUESTION_NUMBER:
		return check_number(question, answer);
	case QUESTION_DATE:
		return check_date(pool, question, answer);
	case QUESTION_MULTI:
		return check_multi(question, answer);
	default:
		return NULL;
	}
}

static bool reported(const struct problems *problems, const char *field)
{
	for (size_t i = 0; i < problems->count; i++)
		if (strcmp(problems->items[i].field, field) == 0)
			return true;
	return false;
}

bool form_check(struct pool *pool, const struct form_model *model, const struct answers *answers,
	struct problems *problems)
{
	size_t before = problems->count;
	for (size_t i = 0; i < model->count; i++) {
		const struct question *question = &model->questions[i];
		if (!question_asks(question) || !question_shown(question, answers)
			|| reported(problems, question->code))
			continue;
		const char *reason =
			answer_check(pool, question, answer_of(answers, question->code));
		if (reason)
			problem_add(problems, question->code, reason);
	}
	return problems->count == before;
}

void form_prune(struct pool *pool, const struct form_model *model, const struct answers *answers,
	struct answers *pruned_r)
{
	struct answer *items = POOL_ARRAY(pool, struct answer, answers->count + 1);
	size_t count = 0;
	for (size_t i = 0; i < answers->count; i++) {
		const struct question *question = form_question(model, answers->items[i].question);
		if (!question || question_shown(question, answers))
			items[count++] = answers->items[i];
	}
	*pruned_r = (struct answers){items, count};
}

const char *question_words(
	struct pool *pool, const struct question *question, const char *answer, const char *lang)
{
	if (text_empty(answer))
		return NULL;
	if (question->kind == QUESTION_DATE && day_valid(answer))
		return day_show(pool, answer, lang);
	if (question->kind != QUESTION_CHOICE && question->kind != QUESTION_MULTI)
		return answer;
	struct buf buf;
	buf_init(&buf, pool);
	for (size_t i = 0; i < question->option_count; i++)
		if (listed(answer, question->options[i].code))
			buf_printf(
				&buf, "%s%s", buf.length ? ", " : "", question->options[i].label);
	return buf.data;
}
