/* What a list is filtered by, in words. */
#include <string.h>

#include "base/text.h"
#include "choice/choice.h"
#include "web/list/list_private.h"

static void said_add_word(struct buf *words, const char *word)
{
	if (words->length)
		buf_str(words, ", ");
	buf_str(words, word);
}

const char *list_given_words(struct list_state *state, size_t place)
{
	const struct list_filter *filter = &state->list->filters[place];
	char *rest = pool_strdup(state->req->pool, state->typed[place]), *code;
	struct buf words;

	if (!filter->words)
		return state->typed[place];
	buf_init(&words, state->req->pool);
	while ((code = strsep(&rest, ","))) {
		const char *word = view_code_find(state->req, filter->words, code);

		said_add_word(&words, word ? word : view_word(state->req, "code.unknown"));
	}
	return words.data;
}

/* Of the options those that were chosen. */
static enum outcome option_words(struct list_state *state, size_t place, struct buf *words)
{
	const struct list_filter *filter = &state->list->filters[place];
	const size_t label = 1; /* its column; the value is the first */
	const struct db_rows *rows = NULL;
	enum outcome outcome = filter->options ? filter->options(state->req, &rows) : OK;

	for (const char *const *code = filter->choices; code && *code; code++)
		if (text_among(state->typed[place], *code))
			said_add_word(words, view_code(state->req, filter->words, *code));
	if (filter->list)
		said_add_word(words, view_choice(state->req, filter->list, state->typed[place]));
	for (size_t i = 0; !outcome && rows && i < rows->count; i++)
		if (text_among(state->typed[place], db_cell_text(rows, i, 0)))
			said_add_word(words, db_cell_text(rows, i, label));
	return outcome;
}

enum outcome list_said(struct list_state *state, const char **said_r)
{
	const struct list *list = state->list;
	enum outcome outcome = OK;
	struct buf words;

	buf_init(&words, state->req->pool);
	for (size_t i = 0; !outcome && i < list->filter_count; i++) {
		if (!state->typed[i])
			continue;
		if (list->filters[i].type == LIST_CHOICE)
			outcome = option_words(state, i, &words);
		else if (list->filters[i].type == LIST_MINE)
			said_add_word(&words, view_word(state->req, list->filters[i].label));
		else
			said_add_word(&words, list_given_words(state, i));
	}
	*said_r = words.length ? words.data : NULL;
	return outcome;
}
