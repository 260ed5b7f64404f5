/* What the files of a paper share. */
#ifndef BMS_DOCUMENT_PAPER_PRIVATE_H
#define BMS_DOCUMENT_PAPER_PRIVATE_H

#include <cairo.h>
#include <pango/pangocairo.h>

#include "base/buf.h"
#include "document/paper.h"

/* Points: A4 with margins. */
#define PAPER_WIDTH 595.0
#define PAPER_HEIGHT 842.0
#define PAPER_MARGIN 56.0
#define PAPER_END (PAPER_HEIGHT - PAPER_MARGIN - 14) /* below stands the foot */
#define PAPER_GREY 0.38

#define PAPER_MM(x) ((x)*72.0 / 25.4)

/* A list that grows in a pool. */
#define PAPER_GROWS(type) \
	struct { \
		type *items; \
		size_t count, size; \
	}

struct paper_table {
	double shares[PAPER_COLUMNS]; /* of the width; they end with 0 */
	size_t columns;
	const char *heads[PAPER_COLUMNS];
	bool headed, labels; /* has heads; its first column is one */
	bool numbers; /* its last column is, and stands at the right */
	bool open, heading; /* it is being drawn; its heads are */
};

struct paper {
	struct pool *pool;
	const struct paper_look *look;
	cairo_surface_t *surface;
	cairo_t *cairo;
	struct buf bytes;
	double y;
	bool begun; /* something stands on the page */
	bool last; /* this time it is kept */
	int64_t own_pages, pages; /* whole ones before this page */
	struct paper_table table;
	PAPER_GROWS(struct paper_mark) marks;
	PAPER_GROWS(struct paper_insert) inserts;
	PAPER_GROWS(struct paper_link) links;
	const struct paper *before; /* what the last time came to; NULL: it is the first */
};

/* Where lines begin, and how wide they are: a letter's as DIN 5008 has them. */
static inline double paper_left(const struct paper *paper)
{
	return paper->look->letter ? PAPER_MM(25) : PAPER_MARGIN;
}

static inline double paper_inner(const struct paper *paper)
{
	double right = paper->look->letter ? PAPER_MM(20) : PAPER_MARGIN;

	return PAPER_WIDTH - right - paper_left(paper);
}

/* A name must not turn the page around, nor show another one than it is: each script's own
 * direction is all that counts. "" for NULL; in the pool. */
const char *paper_straight(struct pool *pool, const char *text);

/* A text as it would be laid out in this width and font ("Noto Sans Bold 10"), to be given to
 * g_object_unref. */
PangoLayout *paper_layout(struct paper *paper, const char *font, double width, const char *text);

/* Draws lines of `at` from `left` down while they fit on the page, at least one of an empty page;
 * true when some are left. paper->y is below them. */
bool paper_lines(struct paper *paper, PangoLayoutIter *at, double left);

/* Ends the page and begins the next, under the heads of an open table. */
void paper_break(struct paper *paper);

/* Begins the next page when less than this is left of the page. */
void paper_room(struct paper *paper, double height);

#endif
