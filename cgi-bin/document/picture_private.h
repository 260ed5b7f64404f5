/* What the child writes about pictures, before their bytes; and reading it. */
#ifndef BMS_DOCUMENT_PICTURE_PRIVATE_H
#define BMS_DOCUMENT_PICTURE_PRIVATE_H

#include "document/picture.h"

#define PREVIEW_MADE 1 /* what the work "preview" answers when it has drawn one */

struct picture_head {
	int64_t width, height, length;
};

/* The pictures in a result, each no larger than its edge. OK; UNAVAILABLE (also: it is not what it
 * ought to be). */
enum outcome picture_result(struct pool *pool, int result, const int64_t *edges, size_t count,
	struct picture *pictures_r);

#endif
