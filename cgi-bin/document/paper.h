/*
 * Text pages as PDF, for people: A4, headings, paragraphs, tables that go on over pages under their
 * heads, contents, page numbers; tagged, titled, with bookmarks and embedded fonts, in every script
 * for which there is a font. What is drawn is described once by a function, which is asked several
 * times, until the page numbers that it shows are those where things stand.
 */
#ifndef BMS_DOCUMENT_PAPER_H
#define BMS_DOCUMENT_PAPER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/outcome.h"
#include "base/pool.h"

#define PAPER_COLUMNS 6 /* of a table, at most */

struct paper;

/* What stands on each page; all but title and lang may be NULL. */
struct paper_look {
	const char *title;
	const char *lang; /* "de" or "en" */
	const char *sender, *unit; /* the letterhead of the first page */
	const char *foot; /* at the left of each page's end */
	const char *page, *of; /* "Seite" 2 "von" 7; NULL: pages have no numbers */
	bool letter; /* its margins are those of a letter: 25 mm at the left, 20 mm at the right */
};

/* Describes it, the same each time. What it answers but OK ends the making. */
typedef enum outcome paper_draw(void *context, struct paper *paper);

/* A place that bookmarks and contents lead to. */
struct paper_mark {
	int level; /* from 1 */
	const char *text;
	int64_t page; /* from 1, inserted ones counted */
};

/* Pages of something else that stand between its own (document/assemble.h). */
struct paper_insert {
	size_t what; /* as paper_insert was told */
	int64_t after; /* own pages before it */
	int64_t pages;
};

/* Where one may jump from the contents: a rectangle in points from the page's lower left corner. */
struct paper_link {
	int64_t own_page; /* from 1, inserted ones not counted */
	double left, bottom, right, top;
	int64_t to; /* page, inserted ones counted */
};

struct paper_done {
	const void *bytes;
	size_t length;
	int64_t own_pages, pages; /* without and with the inserted ones */
	const struct paper_mark *marks;
	size_t mark_count;
	const struct paper_insert *inserts;
	size_t insert_count;
	const struct paper_link *links;
	size_t link_count;
};

/*
 * Makes it, in the pool. Bookmarks are in it when nothing is inserted; else, as the jumps of the
 * contents, they come with assemble. OK; what `draw` answered; ends the process when cairo fails.
 */
enum outcome paper_make(struct pool *pool, const struct paper_look *look, paper_draw *draw,
	void *context, struct paper_done *done_r);

/* What `draw` may say. Texts are UTF-8; NULL or "" is nothing. */

/*
 * The head of a letter by post, first of all (DIN 5008, form B): the sender's line and the address
 * in the window of an envelope, at the right what it is about; what follows stands below. Lines end
 * with line ends.
 */
struct paper_window {
	const char *sender, *address, *info;
};
void paper_window(struct paper *paper, const struct paper_window *window);

/* A heading of level 1 to 4; on its page stand a line and the first row of a table below it. */
void paper_heading(struct paper *paper, int level, const char *text);

/* A place for bookmarks and contents: where the next line stands. */
void paper_mark(struct paper *paper, int level, const char *text);

/* A paragraph; line ends in it stay. */
void paper_text(struct paper *paper, const char *text);

/* The same, smaller and grey: what explains. */
void paper_note(struct paper *paper, const char *text);

/* A table: shares of the width (0 ends them), heads (NULL: none), and then its rows. Heads are
 * repeated on each page; a row that is longer than a page goes on on the next. What is no row ends
 * it, as paper_table_end does. */
void paper_table(struct paper *paper, const double *shares, const char *const *heads);
void paper_row(struct paper *paper, const char *const *cells);
void paper_table_end(struct paper *paper);

/* A table of two columns without heads, and a row of it: what it is called, what it is; nothing
 * without a value. */
void paper_facts(struct paper *paper);
void paper_fact(struct paper *paper, const char *label, const char *value);

/* The marks with their pages, up to this level, as a table of contents. */
void paper_contents(struct paper *paper, int level);

/* What follows begins on a new page. */
void paper_page(struct paper *paper);

/* `pages` pages of something else come here, beginning with a page of their own, as does what
 * follows them; a mark of this level leads to the first. */
void paper_insert(struct paper *paper, size_t what, int64_t pages, int level, const char *text);

#endif
