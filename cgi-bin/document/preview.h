/* The first page of a PDF as a small picture, for lists (OBJ-10). */
#ifndef BMS_DOCUMENT_PREVIEW_H
#define BMS_DOCUMENT_PREVIEW_H

#include <stdbool.h>

#include "document/picture.h"

#define PREVIEW_EDGE 320 /* pixels of the longer side at most */

/*
 * Draws the first page in a child (document/child.h) as poppler does. *made_r: false when it cannot
 * be drawn, or not as it is meant: it asks for a password, is damaged, took longer than
 * `milliseconds`, or writes in a font that is neither in it nor among those the child has. OK
 * (*picture_r in the pool when it was made), UNAVAILABLE.
 */
enum outcome preview_make(struct pool *pool, const void *bytes, size_t length, int64_t milliseconds,
	bool *made_r, struct picture *picture_r);

#endif
