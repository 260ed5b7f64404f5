/* The documents of a bulk action's letter on its pages (BAK-09). */
#ifndef BMS_BACKEND_BULK_LETTER_FILES_H
#define BMS_BACKEND_BULK_LETTER_FILES_H

#include "backend/pages.h"
#include "base/outcome.h"

/* Files.*: name, size, state, reason, href (of a good one); Files_most: bytes that they may have
 * together, Files_bytes: that they have. OK, UNAVAILABLE. */
enum outcome letter_files_show(struct request *req, int64_t bulk_id);

#endif
