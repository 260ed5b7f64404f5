/* What the lines of a memo read like. */
#include "base/clock.h"
#include "base/text.h"
#include "comparison/rating.h"
#include "decision/memo.h"

/* words: memo.kind memo.class memo.place memo.sum memo.placing memo.missing
 * memo.entitled memo.incomplete memo.note memo.withdrawn memo.status memo.interview
 * memo.kind_compared memo.kind_unsuitable memo.kind_withdrawn memo.kind_other
 * memo.incomplete_text memo.entitled_text memo.of memo.choice_chosen memo.choice_next
 * memo.choice_no memo.rank comparison.yes_long comparison.no_long interview_state.*
 * statement_answer.* */
static const char *memo_word(const struct memo_words *words, const char *key)
{
	const char *found = words->word(words->context, key);

	return found ? found : "";
}

static const char *memo_code_word(
	struct pool *pool, const struct memo_words *words, const char *group, const char *code)
{
	return text_empty(code) ? "" : memo_word(words, pool_printf(pool, "%s.%s", group, code));
}

const char *memo_label(const struct memo_words *words, const struct reason_line *line)
{
	static const char *const labels[][2] = {{"kind", "memo.kind"}, {"class", "memo.class"},
		{"place", "memo.place"}, {"sum", "memo.sum"}, {"placing", "memo.placing"},
		{"missing", "memo.missing"}, {"entitled", "memo.entitled"},
		{"incomplete", "memo.incomplete"}, {"note", "memo.note"},
		{"withdrawn", "memo.withdrawn"}, {"interview", "memo.interview"}};

	if (text_equal(line->code, "rating"))
		return line->parts[0];
	if (text_equal(line->code, "status") || text_equal(line->code, "statement"))
		return text_equal(line->code, "status") ? memo_word(words, "memo.status")
			: text_equal(words->lang, "en") ? line->parts[1]
							: line->parts[0];
	for (size_t i = 0; i < sizeof(labels) / sizeof(labels[0]); i++)
		if (text_equal(labels[i][0], line->code))
			return memo_word(words, labels[i][1]);
	return NULL;
}

static const char *with_note(struct pool *pool, const char *text, const char *note)
{
	if (text_empty(note))
		return text;
	return text_empty(text) ? note : pool_printf(pool, "%s (%s)", text, note);
}

static const char *memo_time(struct pool *pool, const struct memo_words *words, const char *at)
{
	return text_empty(at) ? "" : clock_show(pool, clock_from_sql(at), words->lang);
}

static const char *rating_text(
	struct pool *pool, const struct memo_words *words, const struct reason_line *line)
{
	const char *value = text_equal(line->parts[1], "points") ? line->parts[2]
		: text_equal(line->parts[2], "1") ? memo_word(words, "comparison.yes_long")
						  : memo_word(words, "comparison.no_long");

	return with_note(pool, value, line->parts[3]);
}

const char *memo_text(
	struct pool *pool, const struct memo_words *words, const struct reason_line *line)
{
	const char *code = line->code;
	const char *const *parts = line->parts;

	if (text_equal(code, "kind"))
		return memo_code_word(pool, words, "memo", pool_printf(pool, "kind_%s", parts[0]));
	if (text_equal(code, "class"))
		return with_note(pool, parts[0], parts[1]);
	if (text_equal(code, "sum"))
		return pool_printf(
			pool, "%s %s %s", parts[0], memo_word(words, "memo.of"), parts[1]);
	if (text_equal(code, "rating"))
		return rating_text(pool, words, line);
	if (text_equal(code, "missing"))
		return with_note(pool, parts[0], parts[1]);
	if (text_equal(code, "entitled"))
		return with_note(pool, memo_word(words, "memo.entitled_text"), parts[0]);
	if (text_equal(code, "incomplete"))
		return memo_word(words, "memo.incomplete_text");
	if (text_equal(code, "withdrawn"))
		return memo_time(pool, words, parts[0]);
	if (text_equal(code, "status"))
		return with_note(pool, text_equal(words->lang, "en") ? parts[1] : parts[0],
			memo_time(pool, words, parts[2]));
	if (text_equal(code, "interview"))
		return with_note(pool, memo_time(pool, words, parts[0]),
			memo_code_word(pool, words, "interview_state", parts[1]));
	if (text_equal(code, "statement"))
		return memo_code_word(pool, words, "statement_answer", parts[2]);
	return parts[0];
}

const char *memo_choice(
	struct pool *pool, const struct memo_words *words, const struct reason_facts *facts)
{
	const char *choice =
		memo_code_word(pool, words, "memo", pool_printf(pool, "choice_%s", facts->choice));

	return text_equal(facts->choice, "next") && facts->position
		? pool_printf(pool, "%s (%s %lld)", choice, memo_word(words, "memo.rank"),
			(long long)facts->position)
		: choice;
}
