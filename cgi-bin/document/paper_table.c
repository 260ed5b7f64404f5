/* Tables of a paper, which go on over pages under their heads. */
#include "document/paper_private.h"

#include "base/text.h"

#define FONT_CELL "Noto Sans 10"
#define FONT_HEAD "Noto Sans Bold 10"
#define GAP 10.0 /* between columns */
#define ABOVE 3.0 /* within a row, above and below its lines */

struct cell {
	PangoLayout *layout;
	PangoLayoutIter *at;
	double left;
	bool left_over;
};

void paper_table(struct paper *paper, const double *shares, const char *const *heads)
{
	struct paper_table *table = &paper->table;

	paper_table_end(paper);
	*table = (struct paper_table){.open = true, .headed = heads != NULL};
	while (table->columns < PAPER_COLUMNS && shares[table->columns] > 0) {
		table->shares[table->columns] = shares[table->columns];
		table->heads[table->columns] = heads ? heads[table->columns] : NULL;
		table->columns++;
	}
	cairo_tag_begin(paper->cairo, "Table", NULL);
	if (table->headed)
		paper_row(paper, NULL);
}

void paper_table_end(struct paper *paper)
{
	if (!paper->table.open)
		return;
	cairo_tag_end(paper->cairo, "Table");
	paper->table.open = false;
	paper->y += 8;
}

static double cells_begin(struct paper *paper, const char *const *texts, struct cell *cells)
{
	const struct paper_table *table = &paper->table;
	double left = paper_left(paper);
	double most = 0;

	for (size_t i = 0; i < table->columns; i++) {
		double width = paper_inner(paper) * table->shares[i];
		bool bold = table->heading || (table->labels && i == 0);
		int height = 0;

		cells[i].left = left;
		cells[i].layout = paper_layout(paper, bold ? FONT_HEAD : FONT_CELL,
			i + 1 < table->columns ? width - GAP : width, texts[i]);
		if (table->numbers && i + 1 == table->columns)
			pango_layout_set_alignment(cells[i].layout, PANGO_ALIGN_RIGHT);
		cells[i].at = pango_layout_get_iter(cells[i].layout);
		cells[i].left_over = true;
		pango_layout_get_size(cells[i].layout, NULL, &height);
		if ((double)height / PANGO_SCALE > most)
			most = (double)height / PANGO_SCALE;
		left += width;
	}
	return most;
}

/* As many lines of each cell as the page takes; true when some are left. */
static bool cells_draw(struct paper *paper, struct cell *cells)
{
	const struct paper_table *table = &paper->table;
	double top = paper->y;
	double lowest = top;
	bool begun = paper->begun;
	bool more = false;

	cairo_tag_begin(paper->cairo, "TR", NULL);
	for (size_t i = 0; i < table->columns; i++) {
		const char *tag = table->heading || (table->labels && i == 0) ? "TH" : "TD";

		paper->y = top;
		paper->begun = begun;
		cairo_tag_begin(paper->cairo, tag, NULL);
		if (cells[i].left_over)
			cells[i].left_over = paper_lines(paper, cells[i].at, cells[i].left);
		cairo_tag_end(paper->cairo, tag);
		more = more || cells[i].left_over;
		if (paper->y > lowest)
			lowest = paper->y;
	}
	cairo_tag_end(paper->cairo, "TR");
	paper->y = lowest;
	paper->begun = true;
	return more;
}

static void row_rule(struct paper *paper)
{
	double grey = paper->table.heading ? PAPER_GREY : 0.82;

	cairo_set_source_rgb(paper->cairo, grey, grey, grey);
	cairo_set_line_width(paper->cairo, 0.5);
	cairo_move_to(paper->cairo, paper_left(paper), paper->y);
	cairo_line_to(paper->cairo, paper_left(paper) + paper_inner(paper), paper->y);
	cairo_stroke(paper->cairo);
	cairo_set_source_rgb(paper->cairo, 0, 0, 0);
}

/* Without cells: the heads. */
void paper_row(struct paper *paper, const char *const *cells)
{
	struct cell drawn[PAPER_COLUMNS] = {0};
	bool more;

	paper->table.heading = !cells;
	double height = cells_begin(paper, cells ? cells : paper->table.heads, drawn) + 2 * ABOVE;
	if (height < (PAPER_END - PAPER_MARGIN) / 2)
		paper_room(paper, height + (cells ? 0 : height));
	paper->table.heading = !cells;
	do {
		paper->y += ABOVE;
		more = cells_draw(paper, drawn);
		paper->y += ABOVE;
		if (more) {
			paper_break(paper);
			paper->table.heading = !cells;
		}
	} while (more);
	row_rule(paper);
	for (size_t i = 0; i < paper->table.columns; i++) {
		pango_layout_iter_free(drawn[i].at);
		g_object_unref(drawn[i].layout);
	}
	paper->table.heading = false;
}

void paper_facts(struct paper *paper)
{
	static const double shares[PAPER_COLUMNS] = {0.32, 0.68};

	paper_table(paper, shares, NULL);
	paper->table.labels = true;
}

void paper_fact(struct paper *paper, const char *label, const char *value)
{
	const char *cells[] = {label, value};

	if (!text_empty(value))
		paper_row(paper, cells);
}
