/* The rows of the table of a comparison. */
#include "backend/comparison/comparison_row.h"

#include <string.h>

#include "base/text.h"
#include "web/piece.h"

#define LABEL_MAX 60 /* bytes of a requirement beside its cell, where the screen is narrow */

/* What the cells of one requirement have in common. */
struct column {
	const char *label;
	bool yes_no;
};

struct table {
	struct request *req;
	const struct comparison *comparison;
	const struct rows_shown *shown;
	struct column *columns;
	bool linked; /* to the page on which one is rated */
	size_t at; /* where what was typed is looked for first */
	bool biased;
};

static const char *column_label(struct pool *pool, size_t number, const char *text)
{
	size_t length = strnlen(text, LABEL_MAX);

	while (length && ((unsigned char)text[length] & 0xc0) == 0x80)
		length--;
	return pool_printf(pool, "%zu %.*s", number, (int)length, text);
}

static void columns_find(struct table *table)
{
	const struct comparison *comparison = table->comparison;
	struct pool *pool = table->req->pool;

	table->columns = POOL_ARRAY(pool, struct column, comparison->requirement_count + 1);
	for (size_t i = 0; i < comparison->requirement_count; i++) {
		const struct requirement_input *data = &comparison->requirements[i].data;

		table->columns[i] = (struct column){.label = column_label(pool, i + 1, data->text),
			.yes_no = text_equal(data->scale, "yes_no")};
	}
}

static bool has_problem(const struct request *req, const char *field)
{
	for (size_t i = 0; i < req->problems.count; i++)
		if (text_equal(req->problems.items[i].field, field))
			return true;
	return false;
}

/* One that is typed into: its name says what it shows (cells_take). */
static void piece_typed(struct table *table, struct piece *piece, const char *id,
	const struct comparison_cell *cell, const char *words)
{
	const char *sent = typed_find(table->shown->typed, id, &table->at, NULL);

	piece_text(piece, "id", id);
	piece_text(piece, "shown", rating_code(table->req->pool, cell->rated, cell->value));
	piece_text(piece, "value", sent ? sent : words);
	piece_bool(piece, "error", has_problem(table->req, id));
}

static void piece_cell(
	struct table *table, struct piece *piece, const struct comparison_row *row, size_t i)
{
	struct request *req = table->req;
	const struct requirement *requirement = &table->comparison->requirements[i];
	const struct comparison_cell *cell = &row->cells[i];
	const char *words = rating_words(req, &requirement->data, cell->rated, cell->value);

	piece_below(piece, "cells", i);
	piece_text(piece, "label", table->columns[i].label);
	piece_int(piece, "column", (int64_t)i + 1);
	piece_text(piece, "words", words);
	if (table->shown->rates && !row->locked)
		piece_typed(table, piece,
			pool_printf(req->pool, "c%lld-%lld", (long long)row->id,
				(long long)requirement->id),
			cell, words);
	piece_text(piece, "note", cell->note ? cell->note : cell->hint);
	piece_text(piece, "why", cell->why);
	piece_text(piece, "average", rating_average(req, cell));
	piece_bool(piece, "differs", cell_differs(cell));
	piece_bool(piece, "biased", cell->biased);
	table->biased |= cell->biased;
}

static const char *row_href(const struct table *table, const struct comparison_row *row)
{
	struct request *req = table->req;

	return table->comparison->own
		? pool_printf(req->pool, "%s%s", req->base,
			comparison_path(req, pool_printf(req->pool, "/meine/%s", row->number)))
		: pool_printf(req->pool, "%s/bewerbungen/%s", req->base, row->number);
}

static void piece_placed(
	const struct table *table, struct piece *piece, const struct comparison_row *row)
{
	const struct comparison *comparison = table->comparison;

	piece_text(piece, "letter", row->letter);
	if (row->place)
		piece_int(piece, "place", row->place);
	piece_bool(piece, "hand", row->by_hand);
	piece_text(piece, "reason", row->reason);
	piece_bool(piece, "changed", row->changed);
	piece_bool(piece, "fresh", row->fresh);
	piece_bool(piece, "unsent",
		comparison->live && comparison->last && !comparison->own && !row->sent);
	if (row->changed) {
		piece_text(piece, "letter_before", row->letter_before);
		piece_int(piece, "place_before", row->place_before);
	}
}

static void piece_row(struct table *table, struct piece *piece, const struct comparison_row *row)
{
	piece_int(piece, "id", row->id);
	piece_text(piece, "name", row_name(table->req, row));
	piece_text(piece, "href", row_href(table, row));
	piece_text(piece, "status", row->status);
	piece_bool(piece, "severe", row->severely_disabled);
	piece_bool(piece, "own", table->comparison->own);
	piece_bool(piece, "rates", table->shown->rates && !row->locked);
	piece_bool(piece, "linked", table->linked);
	if (row->rated)
		piece_int(piece, "sum", row->sum);
	piece_bool(piece, "unmet", row->unmet);
	piece_placed(table, piece, row);
	for (size_t i = 0; !table->shown->brief && i < table->comparison->requirement_count; i++)
		piece_cell(table, piece, row, i);
}

enum outcome view_comparison_rows(
	struct request *req, const struct comparison *comparison, const struct rows_shown *shown)
{
	const struct raters *raters = &comparison->raters;
	struct table table = {.req = req, .comparison = comparison, .shown = shown};
	enum outcome outcome = OK;

	table.linked = comparison->live && !comparison->own
		&& (shown->rates || raters->active || raters->blind);
	columns_find(&table);
	for (size_t i = 0; !outcome && i < shown->count; i++) {
		struct piece piece;

		piece_begin(req, &piece);
		piece_row(&table, &piece, shown->rows[i]);
		outcome = piece_show(req, pool_printf(req->pool, "Rows.%zu.row_html", i),
			"backend/comparison_row.cs", &piece);
	}
	view_bool(req, "Comparison.biased", table.biased);
	return outcome;
}
