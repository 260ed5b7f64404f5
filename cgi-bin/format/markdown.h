/*
 * Markdown of staff made into safe HTML and into plain words, by libcmark-gfm. Most of it was not
 * written as Markdown but typed or pasted: stars in words, lines, bullets of word processors and
 * "<A-12>" mean what they mean (markdown_source), and no letter or digit is lost. Tags of HTML and
 * dangerous links are dropped, their words stay.
 */
#ifndef BMS_FORMAT_MARKDOWN_H
#define BMS_FORMAT_MARKDOWN_H

#include "base/buf.h"
#include "base/pool.h"

/* HTML of a Markdown text; headings begin at level 3, since texts stand below a section's h2. NULL
 * for NULL or blank. */
char *markdown_html(struct pool *pool, const char *markdown);

/* Adds the words of a Markdown text without its marks, for search and feeds. */
void markdown_words(struct buf *buf, const char *markdown);

/* The addresses of all links of a text as they are written, also of those that are dropped;
 * *count_r of them. */
const char **markdown_links(struct pool *pool, const char *markdown, size_t *count_r);

#endif
