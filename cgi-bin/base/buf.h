/* A growing byte string in a pool, always NUL-terminated. */
#ifndef BMS_BASE_BUF_H
#define BMS_BASE_BUF_H

#include <stddef.h>

#include "base/pool.h"

struct buf {
	struct pool *pool;
	char *data; /* never NULL after buf_init */
	size_t length; /* without the final NUL */
	size_t size;
};

/* An empty one; it grows in the pool. */
void buf_init(struct buf *buf, struct pool *pool);

/* Add to its end: `length` bytes, a text, a character, what printf would write. */
void buf_add(struct buf *buf, const void *bytes, size_t length);
void buf_str(struct buf *buf, const char *text);
void buf_char(struct buf *buf, char c);
void buf_printf(struct buf *buf, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* Adds text with & < > " ' replaced by entities, for HTML text and quoted attributes. */
void buf_html(struct buf *buf, const char *text);

/* Adds text percent-encoded, for a path segment or a query value (RFC 3986 unreserved stay). */
void buf_url(struct buf *buf, const char *text);

/* Adds text as the inside of a JSON string; `<` as \u003c, so that it may stand in a script
 * element. */
void buf_json(struct buf *buf, const char *text);

#endif
