/* Markdown of staff made into safe HTML (libcmark-gfm: raw HTML and dangerous links are dropped) and into plain words. */
#ifndef BMS_BASE_MARKDOWN_H
#define BMS_BASE_MARKDOWN_H

#include "base/buf.h"
#include "base/pool.h"

/* HTML of a Markdown text; headings begin at level 3, since texts stand below a section's h2. NULL for NULL or blank. */
char *markdown_html(struct pool *pool, const char *markdown);

/* Adds the words of a Markdown text without its marks, for search and feeds. */
void markdown_words(struct buf *buf, const char *markdown);

#endif
