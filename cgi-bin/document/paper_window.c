/* The head of a letter that goes by post: address in the window, and beside it what it is about, as
 * DIN 5008, form B, places them. */
#include "base/text.h"
#include "document/paper_private.h"

static const double window_left = PAPER_MM(25);
static const double window_width = PAPER_MM(80);
static const double window_gap = PAPER_MM(1); /* between the sender's line and the address */
static const double window_address = PAPER_MM(62.7);
static const double info_left = PAPER_MM(125);
static const double info_top = PAPER_MM(50);
static const double info_width = PAPER_MM(65);
static const double body_top = PAPER_MM(103.4);
static const double fold_first = PAPER_MM(105);
static const double fold_second = PAPER_MM(210);
static const double hole = PAPER_MM(148.5);
static const double mark_left = PAPER_MM(5);
static const double mark_length = PAPER_MM(4);

/* Where something stands: its upper edge, or (`ends`) its lower one. */
struct window_place {
	double left, top, width;
	bool ends;
};

static void window_text(
	struct paper *paper, const char *font, const struct window_place *place, const char *text)
{
	PangoLayout *layout;
	double top = place->top;
	int height = 0;

	if (text_empty(text))
		return;
	layout = paper_layout(paper, font, place->width, text);
	pango_layout_get_size(layout, NULL, &height);
	if (place->ends)
		top -= (double)height / PANGO_SCALE;
	cairo_tag_begin(paper->cairo, "P", NULL);
	cairo_move_to(paper->cairo, place->left, top);
	pango_cairo_show_layout(paper->cairo, layout);
	cairo_tag_end(paper->cairo, "P");
	g_object_unref(layout);
}

static void window_mark(struct paper *paper, double top, double length)
{
	cairo_set_line_width(paper->cairo, 0.4);
	cairo_move_to(paper->cairo, mark_left, top);
	cairo_line_to(paper->cairo, mark_left + length, top);
	cairo_stroke(paper->cairo);
}

void paper_window(struct paper *paper, const struct paper_window *window)
{
	/* the sender's line may be two: it ends above the address */
	window_text(paper, "Noto Sans 6.5",
		&(struct window_place){
			window_left, window_address - window_gap, window_width, true},
		window->sender);
	window_text(paper, "Noto Sans 10",
		&(struct window_place){window_left, window_address, window_width, false},
		window->address);
	window_text(paper, "Noto Sans 9",
		&(struct window_place){info_left, info_top, info_width, false}, window->info);
	window_mark(paper, fold_first, mark_length);
	window_mark(paper, hole, mark_length * 1.5);
	window_mark(paper, fold_second, mark_length);
	paper->y = body_top;
	paper->begun = true;
}
