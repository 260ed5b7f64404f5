/* multipart/form-data (RFC 7578), read strictly: what no browser sends is refused. */
#ifndef BMS_WEB_MULTIPART_H
#define BMS_WEB_MULTIPART_H

#include <stdbool.h>
#include <stddef.h>

#include "base/outcome.h"
#include "base/pool.h"

#define MULTIPART_PARTS 200
#define MULTIPART_BOUNDARY 70
#define MULTIPART_HEADER 8192 /* bytes of one part's header */
#define MULTIPART_TEXT 65536 /* bytes of one part without file name */

struct part {
	const char *name; /* valid text */
	const char *filename; /* valid text, not cleaned; NULL: a text field */
	bool broken; /* the header was no UTF-8, or held a NUL; what is left of it holds U+FFFD */
	size_t offset; /* of the contents, in the body */
	size_t length;
};

/* The boundary a Content-Type names; NULL when it is not multipart/form-data with a valid one. */
char *multipart_boundary(struct pool *pool, const char *content_type);

/*
 * Splits a whole body. OK: *count_r parts in the pool; INVALID: not well-formed, cut, or more than
 * MULTIPART_PARTS parts; TOO_LARGE: a text part is longer than MULTIPART_TEXT.
 */
enum outcome multipart_parse(struct pool *pool, const char *body, size_t length,
	const char *boundary, struct part **parts_r, size_t *count_r);

#endif
