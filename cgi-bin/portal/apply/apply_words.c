/* What the form of an application says of its questions. */
#include <string.h>

#include "base/buf.h"
#include "base/text.h"
#include "portal/apply/apply_form.h"

const char *apply_kind(const struct question *question)
{
	switch (question->kind) {
	case QUESTION_SECTION:
		return "section";
	case QUESTION_EXPLANATION:
		return "explanation";
	case QUESTION_TEXT:
		return text_equal(question->format, "email")    ? "email"
			: text_equal(question->format, "phone") ? "tel"
								: "text";
	case QUESTION_LONG:
		return "long";
	case QUESTION_CHOICE:
		return text_equal(question->format, "radio") ? "radios" : "choice";
	case QUESTION_MULTI:
		return "multi";
	case QUESTION_DATE:
		return "day";
	case QUESTION_NUMBER:
		return "number";
	case QUESTION_FILE:
		break;
	}
	return "file";
}

/* Of the delivered questions there are words of their own, of all others words for their kind.
 * words: answer_missing.* answer_missing_kind.* */
static const char *missing_words(const struct request *req, const struct question *question)
{
	const char *key = pool_printf(req->pool, "answer_missing.%s", question->code);
	const char *own = view_word(req, key);
	return own != key
		? own
		: view_word(req,
			pool_printf(req->pool, "answer_missing_kind.%s", apply_kind(question)));
}

bool apply_names(const struct question *question, const char *reason)
{
	return question && strcmp(reason, "required") == 0;
}

/* {min} and {max} become the question's bounds, {label} its label. */
const char *apply_message(
	const struct request *req, const struct question *question, const char *reason)
{
	const char *text = apply_names(question, reason)
		? missing_words(req, question)
		: view_word(req, pool_printf(req->pool, "problem.%s", reason));
	if (!question)
		return text;
	long long max = question->kind == QUESTION_TEXT || question->kind == QUESTION_LONG
		? (long long)question_max_length(question)
		: (long long)question->max;
	struct buf buf;
	buf_init(&buf, req->pool);
	while (*text) {
		bool low = strncmp(text, "{min}", 5) == 0;
		if (low || strncmp(text, "{max}", 5) == 0) {
			buf_str(&buf, text_number(req->pool, low ? question->min : max, req->lang));
			text += 5;
		} else if (strncmp(text, "{label}", 7) == 0) {
			buf_str(&buf, question->label);
			text += 7;
		} else {
			buf_char(&buf, *text++);
		}
	}
	return buf.data;
}
