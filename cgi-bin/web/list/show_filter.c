/* A filter of a list in the dataset. */
#include <string.h>

#include "access/status_name.h"
#include "base/text.h"
#include "choice/choice.h"
#include "web/list/list_private.h"

static const char *filter_kind(enum list_filter_type type)
{
	static const char *const kinds[] = {
		[LIST_WORDS] = "words",
		[LIST_CHOICE] = "choice",
		[LIST_MINE] = "mine",
		[LIST_FROM] = "day",
		[LIST_GIVEN] = "given",
	};

	return kinds[type];
}

static void show_option(struct list_state *state, struct view *filter, size_t place,
	const char *value, const char *label, size_t number)
{
	struct view *option = list_item(state->req, filter, "options", number);

	view_set(option, "value", value);
	view_set(option, "label", label);
	if (text_equal(value, state->typed[place]))
		view_set(option, "selected", "1");
	if (state->typed[place] && text_among(state->typed[place], value)) {
		const char *said = view_get(filter, "chosen");

		view_set(filter, "chosen",
			said ? pool_printf(state->req->pool, "%s, %s", said, label) : label);
	}
}

/* "a,b" is a choice of its own in the form: it stays when another filter is changed. */
static void show_several(struct list_state *state, struct view *filter, size_t place, size_t number)
{
	const char *typed = state->typed[place], *said = view_get(filter, "chosen");

	if (typed && said)
		view_set(filter, "said", said);
	if (typed && strchr(typed, ',') && said)
		show_option(state, filter, place, typed, said, number);
}

static enum outcome show_options(struct list_state *state, struct view *view, size_t place)
{
	const struct list_filter *filter = &state->list->filters[place];
	const size_t label = 1; /* its column; the value is the first */
	const struct db_rows *rows = NULL;
	size_t number = 0;
	enum outcome outcome;

	for (const char *const *code = filter->choices; code && *code; code++)
		show_option(state, view, place, *code, view_code(state->req, filter->words, *code),
			number++);
	for (const struct status_name *name = NULL;
		filter->kind && (name = status_name_next(filter->kind, name));)
		if (!filter->without || !text_among(filter->without, name->code))
			show_option(state, view, place, name->code,
				view_status(state->req, filter->kind, name->code), number++);
	for (const struct choice *choice = NULL;
		filter->list && (choice = choice_next(state->req->db, filter->list, choice));)
		show_option(state, view, place, choice->code, choice_name(choice, state->req->lang),
			number++);
	outcome = filter->options ? filter->options(state->req, &rows) : OK;
	for (size_t i = 0; !outcome && rows && i < rows->count; i++)
		show_option(state, view, place, db_cell_text(rows, i, 0),
			db_cell_text(rows, i, label), number++);
	show_several(state, view, place, number);
	return outcome;
}

/* "All" and "mine" as links beside each other. */
static void show_mine(struct list_state *state, struct view *view, size_t place)
{
	struct list_change all = list_same, mine = list_same;

	all.without = (int)place;
	mine.mine = (int)place;
	view_set(view, "all", list_address(state, &all));
	view_set(view, "mine", list_address(state, &mine));
}

/* words: problem.* */
enum outcome list_show_filter(struct list_state *state, struct view *list, size_t place)
{
	const struct list_filter *filter = &state->list->filters[place];
	struct view *view = list_item(state->req, list, "filters", place);
	struct list_change change = list_same;

	view_set(view, "id", list_name(state, filter->code));
	view_set(view, "type", filter_kind(filter->type));
	view_set(view, "label", view_word(state->req, filter->label));
	view_set(view, "hint", filter->hint ? view_word(state->req, filter->hint) : NULL);
	view_set(view, "value", state->typed[place]);
	if (filter->pick)
		view_set(view, "pick",
			pool_printf(state->req->pool, "%s%s", state->req->base, filter->pick));
	if (filter->type != LIST_GIVEN && filter->type != LIST_MINE)
		view_set(list, "asks", "1");
	if (state->typed[place]) {
		change.without = (int)place;
		view_set(view, "clear", list_address(state, &change));
		view_set(view, "said",
			filter->type == LIST_GIVEN ? list_given_words(state, place)
						   : state->typed[place]);
		view_set(list, "filtered", "1");
	}
	if (state->refused[place])
		view_set(view, "error",
			view_word(state->req,
				pool_printf(
					state->req->pool, "problem.%s", state->refused[place])));
	if (filter->type == LIST_MINE)
		show_mine(state, view, place);
	return filter->type == LIST_CHOICE ? show_options(state, view, place) : OK;
}
