/* The cells of a list, as people read them. */
#include <string.h>

#include "access/status_name.h"
#include "base/clock.h"
#include "base/text.h"
#include "web/list/list_private.h"

#define NEAR_DAYS 6 /* said in words */
#define YEAR_LENGTH 4

const char *list_cell(const struct list_row *row, const char *name)
{
	for (size_t i = 0; i < row->rows->columns; i++)
		if (strcmp(row->rows->names[i], name) == 0)
			return db_cell_text(row->rows, row->row, i);
	return NULL;
}

const char *list_label(const struct list_state *state, const struct list_column *column)
{
	return view_word(state->req, column->label);
}

/* The word with the number at its place {n}. */
static const char *counted(struct request *req, const char *key, int number)
{
	const char *word = view_word(req, key), *place = strstr(word, "{n}");

	return !place ? word
		      : pool_printf(req->pool, "%.*s%d%s", (int)(place - word), word, number,
			      place + strlen("{n}"));
}

/* words: list.weekday.* */
static const char *dated(struct request *req, const char *day)
{
	int32_t number = day_number(day);
	const char *weekday = view_word(
		req, pool_printf(req->pool, "list.weekday.%d", (int)(((number + 4) % 7 + 7) % 7)));
	const char *shown = day_show(req->pool, day, req->lang);

	if (strncmp(day, clock_today(req->pool), YEAR_LENGTH) == 0)
		shown = text_equal(req->lang, "en")
			? pool_strndup(req->pool, shown, strlen(shown) - YEAR_LENGTH - 1)
			: pool_strndup(req->pool, shown, strlen(shown) - YEAR_LENGTH);
	return pool_printf(req->pool, "%s %s", weekday, shown);
}

/* "morgen", "vor 3 Tagen", "Mi 16.12.", "Mi 16.12.2027". */
static const char *day_words(struct request *req, const char *day)
{
	int distance = day_number(day) - day_number(clock_today(req->pool));

	if (distance == 0)
		return view_word(req, "list.today");
	if (distance == 1)
		return view_word(req, "list.tomorrow");
	if (distance == -1)
		return view_word(req, "list.yesterday");
	if (distance > 0 && distance <= NEAR_DAYS)
		return counted(req, "list.in_days", distance);
	if (distance < 0 && distance >= -NEAR_DAYS)
		return counted(req, "list.days_ago", -distance);
	return dated(req, day);
}

/* The hour of "21.11.2026, 14:05 Uhr" or "21 Nov 2026, 14:05". */
static const char *hour_of(const char *shown)
{
	const char *hour = strstr(shown, ", ");

	return hour ? hour : "";
}

static const char *time_text(struct request *req, const char *sql, enum list_type type, bool words)
{
	int64_t at = clock_from_sql(sql);
	const char *shown = at == -1 ? NULL : clock_show(req->pool, at, req->lang);

	if (!shown || !words || type == LIST_INSTANT)
		return shown;
	return pool_printf(
		req->pool, "%s%s", day_words(req, clock_day(req->pool, at)), hour_of(shown));
}

static const char *raw_cell(const struct list_column *column, const struct list_row *row)
{
	return list_cell(row, column->from ? column->from : column->code);
}

const char *list_text(struct list_state *state, const struct list_column *column,
	const struct list_row *row, bool words)
{
	struct request *req = state->req;
	const char *raw;
	int64_t number;

	if (column->text)
		return column->text(req, row);
	raw = raw_cell(column, row);
	if (text_empty(raw))
		return NULL;
	switch (column->type) {
	case LIST_NUMBER:
		return text_to_int(raw, INT64_MIN, INT64_MAX, &number)
			? text_number(req->pool, number, req->lang)
			: raw;
	case LIST_DAY:
		return words ? day_words(req, raw) : day_show(req->pool, raw, req->lang);
	case LIST_TIME:
	case LIST_INSTANT:
		return time_text(req, raw, column->type, words);
	case LIST_CODE:
	case LIST_STATUS:
		return column->kind    ? view_status(req, column->kind, raw)
			: column->list ? view_choice(req, column->list, raw)
				       : view_code(req, column->words, raw);
	default:
		return raw;
	}
}

const char *list_kind(const struct list_column *column)
{
	switch (column->type) {
	case LIST_NUMBER:
		return "number";
	case LIST_DAY:
	case LIST_TIME:
	case LIST_INSTANT:
		return "time";
	case LIST_STATUS:
		return "status";
	case LIST_PICTURE:
		return "picture";
	default:
		return "text";
	}
}

/* The day or instant for machines, and in full where words are shown. */
static void show_dates(struct list_state *state, const struct list_column *column,
	const struct list_row *row, struct list_shown *shown)
{
	const char *raw = raw_cell(column, row);
	const char *full = list_text(state, column, row, false);

	shown->iso =
		column->type == LIST_DAY ? raw : clock_iso(state->req->pool, clock_from_sql(raw));
	if (full && strcmp(full, shown->text) != 0)
		shown->full = full;
}

static const char *linked(
	struct list_state *state, const struct list_column *column, const struct list_row *row)
{
	const char *where = list_cell(row, column->link_from);
	struct buf href;

	if (text_empty(where))
		return NULL;
	buf_init(&href, state->req->pool);
	buf_str(&href, state->req->base);
	buf_str(&href, column->link);
	buf_url(&href, where);
	if (column->link_to)
		buf_str(&href, column->link_to);
	return column->head && state->list->walked ? list_walk_to(state, row, href.data)
						   : href.data;
}

/* The look of a badge: of the model, or as the code is styled. */
static const char *look_of(const struct list_column *column, const char *code)
{
	const struct status_name *name = status_name_find(column->kind, code);

	return !column->kind ? code : name ? name->look : "plain";
}

void list_show_cell(struct list_state *state, const struct list_column *column,
	const struct list_row *row, struct list_shown *shown_r)
{
	*shown_r = (struct list_shown){.text = list_text(state, column, row, true)};
	if (text_empty(shown_r->text)) {
		shown_r->text = column->empty ? view_word(state->req, column->empty) : "–";
		return;
	}
	if (column->note)
		shown_r->note = list_cell(row, column->note);
	if (column->type == LIST_STATUS)
		shown_r->code = look_of(column, raw_cell(column, row));
	if (!column->text && strcmp(list_kind(column), "time") == 0)
		show_dates(state, column, row, shown_r);
	if (column->link)
		shown_r->href = linked(state, column, row);
}
