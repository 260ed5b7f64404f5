/* Comparisons as files: what stands in them. */
#include <errno.h>
#include <unistd.h>

#include "base/fd.h"
#include "base/text.h"
#include "comparison/file_private.h"
#include "comparison/rating.h"
#include "document/paper.h"
#include "format/sheet.h"

/* words: comparison.name comparison.place comparison.sum comparison.status comparison.reason
 * comparison.number ranking.class comparison.yes_long comparison.no_long comparison.title
 * comparison.version layout.owner paper.page paper.of comparison.requirement
 * comparison.source_short comparison.value comparison.biased dossier.foot */
static const char *word(const struct filed *filed, const char *key)
{
	const char *found = filed->words->word(filed->words->context, key);

	return found ? found : "";
}

static const char *row_called(const struct filed *filed, const struct comparison_row *row)
{
	return pool_printf(filed->pool, "%s, %s", row->surname ? row->surname : "–",
		row->first_name ? row->first_name : "");
}

static const char *value_of(
	const struct filed *filed, const struct comparison_row *row, size_t requirement)
{
	const struct comparison_cell *cell = &row->cells[requirement];

	if (!cell->rated)
		return "";
	if (text_equal(filed->comparison.requirements[requirement].data.scale, "points"))
		return rating_code(filed->pool, true, cell->value);
	return word(filed, cell->value ? "comparison.yes_long" : "comparison.no_long");
}

/* The same with the mark of a cell that somebody biased had to do with. */
static const char *marked_value_of(
	const struct filed *filed, const struct comparison_row *row, size_t requirement)
{
	const char *value = value_of(filed, row, requirement);

	return row->cells[requirement].biased
		? pool_printf(filed->pool, "%s (%s)", value, word(filed, "comparison.biased"))
		: value;
}

static const char *number_or_none(const struct filed *filed, int64_t number)
{
	return number ? pool_printf(filed->pool, "%lld", (long long)number) : "";
}

static void sheet_heads(const struct filed *filed, struct sheet *sheet)
{
	static const char *const heads[] = {"comparison.number", "comparison.name", "ranking.class",
		"comparison.place", "comparison.sum", NULL};

	for (size_t i = 0; heads[i]; i++)
		sheet_text(sheet, word(filed, heads[i]), true);
	for (size_t q = 0; q < filed->comparison.requirement_count; q++)
		sheet_text(sheet,
			pool_printf(filed->pool, "%zu %s (×%lld)", q + 1,
				filed->comparison.requirements[q].data.text,
				(long long)filed->comparison.requirements[q].data.weight),
			true);
	sheet_text(sheet, word(filed, "comparison.reason"), true);
	sheet_line(sheet);
}

static void sheet_row(
	const struct filed *filed, struct sheet *sheet, const struct comparison_row *row)
{
	sheet_text(sheet, row->number, false);
	sheet_text(sheet, row_called(filed, row), false);
	sheet_text(sheet, row->letter, false);
	if (row->place)
		sheet_number(sheet, row->place);
	else
		sheet_text(sheet, NULL, false);
	if (row->rated)
		sheet_number(sheet, row->sum);
	else
		sheet_text(sheet, NULL, false);
	for (size_t q = 0; q < filed->comparison.requirement_count; q++) {
		const struct comparison_cell *cell = &row->cells[q];

		if (cell->rated && !cell->biased
			&& text_equal(filed->comparison.requirements[q].data.scale, "points"))
			sheet_number(sheet, cell->value);
		else
			sheet_text(sheet, marked_value_of(filed, row, q), false);
	}
	sheet_text(sheet, row->reason, false);
	sheet_line(sheet);
}

enum outcome filed_sheet(const struct filed *filed, int file)
{
	struct sheet *sheet = sheet_new(SHEET_XLSX, file, filed->words->directory);

	if (!sheet)
		return UNAVAILABLE;
	sheet_heads(filed, sheet);
	for (size_t i = 0; i < filed->comparison.count; i++)
		if (filed->comparison.rows[i].cells)
			sheet_row(filed, sheet, &filed->comparison.rows[i]);
	return sheet_end(&sheet) ? OK : UNAVAILABLE;
}

static void paper_order(const struct filed *filed, struct paper *paper)
{
	static const double shares[] = {0.24, 0.4, 0.12, 0.12, 0.12, 0};
	const char *const heads[] = {word(filed, "comparison.number"),
		word(filed, "comparison.name"), word(filed, "ranking.class"),
		word(filed, "comparison.place"), word(filed, "comparison.sum"), NULL};

	paper_table(paper, shares, heads);
	for (size_t i = 0; i < filed->comparison.count; i++) {
		const struct comparison_row *row = &filed->comparison.rows[i];
		const char *const cells[] = {row->number, row_called(filed, row), row->letter,
			number_or_none(filed, row->place),
			row->rated ? pool_printf(filed->pool, "%lld", (long long)row->sum) : "",
			NULL};

		paper_row(paper, cells);
	}
	paper_table_end(paper);
}

static void paper_one(
	const struct filed *filed, struct paper *paper, const struct comparison_row *row)
{
	static const double shares[] = {0.42, 0.24, 0.34, 0};
	const char *const heads[] = {word(filed, "comparison.requirement"),
		word(filed, "comparison.value"), word(filed, "comparison.source_short"), NULL};

	paper_heading(
		paper, 2, pool_printf(filed->pool, "%s %s", row->number, row_called(filed, row)));
	if (row->reason)
		paper_text(paper,
			pool_printf(filed->pool, "%s: %s", word(filed, "comparison.reason"),
				row->reason));
	paper_table(paper, shares, heads);
	for (size_t q = 0; q < filed->comparison.requirement_count; q++) {
		const char *const cells[] = {filed->comparison.requirements[q].data.text,
			marked_value_of(filed, row, q), row->cells[q].note, NULL};

		paper_row(paper, cells);
	}
	paper_table_end(paper);
}

static const char *title_of(const struct filed *filed)
{
	return filed->number ? pool_printf(filed->pool, "%s %s, %s %lld",
		       word(filed, "comparison.title"), filed->vacancy.number,
		       word(filed, "comparison.version"), (long long)filed->number)
			     : pool_printf(filed->pool, "%s %s", word(filed, "comparison.title"),
				     filed->vacancy.number);
}

static enum outcome paper_all(void *context, struct paper *paper)
{
	const struct filed *filed = context;

	paper_heading(paper, 1, title_of(filed));
	paper_order(filed, paper);
	for (size_t i = 0; i < filed->comparison.class_count; i++) {
		const struct ranking_input *class = &filed->comparison.classes[i];

		paper_note(paper,
			pool_printf(filed->pool, "%s %s: %s", class->letter, class->name,
				class->meaning ? class->meaning : ""));
	}
	for (size_t i = 0; i < filed->comparison.count; i++)
		if (filed->comparison.rows[i].cells)
			paper_one(filed, paper, &filed->comparison.rows[i]);
	return OK;
}

enum outcome filed_paper(const struct filed *filed, int file)
{
	const struct paper_look look = {.title = title_of(filed),
		.lang = filed->words->lang,
		.sender = word(filed, "layout.owner"),
		.unit = filed->vacancy.authority,
		.foot = word(filed, "dossier.foot"),
		.page = word(filed, "paper.page"),
		.of = word(filed, "paper.of")};
	struct paper_done done;
	enum outcome outcome = paper_make(filed->pool, &look, paper_all, (void *)filed, &done);

	if (outcome)
		return outcome;
	return fd_write_all(file, done.bytes, done.length) ? OK : UNAVAILABLE;
}
