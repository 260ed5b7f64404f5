/* Text pages by cairo and pango: pages, headings, paragraphs. */
#include "document/paper_private.h"

#include <cairo-pdf.h>
#include <fontconfig/fontconfig.h>
#include <stdlib.h>
#include <string.h>

#include "base/log.h"
#include "base/text.h"

#define TIMES_MAX 6 /* the page numbers stand still after three */
#define FONT_TEXT "Noto Sans 10"
#define FONT_SMALL "Noto Sans 8.5"
#define LINE 15.0 /* height of a line, about */
#define NUMBER_WIDTH 100.0 /* of a page's number */

/* Adds one more to a list that grows. */
#define GROW(pool, list, type) \
	((list)->items = list_room( \
		 (pool), (list)->items, (list)->count, &(list)->size, sizeof(type)), \
		&(list)->items[(list)->count++])

static void *list_room(struct pool *pool, void *items, size_t count, size_t *size, size_t one)
{
	void *grown;

	if (count < *size)
		return items;
	*size = *size ? *size * 2 : 32;
	grown = pool_alloc_array(pool, *size, one);
	if (count)
		memcpy(grown, items, count * one);
	return grown;
}

static cairo_status_t bytes_write(void *closure, const unsigned char *bytes, unsigned int length)
{
	struct paper *paper = closure;

	if (paper->last)
		buf_add(&paper->bytes, bytes, length);
	return CAIRO_STATUS_SUCCESS;
}

/* One line at a place of its own, outside of what flows. */
static void line_put(
	struct paper *paper, const char *font, PangoAlignment align, double y, const char *text)
{
	double width = paper_inner(paper) - (align == PANGO_ALIGN_RIGHT ? 0 : NUMBER_WIDTH);
	PangoLayout *layout = paper_layout(paper, font, width, text);

	pango_layout_set_alignment(layout, align);
	pango_layout_set_ellipsize(layout, PANGO_ELLIPSIZE_END);
	cairo_move_to(paper->cairo, paper_left(paper), y);
	pango_cairo_show_layout(paper->cairo, layout);
	g_object_unref(layout);
}

static void rule_put(struct paper *paper, double y)
{
	cairo_set_line_width(paper->cairo, 0.5);
	cairo_move_to(paper->cairo, paper_left(paper), y);
	cairo_line_to(paper->cairo, paper_left(paper) + paper_inner(paper), y);
	cairo_stroke(paper->cairo);
}

/* What the pages are called is known from the time before. */
static void foot_put(struct paper *paper)
{
	const struct paper_look *look = paper->look;
	int64_t all = paper->before ? paper->before->pages : 0;

	cairo_set_source_rgb(paper->cairo, PAPER_GREY, PAPER_GREY, PAPER_GREY);
	if (look->foot)
		line_put(paper, FONT_SMALL, PANGO_ALIGN_LEFT, PAPER_END + 8, look->foot);
	if (look->page)
		line_put(paper, FONT_SMALL, PANGO_ALIGN_RIGHT, PAPER_END + 8,
			pool_printf(paper->pool, "%s %lld %s %lld", look->page,
				(long long)paper->pages + 1, look->of, (long long)all));
	cairo_set_source_rgb(paper->cairo, 0, 0, 0);
}

static void letterhead_put(struct paper *paper)
{
	if (!paper->look->sender)
		return;
	line_put(paper, "Noto Sans Bold 11", PANGO_ALIGN_LEFT, PAPER_MARGIN - 16,
		paper->look->sender);
	line_put(paper, FONT_TEXT, PANGO_ALIGN_LEFT, PAPER_MARGIN + 2, paper->look->unit);
	rule_put(paper, PAPER_MARGIN + 24);
	paper->y = PAPER_MARGIN + 44;
}

static void page_end(struct paper *paper)
{
	foot_put(paper);
	cairo_show_page(paper->cairo);
	paper->own_pages++;
	paper->pages++;
	paper->y = PAPER_MARGIN;
	paper->begun = false;
}

void paper_break(struct paper *paper)
{
	page_end(paper);
	if (paper->table.open && paper->table.headed && !paper->table.heading)
		paper_row(paper, NULL);
}

void paper_room(struct paper *paper, double height)
{
	if (paper->begun && paper->y + height > PAPER_END)
		paper_break(paper);
}

bool paper_lines(struct paper *paper, PangoLayoutIter *at, double left)
{
	do {
		PangoRectangle in_layout, ink, logical;
		PangoLayoutLine *line = pango_layout_iter_get_line_readonly(at);
		double height;

		pango_layout_iter_get_line_extents(at, NULL, &in_layout);
		pango_layout_line_get_extents(line, &ink, &logical);
		height = (double)logical.height / PANGO_SCALE;
		if (paper->begun && paper->y + height > PAPER_END)
			return true;
		cairo_move_to(paper->cairo, left + (double)in_layout.x / PANGO_SCALE,
			paper->y - (double)logical.y / PANGO_SCALE);
		pango_cairo_show_layout_line(paper->cairo, line);
		paper->y += height;
		paper->begun = true;
	} while (pango_layout_iter_next_line(at));
	return false;
}

/* One paragraph, line by line over as many pages as it takes; lines of scripts that go to the left
 * stand at the right. */
static void paragraph_put(struct paper *paper, const char *tag, const char *font, double before,
	double after, const char *text)
{
	PangoLayout *layout;
	PangoLayoutIter *at;

	if (text_empty(text))
		return;
	layout = paper_layout(paper, font, paper_inner(paper), text);
	at = pango_layout_get_iter(layout);
	if (paper->begun)
		paper->y += before;
	cairo_tag_begin(paper->cairo, tag, NULL);
	while (paper_lines(paper, at, paper_left(paper)))
		paper_break(paper);
	cairo_tag_end(paper->cairo, tag);
	paper->y += after;
	pango_layout_iter_free(at);
	g_object_unref(layout);
}

/* For it, a line and the first row of a table. */
static void headed_room(struct paper *paper)
{
	paper_room(paper, 8 * LINE);
}

void paper_heading(struct paper *paper, int level, const char *text)
{
	static const char *const fonts[] = {
		"Noto Sans Bold 18", "Noto Sans Bold 14", "Noto Sans Bold 12", "Noto Sans Bold 10"};
	static const char *const tags[] = {"H1", "H2", "H3", "H4"};
	int place = level < 4 ? level - 1 : 3;

	paper_table_end(paper);
	headed_room(paper);
	paragraph_put(paper, tags[place], fonts[place], level == 1 ? 0 : LINE, 4, text);
}

void paper_text(struct paper *paper, const char *text)
{
	paper_table_end(paper);
	paragraph_put(paper, "P", FONT_TEXT, 0, 6, text);
}

void paper_note(struct paper *paper, const char *text)
{
	paper_table_end(paper);
	cairo_set_source_rgb(paper->cairo, PAPER_GREY, PAPER_GREY, PAPER_GREY);
	paragraph_put(paper, "P", FONT_SMALL, 0, 6, text);
	cairo_set_source_rgb(paper->cairo, 0, 0, 0);
}

void paper_mark(struct paper *paper, int level, const char *text)
{
	paper_table_end(paper);
	headed_room(paper);
	*GROW(paper->pool, &paper->marks, struct paper_mark) =
		(struct paper_mark){level, paper_straight(paper->pool, text), paper->pages + 1};
}

void paper_page(struct paper *paper)
{
	paper_table_end(paper);
	if (paper->begun)
		page_end(paper);
}

void paper_insert(struct paper *paper, size_t what, int64_t pages, int level, const char *text)
{
	paper_page(paper);
	*GROW(paper->pool, &paper->marks, struct paper_mark) =
		(struct paper_mark){level, paper_straight(paper->pool, text), paper->pages + 1};
	*GROW(paper->pool, &paper->inserts, struct paper_insert) =
		(struct paper_insert){what, paper->own_pages, pages};
	paper->pages += pages;
}

/* A line of the contents: what, and on which page; and where it is, for the jump. */
static void contents_line(struct paper *paper, const struct paper_mark *mark)
{
	const char *cells[] = {
		pool_printf(paper->pool, "%*s%s", (mark->level - 1) * 4, "", mark->text),
		pool_printf(paper->pool, "%lld", (long long)mark->page)};
	int64_t page = paper->own_pages;
	double top = paper->y;

	paper_row(paper, cells);
	if (page != paper->own_pages) /* it went on on the next page */
		top = PAPER_MARGIN;
	*GROW(paper->pool, &paper->links, struct paper_link) = (struct paper_link){
		paper->own_pages + 1, paper_left(paper), PAPER_HEIGHT - paper->y,
		paper_left(paper) + paper_inner(paper), PAPER_HEIGHT - top, mark->page};
}

void paper_contents(struct paper *paper, int level)
{
	static const double shares[PAPER_COLUMNS] = {0.9, 0.1};

	paper_table(paper, shares, NULL);
	paper->table.numbers = true;
	for (size_t i = 0; paper->before && i < paper->before->marks.count; i++)
		if (paper->before->marks.items[i].level <= level)
			contents_line(paper, &paper->before->marks.items[i]);
	paper_table_end(paper);
}

/* Bookmarks by cairo, for a paper that stays as it is. */
static void outline_put(struct paper *paper)
{
	int parents[5] = {CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT,
		CAIRO_PDF_OUTLINE_ROOT, CAIRO_PDF_OUTLINE_ROOT};

	for (size_t i = 0; i < paper->marks.count; i++) {
		const struct paper_mark *mark = &paper->marks.items[i];
		int level = mark->level < 4 ? mark->level : 4;
		int id = cairo_pdf_surface_add_outline(paper->surface, parents[level - 1],
			mark->text,
			pool_printf(paper->pool, "page=%lld pos=[0 0]", (long long)mark->page),
			CAIRO_PDF_OUTLINE_FLAG_OPEN);

		for (int below = level; below < 5; below++)
			parents[below] = id;
	}
}

/* Not after each PDF: Pango goes on looking at the fonts in a thread of its own, which would fall.
 */
static void fonts_forget(void)
{
	pango_cairo_font_map_set_default(NULL);
	cairo_debug_reset_static_data();
	FcFini();
}

static void fonts_forget_at_end(void)
{
	static bool asked;

	if (!asked)
		atexit(fonts_forget);
	asked = true;
}

static enum outcome paper_once(struct paper *paper, paper_draw *draw, void *context)
{
	cairo_status_t status;
	enum outcome outcome;

	paper->y = PAPER_MARGIN;
	buf_init(&paper->bytes, paper->pool);
	paper->surface =
		cairo_pdf_surface_create_for_stream(bytes_write, paper, PAPER_WIDTH, PAPER_HEIGHT);
	cairo_pdf_surface_set_metadata(paper->surface, CAIRO_PDF_METADATA_TITLE,
		paper_straight(paper->pool, paper->look->title));
	paper->cairo = cairo_create(paper->surface);
	cairo_tag_begin(paper->cairo, "Document", NULL);
	letterhead_put(paper);
	outcome = draw(context, paper);
	paper_table_end(paper);
	cairo_tag_end(paper->cairo, "Document");
	if (paper->begun || !paper->pages)
		page_end(paper);
	if (!paper->inserts.count)
		outline_put(paper);
	cairo_surface_finish(paper->surface);
	status = cairo_status(paper->cairo);
	if (status || cairo_surface_status(paper->surface))
		log_fatal("paper", "reason=\"%s\"", cairo_status_to_string(status));
	cairo_destroy(paper->cairo);
	cairo_surface_destroy(paper->surface);
	return outcome;
}

/* Does it stand where it stood the time before? */
static bool paper_still(const struct paper *paper)
{
	const struct paper *before = paper->before;

	if (!before || before->pages != paper->pages || before->marks.count != paper->marks.count)
		return false;
	for (size_t i = 0; i < paper->marks.count; i++)
		if (before->marks.items[i].page != paper->marks.items[i].page)
			return false;
	return true;
}

enum outcome paper_make(struct pool *pool, const struct paper_look *look, paper_draw *draw,
	void *context, struct paper_done *done_r)
{
	struct paper papers[TIMES_MAX + 1] = {{0}};
	struct paper *paper = papers;
	enum outcome outcome = OK;
	int times = 0;

	fonts_forget_at_end();
	do {
		paper = &papers[times];
		*paper = (struct paper){
			.pool = pool, .look = look, .before = times ? paper - 1 : NULL};
		paper->last = times == TIMES_MAX || (times > 0 && paper_still(paper - 1));
		outcome = paper_once(paper, draw, context);
		times++;
	} while (!outcome && !paper->last);
	*done_r = (struct paper_done){paper->bytes.data, paper->bytes.length, paper->own_pages,
		paper->pages, paper->marks.items, paper->marks.count, paper->inserts.items,
		paper->inserts.count, paper->links.items, paper->links.count};
	return outcome;
}
