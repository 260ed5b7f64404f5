/* Between the files of Markdown. */
#ifndef BMS_FORMAT_MARKDOWN_PRIVATE_H
#define BMS_FORMAT_MARKDOWN_PRIVATE_H

#include "base/buf.h"
#include "base/pool.h"

/*
 * A text as people type and paste it, as Markdown that means the same: bullets of word processors
 * are list items, and what Markdown would take for a mark although it is none is escaped: a star
 * inside a word, "<" but for addresses, a number at a line's start that continues no list, "> 5",
 * "[1]: …", cells a table has no column for. Tags of HTML are left out, and their contents stay.
 * Idempotent in meaning: Markdown that was written as such comes out as it is.
 */
char *markdown_source(struct pool *pool, const char *text);

/* The same for the inside of one line; `cells` > 0: a row of a table with so many columns. */
void markdown_inline(struct buf *buf, const char *text, const char *end, size_t cells);

#endif
